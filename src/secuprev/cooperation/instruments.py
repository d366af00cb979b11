"""Conventions, councils, groups and strategies seen alike: who takes part, on what, where, when."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from attrs import evolve, field, frozen

from secuprev.cooperation.partners import Actor
from secuprev.model import Role
from secuprev.values import PartialDate, Text

__all__ = ["Instrument", "InstrumentKind", "Part", "Relation", "Strength", "Theme"]


class InstrumentKind(StrEnum):
    """What kind of instrument it is."""

    CONVENTION = "convention"
    COUNCIL = "council"
    GROUP = "group"
    STRATEGY = "strategy"


class Relation(StrEnum):
    """How someone takes part in an instrument."""

    PARTY = "party"  # a force that is a party to a convention
    PILOT = "pilot"
    CHAIR = "chair"
    MEMBER = "member"
    CONVENER = "convener"
    ACTOR = "actor"  # named for a task in a domain
    SIGNATORY = "signatory"
    SPONSOR = "sponsor"
    OPINION = "opinion"  # was heard before the signature


# Those who do the work that the instrument is about; a signature commits, and does not take part.
_STRATEGY, _SIGNATORY = InstrumentKind.STRATEGY, Relation.SIGNATORY
_ACTING = frozenset(Relation) - {Relation.SIGNATORY, Relation.SPONSOR, Relation.OPINION}


@frozen
class Part:
    """Someone in an instrument, and how."""

    actor: Actor
    relation: Relation


class Strength(IntEnum):
    """How strongly an instrument takes up a domain, weakest first."""

    THEME = 1  # named as a field or a priority, or watched and reported
    PARTICIPATION = 2
    LEAD = 3
    REINFORCED = 4  # in title II of a convention

    @property
    def code(self) -> str:
        """Its name in data, such as ``"lead"``."""
        return _STRENGTH_CODES[self]

    @property
    def label(self) -> Text:
        """What it is called."""
        return _STRENGTH_LABELS[self]

    @staticmethod
    def of(role: Role, title: int | None) -> "Strength":
        """Return how strongly a role given in a title of a convention takes up a domain."""
        return _OF_TITLE.get(title) or _OF_ROLE[role]


# What weighs most when an instrument names a domain twice.
_WEIGHT = {role: rank for rank, role in enumerate(reversed(Role))}
_OF_TITLE: dict[int | None, Strength] = {2: Strength.REINFORCED}
_OF_ROLE = dict.fromkeys(Role, Strength.THEME) | {
    Role.LEAD: Strength.LEAD,
    Role.PARTICIPATE: Strength.PARTICIPATION,
}

_STRENGTH_CODES = {one: one.name.lower() for one in Strength}
_STRENGTH_LABELS = {
    Strength.THEME: Text("thème", "theme"),
    Strength.PARTICIPATION: Text("participation", "participation"),
    Strength.LEAD: Text("responsabilité principale", "lead"),
    Strength.REINFORCED: Text("coopération renforcée", "reinforced cooperation"),
}


@frozen
class Theme:
    """A domain in an instrument, and who works in it.

    Attributes:
        domain: code of the domain, ``None`` when the words were not recognised.
        label: the domain by its label, or else the words of the document.
        role: what the instrument gives to do in it.
        roles: those who work in it and what each does, by identifier.
        title: title of the convention in which it stands (1 or 2), where that is known.
        since: since when, where the document says so.
    """

    domain: str | None
    label: Text
    role: Role
    roles: tuple[tuple[str, Role], ...] = ()
    title: int | None = None
    since: PartialDate | None = None

    @property
    def key(self) -> str:
        """The domain, or else the words that stand for it."""
        return self.domain or f"words:{self.label.fr}"

    def merged(self, other: "Theme") -> "Theme":
        """Return this theme and another on the same domain as one: the heavier of each fact."""
        roles = dict(self.roles)
        for id, role in other.roles:
            roles[id] = max(role, roles.get(id, role), key=_WEIGHT.__getitem__)
        days = [day for day in (self.since, other.since) if day is not None]
        return evolve(
            self,
            role=max(self.role, other.role, key=_WEIGHT.__getitem__),
            roles=tuple(sorted(roles.items())),
            title=max((one for one in (self.title, other.title) if one), default=None),
            since=min(days, key=lambda day: day.earliest, default=None),
        )

    @property
    def strength(self) -> Strength:
        """How strongly the instrument takes it up."""
        return Strength.of(self.role, self.title)


@frozen
class Instrument:
    """A convention, a council, a group or a strategy on a day.

    Attributes:
        id: its identifier in the framework.
        kind: what kind of instrument it is.
        code: its kind in the law (``"communal"``, ``"cispd"``, ``"gltd"``, ``"stspd"``…).
        label: what a reader calls it.
        parts: who takes part and how, in the order of the document.
        themes: the domains that it names, each once, those it excludes being left out.
        themes_known: whether those are all of them.
        communes: the communes that it is known to cover.
        communes_known: whether those are all of them.
        under: the instruments in the frame of which it stands.
        since, until: its first and last day, ``None`` when not known.
        certain: whether it is known to be in force; else that cannot be told.
    """

    id: str
    kind: InstrumentKind
    code: str
    label: Text
    parts: tuple[Part, ...]
    themes: tuple[Theme, ...] = ()
    themes_known: bool = True
    communes: frozenset[str] = field(default=frozenset())
    communes_known: bool = False
    under: tuple[str, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    certain: bool = True

    @property
    def acting(self) -> tuple[Actor, ...]:
        """Those who take part in its work; where nobody is told, those who signed it."""
        return acting(self.parts, self.kind)

    def covers(self, commune: str) -> bool | None:
        """Tell whether it covers a commune, ``None`` when its communes are not all known."""
        if commune in self.communes:
            return True
        return False if self.communes_known else None


def acting(parts: Iterable[Part], kind: InstrumentKind) -> tuple[Actor, ...]:
    """Return those who take part in the work, each once.

    Whoever signed a strategy works on it; whoever signed a convention does so where no force is
    told to be a party.
    """
    found = list(parts)
    doing = [one.actor for one in found if one.relation in _ACTING]
    if not doing or kind is _STRATEGY:
        doing += [one.actor for one in found if one.relation is _SIGNATORY]
    return tuple({one.id: one for one in doing}.values())
