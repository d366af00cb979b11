"""Names of communes as people write them, and what is left of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev import france
from secuprev.france.naming import plain_names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("st germain les corbeil", "Saint-Germain-lès-Corbeil"),
        ("STE GENEVIEVE DES BOIS", "Sainte-Geneviève-des-Bois"),
        ("Stes-Maries-de-la-Mer", "Saintes-Maries-de-la-Mer"),
        ("MANS (LE)", "Le Mans"),
        ("Hay-les-Roses (L')", "L'Haÿ-les-Roses"),
        ("Ulis, Les", "Les Ulis"),
        ("L’HAŸ–LES–ROSES", "L'Haÿ-les-Roses"),
        ("L\u2019Ile d\u2019Yeu", "L'Île-d'Yeu"),
        ("Vitry s/Seine", "Vitry-sur-Seine"),
        ("Vitry-s/-Seine", "Vitry-sur-Seine"),
        ("vitry s seine", "Vitry-sur-Seine"),
        ("Rosny s/s Bois", "Rosny-sous-Bois"),
        ("Villeneuve les Avignon", "Villeneuve-lez-Avignon"),
        ("Woerth", "Wœrth"),
        ("  Saint   Denis ", "Saint-Denis"),
        ("Saint\u00a0Denis", "Saint-Denis"),
        ("Paris 12ème arrondissement", "Paris 12e Arrondissement"),
        ("LYON 1ER", "Lyon 1er"),
        # An e and its accent may be two characters.
        ("Be\u0301ziers", "Béziers"),
    ],
)
def test_two_ways_of_writing_one_name(written: str, name: str) -> None:
    assert france.plain_name(written) == france.plain_name(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Denis", "Sainte-Denis"),
        ("La Roche", "Les Roches"),
        ("Le Mans", "Lemans"),
        # Short forms are words, not parts of words.
        ("Stains", "Saintains"),
        ("Sancerre", "Sur ancerre"),
    ],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert france.plain_name(one) != france.plain_name(other)


def test_an_article_is_a_word_of_its_own_before_others() -> None:
    assert france.without_article("le mans") == "mans"
    assert france.without_article("lens") == "lens"
    assert france.without_article("les") == "les"
    assert france.without_article("le mans\nla roche\nlens") == "mans\nroche\nlens"


@given(st.text())
def test_a_plain_name_is_plain_already(text: str) -> None:
    plain = france.plain_name(text)
    assert set(plain) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert plain == plain.strip()
    assert "  " not in plain
    assert france.plain_name(plain) == plain


@given(st.lists(st.text().map(lambda text: text.replace("\n", " ")), min_size=1, max_size=4))
def test_many_at_once_are_each_as_alone(names: list[str]) -> None:
    assert plain_names("\n".join(names)).split("\n") == [france.plain_name(one) for one in names]


def test_no_two_communes_of_a_departement_share_a_plain_name_but_those_that_share_a_name() -> None:
    plain: dict[tuple[str, str], set[str]] = {}
    for one in france.communes():
        plain.setdefault((one.departement, france.plain_name(one.name)), set()).add(one.name)
    assert {names for names in map(frozenset, plain.values()) if len(names) > 1} == set()
