"""Workflow commands, read by the rules that GitHub documents for them."""

import re

import pytest
from hypothesis import given

from secuprev.render import Checked, workflow_commands
from secuprev.render.layout import clean
from secuprev.rules import Severity, check

from .frameworks import BREACH, DAY, UNTOLD, agglomeration, always, town
from .machine import hostile, names


def commands(text):
    """Read commands: lines of ``::name key=value,…::message``; properties escape more."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text.removesuffix("\n")):
        assert line.startswith("::")
        head, message = line[2:].split("::", 1)
        name, _, given = head.partition(" ")
        pairs = (one.split("=", 1) for one in given.split(","))
        properties = {key: unescaped(value, "%2C", "%3A") for key, value in pairs}
        found.append((name, properties, unescaped(message)))
    return found


def unescaped(text, *more):
    said = {"%25": "%", "%0D": "\r", "%0A": "\n", "%2C": ",", "%3A": ":"}
    known = ["%25", "%0D", "%0A", *more]
    return re.sub("|".join(known), lambda found: said[found[0]], text)


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.OBLIGATION, "error"), (Severity.MODEL, "warning"), (Severity.PRACTICE, "notice")],
)
def test_the_level_is_that_of_the_texts(severity, level):
    found = check(town(), DAY, rules=[always(BREACH, severity=severity)])
    first, last = commands(workflow_commands([Checked(found)], "en"))
    assert first[0] == level
    assert first[1] == {"title": "always (TEST-001)"}
    assert (last[0], last[2].split(",")[0]) == ("notice", "1 breach")


def test_a_rule_that_fails_is_an_error():
    found = check(town(), DAY, rules=[always(ZeroDivisionError("by zero"))])
    assert commands(workflow_commands([Checked(found)]))[0][0] == "error"


def test_what_cannot_be_told_is_counted_and_told_when_asked_for():
    one = Checked(check(town(), DAY, rules=[always(UNTOLD)]))
    ((level, _, said),) = commands(workflow_commands([one], "en"))
    assert (level, "1 cannot be told" in said) == ("notice", True)
    assert [name for name, *_ in commands(workflow_commands([one], every=True))] == ["notice"] * 2


@pytest.mark.parametrize("on", ["2012-11-23", "2026-01-01"])
def test_every_breach_is_there_with_its_articles(on):
    found = check(agglomeration(), on)
    read = commands(workflow_commands([Checked(found, "a.yaml")], "en"))
    assert len(read) == len(found.breaches) + 1
    for (_, where, said), one in zip(read, found.breaches, strict=False):
        assert where["file"] == "a.yaml"
        assert clean(one.message.en) in said
        assert all(cited.short in said for cited in one.citations)


@given(names)
def test_awkward_names_stay_on_their_line(name):
    one = hostile(name)
    first, last = commands(workflow_commands([one], "en"))
    assert first == (
        "error",
        {"file": one.path, "line": "7", "title": "always (TEST-001)"},
        clean(f"{name}: {name}"),
    )
    assert last[0] == "notice"
