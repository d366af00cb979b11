"""A made-up package, small enough to read, with one of each thing that the real one has."""

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Package = dict[str, Any]


def commune(code: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "nom": name,
        "departement": "77",
        "region": "11",
        "zone": "metro",
        "type": "commune-actuelle",
        **more,
    }


def body(siren: str, name: str, kind: str, *members: str, mode: str = "FPU") -> dict[str, Any]:
    rows = [{"code": code, "populationTotale": 100 + int(code[-1])} for code in members]
    return {"code": siren, "nom": name, "type": kind, "modeFinancement": mode, "membres": rows}


@pytest.fixture
def package() -> Package:
    return {
        "package": {"version": "0.0.1"},
        "data/communes": [
            commune("77003", "Trois", siren="217702885", population=30),
            commune(
                "77001", "Un", siren="217701523", population=10, anciensCodes=["77007", "77009"]
            ),
            commune("77002", "Deux", population=20),
            commune("77008", "Huit", type="commune-associee", chefLieu="77002"),
            commune("77001", "Un", type="commune-deleguee", chefLieu="77001"),
            commune("77007", "Sept", type="commune-deleguee", chefLieu="77003"),
            commune("77101", "Trois 1er", type="arrondissement-municipal", commune="77003"),
            commune("98411", "Île", departement="984", region="984", zone="com"),
        ],
        "data/epci": [
            body("247700057", "CC  Large", "CC", "77002", "77001", mode="FA"),
            body("200023414", "Métropole", "METRO", "77003"),
        ],
        "data/ept": [body("200057867", "Plaine", "EPT", "77003", mode="")],
        "data/departements": [
            {"code": "984", "nom": "Terres", "region": "984", "chefLieu": "97502", "zone": "com"},
            {"code": "77", "nom": "Marne", "region": "11", "chefLieu": "77003", "zone": "metro"},
        ],
        "data/regions": [
            {"code": "984", "nom": "Terres", "chefLieu": "97502", "zone": "com"},
            {"code": "11", "nom": "Île", "chefLieu": "77002", "zone": "metro"},
        ],
    }


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Write a package as npm packs it; ``mtime`` stands for the moment of packing."""

    def write(package: Package, name: str = "package.tgz", mtime: int = 0) -> Path:
        path = tmp_path / name
        with tarfile.open(path, "w:gz") as archive:
            for inner, content in package.items():
                data = json.dumps(content).encode()
                member = tarfile.TarInfo(f"package/{inner}.json")
                member.size, member.mtime = len(data), mtime
                archive.addfile(member, io.BytesIO(data))
        return path

    return write
