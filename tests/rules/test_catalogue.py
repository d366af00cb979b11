"""Tests over the whole catalogue: each rule is held to what holds for every rule."""

import pickle
import re
from collections import Counter
from pathlib import Path

import pytest
from attrs.exceptions import FrozenInstanceError

from secuprev.rules import Severity, Status, UnknownRule, UnknownSeverity, rules
from secuprev.testing import check_rule, example, read_cases

# One case for each fine point of a rule.
CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in read_cases(file)
]
NAMES = [one.name for one in rules()]

# The rules that the first version has to hold, by name.
WANTED = [
    "missing-convention",
    "missing-signatory",
    "missing-opinion",
    "convention-expired",
    "tacit-renewal",
    "term-longer-than-model",
    "notice-differs-from-model",
    "intercommunal-signatures",
    "diagnosis-missing",
    "doctrine-missing",
    "priority-missions-missing",
    "night-work-without-mention",
    "firearms-without-convention",
    "body-cameras-without-convention",
    "dog-unit-without-convention",
    "public-order-mission",
    "domain-not-in-model",
    "domain-before-its-time",
    "force-lacks-competence",
    "wrong-state-force",
    "pooling-not-allowed",
    "clspd-missing",
    "clspd-coordinator-missing",
    "cispd-without-competence",
    "council-chair",
    "council-members",
    "council-meetings",
    "gltd-pilot",
    "group-information-rules",
    "strategy-signatories",
    "strategy-term",
    "waiver-unknown-rule",
    "waiver-unknown-object",
    "waiver-expired",
    "waiver-unused",
]

# The rules about waivers rest on no text; what they ask is in the waiver itself, or nearly so.
WITHOUT_TEXT = {
    "waiver-unknown-rule": {"not_applicable"},
    "waiver-unknown-object": {"not_applicable", "unverifiable"},
    "waiver-expired": set(),
    "waiver-unused": {"not_applicable", "unverifiable"},
}


def test_every_rule_that_was_promised_is_found():
    assert set(WANTED) <= set(NAMES)


def test_a_rule_stays_as_it_was_declared():
    one = rules()[0]
    assert one.is_called(one.code)
    with pytest.raises(FrozenInstanceError):
        one.severity = Severity.PRACTICE


def test_names_and_codes_are_unique_and_well_formed():
    codes = [one.code for one in rules()]
    for names in (codes, NAMES):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    assert all(re.fullmatch(r"[A-Z]{3,4}-\d{3}", code) for code in codes)


@pytest.mark.parametrize("rule", rules(), ids=NAMES)
def test_a_rule_is_documented_cited_translated_and_exercised(rule):
    check_rule(rule, CASES)


@pytest.mark.parametrize("rule", rules(), ids=NAMES)
def test_a_rule_names_all_that_its_verdicts_rest_on(rule):
    own = [case for case in CASES if rule.is_called(case.rule)]
    values = [value for case in own for one in case.results(rule) for value in one.values]
    # Whom a rule is about is no part of what it asks.
    assert {one.name for one in values if not one.scope} <= set(rule.cites)


# Of cameras that no text allowed yet, none is cited.
SILENT = {"body-cameras-without-convention"}


@pytest.mark.parametrize("rule", [one for one in rules() if one.cites], ids=lambda one: one.name)
def test_a_breach_names_the_texts_that_it_rests_on(rule):
    breaches = [one for one in example(rule, Status.BREACH).results if one.status is Status.BREACH]
    assert all(one.citations for one in breaches) is (rule.name not in SILENT)


def test_every_rule_has_cases_and_every_case_has_a_rule():
    assert {case.rule for case in CASES} | {"waiver-expired"} == {*NAMES}


def test_all_rules_but_those_about_waivers_rest_on_texts():
    assert {one.name for one in rules() if not one.cites} == {*WITHOUT_TEXT}
    for name, verdicts in WITHOUT_TEXT.items():
        assert verdicts <= {case.verdict for case in CASES if case.rule == name}


@pytest.mark.parametrize(
    ("kind", "name"), [(UnknownRule, "clspd-mising"), (UnknownSeverity, "modell")]
)
def test_a_name_that_is_not_known_is_told_alike_in_another_process(kind, name):
    error = kind(name=name)
    there = pickle.loads(pickle.dumps(error))
    assert error.suggestions
    assert (there.name, there.suggestions) == (name, error.suggestions)
