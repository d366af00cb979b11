"""Which of the recorded years of a council is judged, and by the law of which year."""

from secuprev.model import Council, YearOfMeetings
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.verdict import FactMissing, not_applicable
from secuprev.values import PartialDate, Text

__all__ = ["TOO_YOUNG", "last_recorded_year", "last_whole_year"]

TOO_YOUNG = not_applicable(
    Text(fr="pas encore d'année entière d'existence", en="not a whole year of existence yet")
)


def last_whole_year(council: Council, case: Case) -> YearOfMeetings | None:
    """Return the last year, over before the day, of which the record is complete.

    ``None`` when the council has not existed over a whole year yet.

    Raises:
        FactMissing: no such year is recorded.
    """
    first = _first_whole_year(case.need(council, "created"))
    if first >= case.day.year:
        return None
    recorded: tuple[YearOfMeetings, ...] = case.need(council, "meetings")
    years = [one for one in recorded if one.complete and first <= one.year < case.day.year]
    if not years:
        raise FactMissing(missing_fact(council, "meetings"))
    return max(years, key=lambda one: one.year)


def last_recorded_year(council: Council, case: Case) -> YearOfMeetings:
    """Return the last year recorded, whole or not, up to that of the day.

    Raises:
        FactMissing: none is recorded.
    """
    recorded: tuple[YearOfMeetings, ...] = case.need(council, "meetings")
    years = [one for one in recorded if one.year <= case.day.year]
    if not years:
        raise FactMissing(missing_fact(council, "meetings"))
    return max(years, key=lambda one: one.year)


def _first_whole_year(created: PartialDate) -> int:
    """Return the first year along which a council is sure to have existed."""
    last = created.latest
    return last.year if (last.month, last.day) == (1, 1) else last.year + 1
