"""Who sits in a CLSPD or a CISPD, on what ground, and what settles it."""

from collections.abc import Sequence

from secuprev.law import Seats, intercommunal_kind
from secuprev.model import Council, Member, Partner
from secuprev.rules.answering import prefects
from secuprev.rules.case import Case
from secuprev.rules.footing import (
    NOT_THERE,
    codes_of,
    departement,
    kind_of,
    not_judged,
    rests_on_act,
    weight,
)
from secuprev.rules.naming import called
from secuprev.rules.own_values import own_value
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import Holder, empty_seats, fills, named, seated
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

_NO_ORDER_ASKED = not_applicable(
    Text(fr="aucun texte ne veut d'arrêté", en="no text asks for an order")
)


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
        by right came and went: the article of the day tells. Each may be represented: a sub-prefect
        sits for the prefect, a delegate for the mayor.

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
        return reason
    where = departement(council, case)
    required = case.value(f"{council.kind}.members_by_right", where=where).value
    if required is None:
        return NO_TEXT
    members = case.need(council, "members")
    present = [codes_of(one, case) for one in members]
    present += [{code} for code in (council.chair, *(council.joint_chairs or ())) if code]
    # A sous-préfet represents whichever prefect it is.
    state = (*prefects(where, case, of=council.kind), "sous_prefet")
    seats = tuple(state if code == "prefet" else (code,) for code in required)
    absent = empty_seats(present, seats)
    doubt = None
    try:
        absent += _president(council, present, case)
    except FactMissing as unknown:
        doubt = unknown
    if absent:
        names = seated(absent)
        return breach(
            Text(fr=f"ne siège pas : {names.fr}", en=f"does not sit: {names.en}"),
            weight(council, case),
        )
    if doubt is not None:
        raise doubt
    if council.kind == "cispd" and case.value("cispd.mayors_by_right").value:
        return _mayors(council, members, case)
    return compliant()


_PRESIDENT: Seats = (("president_epci",),)


def _president(council: Council, present: Sequence[Holder], case: Case) -> Seats:
    """Return the seat of the president of the competent own-tax body, if a CLSPD wants for him."""
    if council.kind != "clspd":
        return ()
    if not case.value("clspd.epci_president_by_right", where=departement(council, case)).value:
        return ()
    if not empty_seats(present, _PRESIDENT):
        return ()
    kind = body.kind if (body := case.body_of(council)) else None
    if kind is not None and intercommunal_kind(kind).own_taxation is False:
        return ()
    return _PRESIDENT if rests_on_act(council, case) else ()


def _mayors(council: Council, members: tuple[Member, ...], case: Case) -> Verdict:
    """Judge whether the mayor of each member commune sits in a CISPD, or is represented."""
    mayors = [one for one in members if fills(codes_of(one, case), ("maire_membre",))]
    theirs = [_communes(one, case) for one in mayors]
    body = case.body_of(council)
    communes = body.communes if body else None
    if communes is None:
        label = Text(fr="communes membres de l'EPCI", en="member communes of the body")
        raise FactMissing(MissingFact("epci.communes", label))
    named = {code for codes in theirs for code in codes or ()}
    absent = [code for code in communes if code not in named]
    if not absent:
        return compliant()
    if None in theirs:
        label = Text(fr="communes dont le maire siège", en="communes whose mayor sits")
        raise FactMissing(MissingFact("councils.members", label))
    names = called(absent, case)
    return breach(
        Text(fr=f"le maire ne siège pas : {names}", en=f"the mayor does not sit: {names}"),
        weight(council, case),
    )


def _communes(member: Member, case: Case) -> tuple[str, ...] | None:
    """Return the communes for which a mayor or a delegate sits, ``None`` when they are not told."""
    if member.commune is not None:
        return (member.commune,)
    if member.partner is None or member.partner not in case.framework:
        return None
    party = case.framework[member.partner]
    return party.communes if isinstance(party, Partner) else None


