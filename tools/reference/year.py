"""The rows and the figures of one year; what contradicts itself stops the build."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from secuprev.values import siren
from tools.reference import releases
from tools.reference.communes import Figures, municipal_of
from tools.reference.notes import notes_of
from tools.reference.package import Entry, Package, levels

Row = tuple[str, ...]

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


class Year(NamedTuple):
    """The rows of each table of one year, its populations, and what there is to say of them."""

    sources: Sequence[str]
    tables: dict[str, list[Row]]
    figures: dict[str, Any]
    has_epts: bool
    notes: list[dict[str, str]]


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
    if year in releases.BODIES_ONLY:
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
