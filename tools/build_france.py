"""Build the bundled reference of communes and intercommunal bodies from its npm package.

Run from the root of the repository, in the development environment (``make test`` makes it)::

    .venv/bin/python tools/build_france.py                      # npm fetches the packages
    .venv/bin/python tools/build_france.py --package FILE.tgz   # a package is already here
    .venv/bin/python tools/build_france.py --check              # is the committed file this one?

It writes ``src/secuprev/france/data/france.bin``, the same bytes on each run: rows are sorted and
nothing in the file holds a time. ``secuprev.france.store`` describes the layout. To add a year, add
its package to `EDITIONS` (the table "Millésimes" of the package's README says which version holds
which year) and run again. What the packages lack or contradict is printed, and stands among the
notes of the edition.
"""

import argparse
import base64
import hashlib
import json
import string
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from secuprev.france.naming import plain_name
from secuprev.france.store import FORMAT, Reference
from secuprev.values import commune_code, siren

PACKAGE = "@etalab/decoupage-administratif"
LICENCE = "Licence Ouverte 2.0"
TARGET = Path(__file__).parents[1] / "src" / "secuprev" / "france" / "data" / "france.bin"

Row = tuple[str, ...]
Entry = Mapping[str, Any]
Figures = dict[str, int]
Leads = dict[int, dict[str, str]]


class Release(NamedTuple):
    """A version of the package, with the digest that npm publishes for it."""

    version: str
    integrity: str


EDITIONS: dict[int, Release] = {
    2019: Release(
        "0.7.0",
        "sha512-ezO+LHyIrJjDBlE7DxXSbvHxSliTGT4o4+w1pMaA6FjCVDFiW74zp5Lhmi1GpY2JcelKq4m8zHjDol08O6unqQ==",
    ),
    2020: Release(
        "0.8.0",
        "sha512-BNO0BLfPyUvLpGAStdKpZAX80hUHdkhhD3GMu7HcwERqmshl96uIU0v3/1LlL23DiMs9qRyVIRnfDDIAfHaG/w==",
    ),
    2021: Release(
        "1.1.1",
        "sha512-2yD0tkK+As9OlImYdFXn9O1ABtMpExpCq0A7/d/HpruMgg7NYymUeNnHN0r8ICWgcKE//3uvMXeQ00xdOwUiZg==",
    ),
    2022: Release(
        "2.3.1",
        "sha512-52zR447e9Csr/HkzmLJIrOTCAuwJNd4O9fay8BRgOQUSbqaKOP6vFpsrj5lKlrH9vA+ii07h1TnChdMFZNgcwg==",
    ),
    2023: Release(
        "3.1.1",
        "sha512-/1yqSlo6Xerdz1MN+rh57hDWcAam18gwSK5u4wFjT1glRUiN/o1A4IQe6pvB9JqGvHv6WbF5X7WyE+yxeMqLig==",
    ),
    2024: Release(
        "4.1.0",
        "sha512-r0lO1qhb/R7golWwfPbkstpN3WeGuROIHoJhExY7251bkc7tjL48wsnh4/cWAQYux1y/EMSTuOEwiMkh0/mK8g==",
    ),
    2025: Release(
        "5.3.0",
        "sha512-I7PP8jiNOKwvBbdhoYPiwMaJ27x6aHwwGj5V0DMTOPu2YG6qyhGty1b0SIkCxpSHlUkASEfybISY4ldkTcYbbw==",
    ),
    2026: Release(
        "6.0.0",
        "sha512-XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ==",
    ),
}

BODIES_ONLY = {2020}
"""Editions of which the package has the bodies only ("Non disponible, sauf EPCI", says its README).

Their communes are the members of the bodies, and those in no body that the years before and after
have both.
"""

COUNTED_FOR = {2021: 2022, 2022: 2023, 2024: 2025, 2025: 2026}
"""Editions whose file of communes carries the populations that came into force in another year.

Found by comparing: the file of communes of 2021 and the list of bodies of 2022 give 34,942 communes
the same municipal population, and differ on 9, merged in between.
"""

KINDS = {
    "CC": "cc",
    "CA": "ca",
    "CU": "cu",
    "METRO": "metropole",
    "MET69": "metropole_lyon",
    "EPT": "ept",
}

