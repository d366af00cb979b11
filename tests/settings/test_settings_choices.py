"""Settings as an embedder makes them, and how one set of them overrides another."""

import pickle
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from secuprev import rules
from secuprev.rules import Severity, UnknownRule, UnknownSeverity, chosen
from secuprev.settings import Settings

NAMES = [one.name for one in rules.rules()]
names = st.lists(st.sampled_from(NAMES), max_size=4)
choices = st.builds(
    Settings,
    select=names,
    ignore=names,
    severity=st.dictionaries(st.sampled_from(NAMES), st.sampled_from(Severity), max_size=4),
)
FILE = Path("secuprev.toml")


def run(settings):
    return [one.name for one in chosen(settings.select, settings.ignore)]


def test_names_codes_and_words_are_brought_to_one_form():
    found = Settings(["conv-001", "CONV-001"], ["Missing-Opinion"], {"CONV-001": "practice"})
    assert found.select == ("missing-convention",)
    assert found.ignore == ("missing-opinion",)
    assert found.severity == {"missing-convention": Severity.PRACTICE}


def test_one_name_alone_is_a_name_and_not_its_letters():
    assert Settings("CONV-001", "missing-opinion") == Settings(["CONV-001"], ["missing-opinion"])
    with pytest.raises(UnknownRule) as unknown:
        Settings(select="mising-convention")
    assert "missing-convention" in unknown.value.suggestions


def test_what_is_no_rule_or_no_severity_is_refused():
    with pytest.raises(UnknownRule):
        Settings(select=["mising-convention"])
    with pytest.raises(UnknownRule):
        Settings(severity={"mising-convention": "practice"})
    with pytest.raises(UnknownSeverity):
        Settings(severity={"missing-convention": "practise"})


def test_the_file_plays_no_part_in_equality_and_settings_pickle():
    assert Settings(file=FILE) == Settings()
    assert pickle.loads(pickle.dumps(Settings(["CONV-001"]))) == Settings(["CONV-001"])


@given(settings=choices)
def test_to_say_nothing_overrides_nothing(settings):
    assert settings.overridden(Settings()) == settings
    assert Settings().overridden(settings) == settings


@given(settings=choices, by=choices)
def test_what_overrides_wins(settings, by):
    found = settings.overridden(by)
    assert found.select == (by.select or settings.select)
    assert found.ignore == (by.ignore or (() if by.select else settings.ignore))
    assert found.severity.items() >= by.severity.items()
    assert set(found.severity) == set(settings.severity) | set(by.severity)
    if by.select:
        assert run(found) == run(by)  # what is asked for by name is run
    assert found.overridden(by) == found


@given(settings=choices, by=choices)
def test_the_file_is_named_exactly_when_it_had_a_part(settings, by):
    found = evolve(settings, file=FILE).overridden(by)
    assert (found.file == FILE) is (found != by)
