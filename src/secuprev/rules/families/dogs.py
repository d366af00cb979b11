"""How a dog unit of a municipal police is set up, staffed and used."""

from secuprev.law.force_kinds import Belonging
from secuprev.model import Force
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.equipped import nothing_asked
from secuprev.rules.mayors import mayors_absent
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.sharing import lent_by
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text

_NO_VOTE = breach(Text(fr="créée sans délibération", en="created without a vote"))
_NOT_DECIDED = breach(
    Text(fr="le président n'a pas décidé avec eux", en="the president did not decide")
)
_UNTRAINED = breach(
    Text(
        fr="des maîtres-chiens sans formation ni dispense",
        en="handlers neither trained nor released",
    )
)
_NO_SUPPORT = not_applicable(Text(fr="aucun appui", en="no support"))
_SUPPORT_NOT_PROVIDED = breach(
    Text(
        fr="appui aux forces de l'État qu'aucune convention en vigueur ne prévoit",
        en="support to the State forces that no convention in force provides for",
    )
)


def _under(force: Force) -> str:
    return f"{force.id}.dogs"


@rule(
    code="DEP-019",
    name="dog-unit-decision",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.dog_unit_decision", "police.municipal"),
    fr="La brigade cynophile est créée après délibération, ou par décision conjointe",
    en="The dog unit is created after a vote of the council, or by joint decision",
)
def dog_unit_decision(force: Force, case: Case) -> Verdict:
    """The dog unit is created after a vote of the council, or by joint decision.

    Why:
        The mayor decides, and his council has first debated it. Where an own-tax body lends the
        agents, its president and the mayors of the communes where they serve decide together.

    Breach:
        on: 2022-06-01
        forces:
          - id: pm
            kind: police_municipale
            dog_unit: true
            dogs: {created: 2021-09-01, voted: false}

    Compliant:
        on: 2022-06-01
        forces:
          - id: pm
            kind: police_municipale
            dog_unit: true
            dogs: {created: 2021-09-01, voted: true}

    Sources:
        equipment.dog_unit_decision, police.municipal

    History:
        Since the act of May 2021: a unit created before is not judged on how it was decided. The
        article names neither the syndicate, of which nothing is asked, nor pooled communes.
    """
    created = force.dogs.created
    nothing = nothing_asked(force, case, "equipment.dog_unit_decision", "dog_unit", created)
    if nothing is not None:
        return nothing
    lent = case.force_kind(force.kind).kind is Belonging.INTERCOMMUNAL
    if lent and lent_by(force, case) != "epci":
        return NO_TEXT
    case.applies()
    if not lent:
        if case.need(force.dogs, "voted", under=_under(force)):
            return compliant()
        return _NO_VOTE
    decided = case.need(force.dogs, "decided_by", under=_under(force))
    wanted = case.value("equipment.dog_unit_decision", created).value
    if not {one.office for one in decided} & set(wanted) - {"maire"}:
        return _NOT_DECIDED
    fact = missing_fact(force.dogs, "decided_by", _under(force))
    absent = mayors_absent(decided, case.need(force, "communes"), case, fact)
    if absent is None:
        return compliant()
    return breach(Text(fr=f"n'ont pas décidé : {absent.fr}", en=f"did not decide: {absent.en}"))


@rule(
    code="DEP-020",
    name="dog-unit-too-small",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.dog_handlers", "police.municipal"),
    fr="La brigade cynophile a au moins un maître-chien nommé et un chien",
    en="The dog unit has at least one handler named and one dog",
)
def dog_unit_too_small(force: Force, case: Case) -> Verdict:
    """The dog unit has at least one handler named and one dog.

    Why:
        A team is an agent named as handler and a patrol dog; a unit is at least one team.

    Breach:
        on: 2022-06-01
        forces:
          - {id: pm, kind: police_municipale, dog_unit: true, dogs: {handlers: 0, dogs: 1}}

    Compliant:
        on: 2022-06-01
        forces:
          - {id: pm, kind: police_municipale, dog_unit: true, dogs: {handlers: 1, dogs: 1}}

    Sources:
        equipment.dog_handlers, police.municipal

    History:
        Since the decree of February 2022.
    """
    nothing = nothing_asked(force, case, "equipment.dog_handlers", "dog_unit")
    if nothing is not None:
        return nothing
    case.applies()
    smallest = case.value("equipment.dog_handlers").value
    counts = {name: getattr(force.dogs, name) for name in ("handlers", "dogs")}
    if any(count is not None and count < smallest for count in counts.values()):
        handlers, dogs = ("?" if count is None else count for count in counts.values())
        return breach(
            Text(
                fr=f"maîtres-chiens : {handlers}, chiens : {dogs}",
                en=f"handlers: {handlers}, dogs: {dogs}",
            )
        )
    unknown = [name for name, count in counts.items() if count is None]
    if unknown:
        return unverifiable(*(missing_fact(force.dogs, name, _under(force)) for name in unknown))
    return compliant()


