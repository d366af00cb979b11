"""What a rule is given beside the object it looks at: the framework, the day, the law."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, evolve, field

from secuprev import law
from secuprev.law.store import per_law
from secuprev.model import (
    Commune,
    Convention,
    ConventionKind,
    Council,
    Epci,
    Force,
    Framework,
    Strategy,
)
from secuprev.model.fields import label_of
from secuprev.model.lifetime import started
from secuprev.rules.conventions import Conventions
from secuprev.rules.targets import Mention, Target, targets
from secuprev.rules.verdict import FactMissing, LookedUp, MissingFact, missing_fact
from secuprev.values import AnyDate, PartialDate, Text

if TYPE_CHECKING:
    from secuprev.rules.rule import Rule

__all__ = ["Case", "missing_fact"]

T = TypeVar("T")

_INTERCOMMUNAL = ConventionKind.INTERCOMMUNAL  # Python 3.11 searches the members at each look


_Values = defaultdict[str | None, dict[str, law.LegalValue]]
"""The legal values of a day, by département and by name."""


@per_law
def _values_kept() -> dict[date, _Values]:
    """Room for the values of the last day asked about: of a country one day is asked."""
    return {}


@per_law
def _local_forces() -> frozenset[str]:
    return frozenset(kind.code for kind in law.forces() if kind.local)


@define(slots=False)
class Case:
    """The framework on a day, and the law of any day, each article asked for being remembered.

    Attributes:
        framework: what is known.
        day: the day asked about.
        own: the rules that a run was given in place of those of the catalogue.
        kept: room for what several rules ask of one object, under what is asked and of what.
    """

    framework: Framework
    day: date
    own: "tuple[Rule, ...]" = ()
    _looked_up: list[LookedUp] = field(factory=list, init=False)
    _ends: list[int] = field(factory=list, init=False)
    _applying: list[int] = field(factory=list, init=False)
    _concluded: dict[str, PartialDate | None] = field(factory=dict, init=False)
    _existing: dict[str, bool | None] = field(factory=dict, init=False)
    _local_parties: dict[str, tuple[Force, ...]] = field(factory=dict, init=False)
    _targets: dict[type, tuple[Target, ...]] = field(factory=dict, init=False)
    kept: dict[tuple[Any, ...], Any] = field(factory=dict, init=False)

    # --- the law ----------------------------------------------------------------------------------

    def value(
        self,
        name: str,
        on: AnyDate | None = None,
        where: str | None = None,
        of: str | None = None,
    ) -> law.LegalValue:
        """Return a legal value, on the day asked about unless another is given, and cite it.

        A value that only says whom the rule is about is not cited: it asks nothing by itself. Where
        kinds have articles of their own, the one asked about (``of``) is told these.
        """
        if on is not None or of is not None:
            answer = law.value(name, self.day if on is None else on, where, of)
        else:
            values = self._values[where]
            try:
                answer = values[name]
            except KeyError:
                answer = law.value(name, self.day, where)
                if _values_kept() is self._of_the_law:  # it is still asked under the same law
                    values[name] = answer
        self._looked_up.append(answer)
        return answer

    @cached_property
    def _of_the_law(self) -> dict[date, _Values]:
        return _values_kept()

    @cached_property
    def _values(self) -> _Values:
        values = self._of_the_law.get(self.day)
        if values is None:
            values = defaultdict(dict)
            self._of_the_law.clear()
            self._of_the_law[self.day] = values
        return values

    def cite(self, *looked_up: LookedUp) -> None:
        """Add citations, or values with theirs, to the verdict under way."""
        self._looked_up += looked_up

    @property
    def taken_away(self) -> bool:
        """Whether the verdict under way looked up a value that a change set takes away."""
        before = self._ends[-1] if self._ends else 0
        return any(
            isinstance(one, law.LegalValue) and one.laid and one.value is None
            for one in self._looked_up[before:]
        )

    # --- the duty ---------------------------------------------------------------------------------

    def applies(self) -> None:
        """Say that what makes the duty is there, before looking whether the duty is met.

        A verdict that then cannot be told is about the answer, no more about the question. What
        would release from the duty may still be among the facts that are not known.
        """
        self._applying.append(len(self._ends))

    # --- the verdicts under way -------------------------------------------------------------------

    def noting(self) -> tuple[list[LookedUp], list[int], list[int]]:
        """Begin to note what the verdicts of one rule look up, one object after the other.

        Returns:
            What they look up; where the part of each verdict ends in it, which whoever asks them
            is to add; and the ranks of those that found what makes the duty.
        """
        self._looked_up, self._ends, self._applying = [], [], []
        return self._looked_up, self._ends, self._applying

    # --- the objects ------------------------------------------------------------------------------

    def targets(self, cls: type) -> tuple[Target, ...]:
        """Return the objects of a class that there are on the day, looked for only once."""
        if cls not in self._targets:
            self._targets[cls] = tuple(targets(self.framework, self.day, cls))
        return self._targets[cls]

    # --- the facts --------------------------------------------------------------------------------

    @cached_property
    def communes(self) -> dict[str, Commune]:
        """The communes of the territory on the day, by code."""
        return {one.id: one.object for one in self.targets(Commune)}

    @cached_property
    def body(self) -> Epci | None:
        """The intercommunal body as it is known on the day."""
        return self.framework.body(self.day)

    def need(self, owner: Any, name: str, under: str | None = None) -> Any:
        """Return a fact of an object; when it is not known the verdict is ``unverifiable``."""
        value = getattr(owner, name)
        if value is None:
            raise FactMissing(missing_fact(owner, name, under))
        return value

    def body_of(self, one: Convention | Council | Strategy) -> Epci | None:
        """Return the body that a convention, a council or a strategy is of, ``None`` if unknown."""
        if one.epci is None or (self.body and one.epci == self.body.siren):
            return self.body
        return evolve(self.framework, epci=Epci(siren=one.epci)).body(self.day)

    def need_list(self, name: str) -> tuple[Any, ...]:
        """Return a list of the framework; when it is not known the verdict is ``unverifiable``."""
        found: tuple[Any, ...] | None = getattr(self.framework, name)
        if found is None:
            raise FactMissing(MissingFact(name, label_of(Framework, name)))
        return found

    def exists(self, council: Council) -> bool:
        """Tell whether a council exists on the day, or name what would have to be known."""
        answer = self._existing.get(council.id)
        if answer is None:
            answer = self._existing[council.id] = council.exists(self.day)
        if answer is None:
            end = council.dissolved
            vague = end is not None and started(end, self.day) is None
            raise FactMissing(missing_fact(council, "dissolved" if vague else "created"))
        return answer

    def is_member(self, commune: Commune, body: Epci | None) -> bool | None:
        """Tell whether a commune belongs to a body on the day, ``None`` if that is not known."""
        if body is not None and body.communes is not None:
            return commune.code in body.communes
        if body is None or body.siren is None or commune.epci is None:
            return None
        if commune.epci == body.siren:
            return True
        # A commune is in one body with its own taxation at most, and in any number of syndicates.
        own_taxes = body.kind is not None and law.intercommunal_kind(body.kind).own_taxation
        return False if own_taxes else None

    def commune(self, code: str) -> Commune:
        """Return a commune of the territory, or what the reference of the day knows of it."""
        return self.communes.get(code) or self.framework.commune(code, self.day)

    @cached_property
    def local_forces(self) -> frozenset[str]:
        """The codes of the kinds of force that are local, and not the State's."""
        return _local_forces()

    def force_kind(self, code: str) -> law.ForceKind:
        """Return what the law knows of a kind of force."""
        return law.force(code)

    def actors(self, target: Mention) -> tuple[Force, ...]:
        """Return the forces that a role is given to: those named, or the local forces that sign."""
        holder, named = target.holder, target.mention.by
        if named is None:
            parties = self._local_parties.get(holder.id)
            if parties is None:
                parties = self._local_parties[holder.id] = self._local(holder)
            return parties
        found = [self.framework[id] for id in named]
        return tuple(one for one in found if isinstance(one, Force))

    def _local(self, holder: Convention | Strategy) -> tuple[Force, ...]:
        """Return the local forces that are parties to an instrument."""
        parties = holder.forces if isinstance(holder, Convention) else ()
        forces = [self.framework.of_kind(Force, id) for id in parties]
        return tuple(force for force in forces if force.kind in self.local_forces)

    # --- conventions ------------------------------------------------------------------------------

    def conventions_of_kind(self, kind: ConventionKind) -> tuple[Convention, ...]:
        """Return the conventions of a kind; when none is known the verdict is ``unverifiable``."""
        key = ("conventions", kind)
        if key not in self.kept:
            conventions = self.need_list("conventions")
            self.kept[key] = tuple(one for one in conventions if one.kind is kind)
        found: tuple[Convention, ...] = self.kept[key]
        return found

    def concluded(self, convention: Convention) -> PartialDate:
        """Return the day by the law of which the content of a convention is judged."""
        day = self._concluded.get(convention.id)
        if day is None:
            day = self._concluded[convention.id] = convention.last_concluded(self.day)
        if day is None:
            raise FactMissing(missing_fact(convention, "signed"))
        return day

    def in_force(self, convention: Convention) -> bool:
        """Tell whether a convention is in force on the day, or name what would have to be known."""
        return self._conventions.in_force(convention)

    def value_for(
        self, convention: Convention, name: str, on: AnyDate | None = None
    ) -> law.LegalValue:
        """Return a legal value for the kind of a convention, and cite it.

        It is asked of the day by the law of which its content is judged, unless another is given.
        """
        kind: law.ModelKind = "intercommunal" if convention.kind is _INTERCOMMUNAL else "communal"
        return self.value(name, self.concluded(convention) if on is None else on, of=kind)

    def at_renewal(self, convention: Convention, needed: Text) -> Text:
        """Say what the renewal of a convention older than the law of the day will need."""
        end = convention.term_ends(self.day)
        due = end is not None and end.is_after(self.day)
        when = Text(fr=f" du {end}", en=f" of {end}") if due else Text.same("")
        older = Text(fr="conclue sous un droit plus ancien", en="concluded under older law")
        return older + Text(
            fr=f" ; son renouvellement{when.fr} demandera : {needed.fr}",
            en=f"; its renewal{when.en} will need: {needed.en}",
        )

    def out_of_time(self, convention: Convention) -> Text | None:
        """Say why a convention is not judged on the day, ``None`` when it is."""
        return self._conventions.out_of_time(convention)

    def convention_for(self, force: Force, clause: str | None = None) -> tuple[Convention, ...]:
        """Return the conventions in force for a force on the day, ``()`` when there is none.

        Where a clause is named, those that lack it are left out, whatever their dates.

        Raises:
            FactMissing: none is known to be in force, and to have the clause, and one may be.
        """
        return self._conventions.for_force(force, clause)

    def uncovered(self, force: Force) -> Text:
        """Name, to end a phrase, the communes of a force that lack what others of them have."""
        codes = self._conventions.left_without(force)
        names = ", ".join(self.commune(code).name or code for code in codes)
        return Text(f" pour : {names}", f" for: {names}") if names else Text.same("")

    @cached_property
    def _conventions(self) -> Conventions:
        return Conventions(self.framework, self.day)

    @cached_property
    def _gives_delay(self) -> bool:
        return bool(law.value("convention.transition", self.day).value)

    def transition(self, force: Force) -> bool:
        """Tell whether a force had the delay of the first law on the day; it is cited only then.

        That law gave it to the services that needed a convention, and not to smaller ones.
        """
        if not self._gives_delay:
            return False
        threshold = law.value("convention.posts_threshold", self.day).value
        if force.posts is not None and force.posts < threshold:
            return False
        return bool(self.value("convention.transition").value)
