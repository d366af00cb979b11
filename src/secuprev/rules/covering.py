"""Whether each of several communes is covered by a convention in force."""

from collections.abc import Callable, Iterable

from secuprev.model import Convention
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Verdict,
    breach,
    compliant,
    unverifiable,
)
from secuprev.values import Text

__all__ = ["NO_CONVENTION", "each_covered"]

NO_CONVENTION = Text(
    fr="aucune convention de coordination en vigueur",
    en="no convention de coordination in force",
)


def each_covered(
    codes: Iterable[str], case: Case, serves: Callable[[Convention], bool], lacking: Text
) -> Verdict:
    """Judge whether each commune is covered by a convention in force.

    Args:
        codes: the communes.
        case: the day and the framework.
        serves: tells whether a convention is of the kind asked for.
        lacking: what a breach says, before the names of the communes that lack one.
    """
    absent: list[str] = []
    doubts: list[MissingFact] = []
    for code in codes:
        try:
            if not _covered(code, case, serves):
                absent.append(case.commune(code).name or code)
        except FactMissing as unknown:
            doubts += unknown.missing
    if absent:
        names = ", ".join(absent)
        return breach(lacking + Text(fr=f" : {names}", en=f": {names}"))
    return unverifiable(*dict.fromkeys(doubts)) if doubts else compliant()


def _covered(code: str, case: Case, serves: Callable[[Convention], bool]) -> bool:
    """Tell whether a convention in force that serves covers a commune."""
    doubts: list[MissingFact] = []
    for one in case.need_list("conventions"):
        covers = one.covers(code) if serves(one) else False
        if covers is False:
            continue
        try:
            if case.in_force(one) and covers:
                return True
            if covers is None:
                doubts.append(missing_fact(one, "communes"))
        except FactMissing as unknown:
            doubts += unknown.missing
    if doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    return False
