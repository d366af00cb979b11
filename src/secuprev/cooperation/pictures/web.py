"""The picture of who works with whom: partners around a circle, by kind, a line for two of them."""

from collections.abc import Iterable
from math import sqrt
from typing import TYPE_CHECKING, Any

from secuprev import law
from secuprev.cooperation.engagements import known
from secuprev.cooperation.pictures.canvas import Sheet, need_matplotlib, page, room
from secuprev.cooperation.pictures.kinds import kinds
from secuprev.cooperation.pictures.legend import Sign, legend_height, put_legend
from secuprev.cooperation.pictures.links import Link, Spot, read_links
from secuprev.cooperation.pictures.plan import BESIDE, MARK, Names, Place, Plan, best_plan
from secuprev.cooperation.pictures.writing import (
    GREY,
    HEADLINE,
    INK,
    LINE,
    headline,
    say_nothing,
    write,
)
from secuprev.values import Lang, Text

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

__all__ = ["draw_cooperation"]

_NOTHING = Text("Aucun partenaire : il n'y a rien à dessiner.", "No partner: nothing to draw.")
_ALONE = Text("À part, sans domaine commun avec un autre :", "Apart, with no domain in common:")
_TITLE = Text("Qui travaille avec qui", "Who works with whom")
_SHARED = (
    Text("{} domaine en commun", "{} domain in common"),
    Text("{} domaines en commun", "{} domains in common"),
)
_UNCERTAIN = Text("en vigueur : ne peut être dit", "in force: cannot be told")

_NAME = 220.0  # longest line of a name, in points, on a figure of its own; else a part of the axes
_SHARE = 0.3
_LEAST = 420.0  # least width of a figure of its own
_THIN, _STEP, _THICK = 0.8, 0.8, 7.0  # width of a line: for one domain, for each more, at most
_DASHES = (0, (4, 2))
_FEW, _MANY = 4, 40  # partners up to whom lines are straight, lines from which they are thinner

Point = tuple[float, float]


def draw_cooperation(
    graph: "nx.MultiGraph[str]",
    ax: "Axes | None" = None,
    *,
    lang: Lang = "fr",
    domain: str | None = None,
    title: str | None = None,
) -> "Axes":
    """Draw who works with whom.

    Partners stand around a circle, those of a kind together. A line joins two who share a domain,
    the wider the more they share, of the colour of the one whose kind comes first, dashed when no
    instrument that says so is known to be in force.
    Those who share no domain with anybody stand below.

    Args:
        graph: a graph of `secuprev.cooperation_graph`.
        ax: where to draw, by default a figure large enough for all names.
        lang: the language of the words.
        domain: a domain, to keep its lines only.
        title: the title, by default what is drawn and on which day.

    Returns:
        The axes that were drawn on; their data are points of the page.

    Raises:
        PlotMissing: matplotlib is not installed.
        NotDrawn: it is another graph.
        UnknownName: no domain has that code.
    """
    need_matplotlib()
    if domain is not None:
        known(domain)
    linked, alone, links = read_links(graph, domain)
    if not linked and not alone:
        return say_nothing(ax, _NOTHING, lang)
    widths = _widths(links)
    signs = _signs(linked + alone, links, widths, lang)
    own = ax is None
    ax = page(ax, _wanted(linked, alone, signs, lang))
    ax.set_axis_off()
    words, end = (title, "") if title else _title(graph, domain, lang)
    headline(ax, words, room(ax).whole, end=end)
    held = room(ax)
    foot = legend_height(signs, held.width)
    name = _NAME if own else _SHARE * held.width
    plan = best_plan(linked, alone, lang, (held.width, held.height - foot), name)
    ax.set(xlim=(0, held.width), ylim=(-foot, held.height - foot), aspect="equal")
    _draw_lines(ax, plan, links, widths)
    _draw_marks(ax, (*plan.linked, *plan.alone))
    _write_names(ax, plan, lang)
    put_legend(ax, signs, held.width)
    return ax


def _title(graph: "nx.MultiGraph[str]", domain: str | None, lang: Lang) -> tuple[str, str]:
    """Return what is drawn, and the day, which ends the title where the graph has one."""
    what = _TITLE.in_(lang) if domain is None else law.domains[domain].label.in_(lang)
    held, day = (
        f", {graph.graph[key]}" if key in graph.graph else "" for key in ("framework", "on")
    )
    return what + held, day