GRAND_PARIS = "200054781"
"""The list of the DGCL has it among the métropoles; the law makes it a kind of its own."""

COLUMNS = {
    "regions": ("code", "name", "chef_lieu", "zone"),
    "departements": ("code", "name", "region", "chef_lieu", "zone"),
    "epcis": ("siren", "name", "kind", "fiscal_mode"),
    "communes": ("code", "name", "departement", "siren", "epci", "ept"),
    "other_codes": ("code", "commune", "name"),
}


class Package(NamedTuple):
    """What an archive holds, and the digest of each of its files."""

    version: str
    entries: Sequence[Entry]
    bodies: Sequence[Entry]
    territorial: Sequence[Entry]
    departements: Sequence[Entry]
    regions: Sequence[Entry]
    history: Sequence[Entry]
    digests: Mapping[str, str]

    @property
    def communes(self) -> dict[str, Entry]:
        """The communes by code, those of its own year."""
        return {one["code"]: one for one in self.entries if one["type"] == "commune-actuelle"}

    @property
    def members(self) -> dict[str, Entry]:
        """The members of the bodies with their own taxation, by code."""
        return {member["code"]: member for body in self.bodies for member in body["membres"]}


class Year(NamedTuple):
    """The rows of each table of one year, its populations, and what there is to say of them."""

    sources: Sequence[str]
    tables: dict[str, list[Row]]
    figures: dict[str, Any]
    has_epts: bool
    notes: list[dict[str, str]]


def read_package(path: Path) -> Package:
    """Read the archive of the package."""
    digests: dict[str, str] = {}
    with tarfile.open(path) as archive:
        names = archive.getnames()

        def load(name: str, default: Any = None) -> Any:
            inner = f"package/{name}.json"
            if inner not in names and default is not None:
                return default
            member = archive.extractfile(inner)
            assert member is not None
            content = member.read()
            digests[name] = hashlib.sha256(content).hexdigest()
            return json.loads(content)

        return Package(
            version=load("package")["version"],
            entries=[placed(entry) for entry in load("data/communes")],
            bodies=load("data/epci"),
            territorial=load("data/ept", []),
            departements=load("data/departements"),
            regions=load("data/regions"),
            history=load("data/historique-communes", []),
            digests=digests,
        )


def placed(entry: Entry) -> Entry:
    """Return an entry with its collectivity as its département and region, as later versions do."""
    if "collectiviteOutremer" not in entry:
        return entry
    code = entry["collectiviteOutremer"]["code"]
    return {**entry, "departement": code, "region": code, "zone": "com"}


def levels(package: Package) -> tuple[list[Entry], list[Entry]]:
    """Return the départements and the regions, overseas collectivities among them, with zones."""
    overseas = {
        one["collectiviteOutremer"]["code"]: one["collectiviteOutremer"]["nom"]
        for one in package.entries
        if "collectiviteOutremer" in one
    }
    more = [
        {"code": code, "nom": name, "region": code, "chefLieu": "", "zone": "com"}
        for code, name in sorted(overseas.items())
    ]
    departements = [
        {"zone": "drom" if one["code"].startswith("97") else "metro", **one}
        for one in package.departements
    ]
    zones = {one["region"]: one["zone"] for one in departements}
    regions = [{"zone": zones[one["code"]], **one} for one in package.regions]
    return departements + more, regions + more


def communes_of(year: int, packages: Mapping[int, Package]) -> list[Entry]:
    """Return the communes of a year, sorted by code."""
    package = packages[year]
    communes, members = package.communes, package.members
    if year in BODIES_ONLY:
        region_of = {one["code"]: one["region"] for one in package.departements}
        alone = communes.keys() & packages[year + 1].communes.keys() - members.keys()
        listed = {code: communes[code] for code in alone}
        for code, member in members.items():
            departement = commune_code.departement(code)
            fresh = {"nom": "", "departement": departement, "region": region_of[departement]}
            entry = communes.get(code, {"code": code, **fresh})
            # The list of bodies is loose with capitals and ligatures: it is followed for new names.
            renamed = plain_name(entry["nom"]) != plain_name(member["nom"])
            listed[code] = {**entry, "nom": member["nom"]} if renamed else entry
        communes = listed
    sirens = {code: member["siren"] for code, member in members.items() if "siren" in member}
    return [
        {"siren": sirens.get(code, ""), **one, "population": None}
        for code, one in sorted(communes.items())
    ]


