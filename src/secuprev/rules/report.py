"""The outcome of a run: every verdict, what was asked, and a receipt to reproduce it."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from os import PathLike
from typing import Any

from attrs import define, field, frozen

from secuprev.law import ChangeSet
from secuprev.model import Framework
from secuprev.rules.column import Column
from secuprev.rules.inquiry import Inquiry
from secuprev.rules.result import Result
from secuprev.rules.verdict import Severity, Status
from secuprev.values import Lang, Text
from secuprev.values.html import html_table
from secuprev.values.wanted import Wanted

__all__ = ["WAIVED", "Receipt", "Report", "a_report"]

WAIVED = "waived"
"""What waived breaches are counted under, apart from the others."""


@frozen
class Receipt:
    """What a run rests on.

    Attributes:
        version: version of secuprev.
        law_digest: SHA-256 of the law's data.
        on: the day asked about.
        law_read_until: the day up to which the law was read.
        select: the rules that were asked for by name; none when all were.
        ignore: the rules that were left out.
        severities: the severities that were set, by name of rule.
        plugins: the other packages whose rules took part, each with its version.
    """

    version: str
    law_digest: str
    on: date
    law_read_until: date
    _input: Framework = field(alias="input", repr=False, eq=attrgetter("digest"))
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    plugins: tuple[str, ...] = ()

    @property
    def input_digest(self) -> str:
        """The SHA-256 of the framework, worked out when it is read."""
        return self._input.digest

    def to_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "version": self.version,
            "law_digest": self.law_digest,
            "on": self.on.isoformat(),
            "law_read_until": self.law_read_until.isoformat(),
            "input_digest": self.input_digest,
            "select": list(self.select),
            "ignore": list(self.ignore),
            "severities": {name: severity.value for name, severity in self.severities},
            "plugins": list(self.plugins),
        }


@define(frozen=True, slots=False)
class Report:
    """Every verdict of a run.

    Attributes:
        framework: identifier of the framework.
        name: its name.
        columns: the verdicts of each rule, side by side.
        receipt: what the run rests on.
        not_law: the change sets that were laid over the law; its answers are not those of the law.
        notices: what other packages bring and was left out, each with the reason.
        inquiry: what was asked, so that it may be asked of another day.
    """

    framework: str
    name: str | None
    columns: tuple[Column, ...]
    receipt: Receipt
    not_law: tuple[ChangeSet, ...] = ()
    notices: tuple[Text, ...] = ()
    inquiry: Inquiry | None = field(default=None, eq=False, repr=False)

    @property
    def results(self) -> tuple[Result, ...]:
        """The verdicts, by rule then by object."""
        return self._results

    @cached_property
    def _results(self) -> tuple[Result, ...]:
        return tuple(chain.from_iterable(self.columns))

    @property
    def ok(self) -> bool:
        """Whether nothing is breached, but for what is waived, and no rule crashed.

        What cannot be told is not a fault.
        """
        return not self.breaches and not self.crashed

    @cached_property
    def by_status(self) -> dict[Status, tuple[Result, ...]]:
        """The results by status, all five statuses being there; a waived breach is a breach."""
        return {
            status: tuple(one for one in self.results if one.status is status) for status in Status
        }

    @cached_property
    def by_rule(self) -> dict[str, tuple[Result, ...]]:
        """The results by name of rule."""
        names = dict.fromkeys(one.rule.name for one in self.results)
        return {name: tuple(one for one in self.results if one.rule.name == name) for name in names}

    @property
    def breaches(self) -> tuple[Result, ...]:
        """What is breached and not waived, heaviest first."""
        return self._breached(waived=False)

    @property
    def waived(self) -> tuple[Result, ...]:
        """What is breached and waived on the day, heaviest first."""
        return self._breached(waived=True)

    def _breached(self, waived: bool) -> tuple[Result, ...]:
        heaviest = list(Severity)
        found = [one for one in self._of(Status.BREACH) if one.waived is waived]
        return tuple(sorted(found, key=lambda one: heaviest.index(one.severity)))

    def _of(self, status: Status) -> Iterator[Result]:
        return (one for column in self.columns for one in column.of(status))

    @property
    def unverifiable(self) -> tuple[Result, ...]:
        """What cannot be told."""
        return tuple(self._of(Status.UNVERIFIABLE))

    @property
    def crashed(self) -> tuple[Result, ...]:
        """The rules that failed."""
        return tuple(self._of(Status.CRASHED))

    @property
    def observations(self) -> tuple[Result, ...]:
        """What is complied with, and about which there is something to say."""
        return tuple(one for one in self._of(Status.COMPLIANT) if one.message)

    @property
    def counts(self) -> dict[str, int]:
        """How many results there are of each status, waived breaches apart: as ``"waived"``."""
        counted = Counter(chain.from_iterable(column.statuses for column in self.columns))
        waived = sum(len(column.waived) for column in self.columns)
        counted[Status.BREACH] -= waived
        return {status.value: counted[status] for status in Status} | {WAIVED: waived}

    def _repr_html_(self) -> str:
        counts = ", ".join(f"{status.label.fr} {len(self.by_status[status])}" for status in Status)
        rows = (
            (
                one.rule.code,
                one.target.label.fr,
                one.status.label.fr,
                one.message and one.message.fr,
            )
            for one in (*self.crashed, *self.breaches, *self.unverifiable)
        )
        title = f"{self.name or self.framework}, {self.receipt.on} : {counts}"
        return html_table(title, ("règle", "pour", "réponse", "pourquoi"), rows)

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values; the shape is described in ``docs/reference/report.md``."""
        return {
            "framework": self.framework,
            "name": self.name,
            "not_law": [one.to_dict(lang) for one in self.not_law],
            "notices": [one.in_(lang) for one in self.notices],
            "ok": self.ok,
            "counts": self.counts,
            "receipt": self.receipt.to_dict(),
            "results": [one.to_dict(lang) for one in self.results],
        }

    def to_json(self, lang: Lang = "fr", indent: int | None = 2) -> str:
        """Return the same as JSON text, the same bytes for the same input."""
        return json.dumps(self.to_dict(lang), ensure_ascii=False, indent=indent)

    def to_html(self, lang: Lang = "fr", *, file: str | PathLike[str] | None = None) -> str:
        """Return one page for people, that opens from a disk and asks for nothing.

        It tells the other days too: the same facts under the law of each. See
        ``docs/how-to/make-a-page.md``.

        >>> from secuprev.model import Framework
        >>> from secuprev.rules import check
        >>> check(Framework(id="town"), "2026-01-01").to_html("en").startswith("<!doctype html>")
        True

        Args:
            lang: the language of the page.
            file: the document that was checked, so that each finding tells its line.

        Raises:
            PageMissing: jinja2 is not installed (extra ``html``).
            DocumentError: the document cannot be read.
        """
        from secuprev.render.page import report_page

        return report_page(self, lang, file)


a_report: Wanted[Report] = Wanted(
    Report,
    Text("un compte rendu", "report"),
    Text("secuprev.check(dispositif) en rend un", "secuprev.check(framework) returns one"),
)
