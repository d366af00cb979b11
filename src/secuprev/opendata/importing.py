"""From the records of a file to rows that are matched, and findings about the others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from secuprev.model import Source
from secuprev.opendata.columns import Table
from secuprev.opendata.places import Place, Places
from secuprev.opendata.report import Finding, Imported, ImportReport, Outcome
from secuprev.opendata.tables import AnyPath, Record, Sheet, read_table
from secuprev.values import AnyDate, Text, as_partial

__all__ = ["Matching", "imported", "set_aside", "unplaced"]

T = TypeVar("T")
Matching = Callable[[Sequence[Record], Places], Iterable[T | Finding]]


def imported(
    path: AnyPath,
    table: Table,
    id: str,
    matching: Matching[T],
    *,
    as_of: AnyDate | None = None,
    on: AnyDate | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported[T]:
    """Read a file and match its rows.

    A record whose cells cannot all be read is doubtful, and is not matched.

    Args:
        path: the file.
        table: what is looked for in it.
        id: the identifier under which facts quote the file.
        matching: tells what records are about; it answers once for each.
        as_of: the day that its facts are of.
        on: the day of the reference that its rows are matched to.
        columns: for a column, the header under which this file has it.
    """
    sheet = read_table(path, table, columns)
    sound = [record for record in sheet.records if not record.faults]
    told = [
        *(_unreadable(record) for record in sheet.records if record.faults),
        *matching(sound, Places.at(on)),
    ]
    matched = tuple(one for one in told if not isinstance(one, Finding))
    findings = sorted((one for one in told if isinstance(one, Finding)), key=lambda one: one.line)
    source = _source(sheet, table, id, as_of)
    report = ImportReport(
        table.title, source, len(sheet.records), len(matched), tuple(findings), sheet.unused
    )
    return Imported(matched, report)


def set_aside(
    outcome: Outcome,
    record: Record,
    said: str | None,
    reason: Text,
    nearest: str | None = None,
    row: Any = None,
) -> Finding:
    """Return what is told of a record that becomes no fact."""
    return Finding(record.line, said or "?", outcome, reason, nearest, row or record)


def unplaced(place: Place, record: Record, said: str | None, row: Any = None) -> Finding:
    """Return what is told of a record whose place is not known, or not sure."""
    if place.doubt is None:
        raise ValueError("this place is sure")
    outcome = Outcome.UNMATCHED if place.code is None else Outcome.DOUBTFUL
    return set_aside(outcome, record, said, place.doubt, place.nearest, row)


def _unreadable(record: Record) -> Finding:
    reason = Text(
        fr=" ; ".join(one.fr for one in record.faults),
        en="; ".join(one.en for one in record.faults),
    )
    said = " ".join(str(one) for one in record.values.values() if isinstance(one, str))
    return set_aside(Outcome.DOUBTFUL, record, said, reason)


def _source(sheet: Sheet, table: Table, id: str, as_of: AnyDate | None) -> Source:
    return Source(
        id=id,
        title=table.title.fr,
        url=table.url,
        as_of=None if as_of is None else as_partial(as_of),
        evidence=f"{Path(sheet.file).name}, sha256 {sheet.digest}",
    )
