"""The file and the script that makes it, on made-up packages: nothing is fetched."""

import copy
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from secuprev import france
from secuprev.france import lookups
from secuprev.france.store import Reference

DATA = Path(france.__file__).parent / "data" / "france.bin"

Package = dict[str, Any]
Pack = Callable[..., Path]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Make the look-ups answer from another file."""

    def use(packed: bytes) -> None:
        reference = Reference.from_bytes(packed)
        monkeypatch.setattr(lookups, "reference", lambda: reference)

    return use


def test_same_bytes_whenever_and_in_whatever_order(
    tool: ModuleType, package: Package, pack: Pack
) -> None:
    first = tool.build({2026: pack(package, "a.tgz", mtime=0)})
    for name in ("communes", "epci", "departements", "regions"):
        package[f"data/{name}"].reverse()
    second = tool.build({2026: pack(package, "b.tgz", mtime=1_700_000_000)})
    assert first == second
    package["data/communes"][0]["nom"] = "Autre"
    assert tool.build({2026: pack(package, "c.tgz")}) != first


def test_what_is_built_is_what_is_read(
    tool: ModuleType, package: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    ask(tool.build({2026: pack(package)}))
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
    tool: ModuleType, package: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    del package["data/communes"][2]["population"]
    ask(tool.build({2026: pack(package)}))
    assert france.commune("77002").population is None
    assert france.epci("247700057").population is None
    assert france.epci("247700057").population_total == 203


def test_a_later_edition_changes_only_its_own_days(
    tool: ModuleType, package: Package, pack: Pack, ask: Callable[[bytes], None]
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
    both = tool.build({2027: pack(later, "later.tgz"), 2026: pack(package, "earlier.tgz")})
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
    tool: ModuleType, package: Package, pack: Pack, ask: Callable[[bytes], None]
) -> None:
    without = copy.deepcopy(package)
    without["data/epci"] = [one for one in without["data/epci"] if one["type"] == "METRO"]
    with_, gap = pack(package, "with.tgz"), pack(without, "without.tgz")
    ask(tool.build({2026: with_, 2027: gap, 2028: with_}))
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
    tool: ModuleType, package: Package, pack: Pack, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        tool.build({2026: pack(spoiled(fault, package))})


def test_command_line(
    tool: ModuleType,
    package: Package,
    pack: Pack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    archive, output = pack(package), tmp_path / "new" / "france.bin"
    release = tool.Release("0.0.1", tool.integrity(archive))
    monkeypatch.setattr(tool, "EDITIONS", {2026: release})
    arguments = ["--package", str(archive), "--output", str(output)]

    assert tool.main([*arguments, "--check"]) == 1  # not there yet
    assert not output.exists()
    assert tool.main(arguments) == 0
    assert output.read_bytes() == tool.build({2026: archive})
    assert tool.main([*arguments, "--check"]) == 0
    for spoil, reason in ((lambda text: text, "same content"), (dieu, "other content")):
        capsys.readouterr()
        output.write_bytes(packed_otherwise(tool.build({2026: archive}), spoil))
        assert tool.main([*arguments, "--check"]) == 1
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
    tool: ModuleType, package: Package, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = pack(package)
    monkeypatch.setattr(tool, "fetch", lambda release, folder: archive)
    with pytest.raises(ValueError, match="not the package"):
        tool.gather([], tmp_path)
    with pytest.raises(ValueError, match="not the package of any edition"):
        tool.gather([archive], tmp_path)


def test_another_layout_is_refused() -> None:
    with pytest.raises(ValueError, match="layout 99"):
        Reference.from_bytes(b'{"format": 99}\n')


def test_bundled_file_is_the_one_the_script_names(tool: ModuleType) -> None:
    assert tool.TARGET.read_bytes() == DATA.read_bytes()
    named = [(str(year), [tool.PACKAGE, one.version]) for year, one in tool.EDITIONS.items()]
    sources = [(one.name, one.source.split(", ")[0].split(" ")) for one in france.editions()]
    assert sources == named
    assert {one.licence for one in france.editions()} == {"Licence Ouverte 2.0"}


def test_bundled_file_is_small() -> None:
    assert DATA.stat().st_size < 1_500_000
