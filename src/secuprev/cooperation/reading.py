"""The instruments of a framework on a day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from secuprev import law
from secuprev.cooperation.instruments import (
    Instrument,
    InstrumentKind,
    Part,
    Relation,
    Theme,
    acting,
)
from secuprev.cooperation.partners import Actor, Directory
from secuprev.law.store import per_law
from secuprev.model import (
    Convention,
    Council,
    DomainMention,
    Force,
    Framework,
    Role,
    Signature,
    Strategy,
    WorkingGroup,
)
from secuprev.model.lifetime import both, started
from secuprev.rules import Case, FactMissing, default_day
from secuprev.values import AnyDate, InvalidDate, PartialDate, Text, as_partial

__all__ = ["day_of", "instruments_on"]

# A domain named, and the day since which it is there when that is not the instrument's own.
_Named = tuple[DomainMention, PartialDate | None]
# Communes known to be covered, and whether they are all of them.
_Reach = tuple[Iterable[str], bool]
_UNTOLD: _Reach = ((), False)
# Who works in a domain and what each does, by identifier.
_Roles = tuple[tuple[str, Role], ...]


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
    there, and not ``certain``. The last day asked about is kept with the framework: most questions
    follow another about the same day.
    """
    asked = day_of(on), tuple(one.digest for one in law.laid())
    known: tuple[object, tuple[Instrument, ...]] | None = framework.kept.get("instruments")
    if known is None or known[0] != asked:
        known = asked, tuple(_Reading(framework, asked[0]).instruments())
        framework.kept["instruments"] = known
    return known[1]


class _Labels(dict[str, Text]):
    """The labels of the domains by code, each looked up once."""

    def __missing__(self, code: str) -> Text:
        return self.setdefault(code, law.domains[code].label)


@per_law
def _labels() -> _Labels:
    return _Labels()


