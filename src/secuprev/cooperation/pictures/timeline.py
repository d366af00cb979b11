"""The picture of the life of each instrument, over the days on which the law changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from secuprev import law
from secuprev.cooperation.instruments import InstrumentKind
from secuprev.cooperation.pictures.canvas import (
    Sheet,
    by,
    need_matplotlib,
    page,
    room,
)
from secuprev.cooperation.pictures.changes import changes_for
from secuprev.cooperation.pictures.legend import Sign, legend_height, put_legend
from secuprev.cooperation.pictures.lives import Life, first_told, lives
from secuprev.cooperation.pictures.writing import (
    GREY,
    HEADLINE,
    INK,
    LINE,
    PLAIN,
    clean,
    fitted,
    headline,
    length,
    say_nothing,
    write,
)
from secuprev.cooperation.reading import day_of
from secuprev.model import Framework
from secuprev.model.framework import a_framework
from secuprev.rules import default_day
from secuprev.values import AnyDate, InvalidDate, Lang, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_timeline", "spread"]

_NOTHING = Text("Aucun instrument : il n'y a rien à dessiner.", "No instrument: nothing to draw.")
_TITLE = Text("La vie des instruments et le droit", "The life of instruments and the law")
_NEVER = Text("jamais en vigueur sur ces années", "never in force over these years")
_BACKWARDS = Text("le début doit précéder la fin", "the start must come before the end")
_KINDS = {
    InstrumentKind.CONVENTION: Text("convention", "convention"),
    InstrumentKind.COUNCIL: Text("conseil", "council"),
    InstrumentKind.GROUP: Text("groupe", "group"),
    InstrumentKind.STRATEGY: Text("stratégie, contrat, plan", "strategy, contract, plan"),
}
_UNCERTAIN = Text("ne peut être dit en vigueur", "cannot be told to be in force")
_BEYOND = Text("commence avant ou continue après", "begins before or goes on after")
_RENEWAL, _AMENDMENT = Text("renouvellement", "renewal"), Text("avenant", "amendment")
_CHANGE = Text("le droit change", "the law changes")

_COLOURS = {
    InstrumentKind.CONVENTION: "#0072B2",
    InstrumentKind.COUNCIL: "#009E73",
    InstrumentKind.GROUP: "#D55E00",
    InstrumentKind.STRATEGY: "#CC79A7",
}
_ROW = 27.0  # height of a row, in points, on a figure of its own
_YEARS = 520.0  # width of the years
_NAME = 200.0  # longest line of a name; else a part of the axes
_SHARE = 0.35
_TICKS = 20.0  # what the years under the axes take
_SIZE, _SMALL = 8.5, 7.5  # of letters
_TEXT = 190.0  # longest name of a day on which the law changed
_RISE = 12.0  # from the axes to the texts above them
_ARROW = 8.0  # size of an arrow
_THICK = 0.5  # part of a row that a bar takes
_LAW: dict[str, Any] = {"color": GREY, "linewidth": 0.7, "linestyle": (0, (2, 2)), "zorder": 1}


def draw_timeline(
    framework: Framework,
    ax: "Axes | None" = None,
    *,
    start: AnyDate | None = None,
    end: AnyDate | None = None,
    lang: Lang = "fr",
    title: str | None = None,
) -> "Axes":
    """Draw the life of each instrument over the days on which the law about it changed.

    A bar is full while an instrument is known to be in force, and hatched while that cannot be
    told: from a vague day, after a term that nothing says was renewed. An arrow says that it was
    there before the first day drawn, or goes on after the last. Each dotted line is a day on which
    a legal value about such instruments changed, named after the text that changed it.

    Args:
        framework: what is known.
        ax: where to draw, by default a figure large enough for all names.
        start: the first day drawn; by default the first year that an instrument tells, or the day
            from which the law was read.
        end: the last day drawn; by default that of `secuprev.check`.
        lang: the language of the words.
        title: the title, by default what is drawn.

    Raises:
        PlotMissing: matplotlib is not installed.
        InvalidDate: a day is no date or not an exact one, or the end is not after the start.
    """
    need_matplotlib()
    a_framework(framework)
    first, last = _span(framework, start, end)
    held = lives(framework, first, last)
    if not held:
        return say_nothing(ax, _NOTHING, lang)
    kinds = list(dict.fromkeys(life.kind for life in held))
    changes = {d: texts for d, texts in changes_for(kinds).items() if first <= d <= last}
    signs = _signs(held, first, last, changes, lang)
    own = ax is None
    name = _NAME if ax is None else _SHARE * room(ax).width
    ax = page(ax, _wanted(held, changes, signs, name))
    _prepare(ax, held, first, last, name)
    for row, life in enumerate(held):
        _draw_life(ax, row, life, first, last, lang)
    here = room(ax)
    _name_changes(ax, changes, here.width)
    said = title or ", ".join([_TITLE.in_(lang), framework.name or framework.id])
    headline(ax, said, here.whole, margin=None if own else here.margin, pad=_height_of(changes) + 8)
    put_legend(ax, signs, here.whole, margin=here.margin, below=_TICKS)
    return ax


def _span(framework: Framework, start: AnyDate | None, end: AnyDate | None) -> tuple[date, date]:
    last = default_day() if end is None else day_of(end)
    first = _first(framework, last) if start is None else day_of(start)
    if first >= last:
        raise InvalidDate(f"{first}/{last}", _BACKWARDS)
    return first, last


def _first(framework: Framework, last: date) -> date:
    """Return the first day drawn: a year before the first that is told, no older than the law."""
    read_from = law.record().start
    assert read_from is not None
    told = first_told(framework) or read_from
    year = min(max(told.year - 1, read_from.year), last.year - 1)
    return date(max(year, 1), 1, 1)


def _wanted(
    held: Sequence[Life], changes: Mapping[date, tuple[str, ...]], signs: list[Sign], name: float
) -> Sheet:
    """Return what the picture takes where nothing is crowded, `name` being the longest name."""
    left = min(name, max(length(clean(life.name), _SIZE) for life in held)) + _ARROW + 6
    width = max(_YEARS, 1.05 * len(changes) * _SMALL * LINE)
    below = _TICKS + legend_height(signs, left + width)
    above = _height_of(changes) + HEADLINE
    return Sheet(width, _ROW * len(held), left=left, above=above, below=below)


def _prepare(ax: "Axes", held: Sequence[Life], first: date, last: date, name: float) -> None:
    """Set the years across and the names of instruments down."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    ax.set_xlim(_at(first), _at(last))
    ax.set_ylim(len(held) - 0.5, -0.5)
    ax.xaxis_date()
    locator = AutoDateLocator()
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator, show_offset=False))
    said = [fitted(life.name, name, _SIZE, lines=2) for life in held]
    ax.set_yticks(range(len(held)), said, fontsize=_SIZE, color=INK, **PLAIN)
    ax.tick_params(axis="y", length=0, pad=_ARROW + 4)
    ax.tick_params(axis="x", labelsize=_SMALL, labelcolor=INK, color=INK)
    ax.spines["bottom"].set_color(INK)
    ax.spines[["left", "right", "top"]].set_visible(False)
    ax.hlines([row + 0.5 for row in range(len(held) - 1)], 0, 1, transform=ax.get_yaxis_transform(),
              color="#e4e4e4", linewidth=0.6, zorder=0)  # fmt: skip


