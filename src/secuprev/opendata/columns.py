"""What the columns of a table are called, what they hold, and how a cell is read.

Files come with their columns in any order, under several spellings, and with what a spreadsheet
does to codes and numbers: a lost leading zero, ``14 854``, ``8.0``. A cell that cannot be read is
told; it is never taken for an empty one.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from attrs import frozen

from secuprev.france.naming import plain_name
from secuprev.values import Text, commune_code, siren
from secuprev.values.nearness import near

__all__ = ["LONGEST_CELL", "Column", "Holds", "Table", "UnknownColumn", "Unreadable", "heading"]


class Holds(StrEnum):
    """What a column holds."""

    TEXT = "text"
    LINES = "lines"  # text that may hold several things, one a line
    COUNT = "count"  # a whole number, not negative
    YEAR = "year"  # of four figures
    FLAG = "flag"  # yes or no
    LENGTH = "length"  # in metres
    COMMUNE = "commune"  # INSEE code
    DEPARTEMENT = "departement"  # its code or its name
    SIREN = "siren"


class Unreadable(ValueError):
    """A cell that does not hold what its column should; ``reason`` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


@frozen
class Column:
    """A column of a table.

    Attributes:
        name: what the rows call it.
        holds: what its cells hold.
        headers: the other headers under which it comes.
        required: whether the table is of no use without it.
    """

    name: str
    holds: Holds = Holds.TEXT
    headers: tuple[str, ...] = ()
    required: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """All its headers, as `heading` writes them."""
        return tuple(dict.fromkeys(map(heading, (self.name, *self.headers))))

    def read(self, cell: str) -> Any:
        """Return what a cell holds, ``None`` when it is empty.

        >>> Column("pm", Holds.COUNT).read("14\u202f854")
        14854
        >>> Column("insee", Holds.COMMUNE).read("1004")
        '01004'

        Raises:
            Unreadable: the cell holds something else.
        """
        if self.holds is Holds.LINES:
            cell = "\n".join(one for line in cell.splitlines() if (one := " ".join(line.split())))
        text = cell if self.holds is Holds.LINES else " ".join(cell.split())
        if len(text) > LONGEST_CELL:
            said = f"« {text[:_SHOWN]}… »"
            raise Unreadable(
                Text(
                    fr=f"{said} : plus de {LONGEST_CELL} caractères",
                    en=f"{said}: more than {LONGEST_CELL} characters",
                )
            )
        return _READERS[self.holds](text) if text and text.casefold() not in _NOTHING else None


@frozen
class Table:
    """A kind of table: what it is called, and its columns.

    Attributes:
        title: what it is called.
        columns: its columns, in any order.
        url: where it is published.
    """

    title: Text
    columns: tuple[Column, ...]
    url: str | None = None

    def known(self, name: str) -> None:
        """Refuse the name of a column that there is not; raise `UnknownColumn`."""
        names = [one.name for one in self.columns]
        if name not in names:
            raise UnknownColumn(name, names)


class UnknownColumn(ValueError):
    """A table has no column of that name.

    Attributes:
        name: what was given.
        message: what is near, or else all the columns that there are, in both languages.
    """

    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        close, every = ", ".join(near(name, names)), ", ".join(names)
        message = Text(
            fr=f"aucune colonne ne s'appelle « {name} » ; "
            + (f"proche : {close}" if close else f"il y a : {every}"),
            en=f"there is no column {name}; " + (f"near: {close}" if close else f"known: {every}"),
        )
        super().__init__(name, names)  # it travels between processes
        self.name = name
        self.message = message

    def __str__(self) -> str:
        return self.message.en


def heading(words: str) -> str:
    """Return a header without accents, capitals and what only introduces it.

    >>> heading("Nombre de policiers municipaux"), heading("Code_QPV")
    ('policiers municipaux', 'code qpv')
    """
    return _INTRODUCING.sub("", plain_name(words))


_INTRODUCING = re.compile(r"^(?:(?:nombre|nb|nbre|effectifs?)(?: (?:de|d|des))? )+")
_NOTHING: Final = {"nan", "n/a", "na", "nc", "n.c.", "nr", "-", "null", "none"}
LONGEST_CELL = 2_000
"""Characters of a cell of open data that are read; the longest that is published has some 300."""

_SHOWN = 60  # characters that are shown of a longer one
_LONGEST = 12  # figures of a count: beyond it a cell holds something else
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .,'’]\d{3})+")
_ZERO_DECIMALS = re.compile(r"(\d+)[.,]0+")
_DECIMAL = re.compile(r"\d{1,12}(?:[.,]\d{1,12})?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_FLAGS: Final = {
    "0": False, "non": False, "n": False, "no": False, "false": False, "faux": False,
    "1": True, "oui": True, "o": True, "yes": True, "true": True, "vrai": True, "x": True,
}  # fmt: skip


def _whole(text: str) -> str:
    """Return digits as a person means them: without separators, and without decimals of a zero."""
    if _THOUSANDS.fullmatch(text):
        return re.sub(r"\D", "", text)
    decimals = _ZERO_DECIMALS.fullmatch(text)
    return decimals[1] if decimals else text


def _count(text: str) -> int:
    digits = _whole(text)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST):
        raise Unreadable(
            Text(fr=f"« {text} » n'est pas un nombre entier", en=f'"{text}" is no whole number')
        )
    return int(digits)


def _year(text: str) -> int:
    if not _YEAR.fullmatch(_whole(text)):
        raise Unreadable(Text(fr=f"« {text} » n'est pas une année", en=f'"{text}" is no year'))
    return int(_whole(text))


def _flag(text: str) -> bool:
    said = _FLAGS.get(_whole(text).casefold())
    if said is None:
        raise Unreadable(Text(fr=f"« {text} » : oui ou non ?", en=f'"{text}": yes or no?'))
    return said


def _length(text: str) -> float:
    if not _DECIMAL.fullmatch(text):
        raise Unreadable(Text(fr=f"« {text} » n'est pas un nombre", en=f'"{text}" is no number'))
    return float(text.replace(",", "."))


@lru_cache(maxsize=4096)  # neighbours come next to each other
def _commune(text: str) -> str:
    code = commune_code.compact(_whole(text))
    return code.zfill(5) if code.isdigit() else code


_CODED = re.compile(r"(\d{1,3}|2[ab])(?![^\W_])", re.IGNORECASE)


def _departement(text: str) -> str:
    """Return the code at the head of a text, as in "01 - AIN"; a name is left as it is."""
    coded = _CODED.match(_whole(text))
    return coded[1].upper().zfill(2) if coded else text


_READERS: Mapping[Holds, Callable[[str], Any]] = {
    Holds.TEXT: lambda text: unicodedata.normalize("NFC", text),
    Holds.LINES: lambda text: unicodedata.normalize("NFC", text),
    Holds.COUNT: _count,
    Holds.YEAR: _year,
    Holds.FLAG: _flag,
    Holds.LENGTH: _length,
    Holds.COMMUNE: _commune,
    Holds.DEPARTEMENT: _departement,
    Holds.SIREN: lambda text: siren.compact(_whole(text)),
}
