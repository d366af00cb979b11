"""Communes by the names that people use: never a wrong one, and those of real files."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secuprev import france
from secuprev.vocabulary import Likeness, find_commune, read_commune
from tests.opendata.shared import DATA, real, rows


@pytest.mark.parametrize(
    ("text", "departement", "code", "likeness"),
    [
        ("Melun", None, "77288", Likeness.NAME),
        ("77288", None, "77288", Likeness.CODE),
        ("MANS (LE)", None, "72181", Likeness.NAME),
        ("St-Fargeau", "77", "77407", Likeness.SHORT),
        ("St-Fargeau", "89", "89344", Likeness.NAME),
        ("Valence d’Agen", "82", "82186", Likeness.LONG),
        ("Lacaune les Bains", "81", "81124", Likeness.LONG),
        ("COURSEULLES/MER", "14", "14191", Likeness.WORDS),
        ("Aire sur Adour", "40", "40001", Likeness.WORDS),
        ("Beaune la Rollande", "45", "45030", Likeness.SPELLING),
        ("Querqueville", "50", "50129", Likeness.FORMER),
        ("Boën", "42", "42019", Likeness.SHORT),  # and not Aboën, which is spelled nearly so
    ],
)
def test_a_name_in_use_leads_to_its_commune(text, departement, code, likeness):
    found = find_commune(text, departement)
    assert (found.code, found.likeness) == (code, likeness)


@pytest.mark.parametrize(
    ("text", "departement"),
    [
        ("Sotteville", None),  # a village of the Manche, or the town near Rouen
        ("Sotteville", "76"),
        ("Valence", None),
        ("Saint-Denis", None),
        ("Valence d'Agen", None),
        ("St-Fargeau", None),
        ("Granville / Donville-les-Bains", "50"),  # both
        ("TOURGEVILLE et BENERVILLE", "14"),
        ("Alex", "26"),  # too short to tell a slip from another name
        ("Narnia", "77"),
        ("police municipale", "77"),
        ("", "77"),
        ("l'", None),
    ],
)
def test_what_leaves_a_doubt_is_not_answered(text, departement):
    assert find_commune(text, departement) is None


def test_a_doubt_names_those_that_may_be_meant():
    found = read_commune("Sotteville")
    assert found.ambiguous
    assert {"Sotteville", "Sotteville-lès-Rouen"} <= {one.name for one in found.candidates}


def test_the_communes_of_a_body_say_where_to_look():
    members = france.epci("247700057").members
    assert find_commune("Vaux", among=members).name == "Vaux-le-Pénil"
    assert find_commune("Le Mée", among=members).name == "Le Mée-sur-Seine"
    assert find_commune("Sénart", among=members) is None


@given(st.sampled_from(france.communes()), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_commune_is_found_by_its_own_name_in_its_departement(commune, case):
    found = read_commune(case(commune.name), commune.departement)
    same = [found.match] if found.match else found.candidates
    assert commune.code in {one.code for one in same}


@given(st.text(max_size=60), st.sampled_from([None, "77", "2A", "974"]))
def test_no_input_raises(text, departement):
    found = read_commune(text, departement)
    assert found.match is None or not found.candidates


# Two codes of the 2018 file are those of another commune, spelled nearly the same.
_WRONG_IN_THE_FILE = {("42", "BOEN"), ("95", "HEROUVILLE")}


@pytest.mark.parametrize("year", [2018, 2023])
@real
def test_no_wrong_commune_for_the_names_of_the_survey_and_as_many_as_its_codes(year):
    survey = [one for one in rows(f"pm_survey_{year}.csv") if one["kind"] == "commune"]
    codes = {one.code for one in france.departements()}
    found = coded = 0
    for row in survey:
        coded += bool(row["insee_2026"])
        if row["dep"] not in codes:
            continue
        match = find_commune(row["name_raw"].partition("(")[0], row["dep"])
        found += match is not None
        if match and row["insee_2026"] and (row["dep"], row["name_raw"]) not in _WRONG_IN_THE_FILE:
            assert match.code == row["insee_2026"], row
    assert found >= coded


@real
def test_every_commune_of_the_corpus_is_found_by_its_name():
    corpus = yaml.safe_load((DATA.parent / "corpus" / "corpus_dev.yaml").read_text("utf-8"))
    named = [one for row in corpus for one in row["communes"] or ()]
    assert len(named) == 90
    for one in named:
        where = france.commune(one["insee"]).departement
        assert find_commune(one["nom"], where).code == one["insee"]
