"""How often a council meets."""

from secuprev.model import Council, YearOfMeetings
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import not_judged
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import PartialDate, Text


@rule(
    code="GOV-006",
    name="council-meetings",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=(
        "council.meetings_per_year",
        "council.meetings_counted",
        "council.meetings_with_members_by_right",
    ),
    fr="Le conseil se réunit autant que la loi le veut",
    en="The council meets as often as the law wants",
)
def council_meetings(council: Council, case: Case) -> Verdict:
    """The council meets as often as the law wants.

    Why:
        A council that does not meet is a council on paper. Only a whole year, fully recorded, by
        the law that held all along it, is judged.

    Breach:
        on: 2013-02-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            meetings: [{year: 2012, plenary: 0, complete: true}]

    Compliant:
        on: 2013-02-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            meetings: [{year: 2012, plenary: 1, complete: true}]

    Sources:
        council.meetings_per_year, council.meetings_counted,
        council.meetings_with_members_by_right

    History:
        Two meetings a year until July 2007, one plenary since; since March 2024 one with the
        members by right or representatives named for it.
    """
    reason = not_judged(council, case)
    if reason:
        return not_applicable(reason)
    case.value("council.meetings_per_year")
    first = _first_whole_year(case.need(council, "created"))
    if first >= case.day.year:
        return not_applicable(
            Text(
                fr="pas encore d'année entière d'existence", en="not a whole year of existence yet"
            )
        )
    years = [
        one
        for one in case.need(council, "meetings")
        if one.complete and first <= one.year < case.day.year
    ]
    if not years:
        raise FactMissing(missing_fact(council, "meetings"))
    last = max(years, key=lambda one: one.year)
    return _met_enough(last, case)


def _first_whole_year(created: PartialDate) -> int:
    """Return the first year along which a council is sure to have existed."""
    last = created.latest
    return last.year if (last.month, last.day) == (1, 1) else last.year + 1


def _met_enough(record: YearOfMeetings, case: Case) -> Verdict:
    """Judge one whole year, by the law that held all along it."""
    year = PartialDate(record.year)
    wanted = case.value("council.meetings_per_year", year).value
    if wanted is None:
        return not_applicable(Text(fr="aucun texte cette année-là", en="no text in that year"))
    counted = case.value("council.meetings_counted", year).value
    held: int = case.need(record, "plenary", under="meetings")
    if counted == "any" and held < wanted:
        held += case.need(record, "restricted", under="meetings")
    if held < wanted:
        return breach(
            Text(
                fr=f"{held} réunion(s) en {record.year}, pour {wanted} au moins",
                en=f"{held} meeting(s) in {record.year}, for {wanted} at least",
            )
        )
    with_members = case.value("council.meetings_with_members_by_right", year).value
    if not with_members:
        return compliant()
    if case.need(record, "with_members_by_right", under="meetings") < with_members:
        return breach(
            Text(
                fr=f"aucune réunion avec les membres de droit en {record.year}",
                en=f"no meeting with the members by right in {record.year}",
            )
        )
    return compliant()
