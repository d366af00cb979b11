"""Finding communes by the names that people write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secuprev import france


def found(text: str, **more: object) -> list[str]:
    return [one.code for one in france.search(text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("st germain les corbeil", "91553"),
        ("SAINT GERMAIN-LES-CORBEIL", "91553"),
        ("MANS (LE)", "72181"),
        ("le mans", "72181"),
        ("Mans", "72181"),
        ("Haÿ les Roses", "94038"),
        ("lhay les roses", "94038"),
        ("Vitry s/Seine", "94081"),
        ("Villeneuve les Avignon", "30351"),
        ("Paris 12e", "75056"),
        ("Lyon 3ème arrondissement", "69123"),
        ("Melum", "77288"),
        ("Dammarie lès Lis", "77152"),
        ("77288", "77288"),
        ("2a 004", "2A004"),
        ("20004", "2A004"),  # Ajaccio before Corsica was two départements
        ("Pierrefitte-sur-Seine", "93066"),  # merged in 2025
        ("Voisinlieu", "60057"),  # merged into Beauvais in 1943
    ],
)
def test_the_first_is_the_one_that_is_meant(text: str, code: str) -> None:
    assert found(text)[0] == code


def test_communes_of_one_name_are_all_told_before_those_of_longer_names() -> None:
    named = [one for one in france.communes() if one.name == "Saint-Denis"]
    first = france.search("st-denis", limit=len(named))
    assert set(first) == set(named)
    inhabitants = [one.population or 0 for one in first]
    assert inhabitants == sorted(inhabitants, reverse=True)
    assert found("Saint-Denis", departement="93")[0] == "93066"


def test_a_departement_holds_what_is_found() -> None:
    assert {one.departement for one in france.search("Saint", departement="2a", limit=None)} <= {
        "2A"
    }
    assert france.search("Melun", departement="13") == ()


def test_a_name_is_that_of_the_day() -> None:
    assert found("Pierrefitte-sur-Seine", on="2024")[0] == "93059"
    assert found("Saline", on="2019")[0] == "14712"


@pytest.mark.parametrize("text", ["", " ", "-", "zzzzzzzz", "xq wj"])
def test_nothing_is_made_of_nothing(text: str) -> None:
    assert found(text) == []


def test_no_more_than_asked_for() -> None:
    assert len(found("saint", limit=3)) == 3
    assert len(found("saint", limit=None)) > 3_000


@settings(max_examples=40)  # a name is sought among 40,000
@given(st.sampled_from(france.communes()))
def test_each_commune_is_found_by_its_name(one: france.ReferenceCommune) -> None:
    same = france.search(one.name, limit=None)
    assert one in same
    plain = france.plain_name(one.name)
    assert france.plain_name(same[0].name) == plain
    assert found(plain.upper(), departement=one.departement)[0] == one.code or (
        sum(other.departement == one.departement for other in same if other.name == one.name) > 1
    )
