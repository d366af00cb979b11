"""What another law would change for a framework: answers, answers that wait, competences."""

from datetime import date

import pytest
from attrs import evolve

import secuprev
from secuprev import law
from secuprev.model import Force, Framework
from secuprev.rules import Status
from secuprev.values import InvalidDate

BILL = law.draft("bill-2025")
TOWN = Framework(
    id="town",
    name="Ville",
    forces=(
        Force(id="pm", kind="police_municipale", posts=2, posts_lent_by_epci=0, drones=True),
        Force(id="gc", kind="garde_champetre", firearms=True),
    ),
    conventions=(),
)
DAY = "2026-01-01"


def one_post(day=None):
    row = {"value": 1} | ({} if day is None else {"from": day})
    words = {"id": "one-post", "fr": "Un emploi", "en": "One post"}
    return law.changes({"meta": words, "convention": {"posts_threshold": {"values": [row]}}})


def answers(found):
    return [
        (one.after.rule.name, one.after.target.id, one.before.status, one.after.status)
        for one in found.answers
    ]


def test_only_what_differs_is_told():
    found = secuprev.what_if(TOWN, one_post(), DAY)
    assert answers(found) == [
        ("missing-convention", "pm", Status.UNVERIFIABLE, Status.BREACH),
    ]
    assert (found.competences, found.untold) == ((), ())
    assert (found.framework, found.name, found.on) == ("town", "Ville", date(2026, 1, 1))
    assert [one.starts for one in found.not_law] == [(date(2026, 1, 1),)]
    later = secuprev.what_if(TOWN, one_post(date(2026, 1, 2)), DAY)
    assert answers(later) == []


def test_an_answer_that_rests_on_the_change_and_waits_for_facts_is_told_apart():
    unknown = evolve(TOWN, forces=(Force(id="pm", kind="police_municipale"),))
    found = secuprev.what_if(unknown, one_post(), DAY)
    assert found.answers == ()
    assert [(one.rule.name, one.target.id) for one in found.untold] == [
        ("missing-convention", "pm")
    ]
    assert "pm.posts" in [fact.path for fact in found.untold[0].missing]


def test_an_answer_waits_too_where_the_change_says_whom_the_rule_is_about():
    counted = {"forces_counted": {"values": [{"value": ["police_municipale", "asvp"]}]}}
    words = {"id": "asvp", "fr": "ASVP", "en": "ASVP"}
    town = evolve(TOWN, forces=(Force(id="asvp", kind="asvp"),))
    found = secuprev.what_if(town, {"meta": words, "convention": counted}, DAY)
    waiting = {one.rule.name: one.citations for one in found.untold}
    # Whom a rule is about is not cited: that the change is what it rests on, no citation says.
    assert [one.short for one in waiting["missing-convention"]] == ["CSI L512-4 al. 1"]


def test_the_bill_asks_something_of_armed_rural_wardens_and_opens_drones():
    found = secuprev.what_if(TOWN, BILL, DAY)
    assert answers(found) == [
        ("firearms-without-convention", "gc", Status.NOT_APPLICABLE, Status.BREACH),
        ("means-beyond-competence", "pm", Status.BREACH, Status.UNVERIFIABLE),
    ]
    assert [(one.after.subject, one.after.force) for one in found.competences] == [
        ("event_security", "police_municipale"),
        ("identity_checks", "police_municipale"),
        ("judicial_investigation", "police_municipale"),
        ("drones", "police_municipale"),
        ("firearms", "garde_champetre"),
    ]
    # What rests on a competence of the bill, and on no value of it, waits for facts as well.
    assert {one.target.id for one in found.untold} == {"pm", "gc"}
    plain = found.to_dict("en")
    assert [one["id"] for one in plain["not_law"]] == ["bill-2025"]
    drones = plain["competences"][3]
    assert (drones["before"]["level"], drones["after"]["level"]) == ("none", "lead")
    assert "five-year trial" in drones["after"]["condition"]
    assert plain["answers"][0]["after"]["verdict"] == "breach"
    assert plain["on"] == DAY


def test_what_is_laid_already_is_compared_with_the_law_as_read():
    with law.amended(one_post(), since="2025-01-01"):
        inside = secuprev.what_if(TOWN, on=DAY)
        with law.as_read():
            assert law.laid() == ()
            assert law.value("convention.posts_threshold", DAY).value == 3
        assert law.value("convention.posts_threshold", DAY).value == 1
        both = secuprev.what_if(TOWN, BILL, DAY)
    assert [name for name, *_ in answers(inside)] == ["missing-convention"]
    assert [one.id for one in both.not_law] == ["one-post", "bill-2025"]
    assert [name for name, *_ in answers(both)] == [
        "missing-convention", "firearms-without-convention", "means-beyond-competence",
    ]  # fmt: skip


def test_a_competence_that_could_not_be_told_is_told_under_the_change():
    row = {"from": date(2015, 1, 1), "level": "assist"}
    words = {"id": "early", "fr": "Tôt", "en": "Early"}
    early = {
        "meta": words,
        "competences": {"rows": {"drones": {"police_municipale": row}}},
    }
    (one,) = secuprev.what_if(TOWN, early, "2016-01-01").competences
    assert (one.before, one.after.level) == (None, law.Level.ASSIST)


def test_nothing_is_supposed_of_a_day_that_is_no_day():
    with pytest.raises(InvalidDate):
        secuprev.what_if(TOWN, BILL, "2026")
    with pytest.raises(law.ChangeSetError):
        secuprev.what_if(TOWN, {"meta": {}}, DAY)
    assert law.laid() == ()
    assert secuprev.what_if(TOWN, on=DAY).not_law == ()
