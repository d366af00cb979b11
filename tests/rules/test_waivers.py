"""Living with findings: breaches waived, severities set, rules chosen."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from secuprev.model import Force, Framework, Waiver
from secuprev.rules import (
    Severity,
    Status,
    UnknownRule,
    UnknownSeverity,
    breach,
    check,
    chosen,
    compliant,
    find,
    obligations,
    rule,
    rules,
    unverifiable,
)
from secuprev.values import Text
from tests.render.frameworks import agglomeration

LAST = date(2026, 3, 31)
DAY = date(2026, 1, 1)
TALKS = Waiver("missing-convention", "pm", "talks under way", "head of services", LAST)
TOWN = Framework(
    id="town",
    forces=(
        Force(id="pm", kind="police_municipale", posts=4, firearms=True),
        Force(id="pm2", kind="police_municipale", posts=4),
    ),
    conventions=(),
    waivers=(TALKS,),
)
NO = Text(fr="non", en="no")


def missing(framework=TOWN, on=DAY):
    """Return the answers of one rule on both services."""
    return check(framework, on, select=["missing-convention"])


def own(check_one, name="own-rule", code="OWN-001", target=Force):
    make = rule(
        code=code, name=name, target=target, severity=Severity.MODEL, cites=(), fr="r", en="R"
    )
    return make(check_one)


# --- waivers --------------------------------------------------------------------------------------


def test_a_waived_breach_is_told_apart_and_stays_a_breach():
    report = missing()
    waived, kept = report.results
    assert (waived.target.id, waived.status, waived.waiver) == ("pm", Status.BREACH, TALKS)
    assert (kept.target.id, kept.waived) == ("pm2", False)
    assert report.waived == (waived,)
    assert report.breaches == (kept,)
    assert report.by_status[Status.BREACH] == (waived, kept)
    assert (report.counts["breach"], report.counts["waived"]) == (1, 1)
    assert sum(report.counts.values()) == len(report.results)


def test_a_report_is_ok_when_all_its_breaches_are_waived():
    assert not missing().ok
    both = evolve(TOWN, waivers=(TALKS, evolve(TALKS, subject="pm2")))
    assert missing(both).ok
    assert check(both, DAY, rules=[own(lambda one, case: 1 / 0)]).ok is False


def test_the_json_tells_the_waiver():
    waived, kept = missing().to_dict("en")["results"]
    assert (waived["verdict"], kept["verdict"]) == ("breach", "breach")
    assert waived["waiver"] == {
        "reason": "talks under way",
        "author": "head of services",
        "expires": "2026-03-31",
        "source": None,
    }
    assert kept["waiver"] is None


@pytest.mark.parametrize(("shift", "waived"), [(-1, True), (0, True), (1, False)])
def test_a_waiver_holds_up_to_its_last_day_included(shift, waived):
    day = LAST + timedelta(days=shift)
    assert missing(on=day).results[0].waived is waived
    (expired,) = check(TOWN, day, select=["waiver-expired"]).results
    assert (expired.status is Status.BREACH) is not waived


@pytest.mark.parametrize("name", ["CONV-001", "conv-001", "Missing-Convention"])
def test_a_waiver_names_its_rule_as_every_other_place_does(name):
    assert missing(evolve(TOWN, waivers=(evolve(TALKS, rule=name),))).results[0].waived
    assert find(name) is find("missing-convention")


def test_of_several_waivers_the_one_that_runs_longest_is_told():
    longer = evolve(TALKS, expires=LAST + timedelta(days=9), reason="more talks")
    for waivers in ((TALKS, longer), (longer, TALKS)):
        assert missing(evolve(TOWN, waivers=waivers)).waived[0].waiver is longer


@pytest.mark.parametrize("verdict", [compliant(), unverifiable(message=NO)])
def test_only_a_breach_is_waived(verdict):
    framework = evolve(TOWN, waivers=(evolve(TALKS, rule="own-rule"),))
    report = check(framework, DAY, rules=[own(lambda one, case: verdict)])
    assert report.waived == ()
    assert [one.waiver for one in report.results] == [None, None]


def test_a_rule_that_crashed_is_not_waived_and_its_waiver_cannot_be_judged():
    framework = evolve(TOWN, waivers=(evolve(TALKS, rule="own-rule"),))
    report = check(framework, DAY, rules=[own(lambda one, case: 1 / 0), find("waiver-unused")])
    first, _, about = report.results
    assert (first.status, first.waived) == (Status.CRASHED, False)
    assert (about.status, about.message.en) == (Status.UNVERIFIABLE, "the rule failed")


def test_rules_of_ones_own_are_waived_like_those_of_the_catalogue():
    framework = evolve(TOWN, waivers=(evolve(TALKS, rule="OWN-001"),))
    run = [own(lambda one, case: breach(NO)), *chosen(WAIVER_RULES)]
    report = check(framework, DAY, rules=run)
    assert [one.target.id for one in report.waived] == ["pm"]
    assert [one.target.id for one in report.breaches] == ["pm2"]
    unknown = check(framework, DAY, rules=chosen(WAIVER_RULES))
    assert [one.rule.name for one in unknown.breaches] == ["waiver-unknown-rule"]


def test_what_is_wrong_with_a_waiver_is_not_waived():
    late = evolve(TALKS, expires=date(2025, 12, 31))
    cover = Waiver("waiver-expired", "waivers[0]", "later", "head of services", LAST)
    report = check(evolve(TOWN, waivers=(late, cover)), DAY, select=WAIVER_RULES)
    assert report.waived == ()
    assert {(one.rule.name, one.target.id) for one in report.breaches} == {
        ("waiver-expired", "waivers[0]"),
        ("waiver-unknown-rule", "waivers[1]"),
    }


WAIVER_RULES = [one.name for one in rules() if one.target is Waiver]


@pytest.mark.parametrize("on", ["2019-06-01", "2026-01-01", "2026-04-01"])
def test_what_is_said_of_a_waiver_does_not_depend_on_the_rules_asked_for(on):
    def about(report):
        return [one for one in report.results if one.target.kind == "waiver"]

    whole = about(check(TOWN, on))
    assert whole == about(check(TOWN, on, select=WAIVER_RULES))
    assert whole == about(check(TOWN, on, ignore=["missing-convention"]))
    assert about(check(TOWN, on, select=["missing-opinion"])) == []


def test_a_duty_that_is_waived_is_still_a_duty_and_a_waiver_makes_none():
    with_waiver = obligations(TOWN, DAY)
    without = obligations(evolve(TOWN, waivers=()), DAY)
    assert with_waiver == without
    assert {duty.target.kind for duty in with_waiver} == {"force"}


def test_a_framework_with_another_waiver_is_another_framework():
    assert TOWN.digest != evolve(TOWN, waivers=()).digest
    assert TOWN.digest != evolve(TOWN, waivers=(evolve(TALKS, expires=DAY),)).digest


# --- severities -----------------------------------------------------------------------------------


def test_a_severity_that_is_set_replaces_that_of_the_texts_and_both_are_told():
    report = check(TOWN, DAY, severities={"CONV-001": "practice"})
    set_ones = report.by_rule["missing-convention"]
    assert {one.severity for one in set_ones} == {Severity.PRACTICE}
    assert {one.severity_of_texts for one in set_ones} == {Severity.OBLIGATION}
    assert all(
        one.severity is one.severity_of_texts
        for one in report.results
        if one.rule.name != "missing-convention"
    )
    first = report.to_dict()["results"][0]
    assert (first["severity"], first["severity_of_texts"]) == ("practice", "obligation")


def test_a_severity_that_is_set_replaces_also_the_lighter_one_of_a_verdict():
    lighter = own(lambda one, case: breach(NO, Severity.PRACTICE))
    report = check(TOWN, DAY, rules=[lighter], severities={"own-rule": Severity.OBLIGATION})
    (first, _) = report.results
    assert (first.severity, first.severity_of_texts) == (Severity.OBLIGATION, Severity.PRACTICE)


def test_a_severity_or_a_rule_that_does_not_exist_is_refused():
    with pytest.raises(UnknownSeverity) as error:
        check(TOWN, DAY, severities={"missing-convention": "practise"})
    assert error.value.suggestions == ("practice",)
    known = ", ".join(Severity)
    assert error.value.message == Text(
        fr=f"« practise » n'est pas une gravité ({known}) ; proche : practice",
        en=f'"practise" is no severity ({known}); near: practice',
    )
    assert str(error.value) == error.value.message.en
    # Of two that are near, only the nearest: seven letters of "obligation", six of "practice".
    assert UnknownSeverity("practigation").suggestions == ("obligation",)
    with pytest.raises(UnknownSeverity) as error:
        check(TOWN, DAY, severities={"missing-convention": "lourd"})
    assert error.value.suggestions == ()
    assert error.value.message.fr == f"« lourd » n'est pas une gravité ({known})"
    assert error.value.message.en == f'"lourd" is no severity ({known})'
    with pytest.raises(UnknownRule):
        check(TOWN, DAY, severities={"mising-convention": "practice"})


# --- the receipt and the choice of rules ----------------------------------------------------------


def test_the_receipt_says_what_was_chosen_by_name_and_in_order():
    report = check(
        TOWN,
        DAY,
        select=["missing-opinion", "CONV-001", "missing-convention"],
        ignore=["conv-003"],
        severities={"missing-signatory": "model", "CONV-001": Severity.PRACTICE},
    )
    receipt = report.receipt.to_dict()
    assert receipt["select"] == ["missing-convention", "missing-opinion"]
    assert receipt["ignore"] == [find("CONV-003").name]
    assert receipt["severities"] == {
        "missing-convention": "practice",
        "missing-signatory": "model",
    }


def test_rules_of_ones_own_are_chosen_too():
    mine = [own(lambda one, case: compliant(), f"own-{one}", f"OWN-00{one}") for one in "ab"]
    report = check(TOWN, DAY, rules=mine, select=["own-a", "OWN-00B"], ignore=["own-b"])
    assert list(report.by_rule) == ["own-a"]
    assert report.receipt.select == ("own-a", "own-b")
    with pytest.raises(UnknownRule):
        check(TOWN, DAY, rules=mine, select=["own-c"])


# --- whatever the framework -----------------------------------------------------------------------

DAYS = ("2006-07-01", "2012-11-23", "2019-12-29", "2021-06-01", "2026-01-01")
REPORTS = {day: check(agglomeration(), day) for day in DAYS}
NAMES = [one.name for one in rules()]
names = st.lists(st.sampled_from(NAMES), max_size=6)


def other_results(report):
    return [one for one in report.results if one.target.kind != "waiver"]


last_days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@st.composite
def a_waiver(draw, results):
    chosen_one = draw(st.sampled_from(results))
    called = draw(st.sampled_from([chosen_one.rule.name, chosen_one.rule.code]))
    return Waiver(called, chosen_one.target.id, "reason", "author", draw(last_days))


@settings(max_examples=40)
@given(day=st.sampled_from(DAYS), data=st.data())
def test_a_waiver_changes_the_answer_that_it_names_and_no_other(day, data):
    before = REPORTS[day]
    waiver = data.draw(a_waiver(before.results))
    after = check(evolve(agglomeration(), waivers=(waiver,)), day)
    asked = date.fromisoformat(day)
    for one, other in zip(before.results, other_results(after), strict=True):
        named = find(waiver.rule) is one.rule and waiver.subject == one.target.id
        waived = named and one.status is Status.BREACH and asked <= waiver.expires
        assert other == evolve(one, waiver=waiver if waived else None)


@settings(max_examples=40)
@given(day=st.sampled_from(DAYS), data=st.data())
def test_each_waiver_is_used_found_wanting_or_not_told_and_never_two_of_these(day, data):
    waiver = data.draw(a_waiver(REPORTS[day].results))
    report = check(evolve(agglomeration(), waivers=(waiver,)), day)
    about_it = [one for one in report.results if one.target.kind == "waiver"]
    wanting = [one for one in about_it if one.status is Status.BREACH]
    untold = [one for one in about_it if one.status is Status.UNVERIFIABLE]
    assert len(report.waived) + len(wanting) + len(untold) == 1
