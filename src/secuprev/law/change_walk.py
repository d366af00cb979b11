"""Walking down the plain values of a change set, noting what is wrong on the way."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from attrs import Factory, define

from secuprev.law import texts
from secuprev.law.change_faults import ChangeFault, Place, fault
from secuprev.law.citation import Confidence
from secuprev.law.dated import Rows, record
from secuprev.values import Text
from secuprev.values.nearness import near

__all__ = ["Walk", "shown"]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_LONGEST = 60

TABLE = Text("une table", "a table")
WORDS = Text("un texte", "a text")
LIST = Text("une liste", "a list")
DAY = Text("une date", "a date")


def shown(value: object) -> str:
    """Return a value as a message quotes it.

    >>> shown("true"), shown(True), shown(["a"])
    ("'true'", 'true', "['a']")
    """
    if isinstance(value, bool):
        return str(value).lower()
    said = str(value) if isinstance(value, date | int | float) else repr(value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


@define
class Walk:
    """The faults of one change set, and the reading of what its values have in common.

    Attributes:
        own: code by which the set may be cited, once it is known.
        faults: what was found wrong so far.
    """

    own: str | None = None
    faults: list[ChangeFault] = Factory(list)

    def add(
        self, code: str, path: Place = (), known: Iterable[str] = (), **details: str | Text
    ) -> None:
        """Note a fault, with the nearest of the known words as a suggestion."""
        close = near(details.get("value"), known)
        self.faults.append(fault(code, path, next(iter(close), None), **details))

    def bad(self, wanted: Text, path: Place, value: object) -> None:
        """Note that something else was expected."""
        self.add("bad-type", path, wanted=wanted, value=shown(value))

    def table(self, value: object, path: Place, keys: Iterable[str] | None = None) -> Any:
        """Return a table, an empty one when it is none; note the keys that it may not have."""
        if not isinstance(value, Mapping):
            self.bad(TABLE, path, value)
            return {}
        found = {}
        allowed = None if keys is None else list(keys)
        for key, one in value.items():
            if not isinstance(key, str):
                self.bad(WORDS, path, key)
            elif allowed is not None and key not in allowed:
                self.add("unknown-key", (*path, key), allowed, value=key)
            else:
                found[key] = one
        return found

    def words(self, value: object, path: Place, several: bool = False) -> bool:
        """Note what is neither a text nor, where several are allowed, a list of texts."""
        if several and isinstance(value, list):
            good = [self.words(one, (*path, rank)) for rank, one in enumerate(value)]
            return all(good)
        if isinstance(value, str) and value.strip():
            return True
        self.bad(WORDS, path, value)
        return False

    def said(self, table: Mapping[str, Any], path: Place) -> Text:
        """Return what a table says in both languages under ``fr`` and ``en``."""
        found = {}
        for key in ("fr", "en"):
            if key not in table:
                self.add("missing-key", path, value=key)
            elif self.words(table[key], (*path, key)):
                found[key] = table[key].strip()
        return Text(fr=found.get("fr", ""), en=found.get("en", ""))

    def one_of(self, value: object, path: Place, known: Iterable[str], code: str) -> bool:
        """Note a word that is not one of those known."""
        known = list(known)
        if not self.words(value, path):
            return False
        if value in known:
            return True
        self.add(code, path, known, value=str(value))
        return False

    def member(self, value: object, path: Place, of: type[StrEnum]) -> bool:
        """Note a word that is none of an enumeration."""
        return self.one_of(value, path, [str(one.value) for one in of], "unknown-word")

    def rows(self, value: object, path: Place) -> Rows:
        """Return rows that stand in the order of their days, each with its keys still unread."""
        if not isinstance(value, list):
            self.bad(LIST, path, value)
            return []
        if not value:
            self.add("no-row", path)
        rows = [self.table(one, (*path, rank)) for rank, one in enumerate(value)]
        before: date | None = None
        for rank, row in enumerate(rows):
            day = self.day(row, (*path, rank), first=rank == 0)
            if day and before and day <= before:
                where = (*path, rank, "from")
                self.add("overlap", where, value=str(day), before=str(before))
            before = day or before
        return rows

    def day(self, row: Mapping[str, Any], path: Place, first: bool) -> date | None:
        """Return the first day of a row; only the first row of several may leave it open."""
        if "from" not in row:
            if not first:
                self.add("missing-from", path)
            return None
        day = row["from"]
        if not isinstance(day, date) or isinstance(day, datetime):
            self.bad(DAY, (*path, "from"), day)
            return None
        start = record().start
        if start is not None and day < start:
            self.add("before-record", (*path, "from"), value=str(day), first=str(start))
        return day

    def references(self, value: object, path: Place) -> None:
        """Note references to a text that nothing knows; a set may cite itself."""
        if not self.words(value, path, several=True):
            return
        listed = value if isinstance(value, list) else [value]
        known = [*texts.codes(), *([self.own] if self.own else [])]
        for rank, one in enumerate(listed):
            where = (*path, rank) if isinstance(value, list) else path
            self.one_of(str(one).partition(" ")[0], where, known, "unknown-text")

    def trust(self, row: Mapping[str, Any], path: Place) -> None:
        """Note what is wrong with how sure a row is."""
        if "confidence" in row:
            self.member(row["confidence"], (*path, "confidence"), Confidence)

    def name(self, value: object, path: Place) -> str:
        """Return the short name of a set."""
        if not self.words(value, path):
            return ""
        if not _ID.fullmatch(str(value)) or value in texts.codes():
            self.add("bad-id", path, value=shown(value))
        self.own = str(value)
        return self.own
