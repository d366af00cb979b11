"""The councils (CLSPD, CISPD…) and their working groups."""

from datetime import date

from attrs import frozen

from secuprev.model.fields import (
    CommuneCode,
    CouncilKindCode,
    CouncilRef,
    Count,
    DomainCode,
    GroupKindCode,
    GroupRef,
    Id,
    MissionCode,
    OfficeCode,
    PartyRef,
    Siren,
    SourceRef,
    Year,
    fact,
    required,
)
from secuprev.model.lifetime import both, started
from secuprev.model.mentions import Remark
from secuprev.values import PartialDate

__all__ = ["Coordinator", "Council", "Member", "Mission", "WorkingGroup", "YearOfMeetings"]


@frozen
class Mission:
    """A mission that a council gives itself.

    Attributes:
        mission: code of the mission.
        label: the words of the document.
    """

    mission: MissionCode | None = fact("mission", "mission")
    label: str | None = fact("mots du document", "words of the document")


@frozen
class Member:
    """A member of a council or of a group.

    Attributes:
        office: office in the name of which one sits.
        partner: the partner or force of the framework that sits.
        commune: code of the commune, for a mayor.
        name: in the words of the document.
    """

    office: OfficeCode | None = fact("office", "office")
    partner: PartyRef | None = fact("partenaire", "partner")
    commune: CommuneCode | None = fact("commune", "commune")
    name: str | None = fact("nom", "name")


@frozen
class YearOfMeetings:
    """The meetings of one calendar year.

    Attributes:
        year: the year.
        plenary: how many plenary meetings.
        restricted: how many meetings of the restricted formation.
        with_members_by_right: how many with the members by right or their representatives.
        complete: whether the record of the year is complete; a duty is judged only if it is.
    """

    year: Year = required("année", "year")
    plenary: Count | None = fact("réunions plénières", "plenary meetings")
    restricted: Count | None = fact("réunions restreintes", "restricted meetings")
    with_members_by_right: Count | None = fact(
        "réunions avec les membres de droit", "meetings with the members by right"
    )
    complete: bool | None = fact("relevé complet", "complete record")


@frozen
class Coordinator:
    """The person who follows and runs the work of a CLSPD.

    Attributes:
        name: person or function.
        named_by: office that named the coordinator.
        on: since when.
    """

    name: str | None = fact("nom", "name")
    named_by: OfficeCode | None = fact("désigné par", "named by")
    on: PartialDate | None = fact("depuis", "since")


@frozen
class Council:
    """A council of security and crime prevention.

    Attributes:
        id: identifier.
        kind: kind of council (``"clspd"``, ``"cispd"``…).
        name: its name.
        communes: codes of the communes it is the council of.
        epci: SIREN of the body it is the council of; the framework's own when ``None``.
        created, dissolved: its days.
        chair: office that chairs it.
        members: who sits; ``None`` when not known.
        composition_order: whether an order fixes its composition.
        missions: its missions.
        charter: has an ethics charter.
        rules_of_procedure: has internal rules (règlement intérieur).
        meetings: the meetings of each year.
        coordinator: who runs it; ``None`` when not known.
        has_coordinator: whether it has one; ``None`` when not known.
        decides: described as a body that decides, where the law speaks of dialogue.
        remarks: what a reader noted.
        source: where this was read.
    """

    id: Id = required("identifiant", "identifier")
    kind: CouncilKindCode = required("nature", "kind")
    name: str | None = fact("nom", "name")
    communes: tuple[CommuneCode, ...] | None = fact("communes", "communes")
    epci: Siren | None = fact("EPCI", "intercommunal body")
    created: PartialDate | None = fact("date de création", "day of creation")
    dissolved: PartialDate | None = fact("date de dissolution", "day of dissolution")
    chair: OfficeCode | None = fact("présidence", "chair")
    members: tuple[Member, ...] | None = fact("membres", "members")
    composition_order: bool | None = fact("arrêté de composition", "order on its composition")
    missions: tuple[Mission, ...] = fact("missions", "missions", default=())
    charter: bool | None = fact("charte de déontologie", "ethics charter")
    rules_of_procedure: bool | None = fact("règlement intérieur", "internal rules")
    meetings: tuple[YearOfMeetings, ...] | None = fact("réunions", "meetings")
    coordinator: Coordinator | None = fact("coordonnateur", "coordinator")
    has_coordinator: bool | None = fact("a un coordonnateur", "has a coordinator")
    decides: bool | None = fact("instance de décision", "body that decides")
    remarks: tuple[Remark, ...] = fact("remarques", "remarks", default=())
    source: SourceRef | None = fact("source", "source")

    def exists(self, on: date) -> bool | None:
        """Tell whether it exists on a day; ``None`` when its day of creation is too vague."""
        ended = started(self.dissolved, on) if self.dissolved else False
        return both(started(self.created, on), None if ended is None else not ended)


@frozen
class WorkingGroup:
    """A working group, a cell, an operational group.

    Attributes:
        id: identifier.
        kind: kind of group (``"gltd"``, ``"gitd"``, ``"local"``…).
        name: its name.
        council: the council in which it was set up.
        part_of: the group or family of groups it is one of.
        pilot: the party that leads it.
        pilot_office: the office that leads it, when no party of the framework stands for it.
        convened_by: the party that calls it.
        trigger: what makes it meet, as a code of one's own (``"urban_violence_risk"``).
        frequency: how often it meets.
        members: who takes part; ``None`` when not known.
        perimeter: area or theme, in words.
        duration: how long it is set up for, in words.
        exchanges_confidential: confidential information is exchanged in it.
        information_rules: internal rules govern the exchange of information.
        open_to_third_parties: what is said there may go to third parties.
        created: when it was set up.
        domains: the domains it deals with.
        aims: what it is for, in words.
        source: where this was read.
    """

    id: Id = required("identifiant", "identifier")
    kind: GroupKindCode = required("nature", "kind")
    name: str | None = fact("nom", "name")
    council: CouncilRef | None = fact("conseil", "council")
    part_of: GroupRef | None = fact("fait partie de", "part of")
    pilot: PartyRef | None = fact("pilote", "lead")
    pilot_office: OfficeCode | None = fact("office pilote", "lead office")
    convened_by: PartyRef | None = fact("convoqué par", "called by")
    trigger: str | None = fact("déclencheur", "trigger")
    frequency: str | None = fact("fréquence", "frequency")
    members: tuple[Member, ...] | None = fact("membres", "members")
    perimeter: str | None = fact("périmètre", "perimeter")
    duration: str | None = fact("durée", "duration")
    exchanges_confidential: bool | None = fact(
        "échange d'informations confidentielles", "exchange of confidential information"
    )
    information_rules: bool | None = fact(
        "règlement intérieur sur l'échange d'informations", "internal rules on information"
    )
    open_to_third_parties: bool | None = fact("ouvert aux tiers", "open to third parties")
    created: PartialDate | None = fact("date de création", "day of creation")
    domains: tuple[DomainCode, ...] = fact("domaines", "domains", default=())
    aims: str | None = fact("objet", "object")
    source: SourceRef | None = fact("source", "source")
