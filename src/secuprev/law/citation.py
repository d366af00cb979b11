"""Where a legal value comes from: a text, an article, the version in force, how sure one is."""

import re
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from secuprev.law import texts
from secuprev.law.store import per_law
from secuprev.values import Lang, Period, Text

__all__ = ["Citation", "Confidence", "cite", "cite_printed", "turns"]

_ARTICLE = re.compile(r"(?:[LRD]\d+(?:-\d+)*|Annexe \d)\b")
_NOT_LAW = Text(" — ce n'est pas le droit", " — not law")


class Confidence(StrEnum):
    """How sure a value is: article read (high), second hand (medium), inferred (low)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@frozen(cache_hash=True)  # a verdict keeps each citation once
class Citation:
    """A reference that a reader can follow.

    Attributes:
        text: the text cited (a code, an act, a decree, a circular…).
        article: article and paragraph in the text, ``None`` when the text is cited as a whole.
        period: the days on which the version cited was in force.
        confidence: how sure the reading is.
        url: where the text can be read.

    Example:
        >>> print(cite("CSI L512-4 al. 1", Period(date(2019, 12, 29))).label("fr"))
        Code de la sécurité intérieure, L512-4 al. 1 (du 2019-12-29 au 2021-05-26)
    """

    text: texts.LegalText
    article: str | None
    period: Period
    confidence: Confidence = Confidence.HIGH

    @property
    def url(self) -> str | None:
        """Where the text can be read, ``None`` when no public address is known."""
        return self.text.url

    @property
    def short(self) -> str:
        """The reference in its shortest form.

        >>> cite("CSI L512-4 al. 1", Period()).short
        'CSI L512-4 al. 1'
        """
        return f"{self.text.short} {self.article}" if self.article else self.text.short

    def label(self, lang: Lang = "fr") -> str:
        """Return the reference as a sentence would quote it, with the life of the version."""
        where = f"{self.text.title}, {self.article}" if self.article else self.text.title
        if self.text.rank is texts.Rank.DRAFT:
            where += _NOT_LAW.in_(lang)
        start, end = self.period.start, self.period.end
        if start is None and end is None:
            return where
        if end is None:
            return f"{where} ({'depuis le' if lang == 'fr' else 'since'} {start})"
        if start is None:
            return f"{where} ({'jusqu’au' if lang == 'fr' else 'until'} {end})"
        life = f"du {start} au {end}" if lang == "fr" else f"{start} to {end}"
        return f"{where} ({life})"


@per_law
def cite(
    reference: str,
    period: Period,
    confidence: Confidence = Confidence.HIGH,
    on: date | None = None,
    laid: texts.LegalText | None = None,
) -> Citation:
    """Return the citation that a reference such as ``"CSI L512-4 al. 1"`` stands for.

    Args:
        reference: code of a text of ``texts.toml``, then the article in that text.
        period: the days of the value that rests on it.
        confidence: how sure the reading is.
        on: the day asked about; the version cited is the one of that day, or, without it, the one
            of the first day of the period.
        laid: the change set that a value comes from, which its reference may name.

    Raises:
        UnknownName: no text has that code.
    """
    text, article = _parted(reference, laid)
    return _citation(text, article or None, period, confidence, on)


def turns(reference: str, laid: texts.LegalText | None = None) -> tuple[date, ...]:
    """Return the days on which another version of what a reference stands for is the one cited.

    >>> [str(day) for day in turns("CSI L512-4 al. 1")]
    ['2012-05-01', '2019-12-29', '2021-05-27']
    """
    text, article = _parted(reference, laid)
    number = _ARTICLE.match(article)
    lives = texts.versions(text.code, number[0]) if number else ()
    days = {one.start for one in lives} | {one.end + timedelta(1) for one in lives if one.end}
    return tuple(sorted(day for day in days if day))


def _parted(reference: str, laid: texts.LegalText | None) -> tuple[texts.LegalText, str]:
    code, _, article = reference.partition(" ")
    return (laid if laid and laid.code == code else texts.text(code)), article


@per_law
def cite_printed(
    basis: str,
    period: Period,
    confidence: Confidence = Confidence.HIGH,
    on: date | None = None,
    laid: texts.LegalText | None = None,
) -> tuple[Citation, ...]:
    """Return the citations that a printed basis stands for, its references parted by semicolons.

    >>> [one.short for one in cite_printed("CSI R431-1, R431-2; CSI annexe 1 art. 16 7°", Period())]
    ['CSI R431-1, R431-2', 'CSI annexe 1 art. 16 7°']
    """
    found = (texts.as_written(reference.strip(), laid) for reference in basis.split(";"))
    return tuple(_citation(text, article, period, confidence, on) for text, article in found)


def _citation(
    text: texts.LegalText,
    article: str | None,
    period: Period,
    confidence: Confidence,
    on: date | None,
) -> Citation:
    number = _ARTICLE.match(article or "")
    moment = on or period.start
    version = texts.version(text.code, number[0], moment) if number and moment else None
    return Citation(text, article, version or period, confidence)
