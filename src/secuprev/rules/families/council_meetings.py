"""How often a council meets, in what formation, and at whose request."""

from functools import partial

from secuprev.model import Council, YearOfMeetings
from secuprev.rules.case import Case
from secuprev.rules.footing import departement, not_judged, weight
from secuprev.rules.reasons import NO_TEXT, NO_TEXT_THAT_YEAR
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
)
from secuprev.rules.years import TOO_YOUNG, by_law_of_year, last_whole_year, none_in_year
from secuprev.values import AnyDate, Text


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
        A council that does not meet is a council on paper. Only a whole year, fully recorded, is
        judged; one in which the law changed, where it is right or wrong by both laws.

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
        return reason
    case.value("council.meetings_per_year", where=departement(council, case), of=council.kind)
    last = last_whole_year(council, case)
    if last is None:
        return TOO_YOUNG
    return by_law_of_year(last, council, case, partial(_met_enough, council, last, case))


def _met_enough(council: Council, record: YearOfMeetings, case: Case, on: AnyDate) -> Verdict:
    """Judge one whole year, by the law of a moment of it."""
    where = departement(council, case)
    wanted = case.value("council.meetings_per_year", on, where, council.kind).value
    if wanted is None:
        return NO_TEXT_THAT_YEAR
    counted = case.value("council.meetings_counted", on, where, council.kind).value
    held: int = case.need(record, "plenary", under="meetings")
    if counted == "any" and held < wanted:
        held += case.need(record, "restricted", under="meetings")
    if held < wanted:
        return breach(
            Text(
                fr=f"{held} réunion(s) en {record.year}, pour {wanted} au moins",
                en=f"{held} meeting(s) in {record.year}, for {wanted} at least",
            ),
            weight(council, case),
        )
    with_members = case.value(
        "council.meetings_with_members_by_right", on, where, council.kind
    ).value
    if not with_members:
        return compliant()
    if case.need(record, "with_members_by_right", under="meetings") < with_members:
        return breach(
            Text(
                fr=f"aucune réunion avec les membres de droit en {record.year}",
                en=f"no meeting with the members by right in {record.year}",
            ),
            weight(council, case),
        )
    return compliant()


@rule(
    code="GOV-016",
    name="restricted-formation-without-rules",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("council.restricted_needs_rules",),
    fr="Le conseil ne se réunit en formation restreinte que si son règlement intérieur le prévoit",
    en="The council meets in a restricted formation only under its internal rules",
)
def restricted_formation_without_rules(council: Council, case: Case) -> Verdict:
    """The council meets in a restricted formation only under its internal rules.

    Why:
        A few people sit there for the whole council. The decree lets them, in the conditions that
        the internal rules set: without rules nobody knows who may sit, nor on what.

    Breach:
        on: 2020-03-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            rules_of_procedure: false
            meetings: [{year: 2019, plenary: 1, restricted: 4}]

    Compliant:
        on: 2020-03-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            rules_of_procedure: true
            meetings: [{year: 2019, plenary: 1, restricted: 4}]

    Sources:
        council.restricted_needs_rules

    History:
        In the decree of 2002 already; a duty of the CISPD as of the CLSPD.
    """
    reason = not_judged(council, case)
    if reason:
        return reason
    where = departement(council, case)

    def asked(on: AnyDate | None = None) -> object:
        return case.value("council.restricted_needs_rules", on, where, council.kind).value

    def without_rules(held: int, year: int) -> Text:
        case.need(council, "rules_of_procedure")
        return Text(
            fr=f"{held} réunion(s) restreinte(s) en {year}, sans règlement intérieur",
            en=f"{held} restricted meeting(s) in {year}, without internal rules",
        )

    if not asked():
        return NO_TEXT
    if council.rules_of_procedure:
        return compliant()
    return none_in_year("restricted", council, case, asked, without_rules)


@rule(
    code="GOV-017",
    name="requested-meeting-not-held",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("council.meeting_requesters",),
    fr="Le conseil se réunit quand le préfet ou la majorité de ses membres le demande",
    en="The council meets when the prefect or a majority of its members asks",
)
def requested_meeting_not_held(council: Council, case: Case) -> Verdict:
    """The council meets when the prefect or a majority of its members asks.

    Why:
        The chair calls the council, but does not hold the key alone: at such a request it meets by
        right.

    Breach:
        on: 2020-03-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            meetings: [{year: 2019, plenary: 1, requests_unmet: 1}]

    Compliant:
        on: 2020-03-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            meetings: [{year: 2019, plenary: 2, requests_unmet: 0}]

    Sources:
        council.meeting_requesters

    History:
        In the decree of 2002 already.
    """
    reason = not_judged(council, case)
    if reason:
        return reason
    where = departement(council, case)

    def asked(on: AnyDate | None = None) -> object:
        return case.value("council.meeting_requesters", on, where, council.kind).value

    def not_held(unmet: int, year: int) -> Text:
        return Text(
            fr=f"{unmet} demande(s) de réunion sans suite en {year}",
            en=f"{unmet} request(s) for a meeting unmet in {year}",
        )

    return none_in_year("requests_unmet", council, case, asked, not_held) if asked() else NO_TEXT
