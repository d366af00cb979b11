"""Whole frameworks, in which every reference leads somewhere."""

from itertools import islice, takewhile
from typing import Any

import attrs
from hypothesis import strategies as st

from secuprev.documents.context import IDENTIFIED, item_class
from secuprev.law import record
from secuprev.model import Commune, Framework
from secuprev.rules import Report, check
from secuprev.testing.any_object import World, draw_needed, draw_object, official_numbers
from secuprev.testing.any_text import AWKWARD

__all__ = ["frameworks", "reports"]


def frameworks(*, communes: int | None = None) -> st.SearchStrategy[Framework]:
    """Return a strategy for frameworks that a document can hold: what is written reads back.

    Its communes are neighbours in the bundled reference; its objects refer to each other. It
    shrinks to an empty framework.

    >>> from hypothesis import find
    >>> [one.code for one in find(frameworks(communes=2), lambda _: True).communes]
    ['01001', '01002']

    Args:
        communes: how many communes there are, three at most when ``None``.
    """
    return _frameworks(communes)


def reports() -> st.SearchStrategy[Report]:
    """Return a strategy for reports on any framework, on a day of which the law was read.

    >>> from hypothesis import find
    >>> find(reports(), lambda _: True).crashed
    ()
    """
    read = record()
    assert read.start is not None
    assert read.end is not None
    return st.builds(check, frameworks(), st.dates(read.start, read.end))


_FIELDS = {one.name: one for one in attrs.fields(Framework)}
_CLASSES: dict[str, Any] = {name: item_class(_FIELDS[name].type) for name in IDENTIFIED}
_MAY_BE_UNKNOWN = [name for name in IDENTIFIED if _FIELDS[name].default is None]
_IN_A_LIST = 3  # objects at most
_AT_MOST = 3  # communes, where nobody says how many
_ONE_MORE = st.booleans()
_PLAIN_OR_AWKWARD = st.integers(0, len(AWKWARD) - 2)
_KNOWN_LISTS = st.integers(0, 2 ** len(_MAY_BE_UNKNOWN) - 1)
_KIND = st.integers(0, len(IDENTIFIED) + 2)  # 0 ends, and so does what is no kind


@st.composite
def _frameworks(draw: st.DrawFn, communes: int | None) -> Framework:
    codes = _neighbours(draw, "commune_code", _AT_MOST if communes is None else communes or 2)
    numbers = {"commune_code": codes, "siren": _neighbours(draw, "siren", 2)}
    world = World(_identifiers(draw(_PLAIN_OR_AWKWARD)), {**official_numbers(), **numbers})
    known = draw(_KNOWN_LISTS)
    made: dict[str, dict[str, Any]] = {name: {} for name in IDENTIFIED}
    while 0 < (kind := draw(_KIND)) <= len(IDENTIFIED):
        name = IDENTIFIED[kind - 1]
        if len(made[name]) < _IN_A_LIST:
            id = world.ids[name][len(made[name])]
            made[name][id] = draw_object(draw, _CLASSES[name], world, id=id)
    # One more is asked for each time: what is not needed can then be taken away when it shrinks.
    kept = codes[:communes] if communes is not None else takewhile(lambda _: draw(_ONE_MORE), codes)
    places = tuple(draw_object(draw, Commune, world, code=code) for code in kept)
    rest = draw_object(draw, Framework, world, communes=places, **dict.fromkeys(IDENTIFIED))
    for name, ids in world.meant.items():  # whoever is referred to is there
        for id in ids.keys() - made[name].keys():
            made[name][id] = draw_needed(draw, _CLASSES[name], world, id=id)
    lists: dict[str, Any] = {name: tuple(held.values()) for name, held in made.items()}
    for place, name in enumerate(_MAY_BE_UNKNOWN):
        if not lists[name] and not known & 1 << place:
            lists[name] = None
    return attrs.evolve(rest, **lists)


def _identifiers(start: int) -> dict[str, tuple[str, ...]]:
    """Return the identifiers of each list: plain ones, or the awkward ones from a place on."""
    if not start:
        return {name: tuple(f"{name}-{n + 1}" for n in range(_IN_A_LIST)) for name in IDENTIFIED}
    turned = [one for one in (*AWKWARD[start:], *AWKWARD[:start]) if one]
    each = iter(turned)
    return {name: tuple(islice(each, _IN_A_LIST)) for name in IDENTIFIED}


def _neighbours(draw: st.DrawFn, number: str, how_many: int) -> tuple[str, ...]:
    """Draw so many numbers of a kind that stand together in the reference."""
    numbers = official_numbers()[number]
    first = draw(st.integers(0, len(numbers) - how_many))
    return numbers[first : first + how_many]
