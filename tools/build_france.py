"""Build the bundled reference of communes and intercommunal bodies from its npm package.

Run from the root of the repository, in the development environment (``make test`` makes it)::

    .venv/bin/python tools/build_france.py                      # npm fetches the package
    .venv/bin/python tools/build_france.py --package FILE.tgz   # the package is already here
    .venv/bin/python tools/build_france.py --check              # is the committed file this one?

It writes ``src/secuprev/france/data/france.json.xz``, the same bytes on each run: rows are sorted
and neither the JSON nor the xz container holds a time. ``secuprev.france.store`` describes the
layout. To add a year, add its package to `EDITIONS` (the table "Millésimes" of the package's
README says which version holds which year) and run again.
"""

import argparse
import base64
import hashlib
import json
import lzma
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from secuprev.france.store import FORMAT
from secuprev.values import siren

PACKAGE = "@etalab/decoupage-administratif"
LICENCE = "Licence Ouverte 2.0"
TARGET = Path(__file__).parents[1] / "src" / "secuprev" / "france" / "data" / "france.json.xz"

Row = tuple[str, ...]


class Release(NamedTuple):
    """A version of the package, with the digest that npm publishes for it."""

    version: str
    integrity: str


EDITIONS: dict[int, Release] = {
    2026: Release(
        "6.0.0",
        "sha512-XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ==",
    ),
}

KINDS = {
    "CC": "cc",
    "CA": "ca",
    "CU": "cu",
    "METRO": "metropole",
    "MET69": "metropole_lyon",
    "EPT": "ept",
}

COLUMNS = {
    "regions": ("code", "name", "chef_lieu", "zone"),
    "departements": ("code", "name", "region", "chef_lieu", "zone"),
    "epcis": ("siren", "name", "kind", "fiscal_mode"),
    "communes": ("code", "name", "departement", "siren", "epci", "ept"),
    "other_codes": ("code", "commune"),
}


class Year(NamedTuple):
    """What a package holds, as the rows of each table and the populations of its communes."""

    source: str
    tables: dict[str, list[Row]]
    populations: dict[str, list[int | None]]


def read_package(path: Path) -> Year:
    """Read the tables of one year from the package's archive."""
    with tarfile.open(path) as archive:

        def load(name: str) -> Any:
            member = archive.extractfile(f"package/{name}.json")
            assert member is not None
            return json.load(member)

        source = f"{PACKAGE} {load('package')['version']}"
        entries, bodies, territorial, departements, regions = (
            load(f"data/{name}") for name in ("communes", "epci", "ept", "departements", "regions")
        )
    communes = [entry for entry in entries if entry["type"] == "commune-actuelle"]
    communes.sort(key=lambda commune: commune["code"])
    codes = {commune["code"] for commune in communes}
    epci_of = membership(bodies, codes)
    ept_of = membership(territorial, codes)
    check_regions(communes, departements)
    check_sirens(communes, bodies + territorial)
    total = {m["code"]: m["populationTotale"] for body in bodies for m in body["membres"]}
    tables: dict[str, Iterable[Row]] = {
        "regions": (
            (one["code"], one["nom"], seat(one, "region", communes), one["zone"]) for one in regions
        ),
        "departements": (
            (
                one["code"],
                one["nom"],
                one["region"],
                seat(one, "departement", communes),
                one["zone"],
            )
            for one in departements
        ),
        "epcis": (
            (body["code"], body["nom"], KINDS[body["type"]], body["modeFinancement"].lower())
            for body in bodies + territorial
        ),
        "communes": (
            (
                one["code"],
                one["nom"],
                one["departement"],
                one.get("siren", ""),
                epci_of.get(one["code"], ""),
                ept_of.get(one["code"], ""),
            )
            for one in communes
        ),
        "other_codes": other_codes(entries, codes).items(),
    }
    return Year(
        source,
        {name: list(map(clean, rows)) for name, rows in tables.items()},
        {
            "municipal": [one.get("population") for one in communes],
            "total": [total.get(one["code"]) for one in communes],
        },
    )


def membership(bodies: Sequence[Mapping[str, Any]], codes: set[str]) -> dict[str, str]:
    """Return the body of each commune; a commune in two bodies, or unknown, stops the build."""
    body_of: dict[str, str] = {}
    for body in bodies:
        for member in body["membres"]:
            code = member["code"]
            if code not in codes:
                raise ValueError(f"{body['code']} has a member that is no commune: {code}")
            if code in body_of:
                raise ValueError(f"{code} is in two bodies: {body_of[code]} and {body['code']}")
            body_of[code] = body["code"]
    return body_of


def other_codes(entries: Sequence[Mapping[str, Any]], codes: set[str]) -> dict[str, str]:
    """Return the commune that each code leads to which is no commune's own."""
    leads_to = {
        former: entry["code"]
        for entry in entries
        if entry["type"] == "commune-actuelle"
        for former in entry.get("anciensCodes", ())
    }
    for entry in entries:
        # Second, because it is the present state, where the list above is the history.
        if entry["type"] in {"commune-deleguee", "commune-associee"}:
            leads_to[entry["code"]] = entry["chefLieu"]
        elif entry["type"] == "arrondissement-municipal":
            leads_to[entry["code"]] = entry["commune"]
    if lost := sorted(set(leads_to.values()) - codes):
        raise ValueError(f"codes lead to communes that do not exist: {lost}")
    return {code: commune for code, commune in leads_to.items() if code not in codes}


