"""Words on a picture: names as they come, measured, wrapped and shortened so that they fit."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from secuprev.cooperation.pictures.canvas import Sheet, by, figure_of, page, room
from secuprev.values import Lang, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "GREY",
    "HEADLINE",
    "INK",
    "LINE",
    "PLAIN",
    "clean",
    "fitted",
    "headline",
    "length",
    "say_nothing",
    "write",
]

INK, GREY = "#222222", "#666666"
HEADLINE = 42.0  # what a title of two lines takes
LINE = 1.25  # height of a line, in sizes of its letters
_UNREADABLE = "\u25a1?"  # the first that the font has stands for a letter that it has not
_TITLE = 12.0
_EDGE = 5.0  # from the edge of the figure
_MOST = 500  # letters looked at, where a name is a page

# Names are never markup: "$x$" is a name.
PLAIN: dict[str, Any] = {"parse_math": False, "usetex": False}


def write(ax: "Axes", x: float, y: float, words: str, **more: Any) -> None:
    """Write words as they are."""
    look: dict[str, Any] = {"color": INK} | PLAIN | more
    ax.text(x, y, words, **look)


def headline(
    ax: "Axes",
    words: str,
    width: float,
    *,
    end: str = "",
    margin: float | None = 0,
    pad: float = 8,
) -> None:
    """Write a title over axes, on two lines if needed.

    Args:
        ax: the axes.
        words: the title.
        width: the longest line, in points.
        end: what follows the words, and is seen however long they are.
        margin: how far on the left of the axes lines begin; at the edge of the figure when `None`.
        pad: how far above the axes they stand.
    """
    from matplotlib.transforms import blended_transform_factory

    said = fitted(words, width, _TITLE, lines=2, end=end)
    title = ax.set_title(said, fontsize=_TITLE, loc="left", pad=pad, color=INK, **PLAIN)
    over = title.get_transform()
    if margin is None:
        edge = figure_of(ax).transFigure + by(ax, right=_EDGE)
        title.set_transform(blended_transform_factory(edge, over))
    else:
        title.set_transform(over + by(ax, right=-margin))


def say_nothing(ax: "Axes | None", words: Text, lang: Lang) -> "Axes":
    """Say in words that there is nothing to draw."""
    ax = page(ax, Sheet(360, 100))
    ax.set_axis_off()
    said = fitted(words.in_(lang), 0.95 * room(ax).width, size=11, lines=4)
    look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 11, "color": GREY}
    write(ax, 0.5, 0.5, said, transform=ax.transAxes, **look)
    return ax


def fitted(words: str, width: float, size: float, lines: int = 1, end: str = "") -> str:
    """Return words wrapped on some lines of a width in points; what is too long ends with "…".

    The end, which follows the words, stands after the "…".
    """
    left = clean(words + end).split(" ")
    done: list[str] = []
    while left and len(done) < lines - 1:
        taken = 1
        while taken < len(left) and length(" ".join(left[: taken + 1]), size) <= width:
            taken += 1
        done.append(_shortened(" ".join(left[:taken]), width, size))
        left = left[taken:]
    if left:
        rest = " ".join(left)
        done.append(
            _shortened(rest if len(rest) <= _MOST else rest[:_MOST] + end, width, size, end)
        )
    return "\n".join(done)


def _shortened(words: str, width: float, size: float, end: str = "") -> str:
    if length(words, size) <= width:
        return words
    low, high = 1, len(words) - len(end)  # the most letters that fit; one is always left
    while low < high - 1:
        middle = (low + high) // 2
        if length(f"{words[:middle]}…{end}", size) <= width:
            low = middle
        else:
            high = middle
    return f"{words[:low].rstrip()}…{end}"


def length(words: str, size: float) -> float:
    """Return the length of the longest line of words, in points."""
    families = _families()
    return max(_ten_points(line, families) for line in words.split("\n")) * size / 10


@cache
def _ten_points(line: str, families: tuple[str, ...]) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=list(families), size=10)
    measured = text_to_path.get_text_width_height_descent(line, font, False) if line else [0]
    return 1.03 * float(measured[0])  # letters are set on whole pixels, a little wider


def clean(words: str) -> str:
    """Return words on one line, a box for each letter that the fonts in use do not have."""
    held = _letters(_families())
    composed = unicodedata.normalize("NFC", words)
    shown = "".join(one for one in composed if one.isspace() or _shows(one))
    box = next((one for one in _UNREADABLE if ord(one) in held), "")
    return "".join(one if ord(one) in held else box for one in " ".join(shown.split())) or "?"


def _shows(letter: str) -> bool:
    """Tell whether a letter is one to be seen, and not a control or a mark of direction."""
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Mn", "Me"}


def _families() -> tuple[str, ...]:
    from matplotlib.font_manager import FontProperties

    return tuple(FontProperties().get_family())


@cache
def _letters(families: tuple[str, ...]) -> frozenset[int]:
    """Return the letters that the fonts of some families have."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    fonts = {findfont(FontProperties(family=[one])) for one in families}
    return frozenset(code for font in fonts for code in get_font(font).get_charmap())
