"""The communes, the intercommunal bodies, and how to reach them."""

from attrs import field, frozen

from secuprev.model.fields import (
    CommuneCode,
    Count,
    IntercommunalKindCode,
    Positive,
    Siren,
    SourceRef,
    Year,
    fact,
    labelled,
)
from secuprev.model.lending import Lending
from secuprev.values import PartialDate

__all__ = ["Commune", "Contact", "Epci", "YearOfFund"]


@frozen
class YearOfFund:
    """What a commune or a body did, in one calendar year, with the prevention fund of the State.

    Attributes:
        year: the year.
        used: the fund paid for some of its actions.
        report_sent: the yearly report on them was sent to the prefect.
        presented: that report was presented to the CLSPD or to the CISPD.
        given_to_assembly: that report was sent to the municipal council, or to the body's own.
        complete: whether the record of the year is complete; a duty is judged only if it is.
    """

    year: Year = field(metadata=labelled("année", "year"))
    used: bool | None = fact("actions financées", "actions paid for")
    report_sent: bool | None = fact("rapport transmis au préfet", "report sent to the prefect")
    presented: bool | None = fact(
        "rapport présenté au conseil de sécurité", "report presented to the security council"
    )
    given_to_assembly: bool | None = fact(
        "rapport transmis à l'assemblée", "report sent to the assembly"
    )
    complete: bool | None = fact("relevé complet", "complete record")


@frozen
class Commune:
    """A commune, with the facts that the law asks about.

    Attributes:
        code: INSEE code; ``commune`` in messages.
        name: its name.
        population: total population (municipal and counted apart), in inhabitants.
        qpv: has a priority neighbourhood (quartier prioritaire de la politique de la ville).
        zus: has a sensitive urban zone (zone urbaine sensible, until 2014).
        state_police: is under the State police regime (régime de la police d'État).
        chief_town: is the chief town of its département.
        former_state_police: one of the communes it comes from was under the State police regime.
        epci: SIREN of the own-tax body it belongs to.
        served_by_epci: its own-tax body lends municipal police agents to communes.
        safeguard_plan_due: is bound to have a communal safeguard plan (PCS).
        safeguard_plan_due_since: the day that sets its delay going: since June 2022 the notice of
            the prefect, before that the approval of the risk plan or of the emergency plan.
        departement_agreement: has an agreement with the département on prevention; one that stands
            among the strategies need not be told here.
        prevention_fund: what was done each year with the prevention fund of the State (FIPD).
        source: where this was read.
    """

    code: CommuneCode = field(metadata=labelled("code commune", "commune code"))
    name: str | None = fact("nom", "name")
    population: Count | None = fact("population", "population")
    qpv: bool | None = fact("quartier prioritaire (QPV)", "priority neighbourhood (QPV)")
    zus: bool | None = fact("zone urbaine sensible (ZUS)", "sensitive urban zone (ZUS)")
    state_police: bool | None = fact("régime de police d'État", "State police regime")
    chief_town: bool | None = fact("chef-lieu de département", "chief town of the département")
    former_state_police: bool | None = fact(
        "ancienne commune sous police d'État", "former commune under State police"
    )
    epci: Siren | None = fact("EPCI d'appartenance", "intercommunal body it belongs to")
    served_by_epci: bool | None = fact(
        "agents mis à disposition par son EPCI", "agents lent by its own-tax body"
    )
    safeguard_plan_due: bool | None = fact(
        "tenue à un plan communal de sauvegarde", "bound to have a communal safeguard plan"
    )
    safeguard_plan_due_since: PartialDate | None = fact(
        "départ du délai du plan communal de sauvegarde",
        "start of the delay for the communal safeguard plan",
    )
    departement_agreement: bool | None = fact(
        "convention avec le département sur la prévention",
        "agreement with the département on prevention",
    )
    prevention_fund: tuple[YearOfFund, ...] | None = fact(
        "actions financées par le FIPD", "actions paid by the prevention fund"
    )
    source: SourceRef | None = fact("source", "source")


@frozen
class Contact:
    """How to reach a body.

    Attributes:
        address: street, box and town, one line each.
        phone: telephone number as printed.
        email: electronic address.
        hours: opening hours as printed.
    """

    address: tuple[str, ...] = fact("adresse", "address", default=())
    phone: str | None = fact("téléphone", "telephone")
    email: str | None = fact("courriel", "e-mail")
    hours: str | None = fact("horaires", "opening hours")


@frozen
class Epci:
    """An intercommunal body: own-tax EPCI, syndicate, new-town body.

    Attributes:
        siren: its SIREN number; what is left out here is then read in the bundled reference.
        kind: its legal kind (``"ca"``, ``"cc"``, ``"san"``…).
        name: its name.
        created: when it was created.
        communes: codes of its member communes.
        communes_count: how many communes it has, when they are not named.
        prevention: holds the competence on local prevention schemes.
        lends_agents: lends municipal police agents to communes.
        departement_agreement: has an agreement with the département on prevention; one that stands
            among the strategies need not be told here.
        prevention_fund: what was done each year with the prevention fund of the State (FIPD).
        lending: how it came to lend them, and on what terms.
        contact: how to reach it.
        source: where this was read.
    """

    siren: Siren | None = fact("SIREN", "SIREN")
    kind: IntercommunalKindCode | None = fact("nature juridique", "legal kind")
    name: str | None = fact("nom", "name")
    created: PartialDate | None = fact("date de création", "day of creation")
    communes: tuple[CommuneCode, ...] | None = fact("communes membres", "member communes")
    communes_count: Positive | None = fact("nombre de communes", "number of communes")
    prevention: bool | None = fact("compétence de prévention", "prevention competence")
    lends_agents: bool | None = fact("mise à disposition d'agents", "loan of agents")
    departement_agreement: bool | None = fact(
        "convention avec le département sur la prévention",
        "agreement with the département on prevention",
    )
    prevention_fund: tuple[YearOfFund, ...] | None = fact(
        "actions financées par le FIPD", "actions paid by the prevention fund"
    )
    lending: Lending = fact("prêt d'agents, détail", "loan, in detail", default=Lending())
    contact: Contact | None = fact("coordonnées", "contact details")
    source: SourceRef | None = fact("source", "source")
