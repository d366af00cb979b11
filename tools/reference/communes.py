"""Which communes there are in each year, what other codes lead to them, and their inhabitants."""

from collections.abc import Mapping, Sequence

from secuprev.france.naming import plain_name
from secuprev.values import commune_code
from tools.reference import releases
from tools.reference.package import Entry, Package

Figures = dict[str, int]

Leads = dict[int, dict[str, str]]


def communes_of(year: int, packages: Mapping[int, Package]) -> list[Entry]:
    """Return the communes of a year, sorted by code."""
    package = packages[year]
    communes, members = package.communes, package.members
    if year in releases.BODIES_ONLY:
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
        other
        for other in packages.keys() - releases.BODIES_ONLY
        if releases.COUNTED_FOR.get(other, other) == year
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
        if lost := sorted(set(own.values()) - codes) if year not in releases.BODIES_ONLY else ():
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
