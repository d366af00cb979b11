"""What changes between two states: two documents, two days, or after somebody left."""

from datetime import date
from pathlib import Path

import attrs
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import secuprev
from secuprev import cooperation
from secuprev.cooperation import CellState, Subject, Way
from secuprev.model import Framework, Member, Signature
from secuprev.testing import frameworks as any_frameworks
from secuprev.values import InvalidDate

from .strategies import COMMUNES, PARTIES, frameworks

EXAMPLES = Path(__file__).parents[2] / "examples"
SENART_2006 = secuprev.load(EXAMPLES / "senart-2006.yaml")
SENART_2012 = secuprev.load(EXAMPLES / "senart-2012.yaml")
MELUN = secuprev.load(EXAMPLES / "melun-val-de-seine.yaml")
DAY = "2020-01-01"
SUBJECTS = (*PARTIES, *COMMUNES, "c1", "c2", "g1", "s1", "clspd", "nobody")


def town(text):
    return secuprev.loads(f"{{secuprev: 1, id: town, {text}}}", format="yaml")


def told(changes, subject):
    return {(one.id, one.way.value) for one in changes.of(subject)}


# --- compare --------------------------------------------------------------------------------------


def test_2012_added_drug_addiction_and_the_plan_senior_to_2006():
    found = secuprev.compare(SENART_2006, SENART_2012)
    assert told(found, Subject.DOMAIN) == {
        ("drug_addiction_prevention", "came"),
        ("vulnerable_people_protection", "came"),
    }
    said = {one.details[0].fr for one in found.of(Subject.DOMAIN)}
    assert said == {
        "la lutte contre la toxicomanie",
        "la collaboration au Plan Senior départemental",
    }
    assert told(found, Subject.INSTRUMENT) == {
        ("coordination-2012", "came"),
        ("contrat-local-prevention", "came"),
        ("plan-senior", "came"),
    }
    assert told(found, Subject.PARTNER) == set()


def test_the_aims_of_2006_are_not_those_of_the_day_after():
    """The page does not restate them, so that on that day nothing names them any more."""
    found = secuprev.compare(SENART_2012, on="2012-11-22", after_on="2012-11-23")
    assert ("coordination-2006", "went") in told(found, Subject.INSTRUMENT)
    assert ("video_protection", "went") in told(found, Subject.DOMAIN)
    assert found.judged == (date(2012, 11, 22), date(2012, 11, 23))


def test_what_changed_in_an_instrument_and_how_strongly_a_domain_is_taken_up():
    one = town("conventions: [{id: c, years: 3, domains: [holiday_watch]}]")
    other = town("conventions: [{id: c, years: 4, domains: [{domain: holiday_watch, role: lead}]}]")
    found = secuprev.compare(one, other)
    (instrument,) = found.of(Subject.INSTRUMENT, Way.CHANGED)
    assert [d.en for d in instrument.details] == ["term in years", "domains"]
    (domain,) = found.of(Subject.DOMAIN, Way.CHANGED)
    assert domain.details[0].en == "theme > lead"


def test_a_convention_whose_renewal_nobody_told_falls_into_doubt():
    framework = town("conventions: [{id: c, signed: 2016-06-01, years: 3}]")
    found = secuprev.compare(framework, on="2019-05-31", after_on="2019-06-01")
    (change,) = found.of(Subject.INSTRUMENT)
    assert change.details[0].en == "no longer known to be in force"


def test_duties_and_verdicts_on_the_day_on_which_the_threshold_fell():
    service = "{id: pm, kind: police_municipale, posts: %d, posts_lent_by_epci: 0,"
    service += " posts_lent_by_syndicat: 0}"
    framework = town(f"forces: [{service % 4}], conventions: []")
    found = secuprev.compare(framework, on="2019-12-28", after_on="2019-12-29")
    came = {one.id: one.details[0].en for one in found.of(Subject.DUTY, Way.CAME)}
    assert came["missing-convention pm"] == "breach"
    fewer = town(f"forces: [{service % 2}], conventions: []")
    changed = secuprev.compare(framework, fewer, on="2020-01-01")
    assert ("missing-convention pm", "went") in told(changed, Subject.DUTY)


def test_one_document_needs_two_days():
    with pytest.raises(ValueError, match="after_on"):
        secuprev.compare(MELUN, on="2020-01-01")


@pytest.mark.parametrize("framework", [SENART_2006, SENART_2012, MELUN])
def test_a_document_does_not_differ_from_itself(framework):
    assert not secuprev.compare(framework, framework)
    assert not secuprev.compare(framework, on=DAY, after_on=DAY)


@given(frameworks())
def test_comparing_with_itself_is_empty(framework):
    assert not secuprev.compare(framework, framework, on=DAY)


