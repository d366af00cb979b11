"""Whether those whom the law wants have signed, one for each place, or somebody for them."""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from itertools import chain
from typing import Literal

from secuprev.law import Office, office
from secuprev.model import Signature
from secuprev.rules.case import Case
from secuprev.rules.seating import Seat, fills
from secuprev.rules.verdict import FactMissing, MissingFact
from secuprev.values import PartialDate, Text

__all__ = ["delegations", "deputies", "joined", "lacking", "looked_at", "state_absent"]

Place = Literal["commune", "departement"]
"""What a signature tells of where its holder is in office."""


def deputies(signed: Iterable[str], offices: Collection[str]) -> set[str]:
    """Return the offices that signed and may have acted for one of some others."""
    return {code for code in signed if not {*offices}.isdisjoint(office(code).acts_for)}


def delegations(delegates: Iterable[str], path: str) -> tuple[MissingFact, ...]:
    """Return what would have to be known of each of some offices that act for others."""
    return tuple(_delegation(office(code), path) for code in sorted(delegates))


def _delegation(by: Office, path: str) -> MissingFact:
    who = [office(code).label for code in by.acts_for]
    fr, en = " ou ".join(one.fr for one in who), " or ".join(one.en for one in who)
    return MissingFact(
        path,
        Text(
            fr=f"délégation de signature ({fr}, par {by.label.fr})",
            en=f"delegation of signature ({en}, by {by.label.en})",
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


def state_absent(
    signatures: Collection[Signature],
    departements: Collection[str],
    day: PartialDate,
    case: Case,
    fact: MissingFact,
    by: str = "convention.state_representatives",
) -> Text | None:
    """Say who did not sign for the State, in how many départements, ``None`` when all did.

    Args:
        signatures: who signed.
        departements: those whose prefects sign; one signature will do when they are not known.
        day: the day by the law of which it is told who signs.
        case: the law.
        fact: what is wanting when the prefects are not counted.
        by: the legal value that names who signs, by département.

    Raises:
        FactMissing: nobody is known to lack, but how many signed is not known, or somebody may
            have signed for them.
    """
    told: set[str] = set()

    def lacks(offices: tuple[str, ...], places: tuple[str, ...]) -> Text | None:
        if places and told.issuperset(places):
            return None
        count = lacking(signatures, offices, "departement", places, fact)
        if not count:
            return None
        told.update(places)
        return office(offices[0]).label + _of_how_many(count, signatures, offices, places)

    groups = _seats_of_state(departements, day, case, by)
    absent, doubts = looked_at(partial(lacks, *group) for group in groups.items())
    if doubts and not absent:
        raise FactMissing(*dict.fromkeys(doubts))
    return joined(absent) if absent else None


def _seats_of_state(
    departements: Collection[str], day: PartialDate, case: Case, by: str
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the offices any of which will do, each with the départements that need a holder.

    A prefect has one département, and signs once for each where he would do in two; a prefect of
    police has all those that are his, and signs once. All the départements where a prefect would
    do come first, and those of them with the same offices next.
    """
    each: dict[tuple[str, ...], tuple[str, ...]] = {}
    once: dict[tuple[str, ...], tuple[str, ...]] = {}
    for one in sorted(departements):
        offices = tuple(case.value(by, day, where=one).value or ("prefet",))
        if "prefet" in offices:
            each[offices] = (*each.get(offices, ()), one)
        else:
            once[offices] = ()
    if not each and once:
        return once
    either = tuple(dict.fromkeys(chain(*each))) or ("prefet",)
    every = tuple(chain(*each.values()))
    some = {offices: places for offices, places in each.items() if offices != either}
    return {either: every, **some, **once}


def _of_how_many(
    lacks: int, signatures: Collection[Signature], offices: Seat, places: tuple[str, ...]
) -> Text:
    """Say how many holders of an office lack where several are needed, and of which places."""
    if len(places) < 2:
        return Text.same("")
    held = [one for one in signatures if fills({one.office}, offices, by_delegation=False)]
    named = {one.departement for one in held}
    silent = [one for one in places if one not in named]
    which, where = lacks == len(silent), ", ".join(silent)
    return Text(
        fr=f" ({lacks} sur {len(places)}" + (" : " if which else ", parmi : ") + f"{where})",
        en=f" ({lacks} of {len(places)}" + (": " if which else ", among: ") + f"{where})",
    )


def looked_at(
    checks: Iterable[Callable[[], Text | None]],
) -> tuple[list[Text], list[MissingFact]]:
    """Return who did not sign, and the facts for want of which that cannot be told of others."""
    absent: list[Text] = []
    doubts: list[MissingFact] = []
    for check in checks:
        try:
            lacks = check()
        except FactMissing as unknown:
            doubts += unknown.missing
        else:
            absent += [lacks] if lacks else []
    return absent, doubts


def joined(names: Iterable[Text]) -> Text:
    """Put those who did not sign one after the other."""
    told = list(names)
    return Text(fr=", ".join(one.fr for one in told), en=", ".join(one.en for one in told))
