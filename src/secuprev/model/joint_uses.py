"""The joint use of municipal police services for a while: an event, a crowd, a disaster."""

from enum import StrEnum

from attrs import field, frozen

from secuprev.model.fields import CommuneCode, Id, SourceRef, fact, labelled
from secuprev.model.mentions import Signature
from secuprev.values import PartialDate

__all__ = ["JointUse", "Occasion"]


class Occasion(StrEnum):
    """What the services were used together for.

    Attributes:
        EVENT: an exceptional event (manifestation exceptionnelle).
        CROWD: a great influx of people (afflux important de population).
        NATURAL_DISASTER: a natural disaster.
        TECHNOLOGICAL_DISASTER: a technological disaster.
        OTHER: something else.
    """

    EVENT = "event"
    CROWD = "crowd"
    NATURAL_DISASTER = "natural_disaster"
    TECHNOLOGICAL_DISASTER = "technological_disaster"
    OTHER = "other"


@frozen
class JointUse:
    """Services of several communes used together for a while.

    Attributes:
        id: identifier.
        name: what it is called.
        occasion: what it is for.
        communes: codes of the communes whose services are used together.
        start, until: its first and its last day.
        authorised_by: whose orders authorise it.
        contiguous, one_agglomeration: how the communes lie.
        adjoining_departements: whether their départements adjoin, when they have several.
        administrative_only: whether it is limited to administrative police.
        source: where this was read.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    name: str | None = fact("nom", "name")
    occasion: Occasion | None = fact("circonstance", "occasion")
    communes: tuple[CommuneCode, ...] | None = fact("communes", "communes")
    start: PartialDate | None = fact("premier jour", "first day")
    until: PartialDate | None = fact("dernier jour", "last day", start="start")
    authorised_by: tuple[Signature, ...] | None = fact("arrêtés", "orders")
    contiguous: bool | None = fact("communes limitrophes", "adjoining communes")
    one_agglomeration: bool | None = fact("même agglomération", "same agglomeration")
    adjoining_departements: bool | None = fact("départements limitrophes", "adjoining départements")
    administrative_only: bool | None = fact(
        "police administrative seulement", "administrative police alone"
    )
    source: SourceRef | None = fact("source", "source")
