"""Conventions beside the model of their day."""

import json
from pathlib import Path

import pytest

import secuprev
from secuprev import law
from secuprev.rules import ClauseState, against_model
from secuprev.rules.verdict import Severity
from secuprev.testing.examples import read_small as read

EXAMPLES = Path(__file__).parents[2] / "examples"


def convention(words):
    """Read the one convention of a document, written as a flow mapping without its id."""
    return read("{conventions: [{id: c, " + words + "}]}").conventions[0]


def compared(words, on=None):
    return against_model(convention(words), on)


def codes(found):
    return [one.clause.code if one.clause else one.fact or one.article.code for one in found]


def state_of(found, name):
    return dict(zip(codes(found.clauses), found.clauses, strict=True))[name].state


def senart(year, rank):
    return secuprev.load(EXAMPLES / f"senart-{year}.yaml").conventions[rank]


def test_senart_2006_beside_the_model_of_2000():
    found = against_model(senart(2006, 0))
    assert (found.model.id, len(found.articles)) == ("2000-cgct", 16)
    # The model of 2000 knew impounding (article 10) and checks (article 11), of all its fields.
    assert codes(found.present) == ["t1.enlevement_fourriere", "t1.info_controles_routiers"]
    assert [one.article.number for one in found.present] == ["10", "11"]
    assert {"holiday_watch", "dangerous_dogs", "hall_occupation", "video_protection"} <= set(
        found.added
    )
    assert (found.missing, found.adapted) == ((), ())
    # "A good communication between police forces" does not say by which of the five articles.
    for number in ("1", "2", "3", "4", "5"):
        article = next(one for one in found.articles if one.article.number == number)
        assert article.state is ClauseState.UNKNOWN
    assert state_of(found, "years") is ClauseState.UNKNOWN


def test_senart_2012_takes_up_what_the_decree_opened():
    found = against_model(senart(2012, 1))
    assert (found.model.id, len(found.articles)) == ("2012", 23)
    assert codes(found.present) == [
        "besoin.securite_routiere",
        "besoin.toxicomanie",
        "t1.enlevement_fourriere",
        "t1.info_controles_routiers",
        "reinforced",
        "t2.violences_urbaines_crise",
        "t2.securite_routiere",
        "t2.prevention",
    ]
    prevention = next(one for one in found.present if one.clause and one.clause.code[3:6] == "pre")
    assert prevention.domains == (
        "holiday_watch",
        "hall_occupation",
        "vulnerable_people_protection",
    )
    # No model ever named these two.
    assert found.added == ("travellers_unlawful_parking", "dangerous_dogs")
    # The page does not say that it tells everything: nothing is known to be missing.
    assert found.missing == ()


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2000-03-27", "2000"),
        ("2000-12-29", "2000"),
        ("2000-12-30", "2000-cgct"),
        ("2012-01-04", "2000-cgct"),
        ("2012-01-05", "2012"),
        ("2013-12-31", "2012"),
        ("2014-01-01", "2014"),
        ("2017-11-04", "2014"),
        ("2017-11-05", "2017"),
        ("2019-12-31", "2017"),
        ("2020-01-01", "2020"),
        ("2024-01-31", "2020"),
        ("2024-02-01", "2024"),
    ],
)
def test_the_model_is_that_of_the_day_of_signature(day, edition):
    assert compared(f"signed: {day}").model.id == edition


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("communal", "communal"),
        ("pluricommunal", "communal"),
        ("intercommunal", "intercommunal"),
    ],
)
def test_the_model_is_that_of_the_kind(kind, model):
    assert compared(f"signed: 2015-01-01, kind: {kind}").model.kind == model


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("years: 3", "the day of the signature is not known"),
        ("signed: 2015-01-01, kind: pooling", "the model is about coordination alone"),
        ("signed: 1999-06-01", "there was no model of that kind on that day"),
        ("signed: 2012-01-04, kind: intercommunal", "there was no model of that kind on that day"),
    ],
)
def test_without_a_model_the_comparison_says_why(words, reason):
    found = compared(words)
    assert found.model is None
    assert found.reason.en == reason
    assert found.articles == found.present == found.missing == found.unknown == found.added == ()
    assert found.to_dict("en")["reason"] == reason


