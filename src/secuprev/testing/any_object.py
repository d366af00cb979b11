"""Any object of the model, drawn from the annotations of its class.

A class says what each of its fields may hold (`secuprev.model.fields`), so nothing is written
twice: a field that is added to the model is drawn from then on. No draw is thrown away.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs
from attrs import field, frozen
from hypothesis import strategies as st

from secuprev import france
from secuprev.documents.context import IDENTIFIED
from secuprev.documents.vocabulary import codes
from secuprev.model.fields import Coded, NewId, NotBlank, Official, Ref, Whole, backwards
from secuprev.testing.any_text import texts, words
from secuprev.values import PartialDate

__all__ = [
    "World",
    "days",
    "draw_needed",
    "draw_object",
    "makers",
    "moments",
    "objects",
    "official_numbers",
]

T = TypeVar("T")


@cache
def official_numbers() -> Mapping[str, tuple[str, ...]]:
    """Return all the numbers that the bundled reference knows, by kind of number."""
    return {
        "commune_code": tuple(one.code for one in france.communes()),
        "departement_code": tuple(one.code for one in france.departements()),
        "siren": tuple(one.siren for one in france.epcis()),
    }


@frozen
class World:
    """What the objects of a framework may refer to.

    Attributes:
        ids: the identifiers that the objects of each list have, or may be given.
        numbers: the official numbers of each kind, such as the codes of its communes.
        meant: the identifiers that were referred to so far, by list.
    """

    ids: Mapping[str, tuple[str, ...]] = field(
        factory=lambda: {name: (f"{name}-1", f"{name}-2") for name in IDENTIFIED}
    )
    numbers: Mapping[str, tuple[str, ...]] = field(factory=official_numbers)
    meant: dict[str, dict[str, None]] = field(
        factory=lambda: {name: {} for name in IDENTIFIED}, init=False
    )


def days() -> st.SearchStrategy[date]:
    """Return a strategy for days: most of the years of the law, some of any year."""
    return _DAYS


def moments() -> st.SearchStrategy[PartialDate]:
    """Return a strategy for dates known to the day, the month or the year.

    >>> from hypothesis import find
    >>> str(find(moments(), lambda one: one.is_exact))
    '2000-01-01'
    """
    return _MOMENTS


def objects(cls: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Return a strategy for the objects of a class of the model, each valid by itself.

    Of the facts that may be unknown it draws a few, or most of them.

    >>> from hypothesis import find
    >>> from secuprev.model import Force
    >>> find(objects(Force, posts=st.integers(3, 9)), lambda _: True).posts
    3

    Args:
        cls: the class.
        given: a strategy for the fields that shall be drawn otherwise, by name.
    """
    return _objects(cls, tuple(given.items()))


# --- how each field is drawn ----------------------------------------------------------------------


_ITEMS = 2  # of a list inside an object
Maker = Callable[[st.DrawFn, World], Any]

# Days are drawn as how many they are after the first of 2000, to which they shrink.
_START = date(2000, 1, 1).toordinal()
_NEAR = st.integers(-3650, 11000).map(lambda after: date.fromordinal(_START + after))
_DAYS = st.one_of(_NEAR, _NEAR, _NEAR, st.dates())
_KNOWN = st.sampled_from((3, 3, 2, 1))
_MOMENTS = st.builds(
    lambda day, known: PartialDate(*(day.year, day.month, day.day)[:known]), _DAYS, _KNOWN
)
_HOW_MANY = st.integers(0, _ITEMS)
_RICH = st.integers(0, 2).map(lambda one: one == 2)  # whether much is told of an object
_TOLD = st.integers(0, 3).map(bool)  # whether a fact of such an object is


@frozen
class _Plan:
    """How the fields of a class are drawn: those it needs, and those it can do without.

    What tells that a fact is known stands right before the fact, so that both shrink away at once.
    """

    needed: dict[str, Maker]
    others: tuple[tuple[str, Maker], ...]
    which: st.SearchStrategy[int]

    def told(self, draw: st.DrawFn) -> Iterator[tuple[str, Maker]]:
        """Draw which of the other fields are told, one after the other."""
        if draw(_RICH):
            yield from (one for one in self.others if draw(_TOLD))
            return
        while 0 < (rank := draw(self.which)) <= len(self.others):
            yield self.others[rank - 1]


