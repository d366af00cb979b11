"""Words that fit: wrapped, shortened, made of letters that the font has."""

from hypothesis import given, settings
from hypothesis import strategies as st

from secuprev.cooperation.pictures.writing import clean, fitted, length


def test_words_that_fit_are_left_as_they_are():
    assert fitted("Police municipale", 200, 9) == "Police municipale"


def test_words_are_wrapped_between_words_and_the_last_line_is_shortened():
    said = fitted("Conventions de coordination entre les forces de sécurité", 100, 9, lines=2)
    first, second = said.split("\n")
    assert "Conventions de coordination entre les forces de sécurité".startswith(first)
    assert not first.endswith("…")
    assert second.endswith("…")


def test_a_letter_that_no_font_has_is_a_box():
    assert clean("Ville 警察 de l'Est") == "Ville □□ de l'Est"


def test_marks_of_direction_and_controls_leave_no_trace():
    assert clean("a\u202e\u200fb\x00\x1bc") == "abc"
    assert clean(" une\n\tautre  ligne ") == "une autre ligne"


def test_an_accent_apart_is_put_on_its_letter():
    assert clean("e\u0301tat") == "état"


def test_a_name_of_nothing_is_still_seen():
    assert clean("") == clean(" \u200b") == "?"


@settings(max_examples=60)
@given(st.text(max_size=60), st.floats(20, 200), st.integers(1, 3))
def test_any_words_fit(words, width, lines):
    said = fitted(words, width, 9, lines).split("\n")
    assert 1 <= len(said) <= lines
    assert all(length(line, 9) <= width for line in said)
