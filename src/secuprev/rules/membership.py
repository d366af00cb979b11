"""Who is a member of a council: who is listed, who chairs it, whom a text seats there by right."""

from secuprev.model import Council
from secuprev.rules.answering import prefects
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import LOCAL, codes_of, departement, kind_of, rests_on_act
from secuprev.rules.seating import fills
from secuprev.rules.verdict import FactMissing
from secuprev.values import AnyDate

__all__ = ["is_member", "seats_by_right"]

_PRESIDENT = ("president_epci",)


def seats_by_right(
    council: Council, case: Case, on: AnyDate | None = None
) -> frozenset[str] | None:
    """Return the offices that sit by right in a CLSPD or a CISPD, its chair left out.

    The president of a body sits in a CLSPD only where that body holds the prevention competence.
    ``None`` when no text tells on that day.
    """
    where = departement(council, case)
    listed = case.value(f"{council.kind}.members_by_right", on, where).value
    if listed is None:
        return None
    codes = {*listed, *prefects(where, case, on, council.kind)}
    if council.kind == "clspd":
        if case.value("clspd.epci_president_by_right", on, where).value:
            codes |= {"president_epci", "vice_president_epci"}
    elif case.value("cispd.mayors_by_right", on).value:
        codes |= {"maire", "maire_membre"}
    return frozenset(codes)


def is_member(code: str, council: Council, case: Case, on: AnyDate) -> bool:
    """Tell whether an office or a kind of partner sits in a council on a day, or acts for one.

    Raises:
        FactMissing: the text does not seat it, and who sits is not known.
    """
    listed = () if council.members is None else council.members
    holders = [codes_of(one, case) for one in listed]
    holders += [{one} for one in _chairs(council, case, on)]
    if any(fills({code}, frozenset(one)) or fills(one, (code,)) for one in holders):
        return True
    if kind_of(council, case).code in LOCAL and _by_right(code, council, case, on):
        return True
    if council.members is None:
        raise FactMissing(missing_fact(council, "members"))
    return False


def _chairs(council: Council, case: Case, on: AnyDate) -> tuple[str, ...]:
    """Return who chairs a council: those who are told, or else those whom the law names."""
    if council.chair is not None:
        return (council.chair, *(council.joint_chairs or ()))
    state = kind_of(council, case).chairs(on)
    case.cite(*state.citations())
    return tuple(code for seat in state.value or () for code in seat)


def _by_right(code: str, council: Council, case: Case, on: AnyDate) -> bool:
    if not fills({code}, seats_by_right(council, case, on) or ()):
        return False
    if council.kind == "clspd" and fills({code}, _PRESIDENT):
        return rests_on_act(council, case)
    return True
