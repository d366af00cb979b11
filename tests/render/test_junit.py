"""JUnit XML, read by a library of somebody else's."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from junitparser import Error, Failure, JUnitXml, Skipped

from secuprev import law
from secuprev.render import Checked, junit_suites
from secuprev.rules import Status, check

from .frameworks import BREACH, DAY, OBSERVED, SILENT, UNTOLD, WITHOUT, agglomeration, always, town
from .machine import checked, hostile, names

SCHEMA = (Path(__file__).parent / "schemas/junit.xsd").read_text(encoding="utf-8")
TOWN = Path(__file__).parents[2] / "docs/how-to/findings/town.yaml"
KINDS = {"failure": Failure, "error": Error, "skipped": Skipped}


def suites(*given, lang="en", every=False):
    return list(JUnitXml.fromstring(junit_suites(given, lang, every=every).encode()))


def told(verdict, every=False):
    (suite,) = suites(Checked(check(town(), DAY, rules=[always(verdict)])), every=every)
    return [[type(one) for one in case.result] for case in suite]


@pytest.mark.parametrize(
    ("verdict", "kinds"),
    [
        (BREACH, [[Failure]]),
        (UNTOLD, [[Skipped]]),
        (SILENT, [[]]),
        (OBSERVED, [[]]),
        (WITHOUT, []),
        (ZeroDivisionError("by zero"), [[Error]]),
    ],
)
def test_each_verdict_is_a_case(verdict, kinds):
    assert told(verdict) == kinds


def test_what_does_not_apply_is_skipped_when_it_is_asked_for():
    assert told(WITHOUT, every=True) == [[Skipped]]


@pytest.mark.parametrize("on", ["2006-07-01", "2012-11-23", "2026-01-01"])
def test_the_counts_are_those_of_the_report(on):
    found = check(agglomeration(), on)
    (suite,) = suites(Checked(found))
    counts = found.counts
    assert suite.tests == len(list(suite)) == len(found.results) - counts["not_applicable"]
    assert suite.failures == counts["breach"] == len(found.breaches)
    assert suite.errors == 0
    assert suite.skipped == counts["unverifiable"]
    labels = {one.target.label.en for one in found.by_status[Status.BREACH]}
    for case in suite:
        if any(isinstance(one, Failure) for one in case.result):
            assert any(label in case.name for label in labels)


def test_a_waived_breach_is_skipped_for_its_reason_and_on_its_line():
    one = checked(TOWN, "2026-01-01")
    (suite,) = suites(one)
    (case,) = [case for case in suite if case.name.startswith("CONV-001 ")]
    (skipped,) = case.result
    assert isinstance(skipped, Skipped)
    assert "the prefect has the draft since November" in skipped.message
    line = int(case._elem.get("line"))
    assert "id: pm" in TOWN.read_text(encoding="utf-8").splitlines()[line - 1]
    assert case._elem.get("file") == one.path


def test_several_documents_are_several_suites():
    found = Checked(check(town(), DAY, rules=[always(BREACH)]))
    text = junit_suites([found, found])
    assert [one.tests for one in JUnitXml.fromstring(text.encode())] == [1, 1]
    assert '<testsuites name="secuprev" tests="2" failures="2"' in text


def plain(text):
    """Read a text back: characters that XML refuses are told as Office does (ST_Xstring)."""
    return re.sub(r"_x([0-9A-F]{4,6})_", lambda found: chr(int(found[1], 16)), text)


@given(names)
def test_awkward_names_come_back(name):
    text = junit_suites([hostile(name)])
    assert text.isascii()
    (suite,) = JUnitXml.fromstring(text.encode())
    assert plain(suite.name) == name
    (case,) = suite
    assert plain(case.name) == f"TEST-001 {name} [{name}]"
    (failure,) = case.result
    assert plain(failure.message) == name


def judged(readers, text):
    """Return what libxml2 finds wrong by the schema of the tests."""
    return readers.read("xml", text.encode(), schema=SCHEMA)


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("on", ["2006-07-01", "2012-11-23", "2026-01-01"])
def test_reports_are_valid_by_the_schema(readers, on, every):
    failed = Checked(check(town(), DAY, rules=[always(ZeroDivisionError("by zero"))]))
    found = [Checked(check(agglomeration(), on)), checked(TOWN, on), failed]
    assert judged(readers, junit_suites(found, "fr", every=every)) == []


def test_a_report_under_another_law_is_valid_too(readers):
    with law.amended(law.draft("bill-2025"), "2026-01-01"):
        found = Checked(check(town(), DAY))
    text = junit_suites([found])
    assert "<property " in text
    assert judged(readers, text) == []


@pytest.mark.parametrize("name", ["\x00", "a\x1bb", "<b>&", "\ufffe", "\u202egnp.exe", " a\n"])
def test_awkward_names_are_valid(readers, name):
    assert judged(readers, junit_suites([hostile(name)])) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('tests="1"', ""),
        ('failures="1"', 'failures="one"'),
        ("<failure ", "<skipped/><failure "),
        ('line="7"', 'line="0"'),
        ("testcase", "case"),
        ('<testsuites name="secuprev"', '<testsuites name="secuprev" skipped="0"'),
    ],
)
def test_the_schema_refuses_what_is_wrong(readers, right, wrong):
    text = junit_suites([hostile("x")])
    assert right in text
    assert judged(readers, text.replace(right, wrong))