def test_a_vague_day_is_refused_when_the_edition_changed_inside_it():
    assert compared("signed: 2006").model.id == "2000-cgct"
    for day in ("2012", "2012-01", "2017-11", "2024"):
        with pytest.raises(law.StraddlesChange):
            compared(f"signed: {day}")
    with pytest.raises(law.OutsideRecord):
        compared("signed: 1998-01-01")


def test_a_renewal_brings_the_model_of_its_own_day():
    words = "signed: 2011-06-01, years: 5, renewals: [{on: 2016-06-01, years: 3}]"
    before, after = compared(words, on="2016-05-31"), compared(words, on="2016-06-01")
    assert (before.model.id, after.model.id) == ("2000-cgct", "2014")
    assert str(after.concluded) == "2016-06-01"
    # Five years were the model's own in 2011, three are in 2016.
    assert state_of(before, "years") is state_of(after, "years") is ClauseState.PRESENT


@pytest.mark.parametrize(
    ("day", "words", "expected"),
    [
        ("2012-01-04", "years: 5, renewal: tacit, notice_months: 6", "present present present"),
        ("2012-01-05", "years: 5, renewal: tacit, notice_months: 6", "adapted adapted present"),
        ("2012-01-05", "years: 3, renewal: express, notice_months: 3", "present present adapted"),
        ("2012-01-04", "years: 3, renewal: express", "adapted adapted unknown"),
        ("2024-02-01", "years: 1", "adapted unknown unknown"),
        ("2024-02-01", "kind: intercommunal, years: 3", "present unknown unknown"),
    ],
)
def test_term_renewal_and_notice(day, words, expected):
    found = compared(f"signed: {day}, {words}")
    term = next(one for one in found.articles if one.article.code == "term")
    assert term.article.number == ("15" if day < "2012-01-05" else "21")
    assert " ".join(one.state.value for one in term.clauses) == expected
    assert [one.fact for one in term.clauses] == ["years", "renewal", "notice_months"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("signed: 2015-03-01, until: 2018-02-27", "adapted"),
        ("signed: 2015-03-01, until: 2018-02-28", "present"),
        ("signed: 2015-03-01, until: 2018-03-01", "present"),  # meant as three years
        ("signed: 2015-03-01, until: 2018-03-02", "adapted"),
        ("signed: 2015-01-15, effective: 2015-03-01, until: 2018-02-28", "present"),
        ("signed: 2015-03-01, until: 2018-02", "unknown"),
        ("signed: 2015-03, until: 2018-02-28", "unknown"),
        ("signed: 2015-03, until: 2018-02-27", "adapted"),
        ("signed: 2015-03-01, until: 9999-12-31", "adapted"),
        ("signed: 2015-03-01, until: 2018-02-28, renewals: [{on: 2018-03-01}]", "unknown"),
        ("amendments: [{on: 2016-03-01}], until: 2018-02-28", "unknown"),
        ("signed: 2015-03-01, years: 3, until: 2019-12-31", "present"),
    ],
)
def test_a_last_day_is_a_term(words, expected):
    assert state_of(compared(words), "years").value == expected


def test_a_term_told_by_its_last_day_is_told_by_that_day():
    (term,) = compared("signed: 2015-01-01, until: 2019-12-31").adapted
    assert (term.expected, term.found) == (3, "2019-12-31")


def test_what_was_expected_and_what_was_found():
    found = compared("signed: 2015-01-01, years: 5, renewal: tacit")
    assert [(one.fact, one.expected, one.found) for one in found.adapted] == [
        ("years", 3, 5),
        ("renewal", "express", "tacit"),
    ]
    assert [one.label.fr for one in found.adapted] == ["durée en années", "renouvellement"]


def test_silence_is_not_absence():
    said_nothing = compared("signed: 2015-01-01")
    assert said_nothing.missing == said_nothing.present == ()
    not_all = compared("signed: 2015-01-01, domains: [public_buildings_guard]")
    assert (codes(not_all.present), not_all.missing) == (["t1.garde_statique"], ())


