"""What became of each row of a file: matched, unmatched with the reason, or doubtful.

The three add up to the rows that were read. Only a row that is matched becomes a fact; the others
stay in the report, for somebody to look at.
"""

from enum import StrEnum
from operator import attrgetter
from typing import Any, Generic, TypeVar

from attrs import evolve, field, frozen

from secuprev.model import Source
from secuprev.opendata.tables import Record
from secuprev.values import Lang, Text
from secuprev.values.html import html_table
from secuprev.values.typography import colon, counted, number

__all__ = ["Finding", "ImportReport", "Imported", "Outcome"]

T = TypeVar("T")
_SHOWN = 20  # findings that the text of a report lists


class Outcome(StrEnum):
    """What became of a row."""

    MATCHED = "matched"
    UNMATCHED = "unmatched"
    DOUBTFUL = "doubtful"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _LABELS[self]


_LABELS = {
    Outcome.MATCHED: Text(fr="rattachée", en="matched"),
    Outcome.UNMATCHED: Text(fr="non rattachée", en="unmatched"),
    Outcome.DOUBTFUL: Text(fr="douteuse", en="doubtful"),
}
# Rows, and those of each outcome, by how many they are.
_READ = Text(fr="ligne lue", en="row read"), Text(fr="lignes lues", en="rows read")
_MANY = {
    Outcome.MATCHED: Text(fr="rattachées", en="matched"),
    Outcome.UNMATCHED: Text(fr="non rattachées", en="unmatched"),
    Outcome.DOUBTFUL: Text(fr="douteuses", en="doubtful"),
}
_LINE = Text(fr="{}, ligne {}", en="{}, line {}")
_UNUSED = Text(fr="colonnes non lues", en="columns not read")
_MORE = Text(fr="et {} de plus", en="and {} more")


@frozen
class Finding:
    """A row that did not become a fact.

    Attributes:
        line: its line in the file.
        said: what it calls itself.
        outcome: `Outcome.UNMATCHED` or `Outcome.DOUBTFUL`.
        reason: why.
        nearest: the nearest candidate, ``None`` when nothing is near.
        row: the row as it was read.
    """

    line: int
    said: str
    outcome: Outcome
    reason: Text
    nearest: str | None = None
    row: Any = field(default=None, repr=False)

    def in_(self, lang: Lang) -> str:
        """Return the finding as one line, in the language asked for."""
        near = Text(fr=f" ; le plus proche : {self.nearest}", en=f"; nearest: {self.nearest}")
        said = self.reason + near if self.nearest else self.reason
        where = _LINE.in_(lang).format(self.outcome.label.in_(lang), self.line)
        return colon(where, colon(self.said, said.in_(lang), lang), lang)


@frozen
class ImportReport:
    """The account of a file: what was read and what became of it.

    Attributes:
        title: what the table is.
        source: the file as a source of facts: its name, its digest, the day of its facts.
        read: how many rows were read, blank ones left out.
        matched: how many became facts.
        findings: the rows that did not, in the order of the file.
        unused: the headers of the columns that were not read.
    """

    title: Text
    source: Source
    read: int
    matched: int
    findings: tuple[Finding, ...]
    unused: tuple[str, ...] = ()

    @property
    def unmatched(self) -> tuple[Finding, ...]:
        """The rows of which it is not known what they are about."""
        return self._of(Outcome.UNMATCHED)

    @property
    def doubtful(self) -> tuple[Finding, ...]:
        """The rows that somebody should look at before they are used."""
        return self._of(Outcome.DOUBTFUL)

    def _of(self, outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.outcome is outcome)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values, ready for JSON."""
        return {
            "title": {"fr": self.title.fr, "en": self.title.en},
            "source": {
                "title": self.source.title,
                "url": self.source.url,
                "as_of": str(self.source.as_of) if self.source.as_of else None,
                "evidence": self.source.evidence,
            },
            "read": self.read,
            "matched": self.matched,
            "unused_columns": list(self.unused),
            "findings": [
                {
                    "line": one.line,
                    "said": one.said,
                    "outcome": one.outcome.value,
                    "reason": {"fr": one.reason.fr, "en": one.reason.en},
                    "nearest": one.nearest,
                }
                for one in self.findings
            ],
        }

    def _counts(self) -> tuple[tuple[Text, Text, int], ...]:
        numbers = {
            Outcome.MATCHED: self.matched,
            Outcome.UNMATCHED: len(self.unmatched),
            Outcome.DOUBTFUL: len(self.doubtful),
        }
        each = ((one.label, _MANY[one], number) for one, number in numbers.items())
        return ((*_READ, self.read), *each)

    def in_(self, lang: Lang, shown: int | None = _SHOWN) -> str:
        """Return the report as text in the language asked for.

        Args:
            lang: ``"fr"`` or ``"en"``.
            shown: how many of the rows set aside are listed; ``None`` for all.
        """
        counts = ", ".join(counted(count, one, many, lang) for one, many, count in self._counts())
        day = self.source.as_of
        as_of = Text(fr="jour inconnu", en="day not known") if day is None else Text.same(str(day))
        lines = [colon(f"{self.title.in_(lang)} ({as_of.in_(lang)})", counts, lang)]
        if self.unused:
            lines.append("  " + colon(_UNUSED.in_(lang), ", ".join(self.unused), lang))
        kept = self.findings[:shown]
        lines += [f"  {one.in_(lang)}" for one in kept]
        if len(kept) < len(self.findings):
            more = number(len(self.findings) - len(kept), lang)
            lines.append("  " + _MORE.in_(lang).format(more))
        return "\n".join(lines)

    def __str__(self) -> str:
        """English, the language of the code; a reader's language goes through :meth:`in_`."""
        return self.in_("en")

    def _repr_html_(self) -> str:
        rows = [(many.fr, count) for _, many, count in self._counts()]
        return html_table(self.title.fr, ("", "lignes"), rows)


@frozen
class Imported(Generic[T]):
    """The rows of a file that became facts, and the account of all of them.

    Attributes:
        rows: the rows that were matched, in the order of the file.
        report: what became of every row.
    """

    rows: tuple[T, ...] = field(repr=False)
    report: ImportReport

    @property
    def source(self) -> Source:
        """The file as a source of facts."""
        return self.report.source

    def accepting(self, *lines: int) -> "Imported[T]":
        """Return the same with doubtful rows taken for matched: somebody looked at them.

        Args:
            lines: their lines in the file.

        Raises:
            ValueError: a line is not that of a doubtful row, or its cells could not be read.
        """
        doubtful = {
            one.line: one.row for one in self.report.doubtful if not isinstance(one.row, Record)
        }
        strange = sorted(set(lines) - doubtful.keys())
        if strange:
            raise ValueError(f"no doubtful row that can be taken on line {strange[0]}")
        taken = [doubtful[line] for line in dict.fromkeys(lines)]
        left = tuple(one for one in self.report.findings if one.line not in lines)
        rows = sorted((*self.rows, *taken), key=attrgetter("line"))
        return Imported(tuple(rows), evolve(self.report, matched=len(rows), findings=left))
