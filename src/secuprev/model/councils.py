"""The councils (CLSPD, CISPD…) and their working groups."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

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
    labelled,
)
from secuprev.model.lifetime import both, started
from secuprev.model.mentions import Remark
from secuprev.values import PartialDate

__all__ = [
    "Coordinator",
    "CoordinatorStatus",
    "Council",
    "Member",
    "Mission",
    "WorkingGroup",
    "YearOfMeetings",
]


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
        by_right: the document says that it is a member by right.
        asked: whether it asked to be a member, for those who sit on request.
    """

    office: OfficeCode | None = fact("office", "office")
    partner: PartyRef | None = fact("partenaire", "partner")
    commune: CommuneCode | None = fact("commune", "commune")
    name: str | None = fact("nom", "name")
    by_right: bool | None = fact("membre de droit", "member by right")
    asked: bool | None = fact("a demandé à siéger", "asked to sit")


@frozen
class YearOfMeetings:
    """The meetings of one calendar year, and what the council was told in it.

    Attributes:
        year: the year.
        plenary: how many plenary meetings.
        restricted: how many meetings of the restricted formation.
        with_members_by_right: how many with the members by right or their representatives.
        requests_unmet: requests for a meeting, by those who may have it called, left without one.
        parliament_unanswered: requests of members of Parliament to be told of the meetings, left
            unanswered.
        crime_trends: the prefect told it of local crime and of its trends.
        state_means: it was told of the means that the State deploys.
        penal_policy: the prosecutor told it of penal policy on its territory.
        complete: whether the record of the year is complete; a duty is judged only if it is.
    """

    year: Year = field(metadata=labelled("année", "year"))
    plenary: Count | None = fact("réunions plénières", "plenary meetings")
    restricted: Count | None = fact("réunions restreintes", "restricted meetings")
    with_members_by_right: Count | None = fact(
        "réunions avec les membres de droit", "meetings with the members by right"
    )
    requests_unmet: Count | None = fact(
        "demandes de réunion restées sans suite", "requests for a meeting left unmet"
    )
    parliament_unanswered: Count | None = fact(
        "demandes de parlementaires restées sans réponse",
        "requests of members of Parliament left unanswered",
    )
    crime_trends: bool | None = fact(
        "information sur la délinquance et son évolution", "information on crime and its trends"
    )
    state_means: bool | None = fact(
        "information sur les moyens de l'État", "information on the means of the State"
    )
    penal_policy: bool | None = fact(
        "information sur la politique pénale", "information on penal policy"
    )
    complete: bool | None = fact("relevé complet", "complete record")


class CoordinatorStatus(StrEnum):
    """What the person who coordinates a council is.

    Attributes:
        COUNCILLOR: member of the municipal council.
        LOCAL_AGENT: agent of a local authority.
        STATE_AGENT: agent of a service of the State.
        OTHER: somebody else.
    """

    COUNCILLOR = "councillor"
    LOCAL_AGENT = "local_agent"
    STATE_AGENT = "state_agent"
    OTHER = "other"


@frozen
class Coordinator:
    """The person who follows and runs the work of a CLSPD.

    Attributes:
        name: person or function.
        named_by: office that named the coordinator.
        status: councillor, agent of a local authority or of the State.
        on: since when.
    """

    name: str | None = fact("nom", "name")
    named_by: OfficeCode | None = fact("désigné par", "named by")
    status: CoordinatorStatus | None = fact("qualité", "status")
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
        agreed_by: codes of the communes whose deliberations founded it, for the first councils.
        objections: codes of the member communes that object to the chair of the body's president.
        chair: office that chairs it.
        joint_chairs: offices that chair it with the first, where several do together.
        vice_chairs: offices that are its vice-chairs.
        members: who sits; ``None`` when not known.
        colleges: how many members each of its colleges has, where it has colleges.
        composition_order: whether an order fixes its composition.
        secretariat: office under the authority of which its secretariat works.
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

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    kind: CouncilKindCode = field(metadata=labelled("nature", "kind"))
    name: str | None = fact("nom", "name")
    communes: tuple[CommuneCode, ...] | None = fact("communes", "communes")
    epci: Siren | None = fact("EPCI", "intercommunal body")
    created: PartialDate | None = fact("date de création", "day of creation")
    dissolved: PartialDate | None = fact(
        "date de dissolution", "day of dissolution", start="created"
    )
    agreed_by: tuple[CommuneCode, ...] | None = fact(
        "communes ayant délibéré", "communes that deliberated"
    )
    objections: tuple[CommuneCode, ...] | None = fact("communes opposées", "objecting communes")
    chair: OfficeCode | None = fact("présidence", "chair")
    joint_chairs: tuple[OfficeCode, ...] | None = fact("autres présidents", "other chairs")
    vice_chairs: tuple[OfficeCode, ...] | None = fact("vice-présidents", "vice-chairs")
    members: tuple[Member, ...] | None = fact("membres", "members")
    colleges: tuple[Count, ...] | None = fact("effectif des collèges", "sizes of the colleges")
    composition_order: bool | None = fact("arrêté de composition", "order on its composition")
    secretariat: OfficeCode | None = fact(
        "secrétariat sous l'autorité de", "secretariat under the authority of"
    )
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
        joint_pilots: offices that lead it with the first, where several do together.
        requested_by: offices at the request of which it was set up.
        convened_by: the party that calls it.
        trigger: what makes it meet, as a code of one's own (``"urban_violence_risk"``).
        frequency: how often it meets.
        members: who takes part; ``None`` when not known.
        perimeter: area or theme, in words.
        has_perimeter: whether an area was set, when its words are not known.
        duration: how long it is set up for, in words.
        has_duration: whether a duration was set, when its words are not known.
        secretariat: office that keeps its secretariat.
        exchanges_confidential: confidential information is exchanged in it.
        information_rules: internal rules govern the exchange of information.
        open_to_third_parties: what is said there may go to third parties.
        created: when it was set up.
        domains: the domains it deals with.
        aims: what it is for, in words.
        source: where this was read.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    kind: GroupKindCode = field(metadata=labelled("nature", "kind"))
    name: str | None = fact("nom", "name")
    council: CouncilRef | None = fact("conseil", "council")
    part_of: GroupRef | None = fact("fait partie de", "part of")
    pilot: PartyRef | None = fact("pilote", "lead")
    pilot_office: OfficeCode | None = fact("office pilote", "lead office")
    joint_pilots: tuple[OfficeCode, ...] | None = fact("autres pilotes", "other leads")
    requested_by: tuple[OfficeCode, ...] | None = fact("à la demande de", "at the request of")
    convened_by: PartyRef | None = fact("convoqué par", "called by")
    trigger: str | None = fact("déclencheur", "trigger")
    frequency: str | None = fact("fréquence", "frequency")
    members: tuple[Member, ...] | None = fact("membres", "members")
    perimeter: str | None = fact("périmètre", "perimeter")
    has_perimeter: bool | None = fact("périmètre fixé", "perimeter set")
    duration: str | None = fact("durée", "duration")
    has_duration: bool | None = fact("durée fixée", "duration set")
    secretariat: OfficeCode | None = fact("secrétariat", "secretariat")
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
