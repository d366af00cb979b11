"""Whether an armed service has what the law wants of those who carry weapons."""

from secuprev import law
from secuprev.model import Force
from secuprev.rules.case import Case
from secuprev.rules.equipped import armed, carries, municipal, unarmed
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL
from secuprev.rules.verdict import Verdict, breach, compliant, not_applicable
from secuprev.values import Text

__all__ = ["NO_SUCH_WEAPON", "UNARMED", "has_fact", "names_of"]

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
            return NO_SUCH_WEAPON
    elif not armed(force, case):
        return UNARMED
    case.applies()
    if case.need(force.arming, fact, under=f"{force.id}.arming"):
        return compliant()
    names = names_of(held)
    return breach(lacking + Text(fr=f" : {names.fr}", en=f": {names.en}") if held else lacking)