@st.composite
def _objects(draw: st.DrawFn, cls: type[T], given: tuple[tuple[str, Any], ...]) -> T:
    return draw_object(draw, cls, World(), **{name: draw(one) for name, one in given})


def draw_object(draw: st.DrawFn, cls: type[T], world: World, **known: Any) -> T:
    """Draw an object that refers to what is in a world, some of its fields being known."""
    told = {name: make(draw, world) for name, make in _plan_of(cls).told(draw) if name not in known}
    for end, start in backwards(cls, told | known):  # nothing ends before it began
        told.pop(end if end in told else start, None)
    return draw_needed(draw, cls, world, **told | known)


def draw_needed(draw: st.DrawFn, cls: type[T], world: World, **known: Any) -> T:
    """Draw only what an object cannot do without, beside what is known of it."""
    needed = _plan_of(cls).needed.items()
    return cls(**known, **{n: make(draw, world) for n, make in needed if n not in known})


def makers(cls: type) -> tuple[tuple[str, Maker], ...]:
    """Return the fields of a class, each with what draws it."""
    plan = _plan_of(cls)
    return (*plan.needed.items(), *plan.others)


def _plan_of(cls: Any) -> _Plan:
    return _plan(cls)


@cache
def _plan(cls: Any) -> _Plan:
    makers = {one.name: (one, _maker(_inner(one.type))) for one in attrs.fields(cls)}
    needed = {n: make for n, (one, make) in makers.items() if one.default is attrs.NOTHING}
    others = tuple((n, make) for n, (_, make) in makers.items() if n not in needed)
    return _Plan(needed, others, st.integers(0, len(others) * 5 // 4 + 1))


def _inner(annotation: Any) -> Any:
    """Return the type of a field, less that it may be ``None``."""
    if get_origin(annotation) in (Union, UnionType):
        (inner,) = (one for one in get_args(annotation) if one is not NoneType)
        return inner
    return annotation


def _maker(annotation: Any) -> Maker:
    for marker in getattr(annotation, "__metadata__", ()):
        match marker:
            case Ref(to=lists):
                return _referring(lists)
            case Official(number=number):
                return _numbered(number)
            case Coded():
                return _drawing(st.sampled_from(codes(marker.by)))
            case Whole():
                return _drawing(st.integers(marker.at_least, marker.at_most or 10**9))
            case NewId():
                return _drawing(texts().map(lambda text: text or "a"))
            case NotBlank():
                return _drawing(words())
    if get_origin(annotation) is tuple:
        return _several(_maker(get_args(annotation)[0]))
    if annotation in _LEAVES:
        return _drawing(_LEAVES[annotation])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _drawing(st.sampled_from(annotation))
    return lambda draw, world: draw_object(draw, annotation, world)


_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: texts(),
    bool: st.booleans(),
    PartialDate: _MOMENTS,
    date: _DAYS,
}


def _drawing(strategy: st.SearchStrategy[Any]) -> Maker:
    return lambda draw, world: draw(strategy)


def _referring(lists: tuple[str, ...]) -> Maker:
    def make(draw: st.DrawFn, world: World) -> str:
        held = [(name, id) for name in lists for id in world.ids[name]]
        name, id = held[draw(st.integers(0, len(held) - 1))]
        world.meant[name][id] = None
        return id

    return make


def _numbered(kind: str) -> Maker:
    def make(draw: st.DrawFn, world: World) -> str:
        held = world.numbers[kind]
        return held[draw(st.integers(0, len(held) - 1))]

    return make


def _several(make: Maker) -> Maker:
    def made(draw: st.DrawFn, world: World) -> tuple[Any, ...]:
        return tuple(make(draw, world) for _ in range(draw(_HOW_MANY)))

    return made
