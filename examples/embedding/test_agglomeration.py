"""What an agglomeration asks of its own file, whenever it changes: run by pytest on its server.

FILE=agglo.yaml ON=2026-01-01 pytest test_agglomeration.py
"""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

import secuprev
from secuprev.rules import Report

FILE = Path(os.environ.get("FILE", "agglo.yaml"))
ON = date.fromisoformat(os.environ["ON"]) if "ON" in os.environ else date.today()
NOTICE = timedelta(days=180)


@pytest.fixture(scope="session")
def framework() -> secuprev.Framework:
    """Read the file; a fault in it is told with its line."""
    return secuprev.load(FILE)


@pytest.fixture(scope="session")
def report(framework: secuprev.Framework) -> Report:
    """Check the file, on the last day of the law as read if that is earlier."""
    return secuprev.check(framework, min(ON, secuprev.law.record().end or ON))


def test_no_rule_failed_and_nothing_was_left_out(report: Report) -> None:
    """A rule that failed, or a package that cannot be used, would hide a breach."""
    assert report.crashed == ()
    assert report.notices == ()


def test_no_duty_is_breached_but_those_that_are_accepted(report: Report) -> None:
    """What is accepted for a time is written in the file, as a waiver."""
    heavy = [one for one in report.breaches if one.severity == "obligation"]
    assert [f"{one.rule.code} {one.target.label.en}: {one.message}" for one in heavy] == []


def test_no_convention_ends_soon_without_anybody_seeing_it(framework: secuprev.Framework) -> None:
    """Six months are what a renewal takes."""
    soon = [
        f"{one.name or one.id} ends on {end}"
        for one in framework.conventions or ()
        if (end := one.term_ends(ON)) and not end.is_before(ON) and end.is_before(ON + NOTICE)
    ]
    assert soon == []
