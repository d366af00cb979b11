"""The means that a force uses, beside what the law of the day opens to that kind of force."""

from datetime import date

from attrs import frozen

from secuprev import law
from secuprev.law import CannotBeTold, Competence, Level, NoneKind, competence
from secuprev.law.store import per_law
from secuprev.model import Force
from secuprev.model.fields import label_of
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.equipped import unarmed
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text

# The facts of a force that say it uses a means, and the subject under which the law speaks of it.
_MEANS = {
    "firearms": "firearms",
    "body_cameras": "body_worn_cameras",
    "dog_unit": "dog_unit",
    "in_vehicle_cameras": "in_vehicle_cameras",
    "drones": "drones",
    "plate_readers": "anpr",
    "vehicle_files": "vehicle_and_licence_files",
}
_NONE = Level.NONE  # Python 3.11 searches the members at each look
_NO_MEANS = not_applicable(Text(fr="aucun moyen recensé", en="no means on record"))


@frozen
class _Use:
    """A means that a force uses, or may use for all that is known, and what the law says of it."""

    fact: str
    held: Competence

    @property
    def label(self) -> Text:
        return label_of(Force, self.fact)

    @property
    def barred(self) -> bool:
        return self.held.level is _NONE


@per_law
def _told(kind: str, day: date) -> dict[str, _Use | MissingFact]:
    """Return what the law of a day says of each means for a kind of force, or that it is silent."""
    return {fact: _use(fact, kind, day) for fact in _MEANS}


def _use(fact: str, kind: str, day: date) -> _Use | MissingFact:
    try:
        return _Use(fact, competence(kind, _MEANS[fact], day))
    except CannotBeTold as unknown:
        return MissingFact(f"law({unknown.name}, {unknown.on})", unknown.message)


@per_law
def _on_convention() -> frozenset[str]:
    """Return the means that other rules judge where a municipal police uses them."""
    return frozenset(fact for fact in _MEANS if f"equipment.{fact}" in law.names())


def _has(force: Force, fact: str) -> bool | None:
    """Tell whether a force uses a means; the list of its weapons tells it of weapons too."""
    if fact == "firearms" and force.arming.weapons:
        return True
    if fact == "firearms" and unarmed(force):
        return False
    answer: bool | None = getattr(force, fact)
    return answer


def _uses(force: Force, case: Case) -> tuple[list[_Use], list[_Use], list[MissingFact]]:
    """Return the means a force uses, those it may use, and those used of which no law is told."""
    used: list[_Use] = []
    perhaps: list[_Use] = []
    untold: list[MissingFact] = []
    elsewhere = _on_convention()
    for fact, told in _told(force.kind, case.day).items():
        answer = _has(force, fact)
        if answer is False:
            continue
        counted = case.value("police.municipal").value
        if fact in elsewhere and force.kind in counted:
            continue
        if answer is None and not law.who(_MEANS[fact], case.day):
            continue  # no text opens it to anybody yet: nobody asks who uses it
        if isinstance(told, _Use):
            (used if answer else perhaps).append(told)
        elif answer:  # of a means that is perhaps not used, there is nothing to ask
            untold.append(told)
    return used, perhaps, untold


@rule(
    code="FOR-012",
    name="means-beyond-competence",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("competences", "police.municipal"),
    fr="Chaque force n'use que des moyens que la loi du jour lui ouvre",
    en="Each force uses only the means that the law of the day opens to it",
)
def means_beyond_competence(force: Force, case: Case) -> Verdict:
    """Each force uses only the means that the law of the day opens to it.

    Why:
        Weapons, cameras, drones, plate readers and police files are open to the services that a
        text names, and to no other. What a municipal police may use under a convention is judged by
        the rules on its equipment. Where no text was found, which is no proven ban, the finding is
        light.

    Breach:
        on: 2024-11-25
        forces: [{id: gc, kind: garde_champetre, body_cameras: true}]

    Compliant:
        on: 2024-11-24
        forces:
          - id: gc
            kind: garde_champetre
            body_cameras: true
            dog_unit: false
            in_vehicle_cameras: false
            drones: false
            plate_readers: false

    Sources:
        competences, police.municipal

    History:
        Rural wardens tried body cameras from September 2022 to November 2024. Drones of the
        municipal police were struck down in January 2022; in-vehicle cameras were opened to others
        in the same month.
    """
    used, perhaps, untold = _uses(force, case)
    if not used and not perhaps and not untold:
        return _NO_MEANS
    case.cite(*(each for one in used for each in one.held.citations(case.day)))
    barred = [one for one in used if one.barred]
    if barred:
        excluded = any(one.held.none_kind is NoneKind.EXCLUDED for one in barred)
        return breach(_said(barred), Severity.OBLIGATION if excluded else Severity.PRACTICE)
    unknown = [missing_fact(force, one.fact) for one in perhaps if one.barred]
    if unknown or untold:
        return unverifiable(*untold, *unknown)
    return compliant(_conditions(used))


def _said(barred: list[_Use]) -> Text:
    """Say which means are not open to the force, and why."""
    why = [one.held.none_kind or NoneKind.NO_BASIS for one in barred]
    pairs = list(zip(barred, why, strict=True))
    return Text(
        fr=" ; ".join(f"{one.label.fr} : {reason.label.fr}" for one, reason in pairs),
        en="; ".join(f"{one.label.en}: {reason.label.en}" for one, reason in pairs),
    )


def _conditions(used: list[_Use]) -> Text | None:
    """Say on what conditions the force uses its means, ``None`` when there is none."""
    held = [(one.label, one.held.condition) for one in used if one.held.condition]
    if not held:
        return None
    return Text(
        fr=" ; ".join(f"{label.fr} : {condition.fr}" for label, condition in held),
        en="; ".join(f"{label.en}: {condition.en}" for label, condition in held),
    )
