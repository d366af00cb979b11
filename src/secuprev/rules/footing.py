"""What rules on councils share: where a council stands, what it rests on, who sits in it.

What is answered in the same words of many communes is one verdict, made once for each figure.
"""

from datetime import date
from functools import cache

from secuprev import law
from secuprev.law import CouncilKind
from secuprev.law.store import per_law
from secuprev.model import Commune, Council, Member, Strategy, WorkingGroup
from secuprev.rules.bodies import founds_cispd, one_departement
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.seating import Holder, Seat, fills, party_codes
from secuprev.rules.verdict import FactMissing, Severity, Verdict, not_applicable
from secuprev.values import Text, commune_code

__all__ = [
    "LOCAL",
    "NOTHING_CONFIDENTIAL",
    "NOT_CISPD",
    "NOT_THERE",
    "OTHER_COUNCIL",
    "codes_of",
    "council_of",
    "departement",
    "departement_of",
    "few_inhabitants",
    "kind_of",
    "not_judged",
    "rests_on_act",
    "sits",
    "weight",
]

LOCAL = ("clspd", "cispd")
OTHER_COUNCIL = not_applicable(
    Text(fr="la règle vise le CLSPD et le CISPD", en="the rule is about the CLSPD and the CISPD")
)
NOT_CISPD = not_applicable(Text(fr="pas un CISPD", en="not a CISPD"))
NOT_THERE = not_applicable(
    Text(fr="le conseil n'existe pas ce jour-là", en="the council does not exist then")
)
NOTHING_CONFIDENTIAL = not_applicable(
    Text(fr="aucun échange confidentiel", en="nothing confidential is exchanged")
)


@cache
def few_inhabitants(most: int) -> Verdict:
    """Say that a commune has no more inhabitants than those above which a text asks something."""
    return not_applicable(Text(fr=f"{most} habitants ou moins", en=f"{most} inhabitants or fewer"))


def departement(one: Council | Strategy, case: Case) -> str | None:
    """Return the département of a council or a strategy when its communes leave no doubt."""
    key = (departement, one.id)
    if key not in case.kept:
        case.kept[key] = one_departement(one.communes or case.communes)
    found: str | None = case.kept[key]
    return found


def departement_of(group: WorkingGroup, case: Case) -> str | None:
    """Return the département of a group: that of its council, or else of all the communes."""
    if group.council is None:
        return one_departement(case.communes)
    return departement(case.framework.of_kind(Council, group.council), case)


def kind_of(council: Council, case: Case) -> CouncilKind:
    """Return the kind of a council in the law of the day: Paris has its own for the common name."""
    return _kind_in(departement(council, case), council.kind, case.day)


@per_law
def _kind_in(where: str | None, code: str, on: date) -> CouncilKind:
    for kind in law.councils(on):
        if kind.stands_for == code and where in kind.departements:
            return kind
    return law.council(code)


def council_of(commune: Commune, code: str, case: Case) -> Council | None:
    """Return the council of a kind that a commune has on the day, ``None`` when there is none.

    Raises:
        FactMissing: the councils are not known, or one of which the communes are not may be its.
    """
    kinds = _called(code, commune_code.departement(commune.code))
    case.need_list("councils")
    for council in case.framework.councils_of(commune.code):
        if council.kind in kinds and case.exists(council):
            return council
    doubts = [
        missing_fact(council, "communes")
        for council in case.framework.councils_of(None)
        if council.kind in kinds and council.exists(case.day) is not False
    ]
    if doubts:
        raise FactMissing(*doubts)
    return None


@per_law
def _called(code: str, where: str) -> frozenset[str]:
    """Return the kinds that go by the name of one in a département: its own beside the common."""
    own = (one for one in law.councils() if one.stands_for == code and where in one.departements)
    return frozenset((code, *(one.code for one in own)))


def not_judged(council: Council, case: Case) -> Verdict | None:
    """Say why the rules of the CLSPD and the CISPD leave a council alone, if they do.

    They leave that of Paris alone, whatever it is called: it has texts of its own.
    """
    if kind_of(council, case).code not in LOCAL:
        return OTHER_COUNCIL
    return None if case.exists(council) else NOT_THERE


def rests_on_act(council: Council, case: Case) -> bool:
    """Tell whether the body of a council is an own-tax one that holds the prevention competence.

    Only on such a body does the act found a CISPD; it treats a territorial body of the Grand Paris
    as one, which has no taxes of its own.

    Raises:
        FactMissing: the kind of the body, its taxation or its competence is not known.
    """
    return founds_cispd(case.body_of(council), case, departement(council, case))


def weight(council: Council, case: Case) -> Severity | None:
    """Return the severity of a breach by a CISPD that no act founds, ``None`` for another council.

    What the code asks of a CISPD it asks of that of the act; the contractual ones follow by usage.

    Raises:
        FactMissing: whether the act founds it turns on a fact that is not known.
    """
    if council.kind != "cispd":
        return None
    where = departement(council, case)
    if not law.value("cispd.competence_required", case.day, where).value:
        return None  # founded by the decree of 2002, on whatever body
    return None if rests_on_act(council, case) else Severity.PRACTICE


def codes_of(member: Member, case: Case) -> Holder:
    """Return the codes under which a member may be known to a text: its office, its partner's."""
    codes = {member.office} if member.office else set()
    if member.partner is not None and member.partner in case.framework:
        codes |= party_codes(case.framework[member.partner])
    return codes


def sits(accepted: Seat, members: tuple[Member, ...], case: Case) -> bool:
    """Tell whether one of some offices or kinds sits, itself or represented."""
    return any(fills(codes_of(member, case), accepted) for member in members)
