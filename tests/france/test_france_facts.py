"""The bundled file against facts read elsewhere than in the package it was built from."""

import pytest

from secuprev import france, law
from secuprev.values import commune_code, siren


def test_counts() -> None:
    # The 2026 lists: 34,969 communes (code officiel géographique), 1,255 EPCI à fiscalité propre.
    assert len(france.communes()) == 34_969
    assert len(france.epcis()) == 1_255


def test_counts_that_everybody_knows() -> None:
    assert sum(one.zone != "com" for one in france.departements()) == 101
    assert sum(one.zone != "com" for one in france.regions()) == 18


def test_kinds() -> None:
    # BANATIC extract of the DGCL: 22 METRO (Lyon among them) and 14 CU.
    kinds = [body.kind for body in france.epcis()]
    assert sum(kinds.count(kind) for kind in ("metropole", "metropole_lyon", "mgp")) == 22
    assert (kinds.count("metropole_lyon"), kinds.count("mgp")) == (1, 1)
    assert kinds.count("cu") == 14
    assert {body.kind for body in france.epts()} == {"ept"}
    assert {*kinds, "ept"} == set(france.EPCI_KINDS)


@pytest.mark.parametrize(
    ("number", "kind", "holding"),
    [
        ("247700057", "ca", "compulsory"),
        ("246700488", "metropole", "compulsory"),  # Strasbourg
        ("200046977", "metropole_lyon", "compulsory"),
        ("200054781", "mgp", "none"),  # its territories hold it
        ("200057867", "ept", "compulsory"),  # Plaine Commune
        ("200000545", "cc", "optional"),
    ],
)
def test_the_law_knows_each_kind_and_its_prevention_competence(
    number: str, kind: str, holding: str
) -> None:
    assert france.epci(number).kind == kind
    state = law.intercommunal_kind(kind).prevention("2026-01-01")
    assert state.value is not None
    assert state.value.holding == holding
    assert set(france.EPCI_KINDS) <= {one.code for one in law.intercommunal.all()}


@pytest.mark.parametrize(
    ("number", "kind", "departement"),
    [
        # Read in the BANATIC extract of the DGCL (siren, nature, departement).
        ("247700057", "ca", "77"),
        ("200018653", "ca", "971"),
        ("200023414", "metropole", "76"),
        ("200046977", "metropole_lyon", "69"),
        ("200000545", "cc", "10"),
    ],
)
def test_bodies_that_banatic_lists(number: str, kind: str, departement: str) -> None:
    body = france.epci(number)
    assert body.siren == number
    assert body.kind == kind
    assert departement in body.departements


@pytest.mark.parametrize(
    ("code", "name", "departement", "region"),
    [
        ("77288", "Melun", "77", "11"),
        ("2A004", "Ajaccio", "2A", "94"),
        ("97411", "Saint-Denis", "974", "04"),
        ("95127", "Cergy", "95", "11"),
        ("75056", "Paris", "75", "11"),
        ("98818", "Nouméa", "988", "988"),
    ],
)
def test_communes(code: str, name: str, departement: str, region: str) -> None:
    found = france.commune(code)
    assert (found.code, found.name) == (code, name)
    assert (found.departement, found.region) == (departement, region)


def test_val_d_oise_is_complete() -> None:
    # The list of competent services of the Val-d'Oise (service-public) has 183 communes.
    assert sum(one.departement == "95" for one in france.communes()) == 183


def test_municipal_populations_add_up_to_what_insee_announced() -> None:
    # "la population officielle de la France (hors Mayotte) s'élève à 68.094.000 habitants", in
    # force on 1 January 2026: Banque des Territoires, 18 December 2025, after INSEE.
    figures = [
        one.population
        for one in france.communes()
        if one.departement != "976" and france.departement(one.departement).zone != "com"
    ]
    assert None not in figures
    assert round(sum(figure or 0 for figure in figures), -3) == 68_094_000


def test_melun() -> None:
    melun = france.commune("77288")
    # The total population with which Melun is described in the library's first document.
    assert melun.population_total == 43_919
    # INSEE, of a later year: municipal, though larger. The two must not be taken for one set.
    assert melun.population == 45_995
    assert melun.siren == "217702885"


def test_communes_without_a_body_are_islands() -> None:
    # The islands of one commune; the package's README says that those outside are islands.
    alone = {one.name for one in france.communes() if one.epci is None and one.departement < "96"}
    assert alone == {"Île-de-Bréhat", "Île-de-Sein", "Ouessant", "L'Île-d'Yeu"}


def test_membership_agrees_both_ways() -> None:
    of_bodies = {code: body.siren for body in france.epcis() for code in body.members}
    of_communes = {one.code: one.epci for one in france.communes() if one.epci}
    assert of_bodies == of_communes
    assert sum(len(body.members) for body in france.epcis()) == len(of_bodies)
    assert "77288" in france.epci("247700057").members
    for code in france.epci("247700057").members:
        found = france.epci_of(code)
        assert found is not None
        assert found.siren == "247700057"


def test_grand_paris_is_paris_and_its_territories() -> None:
    territories = [code for body in france.epts() for code in body.members]
    assert len(territories) == len(set(territories))
    metropole = france.epci("200054781")
    assert set(metropole.members) == {"75056", *territories}
    assert {one.code for one in france.communes() if one.ept} == set(territories)


def test_population_of_a_body_is_that_of_its_communes() -> None:
    for body in (*france.epcis(), *france.epts()):
        members = [france.commune(code) for code in body.members]
        assert body.population == sum(one.population or 0 for one in members)
        assert body.population_total == sum(one.population_total or 0 for one in members)
        assert body.departements == tuple(sorted({one.departement for one in members}))


def test_total_population_of_a_body_is_the_one_the_dgcl_gives() -> None:
    # "populationTotale" of these bodies in the package's epci.json, which the build does not read.
    assert france.epci("247700057").population_total == 140_304
    assert france.epci("200046977").population_total == 1_449_118
    assert france.epci("249740119").population_total == 218_801


def test_everything_is_sorted_and_hangs_together() -> None:
    communes = france.communes()
    assert [one.code for one in communes] == sorted({one.code for one in communes})
    numbers = [body.siren for body in france.epcis()]
    assert numbers == sorted(set(numbers))
    regions = {one.code for one in france.regions()}
    departements = {one.code: one for one in france.departements()}
    assert {one.region for one in departements.values()} <= regions
    for one in communes:
        assert one.region == departements[one.departement].region
        assert one.departement == commune_code.departement(one.code)
    seats = [(one.code, one.chef_lieu) for one in departements.values()]
    seats += [(one.code, one.chef_lieu) for one in france.regions()]
    for code, chef_lieu in seats:
        if chef_lieu is not None:
            place = france.commune(chef_lieu)
            assert code in {place.departement, place.region}
    # None but the Terres australes lack one, as a département and as a region.
    assert [code for code, chef_lieu in seats if chef_lieu is None] == ["984", "984"]


def test_all_siren_numbers_have_a_right_check_digit() -> None:
    numbers = [one.siren for one in france.communes() if one.siren]
    numbers += [body.siren for body in (*france.epcis(), *france.epts())]
    assert all(map(siren.is_valid, numbers))
    assert len(numbers) == len(set(numbers))
