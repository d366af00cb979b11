"""Frameworks of any content that the model allows, drawn from the annotations of its classes."""

from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from hypothesis import strategies as st

from secuprev.documents.context import IDENTIFIED, item_class
from secuprev.documents.vocabulary import codes
from secuprev.model import Commune, Framework
from secuprev.model.fields import Coded, NewId, NotBlank, Official, Ref, Whole
from secuprev.values import PartialDate

DAY = date(2012, 11, 23)

HOSTILE = (
    "",
    "on",
    "no",
    "null",
    "~",
    "true",
    "01001",
    "2012",
    "1e3",
    "0x1F",
    "1_000",
    ".inf",
    "12:30",
    "2012-11-23",
    "<<",
    "=",
    "- a",
    "a: b",
    "a #b",
    "a:",
    "a, b",
    "[a]",
    "{a}",
    "!!str a",
    "&a",
    "*a",
    "|",
    "---",
    "...",
    "%YAML 1.1",
    " before",
    "after ",
    "\u00a0",
    "a\u00a0",
    "a  b",
    "'",
    '"',
    '"""',
    "'''",
    "\\",
    "\\u0041",
    "two\nlines",
    "\n",
    "a\r\nb",
    "a\rb",
    "a\tb",
    "a\x85b",
    "a\u2028b",
    "\ufeffa",
    "a\x00b",
    "a\x7fb",
    "\ufffe",
    "\U0001ffff",
    "Préfecture de l'Ain",
    "👮🏽\u200d♀️",
    "שלום",
    "\u202eabc",
    "e\u0301",
    "x" * 200,
)

texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)

IDS = {
    name: (f"{name} 1", hostile)
    for name, hostile in zip(
        IDENTIFIED,
        ("01001", "null", "on", "a: b\n", "é👮", "~", "1e3", "0x1F", ".inf", " s "),
        strict=True,
    )
}
NUMBERS = {
    "commune_code": ("01001", "77288", "2A004", "97411", "75101"),
    "departement_code": ("01", "2A", "974"),
    "siren": ("247700057", "200059228", "247800550"),
}


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date.min, date.max))
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


def values_of(annotation: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for what a field may hold, ``None`` apart."""
    for marker in getattr(annotation, "__metadata__", ()):
        match marker:
            case Ref():
                return st.sampled_from([one for name in marker.to for one in IDS[name]])
            case Coded():
                return st.sampled_from(codes(marker.by))
            case Official():
                return st.sampled_from(NUMBERS[marker.number])
            case Whole():
                return st.integers(marker.at_least, marker.at_most or 10**9)
            case NewId():
                return texts.filter(bool)
            case NotBlank():
                return st.sampled_from([one for one in HOSTILE if one.strip()])
    if get_origin(annotation) is tuple:
        items = values_of(get_args(annotation)[0])
        return st.lists(items, max_size=2).map(tuple)
    if attrs.has(annotation) and annotation is not PartialDate:
        return objects(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    drawn = {str: texts, bool: st.booleans(), PartialDate: partial_dates(), date: st.dates()}
    return drawn[annotation]


def split(annotation: Any) -> tuple[Any, bool]:
    """Return the type of a field, and whether it may be ``None``."""
    if get_origin(annotation) in (Union, UnionType):
        (inner,) = (one for one in get_args(annotation) if one is not NoneType)
        return inner, True
    return annotation, False


def objects(cls: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    fields = {}
    for field in attrs.fields(cls):
        inner, may_be_none = split(field.type)
        if field.name in given:
            fields[field.name] = given[field.name]
        else:
            known = values_of(inner)
            fields[field.name] = st.none() | known if may_be_none else known
    return st.builds(cls, **fields)


def frameworks() -> st.SearchStrategy[Framework]:
    """Return a strategy for frameworks in which every reference leads somewhere."""
    lists: dict[str, st.SearchStrategy[Any]] = {}
    for field in attrs.fields(Framework):
        if field.name in IDS:
            cls = item_class(field.type)
            assert cls is not None
            each = [objects(cls, id=st.just(one)) for one in IDS[field.name]]
            lists[field.name] = st.tuples(*each)
    communes = st.lists(objects(Commune), max_size=3, unique_by=lambda one: one.code).map(tuple)
    return objects(Framework, communes=communes, **lists)


def full(annotation: Any) -> Any:
    """Return a value with every field of every class given, so that none can be forgotten."""
    inner, _ = split(annotation)
    if get_origin(inner) is tuple:
        return (full(get_args(inner)[0]),)
    if attrs.has(inner) and inner is not PartialDate:
        return inner(**{field.name: full(field.type) for field in attrs.fields(inner)})
    for marker in getattr(inner, "__metadata__", ()):
        match marker:
            case Ref():
                return f"{marker.to[0]} 1"
            case Coded():
                return codes(marker.by)[0]
            case Official():
                return NUMBERS[marker.number][0]
            case Whole():
                return marker.at_least
            case NewId():
                return "framework"
            case NotBlank():
                return "2012"
    if isinstance(inner, type) and issubclass(inner, Enum):
        return list(inner)[-1]  # the first is often the default
    return {str: "2012", bool: True, PartialDate: PartialDate(2012, 11), date: DAY}[inner]


def full_framework() -> Framework:
    made: Framework = full(Framework)
    lists = {name: (attrs.evolve(getattr(made, name)[0], id=f"{name} 1"),) for name in IDENTIFIED}
    return attrs.evolve(made, **lists)
