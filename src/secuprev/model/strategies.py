"""Strategies, contracts and plans: what the partners agree to do over some years."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from secuprev.model.fields import (
    CommuneCode,
    CouncilRef,
    Id,
    InstrumentKindCode,
    PartnerRef,
    Positive,
    Siren,
    SourceRef,
    fact,
    labelled,
)
from secuprev.model.lifetime import both, started, within_term
from secuprev.model.mentions import DomainMention, Remark, Signature
from secuprev.values import PartialDate

__all__ = ["Strategy", "StrategyLevel"]


class StrategyLevel(StrEnum):
    """The territory of a strategy, a contract or a plan.

    Attributes:
        COMMUNE: a commune.
        EPCI: an intercommunal body.
        DEPARTEMENT: a département.
        NATIONAL: the whole country.
    """

    COMMUNE = "commune"
    EPCI = "epci"
    DEPARTEMENT = "departement"
    NATIONAL = "national"


@frozen
class Strategy:
    """A strategy, a contract or a plan.

    Attributes:
        id: identifier.
        kind: kind of instrument (``"cls"``, ``"stspd"``, ``"plan_seniors"``, ``"pics"``…).
        name: its title.
        council: the council that runs or follows it.
        communes: codes of the communes it covers.
        epci: SIREN of the body it is the strategy of.
        sponsor: partner under whose umbrella it stands.
        level: its territory.
        signed: day of signature.
        start, end: first and last day.
        years: its term, in years.
        signatories: who signed; ``None`` when not known.
        opinions: who was only heard; ``None`` when not known.
        council_heard: the council gave its opinion before it was concluded or adopted.
        diagnosis: rests on a local diagnosis.
        priorities: what it sets first.
        hazards: for a safeguard plan, the hazards it prepares for, in words.
        revisions: for a safeguard plan, the days on which it was revised.
        drills: for a safeguard plan, the days on which it was rehearsed, or really used.
        national_editions: the editions of the national strategy that it says it applies, such as
            ``"2013-2017"``.
        judicial_exchange: for an agreement of the State and the mayor, settles what the prosecutor
            and the mayor tell each other.
        compatible_with_departmental_plan: judged compatible with the departmental plan.
        remarks: what a reader noted.
        source: where this was read.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    kind: InstrumentKindCode = field(metadata=labelled("nature", "kind"))
    name: str | None = fact("titre", "title")
    council: CouncilRef | None = fact("conseil", "council")
    communes: tuple[CommuneCode, ...] | None = fact("communes", "communes")
    epci: Siren | None = fact("EPCI", "intercommunal body")
    sponsor: PartnerRef | None = fact("sous l'égide de", "under the umbrella of")
    level: StrategyLevel | None = fact("échelon", "level")
    signed: PartialDate | None = fact("date de signature", "day of signature")
    start: PartialDate | None = fact("premier jour", "first day")
    end: PartialDate | None = fact("dernier jour", "last day", start="start")
    years: Positive | None = fact("durée en années", "term in years")
    signatories: tuple[Signature, ...] | None = fact("signataires", "signatories")
    opinions: tuple[Signature, ...] | None = fact("avis recueillis", "opinions")
    council_heard: bool | None = fact("avis du conseil", "opinion of the council")
    diagnosis: bool | None = fact("diagnostic", "diagnosis")
    priorities: tuple[DomainMention, ...] = fact("priorités", "priorities", default=())
    hazards: tuple[str, ...] = fact("aléas", "hazards", default=())
    revisions: tuple[PartialDate, ...] | None = fact("révisions", "revisions")
    drills: tuple[PartialDate, ...] | None = fact(
        "exercices et mises en œuvre", "drills and real uses"
    )
    national_editions: tuple[str, ...] = fact(
        "éditions de la stratégie nationale", "editions of the national strategy", default=()
    )
    judicial_exchange: bool | None = fact(
        "règle l'échange d'informations avec le parquet",
        "settles the exchange of information with the prosecutor",
    )
    compatible_with_departmental_plan: bool | None = fact(
        "compatible avec le plan départemental", "compatible with the departmental plan"
    )
    remarks: tuple[Remark, ...] = fact("remarques", "remarks", default=())
    source: SourceRef | None = fact("source", "source")

    def in_force(self, on: date) -> bool | None:
        """Tell whether it runs on a day; ``None`` when that cannot be told."""
        first = self.start or self.signed
        return both(started(first, on), within_term(first, self.years, self.end, on))
