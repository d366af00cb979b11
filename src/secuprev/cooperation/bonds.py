"""What each kind of instrument tells in its own way: who takes part, on what, and when."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from attrs import define

from secuprev.cooperation.bond import Bond, Named
from secuprev.cooperation.instruments import InstrumentKind, Part, Relation
from secuprev.model import (
    Convention,
    Council,
    DomainMention,
    Strategy,
    WorkingGroup,
)
from secuprev.model.lifetime import started
from secuprev.values import PartialDate, as_partial

__all__ = ["ConventionBond", "CouncilBond", "GroupBond", "StrategyBond"]

_DAY = timedelta(days=1)
# To look a member up in its class takes longer than to make what it stands in.
_PARTY = Relation.PARTY
_PILOT = Relation.PILOT
_CHAIR = Relation.CHAIR
_MEMBER = Relation.MEMBER
_CONVENER = Relation.CONVENER
_SIGNATORY = Relation.SIGNATORY
_SPONSOR = Relation.SPONSOR
_OPINION = Relation.OPINION


@define(slots=False, eq=False)
class ConventionBond(Bond[Convention]):
    """A convention on a day."""

    kind = InstrumentKind.CONVENTION

    def _naming(self) -> list[Named]:
        one = self.source
        found: list[Named] = [(one.aims, None), (one.domains or (), None)]
        for each in one.amendments:
            if each.on is None or started(each.on, self.on):
                found.append((each.domains, each.on))
        return found

    def _taking_part(self) -> list[Part]:
        one = self.source
        found = self._known(one.forces, _PARTY)
        if one.signatories:
            found += self._signers(one.signatories, _SIGNATORY)
        if one.opinions:
            found += self._signers(one.opinions, _OPINION)
        if one.sponsor:
            found += self._known([one.sponsor], _SPONSOR)
        return found

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


def _members(bond: Bond[Any], of: Council | WorkingGroup) -> list[Part]:
    found = [bond.directory.member(member) for member in of.members or ()]
    return [Part(actor, _MEMBER) for actor in found if actor is not None]


def _told(*ids: str | None) -> list[str]:
    return [id for id in ids if id is not None]


@define(slots=False, eq=False)
class CouncilBond(Bond[Council]):
    """A council on a day."""

    kind = InstrumentKind.COUNCIL

    def _taking_part(self) -> list[Part]:
        chair = self._holders(_told(self.source.chair), _CHAIR)
        return [*chair, *_members(self, self.source)]

    def _since(self) -> PartialDate | None:
        return self.source.created

    def _until(self) -> PartialDate | None:
        return self.source.dissolved


@define(slots=False, eq=False)
class GroupBond(Bond[WorkingGroup]):
    """A working group on a day."""

    kind = InstrumentKind.GROUP

    def _naming(self) -> list[Named]:
        return [([DomainMention(domain=code) for code in self.source.domains], None)]

    def _taking_part(self) -> list[Part]:
        one = self.source
        office = one.pilot_office if one.pilot is None else None
        return [
            *self._known(_told(one.pilot), _PILOT),
            *self._holders(_told(office), _PILOT),
            *self._known(_told(one.convened_by), _CONVENER),
            *_members(self, one),
        ]

    def _since(self) -> PartialDate | None:
        return self.source.created

    def _under(self) -> Iterable[str]:
        return dict.fromkeys(_told(self.source.part_of, self.source.council))


@define(slots=False, eq=False)
class StrategyBond(Bond[Strategy]):
    """A strategy, a contract or a plan on a day.

    Attributes:
        council: the council that draws it up.
    """

    kind = InstrumentKind.STRATEGY
    council: Council | None

    def _naming(self) -> list[Named]:
        return [(self.source.priorities, None)]

    def _taking_part(self) -> list[Part]:
        one = self.source
        return [
            *(_members(self, self.council) if self.council else ()),
            *self._signers(one.signatories, _SIGNATORY),
            *self._known(_told(one.sponsor), _SPONSOR),
        ]

    def _since(self) -> PartialDate | None:
        return self.source.start or self.source.signed

    def _until(self) -> PartialDate | None:
        start, years = self._since(), self.source.years
        return self.source.end or _eve(start.plus_years(years) if start and years else None)

    def _under(self) -> Iterable[str]:
        return _told(self.source.council)


def _eve(end: PartialDate | None) -> PartialDate | None:
    """Return the last day of what ends before a day, that day itself when it is vague."""
    if end is None or end.day is None:
        return end
    return as_partial(end.earliest - _DAY)
