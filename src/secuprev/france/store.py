"""Reading the data file: once, on first use, then one snapshot per edition asked about.

The file is JSON compressed with xz, written by ``tools/build_france.py``. It holds a list of
``editions`` and some ``tables``. A table holds columns: a column of texts is one text with a line
for each row (read many times faster than a list), an empty line meaning "none". Each table also
has ``first`` and ``last``: the places, in the list of editions, of the first and the last edition
in which a row holds. They are lists, or one number when it is the same for all rows. So a fact
that stays the same over ten editions is stored once, and one that changes gets a second row.
Populations change each year: they are kept apart, for each edition, in the order of its communes.
"""

import json
import lzma
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import compress, repeat
from pathlib import Path
from typing import Any

from attrs import field, frozen

from secuprev.france.rows import ReferenceDepartement, ReferenceRegion
from secuprev.france.snapshot import Snapshot
from secuprev.france.years import Edition, choose
from secuprev.values import AnyDate

__all__ = ["FORMAT", "Reference", "reference"]

FORMAT = 1
"""The version of the file's layout that this module reads."""


@frozen(eq=False)
class Reference:
    """All editions of the reference.

    Attributes:
        editions: the editions, oldest first.
        tables: the columns of each table, as the file holds them.
        populations: the legal populations of the communes of each edition.
    """

    editions: tuple[Edition, ...]
    tables: Mapping[str, Mapping[str, Any]]
    populations: Sequence[Mapping[str, Sequence[int | None]]]
    _snapshots: dict[int, Snapshot] = field(factory=dict, init=False, repr=False)

    @classmethod
    def from_bytes(cls, packed: bytes) -> "Reference":
        """Read the content of a data file.

        Raises:
            ValueError: the layout is not the one that this module reads.
        """
        content = json.loads(lzma.decompress(packed))
        if content["format"] != FORMAT:
            raise ValueError(f"layout {content['format']} of the reference, {FORMAT} is expected")
        editions = tuple(
            Edition(
                name=row["name"],
                start=date.fromisoformat(row["start"]),
                end=date.fromisoformat(row["end"]),
                source=row["source"],
                licence=row["licence"],
            )
            for row in content["editions"]
        )
        return cls(editions, content["tables"], content["populations"])

    def at(self, on: AnyDate | None = None) -> Snapshot:
        """Return the rows of the edition of a moment, the latest when no moment is given.

        Raises:
            OutsideEditions: no edition holds the moment.
        """
        place = choose(self.editions, on)
        if place not in self._snapshots:
            self._snapshots[place] = self._snapshot(place)
        return self._snapshots[place]

    def _snapshot(self, place: int) -> Snapshot:
        departements = self._rows("departements", place)
        regions = self._rows("regions", place)
        leads_to: dict[str, tuple[str, ...]] = {}
        for code, commune in self._rows("other_codes", place):
            leads_to[code] = (*leads_to.get(code, ()), commune)
        return Snapshot(
            edition=self.editions[place],
            communes=self._columns("communes", place),
            epcis=self._columns("epcis", place),
            departements={
                code: ReferenceDepartement(code, name, region, chef_lieu or None, zone)
                for code, name, region, chef_lieu, zone in departements
            },
            regions={
                code: ReferenceRegion(code, name, chef_lieu or None, zone)
                for code, name, chef_lieu, zone in regions
            },
            leads_to=leads_to,
            municipal=self.populations[place]["municipal"],
            total=self.populations[place]["total"],
        )

    def _columns(self, table: str, place: int) -> dict[str, list[str]]:
        """Return the columns of a table, less the rows that do not hold in an edition."""
        columns = dict(self.tables[table])
        first, last = columns.pop("first"), columns.pop("last")
        texts = {name: column.split("\n") for name, column in columns.items()}
        count = len(next(iter(texts.values())))
        spans = zip(_each(first, count), _each(last, count), strict=True)
        holds = [begin <= place <= end for begin, end in spans]
        return {name: list(compress(column, holds)) for name, column in texts.items()}

    def _rows(self, table: str, place: int) -> Iterable[tuple[str, ...]]:
        """Return the rows of a small table, their values in the order of the file's columns."""
        return zip(*self._columns(table, place).values(), strict=True)


def _each(span: int | list[int], count: int) -> Iterable[int]:
    return repeat(span, count) if isinstance(span, int) else span


@cache
def reference() -> Reference:
    """Return the reference that is bundled with the package."""
    # By path: importlib.resources would take as long to import as the whole of this room.
    return Reference.from_bytes((Path(__file__).parent / "data" / "france.json.xz").read_bytes())
