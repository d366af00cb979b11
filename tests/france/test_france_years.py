"""The yearly editions, against figures that INSEE and the DGCL published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev import france

YEARS = [one.name for one in france.editions()]


def beside_overseas_collectivities(year: str) -> list[france.ReferenceCommune]:
    zones = {one.code: one.zone for one in france.departements(year)}
    return [one for one in france.communes(year) if zones[one.departement] != "com"]


def test_every_year_from_2019_has_an_edition() -> None:
    assert [str(year) for year in range(2019, 2027)] == YEARS


@pytest.mark.parametrize(
    ("year", "count"),
    [
        # INSEE, code officiel géographique on 1 January.
        ("2019", 34_970),
        ("2020", 34_968),
        ("2021", 34_965),
        ("2022", 34_955),
        ("2023", 34_945),
        ("2024", 34_935),
        ("2025", 34_875),
        ("2026", 34_875),
    ],
)
def test_communes_of_each_year(year: str, count: int) -> None:
    assert len(beside_overseas_collectivities(year)) == count


@pytest.mark.parametrize(
    ("year", "count"),
    [
        # DGCL, "Les collectivités locales en chiffres": on 1 January, the métropole de Lyon apart.
        ("2019", 1_258),
        ("2020", 1_254),
        ("2021", 1_253),
        ("2022", 1_254),
        ("2023", 1_254),
        ("2024", 1_254),
        ("2025", 1_254),
    ],
)
def test_bodies_of_each_year(year: str, count: int) -> None:
    assert sum(body.kind != "metropole_lyon" for body in france.epcis(year)) == count


@pytest.mark.parametrize(
    ("year", "inhabitants"),
    [
        # INSEE: legal populations of 2016, 2018, 2019, 2020, 2021, 2022, each in force in the third
        # year after.
        ("2019", 2_190_327),
        ("2021", 2_175_601),
        ("2022", 2_165_423),
        ("2023", 2_145_906),
        ("2024", 2_133_111),
        ("2025", 2_113_705),
    ],
)
def test_a_population_is_the_one_in_force_that_year(year: str, inhabitants: int) -> None:
    assert france.commune("75056", on=year).population == inhabitants


@pytest.mark.parametrize(
    ("year", "inhabitants"),
    [("2022", 66_988_403), ("2023", 67_162_154), ("2025", 67_760_573)],
)
def test_populations_add_up_to_what_insee_published(year: str, inhabitants: int) -> None:
    # France less Mayotte, whose census is another; a commune merged since is counted once.
    counted = [
        one.population for one in beside_overseas_collectivities(year) if one.departement != "976"
    ]
    assert None not in counted
    assert sum(one or 0 for one in counted) == inhabitants


def test_a_new_commune_has_the_inhabitants_of_all_it_is_made_of() -> None:
    # Saint-Denis took in Pierrefitte-sur-Seine on 1 January 2025 (INSEE, populations of 2022).
    assert france.commune("93066", on="2025").population == 148_907


def test_what_no_version_gives_is_not_known() -> None:
    for year in ("2019", "2020"):
        assert france.commune("77288", on=year).population_total is None
    assert france.commune("77288", on="2020").population is None
    # Glières-Val-de-Borne came of two communes on 1 January 2019: its figure would be of one only.
    assert france.commune("74212", on="2019").population is None
    # Of the bodies the package gives both all the same: the list of the DGCL has them.
    body = france.epci("247700057", on="2020")
    assert (body.population, body.population_total) == (130_987, 132_247)


@pytest.mark.parametrize("year", YEARS)
def test_membership_agrees_both_ways(year: str) -> None:
    of_bodies = {code: body.siren for body in france.epcis(year) for code in body.members}
    assert of_bodies == {one.code: one.epci for one in france.communes(year) if one.epci}


@pytest.mark.parametrize("year", YEARS)
def test_islands_of_one_commune_are_in_no_body(year: str) -> None:
    alone = {
        one.name for one in france.communes(year) if one.epci is None and one.departement < "96"
    }
    assert alone == {"Île-de-Bréhat", "Île-de-Sein", "Ouessant", "L'Île-d'Yeu"}


def test_territories_of_grand_paris_are_told_from_2023() -> None:
    for year in ("2023", "2024", "2025", "2026"):
        assert len(france.epts(year)) == 11
    for year in ("2019", "2020", "2021", "2022"):
        assert not france.edition(year).has_epts
        with pytest.raises(france.OutsideEditions) as caught:
            france.epts(year)
        assert "EPT" in caught.value.message.fr
        assert "2023-01-01" in caught.value.message.fr


def test_a_commune_merged_later_is_there_before() -> None:
    assert france.commune("93059", on="2024-12-31").name == "Pierrefitte-sur-Seine"
    with pytest.raises(france.UnknownCode) as caught:
        france.commune("93059", on="2025-01-01")
    assert caught.value.leads_to == ("93066",)
    assert france.successor("93059", on="2025-01-01").name == "Saint-Denis"
    assert france.successor("93059", on="2024-12-31").code == "93059"


def test_a_commune_that_split_again_is_one_of_its_own() -> None:
    # Saline was made of Troarn and Sannerville in 2017 and undone on 1 January 2020.
    assert france.commune("14712", on="2019").name == "Saline"
    assert france.successor("14666", on="2019").code == "14712"
    assert france.commune("14712", on="2020").name == "Troarn"
    assert france.commune("14666", on="2020").name == "Sannerville"


def test_every_commune_of_a_year_leads_to_one_of_each_later_year() -> None:
    for earlier in YEARS:
        for later in YEARS[YEARS.index(earlier) :]:
            there = {one.code for one in france.communes(later)}
            gone = [one.code for one in france.communes(earlier) if one.code not in there]
            assert {france.successor(code, on=later).code for code in gone} <= there


def test_a_code_that_was_never_one_leads_nowhere() -> None:
    with pytest.raises(france.UnknownCode):
        france.successor("99999")


def test_mergers_of_long_ago_are_known_in_each_edition() -> None:
    for year in YEARS:
        assert france.successor("20004", on=year).code == "2A004"


def test_an_edition_says_where_its_source_is_not_what_it_says() -> None:
    assert any("2025" in note.fr for note in france.edition("2026").notes)
    assert "0.8.0" in france.edition("2020").source
    for one in france.editions():
        assert all(note.fr and note.en for note in one.notes)


def test_a_missing_year_is_named() -> None:
    editions = [one for one in france.editions() if one.name != "2021"]
    with pytest.raises(france.OutsideEditions) as caught:
        france.years.choose(editions, "2021-06-01")
    assert caught.value.missing == (2021,)
    assert "sauf 2021" in caught.value.message.fr


@given(st.sampled_from(YEARS).flatmap(lambda year: st.tuples(st.just(year), bodies(year))))
def test_members_say_so_too(drawn: tuple[str, france.ReferenceEpci]) -> None:
    year, body = drawn
    members = france.members(body.siren, on=year)
    assert tuple(one.code for one in members) == body.members
    assert {one.epci for one in members} == {body.siren}
    assert body.departements == tuple(sorted({one.departement for one in members}))
    if all(one.population is not None for one in members):
        assert body.population == sum(one.population or 0 for one in members)


def bodies(year: str) -> st.SearchStrategy[france.ReferenceEpci]:
    return st.sampled_from(france.epcis(year))
