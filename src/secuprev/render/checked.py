"""A report with the file that it is about: what the formats that machines read have in common."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from attrs import field, frozen

from secuprev.documents import ObjectLines
from secuprev.law import NOT_LAW
from secuprev.model import DomainMention, Epci, Waiver
from secuprev.rules import Mention, Report, Result, Status, Target
from secuprev.values import Lang, Text

__all__ = ["Checked", "not_law_said", "receipt", "sentence", "waiver_said", "warnings"]

_WAIVED = Text("{reason} ({author}, jusqu'au {until})", "{reason} ({author}, until {until})")


@frozen
class Checked:
    """A report, and the document that was checked.

    Attributes:
        report: what `secuprev.rules.check` returned.
        file: the path of the document, ``None`` when it comes from no file.
        lines: the lines of its objects, as `secuprev.documents.object_lines` finds them.

    Example:
        >>> import secuprev
        >>> senart = secuprev.load("examples/senart-2012.yaml")
        >>> Checked(secuprev.check(senart), "examples/senart-2012.yaml").uri
        'examples/senart-2012.yaml'
    """

    report: Report
    file: str | None = None
    lines: ObjectLines = field(factory=dict)

    @property
    def path(self) -> str | None:
        """The file as seen from the current folder, with slashes; absolute when it is elsewhere."""
        if self.file is None:
            return None
        here = Path.cwd()
        path = Path(os.path.normpath(here / self.file))
        return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()

    @property
    def uri(self) -> str | None:
        """The same as a URI, relative to the current folder when the file is in it."""
        if self.path is None:
            return None
        said = quote(os.fsencode(self.path))
        return f"file://{said}" if said.startswith("/") else said

    def line(self, target: Target) -> int | None:
        """Return the line on which an object is written.

        A commune that the document does not list belongs to the intercommunal body that it names,
        so that is the line of it.
        """
        cls = DomainMention if isinstance(target.object, Mention) else type(target.object)
        body = self.lines.get((Epci, ""))
        if cls is Epci:
            return body
        found = self.lines.get((cls, target.id))
        return body if found is None and target.kind == "commune" else found

    def told(self, every: bool = False) -> tuple[Result, ...]:
        """Return the results that somebody should read, or every one.

        Left out is what is complied with in silence, and what does not apply.
        """
        silent = (Status.COMPLIANT, Status.NOT_APPLICABLE)
        return tuple(
            one
            for one in self.report.results
            if every
            or one.status not in silent
            or (one.status is Status.COMPLIANT and one.message is not None)
        )


def sentence(result: Result, lang: Lang) -> str:
    """Return what a result says, or else what must hold."""
    return (result.message or result.rule.label).in_(lang)


def not_law_said(report: Report, lang: Lang) -> str | None:
    """Return that answers are not those of the law, and what is laid over it; else ``None``."""
    titles = "; ".join(f"{one.id}, {one.title.in_(lang)}" for one in report.not_law)
    return f"{NOT_LAW.in_(lang)} {titles}" if titles else None


def warnings(report: Report, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return what a reader must know before the answers, each under the key of a report.

    It is that they are not those of the law, and what other packages bring and was left out.
    """
    supposed = not_law_said(report, lang)
    first = (("not_law", supposed),) if supposed else ()
    return (*first, *(("notices", one.in_(lang)) for one in report.notices))


def waiver_said(waiver: Waiver, lang: Lang) -> str:
    """Return why a breach is accepted, by whom and until when."""
    return _WAIVED.in_(lang).format(
        reason=waiver.reason, author=waiver.author, until=waiver.expires
    )


def receipt(report: Report, lang: Lang) -> Mapping[str, object]:
    """Return what a report rests on, as plain values."""
    return {
        "framework": report.framework,
        **report.receipt.to_dict(),
        "not_law": [one.to_dict(lang) for one in report.not_law],
    }
