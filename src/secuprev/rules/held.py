"""Whether an agreement or a plan that the law asks for is there on the day."""

from collections.abc import Callable, Iterable

from secuprev.model import Strategy
from secuprev.model.lifetime import started
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.verdict import FactMissing, MissingFact

__all__ = ["held"]


def held(
    case: Case,
    kind: str,
    covers: Callable[[Strategy], bool | None],
    runs: Callable[[Strategy], bool | None] | None = None,
    among: Iterable[Strategy] | None = None,
    naming: str = "communes",
) -> bool:
    """Tell whether an instrument of a kind runs on the day, among those that cover something.

    Args:
        case: what is known, and the day.
        kind: kind of instrument.
        covers: tells whether one covers what is asked about, ``None`` if that is not known; it may
            name itself what would have to be.
        runs: tells whether one runs on the day; by default over its term.
        among: the instruments to look at; by default all those of the framework.
        naming: the field in which an instrument says what it covers.

    Raises:
        FactMissing: the instruments are not known, or whether one of them is the one is not.
    """
    doubts: list[MissingFact] = []
    for one in case.need_list("strategies") if among is None else among:
        if one.kind != kind:
            continue
        running = one.in_force(case.day) if runs is None else runs(one)
        try:
            concerned = covers(one)
        except FactMissing as unknown:
            doubts += unknown.missing if running is not False else ()
            continue
        if concerned and running:
            return True
        if concerned is not False and running is not False:
            doubts.append(missing_fact(one, naming) if running else _undated(one, case))
    if doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    return False


def _undated(one: Strategy, case: Case) -> MissingFact:
    """Name the day or the term for want of which it is not known whether an instrument runs."""
    begun = started(one.start or one.signed, case.day)
    return missing_fact(one, "signed" if begun is None else "years")
