"""Whether a duty is asked at all: told apart from whether it is met."""

from datetime import date

import pytest

from secuprev.model import Commune, Force, Framework
from secuprev.model.equipment import DogUnit
from secuprev.rules import Result, Severity, Status, check, find, obligations, targets
from secuprev.testing.examples import read_small


def asked(framework, name, on="2026-04-03"):
    (result,) = check(framework, on, select=[name]).results
    return result.status.value, result.asked


def service(posts):
    pm = Force(id="pm", kind="police_municipale", posts=posts, posts_lent_by_epci=0,
               posts_lent_by_syndicat=0)  # fmt: skip
    return Framework(id="town", forces=(pm,))


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        (2, ("not_applicable", False)),
        (3, ("unverifiable", True)),  # the threshold is reached, no convention is told
        (None, ("unverifiable", None)),
    ],
)
def test_a_convention_is_asked_of_a_service_that_reaches_the_threshold(posts, expected):
    assert asked(service(posts), "missing-convention") == expected


def town(**facts):
    return Framework(id="town", communes=(Commune(code="77288", name="Melun", **facts),))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"population": 5000, "qpv": False}, ("not_applicable", False)),
        ({"population": 5001}, ("unverifiable", True)),  # whether it has one is what is not told
        ({"population": 100, "qpv": True}, ("unverifiable", True)),
    ],
)
def test_a_council_is_asked_above_the_threshold_or_with_a_neighbourhood(facts, expected):
    assert asked(town(**facts), "clspd-missing") == expected


def test_the_council_that_an_article_of_its_own_asks_of_paris_is_asked_whatever_its_size():
    paris = Framework(id="paris", communes=(Commune(code="75056", name="Paris"),))
    assert asked(paris, "clspd-missing") == ("unverifiable", True)


def test_a_small_commune_whose_neighbourhoods_are_not_told_may_be_asked_for_a_council():
    assert asked(town(population=100), "clspd-missing") == ("unverifiable", None)


@pytest.mark.parametrize(
    ("population", "expected"),
    [(15000, ("not_applicable", False)), (15001, ("unverifiable", True))],
)
def test_a_coordinator_is_asked_by_population_alone(population, expected):
    assert asked(town(population=population), "clspd-coordinator-missing") == expected


def dogs(**facts):
    pm = Force(id="pm", kind="police_municipale", dog_unit=True, dogs=DogUnit(**facts))
    return Framework(id="town", forces=(pm,))


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        ("dog-trainer-missing", {}, None),  # how many dogs there are makes the duty
        ("dog-trainer-missing", {"dogs": 30}, True),
        ("dog-support-not-provided", {}, None),
        ("dog-support-not-provided", {"supports_state": True}, True),
        ("dog-handlers-untrained", {}, True),
    ],
)
def test_the_last_condition_is_what_makes_a_duty(name, facts, expected):
    assert asked(dogs(**facts), name) == ("unverifiable", expected)


_LENT = "lends_agents: true, communes: ['77288', '77166']"
_USED = "year: 2021, used: true, complete: true"
_PM = "id: pm, kind: police_municipale"
_FILMS = f"{_PM}, body_cameras: true"
_GUARDS = "id: aps, kind: private_security"
_PARIS = "id: pmp, kind: police_municipale_paris"
_BOUND = "code: '77288', safeguard_plan_due: true"
_MEMBER = "epci: {kind: ca, communes: ['77288']}"
_LENDS = "name: s, kind: syndicat_communes, lends_agents: true"


