"""What a rule of somebody else's is told when it is not as ours are: all of it, at once."""

import pytest
from attrs import evolve

from secuprev.model import Force
from secuprev.rules import Severity, breach, compliant, not_applicable, rule
from secuprev.testing import RuleCase, RuleFaults, check_rule, read_cases
from secuprev.values import Text


def declare(page, check=lambda force, case: compliant(), **other):
    def function(force, case):
        return check(force, case)

    function.__doc__ = page
    words = {"code": "ACM-001", "name": "acm-armed", "cites": (), "fr": "Armée", "en": "Armed"}
    make = rule(target=Force, severity=Severity.PRACTICE, **words | other)
    return make(function)


def faults(one, cases=()):
    with pytest.raises(RuleFaults) as error:
        check_rule(one, cases)
    assert str(error.value).startswith(f"{one.code} {one.name}:\n- ")
    return error.value.faults


PAGE = """Armed.

    Why:
        Because.

    Breach:
        on: 2020-01-01
        forces: [{id: pm, kind: police_municipale, firearms: false}]

    Compliant:
        on: 2020-01-01
        forces: [{id: pm, kind: police_municipale, firearms: true}]

    Sources:
        none

    History:
        None.
    """


def armed(force, case):
    if force.kind != "police_municipale":
        return not_applicable(Text(fr="une autre", en="another"))
    return compliant() if case.need(force, "firearms") else breach(Text(fr="non", en="no"))


def test_a_page_without_its_french_is_the_only_fault_of_a_rule_that_is_right_else():
    found = faults(declare(PAGE, armed))
    assert found == (
        'its page has no French "Why" (a file in pages_fr/)',
        'its page has no French "History" (a file in pages_fr/)',
    )


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"code": "CONV-001"}, "CONV-001 (missing-convention), of secuprev"),
        ({"code": "GOV-999", "name": "gov-mine"}, "the prefix GOV is that of rules of secuprev"),
        ({"name": "armed"}, 'must begin with "acm-"'),
        ({"name": "acm-Armed"}, "small letters"),
        ({"en": "Is armed"}, "first line of its page"),
        ({"fr": "Armed"}, "the same in French and in English"),
        ({"cites": ("convention.years",)}, 'cites "convention.years", which is no legal value'),
        ({"cites": ("model.years",)}, 'its page says "Sources: none"'),
    ],
)
def test_each_fault_is_told(other, words):
    assert any(words in one for one in faults(declare(PAGE, armed, **other)))


@pytest.mark.parametrize(
    ("field", "held", "words"),
    [
        ("cites", ["model.years"], "a declaration whose cites is: list"),
        ("cites", 3, "a declaration whose cites is: int"),
        ("cites", None, "a declaration whose cites is: None"),
        ("cites", (3,), "a declaration whose cites is: int"),
        ("severity", "practice", "a declaration whose severity is: str"),
        ("label", "Armed", "a declaration whose label is: str"),
        ("target", "Force", "a declaration whose target is: str"),
        ("name", None, "a declaration whose name is: None"),
        ("check", None, "a declaration whose check is: None"),
    ],
)
def test_a_declaration_that_holds_something_else_is_told_alone(field, held, words):
    assert faults(evolve(declare(PAGE, armed), **{field: held})) == (words,)


def test_examples_that_are_not_true_are_told():
    found = faults(declare(PAGE))
    assert "acm-armed: no example of a breach (the example gives: compliant)" in found

    def fails(force, case):
        raise ZeroDivisionError("by hand")

    assert any("ZeroDivisionError: by hand" in one for one in faults(declare(PAGE, fails)))


def test_a_page_that_is_not_one_is_told():
    assert "its page has the sections Why" in faults(declare("Armed.\n\n    Why:\n        x"))[0]


def test_every_fault_is_told_at_once():
    assert len(faults(declare("No.", name="x", fr="Armed"))) >= 5


CASES = """
- rule: acm-armed
  says: a service that is armed
  on: 2020-01-01
  given: "{forces: [{id: pm, kind: police_municipale, firearms: true}]}"
  verdict: breach
- rule: ACM-001
  says: nobody said
  on: 2020-01-01
  given: "{forces: [{id: pm, kind: police_municipale}]}"
  verdict: unverifiable
  missing: [pm.posts]
- rule: missing-convention
  says: another rule
  on: 2020-01-01
  given: "{}"
  verdict: breach
"""


def test_cases_are_read_and_each_that_is_not_met_is_told(tmp_path):
    (tmp_path / "cases.yaml").write_text(CASES, encoding="utf-8")
    cases = read_cases(tmp_path / "cases.yaml")
    assert [one.on for one in cases] == ["2020-01-01"] * 3
    found = faults(declare(PAGE, armed, cites=("model.years",)), cases)
    assert (
        "a service that is armed: breach is asked for, and it says compliant (no message)" in found
    )
    (missing,) = [one for one in found if one.startswith("nobody said")]
    assert "['pm.posts'] is asked for, and it says ['pm.firearms']" in missing
    assert "no case shows the verdict not_applicable" in found
    assert "no case looks up model.years, which it cites" in found


def test_a_message_that_is_the_same_in_both_languages_is_told():
    case = RuleCase(
        "acm-armed", "a guard", "{forces: [{id: x, kind: asvp}]}", "2020-01-01", "breach"
    )

    def same(force, case):
        return breach(Text.same("no"))

    assert any("same in both languages" in one for one in faults(declare(PAGE, same), [case]))


def test_a_case_about_several_objects_says_about_which():
    given = "{forces: [{id: a, kind: asvp}, {id: b, kind: asvp}]}"
    case = RuleCase("acm-armed", "two", given, "2020-01-01", "not_applicable")
    one = declare(PAGE, armed)
    assert "say about which" in case.fault(case.results(one))
    about = RuleCase("acm-armed", "two", given, "2020-01-01", "not_applicable", about="b")
    assert about.fault(about.results(one)) is None
    wrong = RuleCase("x", "two", given, "2020-01-01", "not_applicable", "b", None, {"fr": "rien"})
    assert "does not hold" in wrong.fault(wrong.results(one))