@rule(
    code="DEP-021",
    name="dog-trainer-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.dogs_needing_trainer", "police.municipal"),
    fr="Une brigade cynophile nombreuse a un maître-chien entraîneur",
    en="A large dog unit has a trainer",
)
def dog_trainer_missing(force: Force, case: Case) -> Verdict:
    """A large dog unit has a trainer.

    Why:
        From a number of dogs on, somebody must keep dogs and handlers trained.

    Breach:
        on: 2022-06-01
        forces:
          - {id: pm, kind: police_municipale, dog_unit: true, dogs: {dogs: 5, trainers: 0}}

    Compliant:
        on: 2022-06-01
        forces:
          - {id: pm, kind: police_municipale, dog_unit: true, dogs: {dogs: 5, trainers: 1}}

    Sources:
        equipment.dogs_needing_trainer, police.municipal

    History:
        Since the decree of February 2022.
    """
    nothing = nothing_asked(force, case, "equipment.dogs_needing_trainer", "dog_unit")
    if nothing is not None:
        return nothing
    from_dogs = case.value("equipment.dogs_needing_trainer").value
    if force.dogs.trainers:
        return compliant()
    dogs = case.need(force.dogs, "dogs", under=_under(force))
    if dogs < from_dogs:
        return not_applicable(
            Text(
                fr=f"{dogs} chien(s), moins de {from_dogs}", en=f"{dogs} dog(s), under {from_dogs}"
            )
        )
    case.applies()
    case.need(force.dogs, "trainers", under=_under(force))
    return breach(
        Text(
            fr=f"{dogs} chiens et aucun maître-chien entraîneur",
            en=f"{dogs} dogs and no trainer",
        )
    )


@rule(
    code="DEP-022",
    name="dog-handlers-untrained",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.handler_training", "police.municipal"),
    fr="Nul n'est nommé maître-chien sans formation préalable",
    en="Nobody is named a dog handler without prior training",
)
def dog_handlers_untrained(force: Force, case: Case) -> Verdict:
    """Nobody is named a dog handler without prior training.

    Why:
        A patrol dog is used under the rules of self-defence: the hand that holds it has been
        taught them, and goes on being trained. A handler whom a text releases counts as trained.

    Breach:
        on: 2022-06-01
        forces:
          - {id: pm, kind: police_municipale, dog_unit: true, dogs: {handlers_trained: false}}

    Compliant:
        on: 2022-06-01
        forces:
          - {id: pm, kind: police_municipale, dog_unit: true, dogs: {handlers_trained: true}}

    Sources:
        equipment.handler_training, police.municipal

    History:
        Since the decree of February 2022, which releases those who hold an older certificate, first
        one of before 2025, then of before 2026; since December 2024 an order may release from all
        or part of it.
    """
    nothing = nothing_asked(force, case, "equipment.handler_training", "dog_unit")
    if nothing is not None:
        return nothing
    case.applies()
    if case.need(force.dogs, "handlers_trained", under=_under(force)):
        return compliant()
    return _UNTRAINED


@rule(
    code="DEP-023",
    name="dog-support-not-provided",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.dog_support", "police.municipal"),
    fr="L'appui cynophile aux forces de l'État est prévu par la convention",
    en="Support of the dog unit to the State forces is provided for by the convention",
)
def dog_support_not_provided(force: Force, case: Case) -> Verdict:
    """Support of the dog unit to the State forces is provided for by the convention.

    Why:
        The dogs of the commune may help the national police and the gendarmerie, each within its
        powers, and as the convention lays down.

    Breach:
        on: 2022-06-01
        communes: [{code: "77288"}]
        forces:
          - id: pm
            kind: police_municipale
            communes: ["77288"]
            dog_unit: true
            dogs: {supports_state: true}
        conventions:
          - id: c
            signed: 2021-09-15
            years: 3
            communes: ["77288"]
            clauses: {dog_support: false}

    Compliant:
        on: 2022-06-01
        communes: [{code: "77288"}]
        forces:
          - id: pm
            kind: police_municipale
            communes: ["77288"]
            dog_unit: true
            dogs: {supports_state: true}
        conventions:
          - id: c
            signed: 2021-09-15
            years: 3
            communes: ["77288"]
            clauses: {dog_support: true}

    Sources:
        equipment.dog_support, police.municipal

    History:
        Since the decree of February 2022.
    """
    nothing = nothing_asked(force, case, "equipment.dog_support", "dog_unit")
    if nothing is not None:
        return nothing
    if not case.need(force.dogs, "supports_state", under=_under(force)):
        return _NO_SUPPORT
    case.applies()
    if case.convention_for(force, clause="dog_support"):
        return compliant()
    return _SUPPORT_NOT_PROVIDED
