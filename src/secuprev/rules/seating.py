"""Whether those who chair or lead are those whom a text seats there."""

from collections.abc import Iterable, Set

from secuprev import law
from secuprev.law import Seats, office, offices
from secuprev.law.store import per_law
from secuprev.model import Force, Partner
from secuprev.values import Text

__all__ = ["Holder", "Seat", "empty_seats", "fills", "named", "party_codes", "seated", "strangers"]

Holder = Set[str]
"""The codes under which one holder may be known: an office, a kind of partner or of force."""

Seat = tuple[str, ...] | frozenset[str]
"""The codes of which one fills a seat."""


def party_codes(party: object) -> Holder:
    """Return the codes of a party: the kind of a force or of a partner, and the office of its."""
    if isinstance(party, Partner):
        return {party.kind, law.partner(party.kind).office or party.kind}
    return {party.kind} if isinstance(party, Force) else set()


@per_law
def _fit(seat: Seat, by_delegation: bool) -> frozenset[str]:
    """Return the codes of all who fill a seat."""
    fit = {*seat, *(one for code in seat if code in offices for one in office(code).covers)}
    if by_delegation:
        fit |= {one.code for one in offices() if not fit.isdisjoint(one.acts_for)}
    return frozenset(fit)


def fills(holder: Holder, seat: Seat, by_delegation: bool = True) -> bool:
    """Tell whether a holder fills a seat: its office, one that counts as it, or one it acts for.

    >>> fills({"maire"}, ("maire_membre",)), fills({"maire_membre"}, ("maire",))
    (True, False)
    >>> fills({"sous_prefet"}, ("prefet",)), fills({"sous_prefet"}, ("prefet",), False)
    (True, False)
    """
    return not _fit(seat, by_delegation).isdisjoint(holder)


def strangers(holders: Iterable[Holder], seats: Seats, by_delegation: bool = True) -> list[Holder]:
    """Return the holders for whom there is no seat."""
    fit = [_fit(seat, by_delegation) for seat in seats]
    return [one for one in holders if all(codes.isdisjoint(one) for codes in fit)]


def empty_seats(
    holders: Iterable[Holder], seats: Seats, by_delegation: bool = True
) -> list[tuple[str, ...]]:
    """Return the seats that nobody fills."""
    held = list(holders)
    return [seat for seat in seats if all(map(_fit(seat, by_delegation).isdisjoint, held))]


def named(codes: Iterable[str]) -> Text:
    """Name offices, kinds of partner and of force; what is none of them stands for itself.

    >>> named(["maire", "bailleur_oph", "police_nationale"]).en
    'mayor, public social landlord, National police'
    """
    labels = [_label(code) for code in codes]
    return Text(fr=", ".join(one.fr for one in labels), en=", ".join(one.en for one in labels))


def seated(seats: Iterable[tuple[str, ...]]) -> Text:
    """Name whom some seats are for: of the offices that may fill one, the first.

    >>> seated([("prefet", "sous_prefet"), ("procureur",)]).en
    'prefect of the département, public prosecutor'
    """
    return named(seat[0] for seat in seats)


def _label(code: str) -> Text:
    for look_up in (law.office, law.partner, law.force):
        try:
            return look_up(code).label
        except law.UnknownName:
            continue
    return Text.same(code)