def _draw_life(ax: "Axes", row: int, life: Life, first: date, last: date, lang: Lang) -> None:
    colour = _COLOURS[life.kind]
    for one in life.stretches:
        days = (one.last - one.first).days + 1
        ax.barh(row, days, left=_at(one.first), height=_THICK, **_bar(colour, one.certain))
    if life.stretches and life.stretches[0].first == first:
        _arrow(ax, row, 0, colour)
    if life.stretches and life.stretches[-1].last == last:
        _arrow(ax, row, 1, colour)
    for moment in life.moments:
        if first <= moment.on <= last:
            ax.plot([_at(moment.on)], [row], **_mark(moment.amendment))
    if not life.stretches:
        look: dict[str, Any] = {"fontsize": _SMALL, "color": GREY, "ha": "center", "va": "center"}
        look["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        write(ax, (_at(first) + _at(last)) / 2, row, _NEVER.in_(lang), **look)


def _arrow(ax: "Axes", row: int, side: int, colour: str) -> None:
    """Draw an arrow that goes out of the axes, on the left (0) or on the right (1)."""
    out = by(ax, right=_ARROW / 2 if side else -_ARROW / 2)
    ax.plot([side], [row], marker=">" if side else "<", color=colour, markersize=_ARROW,
            markeredgewidth=0, clip_on=False, transform=ax.get_yaxis_transform() + out)  # fmt: skip


def _bar(colour: str, certain: bool) -> dict[str, Any]:
    look = {"edgecolor": colour, "linewidth": 0.5, "zorder": 2}
    return look | ({"facecolor": colour} if certain else {"facecolor": "white", "hatch": "////"})


def _mark(amendment: bool) -> dict[str, Any]:
    look = {"color": "white", "markeredgecolor": INK, "markeredgewidth": 0.8, "linestyle": "none"}
    shape = {"marker": "D", "markersize": 5} if amendment else {"marker": "o", "markersize": 6}
    return look | shape | {"zorder": 3}


def _at(day: date) -> float:
    """Return the number that stands for a day on the axis."""
    from matplotlib.dates import date2num

    return float(date2num(day))


def _name_changes(ax: "Axes", changes: Mapping[date, tuple[str, ...]], width: float) -> None:
    """Draw the days on which the law changed, and name them above."""
    from matplotlib.transforms import blended_transform_factory

    risen = ax.transAxes + by(ax, up=_RISE)
    left, right = ax.get_xlim()
    scale = width / (right - left)
    days = [_at(day) for day in changes]
    places = spread([(day - left) * scale for day in days], _SMALL * LINE)
    for (day, texts), there, place in zip(changes.items(), days, places, strict=True):
        ax.axvline(there, **_LAW)
        ax.annotate(
            _said(day, texts),
            xy=(there, 1),
            xytext=(left + place / scale, 1),
            xycoords=ax.get_xaxis_transform(),
            textcoords=blended_transform_factory(ax.transData, risen),
            arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.7, "relpos": (0.5, 0),
                        "shrinkA": 0, "shrinkB": 0},
            rotation=90, ha="center", va="bottom", fontsize=_SMALL, color=INK, **PLAIN,
        )  # fmt: skip