def test_a_complete_list_tells_what_is_missing():
    words = "signed: 2015-01-01, domains: [public_buildings_guard], domains_complete: true"
    found = compared(words)
    assert codes(found.present) == ["t1.garde_statique"]
    missing = codes(found.missing)
    assert {"t1.foires_marches", "besoin.toxicomanie", "t2.prevention"} <= set(missing)
    # No domain stands for the specialised units: no list of domains tells of them.
    assert state_of(found, "t2.moyens_specialises") is ClauseState.UNKNOWN
    # Nor for the preamble, the report, the evaluation mission.
    for code in ("preamble", "change", "report", "inspection"):
        assert state_of(found, code) is ClauseState.UNKNOWN


def test_words_that_were_not_recognised_may_be_any_domain():
    found = compared(
        "signed: 2015-01-01, domains_complete: true, "
        "domains: [public_buildings_guard, {label: points sensibles}]"
    )
    assert (found.missing, found.unread) == ((), ("points sensibles",))


def test_a_clause_of_one_domain_is_missing_where_that_domain_alone_is_left_out():
    found = compared("signed: 2015-01-01, domains: [{domain: video_protection, role: excluded}]")
    assert codes(found.missing) == ["t2.videoprotection"]


def test_a_domain_that_is_left_out_is_missing_and_not_added():
    found = compared(
        "signed: 2015-01-01, domains: [{domain: video_protection, role: excluded}, "
        "{domain: public_order_maintenance, role: excluded}, "
        "{domain: holiday_watch, role: excluded}]"
    )
    # Prevention also stands for hold-ups, landlords, vulnerable people: not known to be left out.
    assert codes(found.missing) == ["t2.videoprotection"]
    assert (found.present, found.added) == ((), ())


@pytest.mark.parametrize(
    ("fact", "name", "number"),
    [("diagnosis", "needs", "1"), ("evaluation", "evaluation", "20")],
)
def test_facts_that_answer_an_article(fact, name, number):
    for answer, state in (("true", ClauseState.PRESENT), ("false", ClauseState.MISSING)):
        found = compared(f"signed: 2015-01-01, clauses: {{{fact}: {answer}}}")
        told = next(one for one in found.clauses if one.fact == fact)
        assert (told.article.code, told.article.number) == (name, number)
        assert told.state is state
    assert state_of(compared("signed: 2015-01-01"), fact) is ClauseState.UNKNOWN


def test_the_model_of_2000_asks_for_no_diagnosis():
    found = compared("signed: 2006-01-01, clauses: {diagnosis: false, evaluation: true}")
    assert (codes(found.missing), codes(found.present)) == ([], ["evaluation"])
    assert found.present[0].article.number == "14"


def test_a_chapter_known_to_be_absent():
    found = compared("signed: 2015-01-01, clauses: {coordination: false}")
    assert {one.article.number for one in found.missing} == {"10", "11", "12", "13", "14"}
    found = compared("signed: 2015-01-01, clauses: {nature_and_places: false}")
    assert {one.article.number for one in found.missing} == {str(n) for n in range(2, 10)}
    # That the chapter is there does not tell which of its articles are.
    found = compared("signed: 2015-01-01, clauses: {coordination: true, nature_and_places: true}")
    assert found.present == found.missing == ()


def test_title_two_known_to_be_absent():
    found = compared(
        "signed: 2015-01-01, clauses: {reinforced: false}, "
        "domains: [road_safety_prevention, holiday_watch]"
    )
    assert {one.article.number for one in found.missing} == {"15", "16", "17", "18"}
    # Road safety is a need of article 1; the model names holiday watch in title II only.
    assert codes(found.present) == ["besoin.securite_routiere"]
    assert codes(found.adapted) == ["t2.prevention"]
    assert state_of(found, "t2.securite_routiere") is ClauseState.MISSING


