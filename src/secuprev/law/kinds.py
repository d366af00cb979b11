"""What every kind has in common: a code, a label, a life, what it rests on; and the look-up."""

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from attrs import evolve, frozen

from secuprev.law.citation import Citation, Confidence
from secuprev.law.dated import Series
from secuprev.law.errors import UnknownName
from secuprev.law.parameters import parameter
from secuprev.law.store import per_law, read
from secuprev.values import AnyDate, Period, Text, as_partial

__all__ = ["Entry", "Kind", "Registry", "Seats", "each_of", "one_of", "rested_on"]

Seats = tuple[tuple[str, ...], ...]
"""Seats to fill, each by one of its offices: ``(("prefet",), ("maire", "president_epci"))``."""


@frozen(kw_only=True)
class Kind:
    """A kind of thing that the law, a circular or practice knows.

    Attributes:
        code: stable code, such as ``"clspd"``.
        label: its name in both languages.
        life: the days over which it exists; no start or no end when none is known.
        names: the official names that it bore through time, where it changed its name.
        basis: the texts that it rests on through time; its states carry references, no value.
        confidence: how sure its row is.
        acronym: what people call it for short, ``None`` when nothing is usual.
        aliases: other ways in which it is written.
        replaced_by: code of the kind that took its place, ``None`` when none did.
        note: what a reader should know, ``None`` when there is nothing to add.
    """

    code: str
    label: Text
    life: Period
    names: Series[Text]
    basis: Series[None]
    confidence: Confidence = Confidence.HIGH
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    replaced_by: str | None = None
    note: Text | None = None

    def exists(self, on: AnyDate) -> bool:
        """Tell whether the kind exists on a day.

        >>> from secuprev.law.instrument_kinds import instrument
        >>> instrument("stspd").exists("2009-10-01"), instrument("stspd").exists("2009-10-02")
        (False, True)

        Raises:
            OutsideRecord: the day is outside the days over which the law was read.
            StraddlesChange: the moment is vague and the life begins or ends inside it.
        """
        return self._existence.at(on).value is True

    @cached_property
    def _existence(self) -> Series[bool]:
        rows: list[dict[str, Any]] = [{"from": self.life.start, "value": True}]
        if self.life.end is not None:
            rows.append({"from": self.life.end + timedelta(days=1)})
        return Series.from_rows(self.code, rows)

    def name(self, on: AnyDate) -> Text:
        """Return the official name on a day, the label where no other name is recorded.

        >>> from secuprev.law.actors import partner
        >>> partner("conseil_departemental").name("2015-03-21").fr
        'conseil général'

        Raises:
            OutsideRecord: the day is outside the days over which the law was read.
            StraddlesChange: the moment is vague and the name changed inside it.
        """
        return self.names.at(on).value or self.label

    def citations(self, on: AnyDate | None = None, of: str | None = None) -> tuple[Citation, ...]:
        """Return what the kind rests on: on a day, or over its whole life.

        Empty on a day on which it does not exist, and for what rests on practice alone. The kind of
        council asked about (``of``) is told the articles of its own, where there are any.

        >>> from secuprev.law.bodies import council
        >>> [citation.short for citation in council("clspd").citations("2005-06-30")]
        ['Décret 2002-999 art. 2 al. 1']
        """
        own = () if of is None else rested_on(self.basis.of(of), on)
        return own or rested_on(self.basis, on)

    def cited(self, on: AnyDate) -> tuple[Citation, ...]:
        """Return what the kind rests on, on a day: on the nearest of its life, for one outside it.

        >>> from secuprev.law.bodies import council
        >>> [citation.short for citation in council("clspd").cited("2001-06-30")]
        ['Décret 2002-999 art. 2 al. 1']
        """
        moment = as_partial(on)
        start, end = self.life.start, self.life.end
        if start is not None and moment.is_before(start):
            return self.citations(start)
        return self.citations(end if end is not None and moment.is_after(end) else on)


def rested_on(basis: Series[None], on: AnyDate | None = None) -> tuple[Citation, ...]:
    """Return what something rests on: on a day, or over its whole life.

    Args:
        basis: the texts through time.
        on: the day, all of them when ``None``.
    """
    window, day = Period(), None
    if on is not None:
        moment = as_partial(on)
        window, day = Period(moment.earliest, moment.latest), moment.latest
    found: dict[str, Citation] = {}
    for state in basis:
        if state.period.overlaps(window):
            end = state.period.end
            cited_on = day if day is None or end is None else min(day, end)
            found |= {each.short: each for each in state.citations(cited_on)}
    return tuple(found.values())


def each_of(value: list[Any]) -> Seats:
    """Read seats; in a flat list each office has a seat of its own.

    >>> each_of(["maire", "prefet"])
    (('maire',), ('prefet',))
    """
    return tuple((seat,) if isinstance(seat, str) else tuple(seat) for seat in value)


def one_of(value: list[Any]) -> Seats:
    """Read seats; a flat list is one seat, open to each of its offices.

    >>> one_of(["maire", "elu_delegue"]), one_of([["prefet"], ["procureur"]])
    ((('maire', 'elu_delegue'),), (('prefet',), ('procureur',)))
    """
    flat = bool(value) and isinstance(value[0], str)
    return (tuple(value),) if flat else each_of(value)


