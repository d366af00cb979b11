"""What a case tells of the day: who is there, in what, and which fact is wanting."""

import copy
import pickle
from datetime import date
from inspect import signature

import pytest

from secuprev import law
from secuprev.model import Commune, Convention, Council, Epci, Force, Framework
from secuprev.rules import Case, FactMissing, MissingFact, Status, check, compliant
from secuprev.rules.case import _values_kept, missing_fact
from secuprev.rules.conventions import Conventions
from secuprev.rules.footing import council_of
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity
from secuprev.values import PartialDate

DAY = date(2022, 6, 1)


def test_a_case_is_made_of_a_framework_a_day_and_rules():
    assert list(signature(Case).parameters) == ["framework", "day", "own"]


def test_the_conventions_of_a_day_are_made_of_a_framework_and_a_day():
    assert list(signature(Conventions).parameters) == ["framework", "day"]


def wanting(question) -> list[str]:
    """Return the paths of the facts for want of which a question cannot be answered."""
    with pytest.raises(FactMissing) as unknown:
        question()
    return [one.path for one in unknown.value.missing]


def test_a_value_is_that_of_the_day_and_the_place_it_is_asked_for_whatever_was_asked_before():
    case = Case(Framework(id="town"), DAY)
    looked_up, _, _ = case.noting()
    asked = [(None, "75"), (None, "77"), ("2005-06-01", "77"), (None, "75"), ("2001-06-01", "77")]
    answers = ["mandatory", "by_threshold", "optional", "mandatory", "not_existing"]
    assert [case.value("clspd.status", on, where).value for on, where in asked] == answers
    assert [one.value for one in looked_up] == answers


def test_what_a_case_is_told_under_another_law_is_told_to_no_other_case():
    bill = {"meta": {"id": "x", "fr": "Essai", "en": "Trial"}}
    lower = bill | {"convention": {"posts_threshold": {"values": [{"value": 1}]}}}
    case = Case(Framework(id="town"), DAY)
    case.value("clspd.status")
    with law.amended(lower, since="2020-01-01"):
        assert case.value("convention.posts_threshold").value == 1
    assert Case(Framework(id="town"), DAY).value("convention.posts_threshold").value == 3


# --- councils -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "fact"),
    [
        ({"created": PartialDate(2010), "dissolved": PartialDate(2022)}, "k.dissolved"),
        ({"created": PartialDate(2022)}, "k.created"),
        ({"created": PartialDate(2022), "dissolved": PartialDate(2024, 5, 1)}, "k.created"),
    ],
)
def test_whether_a_council_exists_waits_for_the_day_that_is_vague(days, fact):
    council = Council(id="k", kind="clspd", communes=("77288",), **days)
    case = Case(Framework(id="town", councils=(council,)), DAY)
    assert wanting(lambda: case.exists(council)) == [fact]


def test_each_council_is_there_or_not_by_its_own_days_however_often_it_is_asked():
    over = Council(id="a", kind="clspd", dissolved=PartialDate(2020), created=PartialDate(2010))
    there = Council(id="b", kind="clspd", created=PartialDate(2010))
    case = Case(Framework(id="town", councils=(over, there)), DAY)
    assert [case.exists(one) for one in (over, there, over, there)] == [False, True, False, True]


# --- conventions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({"signed": PartialDate(2020, 3, 1), "denounced": PartialDate(2022)}, "c.denounced"),
        ({"signed": PartialDate(2018, 3, 1), "denounced": PartialDate(2030, 1, 1)}, "c.years"),
    ],
)
def test_what_is_wanting_of_a_convention_is_no_day_that_is_known(facts, fact):
    convention = Convention(id="c", **facts)
    case = Case(Framework(id="town", conventions=(convention,)), DAY)
    assert wanting(lambda: case.in_force(convention)) == [fact]