@settings(max_examples=40)
@given(frameworks(), frameworks())
def test_what_came_one_way_went_the_other(one, other):
    there, back = (secuprev.compare(a, b, on=DAY) for a, b in ((one, other), (other, one)))
    for subject in (Subject.PARTNER, Subject.INSTRUMENT, Subject.DOMAIN, Subject.DUTY):
        came = {each.id for each in there.of(subject, Way.CAME)}
        assert came == {each.id for each in back.of(subject, Way.WENT)}


# --- leaving --------------------------------------------------------------------------------------


def test_a_seat_a_signature_and_a_task_go_with_their_holder():
    framework = town(
        "partners: [{id: proc, kind: procureur}], forces: [{id: pm, kind: police_municipale,"
        " communes: ['77288', '77285']}],"
        " conventions: [{id: c, signatories: [{office: maire, commune: '77288'}, {office: prefet}],"
        " communes: ['77288'], domains: [{domain: holiday_watch, by: [pm]},"
        " {domain: dangerous_dogs}]}],"
        " councils: [{id: k, kind: clspd, members: [{partner: proc}, {office: prefet}]}],"
        " groups: [{id: g, kind: gltd, council: k, pilot: proc}]"
    )
    left = secuprev.without(framework, "proc")
    assert left.partners == ()
    assert left.councils[0].members == (Member(office="prefet"),)
    assert left.groups[0].pilot is None
    left = secuprev.without(framework, "77288")
    assert left.forces[0].communes == ("77285",)
    assert left.conventions[0].signatories == (Signature(office="prefet"),)
    assert [one.domain for one in secuprev.without(framework, "pm").conventions[0].domains] == [
        "dangerous_dogs"
    ]
    assert secuprev.without(framework, "k").groups[0].council is None


def test_a_convention_between_two_ends_when_one_leaves_and_that_of_three_does_not():
    three = town(
        "forces: [{id: pm, kind: police_municipale}, {id: pn, kind: police_nationale},"
        " {id: gn, kind: gendarmerie_nationale}],"
        " conventions: [{id: two, forces: [pm, pn]}, {id: three, forces: [pm, pn, gn]},"
        " {id: after, replaces: two, forces: [pm, gn]}]"
    )
    left = secuprev.without(three, "pn")
    assert [one.id for one in left.conventions] == ["three", "after"]
    assert left.conventions[1].replaces is None


def test_a_convention_of_which_no_force_is_left_ends_rather_than_fall_to_its_signatories():
    one = town(
        "forces: [{id: pm, kind: police_municipale}], conventions: [{id: c, forces: [pm],"
        " signatories: [{office: maire}, {office: prefet}], domains: [holiday_watch]}]"
    )
    assert secuprev.without(one, "pm").conventions == ()


def test_what_is_told_by_an_office_goes_with_the_only_one_who_holds_it():
    framework = town(
        "partners: [{id: proc, kind: procureur}], councils: [{id: k, kind: clspd,"
        " chair: procureur, members: [{office: procureur}, {office: prefet}]}],"
        " groups: [{id: g, kind: gltd, pilot_office: procureur}],"
        " conventions: [{id: c, signatories: [{office: procureur}, {office: maire}]}]"
    )
    left = secuprev.without(framework, "proc")
    assert left.councils[0].chair is None
    assert left.councils[0].members == (Member(office="prefet"),)
    assert left.groups[0].pilot_office is None
    assert left.conventions[0].signatories == (Signature(office="maire"),)


def test_a_group_is_not_freed_by_the_leaving_of_a_council_that_is_not_there():
    group = "groups: [{id: g, kind: local, council: c, domains: [holiday_watch]}]"
    for created, left in (("2020-06-01", []), ("2019-06-01", ["g"])):
        text = f"councils: [{{id: c, kind: clspd, created: {created}}}], {group}"
        after = secuprev.without(town(text), "c", DAY)
        assert [one.id for one in cooperation.instruments(after, DAY)] == left


def test_a_commune_leaves_a_body_whose_members_the_reference_knows():
    left = secuprev.without(MELUN, "77288", on="2026-01-01")
    assert len(MELUN.members(date(2026, 1, 1))) == 20
    assert len(left.members(date(2026, 1, 1))) == 19


@given(frameworks(), st.sampled_from(SUBJECTS))
def test_leaving_twice_is_leaving_once(framework, subject):
    once = secuprev.without(framework, subject, DAY)
    assert secuprev.without(once, subject, DAY) == once


@given(frameworks(), st.sampled_from(SUBJECTS))
def test_nobody_is_left_who_was_not_there(framework, subject):
    before = secuprev.cooperation_graph(framework, DAY)
    after = secuprev.cooperation_graph(secuprev.without(framework, subject, DAY), DAY)
    assert f"partner:{subject}" not in after
    assert {*map(frozenset, nx.Graph(after).edges)} <= {*map(frozenset, nx.Graph(before).edges)}


