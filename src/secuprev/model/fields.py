"""What the fields of the model have in common: a label in two languages, and typed references.

A type says what a text must be: an identifier of another object of the framework (`Ref`), a code
of the law's vocabularies (`Coded`), an official number (`Official`), words that say something
(`NotBlank`); or how small and how large a number may be (`Whole`). Readers check them, tools can
show them, and no class of the model repeats the check.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

import attrs
from attrs import frozen

from secuprev.values import Text

__all__ = [
    "AspectCode",
    "Coded",
    "CommuneCode",
    "ContentCode",
    "ConventionRef",
    "CouncilKindCode",
    "CouncilRef",
    "Count",
    "DepartementCode",
    "DomainCode",
    "ForceKindCode",
    "ForceRef",
    "GroupKindCode",
    "GroupRef",
    "HeadCode",
    "Id",
    "InstrumentKindCode",
    "InstrumentRef",
    "IntercommunalKindCode",
    "MissionCode",
    "NewId",
    "NotBlank",
    "OffenceCode",
    "OfficeCode",
    "Official",
    "PartnerKindCode",
    "PartnerRef",
    "PartyRef",
    "Positive",
    "Ref",
    "Siren",
    "SourceRef",
    "StrategyRef",
    "TitleNumber",
    "WeaponCode",
    "Whole",
    "Words",
    "Year",
    "backwards",
    "ends_of",
    "fact",
    "label_of",
    "labelled",
]


@frozen
class NewId:
    """Marks the field in which an object says its own identifier."""


@frozen
class Ref:
    """Marks a text that is the identifier of another object.

    Attributes:
        to: the lists of the framework that may hold that object.
    """

    to: tuple[str, ...]


@frozen
class Coded:
    """Marks a text that is a code of one of the law's vocabularies.

    Attributes:
        by: name of the vocabulary.
    """

    by: str


@frozen
class Official:
    """Marks a text that is an official number; ``number`` names the module of `secuprev.values`."""

    number: str


@frozen
class NotBlank:
    """Marks a text that must say something."""


@frozen
class Whole:
    """Marks a whole number that has a smallest value, and perhaps a largest one.

    Attributes:
        at_least: the smallest value.
        at_most: the largest value, ``None`` when there is none.
    """

    at_least: int = 0
    at_most: int | None = None


Id = Annotated[str, NewId()]
SourceRef = Annotated[str, Ref(("sources",))]
PartnerRef = Annotated[str, Ref(("partners",))]
ForceRef = Annotated[str, Ref(("forces",))]
PartyRef = Annotated[str, Ref(("partners", "forces"))]
ConventionRef = Annotated[str, Ref(("conventions",))]
CouncilRef = Annotated[str, Ref(("councils",))]
GroupRef = Annotated[str, Ref(("groups",))]
StrategyRef = Annotated[str, Ref(("strategies",))]
InstrumentRef = Annotated[str, Ref(("conventions", "councils", "groups", "strategies"))]

AspectCode = Annotated[str, Coded("competences.aspects")]
DomainCode = Annotated[str, Coded("domains")]
ForceKindCode = Annotated[str, Coded("forces")]
PartnerKindCode = Annotated[str, Coded("partners")]
CouncilKindCode = Annotated[str, Coded("councils")]
GroupKindCode = Annotated[str, Coded("groups")]
InstrumentKindCode = Annotated[str, Coded("instruments")]
IntercommunalKindCode = Annotated[str, Coded("intercommunal")]
OfficeCode = Annotated[str, Coded("offices")]
MissionCode = Annotated[str, Coded("missions")]
WeaponCode = Annotated[str, Coded("weapons")]
ContentCode = Annotated[str, Coded("contents")]
HeadCode = Annotated[str, Coded("heads")]
OffenceCode = Annotated[str, Coded("offences")]

CommuneCode = Annotated[str, Official("commune_code")]
DepartementCode = Annotated[str, Official("departement_code")]
Siren = Annotated[str, Official("siren")]

Words = Annotated[str, NotBlank()]
Count = Annotated[int, Whole()]
Positive = Annotated[int, Whole(at_least=1)]
Year = Annotated[int, Whole(at_least=1, at_most=9999)]
TitleNumber = Annotated[int, Whole(at_least=1, at_most=2)]


def fact(fr: str, en: str, default: Any = None, *, start: str | None = None) -> Any:
    """Declare a field of the model with its label; ``None``, the default, means unknown.

    Args:
        fr: the label in French.
        en: the label in English.
        default: the value when nothing is said.
        start: of a day on which something ends, the field of the one on which it began.
    """
    ends = {} if start is None else {"start": start}
    return attrs.field(default=default, metadata=labelled(fr, en) | ends)


def labelled(fr: str, en: str) -> dict[str, Any]:
    """Return the metadata of a field that cannot be left out.

    Such a field is declared with `attrs.field` itself: whatever else stands to the right of an
    annotation is a default to a type checker.
    """
    return {"label": Text(fr=fr, en=en)}


def label_of(owner: type, name: str) -> Text:
    """Return the label of a field, its own name when it has none.

    >>> from secuprev.model import Force
    >>> label_of(Force, "posts").fr
    "nombre d'emplois"
    """
    cls: Any = owner
    return _labels(cls).get(name) or Text.same(name)


def backwards(owner: type, facts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the days that certainly lie before the one on which what they end began, with it.

    >>> from secuprev.model import JointUse
    >>> from secuprev.values import PartialDate
    >>> backwards(JointUse, {"start": PartialDate(2020, 6), "until": PartialDate(2019)})
    (('until', 'start'),)
    >>> backwards(JointUse, {"start": PartialDate(2020, 6), "until": PartialDate(2020)})
    ()
    """
    cls: Any = owner
    both = [(end, facts.get(end), start, facts.get(start)) for end, start in ends_of(cls)]
    return tuple(
        (end, start) for end, last, start, first in both if last and first and last.is_before(first)
    )


@cache
def ends_of(owner: Any) -> tuple[tuple[str, str], ...]:
    """Return the fields of a class that hold the day of an end, each with that of the beginning."""
    fields = attrs.fields(owner)
    return tuple((one.name, one.metadata["start"]) for one in fields if "start" in one.metadata)


@cache
def _labels(owner: Any) -> dict[str, Text]:
    return {
        field.name: field.metadata["label"]
        for field in attrs.fields(owner)
        if "label" in field.metadata
    }
