"""What a municipal police is given: weapons, body cameras, dogs, and by what decisions."""

from attrs import frozen

from secuprev.model.fields import ContentCode, Count, WeaponCode, fact
from secuprev.model.mentions import Signature
from secuprev.values import PartialDate

__all__ = ["Arming", "Cameras", "DogUnit"]


@frozen
class Arming:
    """How a service is armed.

    Attributes:
        weapons: the weapons that its agents carry; an empty list says that they carry none.
        expanding_only: whether its firearms are loaded with expanding service ammunition alone.
        permits: whether each armed agent holds an authorisation in his own name.
        transport_stated: whether the authorisations say if a weapon may be carried in other
            communes under a transport security agreement.
        trained: whether each armed agent was trained first, or released from it.
        requested: when the authorisations were asked for.
        requested_by: who asked for them.
        holding_since: when the commune was last authorised to hold the weapons.
        given_to_assistants: whether temporary assistants (tourist towns) are given some.
        stun_gun_report: whether the yearly report on the use of stun guns is sent.
        stun_gun_instructions: whether the instructions on stun guns were sent.
    """

    weapons: tuple[WeaponCode, ...] | None = fact("armes", "weapons")
    expanding_only: bool | None = fact(
        "munitions de service à projectile expansif seules", "expanding service ammunition alone"
    )
    permits: bool | None = fact(
        "autorisation nominative de chaque agent armé", "authorisation of each armed agent by name"
    )
    transport_stated: bool | None = fact(
        "port d'arme hors de la commune dit par les autorisations",
        "weapons in other communes stated by the authorisations",
    )
    trained: bool | None = fact(
        "formation préalable de chaque agent armé, ou dispense",
        "prior training of each armed agent, or release from it",
    )
    requested: PartialDate | None = fact("date de la demande de port d'arme", "day of the request")
    requested_by: tuple[Signature, ...] | None = fact(
        "auteurs de la demande de port d'arme", "who asked for the weapons"
    )
    holding_since: PartialDate | None = fact(
        "date de la dernière autorisation de détention", "day of the last authorisation to hold"
    )
    given_to_assistants: bool | None = fact(
        "armes confiées à des assistants temporaires", "weapons given to temporary assistants"
    )
    stun_gun_report: bool | None = fact(
        "rapport annuel sur l'emploi des pistolets à impulsions électriques",
        "yearly report on the use of stun guns",
    )
    stun_gun_instructions: bool | None = fact(
        "envoi des instructions sur les pistolets à impulsions électriques",
        "instructions on stun guns sent",
    )


@frozen
class Cameras:
    """The body cameras of a service.

    Attributes:
        authorised: whether the prefect authorised the recordings.
        authorised_on: when he did.
        requested: when it was asked for.
        requested_by: who asked for it.
        request_file: what the request enclosed.
        used: how many cameras are in use.
        allowed: how many the order of the prefect allows.
    """

    authorised: bool | None = fact("autorisation des caméras", "authorisation of the cameras")
    authorised_on: PartialDate | None = fact(
        "date d'autorisation des caméras", "day of the authorisation of the cameras"
    )
    requested: PartialDate | None = fact("date de la demande de caméras", "day of the request")
    requested_by: tuple[Signature, ...] | None = fact(
        "auteurs de la demande de caméras", "who asked for the cameras"
    )
    request_file: tuple[ContentCode, ...] | None = fact(
        "pièces de la demande de caméras", "enclosures of the request for cameras"
    )
    used: Count | None = fact("caméras en service", "cameras in use")
    allowed: Count | None = fact("caméras autorisées", "cameras allowed")


@frozen
class DogUnit:
    """The dog unit of a service.

    Attributes:
        created: when it was created.
        voted: whether the council voted on it before the mayor decided.
        decided_by: who decided on it together, where an intercommunal body lends the agents.
        dogs: how many patrol dogs it has.
        handlers: how many agents are named dog handlers.
        trainers: how many of them are named trainers.
        handlers_trained: whether each handler was trained first, or released from it.
        supports_state: whether it acts in support of the State forces.
    """

    created: PartialDate | None = fact(
        "date de création de la brigade cynophile", "day of creation of the dog unit"
    )
    voted: bool | None = fact(
        "délibération du conseil sur la brigade cynophile", "vote of the council on the dog unit"
    )
    decided_by: tuple[Signature, ...] | None = fact(
        "auteurs de la décision sur la brigade cynophile", "who decided on the dog unit"
    )
    dogs: Count | None = fact("chiens de patrouille", "patrol dogs")
    handlers: Count | None = fact("maîtres-chiens nommés", "dog handlers named")
    trainers: Count | None = fact("maîtres-chiens entraîneurs", "dog trainers")
    handlers_trained: bool | None = fact(
        "formation préalable de chaque maître-chien, ou dispense",
        "prior training of each handler, or release from it",
    )
    supports_state: bool | None = fact("appui aux forces de l'État", "support to the State forces")