@settings(max_examples=100)
@given(any_frameworks())
def test_whoever_leaves_is_named_nowhere_and_the_rest_can_be_written_and_read(framework):
    for subject in [one.id for one in framework]:
        left = secuprev.without(framework, subject, DAY)
        assert subject not in left
        text = secuprev.dumps(left, format="json")
        assert secuprev.loads(text, format="json") == left


# --- resilience and forecast ----------------------------------------------------------------------


def test_what_each_leaving_would_cost():
    framework = town(
        "communes: [{code: '77288', population: 100}, {code: '77285', population: 30}],"
        " forces: [{id: pm, kind: police_municipale}, {id: pn, kind: police_nationale},"
        " {id: gn, kind: gendarmerie_nationale}],"
        " conventions: [{id: a, signed: 2019-06-01, years: 3, communes: ['77288'],"
        " forces: [pm, pn], domains: [holiday_watch, dangerous_dogs]},"
        " {id: b, signed: 2019-06-01, years: 3, communes: ['77288', '77285'],"
        " forces: [pm, gn], domains: [holiday_watch]}]"
    )
    found = {one.subject: one for one in secuprev.resilience(framework, DAY)}
    assert found["pm"].communes == ("77285", "77288")
    assert found["pm"].population == 130
    assert set(found["pm"].last) == {"holiday_watch", "dangerous_dogs"}
    assert set(found["pm"].cut_off) == {"pn", "gn"}
    assert found["pn"].last == ("dangerous_dogs",)
    assert found["pn"].communes == ("77288",)
    assert found["pn"].is_single_point_of_failure
    assert found["gn"].last == ()  # Melun keeps the watch of holidays under the other convention
    assert found["gn"].communes == ("77285",)
    assert not found["gn"].is_single_point_of_failure
    assert next(iter(found)) == "pm"


def test_a_convention_falls_away_the_day_after_its_term_and_not_before():
    framework = town(
        "conventions: [{id: c, signed: 2020-03-01, years: 3, renewal: express,"
        " communes: ['77288'], domains: [holiday_watch]}]"
    )
    assert secuprev.forecast(framework, "2022-01-01", "2023-02-28") == ()
    (turn,) = secuprev.forecast(framework, "2022-01-01", "2030-01-01")
    assert turn.on == date(2023, 3, 1)
    assert turn.over == ("c",)
    assert turn.fell == (("77288", "holiday_watch"),)
    assert turn.unsure == ()  # nothing covers it any more


def test_what_silence_may_have_renewed_falls_away_without_being_known_to():
    framework = town(
        "conventions: [{id: c, signed: 2020-03-01, years: 3,"
        " communes: ['77288'], domains: [holiday_watch]}]"
    )
    (turn,) = secuprev.forecast(framework, "2022-01-01", "2030-01-01")
    assert (turn.over, turn.doubtful) == ((), ("c",))
    assert turn.fell == turn.unsure == (("77288", "holiday_watch"),)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(InvalidDate, match="2023-01-01/2022-01-01"):
        secuprev.forecast(town("conventions: []"), "2023-01-01", "2022-01-01")


def test_a_renewal_that_is_known_puts_the_day_off():
    framework = town(
        "conventions: [{id: c, signed: 2020-03-01, years: 3, renewal: express,"
        " renewals: [{on: 2023-02-01, years: 2}],"
        " communes: ['77288'], domains: [holiday_watch]}]"
    )
    assert [one.on for one in secuprev.forecast(framework, "2022-01-01", "2030-01-01")] == [
        date(2025, 2, 1)
    ]


def test_a_new_convention_rises():
    framework = town(
        "conventions: [{id: c, signed: 2020-03-01, effective: 2020-04-01, years: 3,"
        " communes: ['77288'], domains: [holiday_watch]}]"
    )
    turns = secuprev.forecast(framework, "2020-02-01", "2020-12-31")
    assert [(one.on, one.begun, one.rose) for one in turns] == [
        (date(2020, 4, 1), ("c",), (("77288", "holiday_watch"),))
    ]


@settings(max_examples=30)
@given(frameworks())
def test_between_two_turns_nothing_changes(framework):
    """The coverage of any day is that of the last turn before it."""
    turns = secuprev.forecast(framework, "2019-01-01", "2022-12-31")
    days = [date(2019, 1, 1), *(one.on for one in turns)]
    for day in (date(2019, 6, 15), date(2020, 2, 29), date(2021, 7, 1), date(2022, 12, 31)):
        last = max(one for one in days if one <= day)
        now, then = (_covered(secuprev.coverage(framework, one)) for one in (day, last))
        assert now == then


def _covered(found):
    return {
        (commune.code, domain)
        for commune in found.communes
        for domain in found.domains
        if found.cell(commune.code, domain).state is CellState.COVERED
    }


def test_an_empty_framework_has_nothing_to_lose():
    empty = Framework(id="town")
    assert secuprev.resilience(empty, DAY) == ()
    assert secuprev.forecast(empty, "2020-01-01", "2021-01-01") == ()
    assert secuprev.without(empty, "x") == attrs.evolve(empty)
