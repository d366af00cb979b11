"""Which domain is covered where, by what and how strongly, beside what is expected there."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen

from secuprev import law
from secuprev.cooperation.bond import AnyBond
from secuprev.cooperation.cells import (
    BLANK,
    COVERING,
    UNTOLD,
    Cell,
    CellState,
    Cover,
    Row,
    count,
    rows_of,
    tells_no_commune,
)
from secuprev.cooperation.expectations import Expectation, needs
from secuprev.cooperation.instruments import Instrument, InstrumentKind
from secuprev.cooperation.reading import bonds_on, day_of
from secuprev.model import Commune, Framework
from secuprev.values import AnyDate, Lang, Text
from secuprev.values.html import html_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "UNTOLD", "Cell", "CellState", "Cover", "Coverage", "Gap", "coverage"]

COLUMNS: tuple[str, ...] = (
    "commune", "name", "population", "domain", "label", "state", "strength", "instruments",
    "expected_by",
)  # fmt: skip
"""The columns of `Coverage.rows`."""

_NO_NEEDS = Text("sans les besoins du modèle : ", "without the needs of the model: ")
_NO_CONVENTIONS = Text(
    "le document ne dit pas quelles conventions existent",
    "the document does not say which conventions there are",
)


@frozen
class Gap:
    """Something that is expected, and that nothing covers in some communes.

    Attributes:
        domains: the codes of the domains any of which would answer.
        label: what it is about.
        communes: the codes of those communes; `UNTOLD` stands for communes that are not named.
        population: the inhabitants left uncovered, as far as populations are known.
        population_known: whether the population of each of those communes is known.
        expected: what makes one expect it.
    """

    domains: tuple[str, ...]
    label: Text
    communes: tuple[str, ...]
    population: int
    population_known: bool
    expected: tuple[Expectation, ...]


class _Instruments(Mapping[str, Instrument]):
    """The instruments of a day by identifier, each put together when it is asked for."""

    def __init__(self, bonds: Mapping[str, AnyBond]) -> None:
        self._bonds = bonds

    def __getitem__(self, id: str) -> Instrument:
        return self._bonds[id].instrument

    def __iter__(self) -> Iterator[str]:
        return iter(self._bonds)

    def __len__(self) -> int:
        return len(self._bonds)

    def __repr__(self) -> str:
        return repr(dict(self))


@define(frozen=True, slots=False)
class Coverage:
    """Communes, domains, and what covers each domain in each commune on a day.

    Attributes:
        framework: identifier of the framework.
        name: its name.
        on: the day.
        communes: the communes in order of their codes; one with the code ``""`` stands for the
            part of the territory that instruments cover without naming its communes.
        domains: the codes of the domains that something covers or makes one expect.
        instruments: the instruments of the day, by identifier.
        unread: words that no domain was recognised in, and that cover nothing here.
        notes: what could not be taken into account, in both languages.
    """

    framework: str
    name: str | None
    on: date
    communes: tuple[Commune, ...]
    domains: tuple[str, ...]
    instruments: Mapping[str, Instrument]
    unread: tuple[str, ...]
    notes: tuple[Text, ...]
    _rows: Mapping[str, Row] = field(alias="rows", repr=False, eq=False)

    def cell(self, commune: str, domain: str) -> Cell:
        """Return how a domain stands in a commune, by their codes."""
        row = self._rows.get(commune)
        return BLANK if row is None or domain not in self._told else row.cell(domain)

    @cached_property
    def _told(self) -> frozenset[str]:
        return frozenset(self.domains)

    @cached_property
    def counts(self) -> Mapping[str, Mapping[CellState, int]]:
        """In how many communes each domain stands in each way, by its code; not to be changed."""
        return count(self._rows.values(), self.domains)

    def states(self, domain: str) -> dict[CellState, tuple[Commune, ...]]:
        """Return the communes by the way a domain stands in them, all four states being there.

        Raises:
            UnknownName: no domain has that code.
        """
        if domain not in law.domains:
            raise law.UnknownName("domain", domain, law.domains)
        found: dict[CellState, list[Commune]] = {state: [] for state in CellState}
        told = domain in self._told
        for one in self.communes:
            row = self._rows[one.code]
            state = row.state(domain) if told else CellState.NONE
            found[state].append(one)
        return {state: tuple(communes) for state, communes in found.items()}

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is expected and not covered, most inhabitants left uncovered first."""
        found: dict[tuple[str, ...], dict[str, list[Expectation]]] = {}
        for commune, row in self._rows.items():
            for one in row.wanting:
                if self._told.intersection(one.domains):
                    found.setdefault(one.domains, {}).setdefault(commune, []).append(one)
        gaps = [self._gap(domains, places) for domains, places in found.items()]
        return tuple(sorted(gaps, key=lambda one: (-one.population, -len(one.communes))))

    def _gap(self, domains: tuple[str, ...], places: Mapping[str, list[Expectation]]) -> Gap:
        numbers = [one.population for one in self.communes if one.code in places]
        expected = tuple(dict.fromkeys(one for found in places.values() for one in found))
        return Gap(
            domains=domains,
            label=expected[0].label,
            communes=tuple(places),
            population=sum(number or 0 for number in numbers),
            population_known=None not in numbers,
            expected=expected,
        )

    def lost_in(self, other: "Coverage") -> tuple[tuple[Commune, str], ...]:
        """Return the communes and domains that are covered here and not known to be in another."""
        return tuple(
            (commune, domain)
            for commune in self.communes
            for domain in self.domains
            if self.cell(commune.code, domain).state is CellState.COVERED
            and other.cell(commune.code, domain).state is not CellState.COVERED
        )

    def only(self, domain: str) -> "Coverage":
        """Return the same for one domain, which need not be among those of this one."""
        return evolve(self, domains=(domain,))

    def _repr_html_(self) -> str:
        states = (CellState.COVERED, CellState.GAP, CellState.UNKNOWN)
        rows = []
        for code in self.domains:
            by = {c.instrument for one in self.communes for c in self.cell(one.code, code).covers}
            counts = [self.counts[code][state] for state in states]
            rows.append([law.domains[code].label.fr, *counts, ", ".join(sorted(by))])
        heads = ["domaine", *(f"communes : {state.label.fr}" for state in states), "par"]
        return html_table(f"{self.name or self.framework}, {self.on}", heads, rows)

    # --- as data ----------------------------------------------------------------------------------

    def rows(self, lang: Lang = "fr") -> list[dict[str, Any]]:
        """Return a row for each commune and domain, with plain values."""
        return [
            {
                "commune": commune.code or None,
                "name": commune.name,
                "population": commune.population,
                "domain": domain,
                "label": law.domains[domain].label.in_(lang),
                "state": cell.state.value,
                "strength": cell.strength.code if cell.strength else None,
                "instruments": [one.instrument for one in cell.covers],
                "expected_by": list(dict.fromkeys(one.source for one in cell.expected)),
            }
            for commune in self.communes
            for domain in self.domains
            for cell in (self.cell(commune.code, domain),)
        ]

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values."""
        return {
            "framework": self.framework,
            "name": self.name,
            "on": self.on.isoformat(),
            "cells": self.rows(lang),
            "gaps": [
                {
                    "domains": list(one.domains),
                    "label": one.label.in_(lang),
                    "communes": [code or None for code in one.communes],
                    "population": one.population,
                    "population_known": one.population_known,
                    "expected_by": list(dict.fromkeys(e.source for e in one.expected)),
                }
                for one in self.gaps
            ],
            "unread": list(self.unread),
            "notes": [one.in_(lang) for one in self.notes],
        }

    def to_frame(self, lang: Lang = "fr") -> "pd.DataFrame":
        """Return `rows` as a table; needs pandas (extra ``tables``).

        Raises:
            ImportError: pandas is not installed.
        """
        import pandas as pd

        frame = pd.DataFrame(self.rows(lang), columns=list(COLUMNS))
        return frame.astype({"population": "Int64"})


def coverage(framework: Framework, on: AnyDate | None = None) -> Coverage:
    """Return which domain is covered where on a day, beside what is expected there.

    Conventions and groups cover; the priorities of strategies, the needs of diagnoses, and the list
    of needs of the model of the day where there is a convention, say what is expected. A domain is
    not a gap while it cannot be told that nothing covers it: a list of conventions that is not
    known, an instrument whose communes or domains are not all known.

    Args:
        framework: what is known.
        on: the day asked about, to the day; by default that of `secuprev.check`.

    Raises:
        InvalidDate: `on` is no date, or is not known to the day.

    Example:
        >>> from secuprev.model import Convention, DomainMention, Force
        >>> from secuprev.values import PartialDate
        >>> town = Framework(
        ...     id="town",
        ...     communes=(Commune(code="77288", population=40000),),
        ...     conventions=(
        ...         Convention(
        ...             id="c",
        ...             signed=PartialDate.parse("2020-03-01"),
        ...             years=3,
        ...             communes=("77288",),
        ...             domains=(DomainMention(domain="holiday_watch"),),
        ...         ),
        ...     ),
        ... )
        >>> found = coverage(town, "2021-01-01")
        >>> found.cell("77288", "holiday_watch").state.value
        'covered'
        >>> found.gaps[0].label.en, found.gaps[0].population  # a need that the model lists
        ('Road safety', 40000)
    """
    day = day_of(on)
    bonds = bonds_on(framework, day)
    notes = []
    try:
        wanted = needs(bonds, day)
    except law.CannotBeTold as untold:
        wanted = needs((one for one in bonds if one.kind is InstrumentKind.STRATEGY), day)
        notes.append(_NO_NEEDS + untold.message)
    if framework.conventions is None:
        notes.append(_NO_CONVENTIONS)
    covering = [one for one in bonds if one.kind in COVERING]
    named: set[str] = set().union(*[one.domains for one in covering])
    named.update(*[one.domains for one in set(wanted.values())])
    places = _places(framework, bonds, day)
    return Coverage(
        framework=framework.id,
        name=framework.name,
        on=day,
        communes=places,
        domains=tuple(filter(named.__contains__, law.domains)),
        instruments=_Instruments({one.id: one for one in bonds}),
        unread=tuple(dict.fromkeys(one.label_of(key).fr for one in covering for key in one.words)),
        notes=tuple(notes),
        rows=rows_of(bonds, places, wanted, whole=framework.conventions is not None),
    )


def _places(framework: Framework, bonds: Iterable[AnyBond], on: date) -> tuple[Commune, ...]:
    """Return the communes of the territory, those beyond it, and what covers without telling."""
    members = framework.members(on)
    beyond = {code for one in bonds for code in one.communes}
    beyond.difference_update([one.code for one in members])
    untold = [Commune(code=UNTOLD)] if any(map(tells_no_commune, bonds)) else []
    return (*members, *(framework.commune(code, on) for code in sorted(beyond)), *untold)
