import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev.render.layout import Page, clean, width_of, wrap
from secuprev.values import Text

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Melun\nDammarie", "Melun Dammarie"),
        ("Melun\r\n\tDammarie\u2028Vaux\u0085Rubelles", "Melun Dammarie Vaux Rubelles"),
        ("\x1b[31mrouge\x1b[0m", r"\x1b[31mrouge\x1b[0m"),
        ("\x9b31m", r"\x9b31m"),
        ("cloche\x07 et recul\x08", r"cloche\x07 et recul\x08"),
        ("\u202egnoc\u2069", r"\u202egnoc\u2069"),
        ("large\u200bur\ufeff", r"large\u200bur\ufeff"),
        ("\ud800", r"\ud800"),
        ("👮\u200d♀️ می\u200cخواهم", "👮\u200d♀️ می\u200cخواهم"),
        ("Me\u200dlun \u200d", r"Me\u200dlun \u200d"),
        ("é\u200d\u200dé", r"é\u200d\u200dé"),
        ("quart\u2003cadratin", "quart cadratin"),
        ("10\u202f000\u00a0€ « œuvre »", "10\u202f000\u00a0€ « œuvre »"),
    ],
)
def test_clean_writes_out_what_a_terminal_would_obey(raw, shown):
    assert clean(raw) == shown


@given(ANY_TEXT)
def test_clean_leaves_nothing_to_obey(raw):
    shown = clean(raw)
    obeyed = shown.replace("\u200c", "").replace("\u200d", "")  # they move nothing
    assert {unicodedata.category(one) for one in obeyed}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert clean(shown) == shown


@given(ANY_TEXT, st.integers(10, 90))
def test_no_line_is_wider_than_asked(raw, width):
    text = clean(raw).replace("/", "")
    assert all(width_of(line) <= width for line in wrap(text, width))


@given(ANY_TEXT, st.integers(10, 90))
def test_wrapping_loses_no_letter(raw, width):
    text = clean(raw)
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("width", range(14, 60))
def test_french_punctuation_never_starts_a_line(width):
    text = "Il manque : le « diagnostic préalable » ; le maire ? oui ! et 5 % des agents"
    lines = wrap(text, width)
    assert not [line for line in lines if line[0] in ":;?!»%"]
    assert not [line for line in lines if line.endswith("«")]


def test_an_address_is_never_cut():
    url = "https://www.legifrance.gouv.fr/" + "x" * 60
    assert url in wrap(f"Voir {url} pour le texte", 40)
    page = Page("fr", 80)
    page.put(url[:78], indent=6)
    assert page.lines == ["  " + url[:78]]


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("été", 3), ("e\u0301te\u0301", 3), ("警察", 4), ("", 0)]
)
def test_width_is_counted_as_a_terminal_does(text, columns):
    assert width_of(text) == columns


@given(
    st.lists(st.tuples(st.lists(ANY_TEXT, min_size=1, max_size=3), ANY_TEXT), max_size=4),
    st.integers(0, 8),
    st.integers(40, 100),
)
def test_a_table_keeps_to_its_width(rows, indent, width):
    page = Page("fr", width)
    page.rows([([one.replace("/", "") for one in left], "x") for left, _ in rows], indent)
    page.rows([(["x"], right.replace("/", "")) for _, right in rows], indent)
    assert all(width_of(line) <= width for line in page.lines)


def test_a_table_sets_its_items_below_each_other():
    page = Page("fr", 40)
    page.rows([(["chiens", "halls"], "aucun modèle ne le nomme"), (["vacances"], "nommé")], 2)
    assert page.text() == ("  chiens    aucun modèle ne le nomme\n  halls\n  vacances  nommé\n")


def test_a_table_leaves_room_for_its_right_column():
    page = Page("fr", 40)
    page.rows([(["x" * 40], "y" * 20)], indent=8, left=34)
    assert all(len(line) <= 40 for line in page.lines)


def test_a_text_is_said_in_the_language_of_the_page():
    page = Page("fr")
    page.put(Text(fr="manquement", en="breach"))
    assert page.text() == "manquement\n"


def test_colour_is_put_on_after_the_lines_are_cut():
    page = Page("fr", 12, paint=lambda words, tone: f"<{tone}>{words}</>")
    page.put("un deux trois quatre", indent=2, tone="breach")
    assert page.lines == ["  <breach>un deux</>", "  <breach>trois</>", "  <breach>quatre</>"]


def test_cells_too_wide_for_a_line_stand_below_each_other():
    page = Page("fr", 20)
    page.cells([("CONV-001", 10), ("règle", 0)])
    page.cells([("CONV-001", 10), ("un nom bien trop long", 0)])
    assert page.lines == ["CONV-001  règle", "CONV-001", "un nom bien trop", "long"]


def test_a_page_never_has_two_empty_lines():
    page = Page("fr")
    page.blank()
    page.put("a")
    page.blank()
    page.blank()
    page.put("b")
    assert page.text() == "a\n\nb\n"
