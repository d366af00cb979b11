"""Which conventions are in force on a day, for whom, and what would have to be known to tell."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cached_property

from attrs import define, field

from secuprev.model import Convention, Force, Framework, Stage
from secuprev.model.fields import label_of
from secuprev.model.lifetime import started
from secuprev.rules.verdict import FactMissing, MissingFact, missing_fact
from secuprev.values import Text

__all__ = ["Conventions"]

_Held = tuple[tuple[Convention, ...], tuple[MissingFact, ...]]
"""The conventions known to be in force for a force, and what else would have to be known."""


@define(slots=False)
class Conventions:
    """The conventions of a framework on a day; what is answered of one is kept.

    Attributes:
        framework: what is known.
        day: the day asked about.
    """

    framework: Framework
    day: date
    _in_force: dict[str, bool | MissingFact] = field(factory=dict, init=False)
    _held: dict[tuple[str, str | None], _Held] = field(factory=dict, init=False)

    def in_force(self, convention: Convention) -> bool:
        """Tell whether a convention is in force on the day, or name what would have to be known."""
        answer = self._in_force.get(convention.id)
        if answer is None:
            answer = self._in_force[convention.id] = self._runs(convention)
        if isinstance(answer, MissingFact):
            raise FactMissing(answer)
        return answer

    def _runs(self, convention: Convention) -> bool | MissingFact:
        """Tell whether a convention is in force, or return what would have to be known."""
        if self.out_of_time(convention):
            return False
        answer = convention.in_force(self.day)
        if answer is None:
            return missing_fact(convention, self._undecided(convention))
        return answer

    def _undecided(self, convention: Convention) -> str:
        """Name the fact for want of which it cannot be told whether a convention is in force."""
        if convention.denounced is not None and started(convention.denounced, self.day) is None:
            return "denounced"
        if convention.signed is None and not convention.renewals:
            return "signed"
        if any(started(one.on, self.day) is None for one in convention.renewals):
            return "renewals"
        if convention.until is not None:
            renewed = convention.last_renewal(self.day)
            if renewed is not None and convention.years is None and renewed.years is None:
                return "years"
            # Past its last day, silence may have renewed the convention.
            return "renewals" if convention.until.is_before(self.day) else "until"
        if convention.years is None:
            return "years"
        if convention.renewal is None:
            return "renewal"
        return "effective" if convention.effective else "signed"  # known, but too vaguely

    def out_of_time(self, convention: Convention) -> Text | None:
        """Say why a convention is not judged on the day, ``None`` when it is.

        A draft, or one that is not signed yet, is not there; one that another has followed is
        history.
        """
        if convention.stage is Stage.DRAFT:
            return Text(fr="projet, pas encore signé", en="a draft, not yet signed")
        day = convention.signed
        to_come = False if day is None else day.is_after(self.day)
        if to_come:
            return Text(fr=f"pas encore signée ({day})", en=f"not yet signed ({day})")
        if to_come is None:
            raise FactMissing(missing_fact(convention, "signed"))
        for one in self._followers.get(convention.id, ()):
            if started(one.effective or one.signed, self.day):
                name = one.name or one.id
                return Text(fr=f"remplacée par « {name} »", en=f'replaced by "{name}"')
        return None

    @cached_property
    def _followers(self) -> dict[str, list[Convention]]:
        """The conventions that follow another, drafts left out, by the identifier of the other."""
        found: dict[str, list[Convention]] = {}
        for one in self.framework.conventions or ():
            if one.replaces is not None and one.stage is not Stage.DRAFT:
                found.setdefault(one.replaces, []).append(one)
        return found

    def for_force(self, force: Force, clause: str | None = None) -> tuple[Convention, ...]:
        """Return those in force for a force; see `Case.convention_for`."""
        key = force.id, clause
        if key not in self._held:  # several rules ask it of the same force
            self._held[key] = self._for_force(force, clause)
        held, doubts = self._held[key]
        if doubts and not held:
            raise FactMissing(*doubts)
        return held

    def _for_force(self, force: Force, clause: str | None) -> _Held:
        found = self.framework.conventions_of(force)
        if found is None:
            return (), (MissingFact("conventions", label_of(Framework, "conventions")),)
        held: list[Convention] = []
        doubts: list[MissingFact] = []
        for convention, concerned in found:
            try:
                if not self._serves(convention, clause):
                    continue
            except FactMissing as unknown:
                doubts += unknown.missing
                continue
            if concerned:
                held.append(convention)
            else:
                unsaid = force if force.communes is None else convention
                doubts.append(missing_fact(unsaid, "communes"))
        held = held or self._shared(force, clause, doubts)
        return tuple(held), tuple(dict.fromkeys(doubts))

    def _serves(self, convention: Convention, clause: str | None) -> bool:
        """Tell whether a convention is in force on the day, and has a clause where one is named."""
        said = True if clause is None else getattr(convention.clauses, clause)
        if said is False or not self.in_force(convention):
            return False
        if clause is not None and said is None:
            under, of = f"{convention.id}.clauses", convention.name or convention.id
            raise FactMissing(missing_fact(convention.clauses, clause, under, of))
        return True

    def _shared(
        self, force: Force, clause: str | None, doubts: list[MissingFact]
    ) -> list[Convention]:
        """Return the conventions in force that cover, one by one, all the communes of a force.

        What would have to be known to tell that of one more is added to ``doubts``.
        """
        left = set(force.communes or ())
        possible: set[str] = set()
        held: list[Convention] = []
        unsure: list[MissingFact] = []
        for convention in self._in_part(force):
            share = left.intersection(convention.communes or ())
            try:
                if share and self._serves(convention, clause):
                    left -= share
                    held.append(convention)
            except FactMissing as unknown:
                possible |= share
                unsure += unknown.missing
        if left and left <= possible:
            doubts += unsure
        return held if not left else []

    def _in_part(self, force: Force) -> Iterator[Convention]:
        """Find those that cover a commune of a force at least, and are not of another service."""
        for convention in self.framework.coordination_in(force.communes or ()):
            parties = (self.framework.of_kind(Force, id) for id in convention.forces)
            if force.id in convention.forces or all(one.kind != force.kind for one in parties):
                yield convention

    def left_without(self, force: Force) -> tuple[str, ...]:
        """Return the communes of a force without a convention in force, if others have one."""
        covered: set[str] = set()
        for convention in self._in_part(force):
            with suppress(FactMissing):
                if self.in_force(convention):
                    covered.update(convention.communes or ())
        served = force.communes or ()
        left = tuple(code for code in served if code not in covered)
        return left if len(left) < len(served) else ()
