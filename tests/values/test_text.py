"""A text in two languages answers in those two, and in no other."""

import pytest

from secuprev.values import Text


def test_a_text_is_read_in_either_language():
    town = Text(fr="commune", en="municipality")
    assert (town.in_("fr"), town.in_("en")) == ("commune", "municipality")


@pytest.mark.parametrize("lang", ["FR", "de", "", None])
def test_another_language_is_refused_and_not_answered_in_english(lang):
    with pytest.raises(ValueError, match="'fr' or 'en'"):
        Text.same("commune").in_(lang)
