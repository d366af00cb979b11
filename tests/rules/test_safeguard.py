"""Delays of the act of 2021 that end after the last day on which the law was read."""

from datetime import date

import pytest
from attrs import evolve

from secuprev import law
from secuprev.law import parameters
from secuprev.law.store import CURRENT, Corpus
from secuprev.rules import Severity, Status, check
from secuprev.testing.examples import read_small as read

BOUND = (
    "{epci: {kind: ca, communes: ['77288']}, communes: [{code: '77288', safeguard_plan_due:"
    " true}], strategies: []}"
)


@pytest.fixture
def read_later(monkeypatch):
    """Let the law have been read to the end of 2027, and found unchanged."""
    record = evolve(law.record(), end=date(2027, 12, 31))
    monkeypatch.setattr(parameters, "record", lambda: record)
    before = CURRENT.set(Corpus())
    yield
    CURRENT.reset(before)


def judged(rule: str, day: str, given: str):
    (result,) = check(read(given), day, select=[rule]).results
    return result.status, result.severity


@pytest.mark.parametrize(
    ("day", "severity"),
    [("2026-11-26", Severity.PRACTICE), ("2026-11-27", Severity.OBLIGATION)],
)
def test_a_missing_intercommunal_plan_weighs_more_once_its_delay_is_over(read_later, day, severity):
    assert judged("intercommunal-plan-missing", day, BOUND) == (Status.BREACH, severity)


@pytest.mark.parametrize(
    ("day", "drills", "status"),
    [
        ("2026-11-27", "[]", Status.COMPLIANT),
        ("2026-11-28", "[]", Status.BREACH),
        ("2026-11-28", "[2019-05-05]", Status.BREACH),  # older than five years
        ("2026-11-28", "[2021-11-28]", Status.COMPLIANT),
        ("2027-06-01", "[2022-05-31]", Status.BREACH),
        ("2027-06-01", "[2022-06-01]", Status.COMPLIANT),
    ],
)
def test_the_first_drills_are_due_five_years_after_the_act(read_later, day, drills, status):
    plan = f"{{id: p, kind: pcs, signed: 2015-06-01, revisions: [2024-01-01], drills: {drills}}}"
    assert judged("safeguard-plan-stale", day, f"{{strategies: [{plan}]}}")[0] is status


def test_a_plan_younger_than_the_act_is_rehearsed_five_years_after_its_adoption(read_later):
    plan = "{id: p, kind: pics, signed: 2022-06-01, drills: []}"
    assert judged("safeguard-plan-stale", "2027-06-01", f"{{strategies: [{plan}]}}")[0] is (
        Status.COMPLIANT
    )
    plan = "{id: p, kind: pics, signed: 2022-06-01, revisions: [2025-01-01], drills: []}"
    assert judged("safeguard-plan-stale", "2027-06-02", f"{{strategies: [{plan}]}}")[0] is (
        Status.BREACH
    )


def test_nobody_said_whether_a_plan_was_rehearsed(read_later):
    plan = "{id: p, kind: pcs, signed: 2015-06-01, revisions: [2024-01-01]}"
    (result,) = check(
        read(f"{{strategies: [{plan}]}}"), "2026-12-01", select=["safeguard-plan-stale"]
    ).results
    assert [fact.path for fact in result.missing] == ["p.drills"]