# --- communes and their body ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("commune", "body", "member"),
    [
        ("247700057", Epci(siren="247700057", kind="ca"), True),
        ("200059228", Epci(siren="247700057", kind="ca"), False),
        ("200059228", Epci(siren="257700057", kind="syndicat_communes"), None),
        (None, Epci(siren="247700057", kind="ca"), None),
        ("247700057", Epci(name="CA", kind="ca"), None),
        ("247700057", None, None),
        (None, Epci(siren="247700057", communes=("77288",)), True),
        ("247700057", Epci(siren="247700057", communes=("77152",)), False),
    ],
)
def test_whether_a_commune_is_in_a_body(commune, body, member):
    place = Commune(code="77288", epci=commune)
    case = Case(Framework(id="town", communes=(place,)), DAY)
    assert case.is_member(place, body) is member


# --- the duty -------------------------------------------------------------------------------------


def test_that_a_duty_is_there_is_told_of_one_object_and_not_of_the_next():
    @rule(
        code="TST-001", name="own", target=Force, severity=Severity.MODEL, cites=(), fr="r", en="r"
    )
    def asked_of_the_first(force, case):
        if force.id == "a":
            case.applies()
            return compliant()
        return case.need(force, "posts")

    forces = tuple(Force(id=id, kind="police_municipale") for id in "ab")
    found = check(Framework(id="town", forces=forces), DAY, rules=[asked_of_the_first]).results
    assert [(one.status, one.asked) for one in found] == [
        (Status.COMPLIANT, True),
        (Status.UNVERIFIABLE, None),
    ]


@pytest.mark.parametrize(
    ("fact", "path", "of"),
    [
        (missing_fact(Force(id="pm", kind="police_municipale"), "posts"), "pm.posts", "pm"),
        (missing_fact(Commune(code="77288", name="Melun"), "qpv"), "77288.qpv", "Melun"),
        (missing_fact(Epci(siren="247700057"), "kind"), "247700057.kind", None),
        (missing_fact(Epci(), "kind"), "kind", None),
        (missing_fact(Epci(name="Grand Melun"), "kind", "epci"), "epci.kind", "Grand Melun"),
        (missing_fact(Epci(), "kind", "epci", "Melun"), "epci.kind", "Melun"),
    ],
)
def test_a_fact_of_an_object_is_the_same_as_one_of_which_all_is_said(fact, path, of):
    said = MissingFact(path, fact.label, of)
    assert pickle.loads(pickle.dumps(fact)) == copy.copy(fact) == said
    assert (fact.path, fact.of, hash(fact), repr(fact)) == (path, of, hash(said), repr(said))
    assert not hasattr(fact, "owner")


def test_the_council_of_a_commune_is_the_first_of_its_kind_that_there_is():
    town = Commune(code="77288")
    over = Council(id="over", kind="clspd", communes=("77288",), dissolved=PartialDate(2020))
    other = Council(id="other", kind="cddf", communes=("77288",), created=PartialDate(2010))
    there = Council(
        id="there", kind="clspd", communes=("77152", "77288"), created=PartialDate(2010)
    )
    untold = Council(id="untold", kind="clspd", created=PartialDate(2010))
    case = Case(Framework(id="x", councils=(untold, over, other, there)), DAY)
    assert council_of(town, "clspd", case) is there
    case = Case(Framework(id="x", councils=(over, untold)), DAY)
    assert wanting(lambda: council_of(town, "clspd", case)) == ["untold.communes"]
    assert council_of(town, "clspd", Case(Framework(id="x", councils=(over, other)), DAY)) is None
    assert wanting(lambda: council_of(town, "clspd", Case(Framework(id="x"), DAY))) == ["councils"]


def test_of_the_days_that_were_asked_about_the_values_of_the_last_one_are_kept():
    for day in (date(2019, 1, 1), date(2020, 1, 1)):
        Case(Framework(id="town"), day).value("model.years")
    assert list(_values_kept()) == [date(2020, 1, 1)]