class _Reading:
    def __init__(self, framework: Framework, on: date) -> None:
        self.framework, self.on = framework, on
        self.case = Case(framework, on)
        self.directory = Directory(framework)
        self.labels = _labels()

    def instruments(self) -> Iterator[Instrument]:
        for convention in self.framework.conventions or ():
            certain = self._runs(convention)
            if certain is not False:
                yield self._convention(convention, certain is True)
        councils = {one.id: one.exists(self.on) for one in self.framework.councils or ()}
        for council in self.framework.councils or ():
            if councils[council.id] is not False:
                yield self._council(council, councils[council.id] is True)
        for group in self.framework.groups or ():
            held = True if group.council is None else councils[group.council]
            certain = both(started(group.created, self.on), held)
            if certain is not False:
                yield self._group(group, certain is True)
        for strategy in self.framework.strategies or ():
            certain = strategy.in_force(self.on)
            if certain is not False and not self._not_yet(strategy):
                yield self._strategy(strategy, certain is True)

    # --- conventions ------------------------------------------------------------------------------

    def _runs(self, convention: Convention) -> bool | None:
        try:
            return self.case.in_force(convention)
        except FactMissing:
            return None

    def _convention(self, one: Convention, certain: bool) -> Instrument:
        parts = [
            *(Part(self.directory.known(id), Relation.PARTY) for id in one.forces),
            *self._signers(one.signatories, Relation.SIGNATORY),
            *self._signers(one.opinions, Relation.OPINION),
            *self._known(one.sponsor, Relation.SPONSOR),
        ]
        named: list[_Named] = [(said, None) for said in (*one.aims, *(one.domains or ()))]
        for amendment in one.amendments:
            if amendment.on is None or started(amendment.on, self.on):
                named += [(said, amendment.on) for said in amendment.domains]
        until = None if one.last_renewal(self.on) else one.until
        themes = self._themes(InstrumentKind.CONVENTION, named, parts)
        return _instrument(
            one, InstrumentKind.CONVENTION, one.kind.value, parts, themes,
            reach=self._of_convention(one),
            themes_known=one.domains is not None and one.domains_complete is not False,
            under=one.under,
            since=one.effective or one.signed,
            until=one.denounced or until or _eve(one.term_ends(self.on)),
            certain=certain,
        )  # fmt: skip

    def _of_convention(self, one: Convention) -> _Reach:
        """Return the communes of a convention, else those of the local forces that are parties."""
        if one.communes is not None:
            return one.communes, one.communes_complete is not False
        forces = [self.framework.of_kind(Force, id) for id in one.forces]
        local = [one.communes for one in forces if one.kind in self.case.local_forces]
        codes = [code for found in local for code in found or ()]
        return codes, bool(local) and None not in local

    # --- councils and their groups ----------------------------------------------------------------

    def _council(self, one: Council, certain: bool) -> Instrument:
        chair = [] if one.chair is None else [self.directory.holder(one.chair)]
        parts = [*(Part(actor, Relation.CHAIR) for actor in chair), *self._members(one)]
        return _instrument(
            one, InstrumentKind.COUNCIL, one.kind, parts,
            reach=self._of_body(one),
            since=one.created,
            until=one.dissolved,
            certain=certain,
        )  # fmt: skip

    def _of_body(self, one: Council | Strategy) -> _Reach:
        """Return the communes of a council or of a strategy, else those of its body."""
        if one.communes is not None:
            return one.communes, True
        body = self.case.body_of(one)
        return _UNTOLD if body is None or body.communes is None else (body.communes, True)

    def _group(self, one: WorkingGroup, certain: bool) -> Instrument:
        office = one.pilot_office if one.pilot is None else None
        parts = [
            *self._known(one.pilot, Relation.PILOT),
            *(Part(self.directory.holder(code), Relation.PILOT) for code in (office,) if code),
            *self._known(one.convened_by, Relation.CONVENER),
            *self._members(one),
        ]
        named: list[_Named] = [(DomainMention(domain=code), None) for code in one.domains]
        council = self._council_of(one)
        themes = self._themes(InstrumentKind.GROUP, named, parts)
        return _instrument(
            one, InstrumentKind.GROUP, one.kind, parts, themes,
            reach=_UNTOLD if council is None else self._of_body(council),
            under=[id for id in (one.part_of, one.council) if id is not None],
            since=one.created,
            certain=certain,
        )  # fmt: skip

    def _council_of(self, one: WorkingGroup | Strategy) -> Council | None:
        return None if one.council is None else self.framework.of_kind(Council, one.council)

    def _members(self, one: Council | WorkingGroup) -> list[Part]:
        found = (self.directory.member(member) for member in one.members or ())
        return [Part(actor, Relation.MEMBER) for actor in found if actor is not None]

    # --- strategies -------------------------------------------------------------------------------

    def _not_yet(self, one: Strategy) -> bool:
        days = (one.signed, one.start)
        return any(day is not None and bool(day.is_after(self.on)) for day in days)

    def _strategy(self, one: Strategy, certain: bool) -> Instrument:
        council = self._council_of(one)
        parts = [
            *(self._members(council) if council else ()),
            *self._signers(one.signatories, Relation.SIGNATORY),
            *self._known(one.sponsor, Relation.SPONSOR),
        ]
        own = one.communes is not None or one.epci is not None
        start = one.start or one.signed
        term = start.plus_years(one.years) if start and one.years else None
        return _instrument(
            one, InstrumentKind.STRATEGY, one.kind, parts,
            self._themes(
                InstrumentKind.STRATEGY, [(said, None) for said in one.priorities], parts
            ),
            reach=self._of_body(one if own or council is None else council),
            under=[one.council] if one.council else [],
            since=start,
            until=one.end or _eve(term),
            certain=certain,
        )  # fmt: skip

    # --- all alike --------------------------------------------------------------------------------

    def _known(self, id: str | None, relation: Relation) -> list[Part]:
        return [] if id is None else [Part(self.directory.known(id), relation)]

    def _signers(self, signed: tuple[Signature, ...] | None, relation: Relation) -> list[Part]:
        return [Part(self.directory.signer(one), relation) for one in signed or ()]

    def _themes(
        self, kind: InstrumentKind, named: Iterable[_Named], parts: list[Part]
    ) -> list[Theme]:
        """Return the domains named; those who are given a task in one take part from then on."""
        everyone = acting(parts, kind)
        shared: dict[Role, _Roles] = {}  # who does what where nobody is named
        found: dict[str, Theme] = {}
        for said, since in named:
            role = said.role
            if role is Role.EXCLUDED:
                continue
            if said.by is None:
                if role not in shared:
                    given = {one.id: self._role(one, role) for one in everyone}
                    shared[role] = tuple(sorted(given.items()))
                roles = shared[role]
            else:
                roles = tuple(sorted(dict.fromkeys(said.by, role).items()))
                parts += [Part(self.directory.known(id), Relation.ACTOR) for id in said.by]
            label = self.labels[said.domain] if said.domain else Text.same(said.label or "?")
            theme = Theme(said.domain, label, role, roles, said.title, said.since or since)
            before = found.get(theme.key)
            found[theme.key] = theme if before is None else before.merged(theme)
        return list(found.values())

    def _role(self, one: Actor, role: Role) -> Role:
        """Return what someone does where nobody is named: a task is then the local forces'."""
        return role if one.code in self.case.local_forces else Role.THEME


def _instrument(
    one: Convention | Council | WorkingGroup | Strategy,
    kind: InstrumentKind,
    code: str,
    parts: Iterable[Part],
    themes: Iterable[Theme] = (),
    *,
    reach: _Reach,
    under: Iterable[str] = (),
    **more: Any,
) -> Instrument:
    communes, known = reach
    return Instrument(
        id=one.id,
        kind=kind,
        code=code,
        label=Text.same(one.name or one.id),
        parts=tuple(dict.fromkeys(parts)),
        themes=tuple(themes),
        communes=frozenset(communes),
        communes_known=known,
        under=tuple(dict.fromkeys(under)),
        **more,
    )


def _eve(end: PartialDate | None) -> PartialDate | None:
    """Return the last day of what ends before a day, that day itself when it is vague."""
    if end is None or not end.is_exact:
        return end
    return PartialDate.of(end.earliest - timedelta(days=1))
