"""The days on which the law of instruments changed, and the texts that changed it."""

from collections.abc import Iterable
from datetime import date

from secuprev import law
from secuprev.cooperation.instruments import InstrumentKind

__all__ = ["changes_for"]

# The groups of legal values that are about each kind of instrument.
_ABOUT = {
    InstrumentKind.CONVENTION: ("convention", "model"),
    InstrumentKind.COUNCIL: ("council", "clspd", "cispd"),
    InstrumentKind.GROUP: ("group",),
    InstrumentKind.STRATEGY: (),
}


def changes_for(kinds: Iterable[InstrumentKind]) -> dict[date, tuple[str, ...]]:
    """Return the days on which the law of some kinds of instrument changed, oldest first.

    Each has the texts that brought the change, in short; a text that only moved a value from one
    code to another changed nothing.

    >>> changes_for([InstrumentKind.GROUP])[date(2011, 3, 16)]
    ('Loi 2011-267',)
    """
    groups = {group for kind in kinds for group in _ABOUT[kind]}
    found: dict[date, list[str]] = {}
    for name in law.names():
        if name.partition(".")[0] in groups:
            for state in law.parameter(name).changes():
                if state.period.start is not None:
                    texts = found.setdefault(state.period.start, [])
                    texts += [_short(reference) for reference in state.changed_by]
    return {day: tuple(dict.fromkeys(sorted(found[day]))) for day in sorted(found)}


def _short(reference: str) -> str:
    return law.text(reference.partition(" ")[0]).short
