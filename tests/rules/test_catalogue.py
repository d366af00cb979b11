"""Tests over the whole catalogue: documented, cited, translated, exercised, uniquely named."""

import re
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

from secuprev import law
from secuprev.rules import Severity, Status, check, find, page, rules
from secuprev.rules.rule import SECTIONS
from secuprev.rules.targets import kinds

from .conftest import read

# One case for each fine point of a rule: what is given, the day, the verdict that the law asks for.
# `about` names the object when the rule looks at several; `missing` the facts that are wanting.
# Read as plain text: YAML 1.1 would turn the key "on" into a boolean.
CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]
NAMES = [one.name for one in rules()]
TABLES = {"competences", "councils", "forces", "groups", "instruments"} | {
    "offences",
    "prohibitions",
    "intercommunal",
    "missions",
    "models",
    "partners",
}

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


def test_names_and_codes_are_unique_and_well_formed():
    codes = [one.code for one in rules()]
    for names in (codes, NAMES):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    assert all(re.fullmatch(r"[A-Z]{3,4}-\d{3}", code) for code in codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_documented_in_both_languages(name):
    rule = find(name)
    assert tuple(rule.sections) == SECTIONS
    assert rule.label.en == rule.summary.rstrip(".")
    assert rule.label.fr != rule.label.en
    french = page(rule, "fr")
    assert all(french.values())
    assert french["Why"] != rule.sections["Why"]
    assert french["History"] != rule.sections["History"]
    assert find(rule.code) is rule


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_cites_values_that_exist_and_looks_at_objects_that_exist(name):
    rule = find(name)
    assert rule.target in kinds()
    assert isinstance(rule.severity, Severity)
    assert bool(rule.cites) is (name not in WITHOUT_TEXT)
    for cited in rule.cites:
        # Beside the parameters, whole tables of the law are cited by their name.
        assert cited in law.names() or cited in TABLES
    written = re.sub(r"\s+", " ", rule.sections["Sources"]).split(", ")
    assert tuple(written) == (rule.cites or ("none",))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("section", "status"), [("Breach", Status.BREACH), ("Compliant", Status.COMPLIANT)]
)
def test_the_examples_of_a_page_are_true(name, section, status):
    rule = find(name)
    first, document = rule.sections[section].split("\n", 1)
    day = first.removeprefix("on: ")
    found = [one.status for one in check(read(document), day, rules=[rule]).results]
    assert status in found
    assert Status.CRASHED not in found
    if status is Status.COMPLIANT:
        assert Status.BREACH not in found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['says']}")
def test_each_case_gets_its_verdict(case):
    document = textwrap.dedent(case["given"])
    results = check(read(document), case["on"], rules=[find(case["rule"])]).results
    about = case.get("about")
    found = [one for one in results if about in (None, one.target.id)]
    assert len(found) == 1, [one.target.id for one in results]
    (result,) = found
    assert result.status == case["verdict"], result.message
    if "severity" in case:
        assert result.severity == case["severity"]
    for language, words in case.get("words", {}).items():
        assert words in result.message.in_(language)
    if result.status is Status.UNVERIFIABLE:
        assert [fact.path for fact in result.missing] == case["missing"]


@pytest.mark.parametrize("name", NAMES)
def test_every_verdict_of_a_rule_is_exercised(name):
    """Breach and compliance by its page; the others, and the fine points, by ``cases/``."""
    others = WITHOUT_TEXT.get(name, {"not_applicable", "unverifiable"})
    exercised = defaultdict(set)
    for case in CASES:
        exercised[case["rule"]].add(case["verdict"])
    assert others <= exercised[name], exercised[name]


def test_every_value_that_a_rule_cites_is_looked_up_by_it():
    looked_up = defaultdict(set)
    for case in CASES:
        document = read(textwrap.dedent(case["given"]))
        for one in check(document, case["on"], rules=[find(case["rule"])]).results:
            looked_up[one.rule.name] |= {value.name for value in one.values}
    for rule in rules():
        parameters = set(rule.cites) & set(law.names())
        assert parameters <= looked_up[rule.name], (rule.name, parameters - looked_up[rule.name])


def test_messages_of_verdicts_differ_by_language():
    for case in CASES:
        results = check(
            read(textwrap.dedent(case["given"])), case["on"], rules=[find(case["rule"])]
        ).results
        for one in results:
            if one.message is not None:
                assert one.message.fr
                assert one.message.en
                assert one.message.fr != one.message.en, one.message
