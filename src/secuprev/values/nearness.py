"""Which of the names that there are somebody may have meant."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from secuprev.values.folding import folded

__all__ = ["near"]

_SEPARATORS = re.compile(r"[\W_]+")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_SHORTEST = 3  # a part of fewer letters says too little of what was meant
_MOST = 30  # a part that so many names share tells nothing


def near(name: object, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the names that are near, best first; none for what is no text.

    A name that differs by its capitals, its hyphens or its zeros alone is the one that was meant.
    Of a part of names, all those that hold it are told: first those that begin so.

    >>> near("CONV-01", ["CONV-021", "CONV-001"]), near("conv1", ["CONV-001", "CONV-010"])
    (('CONV-001',), ('CONV-001',))
    >>> near("conv", ["convention.term", "lending.convention", "council.seats"])
    ('convention.term', 'lending.convention')
    >>> near("councl", ["council", "convention"])
    ('council',)

    Args:
        name: what was given.
        known: the names that there are.
        most: how many to return of those that are spelled nearly the same.
    """
    if not isinstance(name, str):
        return ()
    every, asked = list(dict.fromkeys(known)), name.casefold()
    same = [one for one in every if _bare(one) == _bare(name)]
    if same:
        return tuple(same)
    if len(asked) >= _SHORTEST:
        first = [one for one in every if one.casefold().startswith(asked)]
        later = [one for one in every if one not in first and _holds(one, asked)]
        if 0 < len(first) + len(later) <= _MOST:
            return (*first, *later)
    forms = {one.casefold(): one for one in every}
    return tuple(forms[one] for one in get_close_matches(asked, list(forms), most))


def _bare(name: str) -> str:
    """Return a name without what people put into it, or leave out, as they like."""
    return _SEPARATORS.sub("", _ZEROS.sub("", folded(name)))


def _holds(name: str, part: str) -> bool:
    """Tell whether one of the words of a name begins with a part."""
    return any(one.startswith(part) for one in _SEPARATORS.split(name.casefold()))