def municipal_of(
    year: int, packages: Mapping[int, Package], fresh: bool
) -> tuple[Figures, list[str]]:
    """Return the municipal population of each commune in force in a year, and the versions used.

    The list of bodies comes first: its communes are those of the year, where the file of communes
    of the older versions gives a new commune the inhabitants of the one whose code it took.
    """
    members = packages[year].members
    figures: Figures = {}
    counted = {
        other for other in packages.keys() - BODIES_ONLY if COUNTED_FOR.get(other, other) == year
    }
    # Where another year's file is needed, it is for the communes in no body, which do not merge.
    chosen = counted & {year} or counted
    for other in sorted(chosen):
        merged = {
            one["code"]
            for one in packages[other].history
            if one["type"] == "COM"
            and "dateFin" not in one
            and one.get("dateDebut", "") > f"{year - 1}-01-01"
            and len(one.get("membres", ())) > 1
        }
        figures |= {
            code: one["population"]
            for code, one in packages[other].communes.items()
            if one.get("population") is not None
            and code not in merged
            and (other == year or code not in members)
        }
    if fresh:
        listed = {code: one.get("populationMunicipale") for code, one in members.items()}
        figures |= {code: figure for code, figure in listed.items() if figure is not None}
    return figures, [packages[other].version for other in sorted(chosen - {year})]


def leads_of(years: Mapping[int, Sequence[Entry]], packages: Mapping[int, Package]) -> Leads:
    """Return, for each year, the commune that each code leads to which is no commune's own.

    The older versions do not know the mergers of long ago: what the next year knows of a code holds
    for the year too, unless the commune it leads to has taken in another one in between.
    """
    leads: Leads = {}
    for year in sorted(years, reverse=True):
        codes = {one["code"] for one in years[year]}
        own = other_codes(packages[year].entries)
        if lost := sorted(set(own.values()) - codes) if year not in BODIES_ONLY else ():
            raise ValueError(f"codes lead to communes that do not exist: {lost}")
        known = leads.get(year + 1, {})
        grown = {commune for code, commune in known.items() if code in codes}
        own = {
            **{code: commune for code, commune in known.items() if commune not in grown},
            **own,
        }
        leads[year] = {
            code: commune for code, commune in own.items() if code not in codes and commune in codes
        }
    return leads


