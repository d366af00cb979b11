"""Who sits in a CLSPD or a CISPD."""

from secuprev.law import office
from secuprev.model import Council, Member
from secuprev.rules.case import Case
from secuprev.rules.footing import departement, not_judged, rests_on_act, sits
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text


@rule(
    code="GOV-005",
    name="council-members",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=(
        "clspd.members_by_right",
        "cispd.members_by_right",
        "clspd.epci_president_by_right",
        "cispd.mayors_by_right",
        "council.prefect_offices",
    ),
    fr="Les membres de droit siègent au conseil",
    en="The members by right sit in the council",
)
def council_members(council: Council, case: Case) -> Verdict:
    """The members by right sit in the council.

    Why:
        Without the prefect and the prosecutor the council has nobody to share with. Other members
        by right came and went: the article of the day tells.

    Breach:
        on: 2012-11-23
        councils: [{id: k, kind: clspd, created: 2010-01-01, members: [prefet]}]

    Compliant:
        on: 2024-03-23
        communes: [{code: "77288"}]
        councils: [{id: k, kind: cispd, created: 2015-01-01, members: [prefet, procureur]}]

    Sources:
        clspd.members_by_right, cispd.members_by_right, clspd.epci_president_by_right,
        cispd.mayors_by_right, council.prefect_offices

    History:
        Prefect and prosecutor at every date since 2002; the president of the departmental council
        and the mayors of a CISPD from July 2007 to March 2024.
    """
    reason = not_judged(council, case)
    if reason:
        return not_applicable(reason)
    required = case.value(f"{council.kind}.members_by_right").value
    if required is None:
        return not_applicable(NO_TEXT)
    members = case.need(council, "members")
    prefects = case.value("council.prefect_offices", where=departement(council, case)).value
    absent = [
        code
        for code in required
        if not sits(prefects if code == "prefet" else (code,), members, case)
    ]
    doubt = None
    try:
        absent += _president(council, members, case)
    except FactMissing as unknown:
        doubt = unknown
    if absent:
        labels = [office(code).label for code in absent]
        return breach(
            Text(
                fr="ne siège pas : " + ", ".join(one.fr for one in labels),
                en="does not sit: " + ", ".join(one.en for one in labels),
            )
        )
    if doubt is not None:
        raise doubt
    if council.kind == "cispd" and case.value("cispd.mayors_by_right").value:
        return _mayors(council, members, case)
    return compliant()


def _president(council: Council, members: tuple[Member, ...], case: Case) -> list[str]:
    """Name the president of the competent own-tax body if he should sit in a CLSPD and does not."""
    if council.kind != "clspd" or not case.value("clspd.epci_president_by_right").value:
        return []
    if sits(("president_epci", "vice_president_epci"), members, case):
        return []
    return ["president_epci"] if rests_on_act(council, case) else []


def _mayors(council: Council, members: tuple[Member, ...], case: Case) -> Verdict:
    """Judge whether the mayor of each member commune sits in a CISPD."""
    mayors = [one for one in members if one.office == "maire"]
    body = case.body_of(council)
    communes = body.communes if body else None
    if communes is None:
        label = Text(fr="communes membres de l'EPCI", en="member communes of the body")
        raise FactMissing(MissingFact("epci.communes", label))
    named = {one.commune for one in mayors if one.commune is not None}
    absent = [code for code in communes if code not in named]
    if not absent:
        return compliant()
    if any(one.commune is None for one in mayors):
        label = Text(fr="communes dont le maire siège", en="communes whose mayor sits")
        raise FactMissing(MissingFact("councils.members", label))
    names = ", ".join(case.commune(code).name or code for code in absent)
    return breach(
        Text(fr=f"le maire ne siège pas : {names}", en=f"the mayor does not sit: {names}")
    )
