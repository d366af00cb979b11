"""What a CISPD rests on, and who chairs a council."""

from secuprev.law import Seats
from secuprev.law.kinds import one_of
from secuprev.model import Council
from secuprev.rules.answering import seats_there
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import (
    NOT_CISPD,
    NOT_THERE,
    departement,
    kind_of,
    rests_on_act,
    weight,
)
from secuprev.rules.own_values import own_value
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import empty_seats, named, seated, strangers
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_NOT_ASKED = not_applicable(
    Text(fr="la compétence n'était pas exigée", en="the competence was not asked for")
)
_CONTRACTUAL = breach(
    Text(
        fr="aucun texte ne fonde ce CISPD sur cet établissement : conseil contractuel",
        en="no act founds this CISPD on this body: a contractual council",
    ),
    Severity.PRACTICE,
)
_NO_VICE_CHAIR = not_applicable(
    Text(fr="aucun texte ne donne de vice-président", en="no text gives it a vice-chair")
)


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
        return NOT_CISPD
    if not case.exists(council):
        return NOT_THERE
    where = departement(council, case)
    if not case.value("cispd.competence_required", where=where).value:
        return _NOT_ASKED
    if rests_on_act(council, case):
        return compliant()
    return _CONTRACTUAL


def _seats_of_chairs(council: Council, case: Case) -> tuple[Seats | None, bool]:
    """Return who chairs a council, seat by seat, and whether the text itself names delegates."""
    kind = kind_of(council, case)
    name = own_value(kind.code, "chair")
    if name is not None:
        offices = case.value(name).value
        return (None if offices is None else one_of(offices)), True
    state = kind.chairs(case.day)
    case.cite(*state.citations(case.day))
    return state.value, False


@rule(
    code="GOV-004",
    name="council-chair",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("clspd.chair", "cispd.chair", "councils", "council.prefect_offices"),
    fr="Le conseil est présidé par qui la loi désigne",
    en="The council is chaired by whom the law names",
)
def council_chair(council: Council, case: Case) -> Verdict:
    """The council is chaired by whom the law names.

    Why:
        Prevention is led by the mayor, and by the president of the body that holds the competence;
        in the département by the prefect, or the prefect of police where there is one, in Paris by
        three together.

    Breach:
        on: 2012-11-23
        epci: {name: x, kind: ca}
        councils: [{id: k, kind: cispd, created: 2010-01-01, chair: prefet}]

    Compliant:
        on: 2012-11-23
        councils: [{id: k, kind: cispd, created: 2010-01-01, chair: vice_president_epci}]

    Sources:
        clspd.chair, cispd.chair, councils, council.prefect_offices

    History:
        The mayor alone from 2002, or a delegate since March 2007. Until July 2007 a member mayor
        could chair a CISPD.
    """
    if not case.exists(council):
        return NOT_THERE
    seats, delegates_named = _seats_of_chairs(council, case)
    if seats is None:
        return NO_TEXT
    chairs = [{code} for code in (case.need(council, "chair"), *(council.joint_chairs or ()))]
    seats = seats_there(seats, chairs, departement(council, case), case, of=council.kind)
    others = strangers(chairs, seats, by_delegation=not delegates_named)
    if others:
        names = named(code for one in others for code in one)
        return breach(
            Text(fr=f"présidé par : {names.fr}", en=f"chaired by: {names.en}"),
            weight(council, case),
        )
    empty = empty_seats(chairs, seats, by_delegation=not delegates_named)
    if not empty:
        return compliant()
    if council.joint_chairs is None:
        raise FactMissing(missing_fact(council, "joint_chairs"))
    names = seated(empty)
    return breach(
        Text(fr=f"ne préside pas avec les autres : {names.fr}", en=f"not a joint chair: {names.en}")
    )


@rule(
    code="GOV-026",
    name="council-vice-chairs",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("councils",),
    fr="Le conseil départemental de prévention a les vice-présidents que le décret lui donne",
    en="The departmental prevention council has the vice-chairs that the decree gives it",
)
def council_vice_chairs(council: Council, case: Case) -> Verdict:
    """The departmental prevention council has the vice-chairs that the decree gives it.

    Why:
        The prefect chairs it, but the département holds social action and the prosecutor the
        public action: both are its vice-chairs, and are consulted before its make-up is settled.

    Breach:
        on: 2018-03-01
        councils: [{id: k, kind: cdpd, created: 2006-09-01, vice_chairs: [procureur]}]

    Compliant:
        on: 2018-03-01
        councils:
          - id: k
            kind: cdpd
            created: 2006-09-01
            vice_chairs: [president_conseil_departemental, procureur]

    Sources:
        councils

    History:
        The same two since the decree of 1992, before the record begins.
    """
    state = kind_of(council, case).vice_chairs(case.day)
    if not state.value:
        return _NO_VICE_CHAIR
    if not case.exists(council):
        return NOT_THERE
    case.cite(*state.citations(case.day))
    empty = empty_seats([{code} for code in case.need(council, "vice_chairs")], state.value)
    if not empty:
        return compliant()
    names = seated(empty)
    return breach(Text(fr=f"non vice-président : {names.fr}", en=f"not a vice-chair: {names.en}"))
