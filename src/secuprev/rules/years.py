"""Which of the recorded years of a council is judged, and by the law of which year."""

from collections.abc import Callable
from datetime import date

from secuprev.law import StraddlesChange
from secuprev.model import Council, YearOfMeetings
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import weight
from secuprev.rules.reasons import NO_TEXT_THAT_YEAR
from secuprev.rules.verdict import (
    FactMissing,
    Status,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import AnyDate, PartialDate, Text

__all__ = ["TOO_YOUNG", "by_law_of_year", "last_whole_year", "none_in_year"]

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


def _last_recorded_year(council: Council, case: Case) -> YearOfMeetings:
    """Return the last year recorded, whole or not, up to that of the day.

    Raises:
        FactMissing: none is recorded.
    """
    recorded: tuple[YearOfMeetings, ...] = case.need(council, "meetings")
    years = [one for one in recorded if one.year <= case.day.year]
    if not years:
        raise FactMissing(missing_fact(council, "meetings"))
    return max(years, key=lambda one: one.year)


def by_law_of_year(
    record: YearOfMeetings, council: Council, case: Case, judge: Callable[[AnyDate], Verdict]
) -> Verdict:
    """Judge a year by the law that held in it, and by each of them where the law changed in it.

    What no law of the year finds wrong is right, and what each finds wrong is wrong.

    Args:
        record: what is recorded of the year.
        council: whose year it is: the law of before its creation plays no part.
        case: the day, after which no law plays a part either.
        judge: the verdict by the law of a moment.

    Raises:
        StraddlesChange: some of the laws are met, and others are not.
    """
    try:
        return judge(PartialDate(record.year))
    except StraddlesChange as change:
        first = date(record.year, 1, 1)
        if council.created is not None:
            first = max(first, council.created.earliest)
        later = [one.on for one in change.changes if first < one.on <= case.day]
        verdicts = [judge(day) for day in (first, *later)]
        if len({one.status is Status.BREACH for one in verdicts}) > 1:
            raise
        return verdicts[-1]


def none_in_year(
    fact: str,
    council: Council,
    case: Case,
    asked: Callable[[AnyDate], object],
    told: Callable[[int, int], Text],
) -> Verdict:
    """Judge a count of the last recorded year, of which the law of that year wants none.

    Args:
        fact: what is counted in a year.
        council: whose year it is.
        case: the day.
        asked: whether the law of a moment asks anything of that count.
        told: what a breach says, by the count and the year.

    Raises:
        FactMissing: the year or the count is not recorded.
        StraddlesChange: the law changed in that year, and one of its laws alone is met.
    """
    year = _last_recorded_year(council, case)

    def judged(on: AnyDate) -> Verdict:
        if not asked(on):
            return NO_TEXT_THAT_YEAR
        count = case.need(year, fact, under="meetings")
        return breach(told(count, year.year), weight(council, case)) if count else compliant()

    return by_law_of_year(year, council, case, judged)


def _first_whole_year(created: PartialDate) -> int:
    """Return the first year along which a council is sure to have existed."""
    last = created.latest
    return last.year if (last.month, last.day) == (1, 1) else last.year + 1
