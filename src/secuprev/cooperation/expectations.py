"""What one expects to find covered: priorities of a strategy, needs of a diagnosis or a model."""

from collections.abc import Iterable, Set
from datetime import date
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from secuprev import law
from secuprev.cooperation.bond import AnyBond
from secuprev.cooperation.instruments import Instrument, InstrumentKind
from secuprev.law.store import per_law
from secuprev.model import ConventionKind
from secuprev.values import Text

__all__ = ["NONE", "Expectation", "ExpectedBy", "Need", "Needs", "needs"]

_DIAGNOSIS = "diagnostic_local"
_NEEDS = "needs"
_CONVENTION, _STRATEGY = InstrumentKind.CONVENTION, InstrumentKind.STRATEGY
_INTERCOMMUNAL = ConventionKind.INTERCOMMUNAL


class ExpectedBy(StrEnum):
    """What makes one expect a domain to be covered."""

    STRATEGY = "strategy"  # a priority of a strategy, a contract or a plan
    DIAGNOSIS = "diagnosis"  # a need that a local diagnosis found
    MODEL = "model"  # the list of needs of the model convention of the day


@frozen
class Expectation:
    """Something that one expects to find covered, where an instrument says so.

    Attributes:
        domains: the domains any of which answers it.
        by: what makes one expect it.
        source: the strategy or the diagnosis by its identifier, the model by its edition.
        label: what it is about, as its source says it.
        where: the instrument that says where: in the communes that it covers.
    """

    domains: tuple[str, ...]
    by: ExpectedBy
    source: str
    label: Text
    where: Instrument = field(repr=lambda one: one.id, eq=lambda one: one.id)


@frozen
class Need:
    """What one expects to find covered, wherever an instrument that says so covers."""

    domains: tuple[str, ...]
    by: ExpectedBy
    source: str
    label: Text

    def under(self, where: AnyBond) -> Expectation:
        """Return the same as expected where an instrument says so."""
        return Expectation(self.domains, self.by, self.source, self.label, where.instrument)


@frozen(eq=False)
class Needs:
    """Needs, and the domains that answer them.

    Attributes:
        each: the needs, in the order of their source.
        alone: the domains each of which answers a need alone.
        together: those any of which answers a need.
    """

    each: tuple[Need, ...]
    alone: frozenset[str]
    together: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, needs: Iterable[Need]) -> "Needs":
        """Gather needs."""
        each = tuple(needs)
        alone: set[str] = set()
        together: list[tuple[str, ...]] = []
        for one in each:
            first, *others = one.domains
            if others:
                together.append(one.domains)
            else:
                alone.add(first)
        return cls(each, frozenset(alone), tuple(together))

    @cached_property
    def domains(self) -> Set[str]:
        """All the domains that answer one of them."""
        return self.alone.union(*self.together)

    def left_by(self, covered: Set[str]) -> Set[str]:
        """Return the domains that answer those needs which some domains do not."""
        left = self.alone - covered
        for named in self.together:
            if covered.isdisjoint(named):
                left = left.union(named)
        return left


NONE = Needs.of(())


def needs(bonds: Iterable[AnyBond], on: date) -> dict[str, Needs]:
    """Return what one expects to find covered on a day, by the instrument that says where, if any.

    The needs of the model are expected where a convention de coordination is known to be in force:
    they are what its first article looks at.

    Raises:
        CannotBeTold: the model of that day is not known.
    """
    found: dict[str, Needs] = {}
    models: dict[bool, Needs] = {}
    for one in bonds:
        if one.kind is _STRATEGY:
            found[one.id] = _of_strategy(one)
        elif one.kind is _CONVENTION and one.certain and one.source.is_coordination:
            intercommunal = one.source.kind == _INTERCOMMUNAL
            if intercommunal not in models:
                models[intercommunal] = _of_model(
                    on, "intercommunal" if intercommunal else "communal"
                )
            found[one.id] = models[intercommunal]
    return found


def _of_strategy(one: AnyBond) -> Needs:
    by = ExpectedBy.DIAGNOSIS if one.code == _DIAGNOSIS else ExpectedBy.STRATEGY
    named = (code for code in one.said if code not in one.words)
    return Needs.of(Need((code,), by, one.id, one.label_of(code)) for code in named)


@per_law
def _of_model(on: date, kind: law.ModelKind) -> Needs:
    """Return the needs that the model of a day lists, and that a domain answers."""
    model = law.model(on, kind)
    return Needs.of(
        Need(named, ExpectedBy.MODEL, model.id, clause.label)
        for clause in (model.clauses if model else ())
        if model and clause.part == _NEEDS and (named := law.domains_of(clause.code))
    )
