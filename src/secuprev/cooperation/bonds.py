"""What each kind of instrument tells in its own way: who takes part, on what, and when."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from attrs import define

from secuprev.cooperation.bond import Bond
from secuprev.cooperation.instruments import InstrumentKind, Part, Relation
from secuprev.model import (
    Convention,
    Council,
    DomainMention,
    Strategy,
    WorkingGroup,
)
from secuprev.model.lifetime import started
from secuprev.values import PartialDate

__all__ = ["ConventionBond", "CouncilBond", "GroupBond", "StrategyBond"]

_DAY = timedelta(days=1)
_Named = Iterable[tuple[Sequence[DomainMention], PartialDate | None]]


@define(slots=False, eq=False)
class ConventionBond(Bond[Convention]):
    """A convention on a day."""

    kind = InstrumentKind.CONVENTION

    def _named(self) -> _Named:
        yield self.source.aims, None
        yield self.source.domains or (), None
        for one in self.source.amendments:
            if one.on is None or started(one.on, self.on):
                yield one.domains, one.on

    def _taking_part(self) -> Iterator[Part]:
        one = self.source
        for id in one.forces:
            yield Part(self.directory.known(id), Relation.PARTY)
        yield from self._signers(one.signatories, Relation.SIGNATORY)
        yield from self._signers(one.opinions, Relation.OPINION)
        yield from self._known(one.sponsor, Relation.SPONSOR)

    def _since(self) -> PartialDate | None:
        return self.source.effective or self.source.signed

    def _until(self) -> PartialDate | None:
        one = self.source
        until = None if one.last_renewal(self.on) else one.until
        return one.denounced or until or _eve(one.term_ends(self.on))

    def _under(self) -> Iterable[str]:
        return dict.fromkeys(self.source.under)

    def _themes_known(self) -> bool:
        return self.source.domains is not None and self.source.domains_complete is not False


def _members(bond: Bond[Any], of: Council | WorkingGroup) -> Iterator[Part]:
    found = (bond.directory.member(member) for member in of.members or ())
    return (Part(actor, Relation.MEMBER) for actor in found if actor is not None)


@define(slots=False, eq=False)
class CouncilBond(Bond[Council]):
    """A council on a day."""

    kind = InstrumentKind.COUNCIL

    def _taking_part(self) -> Iterator[Part]:
        if self.source.chair is not None:
            yield Part(self.directory.holder(self.source.chair), Relation.CHAIR)
        yield from _members(self, self.source)

    def _since(self) -> PartialDate | None:
        return self.source.created

    def _until(self) -> PartialDate | None:
        return self.source.dissolved


@define(slots=False, eq=False)
class GroupBond(Bond[WorkingGroup]):
    """A working group on a day."""

    kind = InstrumentKind.GROUP

    def _named(self) -> _Named:
        yield [DomainMention(domain=code) for code in self.source.domains], None

    def _taking_part(self) -> Iterator[Part]:
        one = self.source
        yield from self._known(one.pilot, Relation.PILOT)
        if one.pilot is None and one.pilot_office:
            yield Part(self.directory.holder(one.pilot_office), Relation.PILOT)
        yield from self._known(one.convened_by, Relation.CONVENER)
        yield from _members(self, one)

    def _since(self) -> PartialDate | None:
        return self.source.created

    def _under(self) -> Iterable[str]:
        named = (self.source.part_of, self.source.council)
        return dict.fromkeys(id for id in named if id is not None)


@define(slots=False, eq=False)
class StrategyBond(Bond[Strategy]):
    """A strategy, a contract or a plan on a day.

    Attributes:
        council: the council that draws it up.
    """

    kind = InstrumentKind.STRATEGY
    council: Council | None

    def _named(self) -> _Named:
        yield self.source.priorities, None

    def _taking_part(self) -> Iterator[Part]:
        if self.council is not None:
            yield from _members(self, self.council)
        yield from self._signers(self.source.signatories, Relation.SIGNATORY)
        yield from self._known(self.source.sponsor, Relation.SPONSOR)

    def _since(self) -> PartialDate | None:
        return self.source.start or self.source.signed

    def _until(self) -> PartialDate | None:
        start, years = self._since(), self.source.years
        return self.source.end or _eve(start.plus_years(years) if start and years else None)

    def _under(self) -> Iterable[str]:
        return () if not self.source.council else (self.source.council,)


def _eve(end: PartialDate | None) -> PartialDate | None:
    """Return the last day of what ends before a day, that day itself when it is vague."""
    if end is None or not end.is_exact:
        return end
    return PartialDate.of(end.earliest - _DAY)
