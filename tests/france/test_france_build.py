"""The file and the script that makes it, on made-up packages: nothing is fetched."""

import copy
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secuprev import france
from secuprev.france import lookups, searching
from secuprev.france.store import Reference
from tools import build_france
from tools.reference import releases
from tools.reference.file import build

from .conftest import commune

DATA = Path(france.__file__).parent / "data" / "france.bin"

Package = dict[str, Any]
Pack = Callable[..., Path]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Make the look-ups answer from another file."""

    def use(packed: bytes) -> None:
        reference = Reference.from_bytes(packed)
        for module in (lookups, searching):
            monkeypatch.setattr(module, "reference", lambda: reference)

    return use


def test_same_bytes_whenever_and_in_whatever_order(package: Package, pack: Pack) -> None:
    first = build({2026: pack(package, "a.tgz", mtime=0)})
    for name in ("communes", "epci", "departements", "regions"):
        package[f"data/{name}"].reverse()
    second = build({2026: pack(package, "b.tgz", mtime=1_700_000_000)})
    assert first == second
    package["data/communes"][0]["nom"] = "Autre"
    assert build({2026: pack(package, "c.tgz")}) != first


def test_what_is_built_is_what_is_read(
    package: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    ask(build({2026: pack(package)}))
    assert [one.code for one in france.communes()] == ["77001", "77002", "77003", "98411"]
    assert france.commune("77003") == france.ReferenceCommune(
        code="77003",
        name="Trois",
        departement="77",
        region="11",
        siren="217702885",
        epci="200023414",
        ept="200057867",
        population=30,
        population_total=103,
    )
    assert france.commune("98411") == france.ReferenceCommune(
        "98411", "Île", "984", "984", None, None, None, None, None
    )
    assert france.epcis() == (
        france.ReferenceEpci(
            "200023414", "Métropole", "metropole", "fpu", ("77003",), ("77",), 30, 103
        ),
        france.ReferenceEpci(
            "247700057", "CC Large", "cc", "fa", ("77001", "77002"), ("77",), 30, 203
        ),
    )
    assert [(body.siren, body.kind) for body in france.epts()] == [("200057867", "ept")]
    assert france.departement("77").chef_lieu == "77003"
    assert france.region("11").chef_lieu == "77002"
    # The package seats the Terres australes in another collectivity.
    assert france.departement("984").chef_lieu is None
    assert france.region("984").chef_lieu is None
    # 77007 went into 77001 once and is part of 77003 now.
    now = {"77009": "77001", "77008": "77002", "77007": "77003", "77101": "77003"}
    for code, leads_to in now.items():
        with pytest.raises(france.UnknownCode) as caught:
            france.commune(code)
        assert caught.value.leads_to == (leads_to,)


def test_a_body_with_an_uncounted_commune_is_not_counted(
    package: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    del package["data/communes"][2]["population"]
    ask(build({2026: pack(package)}))
    assert france.commune("77002").population is None
    assert france.epci("247700057").population is None
    assert france.epci("247700057").population_total == 203


def test_a_later_edition_changes_only_its_own_days(
    package: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    later = copy.deepcopy(package)
    communes = {one["code"]: one for one in later["data/communes"] if "population" in one}
    # Deux joins Un, Trois gets a new name, everybody has children.
    later["data/communes"].remove(communes["77002"])
    communes["77001"]["anciensCodes"].append("77002")
    communes["77001"]["population"] = 33
    communes["77003"]["nom"] = "Trois-la-Neuve"
    for one in later["data/communes"]:
        if one.get("chefLieu") == "77002":
            one["chefLieu"] = "77001"
    large = next(one for one in later["data/epci"] if one["code"] == "247700057")
    large["type"] = "CA"
    large["membres"] = [one for one in large["membres"] if one["code"] == "77001"]
    both = build({2027: pack(later, "later.tgz"), 2026: pack(package, "earlier.tgz")})
    ask(both)

    assert [one.name for one in france.editions()] == ["2026", "2027"]
    assert france.edition().name == "2027"
    assert [one.code for one in france.communes("2026")] == ["77001", "77002", "77003", "98411"]
    assert [one.code for one in france.communes("2027")] == ["77001", "77003", "98411"]
    assert france.commune("77003", on="2026-12-31").name == "Trois"
    assert france.commune("77003", on="2027-01-01").name == "Trois-la-Neuve"
    assert france.commune("77001", on="2026").population == 10
    assert france.commune("77001", on="2027").population == 33
    assert france.commune("77002", on="2026").population == 20
    with pytest.raises(france.UnknownCode) as caught:
        france.commune("77002", on="2027")
    assert caught.value.leads_to == ("77001",)
    with pytest.raises(france.UnknownCode) as caught:
        france.commune("77008", on="2026")
    assert caught.value.leads_to == ("77002",)
    assert france.epci("247700057", on="2026").kind == "cc"
    assert france.epci("247700057", on="2027").kind == "ca"
    assert france.epci("247700057", on="2026").members == ("77001", "77002")
    assert france.epci("247700057", on="2027").members == ("77001",)
    # What did not change is stored once.
    blocks = Reference.from_bytes(both).blocks
    rows = json.loads(zlib.decompress(blocks["communes"]))["code"].split("\n")
    assert rows.count("98411") == 1
    assert rows.count("77003") == 2
    for on in ("2025-12-31", "2028-01-01"):
        with pytest.raises(france.OutsideEditions):
            france.commune("77001", on=on)


def test_a_body_that_comes_back_is_not_there_in_between(
    package: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    without = copy.deepcopy(package)
    without["data/epci"] = [one for one in without["data/epci"] if one["type"] == "METRO"]
    with_, gap = pack(package, "with.tgz"), pack(without, "without.tgz")
    ask(build({2026: with_, 2027: gap, 2028: with_}))
    assert [len(france.epcis(year)) for year in ("2026", "2027", "2028")] == [2, 1, 2]
    assert france.epci_of("77001", on="2027") is None
    assert france.epci_of("77001", on="2028") == france.epci("247700057", on="2026")


def spoiled(name: str, package: Package) -> Package:
    communes, bodies = package["data/communes"], package["data/epci"]
    match name:
        case "in two bodies":
            bodies[1]["membres"].append({"code": "77001", "populationTotale": 1})
        case "no commune":
            bodies[1]["membres"].append({"code": "77999", "populationTotale": 1})
        case "do not exist":
            communes[3]["chefLieu"] = "77999"
        case "region":
            communes[0]["region"] = "24"
        case "same SIREN":
            communes[0]["siren"] = communes[1]["siren"]
        case "check digit":
            communes[0]["siren"] = "217702886"
    return package


@pytest.mark.parametrize(
    "fault",
    ["in two bodies", "no commune", "do not exist", "region", "same SIREN", "check digit"],
)
def test_a_package_that_contradicts_itself_stops_the_build(
    package: Package, pack: Pack, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        build({2026: pack(spoiled(fault, package))})


def test_command_line(
    package: Package,
    pack: Pack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    archive, output = pack(package), tmp_path / "new" / "france.bin"
    release = releases.Release("0.0.1", releases.integrity(archive))
    monkeypatch.setattr(releases, "EDITIONS", {2026: release})
    arguments = ["--package", str(archive), "--output", str(output)]

    assert build_france.main([*arguments, "--check"]) == 1  # not there yet
    assert not output.exists()
    assert build_france.main(arguments) == 0
    assert output.read_bytes() == build({2026: archive})
    assert build_france.main([*arguments, "--check"]) == 0
    for spoil, reason in ((lambda text: text, "same content"), (dieu, "other content")):
        capsys.readouterr()
        output.write_bytes(packed_otherwise(build({2026: archive}), spoil))
        assert build_france.main([*arguments, "--check"]) == 1
        assert reason in capsys.readouterr().err


def dieu(text: bytes) -> bytes:
    return text.replace(b"Deux", b"Dieu")


def packed_otherwise(packed: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a data file with its blocks changed, and compressed less well."""
    blocks = {
        name: zlib.compress(change(zlib.decompress(block)), 0)
        for name, block in Reference.from_bytes(packed).blocks.items()
    }
    head = json.loads(packed.partition(b"\n")[0])
    head["blocks"] = {name: len(block) for name, block in blocks.items()}
    return b"\n".join([json.dumps(head).encode(), b"".join(blocks.values())])


