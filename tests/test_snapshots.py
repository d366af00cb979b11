"""The answers over the years are those that were last reviewed."""

import json

import pytest

from secuprev.rules import rules

from .snapshots.answers import FRAMEWORKS, MADE_UP, change_days, days, path, read, snapshot

REBUILD = "the answers changed: run `python tools/rebuild_snapshots.py` and review the diff"
SOFT_LIMIT = 200_000  # bytes a file


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_answers_are_those_that_were_reviewed(name):
    kept, found = path(name).read_text(encoding="utf-8"), snapshot(name)
    changed = sorted(set(kept.splitlines()) ^ set(found.splitlines()))
    assert found == kept, "\n".join([REBUILD, *changed[:20]])


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_day_on_which_the_law_changed_is_asked_about(name):
    asked = json.loads(path(name).read_text(encoding="utf-8"))["days"]
    assert {day.isoformat() for day in change_days()} <= set(asked)
    assert asked == [day.isoformat() for day in days()]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_no_rule_crashed_on_any_day(name):
    assert [one for one in read(name) if one["verdict"] == "crashed"] == []


def test_the_made_up_frameworks_break_each_rule_on_some_day():
    answers = [one for name in MADE_UP for one in read(name)]
    broken = {one["rule"] for one in answers if one["verdict"] == "breach"}
    # Its agglomeration holds the competence by law, whatever one writes of it.
    assert {one.name for one in rules()} - broken <= {"cispd-without-competence"}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_file_stays_small_enough_to_review(name):
    assert path(name).stat().st_size < SOFT_LIMIT
