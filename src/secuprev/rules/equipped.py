"""Whether a service is a municipal police, whether it is armed, and with what."""

from functools import cache

from secuprev.model import Force
from secuprev.model.fields import label_of
from secuprev.rules.case import Case
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL, yet_to_come
from secuprev.rules.verdict import Verdict, not_applicable
from secuprev.values import PartialDate, Text

__all__ = ["armed", "carries", "first_day", "municipal", "nothing_asked", "unarmed"]


def armed(force: Force, case: Case) -> bool:
    """Tell whether the agents of a service carry weapons.

    Raises:
        FactMissing: that is not known.
    """
    if unarmed(force):
        return False
    return bool(force.arming.weapons or case.need(force, "firearms"))


def unarmed(force: Force) -> bool:
    """Tell whether a service is known to carry no weapon."""
    return not force.arming.weapons and (force.firearms is False or force.arming.weapons == ())


def carries(force: Force, case: Case, among: tuple[str, ...]) -> tuple[str, ...]:
    """Return the weapons of a service that are among some.

    Raises:
        FactMissing: it is armed, or may be, and its weapons are not known.
    """
    if unarmed(force):
        return ()
    weapons = case.need(force.arming, "weapons", under=f"{force.id}.arming")
    return tuple(code for code in weapons if code in among)


def municipal(force: Force, case: Case) -> bool:
    """Tell whether a service is a municipal police by the law of the day."""
    return force.kind in (case.value("police.municipal").value or ())


def first_day(force: Force, equipment: str) -> PartialDate | None:
    """Return the first day of an equipment that is set up on one, ``None`` when none is told."""
    return force.dogs.created if equipment == "dog_unit" else None


def nothing_asked(
    force: Force, case: Case, parameter: str, equipment: str, on: PartialDate | None = None
) -> Verdict | None:
    """Say why nothing is asked of a service for an equipment, ``None`` when something is.

    Args:
        force: the service.
        case: the day and the law.
        parameter: the legal value that asks for something.
        equipment: the field that says whether the service has it.
        on: the day by the law of which it is judged, the day asked about when ``None``.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    coming = yet_to_come(on or first_day(force, equipment), case.day)
    if coming:
        return not_applicable(coming)
    if case.value(parameter, on).value is None:
        return NO_TEXT
    return None if case.need(force, equipment) else _without(equipment)


@cache
def _without(equipment: str) -> Verdict:
    label = label_of(Force, equipment)
    return not_applicable(Text(fr=f"sans : {label.fr}", en=f"without: {label.en}"))
