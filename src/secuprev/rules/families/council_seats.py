"""On what ground each member of a CLSPD or a CISPD sits."""

from secuprev import law
from secuprev.model import Council
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import codes_of, departement, not_judged
from secuprev.rules.membership import seats_by_right
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import fills, named
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
)
from secuprev.values import Text


@rule(
    code="GOV-022",
    name="council-seats",
    target=Council,
    severity=Severity.PRACTICE,
    cites=(
        "clspd.members_by_right",
        "cispd.members_by_right",
        "clspd.epci_president_by_right",
        "cispd.mayors_by_right",
        "clspd.printed_by_right",
        "cispd.printed_by_right",
        "clspd.members_on_request",
        "cispd.members_on_request",
        "council.prefect_offices",
        "clspd.chair",
        "cispd.chair",
    ),
    fr="Chacun siège au conseil au titre que le texte du jour lui donne",
    en="Everyone sits in the council on the ground that the text of the day gives",
)
def council_seats(council: Council, case: Case) -> Verdict:
    """Everyone sits in the council on the ground that the text of the day gives.

    Why:
        Few sit by right, some on their request, the others because they were named. Since 2024
        the act and the decree no longer name the same: who is still printed in the decree alone is
        pointed out, and no more.

    Breach:
        on: 2012-11-23
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            members: [prefet, procureur, {office: bailleur, by_right: true}]

    Compliant:
        on: 2012-11-23
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            members: [prefet, procureur, {office: bailleur}]

    Sources:
        clspd.members_by_right, cispd.members_by_right, clspd.epci_president_by_right,
        cispd.mayors_by_right, clspd.printed_by_right, cispd.printed_by_right,
        clspd.members_on_request, cispd.members_on_request, council.prefect_offices, clspd.chair,
        cispd.chair

    History:
        The president of the departmental council and the mayors of a CISPD left the list of the
        act in March 2024; mayors and members of Parliament sit on request since then.
    """
    reason = not_judged(council, case)
    if reason:
        return reason
    seats = seats_by_right(council, case)
    if seats is None:
        return NO_TEXT
    by_right = seats.union(case.value(f"{council.kind}.chair").value or ())
    where = departement(council, case)
    printed = case.value(f"{council.kind}.printed_by_right", where=where).value or ()
    on_request = case.value(f"{council.kind}.members_on_request", where=where).value or ()
    unfounded: list[str] = []
    unasked: list[str] = []
    observed: list[str] = []
    unknown: list[MissingFact] = []
    for member in case.need(council, "members"):
        codes = codes_of(member, case)
        place = f"{council.id}.members"
        if not codes and member.by_right:
            unknown.append(missing_fact(member, "office", under=place))
        if not codes or fills(codes, by_right):
            continue
        offices = sorted(codes & {*law.offices.codes()}) or sorted(codes)
        said = member.name or next(iter(offices))
        if member.by_right:
            (observed if not codes.isdisjoint(printed) else unfounded).append(said)
        elif not codes.isdisjoint(on_request):
            if member.asked is None:
                unknown.append(missing_fact(member, "asked", under=place))
            elif not member.asked:
                unasked.append(said)
    if unfounded or unasked:
        return breach(_told(unfounded, unasked))
    if unknown:
        raise FactMissing(*dict.fromkeys(unknown))
    if not observed:
        return compliant()
    names = named(dict.fromkeys(observed))
    return compliant(
        Text(
            fr=f"membre de droit pour le décret encore imprimé, non pour la loi : {names.fr}",
            en=f"by right in the decree as still printed, not in the act: {names.en}",
        )
    )


def _told(unfounded: list[str], unasked: list[str]) -> Text:
    """Name those who are said to sit by right without a text, and those who did not ask."""
    parts = []
    if unfounded:
        names = named(dict.fromkeys(unfounded))
        parts.append(
            Text(
                fr=f"membre de droit sans texte : {names.fr}",
                en=f"by right without a text: {names.en}",
            )
        )
    if unasked:
        names = named(dict.fromkeys(unasked))
        parts.append(
            Text(
                fr=f"siège sans l'avoir demandé : {names.fr}",
                en=f"sits without having asked: {names.en}",
            )
        )
    return Text(fr=" ; ".join(one.fr for one in parts), en="; ".join(one.en for one in parts))