def _wanted(linked: list[Spot], alone: list[Spot], signs: list[Sign], lang: Lang) -> Sheet:
    """Return what the picture takes where nothing is crowded."""
    names = Names.of(linked, alone, lang, _NAME)
    wide, high = names.circle()
    width = max(wide, names.column if alone else 0, _LEAST)
    high += names.apart(width) + legend_height(signs, width)
    return Sheet(width, high, above=HEADLINE)


# --- lines ----------------------------------------------------------------------------------------


def _crowd(links: list[Link]) -> float:
    """Return 1 while lines are few, then less and less: what their looks are lightened by."""
    return min(1.0, sqrt(_MANY / max(1, len(links))))


def _widths(links: list[Link]) -> dict[int, float]:
    """Return the width of a line for each number of domains that two partners share."""
    counts = sorted({len(one.domains) for one in links})
    most = max(1, counts[-1] - 1) if counts else 1
    step = min(_STEP, (_THICK * _crowd(links) - _THIN) / most)
    return {count: _THIN + step * (count - 1) for count in counts}


def _draw_lines(ax: "Axes", plan: Plan, links: list[Link], widths: dict[int, float]) -> None:
    from matplotlib.collections import LineCollection

    where = {place.spot.node: (place.x, place.y) for place in plan.linked}
    colours = {place.spot.node: place.spot.kind.colour for place in plan.linked}
    bend = min(0.7, max(0, len(where) - _FEW) / 20)  # towards the middle, clear of the neighbours
    lines = LineCollection(
        [_curve(where[one.one], where[one.other], plan.centre, bend) for one in links],
        linewidths=[widths[len(one.domains)] for one in links],
        linestyles=["-" if one.certain else _DASHES for one in links],
        colors=[colours[one.one] for one in links],
        alpha=max(0.35, 0.75 * _crowd(links)),
        capstyle="butt",
        zorder=1,
    )
    ax.add_collection(lines, autolim=False)


def _curve(start: Point, end: Point, centre: Point, bend: float, steps: int = 24) -> list[Point]:
    """Return points of the curve between two places that bends towards the middle."""
    ends = list(zip(start, end, centre, strict=True))
    pulled = [(one, (1 - bend) * (one + other) / 2 + bend * c, other) for one, other, c in ends]
    found = []
    for rank in range(steps + 1):
        t = rank / steps
        near, mid, far = (1 - t) ** 2, 2 * t * (1 - t), t**2
        x, y = (near * one + mid * middle + far * other for one, middle, other in pulled)
        found.append((x, y))
    return found


# --- marks and names ------------------------------------------------------------------------------


def _draw_marks(ax: "Axes", places: Iterable[Place]) -> None:
    held = list(places)
    for kind in kinds():
        here = [one for one in held if one.spot.kind == kind]
        look: dict[str, Any] = {"marker": kind.shape, "s": MARK**2, "color": kind.colour}
        look |= {"edgecolors": INK, "linewidths": 0.6, "zorder": 3}
        ax.scatter([one.x for one in here], [one.y for one in here], **look)


def _write_names(ax: "Axes", plan: Plan, lang: Lang) -> None:
    look: dict[str, Any] = {"fontsize": plan.size, "va": "center", "linespacing": LINE}
    for one in (*plan.linked, *plan.alone):
        beside = -BESIDE if one.left else BESIDE
        write(ax, one.x + beside, one.y, one.name, ha="right" if one.left else "left", **look)
    if plan.alone:
        write(ax, MARK / 2, plan.heading, _ALONE.in_(lang), color=GREY, **look)


def _signs(
    spots: list[Spot], links: list[Link], widths: dict[int, float], lang: Lang
) -> list[Sign]:
    from matplotlib.lines import Line2D

    used = {spot.kind for spot in spots}
    signs = [
        Sign(
            Line2D([], [], marker=kind.shape, color=kind.colour, markeredgecolor=INK,
                   markeredgewidth=0.6, markersize=MARK, linestyle="none"),
            kind.label.in_(lang),
        )
        for kind in kinds()
        if kind in used
    ]  # fmt: skip
    counts = list(widths)
    for count in sorted({counts[0], counts[len(counts) // 2], counts[-1]}) if counts else ():
        sample = Line2D([], [], color=INK, alpha=0.75, linewidth=widths[count])
        signs.append(Sign(sample, _SHARED[count > 1].in_(lang).format(count)))
    if not all(one.certain for one in links):
        sample = Line2D([], [], color=INK, alpha=0.75, linestyle=_DASHES)
        signs.append(Sign(sample, _UNCERTAIN.in_(lang)))
    return signs
