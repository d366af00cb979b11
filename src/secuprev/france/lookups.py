"""The questions that can be put to the reference, each for a day.

``on`` is a date, an ISO text or a `PartialDate`; without it the latest edition answers. Nothing
is read from disk before the first question. Codes may be written with spaces and in lower case.

What counts as a commune: the 34,969 of the 2026 list, those of the overseas collectivities among
them, and with them the districts of the Terres australes et antarctiques françaises and
Clipperton, listed without a population. What does not: communes associées and déléguées, and the
municipal arrondissements of Paris, Lyon and Marseille. Asked for, they raise `UnknownCode`, which
names the commune they are part of.
"""

from collections.abc import Iterable
from functools import partial

from secuprev.france.rows import (
    ReferenceCommune,
    ReferenceDepartement,
    ReferenceEpci,
    ReferenceRegion,
)
from secuprev.france.store import reference
from secuprev.france.unknown import UnknownCode, near
from secuprev.france.years import Edition, choose
from secuprev.values import AnyDate, commune_code, departement_code, siren

__all__ = [
    "commune",
    "communes",
    "communes_among",
    "departement",
    "departements",
    "edition",
    "editions",
    "epci",
    "epci_of",
    "epcis",
    "epts",
    "members",
    "region",
    "regions",
    "successor",
]


def edition(on: AnyDate | None = None) -> Edition:
    """Return the edition that answers for a day.

    >>> edition("2026-11-22").name
    '2026'
    >>> edition("2018-06-30")
    Traceback (most recent call last):
    ...
    secuprev.france.years.OutsideEditions: communes and EPCI are known from 2019-01-01 \
to 2026-12-31, not on 2018-06-30

    Raises:
        OutsideEditions: no edition answers for that day.
    """
    return reference().at(on).edition


def editions() -> tuple[Edition, ...]:
    """Return the editions that are bundled, oldest first.

    >>> [one.name for one in editions()]
    ['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']
    """
    return reference().editions


def commune(code: str, on: AnyDate | None = None) -> ReferenceCommune:
    """Return a commune by its INSEE code.

    >>> commune("77288").name
    'Melun'
    >>> commune("2a 004").name
    'Ajaccio'
    >>> commune("93059", on="2024").name  # since 2025 a part of Saint-Denis
    'Pierrefitte-sur-Seine'

    Args:
        code: INSEE code of the commune.
        on: the day asked about.

    Raises:
        UnknownCode: no commune of the edition has that code.
        OutsideEditions: no edition answers for that day.
    """
    snapshot = reference().at(on)
    wanted = code if code in snapshot.places else commune_code.compact(code)
    if wanted in snapshot.places:
        return snapshot.commune_at(snapshot.places[wanted])
    guesses = partial(near, wanted, snapshot.places) if _is_code(wanted) else partial(_named, code)
    leads_to = snapshot.others[wanted][:1] if wanted in snapshot.others else ()
    raise UnknownCode("commune", code, snapshot.edition.name, leads_to, guesses)


def _is_code(text: str) -> bool:
    return any(one.isdigit() for one in text)


def _named(name: str) -> tuple[str, ...]:
    """Return the codes of the communes that a name given in place of a code may stand for."""
    from secuprev.france.searching import search  # it looks communes up here

    return tuple(one.code for one in search(name, limit=3))


def communes_among(codes: Iterable[str], on: AnyDate | None = None) -> dict[str, ReferenceCommune]:
    """Return the communes that there are among some INSEE codes, by the code that was given.

    >>> [one.name for one in communes_among(["77288", "2a 004", "99999"]).values()]
    ['Melun', 'Ajaccio']

    Raises:
        OutsideEditions: no edition answers for that day.
    """
    snapshot = reference().at(on)
    places = snapshot.places
    found = {}
    for code in codes:
        wanted = code if code in places else commune_code.compact(code)
        if wanted in places:
            found[code] = snapshot.commune_at(places[wanted])
    return found


def successor(code: str, on: AnyDate | None = None) -> ReferenceCommune:
    """Return the commune of a day that a code leads to: the one a former commune is now part of.

    So a code read in an older document finds its commune. A commune that exists on the day leads
    to itself, one that was merged and split again too; a municipal arrondissement leads to its
    city, a commune déléguée or associée to its commune.

    >>> successor("93059").name  # Pierrefitte-sur-Seine, merged on 1 January 2025
    'Saint-Denis'
    >>> successor("93059", on="2024").name
    'Pierrefitte-sur-Seine'

    Args:
        code: INSEE code of a commune of any day, or of a part of one.
        on: the day whose commune is wanted.

    Raises:
        UnknownCode: the code leads to no commune of the edition.
        OutsideEditions: no edition answers for that day.
    """
    try:
        return commune(code, on)
    except UnknownCode as unknown:
        if not unknown.leads_to:
            raise
        return commune(unknown.leads_to[0], on)


def communes(on: AnyDate | None = None) -> tuple[ReferenceCommune, ...]:
    """Return all communes, sorted by code.

    >>> len(communes())
    34969

    Raises:
        OutsideEditions: no edition answers for that day.
    """
    return reference().at(on).all_communes


