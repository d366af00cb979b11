"""What binds those who cooperate on a day, each fact of it worked out when it is first asked for.

A coverage asks what is named and where, a graph who takes part as well: none of them pays for what
it does not ask. `Bond.instrument` is the same with all its facts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cached_property, reduce
from typing import Any, ClassVar, Generic, TypeVar

from attrs import define, field, frozen

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
    Role,
    Signature,
    Strategy,
    WorkingGroup,
)
from secuprev.values import PartialDate, Text

__all__ = ["AnyBond", "Bond", "Named", "Said", "days"]

# What a mention says: the role, those it is given to where they are named, the title, since when.
_Mention = tuple[Role, tuple[str, ...] | None, int | None, PartialDate | None]

# Domains named, and since when if that is not since it began.
Named = tuple[Sequence[DomainMention], PartialDate | None]

S = TypeVar("S", bound=Convention | Council | WorkingGroup | Strategy)

_WORDS = "words:"
_TASKED = Relation.ACTOR
# To look a member up in its class takes longer than what it is looked up for.
_EXCLUDED, _THEME = Role.EXCLUDED, Role.THEME
_ANY = Text.same("")


@per_law
def _local() -> frozenset[str]:
    return frozenset(kind.code for kind in law.forces() if kind.local)


@frozen(eq=False)
class Said:
    """What an instrument says of some of its domains: all that it says each time it names them."""

    mentions: tuple[_Mention, ...]

    def theme(self, workers: Collection[Actor] = ()) -> Theme:
        """Return what comes of it as a theme whose domain is left open.

        Where nobody is named, a task is given to the local forces among those who take part.
        """
        first, *more = [_theme(one, workers) for one in self.mentions]
        return reduce(Theme.merged, more, first) if more else first


@define(slots=False, eq=False)
class Bond(Generic[S]):
    """A convention, a council, a group or a strategy on a day.

    Attributes:
        source: what the framework says of it.
        on: the day.
        certain: whether it is known to be in force; else that cannot be told.
        communes: the communes that it is known to cover.
        communes_known: whether those are all of them.
        directory: who is who.
        labels: what the domains of the law are called.
        id: its identifier.
        domains: the codes of the domains that it names; those that it excludes are left out.
        words: what stands for the domains that were not recognised, ``words:…``.
    """

    kind: ClassVar[InstrumentKind]

    source: S
    on: date
    certain: bool
    communes: frozenset[str]
    communes_known: bool
    directory: Directory
    labels: Mapping[str, Text]
    id: str = field(init=False)
    domains: Set[str] = field(init=False)
    words: Collection[str] = field(init=False, default=())

    def __attrs_post_init__(self) -> None:
        self.id = self.source.id
        left_out, naming = _EXCLUDED, self._naming()
        named = {one.domain or "" for held, _ in naming for one in held if one.role is not left_out}
        strange = named.difference(self.labels)
        if strange:
            told = [one for one, _ in self._mentions() if one.domain not in self.labels]
            self.words = dict.fromkeys(map(_word, told))
        self.domains = named - strange if strange else named

    def _mentions(self) -> list[tuple[DomainMention, PartialDate | None]]:
        """Return each mention of a domain that is not left out, and since when it was there."""
        left_out, naming = _EXCLUDED, self._naming()
        return [(one, start) for held, start in naming for one in held if one.role is not left_out]

    @cached_property
    def _read(self) -> tuple[dict[str, Said], list[str]]:
        """What it says by domain, and those who are given a task by name."""
        said: dict[str, Said] = {}
        tasked: list[str] = []
        alike: dict[_Mention, Said] = {}  # most domains of an instrument are named alike
        for one, start in self._mentions():
            what = one.role, one.by, one.title, one.since or start
            once = alike.get(what)
            if once is None:
                once = alike[what] = Said((what,))
                tasked += one.by or ()
            key = one.domain or _word(one)
            said[key] = Said((*said[key].mentions, what)) if key in said else once
        return said, tasked

    @property
    def said(self) -> dict[str, Said]:
        """What it says by domain, or by the words that stand for it, in the order of the source."""
        return self._read[0]

    # --- what each kind tells in its own way ------------------------------------------------------

    def _naming(self) -> Iterable[Named]:
        """Return the domains named, and since when if that is not since it began."""
        return ()

    def _taking_part(self) -> list[Part]:
        """Return who takes part and how, but for those who are only given a task."""
        return []

    def _since(self) -> PartialDate | None:
        return None

    def _until(self) -> PartialDate | None:
        return None

    def _under(self) -> Iterable[str]:
        return ()

    def _themes_known(self) -> bool:
        return True

    # --- the same for all -------------------------------------------------------------------------

    @property
    def code(self) -> str:
        """Its kind in the law."""
        return str(self.source.kind)

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.source.name or self.id

    @property
    def themes_known(self) -> bool:
        """Whether those are all the domains that it is about."""
        return self._themes_known()

    @property
    def under(self) -> tuple[str, ...]:
        """The instruments in the frame of which it stands."""
        return tuple(self._under())

    @property
    def since(self) -> PartialDate | None:
        """Its first day, ``None`` when not known."""
        return self._since()

    @property
    def until(self) -> PartialDate | None:
        """Its last day, ``None`` when not known."""
        return self._until()

    @cached_property
    def dates(self) -> dict[str, str]:
        """Its first and its last day as texts, where they are known."""
        return days(self.since, self.until)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Who takes part and how, in the order of the document."""
        found = {(one.actor.id, one.relation): one for one in self._taking_part()}
        tasked = self._read[1]
        if tasked:
            found |= {(one.actor.id, _TASKED): one for one in self._known(tasked, _TASKED)}
        return tuple(found.values())

    # --- on what ----------------------------------------------------------------------------------

    @property
    def workers(self) -> tuple[Actor, ...]:
        """Those who work on a domain where nobody is named."""
        return acting([one for one in self.parts if one.relation is not _TASKED], self.kind)

    def label_of(self, key: str) -> Text:
        """Return the label of a domain, or else the words that stand for it."""
        return Text.same(key.removeprefix(_WORDS)) if key in self.words else self.labels[key]

    @property
    def themes(self) -> Iterator[Theme]:
        """The domains that it names, each once."""
        workers = self.workers
        alike = {said: said.theme(workers) for said in dict.fromkeys(self.said.values())}
        for key, said in self.said.items():
            one, domain = alike[said], None if key in self.words else key
            yield Theme(domain, self.label_of(key), one.role, one.roles, one.title, one.since)

    @cached_property
    def instrument(self) -> Instrument:
        """The same, with all its facts."""
        return Instrument(
            id=self.id,
            kind=self.kind,
            code=self.code,
            label=Text.same(self.name),
            parts=self.parts,
            themes=tuple(self.themes),
            themes_known=self.themes_known,
            communes=self.communes,
            communes_known=self.communes_known,
            under=self.under,
            since=self.since,
            until=self.until,
            certain=self.certain,
        )

    # --- who is who -------------------------------------------------------------------------------

    def _known(self, ids: Iterable[str], relation: Relation) -> list[Part]:
        known = self.directory.known
        return [Part(known(id), relation) for id in ids]

    def _holders(self, offices: Iterable[str], relation: Relation) -> list[Part]:
        return [Part(self.directory.holder(code), relation) for code in offices]

    def _signers(self, signed: Iterable[Signature] | None, relation: Relation) -> list[Part]:
        return [Part(self.directory.signer(one), relation) for one in signed or ()]


AnyBond = Bond[Any]


def days(since: PartialDate | None, until: PartialDate | None) -> dict[str, str]:
    """Return the days that are known, as texts."""
    found = {} if since is None else {"since": str(since)}
    if until is not None:
        found["until"] = str(until)
    return found


def _word(one: DomainMention) -> str:
    """Return what stands for a domain that was not recognised; refuse a code that there is not."""
    if one.domain:
        raise law.UnknownName("domain", one.domain, law.domains)
    return f"{_WORDS}{one.label or '?'}"


def _theme(mention: _Mention, workers: Collection[Actor]) -> Theme:
    role, named, title, since = mention
    if named is not None:
        roles = dict.fromkeys(named, role)
    elif workers:
        local = _local()
        roles = {one.id: role if one.code in local else _THEME for one in workers}
    else:
        return Theme(None, _ANY, role, (), title, since)
    return Theme(None, _ANY, role, tuple(sorted(roles.items())), title, since)
