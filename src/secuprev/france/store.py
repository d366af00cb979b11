"""Reading the data file: once, on first use, and of it only what was asked for.

The file, written by ``tools/build_france.py``, begins with a line of JSON: the ``editions``, and
the ``blocks`` that follow with their lengths in bytes. A block is JSON compressed with zlib, and is
unpacked when something in it is first looked up: so the years that nobody asks for cost nothing.

* One block per table. A table holds columns, each one text with a line for each row (read many
  times faster than a list), an empty line meaning "none". Each row has a letter, in the text
  ``spans``, that stands for the editions in which it holds: ``holds`` gives, for each letter, the
  places of the first and the last. A fact that stays the same over eight editions is stored once,
  one that changes gets a second row.
* One block per edition, named after it: the legal populations of its communes, in the order of
  their codes. The total population is what it has above the municipal one, where that is known.
  ``bodies`` gives those of the bodies, where the list gives none for their communes.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import compress
from pkgutil import get_data
from typing import Any

from attrs import field, frozen

from secuprev.france.snapshot import Figures, Snapshot
from secuprev.france.years import Edition, choose
from secuprev.values import AnyDate, Text

__all__ = ["FORMAT", "Reference", "reference"]

FORMAT = 2
"""The version of the file's layout that this module reads."""


@frozen(eq=False)
class Reference:
    """All editions of the reference.

    Attributes:
        editions: the editions, oldest first.
        blocks: the compressed blocks of the file, by name.
    """

    editions: tuple[Edition, ...]
    blocks: Mapping[str, memoryview]
    _tables: dict[str, dict[str, Any]] = field(factory=dict, init=False, repr=False)
    _snapshots: dict[int, Snapshot] = field(factory=dict, init=False, repr=False)

    @classmethod
    def from_bytes(cls, packed: bytes) -> "Reference":
        """Read the content of a data file.

        Raises:
            ValueError: the layout is not the one that this module reads.
        """
        end = packed.index(b"\n")
        head = json.loads(packed[:end])
        if head["format"] != FORMAT:
            raise ValueError(f"layout {head['format']} of the reference, {FORMAT} is expected")
        blocks, start, rest = {}, end + 1, memoryview(packed)
        for name, length in head["blocks"].items():
            blocks[name] = rest[start : start + length]
            start += length
        return cls(tuple(map(_edition, head["editions"])), blocks)

    def at(self, on: AnyDate | None = None) -> Snapshot:
        """Return the rows of the edition of a moment, the latest when no moment is given.

        Raises:
            OutsideEditions: no edition holds the moment.
        """
        place = choose(self.editions, on)
        if place not in self._snapshots:
            edition = self.editions[place]
            self._snapshots[place] = Snapshot(
                edition,
                lambda table: self._columns(table, place),
                lambda: self._figures(edition.name),
            )
        return self._snapshots[place]

    def _columns(self, table: str, place: int) -> dict[str, list[str]]:
        """Return the columns of a table, less the rows that do not hold in an edition."""
        if table not in self._tables:
            self._tables[table] = self._unpack(table)
        columns = dict(self._tables[table])
        spans, holds = columns.pop("spans"), columns.pop("holds")
        held = {ord(one): int(first <= place <= last) for one, (first, last) in holds.items()}
        kept = spans.encode("ascii").translate(bytes(held.get(byte, 0) for byte in range(256)))
        return {name: list(compress(text.split("\n"), kept)) for name, text in columns.items()}

    def _figures(self, name: str) -> Figures:
        """Return the legal populations of an edition."""
        stored = self._unpack(name)
        municipal, above = stored["municipal"], stored["above"]
        return Figures(
            municipal=municipal,
            total=[
                None if more is None else more + (figure or 0)
                for figure, more in zip(municipal, above, strict=True)
            ],
            bodies=stored["bodies"],
        )

    def _unpack(self, block: str) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(zlib.decompress(self.blocks[block]))
        return content


def _edition(row: Mapping[str, Any]) -> Edition:
    notes: Sequence[Mapping[str, str]] = row["notes"]
    return Edition(
        name=row["name"],
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        source=row["source"],
        licence=row["licence"],
        has_epts=row["has_epts"],
        notes=tuple(Text(fr=note["fr"], en=note["en"]) for note in notes),
    )


@cache
def reference() -> Reference:
    """Return the reference that is bundled with the package."""
    # By pkgutil: importlib.resources would take as long to import as the whole of this room.
    content = get_data("secuprev.france", "data/france.bin")
    assert content is not None  # loaders of folders and of archives can all read data
    return Reference.from_bytes(content)
