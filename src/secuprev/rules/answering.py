"""Which offices answer for the one that a text names, by the law of a place and of a day."""

from collections.abc import Collection

from secuprev import law
from secuprev.law import Seats
from secuprev.rules.case import Case
from secuprev.rules.seating import Holder, empty_seats
from secuprev.values import AnyDate

__all__ = ["answering", "prefects", "seats_there"]

_PREFECTS = "council.prefect_offices"
_NO_COUNCIL = "none"  # what the texts on councils say is nothing to what stands outside them


def prefects(
    where: str | None, case: Case, on: AnyDate | None = None, of: str | None = None
) -> tuple[str, ...]:
    """Return the offices one of which the decrees on councils seat as the prefect of a place.

    A kind of council (``of``) is told its own articles.
    """
    return case.value(_PREFECTS, on, where, of).value or ("prefet",)


def answering(
    code: str, where: str | None, case: Case, on: AnyDate | None = None, of: str | None = None
) -> tuple[str, ...]:
    """Return an office and those that answer for it, as a prefect of police for the prefect.

    Args:
        code: the office that a text names.
        where: the département, ``None`` when it is not known or there are several.
        case: the law; a value of the place is cited, and asked for nowhere else.
        on: the day, that of the case when ``None``.
        of: the kind of council that the text is about, when it is about one.
    """
    if code != "prefet" or where not in law.parameter(_PREFECTS).elsewhere:
        return (code,)
    there = prefects(where, case, on, of)
    return there if code in there else (code, *there)


def seats_there(
    seats: Seats,
    holders: Collection[Holder],
    where: str | None,
    case: Case,
    on: AnyDate | None = None,
    of: str = _NO_COUNCIL,
) -> Seats:
    """Open seats, where one stays empty, to those who answer at a place for the offices named.

    A text that names the prefect of police beside the prefect says itself which of them it means.
    """
    if not empty_seats(holders, seats):
        return seats
    wider = tuple(
        tuple(one for code in seat for one in answering(code, where, case, on, of))
        for seat in seats
    )
    named = {code for seat in seats for code in seat}
    others = {code for seat in wider for code in seat} - {"prefet"}
    return wider if others - named else seats
