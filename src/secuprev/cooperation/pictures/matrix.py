"""The picture of what is covered where: a row for each domain, a column for each commune."""

from typing import TYPE_CHECKING, Any

from secuprev import law
from secuprev.cooperation.cells import Cell, CellState
from secuprev.cooperation.covering import Coverage
from secuprev.cooperation.instruments import Strength
from secuprev.cooperation.pictures.canvas import (
    Sheet,
    need_matplotlib,
    page,
    room,
)
from secuprev.cooperation.pictures.legend import Sign, legend_height, put_legend
from secuprev.cooperation.pictures.writing import (
    HEADLINE,
    INK,
    PLAIN,
    clean,
    fitted,
    headline,
    length,
    say_nothing,
)
from secuprev.values import Lang, Text
from secuprev.values.wanted import Wanted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_coverage"]


Look = Strength | CellState

_TITLE = Text("Ce qui est couvert, commune par commune", "What is covered, commune by commune")
_NOTHING = Text(
    "Aucune commune ou aucun domaine : il n'y a rien à dessiner.",
    "No commune or no domain: nothing to draw.",
)
_UNNAMED = Text("communes non nommées", "communes not named")

# The darker the stronger; hatches tell apart, without any colour, what is not covered.
_BLUES = {
    Strength.THEME: "#cfe3f3",
    Strength.PARTICIPATION: "#86b9de",
    Strength.LEAD: "#3a84bf",
    Strength.REINFORCED: "#08406f",
}
_LOOKS: dict[Look, dict[str, Any]] = {
    **{strength: {"facecolor": blue} for strength, blue in _BLUES.items()},
    CellState.UNKNOWN: {"facecolor": "#f2f2f2", "edgecolor": "#8c8c8c", "hatch": "....."},
    CellState.GAP: {"facecolor": "#fbe3d3", "edgecolor": "#D55E00", "hatch": "////"},
    CellState.NONE: {"facecolor": "#ffffff"},
}
_WORDS: dict[Look, Text] = {
    Strength.THEME: Text("nommé", "named"),
    Strength.PARTICIPATION: Text("participation", "participation"),
    Strength.LEAD: Text("rôle principal", "lead"),
    Strength.REINFORCED: Text("coopération renforcée", "reinforced cooperation"),
    CellState.UNKNOWN: Text("ne peut être dit", "cannot be told"),
    CellState.GAP: Text("attendu et non couvert", "expected and not covered"),
    CellState.NONE: Text("ni couvert ni attendu", "neither covered nor expected"),
}
_EXPECTED = Text("attendu", "expected")

_CELL = 15.0  # side of a cell, in points, on a figure of its own
_LINE = "#d0d0d0"
_MET: dict[str, Any] = {
    "s": 14,
    "color": "white",
    "edgecolors": INK,
    "linewidths": 0.5,
    "zorder": 3,
}
_SIZE, _LEAST = 9.0, 4.0  # of letters: the largest, the least
_DOMAIN, _COMMUNE = 250.0, 130.0  # the longest label of each, in points
_SHARE = 0.35  # what labels may take of axes that are given, at most
_NARROW = 200.0  # least width of the cells on a figure of its own


_a_coverage = Wanted[Coverage](
    Coverage,
    Text("une couverture", "coverage"),
    Text("secuprev.coverage(dispositif) en fait une", "secuprev.coverage(framework) makes one"),
)


