"""The rules that packages bring: taken beside ours, or left out and told."""

import pytest
from attrs import evolve

from secuprev import plugins
from secuprev.model import Force, Framework
from secuprev.plugins import RULES, Brought, Plugin
from secuprev.rules import Severity, check, compliant, find, rule, rules
from secuprev.rules.catalogue import choice, plugin_of
from secuprev.rules.collecting import misnamed, own_rules
from secuprev.values import Text

ACME = Plugin("acme", "1.0")


def declared(code, name):
    make = rule(
        code=code, name=name, target=Force, severity=Severity.MODEL, cites=(), fr="a", en="b"
    )
    return make(lambda force, case: compliant())


@pytest.fixture
def bring(monkeypatch):
    """Return what brings values under one entry point each, as an installed package does."""
    plugins.forget()
    monkeypatch.delenv(plugins.OFF, raising=False)

    def put(**entries):
        found = tuple(Brought(ACME, name, value) for name, value in entries.items())
        monkeypatch.setattr(plugins, "brought", lambda group: found if group == RULES else ())

    yield put
    plugins.forget()


def test_rules_that_are_brought_stand_once_among_ours_and_have_an_owner(bring):
    one, two, three = (declared(f"ACM-00{rank}", f"acm-{rank}") for rank in (1, 2, 3))
    bring(some=[two, one], again=[one, three])
    assert [each for each in rules() if each not in own_rules()] == [one, two, three]
    assert plugins.troubles() == ()
    assert (plugin_of(one), plugin_of(find("CONV-001"))) == (ACME, None)
    assert choice(("CONV-001", "ACM-001", "acm-3"), (), None).plugins == ("acme 1.0",)
    assert choice(("CONV-001", "ACM-001"), ("acm-1",), None).plugins == ()


def raises(force, case):
    raise KeyError("posts")


@pytest.mark.parametrize(
    ("fails", "said"),
    [(raises, "KeyError: 'posts'"), (lambda force, case: None, "None in place of a verdict")],
)
def test_a_rule_that_fails_is_told_with_the_package_that_brings_it(bring, fails, said):
    one = evolve(declared("ACM-001", "acm-one"), check=fails)
    bring(one=one)
    town = Framework(id="town", forces=(Force(id="pm", kind="police_municipale"),))
    report = check(town, "2020-01-01", select=["acm-one", "missing-convention"])
    assert [one.rule.code for one in report.results] == ["ACM-001", "CONV-001"]
    assert [one.message.en for one in report.crashed] == [f"acme 1.0: {said}"]


def test_what_cannot_be_used_is_told_and_what_stands_after_it_is_taken(bring):
    good = declared("ACM-002", "acm-good")
    bring(nothing="no rule", some=[declared("A-001", "acm-bad"), good])
    assert [each for each in rules() if each not in own_rules()] == [good]
    assert [(one.plugin, one.what) for one in plugins.troubles()] == [
        (ACME, "nothing"),
        (ACME, "A-001"),
    ]


@pytest.mark.parametrize(
    ("code", "name", "reason"),
    [
        (
            "CONV-900",
            "conv-other",
            Text(
                fr="le préfixe CONV est celui de règles de secuprev",
                en="the prefix CONV is that of rules of secuprev",
            ),
        ),
        (
            "ACM-001",
            "other-one",
            Text(
                fr="le nom « other-one » doit commencer par « acm- »",
                en='the name "other-one" must begin with "acm-"',
            ),
        ),
        ("ACM-001", "acm-one", None),
    ],
)
def test_a_rule_of_others_bears_a_prefix_of_its_own_in_its_code_and_its_name(code, name, reason):
    assert misnamed(declared(code, name), own_rules(), {}) == reason
