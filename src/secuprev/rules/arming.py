"""Whether an armed service has what the law wants of those who carry weapons."""

from contextlib import suppress

from secuprev import law
from secuprev.model import Force
from secuprev.rules.case import Case
from secuprev.rules.equipped import armed, carries, municipal, unarmed
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text

__all__ = ["NO_SUCH_WEAPON", "UNARMED", "has_fact", "names_of", "weight"]

_NOT_YET = "equipment.weapons_not_yet"
UNARMED = not_applicable(Text(fr="service non armé", en="not armed"))
NO_SUCH_WEAPON = not_applicable(
    Text(fr="aucune de ses armes n'est concernée", en="none of its weapons is concerned")
)


def names_of(codes: tuple[str, ...]) -> Text:
    """Return the labels of weapons, as one list."""
    labels = [law.weapon(code).label for code in codes]
    return Text(
        fr=", ".join(label.fr for label in labels), en=", ".join(label.en for label in labels)
    )


def has_fact(
    force: Force, case: Case, parameter: str, fact: str, lacking: Text, among: bool = True
) -> Verdict:
    """Judge a fact that the law wants of some weapons, or of any weapon.

    Args:
        force: the service.
        case: the day and the law.
        parameter: the legal value; the weapons concerned when ``among``.
        fact: the field of the arming.
        lacking: what a breach says, before the weapons concerned.
        among: whether the value lists weapons.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    if unarmed(force):
        return UNARMED
    asked = case.value(parameter).value
    if asked is None:
        return NO_TEXT
    held: tuple[str, ...] = ()
    if among:
        held = carries(force, case, asked)
        if not held:
            return _of_a_trial(force, case, parameter, fact)
    elif not armed(force, case):
        return UNARMED
    case.applies()
    if case.need(force.arming, fact, under=f"{force.id}.arming"):
        return compliant()
    names = names_of(held)
    return breach(lacking + Text(fr=f" : {names.fr}", en=f": {names.en}") if held else lacking)


def weight(force: Force, case: Case) -> Severity | None:
    """Return the severity of a breach of the article on weapons, ``None`` where it binds.

    At first it bound only where a convention was concluded; where that is not known, the lighter
    reading is kept.
    """
    if not law.value(_NOT_YET, case.day).value:
        return None
    with suppress(FactMissing):
        if case.convention_for(force):
            return None
    case.value(_NOT_YET)
    return Severity.PRACTICE


def _of_a_trial(force: Force, case: Case, parameter: str, fact: str) -> Verdict:
    """Judge weapons that are not concerned, unless one that is tried out is."""
    tried = carries(force, case, case.value("equipment.trial_weapons").value or ())
    if not tried:
        return NO_SUCH_WEAPON
    case.applies()
    if case.need(force.arming, fact, under=f"{force.id}.arming"):
        return compliant()
    names = names_of(tried)
    return unverifiable(
        MissingFact(
            f"law({parameter}, {case.day})",
            Text(
                fr=f"si ce texte vaut aussi pour une arme à l'essai ({names.fr})",
                en=f"whether that text holds for a weapon on trial too ({names.en})",
            ),
        )
    )