def other_codes(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the commune that each former code, and each part of a commune, leads to."""
    leads_to: dict[str, str] = {}
    for entry in entries:
        if entry["type"] == "commune-actuelle":
            for former in entry.get("anciensCodes", ()):
                if leads_to.setdefault(former, entry["code"]) != entry["code"]:
                    raise ValueError(f"{former} went into {leads_to[former]} and {entry['code']}")
    for entry in entries:
        # Second, because it is the present state, where the list above is the history.
        if entry["type"] in {"commune-deleguee", "commune-associee"}:
            leads_to[entry["code"]] = entry["chefLieu"]
        elif entry["type"] == "arrondissement-municipal":
            leads_to[entry["code"]] = entry["commune"]
    return leads_to


def names_of(packages: Mapping[int, Package]) -> dict[str, str]:
    """Return the last name that each code is known to have had."""
    names: dict[str, str] = {}
    for _, package in sorted(packages.items()):
        for one in sorted(package.history, key=lambda one: one.get("dateDebut", "")):
            names[one["code"]] = one["nom"]
    for _, package in sorted(packages.items()):
        names |= {one["code"]: one["nom"] for one in package.entries}
    return names


def year_of(
    year: int,
    packages: Mapping[int, Package],
    communes: Sequence[Entry],
    leads_to: Mapping[str, str],
    names: Mapping[str, str],
) -> Year:
    """Return the rows and the figures of one year."""
    package, before = packages[year], packages.get(year - 1)
    bodies = sorted(package.bodies, key=lambda body: str(body["code"]))
    territorial = sorted(package.territorial, key=lambda body: str(body["code"]))
    departements, regions = levels(package)
    codes = {one["code"] for one in communes}
    epci_of, ept_of = membership(bodies, codes), membership(territorial, codes)
    check_regions(communes, departements)
    check_sirens(communes, bodies + territorial)
    kept = {
        name: before is not None
        and name in package.digests
        and before.digests.get(name) == package.digests[name]
        for name in ("data/epci", "data/ept")
    }
    fresh = not kept["data/epci"]
    municipal, others = municipal_of(year, packages, fresh)
    total = {
        code: one["populationTotale"]
        for code, one in package.members.items()
        if "populationTotale" in one
    }
    sums = sums_of(bodies, municipal, total, fresh)
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
            (body["code"], body["nom"], kind_of(body), body["modeFinancement"].lower())
            for body in bodies + territorial
        ),
        "communes": (
            (
                one["code"],
                one["nom"],
                one["departement"],
                one["siren"],
                epci_of.get(one["code"], ""),
                ept_of.get(one["code"], ""),
            )
            for one in communes
        ),
        "other_codes": ((code, commune, names.get(code, "")) for code, commune in leads_to.items()),
    }
    sources = [package.version]
    if year in BODIES_ONLY:
        sources += [packages[year - 1].version, packages[year + 1].version]
    return Year(
        sources + [version for version in others if version not in sources],
        {name: list(map(clean, rows)) for name, rows in tables.items()},
        {
            "municipal": [municipal.get(one["code"]) for one in communes],
            "above": [
                total[code] - municipal.get(code, 0) if code in total else None
                for code in (one["code"] for one in communes)
            ],
            "bodies": sums,
        },
        bool(territorial),
        notes_of(year, package, communes, municipal, total, kept),
    )


def kind_of(body: Entry) -> str:
    """Return the code of the kind of a body."""
    return "mgp" if body["code"] == GRAND_PARIS else KINDS[body["type"]]


def sums_of(
    bodies: Sequence[Entry], municipal: Figures, total: Figures, fresh: bool
) -> dict[str, list[int | None]]:
    """Return the populations of the bodies whose communes do not add up to them, being unknown.

    Where all communes are known, the figure of the list must be their sum.
    """
    sums: dict[str, list[int | None]] = {}
    for body in bodies:
        codes = [member["code"] for member in body["membres"]]
        # Those of a list of another year are not held against the figures of this one.
        listed = body.get("populationMunicipale") if fresh else None
        pairs = [(municipal, listed), (total, body.get("populationTotale"))]
        added = [
            sum(figures[code] for code in codes) if figures.keys() >= set(codes) else None
            for figures, _ in pairs
        ]
        given = [
            figure if figure is not None else summed
            for summed, (_, figure) in zip(added, pairs, strict=True)
        ]
        if any(one not in {None, two} for one, two in zip(added, given, strict=True)):
            raise ValueError(f"the communes of {body['code']} add up to {added}, not {given}")
        if given != added:
            sums[body["code"]] = given
    return sums


def notes_of(
    year: int,
    package: Package,
    communes: Sequence[Entry],
    municipal: Figures,
    total: Figures,
    kept: Mapping[str, bool],
) -> list[dict[str, str]]:
    """Return, in both languages, what the package lacks of a year and where it is not renewed."""
    uncounted = sum(one["code"] not in municipal for one in communes)
    untotalled = sum(one["code"] not in total for one in communes)
    said = [
        (
            not package.territorial,
            "aucun établissement public territorial n'est recensé",
            "no établissement public territorial is listed",
        ),
        (
            year in BODIES_ONLY,
            f"communes tirées de la liste des EPCI ; hors EPCI, celles de {year - 1} qui existent"
            f" encore en {year + 1}",
            f"communes taken from the list of EPCI; in no EPCI, those of {year - 1} that still"
            f" exist in {year + 1}",
        ),
        (
            kept["data/epci"],
            f"la liste des EPCI du paquet est, à l'octet près, celle de {year - 1} : leurs"
            " membres et les populations totales sont de cette année-là",
            f"the package's list of EPCI is, to the byte, that of {year - 1}: their members and"
            " the total populations are of that year",
        ),
        (
            kept["data/ept"],
            f"la liste des EPT du paquet est, à l'octet près, celle de {year - 1}",
            f"the package's list of EPT is, to the byte, that of {year - 1}",
        ),
        (
            year in COUNTED_FOR,
            f"le fichier des communes du paquet donne les populations de {COUNTED_FOR.get(year)} :"
            " celles de la liste des EPCI sont prises",
            f"the package's file of communes gives the populations of {COUNTED_FOR.get(year)}:"
            " those of the list of EPCI are taken",
        ),
        (
            uncounted > 0,
            f"communes sans population municipale : {uncounted}",
            f"communes without a municipal population: {uncounted}",
        ),
        (
            untotalled > 0,
            f"communes sans population totale : {untotalled}",
            f"communes without a total population: {untotalled}",
        ),
    ]
    return [{"fr": fr, "en": en} for holds, fr, en in said if holds]


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


def seat(one: Mapping[str, Any], level: str, communes: Sequence[Mapping[str, Any]]) -> str:
    """Return the chef-lieu, or nothing when it lies outside (a slip of the package)."""
    if any(c["code"] == one["chefLieu"] and c[level] == one["code"] for c in communes):
        return str(one["chefLieu"])
    if one["chefLieu"]:
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
    numbers = [one["siren"] for one in communes if one["siren"]]
    numbers += [body["code"] for body in bodies]
    if len(numbers) != len(set(numbers)):
        raise ValueError("two communes or bodies have the same SIREN")
    for number in numbers:
        siren.validate(number)


def clean(row: Row) -> Row:
    """Return a row without doubled or outer spaces, which also keeps line ends out."""
    return tuple(" ".join(text.split()) for text in row)


def columns(names: Row, years: Sequence[Sequence[Row]]) -> dict[str, Any]:
    """Return the columns of a table over the years, each row with a letter for its years."""
    spans: list[tuple[Row, int, int]] = []
    running: dict[Row, int] = {}
    for place, rows in enumerate([*years, ()]):
        present = set(rows)
        for row in [row for row in running if row not in present]:
            spans.append((row, running.pop(row), place - 1))
        for row in present:
            running.setdefault(row, place)
    spans.sort(key=lambda span: (span[0][0], span[1], span[0]))
    kinds = sorted({span[1:] for span in spans})
    letters = dict(zip(kinds, string.ascii_letters, strict=False))
    return {
        "holds": {letter: kind for kind, letter in letters.items()},
        "spans": "".join(letters[span[1:]] for span in spans),
        **{name: "\n".join(span[0][i] for span in spans) for i, name in enumerate(names)},
    }


def build(archives: Mapping[int, Path]) -> bytes:
    """Return the data file made from the archive of each year."""
    packages = {year: read_package(path) for year, path in sorted(archives.items())}
    communes = {year: communes_of(year, packages) for year in packages}
    leads, names = leads_of(communes, packages), names_of(packages)
    years = {year: year_of(year, packages, communes[year], leads[year], names) for year in packages}
    content = {
        table: columns(names, [one.tables[table] for one in years.values()])
        for table, names in COLUMNS.items()
    }
    content |= {str(year): one.figures for year, one in years.items()}
    blocks = {name: zlib.compress(as_json(one), 9) for name, one in content.items()}
    head = {
        "format": FORMAT,
        "editions": [
            {
                "name": str(year),
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "source": f"{PACKAGE} {', '.join(one.sources)}",
                "licence": LICENCE,
                "has_epts": one.has_epts,
                "notes": one.notes,
            }
            for year, one in years.items()
        ],
        "blocks": {name: len(block) for name, block in blocks.items()},
    }
    return b"".join([as_json(head), b"\n", *blocks.values()])


def as_json(content: Any) -> bytes:
    """Return a value as JSON, on one line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(packed: bytes) -> list[Any]:
    """Return what a data file holds, however well it was compressed."""
    reference = Reference.from_bytes(packed)
    blocks = {name: zlib.decompress(block) for name, block in reference.blocks.items()}
    return [reference.editions, blocks]


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
    for edition in json.loads(built.partition(b"\n")[0])["editions"]:
        for note in edition["notes"]:
            print(f"{edition['name']}: {note['en']}", file=sys.stderr)
    if not options.check:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_bytes(built)
        print(f"{options.output}: {len(built):,} bytes")
        return 0
    found = options.output.read_bytes() if options.output.exists() else b""
    if found == built:
        print(f"{options.output}: the same {len(built):,} bytes")
        return 0
    same = bool(found) and unpacked(found) == unpacked(built)
    reason = "same content, compressed by another zlib" if same else "other content"
    print(f"{options.output}: not the bytes that are built ({reason})", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
