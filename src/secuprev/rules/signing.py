"""Whether those whom the law wants have signed, one for each place, or somebody for them."""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import Literal

from secuprev.law import Office, office
from secuprev.model import Signature
from secuprev.rules.case import Case
from secuprev.rules.seating import Seat, fills
from secuprev.rules.verdict import FactMissing, MissingFact
from secuprev.values import PartialDate, Text

__all__ = ["delegations", "deputies", "lacking", "state_lacks"]

Place = Literal["commune", "departement"]
"""What a signature tells of where its holder is in office."""


def deputies(signed: Iterable[str], offices: Collection[str]) -> set[str]:
    """Return the offices that signed and may have acted for one of some others."""
    return {code for code in signed if office(code).acts_for in offices}


def delegations(delegates: Iterable[str], path: str) -> tuple[MissingFact, ...]:
    """Return what would have to be known of each of some offices that act for others."""
    return tuple(_delegation(office(code), path) for code in sorted(delegates))


def _delegation(by: Office, path: str) -> MissingFact:
    assert by.acts_for is not None
    who = office(by.acts_for).label
    return MissingFact(
        path,
        Text(
            fr=f"délégation de signature ({who.fr}, par {by.label.fr})",
            en=f"delegation of signature ({who.en}, by {by.label.en})",
        ),
    )


def _signed(
    signatures: Collection[Signature],
    offices: Seat,
    of: Place,
    places: Collection[str],
) -> int | None:
    """Return how many holders of some offices signed, ``None`` when they are not counted.

    The holder of another place counts for none of these.
    """
    held = [one for one in signatures if fills({one.office}, offices, by_delegation=False)]
    if not places:
        return len(held)
    named = {getattr(one, of) for one in held} & set(places)
    unnamed = [one for one in held if getattr(one, of) is None]
    uncounted = any(one.several and one.count is None for one in unnamed)
    if uncounted and len(places) > max(1, len(named)):
        return None
    return len(named) + sum(one.count or 1 for one in unnamed)


def lacking(
    signatures: Collection[Signature],
    offices: tuple[str, ...],
    of: Place,
    places: Collection[str],
    fact: MissingFact,
) -> int:
    """Return for how many places no holder of an office is known to have signed.

    Args:
        signatures: who signed.
        offices: the offices any of which will do.
        of: what a signature tells of its place: ``"commune"`` or ``"departement"``.
        places: the places, each of which needs a holder; one will do when they are not known.
        fact: what is wanting when the holders are not counted.

    Raises:
        FactMissing: how many signed is not known, or somebody may have signed for them.
    """
    needed = len(places) or 1
    count = _signed(signatures, offices, of, places)
    if count is None:
        raise FactMissing(fact)
    if count >= needed:
        return 0
    acting = deputies((one.office for one in signatures), offices)
    if acting:
        with_them = _signed(signatures, (*offices, *acting), of, places)
        if with_them is None or with_them >= needed:
            raise FactMissing(*delegations(acting, fact.path))
    return needed - count


def state_lacks(
    signatures: Collection[Signature],
    departements: tuple[str, ...],
    day: PartialDate,
    case: Case,
    fact: MissingFact,
) -> tuple[str, ...] | None:
    """Return the offices none of which signed for the State where one had to, ``None`` if all did.

    Raises:
        FactMissing: how many signed is not known, or somebody may have signed for them.
    """
    signing: dict[tuple[str, ...], tuple[str, ...]] = {}
    for one in departements:
        offices = case.value("convention.state_representatives", day, where=one).value
        key = tuple(offices or ("prefet",))
        signing[key] = (*signing.get(key, ()), one)
    # An office that will do in two places signs once for each.
    signing[tuple(dict.fromkeys(chain(*signing))) or ("prefet",)] = departements
    for offices, places in signing.items():
        if lacking(signatures, offices, "departement", places, fact):
            return offices
    return None
