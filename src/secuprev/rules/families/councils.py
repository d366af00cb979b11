"""How a CLSPD or a CISPD is founded, chaired, composed, and how often it meets."""

from secuprev.law import office
from secuprev.model import Council, Member, YearOfMeetings
from secuprev.rules.bodies import founds_cispd, one_departement
from secuprev.rules.case import Case, missing_fact
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
from secuprev.values import PartialDate, Text

_LOCAL = ("clspd", "cispd")
_OTHER_COUNCIL = Text(
    fr="la règle vise le CLSPD et le CISPD", en="the rule is about the CLSPD and the CISPD"
)
_NOT_THERE = Text(fr="le conseil n'existe pas ce jour-là", en="the council does not exist then")


def _departement(council: Council, case: Case) -> str | None:
    """Return the département of a council when its communes leave no doubt."""
    return one_departement(council.communes or case.communes)


def _not_judged(council: Council, case: Case) -> Text | None:
    """Say why the rules of the CLSPD and the CISPD leave a council alone, if they do."""
    if council.kind not in _LOCAL:
        return _OTHER_COUNCIL
    return None if case.exists(council) else _NOT_THERE


def rests_on_act(council: Council, case: Case) -> bool:
    """Tell whether the body of a council is an own-tax one that holds the prevention competence.

    Only on such a body does the act found a CISPD, and only its president sits in a CLSPD.

    Raises:
        FactMissing: the kind of the body, its taxation or its competence is not known.
    """
    return founds_cispd(case.body_of(council), case, _departement(council, case))


@rule(
    code="GOV-003",
    name="cispd-without-competence",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("cispd.competence_required",),
    fr="Un CISPD repose sur un EPCI à fiscalité propre qui exerce la compétence de prévention",
    en="A CISPD rests on an own-tax EPCI that holds the prevention competence",
)
def cispd_without_competence(council: Council, case: Case) -> Verdict:
    """A CISPD rests on an own-tax EPCI that holds the prevention competence.

    Why:
        The act knows no other CISPD. A council that communes set up among themselves is
        contractual: it is allowed, but it rests on no act and releases nobody from a CLSPD.

    Breach:
        on: 2012-11-23
        epci: {name: Sénart, kind: san, prevention: false}
        councils: [{id: cispd, kind: cispd, created: 2010-01-01}]

    Compliant:
        on: 2015-06-01
        epci: {name: Melun Val de Seine, kind: ca}
        councils: [{id: cispd, kind: cispd, created: 2015-01-01}]

    Sources:
        cispd.competence_required

    History:
        From 2002 to July 2007 communes could set one up by matching deliberations. Kinds of body
        came to hold the competence by law at different times.
    """
    if council.kind != "cispd":
        return not_applicable(Text(fr="pas un CISPD", en="not a CISPD"))
    if not case.exists(council):
        return not_applicable(_NOT_THERE)
    where = _departement(council, case)
    if not case.value("cispd.competence_required", where=where).value:
        return not_applicable(
            Text(fr="la compétence n'était pas exigée", en="the competence was not asked for")
        )
    if rests_on_act(council, case):
        return compliant()
    return breach(
        Text(
            fr="aucun texte ne fonde ce CISPD sur cet établissement : conseil contractuel",
            en="no act founds this CISPD on this body: a contractual council",
        ),
        Severity.PRACTICE,
    )


@rule(
    code="GOV-004",
    name="council-chair",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("clspd.chair", "cispd.chair"),
    fr="Le conseil est présidé par qui la loi désigne",
    en="The council is chaired by whom the law names",
)
def council_chair(council: Council, case: Case) -> Verdict:
    """The council is chaired by whom the law names.

    Why:
        Prevention is led by the mayor, and by the president of the body that holds the competence.

    Breach:
        on: 2012-11-23
        epci: {name: x, kind: ca}
        councils: [{id: k, kind: cispd, created: 2010-01-01, chair: prefet}]

    Compliant:
        on: 2012-11-23
        councils: [{id: k, kind: cispd, created: 2010-01-01, chair: vice_president_epci}]

    Sources:
        clspd.chair, cispd.chair

    History:
        The mayor alone from 2002, or a delegate since March 2007. Until July 2007 a member mayor
        could chair a CISPD.
    """
    reason = _not_judged(council, case)
    if reason:
        return not_applicable(reason)
    allowed = case.value(f"{council.kind}.chair").value
    if allowed is None:
        return not_applicable(NO_TEXT)
    chair = case.need(council, "chair")
    if chair in allowed:
        return compliant()
    label = office(chair).label
    severity = None
    if council.kind == "cispd" and not rests_on_act(council, case):
        severity = Severity.PRACTICE  # no act says who chairs a contractual council
    return breach(Text(fr=f"présidé par : {label.fr}", en=f"chaired by: {label.en}"), severity)


def _sits(code: str, accepted: tuple[str, ...], members: tuple[Member, ...], case: Case) -> bool:
    """Tell whether an office sits, by itself or through a partner that stands for it."""
    for member in members:
        if member.office in accepted:
            return True
        if member.partner is not None and member.partner in case.framework:
            kind = getattr(case.framework[member.partner], "kind", None)
            if kind in accepted:
                return True
    return False


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
    reason = _not_judged(council, case)
    if reason:
        return not_applicable(reason)
    required = case.value(f"{council.kind}.members_by_right").value
    if required is None:
        return not_applicable(NO_TEXT)
    members = case.need(council, "members")
    prefects = case.value("council.prefect_offices", where=_departement(council, case)).value
    absent = [
        code
        for code in required
        if not _sits(code, prefects if code == "prefet" else (code,), members, case)
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
    if _sits("president_epci", ("president_epci", "vice_president_epci"), members, case):
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
    reason = _not_judged(council, case)
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
