"""What a convention de coordination must say, by the law of the day on which it was concluded."""

from secuprev.model import Convention
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.rule import rule
from secuprev.rules.stated import stated
from secuprev.rules.verdict import Severity, Status, Verdict, breach, unverifiable
from secuprev.values import Text


@rule(
    code="CONV-009",
    name="diagnosis-missing",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.diagnosis",),
    fr="La convention repose sur un diagnostic préalable du territoire",
    en="The convention rests on a prior diagnosis of the territory",
)
def diagnosis_missing(convention: Convention, case: Case) -> Verdict:
    """The convention rests on a prior diagnosis of the territory.

    Why:
        Missions are set after looking at what the territory is confronted with, and not before.
        The act does not say who makes the diagnosis; the model names the State forces, with the
        help of the commune.

    Breach:
        on: 2022-01-01
        conventions: [{id: c, signed: 2021-05-27, clauses: {diagnosis: false}}]

    Compliant:
        on: 2022-01-01
        conventions: [{id: c, signed: 2021-05-27, clauses: {diagnosis: true}}]

    Sources:
        convention.diagnosis

    History:
        A clause of the model since 2012, a duty set by the act since 2021: the finding is heavier
        for a convention concluded since then.
    """
    verdict = stated(convention, case, "convention.diagnosis", "diagnosis")
    made = convention.clauses.diagnosis_date
    if verdict.status is not Status.COMPLIANT or not convention.clauses.diagnosis or made is None:
        return verdict
    concluded = case.concluded(convention)
    later = made.is_after(concluded)
    if later is None:
        return unverifiable(
            missing_fact(convention.clauses, "diagnosis_date", f"{convention.id}.clauses")
        )
    if not later:
        return verdict
    return breach(
        Text(
            fr=f"le diagnostic ({made}) est postérieur à la conclusion ({concluded})",
            en=f"the diagnosis ({made}) is later than the conclusion ({concluded})",
        ),
        Severity.of(case.value_for(convention, "convention.diagnosis").citations),
    )


@rule(
    code="CONV-010",
    name="doctrine-missing",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.doctrine",),
    fr="La convention précise la doctrine d'emploi du service",
    en="The convention states the doctrine of employment of the service",
)
def doctrine_missing(convention: Convention, case: Case) -> Verdict:
    """The convention states the doctrine of employment of the service.

    Why:
        It tells how the mayor means to use the service: its style, its means, its limits.

    Breach:
        on: 2020-06-01
        conventions: [{id: c, signed: 2019-12-29, clauses: {doctrine: false}}]

    Compliant:
        on: 2020-06-01
        conventions: [{id: c, signed: 2019-12-29, clauses: {doctrine: true}}]

    Sources:
        convention.doctrine

    History:
        Asked for by the act since the end of 2019. Nothing ended the conventions that were running
        on that day: they are judged when they are renewed.
    """
    return stated(convention, case, "convention.doctrine", "doctrine")


@rule(
    code="CONV-011",
    name="priority-missions-missing",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.priority_missions",),
    fr="La convention précise les missions prioritaires, notamment judiciaires",
    en="The convention states the priority missions, judicial ones among them",
)
def priority_missions_missing(convention: Convention, case: Case) -> Verdict:
    """The convention states the priority missions, judicial ones among them.

    Why:
        What the agents are equipped and armed for follows from what they are asked to do first.

    Breach:
        on: 2020-06-01
        conventions: [{id: c, signed: 2019-12-29, clauses: {priority_missions: false}}]

    Compliant:
        on: 2022-06-01
        conventions: [{id: c, signed: 2021-05-27, clauses: {priority_missions: true}}]

    Sources:
        convention.priority_missions

    History:
        Asked for by the act since the end of 2019; since 2021 it speaks of complementary missions.
    """
    return stated(convention, case, "convention.priority_missions", "priority_missions")


@rule(
    code="CONV-012",
    name="nature-and-places-missing",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.nature_and_places",),
    fr="La convention précise la nature et les lieux des interventions",
    en="The convention states the nature and the places of the interventions",
)
def nature_and_places_missing(convention: Convention, case: Case) -> Verdict:
    """The convention states the nature and the places of the interventions.

    Why:
        It is the first thing that the act asks of a convention: what the municipal police does,
        and where, so that each force knows what it can leave to the other.

    Breach:
        on: 2005-06-01
        conventions: [{id: c, signed: 2005-01-15, clauses: {nature_and_places: false}}]

    Compliant:
        on: 2005-06-01
        conventions: [{id: c, signed: 2005-01-15, clauses: {nature_and_places: true}}]

    Sources:
        convention.nature_and_places

    History:
        In the act since 1999. Since the end of 2019 it is said with regard to equipment and
        weapons.
    """
    return stated(convention, case, "convention.nature_and_places", "nature_and_places")


@rule(
    code="CONV-013",
    name="coordination-missing",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.coordination",),
    fr="La convention dit comment les interventions sont coordonnées avec celles de l'État",
    en="The convention says how interventions are coordinated with those of the State forces",
)
def coordination_missing(convention: Convention, case: Case) -> Verdict:
    """The convention says how interventions are coordinated with those of the State forces.

    Why:
        A list of missions is half of a convention: the act also wants to know how the two services
        meet, call each other and share the ground.

    Breach:
        on: 2013-06-01
        conventions: [{id: c, signed: 2013-01-15, clauses: {coordination: false}}]

    Compliant:
        on: 2013-06-01
        conventions: [{id: c, signed: 2013-01-15, clauses: {coordination: true}}]

    Sources:
        convention.coordination

    History:
        In the act since 1999, in the same words.
    """
    return stated(convention, case, "convention.coordination", "coordination")