def test_a_domain_of_two_titles_when_title_two_is_not_known():
    found = compared("signed: 2015-01-01, domains: [road_safety_prevention]")
    assert codes(found.present) == ["besoin.securite_routiere"]
    assert state_of(found, "t2.securite_routiere") is ClauseState.UNKNOWN
    assert state_of(found, "reinforced") is ClauseState.UNKNOWN
    found = compared(
        "signed: 2015-01-01, clauses: {reinforced: true}, domains: [road_safety_prevention]"
    )
    assert codes(found.present) == [
        "besoin.securite_routiere",
        "reinforced",
        "t2.securite_routiere",
    ]


def test_the_title_of_a_mention_tells_which_clause_it_answers():
    found = compared("signed: 2015-01-01, domains: [{domain: road_safety_prevention, title: 2}]")
    assert codes(found.present) == ["reinforced", "t2.securite_routiere"]
    assert state_of(found, "besoin.securite_routiere") is ClauseState.UNKNOWN
    found = compared("signed: 2015-01-01, domains: [{domain: event_security, title: 1}]")
    assert codes(found.present) == ["t1.autres_manifestations"]
    assert found.adapted == ()
    # In another title than the model's: taken, otherwise.
    found = compared("signed: 2015-01-01, domains: [{domain: holiday_watch, title: 1}]")
    assert (codes(found.present), codes(found.adapted)) == ([], ["t2.prevention"])
    # The model of 2000 has no titles for a title to disagree with.
    found = compared("signed: 2006-01-01, domains: [{domain: event_security, title: 2}]")
    assert codes(found.present) == ["t1.autres_manifestations"]


def test_a_domain_too_wide_to_answer_a_clause():
    found = compared("signed: 2015-01-01, domains: [inter_force_communication]")
    assert (found.present, found.added) == ((), ())
    link = next(one for one in found.unknown if one.domains)
    assert link.domains == ("inter_force_communication",)


def test_amendments_and_aims_count_and_later_amendments_do_not():
    words = (
        "signed: 2015-01-01, aims: [transport_security], "
        "amendments: [{on: 2016-01-01, domains: [public_buildings_guard]}]"
    )
    assert codes(compared(words, on="2015-12-31").present) == ["besoin.violence_transports"]
    assert codes(compared(words, on="2016-01-01").present) == [
        "besoin.violence_transports",
        "t1.garde_statique",
    ]


def test_the_state_of_an_article():
    found = compared(
        "signed: 2015-01-01, years: 5, notice_months: 6, domains_complete: true, "
        "domains: [joint_operations]"
    )
    states = {one.article.number: one.state.value for one in found.articles}
    assert states["11"] == "present"  # joint missions, not mutual information
    assert states["21"] == "adapted"
    assert states["2"] == "missing"
    assert states["1"] == "unknown"  # no need is named; the diagnosis is not known
    assert states["22"] == "unknown"


def test_each_thing_asked_is_in_one_state():
    found = against_model(senart(2012, 1))
    parts = (found.present, found.missing, found.unknown, found.adapted)
    assert sum(map(len, parts)) == len(found.clauses)
    assert {one.clause.code for one in found.clauses if one.clause} == {
        one.code for one in found.model.clauses
    }


def test_a_departure_from_the_model_is_never_an_obligation():
    found = compared("signed: 2024-02-01, years: 9, clauses: {evaluation: false}")
    assert found.adapted
    assert found.missing
    assert found.severity is Severity.MODEL
    for one in found.articles:
        assert one.article.citation.text.rank is law.Rank.MODEL


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_plain_values(lang):
    plain = against_model(senart(2012, 1)).to_dict(lang)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["model"] == {"id": "2012", "kind": "communal"}
    assert plain["concluded"] == "2012-11-23"
    assert plain["severity"] == "model"
    assert [one["domain"] for one in plain["added"]] == [
        "travellers_unlawful_parking",
        "dangerous_dogs",
    ]
    term = plain["articles"][-2]
    assert term["number"] == "21"
    assert term["title"].startswith("Durée" if lang == "fr" else "Term")
    assert {"fact": "years", "expected": 3, "found": None}.items() <= term["clauses"][0].items()
    assert json.dumps(against_model(convention("signed: 2015-01-01, renewal: tacit")).to_dict(lang))
