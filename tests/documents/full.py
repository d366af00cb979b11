"""A framework in which every field of every class is given, so that none can be forgotten."""

from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from secuprev.documents.context import IDENTIFIED
from secuprev.documents.vocabulary import codes
from secuprev.model import Framework
from secuprev.model.fields import Coded, NewId, NotBlank, Official, Ref, Whole
from secuprev.values import PartialDate

DAY = date(2012, 11, 23)
NUMBERS = {"commune_code": "01001", "departement_code": "01", "siren": "247700057"}


def split(annotation: Any) -> tuple[Any, bool]:
    """Return the type of a field, and whether it may be ``None``."""
    if get_origin(annotation) in (Union, UnionType):
        (inner,) = (one for one in get_args(annotation) if one is not NoneType)
        return inner, True
    return annotation, False


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
                return NUMBERS[marker.number]
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
