"""The answers of many reports as tables: CSV, JSON and Parquet, a row a duty and subject.

Rows are written as they come, so a country need not be in memory.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from secuprev import rules
from secuprev.rules import Answer, Shift
from secuprev.values import Lang, Text, inert

__all__ = ["COLUMNS", "SHIFT_COLUMNS", "TABLES", "TablesMissing", "answer_row", "shift_row"]

Row = dict[str, Any]

COLUMNS = (
    "framework",
    "kind",
    "id",
    "label",
    "communes",
    "departements",
    "rule",
    "duty",
    "asked",
    "verdict",
    "missing",
)
"""The columns of a row, in order."""

SHIFT_COLUMNS = (*COLUMNS[:8], "asked_before", "asked")
"""The columns of a row on two days."""

_BATCH = 20_000


class TablesMissing(ImportError):
    """Parquet is asked for, and pyarrow is not installed."""

    @property
    def message(self) -> Text:
        """What to install, in both languages."""
        return Text(
            fr='le format parquet demande pyarrow : pip install "secuprev[tables]"',
            en='the format parquet needs pyarrow: pip install "secuprev[tables]"',
        )


def answer_row(one: Answer, lang: Lang = "fr") -> Row:
    """Return an answer as plain values, by column; what cannot be told is ``None``."""
    return {
        **_subject(one, lang),
        "asked": one.asked,
        "verdict": one.status.value,
        "missing": list(one.missing),
    }


def shift_row(one: Shift, lang: Lang = "fr") -> Row:
    """Return a duty of a subject on two days as plain values, by column."""
    return {**_subject(one.answer, lang), "asked_before": one.before, "asked": one.after}


def _subject(one: Answer, lang: Lang) -> Row:
    return {
        "framework": one.framework,
        "kind": one.kind,
        "id": one.id,
        "label": one.label,
        "communes": list(one.communes),
        "departements": list(one.departements),
        "rule": one.rule,
        "duty": rules.find(one.rule).label.in_(lang),
    }


def _csv(rows: Iterable[Row], columns: tuple[str, ...], out: BinaryIO, summary: Row) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    table = csv.DictWriter(text, columns)  # RFC 4180: a cell with a line break is quoted
    table.writeheader()
    for row in rows:
        table.writerow({name: _cell(value) for name, value in row.items()})
    text.detach()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    said = " ".join(value) if isinstance(value, list) else str(value)
    return inert(said)


def _json(rows: Iterable[Row], columns: tuple[str, ...], out: BinaryIO, summary: Row) -> None:
    """Write the rows first: what they add up to is known once all were written."""
    out.write(b'{"rows": [')
    between = b"\n"
    for row in rows:
        out.write(between + _plain(row))
        between = b",\n"
    out.write(b'\n],\n"summary": ' + _plain(summary) + b"}\n")


def _plain(value: Row) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace")


def _parquet(rows: Iterable[Row], columns: tuple[str, ...], out: BinaryIO, summary: Row) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise TablesMissing from error
    listed, flags = {"communes", "departements", "missing"}, {"asked", "asked_before"}
    schema = pa.schema(
        [
            (
                name,
                pa.list_(pa.string()) if name in listed else
                pa.bool_() if name in flags else pa.string(),
            )
            for name in columns
        ]
    )  # fmt: skip
    with pq.ParquetWriter(out, schema) as file:
        for part in _parts(rows):
            file.write_batch(pa.RecordBatch.from_pylist(part, schema=schema))
        file.add_key_value_metadata({"summary": _plain(summary).decode()})


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    part: list[Row] = []
    for row in rows:
        part.append(row)
        if len(part) == _BATCH:
            yield part
            part = []
    if part:
        yield part


TABLES: dict[str, Callable[[Iterable[Row], tuple[str, ...], BinaryIO, Row], None]] = {
    "csv": _csv,
    "json": _json,
    "parquet": _parquet,
}
"""What writes a table, by the name of its format.

Each takes the rows, the columns, an open file and the summary: a mapping that may be filled while
the rows are taken, and is read after the last of them. CSV has no place for it.
"""
