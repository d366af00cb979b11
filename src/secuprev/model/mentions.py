"""What an instrument says: the domains it names, and who signed it."""

from enum import StrEnum

from attrs import field, frozen

from secuprev.model.fields import (
    AspectCode,
    CommuneCode,
    DepartementCode,
    DomainCode,
    OffenceCode,
    OfficeCode,
    PartyRef,
    Positive,
    TitleNumber,
    fact,
    labelled,
)
from secuprev.values import PartialDate

__all__ = ["DomainMention", "Remark", "RemarkKind", "Role", "Signature"]


class Role(StrEnum):
    """What an instrument gives a party to do in a domain.

    Attributes:
        LEAD: leads.
        PARTICIPATE: takes part.
        RELAY: observes and reports.
        THEME: named as a field or a priority, nobody being given a task.
        EXCLUDED: named to say that it is left out.
    """

    LEAD = "lead"
    PARTICIPATE = "participate"
    RELAY = "relay"
    THEME = "theme"
    EXCLUDED = "excluded"


@frozen
class DomainMention:
    """A domain that an instrument names.

    Attributes:
        domain: code of the domain; ``None`` when the words in `label` were not recognised.
        candidates: codes of the domains that those words may mean, when they may mean several.
        aspect: the part of the domain that it is about, where it is about no more.
        offences: families of offences that the parties in `by` are given to record.
        label: the words of the document.
        title: title of the convention in which it stands (1 or 2), where that is known.
        role: what is given to the parties in `by`.
        by: the parties that the role is given to; ``None`` means the local forces that are parties.
        since: since when it has been treated, where the document says so.
        places: the places it is about, in the words of the document.
        detailed: whether the instrument says, there or in an annex, how it is to be done.
    """

    domain: DomainCode | None = fact("domaine", "domain")
    candidates: tuple[DomainCode, ...] = fact(
        "domaines possibles", "domains it may mean", default=()
    )
    aspect: AspectCode | None = fact("partie du domaine", "part of the domain")
    offences: tuple[OffenceCode, ...] = fact(
        "infractions à constater", "offences to record", default=()
    )
    label: str | None = fact("mots du document", "words of the document")
    title: TitleNumber | None = fact("titre de la convention", "title of the convention")
    role: Role = fact("rôle", "role", default=Role.THEME)
    by: tuple[PartyRef, ...] | None = fact("acteurs", "actors")
    since: PartialDate | None = fact("depuis", "since")
    places: tuple[str, ...] = fact("lieux", "places", default=())
    detailed: bool | None = fact("modalités précisées", "arrangements stated")


@frozen
class Signature:
    """An office that signed, or that gave an opinion.

    Attributes:
        office: code of the office (``"maire"``, ``"prefet"``, ``"procureur"``…).
        commune: code of the commune whose mayor signed.
        departement: code of the département whose prefect signed, or where the prosecutor sits.
        name: person or seat, in the words of the document.
        on: when.
        count: how many signed under this office, when they are counted and not named.
        several: stands for several holders of the office, whom the source does not count.
    """

    office: OfficeCode = field(metadata=labelled("office", "office"))
    commune: CommuneCode | None = fact("commune", "commune")
    departement: DepartementCode | None = fact("département", "département")
    name: str | None = fact("nom", "name")
    on: PartialDate | None = fact("date", "day")
    count: Positive | None = fact("nombre", "number")
    several: bool = fact("plusieurs, non comptés", "several, not counted", default=False)


class RemarkKind(StrEnum):
    """What a remark is about.

    Attributes:
        NOTE: a note.
        UNUSUAL: a form or a clause rarely seen.
        DEVIATION: a departure from the model or from the law that the source points out.
    """

    NOTE = "note"
    UNUSUAL = "unusual"
    DEVIATION = "deviation"


@frozen
class Remark:
    """Something that a reader noted and that no field of the model holds.

    Attributes:
        text: the remark.
        kind: what it is about.
    """

    text: str = field(metadata=labelled("texte", "text"))
    kind: RemarkKind = fact("nature", "kind", default=RemarkKind.NOTE)
