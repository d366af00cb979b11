"""Who acts: the forces and the partners."""

from attrs import field, frozen

from secuprev.model.equipment import Arming, Cameras, DogUnit
from secuprev.model.fields import (
    CommuneCode,
    Count,
    ForceKindCode,
    ForceRef,
    Id,
    IntercommunalKindCode,
    OfficeCode,
    PartnerKindCode,
    Positive,
    SourceRef,
    fact,
    labelled,
)
from secuprev.values import PartialDate

__all__ = ["Force", "Partner"]


@frozen
class Force:
    """A service that carries out security tasks: State police, municipal police, wardens.

    Attributes:
        id: identifier.
        kind: kind of force (``"police_municipale"``, ``"gendarmerie_nationale"``…).
        name: its name.
        communes: codes of the communes it serves; ``None`` when they are not known.
        several: stands for several services, which the source does not tell apart.
        services: how many they are, when the source counts them.
        posts: posts (emplois) of municipal police agent that are the commune's own.
        posts_lent_by_epci: posts held by agents that an EPCI lends.
        posts_lent_by_syndicat: posts held by agents that a syndicate of communes lends.
        headcount: people present, where a source counts people and not posts.
        firearms: agents carry weapons that the law makes depend on a convention: batons, sprays and
            stun guns as well as firearms.
        body_cameras: agents wear cameras.
        dog_unit: has a dog unit (brigade cynophile).
        arming, cameras, dogs: the weapons, the cameras and the dogs in detail.
        in_vehicle_cameras: has cameras on its vehicles.
        drones: uses airborne cameras.
        plate_readers: reads number plates by machine (LAPI).
        vehicle_files: has access to the files of vehicles and licences (SIV, SNPC).
        night: works between 23:00 and 6:00.
        night_missions: what it does at night, when that is known; see ``night.exceptions``.
        employer: legal kind of the intercommunal body that employs it, for an intercommunal police.
        authority: codes of the offices that it obeys in the field; ``None`` when not known.
        approved_by: codes of the offices that approved its agents; ``None`` when not known.
        sworn: its agents took the oath.
        on_public_way: for private guards, watches or films the public way.
        public_way_authorised: for private guards, the prefect has authorised it.
        since: when it was created.
        source: where this was read.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    kind: ForceKindCode = field(metadata=labelled("nature", "kind"))
    name: str | None = fact("nom", "name")
    communes: tuple[CommuneCode, ...] | None = fact("communes", "communes")
    several: bool = fact("plusieurs services", "several services", default=False)
    services: Positive | None = fact("nombre de services", "number of services")
    posts: Count | None = fact("nombre d'emplois", "number of posts")
    posts_lent_by_epci: Count | None = fact(
        "emplois mis à disposition par un EPCI", "posts lent by an EPCI"
    )
    posts_lent_by_syndicat: Count | None = fact(
        "emplois mis à disposition par un syndicat de communes", "posts lent by a syndicate"
    )
    headcount: Count | None = fact("effectif présent", "people present")
    firearms: bool | None = fact(
        "armes portées, bâtons et aérosols compris", "weapons carried, batons and sprays included"
    )
    body_cameras: bool | None = fact("caméras individuelles", "body cameras")
    dog_unit: bool | None = fact("brigade cynophile", "dog unit")
    arming: Arming = fact("armes et autorisations", "weapons and permits", default=Arming())
    cameras: Cameras = fact("caméras, détail", "cameras, in detail", default=Cameras())
    dogs: DogUnit = fact("brigade cynophile, détail", "dog unit, in detail", default=DogUnit())
    in_vehicle_cameras: bool | None = fact("caméras embarquées", "in-vehicle cameras")
    drones: bool | None = fact("drones", "airborne cameras (drones)")
    plate_readers: bool | None = fact("lecture automatisée de plaques", "plate readers")
    vehicle_files: bool | None = fact(
        "accès aux fichiers des véhicules et des permis", "access to vehicle and licence files"
    )
    night: bool | None = fact("travail de nuit", "night work")
    night_missions: tuple[str, ...] | None = fact("missions de nuit", "night missions")
    employer: IntercommunalKindCode | None = fact(
        "nature de l'intercommunalité qui l'emploie", "legal kind of the body that employs it"
    )
    authority: tuple[OfficeCode, ...] | None = fact("autorité d'emploi", "authority it obeys")
    approved_by: tuple[OfficeCode, ...] | None = fact("agréments des agents", "approvals of agents")
    sworn: bool | None = fact("assermentation des agents", "oath of the agents")
    on_public_way: bool | None = fact("surveillance de la voie publique", "watch of the public way")
    public_way_authorised: bool | None = fact(
        "autorisation du préfet pour la voie publique", "prefect's leave for the public way"
    )
    since: PartialDate | None = fact("date de création", "day of creation")
    source: SourceRef | None = fact("source", "source")


@frozen
class Partner:
    """Someone who cooperates without being a force: a prosecutor, a landlord, a school.

    Attributes:
        id: identifier.
        kind: kind of partner (``"procureur"``, ``"prefet"``, ``"bailleur_oph"``…).
        name: its name or title.
        communes: codes of the communes it is concerned with.
        force: the force that it heads, for the head of a police district or of a brigade.
        source: where this was read.
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    kind: PartnerKindCode = field(metadata=labelled("nature", "kind"))
    name: str | None = fact("nom", "name")
    communes: tuple[CommuneCode, ...] | None = fact("communes", "communes")
    force: ForceRef | None = fact("force dirigée", "force headed")
    source: SourceRef | None = fact("source", "source")