@pytest.mark.parametrize(
    ("name", "on", "given", "expected"),
    [
        ("family-council-missing", "2015-01-01", "communes: [{code: '77288'}]", None),
        (
            "family-council-missing",
            "2015-01-01",
            "communes: [{code: '77288', population: 60000}]",
            True,
        ),
        (
            "fund-report-of-commune",
            "2022-02-01",
            "communes: [{code: '77288', prevention_fund: [{year: 2021, complete: true}]}]",
            None,
        ),
        (
            "fund-report-of-commune",
            "2022-02-01",
            f"communes: [{{code: '77288', prevention_fund: [{{{_USED}}}]}}]",
            True,
        ),
        (
            "lending-without-majority",
            "2021-01-01",
            f"epci: {{name: x, kind: ca, {_LENT}}}",
            None,
        ),
        (
            "lending-without-majority",
            "2021-01-01",
            f"epci: {{name: x, kind: ca, {_LENT}, lending: {{decided: 2020-03-01}}}}",
            True,
        ),
        ("lending-without-agreement", "2021-01-01", "epci: {name: x, kind: ca}", None),
        (
            "syndicate-without-convention",
            "2022-06-01",
            "epci: {name: s, kind: syndicat_communes}",
            None,
        ),
        (
            "syndicate-without-convention",
            "2022-06-01",
            "epci: {name: s, kind: syndicat_communes, lends_agents: true}",
            True,
        ),
        (
            "lending-without-agreement",
            "2021-01-01",
            f"epci: {{name: x, kind: ca, {_LENT}, lending: {{decided: 2020-03-01}}}}",
            True,
        ),
        ("cameras-not-authorised", "2020-01-15", f"forces: [{{{_PM}}}]", None),
        ("cameras-not-authorised", "2020-01-15", f"forces: [{{{_FILMS}}}]", True),
        ("camera-request-file", "2020-01-15", f"forces: [{{{_PM}}}]", None),
        ("camera-request-file", "2020-01-15", f"forces: [{{{_FILMS}}}]", True),
        ("too-many-cameras", "2020-01-15", f"forces: [{{{_PM}}}]", None),
        ("too-many-cameras", "2020-01-15", f"forces: [{{{_FILMS}}}]", True),
        ("private-security-on-public-way", "2020-01-15", f"forces: [{{{_GUARDS}}}]", None),
        (
            "private-security-on-public-way",
            "2020-01-15",
            f"forces: [{{{_GUARDS}, on_public_way: true}}]",
            True,
        ),
        ("named-as-police", "2020-01-15", f"forces: [{{{_GUARDS}}}]", True),
        ("paris-force-elsewhere", "2022-06-01", f"forces: [{{{_PARIS}}}]", True),
        ("communal-plan-missing", "2022-06-01", "communes: [{code: '77288'}]", None),
        ("communal-plan-missing", "2022-06-01", f"communes: [{{{_BOUND}}}]", True),
        ("intercommunal-plan-missing", "2022-06-01", _MEMBER, None),
        ("intercommunal-plan-missing", "2022-06-01", f"{_MEMBER}, communes: [{{{_BOUND}}}]", True),
        ("syndicate-communes-apart", "2022-06-01", f"epci: {{{_LENDS}}}", True),
        ("syndicate-statutes", "2022-06-01", f"epci: {{{_LENDS}}}", True),
        ("syndicate-statutes-not-sent", "2022-06-01", f"epci: {{{_LENDS}}}", True),
        ("syndicate-member-served-twice", "2022-06-01", f"epci: {{{_LENDS}}}", True),
    ],
)
def test_a_duty_whose_conditions_are_met_is_asked_though_nobody_told_how_it_is_met(
    name, on, given, expected
):
    assert asked(read_small(f"{{{given}}}"), name, on) == ("unverifiable", expected)


def test_what_is_complied_with_is_asked_and_a_duty_says_so_too():
    framework = service(4)
    (duty,) = obligations(framework, "2026-04-03", select=["missing-convention"])
    assert (duty.standing.value, duty.asked) == ("unknown", True)


def test_what_makes_one_duty_says_nothing_of_the_next():
    results = check(service(3), "2026-04-03").results
    armed = next(one for one in results if one.rule.name == "firearms-without-convention")
    assert armed.status.value == "unverifiable"
    assert armed.asked is None


def test_a_result_that_does_not_say_that_its_duty_is_there_leaves_it_open():
    (target,) = targets(service(3), date(2026, 4, 3), Force)
    found = Result(
        find("missing-convention"),
        target,
        Status.UNVERIFIABLE,
        Severity.OBLIGATION,
        Severity.OBLIGATION,
        None,
        (),
    )
    assert found.asked is None


@pytest.mark.parametrize(
    ("armed", "expected"),
    [
        ("true", ("unverifiable", True)),  # since when its weapons are held is what is not told
        ("false", ("not_applicable", False)),
    ],
)
def test_leave_to_hold_weapons_is_asked_of_a_service_that_has_some(armed, expected):
    given = f"forces: [{{id: pm, kind: police_municipale, firearms: {armed}}}]"
    assert asked(read_small(given), "weapons-holding-expired") == expected
