"""The instruments of a framework on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from secuprev import law
from secuprev.cooperation.bond import AnyBond
from secuprev.cooperation.bonds import ConventionBond, CouncilBond, GroupBond, StrategyBond
from secuprev.cooperation.instruments import Instrument
from secuprev.cooperation.partners import Directory
from secuprev.law.store import per_law
from secuprev.model import Convention, Council, Force, Framework, Strategy, WorkingGroup
from secuprev.model.framework import a_framework
from secuprev.model.lifetime import both, started
from secuprev.rules import Case, FactMissing, default_day
from secuprev.values import AnyDate, InvalidDate, Text, as_partial

__all__ = ["bonds_on", "day_of", "instruments_on"]

# Communes known to be covered, and whether they are all of them.
_Reach = tuple[Iterable[str], bool]
_UNTOLD: _Reach = ((), False)


def day_of(on: AnyDate | None) -> date:
    """Return the day asked about, by default that of `secuprev.check`; it must be exact."""
    if on is None:
        return default_day()
    moment = as_partial(on)
    if not moment.is_exact:
        reason = Text(fr="il faut un jour précis", en="an exact day is needed")
        raise InvalidDate(str(moment), reason)
    return moment.earliest


def instruments_on(framework: Framework, on: AnyDate | None = None) -> tuple[Instrument, ...]:
    """Return the instruments of a framework on a day, in the order of the document.

    Those that are known not to be in force are left out; those of which it cannot be told are
    there, and not ``certain``.
    """
    return tuple(one.instrument for one in bonds_on(framework, day_of(on)))


def bonds_on(framework: Framework, on: date) -> tuple[AnyBond, ...]:
    """Return the same with their facts yet to be worked out.

    The last day asked about is kept with the framework: most questions follow another about the
    same day.
    """
    asked = on, tuple(one.digest for one in law.laid())
    known: tuple[object, tuple[AnyBond, ...]] | None = a_framework(framework).kept.get("bonds")
    if known is None or known[0] != asked:
        known = asked, tuple(_Reading(framework, on).bonds())
        framework.kept["bonds"] = known
    return known[1]


@per_law
def _labels() -> dict[str, Text]:
    return {code: one.label for code, one in law.domains.items()}


class _Reading:
    def __init__(self, framework: Framework, on: date) -> None:
        self.framework, self.on = framework, on
        self.case = Case(framework, on)
        self.directory, self.labels = Directory.of(framework), _labels()

    def bonds(self) -> Iterator[AnyBond]:
        for convention in self.framework.conventions or ():
            certain = self._runs(convention)
            if certain is not False:
                yield self._bond(ConventionBond, convention, certain, self._reach_of(convention))
        councils = {one.id: one.exists(self.on) for one in self.framework.councils or ()}
        for council in self.framework.councils or ():
            exists = councils[council.id]
            if exists is not False:
                yield self._bond(CouncilBond, council, exists, self._of_body(council))
        for group in self.framework.groups or ():
            held = True if group.council is None else councils[group.council]
            certain = both(started(group.created, self.on), held)
            if certain is not False:
                under = self._council_of(group)
                reach = _UNTOLD if under is None else self._of_body(under)
                yield self._bond(GroupBond, group, certain, reach)
        for strategy in self.framework.strategies or ():
            certain = strategy.in_force(self.on)
            unsigned = started(strategy.signed, self.on) is False
            if certain is not False and not unsigned:
                under = self._council_of(strategy)
                own = strategy.communes is not None or strategy.epci is not None
                reach = self._of_body(strategy if own or under is None else under)
                yield self._bond(StrategyBond, strategy, certain, reach, under)

    def _bond(
        self, kind: type[AnyBond], source: Any, certain: bool | None, reach: _Reach, *more: Any
    ) -> AnyBond:
        communes, known = reach
        where = frozenset(communes)
        directory, labels = self.directory, self.labels
        return kind(source, self.on, certain is True, where, known, directory, labels, *more)

    # --- in force ---------------------------------------------------------------------------------

    def _runs(self, convention: Convention) -> bool | None:
        try:
            return self.case.in_force(convention)
        except FactMissing:
            return None

    # --- where ------------------------------------------------------------------------------------

    def _reach_of(self, one: Convention) -> _Reach:
        """Return the communes of a convention, else those of the local forces that are parties."""
        if one.communes is not None:
            return one.communes, one.communes_complete is not False
        forces = [self.framework.of_kind(Force, id) for id in one.forces]
        local = [one.communes for one in forces if one.kind in self.case.local_forces]
        codes = [code for found in local for code in found or ()]
        return codes, bool(local) and None not in local

    def _of_body(self, one: Council | Strategy) -> _Reach:
        """Return the communes of a council or of a strategy, else those of its body."""
        if one.communes is not None:
            return one.communes, True
        body = self.case.body_of(one)
        return _UNTOLD if body is None or body.communes is None else (body.communes, True)

    def _council_of(self, one: WorkingGroup | Strategy) -> Council | None:
        return None if one.council is None else self.framework.of_kind(Council, one.council)