def seat(one: Mapping[str, Any], level: str, communes: Sequence[Mapping[str, Any]]) -> str:
    """Return the chef-lieu, or nothing when it lies outside (a slip of the package)."""
    if any(c["code"] == one["chefLieu"] and c[level] == one["code"] for c in communes):
        return str(one["chefLieu"])
    print(f"left out: chef-lieu {one['chefLieu']} of {level} {one['code']}", file=sys.stderr)
    return ""


def check_regions(
    communes: Sequence[Mapping[str, Any]], departements: Sequence[Mapping[str, Any]]
) -> None:
    """Stop the build unless each commune is in the region of its département."""
    region_of = {one["code"]: one["region"] for one in departements}
    for one in communes:
        if region_of.get(one["departement"]) != one["region"]:
            raise ValueError(f"{one['code']} is not in the region of its département")


def check_sirens(
    communes: Sequence[Mapping[str, Any]], bodies: Sequence[Mapping[str, Any]]
) -> None:
    """Stop the build on a SIREN number with a wrong check digit, or given to two."""
    numbers = [one["siren"] for one in communes if "siren" in one]
    numbers += [body["code"] for body in bodies]
    if len(numbers) != len(set(numbers)):
        raise ValueError("two communes or bodies have the same SIREN")
    for number in numbers:
        siren.validate(number)


def clean(row: Row) -> Row:
    """Return a row without doubled or outer spaces, which also keeps line ends out."""
    return tuple(" ".join(text.split()) for text in row)


def columns(names: Row, years: Sequence[Sequence[Row]]) -> dict[str, Any]:
    """Return the columns of a table over the years, each row with the years in which it holds."""
    spans: list[tuple[Row, int, int]] = []
    running: dict[Row, int] = {}
    for place, rows in enumerate([*years, ()]):
        present = set(rows)
        for row in [row for row in running if row not in present]:
            spans.append((row, running.pop(row), place - 1))
        for row in present:
            running.setdefault(row, place)
    spans.sort(key=lambda span: (span[0][0], span[1], span[0]))
    firsts, lasts = ([span[end] for span in spans] for end in (1, 2))
    return {
        "first": firsts[0] if len(set(firsts)) == 1 else firsts,
        "last": lasts[0] if len(set(lasts)) == 1 else lasts,
        **{name: "\n".join(span[0][i] for span in spans) for i, name in enumerate(names)},
    }


def build(packages: Mapping[int, Path]) -> bytes:
    """Return the data file made from the archive of each year."""
    years = {year: read_package(packages[year]) for year in sorted(packages)}
    content = {
        "format": FORMAT,
        "editions": [
            {
                "name": str(year),
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "source": one.source,
                "licence": LICENCE,
            }
            for year, one in years.items()
        ],
        "tables": {
            table: columns(names, [one.tables[table] for one in years.values()])
            for table, names in COLUMNS.items()
        },
        "populations": [one.populations for one in years.values()],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # The dictionary is as large as the content needs: readers allocate what the file announces.
    settings = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 22}
    return lzma.compress(text.encode(), check=lzma.CHECK_CRC32, filters=[settings])


def fetch(release: Release, folder: Path) -> Path:
    """Have npm put the archive of a version into a folder, and return its path."""
    command = ["npm", "pack", "--silent", f"{PACKAGE}@{release.version}"]
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return folder / done.stdout.split()[-1]


def integrity(path: Path) -> str:
    """Return the digest of a file as npm writes it."""
    digest = hashlib.sha512(path.read_bytes()).digest()
    return f"sha512-{base64.b64encode(digest).decode()}"


def gather(given: Sequence[Path], folder: Path) -> dict[int, Path]:
    """Return the archive of each edition: one of those given, else fetched."""
    by_digest = {integrity(path): path for path in given}
    packages = {
        year: by_digest.pop(release.integrity)
        if release.integrity in by_digest
        else fetch(release, folder)
        for year, release in EDITIONS.items()
    }
    if by_digest:
        raise ValueError(f"not the package of any edition: {sorted(map(str, by_digest.values()))}")
    for year, path in packages.items():
        if integrity(path) != EDITIONS[year].integrity:
            raise ValueError(f"{path} is not the package that edition {year} was built from")
    return packages


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the file, or compare it with the one in place; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--package",
        type=Path,
        action="append",
        default=[],
        metavar="FILE.tgz",
        help="archive of the npm package, instead of fetching it; may be repeated",
    )
    parser.add_argument("--output", type=Path, default=TARGET, help="default: %(default)s")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 unless the bytes are the same"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        built = build(gather(options.package, Path(folder)))
    if not options.check:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_bytes(built)
        print(f"{options.output}: {len(built):,} bytes")
        return 0
    found = options.output.read_bytes() if options.output.exists() else b""
    if found == built:
        print(f"{options.output}: the same {len(built):,} bytes")
        return 0
    same = bool(found) and lzma.decompress(found) == lzma.decompress(built)
    reason = "same content, compressed by another liblzma" if same else "other content"
    print(f"{options.output}: not the bytes that are built ({reason})", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
