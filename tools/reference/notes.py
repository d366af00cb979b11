"""What the package lacks of a year, in both languages."""

from collections.abc import Mapping, Sequence

from tools.reference import releases
from tools.reference.communes import Figures
from tools.reference.package import Entry, Package


def notes_of(
    year: int,
    package: Package,
    communes: Sequence[Entry],
    municipal: Figures,
    total: Figures,
    kept: Mapping[str, bool],
) -> list[dict[str, str]]:
    """Return, in both languages, what the package lacks of a year and where it is not renewed."""
    counted_for = releases.COUNTED_FOR.get(year)
    uncounted = sum(one["code"] not in municipal for one in communes)
    untotalled = sum(one["code"] not in total for one in communes)
    said = [
        (
            not package.territorial,
            "aucun établissement public territorial n'est recensé",
            "no établissement public territorial is listed",
        ),
        (
            year in releases.BODIES_ONLY,
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
            counted_for is not None,
            f"le fichier des communes du paquet donne les populations de {counted_for} :"
            " celles de la liste des EPCI sont prises",
            f"the package's file of communes gives the populations of {counted_for}:"
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
