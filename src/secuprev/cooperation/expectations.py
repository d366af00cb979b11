"""What one expects to find covered: priorities of a strategy, needs of a diagnosis or a model."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import define, field, frozen

from secuprev import law
from secuprev.cooperation.instruments import Instrument, InstrumentKind
from secuprev.model import ConventionKind
from secuprev.model.conventions import COORDINATION
from secuprev.values import Text

__all__ = ["Expectation", "ExpectedBy", "expectations"]

_DIAGNOSIS = "diagnostic_local"
_NEEDS = "needs"


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


def expectations(instruments: Iterable[Instrument], on: date) -> tuple[Expectation, ...]:
    """Return what one expects to find covered on a day.

    The needs of the model are expected where a convention de coordination is known to be in force:
    they are what its first article looks at.

    Raises:
        CannotBeTold: the model of that day is not known.
    """
    needs = _Needs(on)
    return tuple(one for instrument in instruments for one in _expected(instrument, needs))


def _expected(instrument: Instrument, needs: "_Needs") -> Iterator[Expectation]:
    if instrument.kind is InstrumentKind.STRATEGY:
        by = ExpectedBy.DIAGNOSIS if instrument.code == _DIAGNOSIS else ExpectedBy.STRATEGY
        for theme in instrument.themes:
            if theme.domain is not None:
                yield Expectation((theme.domain,), by, instrument.id, theme.label, instrument)
    is_coordination = instrument.code in COORDINATION
    if instrument.kind is InstrumentKind.CONVENTION and is_coordination and instrument.certain:
        intercommunal = instrument.code == ConventionKind.INTERCOMMUNAL
        for named, model, label in needs.of("intercommunal" if intercommunal else "communal"):
            yield Expectation(named, ExpectedBy.MODEL, model, label, instrument)


@define
class _Needs:
    """The lists of needs of the models of a day, each read once."""

    on: date
    _known: dict[law.ModelKind, list[tuple[tuple[str, ...], str, Text]]] = field(factory=dict)

    def of(self, kind: law.ModelKind) -> list[tuple[tuple[str, ...], str, Text]]:
        """Return the domains that answer each need, the edition and the label of the need."""
        if kind not in self._known:
            model = law.model(self.on, kind)
            self._known[kind] = [
                (law.domains_of(clause.code), model.id, clause.label)
                for clause in (model.clauses if model else ())
                if model and clause.part == _NEEDS and law.domains_of(clause.code)
            ]
        return self._known[kind]
