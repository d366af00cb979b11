"""Duties: what the law of a day asks of each object, and how that changed."""

import pickle
from datetime import date

import pytest
from attrs import evolve

from secuprev import law
from secuprev.model import Commune, Convention, Council, Epci, Force, Framework, Lender, Signature
from secuprev.rules import Standing, Status, UnknownSubject, check, history, obligations
from secuprev.values import PartialDate

TOWN = Framework(
    id="town",
    communes=(Commune(code="77288", population=16000, zus=False, qpv=False),),
    forces=(
        Force(id="pm", kind="police_municipale", posts=4, posts_lent_by_epci=0, night=True),
        Force(id="pn", kind="police_nationale"),
    ),
    conventions=(
        Convention(
            id="c",
            signed=PartialDate(2018, 3, 1),
            years=3,
            forces=("pm",),
            lender=Lender.NONE,
            signatories=(Signature("maire"), Signature("prefet")),
        ),
    ),
    councils=(Council(id="k", kind="clspd", communes=("77288",), created=PartialDate(2010)),),
)


def standings(day: str, subject: str) -> dict[str, Standing]:
    found = obligations(TOWN, day)
    return {one.rule.name: one.standing for one in found if one.target.id == subject}


def test_a_duty_is_there_when_its_rule_applies_or_may_apply():
    report = check(TOWN, "2020-06-01")
    asked = [one for one in report.results if one.status is not Status.NOT_APPLICABLE]
    duties = obligations(TOWN, "2020-06-01")
    assert [(d.rule, d.target) for d in duties] == [(r.rule, r.target) for r in asked]


def test_the_same_facts_meet_or_fail_the_law_of_their_day():
    assert "missing-convention" not in standings("2019-12-28", "pm")  # four posts are below five
    assert standings("2019-12-29", "pm")["missing-convention"] is Standing.MET
    assert standings("2021-03-01", "pm")["missing-convention"] is Standing.UNKNOWN  # renewed?
    assert standings("2020-06-01", "pm")["night-work-without-mention"] is Standing.MET
    assert standings("2020-06-01", "pm")["firearms-without-convention"] is Standing.UNKNOWN
    assert standings("2021-06-01", "77288")["clspd-coordinator-missing"] is Standing.UNKNOWN


@pytest.mark.parametrize(
    ("day", "rule", "since", "until"),
    [
        # Moved from one code to another in 2012, the duty has stayed the same since 1999.
        ("2020-06-01", "night-work-without-mention", "1999-04-16", "2021-05-26"),
        ("2021-06-01", "night-work-without-mention", "2021-05-27", None),
        ("2020-06-01", "missing-convention", "2019-12-29", None),
        ("2020-06-01", "clspd-missing", "2007-03-07", "2021-05-26"),
        ("2022-06-01", "clspd-missing", "2021-05-27", None),
    ],
)
def test_a_duty_is_dated_by_the_law_that_makes_it(day, rule, since, until):
    (duty,) = obligations(TOWN, day, select=[rule])
    assert duty.since == date.fromisoformat(since)
    assert duty.until == (date.fromisoformat(until) if until else None)


def test_whom_a_rule_is_about_is_not_cited_as_what_it_asks():
    (duty,) = obligations(TOWN, "2020-06-01", select=["night-work-without-mention"])
    assert {one.short for one in duty.citations} == {"CSI L512-6 al. 3"}


def test_the_history_of_a_service_follows_the_law():
    steps = {step.on.isoformat(): step for step in history(TOWN, "pm", "2026-04-03")}
    assert next(iter(steps)) == "1999-04-16"
    lower = steps["2019-12-29"]
    assert [one.rule.name for one in lower.began] == ["missing-convention"]
    assert lower.texts == ("LOI-2019-1461 art. 61",)
    safety = steps["2021-05-27"]
    assert "dog-unit-without-convention" in {one.rule.name for one in safety.began}
    assert "night-work-without-mention" in {one.rule.name for one in safety.changed}
    assert safety.texts == ("LOI-2021-646",)
    # Who is counted changed that day too, which changes nothing for a municipal service.
    assert "firearms-without-convention" not in {one.rule.name for one in safety.changed}


def test_the_history_of_a_commune_follows_the_law():
    steps = {step.on.isoformat(): step for step in history(TOWN, "77288", "2026-04-03")}
    assert [one.rule.name for one in steps["2007-03-07"].began] == [
        "clspd-missing",
        "commune-departement-agreement",
    ]
    assert steps["2007-03-07"].texts == ("LOI-2007-297",)
    assert [one.rule.name for one in steps["2021-05-27"].began] == [
        "clspd-coordinator-missing",
        "clspd-coordinator-status",
    ]
    assert all(not step.ended for step in steps.values())


def test_a_duty_does_not_change_with_what_the_law_says_of_others():
    """L3642-3 of the general code is about the metropolis of Lyon: this body lends by L512-2."""
    lends = Force(
        id="pmi",
        kind="police_intercommunale",
        employer="ca",
        communes=("77288", "77166"),
        authority=("maire",),
    )
    body = Epci(name="x", kind="ca", lends_agents=True, communes=("77288", "77166"))
    town = Framework(id="x", epci=body, forces=(lends,), conventions=())
    changed = {
        (step.on.isoformat(), one.rule.name)
        for step in history(town, "pmi", "2026-04-03")
        for one in step.changed
    }
    for rule in ("lender-without-right", "several-communes-without-scheme"):
        assert ("2015-01-01", rule) not in changed, rule  # the metropolis of Lyon
    # He shares the command of agents since then, but this document says that he does not.
    assert ("2010-12-18", "wrong-authority") not in changed