def draw_coverage(
    coverage: Coverage,
    ax: "Axes | None" = None,
    *,
    lang: Lang = "fr",
    title: str | None = None,
) -> "Axes":
    """Draw which domain is covered in which commune.

    The darker a cell the more strongly an instrument takes up the domain. Hatches show what is
    expected and not covered, dots what cannot be told; elsewhere, a mark stands where something
    makes one expect the domain.

    Args:
        coverage: what `secuprev.coverage` returns.
        ax: where to draw, by default a figure large enough for all labels.
        lang: the language of the words.
        title: the title, by default what is drawn and on which day.

    Raises:
        PlotMissing: matplotlib is not installed.
    """
    need_matplotlib()
    _a_coverage(coverage)
    rows, columns = list(coverage.domains), list(coverage.communes)
    if not rows or not columns:
        return say_nothing(ax, _NOTHING, lang)
    cells = {
        (x, y): coverage.cell(commune.code, domain)
        for y, domain in enumerate(rows)
        for x, commune in enumerate(columns)
    }
    looks = {at: _look(cell) for at, cell in cells.items()}
    met = [at for at, cell in cells.items() if cell.expected and cell.state is not CellState.GAP]
    signs = _signs(set(looks.values()), bool(met), lang)
    domains = [law.domains[code].label.in_(lang) for code in rows]
    communes = [clean(one.name or one.code or _UNNAMED.in_(lang)) for one in columns]
    own, most = ax is None, (_DOMAIN, _COMMUNE)
    if ax is not None:
        given = room(ax)
        most = (_SHARE * given.width, _SHARE * given.height)
    ax = page(ax, _wanted(domains, communes, signs, most))
    ax.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    _fill(ax, looks)
    if met:
        ax.scatter(*zip(*met, strict=True), **_MET)
    _label(ax, domains, communes, most)
    words = title or ", ".join([_TITLE.in_(lang), coverage.name or coverage.framework])
    end = "" if title else f", {coverage.on.isoformat()}"
    held = room(ax)
    headline(ax, words, held.whole, end=end, margin=None if own else held.margin)
    put_legend(ax, signs, held.whole, margin=held.margin, below=6)
    return ax


def _look(cell: Cell) -> Look:
    """Return the look of a cell: what is covered is told by how strongly."""
    return cell.state if cell.strength is None else cell.strength


def _fill(ax: "Axes", looks: dict[tuple[int, int], Look]) -> None:
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    for code, look in _LOOKS.items():
        cells = [
            Rectangle((x - 0.5, y - 0.5), 1, 1) for (x, y), one in looks.items() if one == code
        ]
        if cells:
            plain: dict[str, Any] = {"linewidth": 0, "zorder": 1}
            ax.add_collection(PatchCollection(cells, **(plain | look)))
    ax.grid(which="minor", color=_LINE, linewidth=0.6, zorder=2)


def _label(ax: "Axes", domains: list[str], communes: list[str], most: tuple[float, float]) -> None:
    held = room(ax)
    along, up = most
    cell = min(held.width / len(communes), held.height / len(domains))
    size = min(_SIZE, max(_LEAST, 0.75 * cell))
    look: dict[str, Any] = {"fontsize": size, "color": INK} | PLAIN
    ax.xaxis.tick_top()
    ax.set_yticks(range(len(domains)), [fitted(one, along, size) for one in domains], **look)
    said = [fitted(one, up, size) for one in communes]
    ax.set_xticks(range(len(communes)), said, rotation=90, **look)
    ax.set_xticks([rank - 0.5 for rank in range(len(communes) + 1)], minor=True)
    ax.set_yticks([rank - 0.5 for rank in range(len(domains) + 1)], minor=True)
    ax.tick_params(which="both", length=0)
    ax.spines[:].set_visible(False)


def _signs(looks: set[Look], met: bool, lang: Lang) -> list[Sign]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    outlined: dict[str, Any] = {"edgecolor": _LINE, "linewidth": 0.6}
    signs = [
        Sign(Patch(**(outlined | look)), _WORDS[code].in_(lang))
        for code, look in _LOOKS.items()
        if code in looks
    ]
    if met:
        mark = Line2D([], [], marker="o", markersize=4, color="white", markeredgecolor=INK,
                      markeredgewidth=0.5, linestyle="none")  # fmt: skip
        signs.append(Sign(mark, _EXPECTED.in_(lang)))
    return signs


def _wanted(
    domains: list[str], communes: list[str], signs: list[Sign], most: tuple[float, float]
) -> Sheet:
    """Return what the picture takes where nothing is crowded, `most` being the longest labels."""
    along, up = (
        min(longest, max(length(one, _SIZE) for one in labels)) + 6
        for labels, longest in zip((domains, communes), most, strict=True)
    )
    width = max(_NARROW, _CELL * len(communes))
    foot = legend_height(signs, along + width)
    return Sheet(width, _CELL * len(domains), left=along, above=up + HEADLINE, below=foot)