@frozen
class Entry:
    """A table of a data file, on its way to become a kind.

    A dated field is written in one of three ways: rows ``{from, value, cite, …}``; a value alone,
    which then holds for the whole life and rests on what the kind rests on; or
    ``{parameter = "clspd.chair"}`` for what stands in ``parameters/`` already.

    Attributes:
        code: code of the kind.
        row: the table as read.
    """

    code: str
    row: dict[str, Any]

    @property
    def life(self) -> Period:
        """The days over which the kind exists."""
        return Period(self.row.get("from"), self.row.get("to"))

    @property
    def common(self) -> dict[str, Any]:
        """The attributes that every kind has."""
        row = self.row
        return {
            "code": self.code,
            "label": Text(fr=row["fr"], en=row["en"]),
            "life": self.life,
            "names": self.dated("names", lambda value: Text(**value)),
            "basis": self._series("basis", self._basis()),
            "confidence": Confidence(row.get("confidence", "high")),
            "acronym": row.get("acronym"),
            "aliases": self.words("aliases"),
            "replaced_by": row.get("replaced_by"),
            "note": Text(**row["note"]) if "note" in row else None,
        }

    def words(self, key: str) -> tuple[str, ...]:
        """Return a field that lists words, empty when absent."""
        return tuple(self.row.get(key, ()))

    def dated(self, key: str, of: Callable[[Any], Any]) -> Series[Any]:
        """Return a dated field, each of its values read by ``of``; no value when absent."""
        raw = self.row.get(key)
        if raw is None:
            return self._series(key, [{}])
        if isinstance(raw, dict):
            source = parameter(raw["parameter"]).series
            states = (evolve(s, value=None if s.value is None else of(s.value)) for s in source)
            return Series(f"{self.code}.{key}", tuple(states), source.span)
        if not (isinstance(raw, list) and isinstance(raw[0], dict)):
            raw = [{**row, "value": raw} for row in self._basis()]
        rows = [{**row, "value": of(row["value"])} if "value" in row else row for row in raw]
        return self._series(key, rows)

    def _basis(self) -> list[dict[str, Any]]:
        whole = {"from": self.life.start, "cite": self.row.get("cite")}
        rows: list[dict[str, Any]] = self.row.get("basis", [whole])
        return rows

    def _series(self, key: str, rows: list[dict[str, Any]]) -> Series[Any]:
        sure = {"confidence": self.row.get("confidence", "high")}
        rows = [sure | row for row in rows]
        if self.life.end is not None:
            rows.append({"from": self.life.end + timedelta(days=1)})
        return Series.from_rows(f"{self.code}.{key}", rows)


KindT = TypeVar("KindT", bound=Kind)


class Registry(Generic[KindT]):
    """The kinds of one data file by code, read on first use.

    Args:
        noun: what they are called in messages.
        file: name of the data file.
        build: what makes a kind of an entry.
        table: the table of the file that holds them, the whole file when ``None``.

    Example:
        >>> from secuprev.law.bodies import councils
        >>> len(councils()), [kind.code for kind in councils("2002-07-17")]
        (11, ['ccpd', 'cdpd'])
        >>> councils.get("clspdd")
        Traceback (most recent call last):
        ...
        secuprev.law.errors.UnknownName: unknown council: 'clspdd'; near: clspd, cispd, cdpd
    """

    def __init__(
        self, noun: str, file: str, build: Callable[[Entry], KindT], table: str | None = None
    ) -> None:
        self.noun = noun
        self._file = file
        self._table = table
        self._build = build

    @property
    def _kinds(self) -> dict[str, KindT]:
        return self._built()

    @per_law
    def _built(self) -> dict[str, KindT]:
        rows = read(self._file)
        rows = rows if self._table is None else rows[self._table]
        return {code: self._build(Entry(code, row)) for code, row in rows.items()}

    def __call__(self, on: AnyDate | None = None) -> tuple[KindT, ...]:
        """Return the kinds, those that exist on a day if one is given; see `alive`."""
        return self.all() if on is None else self.alive(on)

    def __contains__(self, code: object) -> bool:
        return code in self._kinds

    def codes(self) -> tuple[str, ...]:
        """Return the codes, in the order of the file."""
        return tuple(self._kinds)

    def all(self) -> tuple[KindT, ...]:
        """Return all the kinds, in the order of the file."""
        return tuple(self._kinds.values())

    @per_law
    def alive(self, on: AnyDate) -> tuple[KindT, ...]:
        """Return the kinds that exist on a day.

        Raises:
            OutsideRecord: the day is outside the days over which the law was read.
            StraddlesChange: the moment is vague and a kind began or ended inside it.
        """
        return tuple(kind for kind in self.all() if kind.exists(on))

    @per_law
    def citations(self, code: str, on: AnyDate | None = None) -> tuple[Citation, ...]:
        """Return what the kind that has a code rests on; see `Kind.citations`."""
        return self.get(code).citations(on)

    def get(self, code: str) -> KindT:
        """Return the kind that has a code.

        Raises:
            UnknownName: none has it.
        """
        try:
            return self._kinds[code]
        except (KeyError, TypeError):
            raise UnknownName(self.noun, code, self._kinds) from None