@rule(
    code="GOV-013",
    name="composition-order-missing",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=(
        "clspd.composition_order_by",
        "cispd.composition_order_by",
        "cspd_arrondissement.composition_order_by",
    ),
    fr="Un arrêté fixe la composition du conseil",
    en="An order settles who sits in the council",
)
def composition_order_missing(council: Council, case: Case) -> Verdict:
    """An order settles who sits in the council.

    Why:
        It says who is convened, who counts in the majority that may call a meeting, and before
        whom names may be spoken. The mayor signs it, or the president of the body.

    Breach:
        on: 2012-11-23
        councils: [{id: k, kind: clspd, created: 2010-01-01, composition_order: false}]

    Compliant:
        on: 2012-11-23
        councils: [{id: k, kind: clspd, created: 2010-01-01, composition_order: true}]

    Sources:
        clspd.composition_order_by, cispd.composition_order_by,
        cspd_arrondissement.composition_order_by

    History:
        Since the decree of July 2007; in the act itself since March 2024. Since July 2002 for the
        councils of the arrondissements of Paris.
    """
    name = own_value(kind_of(council, case).code, "composition_order_by")
    if name is None:
        return _NO_ORDER_ASKED
    if not case.exists(council):
        return NOT_THERE
    signers = case.value(name, where=departement(council, case)).value
    if signers is None:
        return NO_TEXT
    if case.need(council, "composition_order"):
        return compliant()
    by = named(signers)
    return breach(
        Text(
            fr=f"composition sans arrêté (à prendre par : {by.fr})",
            en=f"no order on who sits (to be made by: {by.en})",
        ),
        weight(council, case),
    )


_COUNTED = Text(
    fr="si les collèges comptent le président, le préfet et le procureur",
    en="whether the colleges count the chair, the prefect and the prosecutor",
)


@rule(
    code="GOV-014",
    name="council-colleges",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=(
        "council.colleges",
        "council.college_percent",
        "clspd.members_by_right",
        "cispd.members_by_right",
    ),
    fr="Un conseil de 2002 a trois collèges, dont aucun ne dépasse la moitié des membres",
    en="A council of 2002 has three colleges, none of which exceeds half of the members",
)
def council_colleges(council: Council, case: Case) -> Verdict:
    """A council of 2002 has three colleges, none of which exceeds half of the members.

    Why:
        Elected members, the State, and those who work in the field: none was to hold the council
        by numbers. The chair, the prefect and the prosecutor are members outside the colleges.

    Breach:
        on: 2005-06-01
        councils: [{id: k, kind: clspd, created: 2003-01-15, colleges: [13, 5, 4]}]

    Compliant:
        on: 2005-06-01
        councils: [{id: k, kind: clspd, created: 2003-01-15, colleges: [10, 6, 4]}]

    Sources:
        council.colleges, council.college_percent, clspd.members_by_right, cispd.members_by_right

    History:
        From July 2002 to July 2007 only.
    """
    reason = not_judged(council, case)
    if reason:
        return reason
    wanted = case.value("council.colleges", of=council.kind).value
    share = case.value("council.college_percent", of=council.kind).value
    if wanted is None or share is None:
        return NO_TEXT
    colleges = case.need(council, "colleges")
    if len(colleges) != wanted:
        return breach(
            Text(
                fr=f"{len(colleges)} collège(s), pour {wanted}",
                en=f"{len(colleges)} college(s), for {wanted}",
            )
        )
    outside = 1 + len(case.value(f"{council.kind}.members_by_right").value or ())  # and the chair
    largest, total = max(colleges), outside + sum(colleges)
    if 100 * largest <= share * sum(colleges):
        return compliant()
    if 100 * largest <= share * total:
        raise FactMissing(MissingFact(f"{council.id}.colleges", _COUNTED))
    return breach(
        Text(
            fr=f"un collège de {largest} membres sur {total}",
            en=f"a college of {largest} members of {total}",
        )
    )
