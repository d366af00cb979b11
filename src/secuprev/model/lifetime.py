"""When an instrument is in force: facts about its dates, no rule of law."""

from datetime import MAXYEAR, date

from secuprev.values import AnyDate, PartialDate

__all__ = ["both", "started", "within_term"]


def both(*answers: bool | None) -> bool | None:
    """Tell whether all answers are yes: one no is a no, else one unknown is an unknown."""
    if False in answers:
        return False
    return None if None in answers else True


def started(start: PartialDate | None, on: AnyDate) -> bool | None:
    """Tell whether something that began at ``start`` has begun on a day."""
    if start is None:
        return None
    later = start.is_after(on)
    return None if later is None else not later


def within_term(
    start: PartialDate | None, years: int | None, until: PartialDate | None, on: date
) -> bool | None:
    """Tell whether a term of ``years`` from ``start``, or one that ends ``until``, runs."""
    if until is not None:
        over = until.is_before(on)
    elif start is None:
        return None
    elif years is None:
        # Whatever its term, an instrument runs on the day on which it begins.
        return True if start.is_same_day(on) else None
    elif (year := min(start.year + years, MAXYEAR)) != on.year:
        over = year < on.year  # whatever the month and the day
    else:
        # The last day of the term is the eve of the anniversary.
        still = start.plus_years(years).is_after(on)
        over = None if still is None else not still
    return None if over is None else not over