def epci(number: str, on: AnyDate | None = None) -> ReferenceEpci:
    """Return an intercommunal body by its SIREN: with its own taxation, or an EPT of Grand Paris.

    >>> epci("247 700 057").name
    'CA Melun Val de Seine'
    >>> epci("200057867").kind
    'ept'

    Args:
        number: SIREN number of the body.
        on: the day asked about.

    Raises:
        UnknownCode: no body of the edition has that number.
        OutsideEditions: no edition answers for that day.
    """
    snapshot = reference().at(on)
    wanted = siren.compact(number)
    if wanted not in snapshot.bodies:
        guesses = partial(near, wanted, snapshot.bodies)
        raise UnknownCode("epci", number, snapshot.edition.name, guesses=guesses)
    return snapshot.body(wanted)


def epcis(on: AnyDate | None = None) -> tuple[ReferenceEpci, ...]:
    """Return the bodies with their own taxation, sorted by SIREN; the EPT are in `epts`.

    Each commune is in one of them at most.

    >>> len(epcis())
    1255

    Raises:
        OutsideEditions: no edition answers for that day.
    """
    return tuple(body for body in reference().at(on).all_bodies if body.has_own_taxation)


def epts(on: AnyDate | None = None) -> tuple[ReferenceEpci, ...]:
    """Return the établissements publics territoriaux of Grand Paris, sorted by SIREN.

    Their communes are also members of the Métropole du Grand Paris, which is in `epcis`.

    >>> [body.name for body in epts()][0]
    'Plaine Commune'

    Raises:
        OutsideEditions: no edition that lists them answers for that day.
    """
    editions = [one for one in reference().editions if one.has_epts]
    choose(editions, on, "epts")
    return tuple(body for body in reference().at(on).all_bodies if not body.has_own_taxation)


def members(number: str, on: AnyDate | None = None) -> tuple[ReferenceCommune, ...]:
    """Return the communes of an intercommunal body, sorted by code.

    >>> [one.name for one in members("247700057")][:3]
    ['Boissettes', 'Boissise-la-Bertrand', 'Boissise-le-Roi']

    Args:
        number: SIREN number of the body, an EPT as well.
        on: the day asked about.

    Raises:
        UnknownCode: no body of the edition has that number.
        OutsideEditions: no edition answers for that day.
    """
    return tuple(commune(code, on) for code in epci(number, on).members)


def epci_of(code: str, on: AnyDate | None = None) -> ReferenceEpci | None:
    """Return the body with its own taxation that a commune belongs to, ``None`` when in none.

    >>> epci_of("77288").name
    'CA Melun Val de Seine'
    >>> epci_of("29155") is None  # Ouessant
    True

    Args:
        code: INSEE code of the commune.
        on: the day asked about.

    Raises:
        UnknownCode: no commune of the edition has that code.
        OutsideEditions: no edition answers for that day.
    """
    number = commune(code, on).epci
    return None if number is None else epci(number, on)


def departement(code: str, on: AnyDate | None = None) -> ReferenceDepartement:
    """Return a département, or an overseas collectivity, by its code.

    >>> departement("77").name
    'Seine-et-Marne'

    Args:
        code: code of the département.
        on: the day asked about.

    Raises:
        UnknownCode: no département of the edition has that code.
        OutsideEditions: no edition answers for that day.
    """
    snapshot = reference().at(on)
    wanted = departement_code.compact(code)
    found = snapshot.departements.get(wanted)
    if found is None:
        guesses = partial(near, wanted, snapshot.departements)
        raise UnknownCode("departement", code, snapshot.edition.name, guesses=guesses)
    return found


def departements(on: AnyDate | None = None) -> tuple[ReferenceDepartement, ...]:
    """Return the départements and overseas collectivities, sorted by code.

    >>> sum(one.zone != "com" for one in departements())
    101

    Raises:
        OutsideEditions: no edition answers for that day.
    """
    return tuple(reference().at(on).departements.values())


def region(code: str, on: AnyDate | None = None) -> ReferenceRegion:
    """Return a region, or an overseas collectivity, by its code.

    >>> region("11").name
    'Île-de-France'

    Args:
        code: code of the region.
        on: the day asked about.

    Raises:
        UnknownCode: no region of the edition has that code.
        OutsideEditions: no edition answers for that day.
    """
    snapshot = reference().at(on)
    wanted = departement_code.compact(code)
    found = snapshot.regions.get(wanted)
    if found is None:
        guesses = partial(near, wanted, snapshot.regions)
        raise UnknownCode("region", code, snapshot.edition.name, guesses=guesses)
    return found


def regions(on: AnyDate | None = None) -> tuple[ReferenceRegion, ...]:
    """Return the regions and overseas collectivities, sorted by code.

    >>> sum(one.zone != "com" for one in regions())
    18

    Raises:
        OutsideEditions: no edition answers for that day.
    """
    return tuple(reference().at(on).regions.values())
