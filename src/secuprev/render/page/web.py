"""The partnerships of a page: partners, instruments, domains in columns, and who does what."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import define, field, frozen

from secuprev.cooperation import Instrument, Relation, Strength, Theme
from secuprev.cooperation.pictures.kinds import Kind, kind_of, kinds
from secuprev.model import Role
from secuprev.render.page.states import State, spans
from secuprev.values import Text

__all__ = ["RELATIONS", "ROLES", "Engaged", "Knot", "Thread", "Web", "web"]

STEP = 30
"""The height that a name takes in its column."""

RELATIONS = {
    Relation.PARTY: Text("partie", "party"),
    Relation.PILOT: Text("pilote", "pilot"),
    Relation.CHAIR: Text("préside", "chairs"),
    Relation.MEMBER: Text("membre", "member"),
    Relation.CONVENER: Text("réunit", "convenes"),
    Relation.ACTOR: Text("chargé d'une tâche", "given a task"),
    Relation.SIGNATORY: Text("signataire", "signatory"),
    Relation.SPONSOR: Text("sous son égide", "sponsor"),
    Relation.OPINION: Text("avis", "opinion"),
}
ROLES = {
    Role.LEAD: Text("responsable", "leads"),
    Role.PARTICIPATE: Text("participe", "takes part"),
    Role.RELAY: Text("signale", "reports"),
    Role.THEME: Text("concerné", "concerned"),
}


@define
class Knot:
    """A partner, an instrument or a domain, in its column."""

    name: str
    column: int
    label: Text
    kind: Kind | None = None
    form: str = ""
    ranks: dict[int, None] = field(factory=dict)
    y: int = 0

    @property
    def on(self) -> str:
        """The places of the states in which it is there."""
        return spans(self.ranks)


@define
class Thread:
    """A line between two of them."""

    one: str
    other: str
    certain: bool
    ranks: dict[int, None] = field(factory=dict)

    @property
    def on(self) -> str:
        """The places of the states in which it is there."""
        return spans(self.ranks)


@define
class Engaged:
    """A domain under an instrument, and who does what in it."""

    instrument: str
    domain: str
    strength: Strength
    certain: bool
    roles: tuple[tuple[str, Role], ...]
    ranks: dict[int, None] = field(factory=dict)

    @property
    def on(self) -> str:
        """The places of the states in which it is so."""
        return spans(self.ranks)


@frozen
class Web:
    """All of them over all the states."""

    knots: dict[str, Knot]
    threads: tuple[Thread, ...]
    engaged: tuple[Engaged, ...]

    def column(self, number: int) -> list[Knot]:
        """Return what stands in a column, from the top."""
        return [one for one in self.knots.values() if one.column == number]

    def placed(self, rank: int) -> int:
        """Give the places of a state to what is there in it; return the height that it takes."""
        tall = 0
        for number in range(3):
            here = [one for one in self.column(number) if rank in one.ranks]
            for row, one in enumerate(here):
                one.y = STEP * row + STEP // 2
            tall = max(tall, len(here))
        return STEP * max(tall, 1)


def web(found: Sequence[State]) -> Web:
    """Return who takes part in what, and on which domains, in each state."""
    builder = _Builder()
    for rank, state in enumerate(found):
        for one in state.instruments:
            builder.add(one, rank)
        builder.under(state.instruments, rank)
    order = {kind: rank for rank, kind in enumerate(kinds())}
    knots = sorted(
        builder.knots.values(),
        key=lambda one: (one.column, order[one.kind] if one.kind else 0),
    )
    return Web(
        {one.name: one for one in knots},
        tuple(builder.threads.values()),
        tuple(builder.engaged.values()),
    )


class _Builder:
    def __init__(self) -> None:
        self.knots: dict[str, Knot] = {}
        self.threads: dict[tuple[str, str, bool], Thread] = {}
        self.engaged: dict[Any, Engaged] = {}

    def add(self, one: Instrument, rank: int) -> None:
        here = f"i:{one.id}"
        self._knot(here, 1, one.label, rank, form=one.kind.value)
        for part in one.parts:
            there = f"p:{part.actor.id}"
            self._knot(there, 0, part.actor.label, rank, kind=kind_of(part.actor.code))
            self._thread(there, here, one.certain, rank)
        for theme in one.themes:
            there = f"d:{theme.key}"
            self._knot(there, 2, theme.label, rank)
            self._thread(here, there, one.certain, rank)
            self._engage(one, theme, rank)

    def under(self, held: Iterable[Instrument], rank: int) -> None:
        """Link each instrument to those in the frame of which it stands."""
        for one in held:
            for id in one.under:
                if rank in getattr(self.knots.get(f"i:{id}"), "ranks", ()):
                    self._thread(f"i:{one.id}", f"i:{id}", one.certain, rank)

    def _knot(self, name: str, column: int, label: Text, rank: int, **more: Any) -> None:
        self.knots.setdefault(name, Knot(name, column, label, **more)).ranks[rank] = None

    def _thread(self, one: str, other: str, certain: bool, rank: int) -> None:
        key = one, other, certain
        self.threads.setdefault(key, Thread(*key)).ranks[rank] = None

    def _engage(self, one: Instrument, theme: Theme, rank: int) -> None:
        key = one.id, theme.key, theme.strength, one.certain, theme.roles
        self.engaged.setdefault(key, Engaged(*key)).ranks[rank] = None
