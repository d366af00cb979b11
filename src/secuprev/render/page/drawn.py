"""The coverage, the partnerships and the lives of a page as its templates ask for them."""

from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar

from attrs import define, frozen

from secuprev.cooperation import UNTOLD, CellState, Coverage, ExpectedBy, Instrument, Strength
from secuprev.cooperation.pictures.kinds import Kind, kinds
from secuprev.model import Commune, Role
from secuprev.render.page import chart as charts
from secuprev.render.page import matrix
from secuprev.render.page import web as webs
from secuprev.render.page.states import State, spans
from secuprev.render.page.view import View
from secuprev.values import PartialDate, Text

__all__ = ["Cover", "Life", "Net"]

_COLUMNS = (300, 420, 700)
"""Where the three columns of the partnerships begin."""

_PLATE = 232
"""How wide an instrument is drawn."""

_SHAPES = {"s": "■", "D": "◆", "^": "▲", "o": "●", "p": "⬟", "h": "⬢"}


@define(slots=False)
class Cover:
    """The coverage."""

    view: View

    looks: ClassVar[tuple[tuple[str, Text], ...]] = (
        *((one.code, one.label) for one in Strength),
        *((one.value, one.label) for one in (CellState.GAP, CellState.UNKNOWN)),
    )

    @cached_property
    def communes(self) -> list[Commune]:
        """The communes, the columns of the matrix."""
        return matrix.communes_told(self.view.states)

    def commune(self, one: Commune) -> str:
        """Return the name of a commune."""
        return self.view["no_commune"] if one.code == UNTOLD else one.name or one.code

    @cached_property
    def lines(self) -> list[matrix.Line]:
        """The rows of the matrix."""
        return matrix.lines(self.view.states, self.communes)

    @property
    def empty_on(self) -> str:
        """When nothing is covered or expected."""
        return self.view.on(lambda state: not state.coverage.domains)

    @property
    def notes(self) -> list[tuple[Text, str]]:
        """What could not be taken into account, and when."""
        return self.view.dated(lambda state: state.coverage.notes)

    @property
    def unread(self) -> list[tuple[str, str]]:
        """Words in which no domain was recognised, and when."""
        return self.view.dated(lambda state: state.coverage.unread)

    @cached_property
    def gaps(self) -> list[tuple[Text, str, str, str]]:
        """What is expected and not covered, where, expected by what, and when."""
        return [
            (one.label, self._where(one.communes), ", ".join(map(self._source, one.expected)), on)
            for one, on in self.view.dated(_gaps)
        ]

    @property
    def gaps_on(self) -> str:
        """When there are gaps."""
        return self.view.on(lambda state: state.coverage.gaps)

    def _where(self, codes: tuple[str, ...]) -> str:
        if len(codes) == len(self.communes) > 1:
            return self.view["all_communes"]
        return ", ".join(self.commune(one) for one in self.communes if one.code in codes)

    def _source(self, one: tuple[bool, str]) -> str:
        model, name = one
        return self.view["model_of"].format(name) if model else name


@frozen
class _Gap:
    label: Text
    communes: tuple[str, ...]
    expected: tuple[tuple[bool, str], ...]


def _gaps(state: State) -> list[_Gap]:
    found: Coverage = state.coverage
    return [
        _Gap(
            one.label,
            one.communes,
            tuple(dict.fromkeys((e.by is ExpectedBy.MODEL, e.source) for e in one.expected)),
        )
        for one in found.gaps
    ]


