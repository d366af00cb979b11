"""What the columns of a register are called, and how a header is recognised."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, lru_cache

from attrs import frozen

from secuprev.opendata.columns import Column, Holds, Table, heading
from secuprev.packaged import folder, toml
from secuprev.values import Text

__all__ = ["REGISTER", "Header", "recognised"]

_LONGEST = 60  # letters of a header that may be misspelled
_NEAR = 0.87  # how alike a header must be to one that is known: one or two letters apart


def _columns() -> tuple[Column, ...]:
    file = folder("secuprev.opendata.registers") / "columns.toml"
    rows = toml(file)
    return tuple(
        Column(name, Holds(row["holds"]), tuple(row["headers"])) for name, row in rows.items()
    )


REGISTER = Table(Text(fr="Registre de conventions", en="Register of conventions"), _columns())

# Words that say nothing of what a column holds.
_FILLERS = {
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "au", "aux", "par", "pour", "sur",
    "s", "e", "convention", "coordination",
}  # fmt: skip
_BESIDE = re.compile(r"\((?:[^()]*\d[^()]*|x|oui.*|o/n|cocher.*)\)", re.IGNORECASE)


@frozen
class Header:
    """A header, and the column that it stands for.

    Attributes:
        column: the column.
        near: whether it was recognised by likeness only.
    """

    column: Column
    near: bool = False


def _canonical(header: str) -> str:
    """Return a header in the singular, without the words that say nothing.

    >>> _canonical("Date de signature de la convention"), _canonical("Commune(s) concernée(s)")
    ('date signature', 'commune concernee')
    """
    words = heading(_BESIDE.sub(" ", header)).split()
    kept = [one for one in words if one not in _FILLERS] or words
    return " ".join(one.rstrip("s") if len(one) > 3 else one for one in kept)


@cache
def _known() -> dict[str, Column]:
    return {
        _canonical(header): column
        for column in REGISTER.columns
        for header in (column.name, *column.headers)
    }


def is_given(header: str, given: str) -> bool:
    """Tell whether a header is the one that was given for a column, but for case and spaces."""
    return given.split() == header.split() or heading(given) == heading(header) != ""


def recognised(header: str, mapping: Mapping[str, str]) -> Header | None:
    """Return what a header stands for, ``None`` when it is not known.

    >>> recognised("Dates de signature", {}).column.name, recognised("Comune", {}).near
    ('signed', True)
    >>> recognised("Fruits", {}) is None
    True

    Args:
        header: the header as the file writes it.
        mapping: for the name of a column, the header under which this file has it.
    """
    for name, given in mapping.items():
        if is_given(header, given):
            return Header(next(one for one in REGISTER.columns if one.name == name))
    said = _canonical(header)
    if said in _known():
        column = _known()[said]
        # A header that is given for a column takes the place of the usual ones.
        return None if column.name in mapping else Header(column)
    near = _nearest(said)
    if near is not None and near.name not in mapping:
        return Header(near, near=True)
    return None


@lru_cache(maxsize=4096)  # the first lines are looked at once for each delimiter
def _nearest(said: str) -> Column | None:
    if not 4 < len(said) <= _LONGEST:
        return None
    near = get_close_matches(said, _known(), 1, _NEAR)
    return _known()[near[0]] if near else None
