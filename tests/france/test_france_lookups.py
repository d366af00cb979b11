"""What a look-up answers, and how it refuses."""

import pickle
import subprocess
import sys
from datetime import date

import attrs
import pytest

from secuprev import france
from secuprev.france.lookups import communes_among
from secuprev.values import InvalidDate, PartialDate


@pytest.mark.parametrize("on", [None, "2026-01-01", "2026-12-31", "2026-05", "2026"])
def test_days_of_the_edition(on: str | None) -> None:
    assert france.commune("77288", on=on).name == "Melun"
    assert france.edition(on).name == "2026"


def test_a_day_may_be_a_date() -> None:
    assert france.epci("247700057", on=date(2026, 11, 22)).kind == "ca"
    assert france.epci("247700057", on=PartialDate(2026, 11)).kind == "ca"


@pytest.mark.parametrize("on", ["2018-12-31", "2027-01-01", "2012", date(2015, 3, 1)])
def test_a_day_outside_says_so(on: str | date) -> None:
    for ask in (
        lambda: france.commune("77288", on=on),
        lambda: france.epci("247700057", on=on),
        lambda: france.epci_of("77288", on=on),
        lambda: france.departement("77", on=on),
        lambda: france.region("11", on=on),
        lambda: france.communes(on),
        lambda: communes_among([], on),
        lambda: france.epcis(on),
        lambda: france.members("247700057", on=on),
        lambda: france.successor("77288", on=on),
        lambda: france.search("Melun", on=on),
        lambda: france.departements(on),
        lambda: france.regions(on),
        lambda: france.edition(on),
    ):
        with pytest.raises(france.OutsideEditions) as caught:
            ask()
        error = caught.value
        assert isinstance(error, LookupError)
        assert str(error.on) == str(on)
        assert (error.start, error.end) == (date(2019, 1, 1), date(2026, 12, 31))
        assert str(on) in error.message.fr
        assert str(on) in error.message.en == str(error)
        assert "2026-12-31" in error.message.fr


def test_what_is_no_day_is_not_taken_for_one() -> None:
    with pytest.raises(InvalidDate):
        france.commune("77288", on="hier")


def refused(code: str, kind: str = "commune") -> france.UnknownCode:
    with pytest.raises(france.UnknownCode) as caught:
        getattr(france, kind)(code)
    error = caught.value
    assert isinstance(error, KeyError)
    assert error.code == code
    assert error.kind == kind
    assert repr(code) in error.message.fr
    assert repr(code) in error.message.en == str(error)
    for suggestion in error.suggestions:
        assert suggestion in error.message.fr
        assert suggestion in error.message.en
        assert getattr(france, kind)(suggestion)
    return error


@pytest.mark.parametrize("on", [None, "2019-06-01", date(2024, 3, 1)])
def test_of_many_codes_those_of_communes_are_found_as_each_alone(on: str | date | None) -> None:
    there = ["77288", "2a 004", "97411", "75056"]
    others = ["93059"] if on is None else []  # Pierrefitte-sur-Seine, merged in 2025
    found = communes_among([*there, *others, "75101", "99999", "x"], on)
    assert found == {code: france.commune(code, on) for code in there}


@pytest.mark.parametrize(
    ("code", "leads_to"),
    [
        ("20004", "2A004"),  # Ajaccio before Corsica was two départements
        ("93059", "93066"),  # Pierrefitte-sur-Seine, commune déléguée of Saint-Denis since 2025
        ("01120", "01262"),  # Cordieux, commune associée of Montluel
        ("75101", "75056"),
        ("69385", "69123"),
        ("13216", "13055"),
        ("60455", "60694"),  # the package's history says 60054, the present state Les Hauts-Talican
    ],
)
def test_a_code_that_is_no_communes_leads_to_one(code: str, leads_to: str) -> None:
    error = refused(code)
    assert error.leads_to == error.suggestions == (leads_to,)


@pytest.mark.parametrize(
    ("kind", "code", "first"),
    [
        ("commune", "1001", "01001"),
        ("commune", "7728", "77288"),
        ("epci", "247700058", "247700057"),
        ("departement", "1", "01"),
        ("departement", "20", "2A"),
        ("region", "4", "04"),
    ],
)
def test_a_mistyped_code_is_met_with_near_ones(kind: str, code: str, first: str) -> None:
    error = refused(code, kind)
    assert error.leads_to == ()
    assert first in error.suggestions
    assert len(error.suggestions) <= 3


def test_a_fact_goes_before_a_guess() -> None:
    error = france.UnknownCode("commune", "1", "2026", leads_to=("2",), guesses=("3",))
    assert error.suggestions == ("2",)
    assert france.UnknownCode("commune", "1", "2026", guesses=("3",)).suggestions == ("3",)


@pytest.mark.parametrize("code", ["", "abcde", "Melun", "99999", "20999"])
def test_nonsense_is_refused(code: str) -> None:
    assert refused(code).leads_to == ()


@pytest.mark.parametrize("written", ["2a004", " 2A 004 ", "2A-004", "2A\u00a0004"])
def test_codes_may_be_written_loosely(written: str) -> None:
    assert france.commune(written).code == "2A004"


def test_siren_may_be_written_in_groups() -> None:
    assert france.epci("247 700 057") == france.epci("247700057")


def test_epci_of() -> None:
    found = france.epci_of("97411")
    assert found is not None
    assert found.siren == "249740119"
    assert france.epci_of("98818") is None
    with pytest.raises(france.UnknownCode):
        france.epci_of("20004")


def test_a_territory_of_grand_paris_is_found_but_not_counted() -> None:
    plaine = france.epci("200057867")
    assert not plaine.has_own_taxation
    assert plaine.fiscal_mode is None
    assert plaine in france.epts()
    assert plaine not in france.epcis()
    assert france.commune("93066").ept == plaine.siren
    found = france.epci_of("93066")
    assert found is not None
    assert found.has_own_taxation


@pytest.mark.parametrize(
    "error",
    [
        france.UnknownCode("commune", "20004", "2026", ("2A004",)),
        france.UnknownCode("epci", "1", "2026", guesses=("2",)),
        france.OutsideEditions(PartialDate(2027), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_errors_travel_between_processes(error: Exception) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert str(copy) == str(error)


def test_rows_are_values() -> None:
    melun = france.commune("77288")
    assert melun == france.commune("77288")
    assert hash(melun) == hash(france.commune("77288"))
    assert melun in france.communes()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        melun.name = "Autre"  # type: ignore[misc]
    assert not hasattr(melun, "__dict__")


def test_nothing_is_read_before_the_first_question() -> None:
    script = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
def data(): return [path for path in opened if path.endswith("france.bin")]
from secuprev import france
assert not data(), data()
france.commune("77288")
france.epci("247700057")
assert len(data()) == 1, data()
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_name_in_place_of_a_code_leads_to_its_commune() -> None:
    error = refused("Melun", "commune")
    assert error.suggestions[0] == "77288"
    assert refused("?!", "commune").suggestions == ()
