"""The texts that are cited, and the lives of the versions of their articles."""

from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from secuprev.law.errors import UnknownName
from secuprev.law.store import per_law, read
from secuprev.values import Period

__all__ = ["LegalText", "Rank", "as_written", "codes", "text", "version", "versions"]


class Rank(StrEnum):
    """What kind of text it is, which is what gives a rule its severity."""

    STATUTE = "statute"  # code, act, ordinance, decree: it binds
    MODEL = "model"  # a model convention annexed to a decree: taken in all or in part
    SOFT = "soft"  # circular, instruction, guide, plan: it advises
    DRAFT = "draft"  # a change set laid over the law: it is not law


@frozen(cache_hash=True)
class LegalText:
    """A text that is cited.

    Attributes:
        code: short name used in the data files, such as ``"CSI"``.
        short: the name as it is printed in a short reference.
        title: full title, in French, as the text itself has it.
        rank: what kind of text it is.
        url: where it can be read, ``None`` when no public address is known.
        written: other ways in which references abbreviate it.
        nor: its NOR number, ``None`` when it was not read.
        legi: its LEGITEXT or JORFTEXT identifier, ``None`` when it was not read.
    """

    code: str
    short: str
    title: str
    rank: Rank
    url: str | None = None
    written: tuple[str, ...] = ()
    nor: str | None = None
    legi: str | None = None


@per_law
def _texts() -> dict[str, LegalText]:
    return {
        code: LegalText(
            code=code,
            short=row.get("short", code),
            title=row["title"],
            rank=Rank(row.get("rank", "statute")),
            url=row.get("url"),
            written=tuple(row.get("written", ())),
            nor=row.get("nor"),
            legi=row.get("legi"),
        )
        for code, row in read("texts").items()
    }


def codes() -> tuple[str, ...]:
    """Return the codes of the texts, in alphabetical order."""
    return tuple(sorted(_texts()))


def text(code: str) -> LegalText:
    """Return a text by its code.

    >>> text("CSI").title
    'Code de la sécurité intérieure'

    Raises:
        UnknownName: no text has that code.
    """
    try:
        return _texts()[code]
    except (KeyError, TypeError):
        raise UnknownName("text", code, _texts()) from None


@per_law
def _by_writing() -> dict[str, LegalText]:
    return {name: one for one in _texts().values() for name in (one.code, one.short, *one.written)}


def as_written(reference: str, laid: LegalText | None = None) -> tuple[LegalText, str | None]:
    """Return the text that a printed reference begins with, and the rest of the reference.

    A text that the data do not list stands for itself, as printed; a change set that is laid over
    the law is among those that may be named.

    >>> text, article = as_written("CE L541-44")
    >>> text.title, article
    ("Code de l'environnement", 'L541-44')
    >>> as_written("Opération tranquillité vacances (1974)")[0].rank.value
    'soft'
    """
    known = _by_writing() | {laid.code: laid} if laid else _by_writing()
    for name in sorted(known, key=len, reverse=True):
        if reference == name or reference.startswith(f"{name} "):
            return known[name], reference[len(name) :].strip(" ,") or None
    binds = reference.lower().startswith(("loi", "décret", "ordonnance", "statut"))
    rank = Rank.STATUTE if binds else Rank.SOFT
    return LegalText(code=reference, short=reference, title=reference, rank=rank), None


@per_law
def versions(code: str, article: str) -> tuple[Period, ...]:
    """Return the lives of the versions of an article, oldest first; empty when not recorded.

    >>> [str(period) for period in versions("CSI", "L512-4")]
    ['2012-05-01/2019-12-28', '2019-12-29/2021-05-26', '2021-05-27/..']
    """
    days = read("articles").get(code, {}).get(article, {})
    starts: list[date] = days.get("from", [])
    ends = [start - timedelta(days=1) for start in starts[1:]]
    return tuple(map(Period, starts, [*ends, days.get("to")]))


@per_law
def version(code: str, article: str, on: date) -> Period | None:
    """Return the life of the version in force on a day, ``None`` when none is recorded."""
    return next((period for period in versions(code, article) if period.contains(on)), None)
