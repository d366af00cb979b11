"""Which communes touch each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from secuprev.opendata.columns import Column, Holds, Table
from secuprev.opendata.importing import imported, set_aside, unplaced
from secuprev.opendata.places import Places
from secuprev.opendata.report import Finding, Imported, Outcome
from secuprev.opendata.tables import AnyPath, Record
from secuprev.values import AnyDate, Text

__all__ = ["ADJACENCY", "Border", "neighbours", "read_adjacency"]

ADJACENCY = Table(
    Text(fr="Communes limitrophes", en="Neighbouring communes"),
    (
        Column("code_a", Holds.COMMUNE, ("insee", "commune a"), required=True),
        Column("code_b", Holds.COMMUNE, ("insee voisin", "commune b"), required=True),
        Column("shared_m_approx", Holds.LENGTH, ("longueur", "shared m")),
    ),
)


@frozen
class Border:
    """Two communes that touch each other.

    Attributes:
        line: its line in the file.
        one: code of the one.
        other: code of the other.
        metres: length of the border they share, about; 0 where they meet in one point.
    """

    line: int
    one: str
    other: str
    metres: float | None


def read_adjacency(
    path: AnyPath,
    *,
    as_of: AnyDate | None = None,
    on: AnyDate | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported[Border]:
    """Read which communes touch each other.

    Args:
        path: the file.
        as_of: the day that the file is of.
        on: the day of the reference that its communes are matched to.
        columns: for a column, the header under which this file has it.

    Raises:
        DocumentError: the file cannot be read, or a column is missing.
    """
    return imported(path, ADJACENCY, "adjacency", _matched, as_of=as_of, on=on, columns=columns)


def neighbours(borders: Iterable[Border]) -> Mapping[str, tuple[str, ...]]:
    """Return the neighbours of each commune, sorted.

    >>> dict(neighbours([Border(2, "77288", "77152", 900.0)]))
    {'77288': ('77152',), '77152': ('77288',)}
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for border in borders:
        found[border.one].add(border.other)
        found[border.other].add(border.one)
    return {code: tuple(sorted(others)) for code, others in found.items()}


def _matched(records: Sequence[Record], places: Places) -> Iterator[Border | Finding]:
    for record in records:
        one, other = record["code_a"], record["code_b"]
        said = f"{one} {other}"
        if one is None or other is None or one == other:
            reason = Text(fr="il faut deux communes", en="two communes are needed")
            yield set_aside(Outcome.UNMATCHED, record, said, reason)
            continue
        ends = places.commune(one), places.commune(other)
        row = Border(
            record.line, ends[0].code or one, ends[1].code or other, record["shared_m_approx"]
        )
        # The worse of the two tells: an end that is not known before one that is not sure.
        unsure = sorted((end for end in ends if end.doubt), key=lambda end: end.code is not None)
        yield unplaced(unsure[0], record, said, row) if unsure else row