@define(slots=False)
class Net:
    """The partnerships."""

    view: View

    columns = _COLUMNS
    plate = _PLATE

    @cached_property
    def web(self) -> webs.Web:
        """Who takes part in what, on which domains."""
        return webs.web(self.view.states)

    @cached_property
    def height(self) -> int:
        """The height of what is there on the day asked about, once it is in its place."""
        return self.web.placed(self.view.rank)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """A number for each partner, instrument and domain."""
        return {name: number for number, name in enumerate(self.web.knots)}

    def options(self, column: int) -> list[tuple[int, str]]:
        """Return what stands in a column, for a list to choose from."""
        held = (
            (self.numbers[one.name], self.view.say(one.label)) for one in self.web.column(column)
        )
        return sorted(held, key=lambda one: one[1].casefold())

    def curve(self, thread: webs.Thread) -> str:
        """Return the line between two of them, as the script draws it too."""
        one, other = self.web.knots[thread.one], self.web.knots[thread.other]
        start = _COLUMNS[one.column] + (_PLATE if one.column == 1 else 16)
        end = _COLUMNS[other.column]
        if one.column == other.column:
            return f"M{end} {one.y}C{end - 40} {one.y} {end - 40} {other.y} {end} {other.y}"
        middle = (start + end) // 2
        return f"M{start} {one.y}C{middle} {one.y} {middle} {other.y} {end} {other.y}"

    def shape(self, kind: Kind) -> str:
        """Return the sign of a kind of partner."""
        return _SHAPES[kind.shape]

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of partner that there are."""
        used = {one.kind for one in self.web.knots.values()}
        return [one for one in kinds() if one in used]

    @property
    def forms(self) -> list[str]:
        """The kinds of instrument that there are."""
        return list(dict.fromkeys(one.form for one in self.web.knots.values() if one.form))

    def partners(self, one: webs.Engaged) -> str:
        """Return those who work on a domain, as numbers."""
        return " ".join(str(self.numbers[f"p:{id}"]) for id, _ in one.roles)

    def role(self, one: Role) -> str:
        """Return what someone does."""
        return self.view.say(webs.ROLES[one])


@frozen
class Span:
    """An instrument on its row of the table; each fact with the places of the states."""

    name: str
    kind: str
    since: tuple[tuple[PartialDate | None, str], ...]
    until: tuple[tuple[PartialDate | None, str], ...]
    told: tuple[tuple[str, str], ...]


@define(slots=False)
class Life:
    """The life of instruments."""

    view: View

    left = charts.LEFT
    width = charts.WIDTH

    @cached_property
    def chart(self) -> charts.Chart:
        """The picture."""
        day = self.view.receipt.on
        return charts.chart(self.view.inquiry.framework, self.view.states, day)

    @property
    def rows(self) -> list[Span]:
        """The same as a table: those that are there on some day, in the order of the document."""
        held: dict[str, dict[int, Instrument]] = {}
        for rank, state in enumerate(self.view.states):
            for one in state.instruments:
                held.setdefault(one.id, {})[rank] = one
        places = {one.name: place for place, one in enumerate(self.chart.tracks)}
        found = [self._row(there) for there in held.values()]
        return sorted(found, key=lambda one: places.get(one.name, len(places)))

    def _row(self, there: dict[int, Instrument]) -> Span:
        """Tell an instrument on each day; before and after, its dates are those of the nearest."""
        since: dict[PartialDate | None, list[int]] = {}
        until: dict[PartialDate | None, list[int]] = {}
        told: dict[str, list[int]] = {}
        last = there[max(there)]
        for rank in range(len(self.view.states)):
            one = there[_nearest(there, rank)]
            since.setdefault(one.since, []).append(rank)
            until.setdefault(one.until, []).append(rank)
            held = there.get(rank)
            key = "not_in_force" if held is None else "in_force" if held.certain else "uncertain"
            told.setdefault(key, []).append(rank)
        return Span(
            self.view.say(last.label),
            last.kind.value,
            since=tuple((day, spans(ranks)) for day, ranks in since.items()),
            until=tuple((day, spans(ranks)) for day, ranks in until.items()),
            told=tuple((key, spans(ranks)) for key, ranks in told.items()),
        )


def _nearest(ranks: Iterable[int], rank: int) -> int:
    return min(ranks, key=lambda known: abs(known - rank))