def test_only_the_package_that_is_named_is_taken(
    package: Package, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = pack(package)
    monkeypatch.setattr(releases, "fetch", lambda release, folder: archive)
    with pytest.raises(ValueError, match="not the package"):
        releases.gather([], tmp_path)
    with pytest.raises(ValueError, match="not the package of any edition"):
        releases.gather([archive], tmp_path)


def test_another_layout_is_refused() -> None:
    with pytest.raises(ValueError, match="layout 99"):
        Reference.from_bytes(b'{"format": 99}\n')


def test_bundled_file_is_the_one_the_script_names() -> None:
    assert build_france.TARGET.read_bytes() == DATA.read_bytes()
    named = [
        (str(year), [releases.PACKAGE, one.version]) for year, one in releases.EDITIONS.items()
    ]
    sources = [(one.name, one.source.split(", ")[0].split(" ")) for one in france.editions()]
    assert sources == named
    assert {one.licence for one in france.editions()} == {"Licence Ouverte 2.0"}


def test_bundled_file_is_small() -> None:
    assert DATA.stat().st_size < 1_500_000


def overseas(code: str, name: str, collectivity: str) -> dict[str, Any]:
    """A commune as the older versions give it: without département, region and zone."""
    return {
        "code": code,
        "nom": name,
        "type": "commune-actuelle",
        "collectiviteOutremer": {"code": collectivity, "nom": "Terres"},
    }


@pytest.fixture
def older(package: Package) -> Package:
    """The package as its older versions were: fewer fields, SIREN numbers with the members."""
    del package["data/ept"]
    communes = package["data/communes"]
    communes[-1] = overseas("98411", "Île", "984")
    for one in communes:
        one.pop("zone", None)
        one.pop("siren", None)
    for one in package["data/departements"] + package["data/regions"]:
        del one["zone"]
    for name in ("data/departements", "data/regions"):
        package[name] = [one for one in package[name] if one["code"] != "984"]
    sirens = {"77001": "217701523", "77002": "217700020", "77003": "217702885"}
    municipal = {"77001": 11, "77002": 22, "77003": 33}
    for one in package["data/epci"]:
        for member in one["membres"]:
            member["siren"] = sirens[member["code"]]
            member["populationMunicipale"] = municipal[member["code"]]
        for kind in ("Municipale", "Totale"):
            one[f"population{kind}"] = sum(m[f"population{kind}"] for m in one["membres"])
    return package


def test_an_older_version_says_the_same_in_fewer_fields(
    older: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    ask(build({2026: pack(older)}))
    assert france.commune("77003").siren == "217702885"
    assert (france.commune("98411").departement, france.commune("98411").region) == ("984", "984")
    assert (france.departement("984").name, france.departement("984").zone) == ("Terres", "com")
    assert (france.departement("77").zone, france.region("11").zone) == ("metro", "metro")
    assert france.commune("77003").ept is None
    assert not france.edition().has_epts
    # The list of the bodies is of the year and of its communes: it goes before their own file.
    assert [one.population for one in france.communes()] == [11, 22, 33, None]


def test_a_population_of_another_year_serves_that_year_only(
    older: Package,
    pack: Pack,
    ask: Callable[[bytes], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    island = commune("77004", "Île d'Un", population=44)
    older["data/communes"].append(island)
    later = copy.deepcopy(older)
    later["data/communes"][-1]["population"] = 55
    monkeypatch.setattr(releases, "COUNTED_FOR", {2026: 2027, 2027: 2028})
    ask(build({2026: pack(older, "a.tgz"), 2027: pack(later, "b.tgz")}))
    # In no body, so not in its list: 2026 has nothing of it, and 2027 what 2026 was ahead with.
    assert france.commune("77004", on="2026").population is None
    assert france.commune("77004", on="2027").population == 44


def test_a_year_of_which_there_are_the_bodies_only(
    older: Package,
    pack: Pack,
    ask: Callable[[bytes], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # 2027 has the file of communes of 2026. Deux went, Quatre came, Un is written otherwise, Trois
    # has a new name; Cinq, in no body, is there in 2026 and 2028, and Six in 2026 only.
    older["data/communes"] += [commune("77005", "Cinq"), commune("77006", "Six")]
    between, later = copy.deepcopy(older), copy.deepcopy(older)
    for one in between["data/epci"]:
        for member in one["membres"]:
            member["nom"] = {"77003": "Trois-la-Neuve"}.get(member["code"], "UN")
            for kind in ("Municipale", "Totale"):
                del member[f"population{kind}"]
    large = between["data/epci"][0]
    gone = next(member for member in large["membres"] if member["code"] == "77002")
    gone.update(code="77004", nom="Quatre", siren="217701226")
    rows = [one for one in later["data/communes"] if one["code"] not in {"77002", "77006", "77008"}]
    next(one for one in rows if one["code"] == "77001")["anciensCodes"].append("77002")
    later["data/communes"] = [*rows, commune("77004", "Quatre")]
    for one in later["data/epci"]:
        one["membres"] = [member for member in one["membres"] if member["code"] != "77002"]
        for kind in ("Municipale", "Totale"):
            one[f"population{kind}"] = sum(m[f"population{kind}"] for m in one["membres"])
    monkeypatch.setattr(releases, "BODIES_ONLY", {2027})
    monkeypatch.setattr(releases, "COUNTED_FOR", {})
    archives = {2026: older, 2027: between, 2028: later}
    ask(build({year: pack(one, f"{year}.tgz") for year, one in archives.items()}))
    found = {one.code: one.name for one in france.communes("2027")}
    assert found == {
        "77001": "Un",
        "77003": "Trois-la-Neuve",
        "77004": "Quatre",
        "77005": "Cinq",
        "98411": "Île",
    }
    assert {one.population for one in france.communes("2027")} == {None}
    assert france.epci("247700057", on="2027").population == 33  # as its list says
    assert france.successor("77002", on="2027").code == "77001"
    assert france.edition("2027").source.endswith("0.0.1")


def test_a_commune_merged_in_the_year_has_no_population_of_its_part(
    older: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    for one in older["data/epci"]:
        del one["populationMunicipale"]
        for member in one["membres"]:
            del member["populationMunicipale"]
    merged = {"type": "COM", "code": "77001", "nom": "Un", "dateDebut": "2026-01-01"}
    whole = {"type": "COM", "code": "77002", "nom": "Deux", "dateDebut": "1950-01-01"}
    past = {"type": "COM", "code": "77009", "nom": "Neuf", "dateFin": "1950-01-01"}
    older["data/historique-communes"] = [
        {**merged, "membres": ["COMP-77001", "COMP-77007"]},
        {**whole, "membres": ["COMP-77002", "COMP-77008"]},
        past,
    ]
    older["data/epci"][0]["populationMunicipale"] = 77
    ask(build({2026: pack(older)}))
    assert france.commune("77001").population is None
    assert france.commune("77002").population == 20
    assert france.epci("247700057").population == 77
    assert [one.code for one in france.search("neuf")] == ["77001"]  # by its name of 1950


def test_bodies_that_do_not_add_up_stop_the_build(older: Package, pack: Pack) -> None:
    older["data/epci"][0]["populationMunicipale"] += 1
    with pytest.raises(ValueError, match="add up"):
        build({2026: pack(older)})
