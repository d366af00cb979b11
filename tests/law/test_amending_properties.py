"""What holds of any change set, drawn at random over the parameters of the law."""

from contextlib import ExitStack
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import secuprev
from secuprev import law
from secuprev.law.change_values import known_words
from secuprev.law.store import content
from secuprev.values import as_partial

EXAMPLES = Path(__file__).parents[2] / "examples"
FRAMEWORKS = [secuprev.load(path) for path in sorted(EXAMPLES.glob("*.yaml"))]
FIRST, LAST = law.record().start, law.record().end
DAYS = st.dates(FIRST, LAST)
WHOLE = settings(max_examples=25)


def held_by(name):
    group, key = name.split(".")
    row = content("parameters")[group][key]
    return [one["value"] for one in row["values"] if "value" in one]


# The law gave each of these a value at least once: of what kind another would be is known.
VALUED = [name for name in law.names() if held_by(name)]


def values(name):
    """Return the values that the law itself gave a parameter, and some of the same kind."""
    held = held_by(name)
    if all(type(one) is int for one in held):
        return st.sampled_from(held) | st.integers(0, 100_000)
    if all(type(one) is bool for one in held):
        return st.booleans()
    return st.sampled_from(held)


@st.composite
def change_sets(draw, days=DAYS):
    tables = {}
    for name in draw(st.lists(st.sampled_from(VALUED), max_size=4, unique=True)):
        group, key = name.split(".")
        begins = draw(st.lists(days, min_size=1, max_size=3, unique=True))
        rows = [{"from": day, "value": draw(values(name))} for day in sorted(begins)]
        tables.setdefault(group, {})[key] = {"values": rows}
    rows = {}
    for subject in draw(st.lists(st.sampled_from(law.competences.subjects()), max_size=2)):
        level = draw(st.sampled_from(law.Level))
        why = {"none": "excluded"} if level is law.Level.NONE else {}
        force = draw(st.sampled_from(law.force_kinds.codes()))
        rows.setdefault(subject, {})[force] = {"from": draw(days), "level": level.value} | why
    tables["competences"] = {"rows": rows}
    id = f"set-{draw(st.integers(0, 999))}"
    return law.changes({"meta": {"id": id, "fr": id, "en": id}, **tables})


def answers(framework, day, change=None):
    return secuprev.check(framework, day, law=change).results


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda one: one.id)
def test_an_empty_set_changes_no_answer(framework):
    empty = law.changes({"meta": {"id": "empty", "fr": "vide", "en": "empty"}})
    for day in ("2003-01-01", "2013-06-01", "2026-04-03", "2027-01-01"):
        assert answers(framework, day, empty) == answers(framework, day)


@WHOLE
@given(st.sampled_from(FRAMEWORKS), DAYS, change_sets())
def test_once_restored_every_answer_is_as_before(framework, day, change):
    before, digest = answers(framework, day), law.digest()
    told = {name: law.parameter(name) for name in law.names()}
    with law.amended(change):
        answers(framework, day)
    assert answers(framework, day) == before
    assert law.digest() == digest
    assert {name: law.parameter(name) for name in law.names()} == told


@WHOLE
@given(st.sampled_from(FRAMEWORKS), DAYS, st.data())
def test_no_answer_changes_before_the_first_day_of_a_set(framework, first, data):
    change = data.draw(change_sets(days=st.dates(first, LAST)))
    day = data.draw(st.dates(FIRST, first)) - timedelta(days=1)
    plain = answers(framework, day)
    laid = answers(framework, day, change)
    assert [(one.status, one.severity, one.message, one.missing) for one in laid] == [
        (one.status, one.severity, one.message, one.missing) for one in plain
    ]
    assert {one.text.rank for result in laid for one in result.citations} <= {
        law.Rank.STATUTE, law.Rank.MODEL, law.Rank.SOFT,
    }  # fmt: skip


@WHOLE
@given(st.sampled_from(FRAMEWORKS), DAYS, change_sets())
def test_no_rule_fails_under_a_set_that_could_be_read(framework, day, change):
    assert not [one.message for one in answers(framework, day, change) if one.status == "crashed"]


def expected(name, day, sets):
    """Tell a value the plain way: the last set that speaks of it before a day, else the law."""
    for change in reversed(sets):
        rows = change._values.get(name, {}).get("", [])
        begun = [row["value"] for row in rows if row["from"] <= day]
        if begun:
            found = begun[-1]
            return tuple(found) if isinstance(found, list) else found
    return law.parameter(name).at(day).value


@WHOLE
@given(st.lists(change_sets(), max_size=3), DAYS)
def test_nested_sets_apply_in_order(sets, day):
    names = {name for change in sets for name in change._values}
    names = {name for name in names if law.parameter(name).series.span.contains(as_partial(day))}
    wanted = {name: expected(name, day, sets) for name in names}
    with ExitStack() as stack:
        for change in sets:
            stack.enter_context(law.amended(change))
        assert law.laid() == tuple(sets)
        assert {name: law.value(name, day).value for name in names} == wanted
        for name in names:
            periods = [state.period for state in law.parameter(name).series]
            for before, after in pairwise(periods):
                assert before.end == after.start - timedelta(days=1)
    assert law.laid() == ()


def test_the_days_are_those_of_the_record():
    assert (date(1999, 4, 16), date(2026, 4, 3)) == (FIRST, LAST)
    assert "maire" in known_words("clspd")