def test_a_duty_that_cannot_be_told_may_change_with_all_that_its_rule_rests_on():
    """The act of 2011 says how long an approval holds; whether the agents have one is unknown."""
    (step,) = (one for one in history(TOWN, "pm", "2012-01-01") if one.on == date(2011, 3, 16))
    assert "agents-not-approved" in {one.rule.name for one in step.changed}


def test_the_history_ends_on_the_day_asked_for():
    assert max(step.on for step in history(TOWN, "pm", "2012-11-23")) <= date(2012, 11, 23)


def test_an_unknown_subject_comes_with_near_ones():
    with pytest.raises(UnknownSubject) as error:
        history(TOWN, "pmm")
    assert error.value.suggestions[0] == "pm"
    assert error.value.args == ("pmm", error.value.suggestions)
    near = ", ".join(error.value.suggestions)
    assert error.value.message.fr == f"objet inconnu : « pmm » ; proche : {near}"
    assert str(error.value) == f"unknown object: 'pmm'; near: {near}"
    assert pickle.loads(pickle.dumps(error.value)).suggestions == error.value.suggestions


def test_an_unknown_subject_that_is_near_nothing_says_no_more():
    with pytest.raises(UnknownSubject) as error:
        history(TOWN, "zzz")
    assert error.value.suggestions == ()
    assert error.value.message.fr == "objet inconnu : « zzz »"
    assert str(error.value) == "unknown object: 'zzz'"


def test_the_days_of_a_history_come_once_and_in_order():
    for subject in ("pm", "c", "k", "77288"):
        days = [step.on for step in history(TOWN, subject)]
        assert sorted(set(days)) == days


WARDEN = Force(
    id="gc",
    kind="garde_champetre",
    body_cameras=True,
    dog_unit=False,
    drones=False,
    firearms=False,
    in_vehicle_cameras=False,
    plate_readers=False,
    vehicle_files=False,
)


def test_a_text_that_only_says_who_is_counted_brings_the_duties_of_those():
    counted = ["police_municipale", "asvp"]
    bill = {
        "meta": {"id": "bill", "fr": "Proposition", "en": "Bill"},
        "convention": {
            "forces_counted": {"values": [{"value": counted, "from": date(2025, 1, 1)}]}
        },
    }
    wardens = Force(id="asvp", kind="asvp", posts=5)
    town = Framework(id="town", forces=(wardens,), conventions=())
    (step,) = [one for one in history(town, "asvp", law=bill) if one.on == date(2025, 1, 1)]
    assert "missing-convention" in {one.rule.name for one in step.began}
    assert step.texts == ("bill",)


def test_a_duty_that_begins_names_the_text_that_put_the_service_under_it():
    town = Framework(id="town", forces=(WARDEN,), conventions=())
    (step,) = [one for one in history(town, "gc") if one.on == date(2002, 2, 28)]
    assert [one.rule.name for one in step.began] == ["wrong-authority"]
    assert step.texts == ("LOI-2002-276",)  # which put wardens who are shared under each mayor


def test_the_history_of_a_service_follows_what_the_law_opens_to_it():
    town = Framework(id="town", forces=(WARDEN,), conventions=())
    name = "means-beyond-competence"
    found = {
        step.on: (duty.standing, [text[:20] for text in step.texts])
        for step in history(town, "gc")
        for duty in step.changed
        if duty.rule.name == name
    }
    trial = ["Loi 2021-646 art. 46"]  # of body cameras by rural wardens
    assert found == {
        date(2018, 8, 6): (Standing.UNMET, trial),  # L241-2 names the municipal police alone
        date(2021, 5, 27): (Standing.UNMET, ["LOI-2021-646", *trial]),
        date(2022, 9, 18): (Standing.MET, trial),
        date(2024, 11, 25): (Standing.UNMET, trial),
    }
    without = Framework(id="town", forces=(evolve(WARDEN, body_cameras=False),), conventions=())
    assert date(2024, 11, 25) not in {one.on for one in history(without, "gc")}


def test_a_change_laid_over_the_first_day_is_no_change_of_that_day():
    start = law.record().start
    one_post = {
        "meta": {"id": "one-post", "fr": "Un emploi", "en": "One post"},
        "convention": {"posts_threshold": {"values": [{"value": 1, "from": start}]}},
    }
    days = [step.on for step in history(TOWN, "pm", "2005-01-01", law=one_post)]
    assert days.count(start) == 1


def test_duties_are_told_apart_by_what_is_known_of_them():
    found = obligations(TOWN, "2016-01-01")
    assert {one.standing for one in found} == set(Standing)
    assert found.unknown == tuple(one for one in found if one.standing is Standing.UNKNOWN)
    assert found.unmet == tuple(one for one in found if one.standing is Standing.UNMET)


@pytest.mark.parametrize("day", [None, "2013-01-01"])
def test_a_change_without_a_date_is_laid_from_the_day_asked_about(day):
    one_post = {
        "meta": {"id": "one-post", "fr": "Un emploi", "en": "One post"},
        "convention": {"posts_threshold": {"values": [{"value": 1}]}},
    }
    service = Force(
        id="pm",
        kind="police_municipale",
        posts=1,
        posts_lent_by_epci=0,
        posts_lent_by_syndicat=0,
    )
    small = Framework(id="small", forces=(service,), conventions=())
    name = "missing-convention"
    (duty,) = obligations(small, day, select=[name], law=one_post)
    assert duty.standing is Standing.UNMET
    assert not obligations(small, day, select=[name])


def test_every_change_of_a_parameter_is_another_value():
    for name in law.names():
        parameter = law.parameter(name)
        for state in parameter.changes():
            around = parameter.unchanged(state.period.start)
            assert around.start == state.period.start
