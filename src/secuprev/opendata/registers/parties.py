"""Who a cell names: forces of a convention, and who signed it."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from secuprev.model import Signature
from secuprev.opendata.registers.communes import Territory
from secuprev.opendata.registers.doubts import Cell, Reading
from secuprev.opendata.registers.moments import read_date
from secuprev.opendata.registers.sheets import Row
from secuprev.opendata.registers.words import EMPTY, apart, read_flag
from secuprev.values import folded
from secuprev.vocabulary.forces import find_force
from secuprev.vocabulary.offices import OfficeNamed, find_office

__all__ = ["Party", "parties_of", "read_forces", "read_opinion", "read_signatures"]

_SEPARATORS = re.compile(r"\s*[\n;,+&/•]\s*|\s+et\s+(?:la\s+|le\s+|les\s+|l['’])?", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:(?:mm\.?|mmes|messieurs|les)\s+(?:les\s+)?)?(?:maires|prefets|procureurs)\b"
)
_SIGNERS = re.compile(r"\s*[\n;,+&/•]\s*|\s+et\s+|\s+[-–]\s+", re.IGNORECASE)


@frozen
class Party:
    """A force that a cell names.

    Attributes:
        kind: code of the kind of force, ``None`` when it was not recognised.
        name: the words, where they name one unit.
        words: the words.
        of: what follows the kind of force: a town, as a rule.
    """

    kind: str | None
    name: str | None
    words: str
    of: str = ""


_OF_THE_STATE_ALONE = re.compile(r"\b(?:zone\s+)?police\b(?!\s+\w)", re.IGNORECASE)


def parties_of(row: Row, *columns: str) -> Iterator[tuple[Party, str | None, Cell]]:
    """Yield the forces that columns of a row name, each with what is doubtful and its words.

    In a column that tells whose zone it is, "police" alone is the national police.
    """
    for name in columns:
        for cell in row.cells.get(name, ()):
            said = cell.text
            if name == "zone":
                said = _OF_THE_STATE_ALONE.sub("police nationale", said)
            if EMPTY.match(said.strip()):
                continue
            for party, doubt in read_forces(said):
                yield party, doubt, Cell(cell.sheet, cell.at, party.words)


def read_forces(text: str) -> list[tuple[Party, str | None]]:
    """Return the forces that a cell names, each with the code of what is doubtful.

    >>> [(one.kind, one.name) for one, _ in read_forces("PM et gendarmerie (COB de Perthes)")]
    [('police_municipale', None), ('gendarmerie_nationale', 'COB de Perthes')]
    >>> read_forces("FSE")[0][1]
    'force-either'
    """
    found: list[tuple[Party, str | None]] = []
    for part in apart(_SEPARATORS, text):
        words = " ".join(part.split())
        if not words:
            continue
        aside = re.fullmatch(r"([^(]+)\((.+)\)", words)
        named = find_force(aside[1].strip() if aside else words)
        inside = find_force(aside[2]) if aside else None
        if aside and named and inside and inside.kind in (named.kind, *named.candidates):
            found.append((Party(inside.kind, aside[2].strip(), words), None))
        elif named is None:
            found.append((Party(None, None, words), "force-unknown"))
        elif named.ambiguous:
            found.append((Party(None, None, words), "force-either"))
        else:
            name = words if named.unit or aside else None
            party = Party(named.kind, name, words, named.of)
            found.append((party, None if named.sure else "force-unknown"))
    return found


def read_signatures(
    text: str, territory: Territory
) -> list[tuple[Signature | None, str, str | None]]:
    """Return who signed, each with the words and the code of what is doubtful."""
    found: list[tuple[Signature | None, str, str | None]] = []
    for part in apart(_SIGNERS, text):
        words = " ".join(part.split()).strip(" .")
        if not words:
            continue
        named = find_office(words)
        if named is None:
            found.append((None, words, "office-unknown"))
            continue
        found += [
            (one, words, None if named.sure else "office-unknown")
            for one in _holders(named, words, territory)
        ]
    return found


def _holders(named: OfficeNamed, words: str, territory: Territory) -> list[Signature]:
    """Return a signature for each département that stands behind an office, or one."""
    commune = None
    if named.of and named.office == "maire":
        place = territory.read(named.of)
        commune = place.codes[0] if len(place.codes) == 1 and not place.doubts else None
    bare = not named.of and named.sure
    signature = Signature(office=named.office, commune=commune, name=None if bare else words)
    places = [territory.places.departement(one) for one in named.of.strip("() ").split(", ")]
    departements = [one for one in places if one is not None]
    if departements:
        return [evolve(signature, departement=one) for one in departements]
    return [evolve(signature, several=_SEVERAL.match(folded(words)) is not None)]


def read_opinion(text: str) -> Reading[tuple[Signature, ...]]:
    """Return the opinion of the prosecutor that a cell tells: yes, no, or its day.

    >>> [one.office for one in read_opinion("oui").value], read_opinion("non").value
    (['procureur'], ())
    >>> str(read_opinion("favorable le 12/03/2024").value[0].on)
    '2024-03-12'
    """
    said = read_flag(text)
    if said.value is not None and said.doubt is None:
        return Reading((Signature(office="procureur"),) if said.value else ())
    day = read_date(re.sub(r"\b(?:avis|favorable|du|rendu)\b", " ", text, flags=re.IGNORECASE))
    if day.value is not None:
        return Reading((Signature(office="procureur", on=day.value),), day.doubt)
    if said.value is not None:
        return Reading((Signature(office="procureur"),) if said.value else (), "flag-words")
    return Reading(None, "flag")
