"""The systems of cameras that watch the public road: who runs them, where, and on what terms."""

from enum import StrEnum

from attrs import field, frozen

from secuprev.model.fields import (
    CommuneCode,
    Count,
    ForceKindCode,
    Id,
    OfficeCode,
    SourceRef,
    StrategyRef,
    fact,
    labelled,
)
from secuprev.values import PartialDate

__all__ = ["VideoOperators", "VideoOwner", "VideoSystem"]


class VideoOwner(StrEnum):
    """Who buys, installs and keeps up a system of cameras.

    Attributes:
        COMMUNE: a commune.
        EPCI: an EPCI, with taxes of its own or not, syndicates of communes included.
        CLOSED_SYNDICATE: a closed mixed syndicate (syndicat mixte fermé).
        OPEN_SYNDICATE: an open mixed syndicate (syndicat mixte ouvert).
    """

    COMMUNE = "commune"
    EPCI = "epci"
    CLOSED_SYNDICATE = "syndicat_mixte_ferme"
    OPEN_SYNDICATE = "syndicat_mixte_ouvert"


@frozen
class VideoOperators:
    """People of one kind who watch the images.

    Attributes:
        kind: the kind of force that they belong to.
        approved: each of them holds the approval of the prefect.
    """

    kind: ForceKindCode = field(metadata=labelled("force", "force"))
    approved: bool | None = fact("agrément du préfet", "approval of the prefect")


@frozen
class VideoSystem:
    """A system of cameras on the public road.

    Attributes:
        id: identifier.
        name: its name.
        owner: who runs it.
        prevention: the body that runs it holds the competence on local prevention schemes; read
            from the framework's own body when ``None``. Of a mixed syndicate: its members are
            communes and bodies that hold it, and of an open one a département or two besides.
        chair: office of the president of the mixed syndicate that runs it.
        communes: codes of the communes where its cameras stand.
        agreeing: codes of the communes that agreed to its cameras.
        members_agree: the members of the mixed syndicate that runs it agreed to it.
        agreements: the agreements concluded on it, with members and with the State.
        since: its first day.
        authorised: the prefect authorised it.
        authorised_on: day of the last authorisation, renewals included.
        authorised_until: its last day, where the authorisation sets one: a provisional one, given
            for a great gathering, is shorter than the others.
        commissioning_told: the prefect was told beforehand of the day of its first use.
        retention_days: for how many days recordings are kept.
        public_informed: signs tell the public that it exists and who answers for it.
        homes_hidden: neither the inside of homes nor, specifically, their entrances can be seen.
        register: a record is kept of the recordings and of what is done with them: a register, and
            since the end of November 2023 a log of each operation.
        operators: who watches the images.
        source: where this was read.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    name: str | None = fact("nom", "name")
    owner: VideoOwner | None = fact("exploitant", "owner")
    prevention: bool | None = fact(
        "compétence de prévention de l'exploitant, ou des membres du syndicat",
        "prevention competence of the owner, or of the members of the syndicate",
    )
    chair: OfficeCode | None = fact("présidence du syndicat", "chair of the syndicate")
    communes: tuple[CommuneCode, ...] | None = fact("communes d'implantation", "host communes")
    agreeing: tuple[CommuneCode, ...] | None = fact(
        "communes ayant donné leur accord", "communes that agreed"
    )
    members_agree: bool | None = fact(
        "accord des membres du syndicat", "agreement of the members of the syndicate"
    )
    agreements: tuple[StrategyRef, ...] | None = fact(
        "conventions de vidéoprotection", "camera agreements"
    )
    since: PartialDate | None = fact("premier jour", "first day")
    authorised: bool | None = fact("autorisation du préfet", "authorisation of the prefect")
    authorised_on: PartialDate | None = fact(
        "date de la dernière autorisation", "day of the last authorisation"
    )
    authorised_until: PartialDate | None = fact(
        "dernier jour de l'autorisation", "last day of the authorisation", start="authorised_on"
    )
    commissioning_told: bool | None = fact(
        "mise en service annoncée au préfet", "first use announced to the prefect"
    )
    retention_days: Count | None = fact("conservation en jours", "days of retention")
    public_informed: bool | None = fact("information du public", "information of the public")
    homes_hidden: bool | None = fact("habitations masquées", "homes hidden")
    register: bool | None = fact(
        "registre des enregistrements, ou journal des opérations",
        "register of recordings, or log of operations",
    )
    operators: tuple[VideoOperators, ...] | None = fact("opérateurs", "operators")
    source: SourceRef | None = fact("source", "source")
