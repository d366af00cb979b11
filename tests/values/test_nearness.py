"""Of names that are near, those come first that somebody most likely meant."""

import pytest

from secuprev import law, rules
from secuprev.values.nearness import near

CODES = [one.code for one in rules.rules()]


@pytest.mark.parametrize("name", ["CONV-01", "CONV-1", "conv-01", "CONV1", "conv 001", "CONV-0001"])
def test_the_same_number_with_other_zeros_is_the_one_that_was_meant(name):
    assert near(name, CODES) == ("CONV-001",)


def test_a_number_that_there_is_not_leads_to_codes_that_are_spelled_nearly_the_same():
    assert "CONV-100" not in CODES
    assert near("CONV-100", CODES)


def test_capitals_and_separators_do_not_hide_a_name():
    assert near("Convention posts-threshold", law.names()) == ("convention.posts_threshold",)


def test_a_part_leads_to_all_the_names_that_begin_so_and_then_to_those_that_hold_the_word():
    found = near("plan", law.names())
    begin = [one for one in law.names() if one.startswith("plan.")]
    assert list(found[: len(begin)]) == begin
    assert "convention.posts_threshold" in near("threshold", law.names())
    assert all("_threshold" in one for one in near("threshold", law.names()))


def test_a_part_that_nearly_all_names_share_leads_to_none():
    assert near("name", [f"name-{rank}" for rank in range(40)], 3) != ()
    assert len(near("name", [f"name-{rank}" for rank in range(40)], 3)) <= 3


def test_two_letters_are_no_part():
    assert near("co", ["convention.term", "council.seats"]) == ()


@pytest.mark.parametrize("name", [3, None, ["conv"]])
def test_nothing_is_near_what_is_no_text(name):
    assert near(name, CODES) == ()