def _height_of(changes: Mapping[date, Sequence[str]]) -> float:
    """Return how high the names of days on which the law changed stand."""
    if not changes:
        return 0.0
    return max(length(_said(*one), _SMALL) for one in changes.items()) + _RISE


def _said(day: date, texts: Sequence[str]) -> str:
    return fitted(" ".join([day.isoformat(), ", ".join(texts)]), _TEXT, _SMALL)


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Return places moved as little as may be so that each stands some way from the next.

    >>> spread([0, 1, 2, 50], 10)
    [-9.0, 1.0, 11.0, 50.0]
    """
    groups: list[tuple[float, int]] = []  # the middle of some places that touch, and how many
    for place in places:
        middle, count = float(place), 1
        while groups:
            before, many = groups[-1]
            if middle - before >= (count + many) * apart / 2:
                break
            groups.pop()
            middle = (middle * count + before * many) / (count + many)
            count += many
        groups.append((middle, count))
    return [
        middle + (rank - (count - 1) / 2) * apart
        for middle, count in groups
        for rank in range(count)
    ]


# --- the legend -----------------------------------------------------------------------------------


def _signs(
    held: Sequence[Life], first: date, last: date, changes: Mapping[date, object], lang: Lang
) -> list[Sign]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    stretches = [one for life in held for one in life.stretches]
    moments = {one.amendment for life in held for one in life.moments if first <= one.on <= last}
    used = {life.kind for life in held}
    signs = [
        Sign(Patch(**_bar(colour, certain=True)), _KINDS[kind].in_(lang))
        for kind, colour in _COLOURS.items()
        if kind in used
    ]
    if not all(one.certain for one in stretches):
        signs.append(Sign(Patch(**_bar(GREY, certain=False)), _UNCERTAIN.in_(lang)))
    if any(one.first == first or one.last == last for one in stretches):
        arrow = Line2D([], [], marker=">", color=GREY, linestyle="none", markersize=7)
        signs.append(Sign(arrow, _BEYOND.in_(lang)))
    for amendment, words in ((False, _RENEWAL), (True, _AMENDMENT)):
        if amendment in moments:
            signs.append(Sign(Line2D([], [], **_mark(amendment)), words.in_(lang)))
    if changes:
        signs.append(Sign(Line2D([], [], **_LAW), _CHANGE.in_(lang)))
    return signs
