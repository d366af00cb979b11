"""Every case of the decision table of the CLSPD and of its coordinator."""

from datetime import date

import pytest

from secuprev.model import Commune, Coordinator, Council, Framework
from secuprev.rules import Case, Status, check
from secuprev.rules.families.clspd import Duty, clspd_duty
from secuprev.values import PartialDate

# day, population, has a ZUS, has a QPV, a CISPD of the act exists -> what the law says.
CASES = [
    ("2001-01-01", 50000, True, False, False, Duty.NOT_EXISTING),
    ("2005-01-01", 50000, True, False, False, Duty.OPTIONAL),
    ("2010-06-01", 12000, False, False, False, Duty.MANDATORY),
    ("2010-06-01", 10000, False, False, False, Duty.OPTIONAL),
    ("2012-11-23", 3000, True, False, False, Duty.MANDATORY),
    ("2014-12-31", 8000, False, True, False, Duty.OPTIONAL),
    ("2015-01-01", 8000, False, True, False, Duty.MANDATORY),
    ("2015-01-01", 8000, True, False, False, Duty.OPTIONAL),
    ("2021-05-26", 6000, False, False, False, Duty.OPTIONAL),
    ("2021-05-27", 6000, False, False, False, Duty.MANDATORY),
    ("2021-05-27", 5000, False, False, False, Duty.OPTIONAL),
    ("2025-01-01", 40000, False, True, True, Duty.OPTIONAL),
    ("2002-07-17", 20000, True, False, False, Duty.NOT_EXISTING),
    ("2002-07-18", 20000, True, False, False, Duty.OPTIONAL),
    ("2007-03-06", 20000, True, False, False, Duty.OPTIONAL),
    ("2007-03-07", 10001, False, False, False, Duty.MANDATORY),
    ("2010-06-01", 12000, True, False, True, Duty.OPTIONAL),
    ("2021-05-26", 3000, False, True, False, Duty.MANDATORY),
    ("2021-05-27", 5001, False, False, False, Duty.MANDATORY),
    ("2024-03-23", 4000, True, False, False, Duty.OPTIONAL),
]


def duty(day: str, commune: Commune, exempting: bool | None) -> Duty:
    case = Case(Framework(id="x", communes=(commune,)), date.fromisoformat(day))
    return clspd_duty(commune, case, lambda: exempting)


@pytest.mark.parametrize(("day", "population", "zus", "qpv", "cispd", "expected"), CASES)
def test_each_case_of_the_table(day, population, zus, qpv, cispd, expected):
    commune = Commune(code="77288", population=population, zus=zus, qpv=qpv)
    assert duty(day, commune, cispd) is expected


@pytest.mark.parametrize(
    ("code", "day", "population", "expected"),
    [
        ("75056", "2007-03-07", 100, Duty.MANDATORY),  # Paris has no threshold
        ("75056", "2020-01-01", 100, Duty.MANDATORY),
        ("98735", "2021-05-26", 10001, Duty.MANDATORY),  # French Polynesia
        ("98735", "2021-05-26", 10000, Duty.OPTIONAL),
        ("98735", "2021-05-27", 5001, Duty.MANDATORY),
        ("98818", "2021-05-27", 5000, Duty.OPTIONAL),  # New Caledonia
        ("97701", "2020-01-01", 50000, Duty.NOT_EXISTING),  # Saint-Barthélemy
        ("97801", "2020-01-01", 50000, Duty.NOT_EXISTING),  # Saint-Martin
        ("98613", "2020-01-01", 50000, Duty.NOT_EXISTING),  # Wallis and Futuna
    ],
)
def test_each_special_case_of_the_table(code, day, population, expected):
    # A zone or an exempting council changes nothing in these territories.
    commune = Commune(code=code, population=population, zus=True, qpv=True)
    assert duty(day, commune, True) is expected


# day, population, a CLSPD exists, who named the coordinator -> verdict.
COORDINATOR = [
    ("2021-05-26", 20000, True, None, Status.NOT_APPLICABLE),
    ("2021-05-27", 15000, True, None, Status.NOT_APPLICABLE),
    ("2021-05-27", 15001, True, None, Status.BREACH),
    ("2021-05-27", 15001, True, "maire", Status.COMPLIANT),
    ("2024-03-22", 15001, True, "prefet", Status.BREACH),
    ("2024-03-23", 15001, True, "prefet", Status.COMPLIANT),
    ("2024-03-23", 15001, True, None, Status.BREACH),
    ("2024-03-23", 15001, False, None, Status.NOT_APPLICABLE),
]


@pytest.mark.parametrize(("day", "population", "exists", "named_by", "expected"), COORDINATOR)
def test_each_case_of_the_coordinator(day, population, exists, named_by, expected):
    council = Council(
        id="clspd",
        kind="clspd",
        communes=("77288",),
        created=PartialDate(2010),
        has_coordinator=named_by is not None,
        coordinator=Coordinator(named_by=named_by) if named_by else None,
    )
    framework = Framework(
        id="x",
        communes=(Commune(code="77288", population=population),),
        councils=(council,) if exists else (),
    )
    (result,) = check(framework, day, select=["clspd-coordinator-missing"]).results
    assert result.status is expected
