"""Who leads a working group, under the codes by which a text may name him."""

from collections.abc import Iterable

from secuprev.law import group
from secuprev.model import WorkingGroup
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.seating import Holder, named, party_codes
from secuprev.rules.verdict import FactMissing
from secuprev.values import Text

__all__ = ["is_gltd", "lead", "led_by"]


def is_gltd(target: WorkingGroup) -> bool:
    """Tell whether it is a local group against crime, be it under a local name."""
    return "gltd" in (target.kind, group(target.kind).specialises)


def lead(target: WorkingGroup, case: Case) -> Holder:
    """Return the codes of who leads a group: the office, and the kind of the party and its office.

    Raises:
        FactMissing: nobody said who leads it.
    """
    if target.pilot is not None:
        codes = party_codes(case.framework[target.pilot])
        if codes:
            return codes
    if target.pilot_office is not None:
        return {target.pilot_office}
    raise FactMissing(missing_fact(target, "pilot"))


def led_by(holders: Iterable[Holder]) -> Text:
    """Say who leads, each by one of its codes: the first in the alphabet, so always the same.

    >>> led_by([{"conseil_departemental", "president_conseil_departemental"}]).en
    'led by: departmental council'
    """
    names = named(min(one) for one in holders)
    return Text(fr=f"piloté par : {names.fr}", en=f"led by: {names.en}")
