r"""Laying out words: cleaning what others wrote, wrapping by the width that a terminal shows.

Nothing here knows of the law or of a report. Every piece of text that comes in is cleaned, so that
a name with a line break, an escape sequence or a right-to-left mark cannot change the page.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal

from attrs import define, field

from secuprev.render.days import in_words
from secuprev.values import Lang, Text

__all__ = ["Page", "Paint", "Tone", "Words", "clean", "paragraph", "plain", "width_of", "wrap"]

Words = Text | str
Tone = Literal["title", "heading", "name", "breach", "unknown", "good", "crash", "faint"]
Paint = Callable[[str, Tone], str]

_BREAKS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_JOINERS = "\u200c\u200d"  # they part or join two letters of many scripts, or two emoji
_OTHERS = rf"[^\x00-\x7f{_JOINERS}]"  # what they may stand between: beside our letters they hide
_LONE = re.compile(rf"(?<!{_OTHERS})[{_JOINERS}]|[{_JOINERS}](?!{_OTHERS})")
_KEPT = "\u00a0\u202f" + _JOINERS  # the first two are the no-break spaces of French typography
_STICKS_TO_PREVIOUS = re.compile(r"[:;!?»%€]")
_UNBREAKABLE = re.compile(r"(https?:/|\.{0,2})/\S+")  # addresses, and paths of files


def plain(words: str, tone: Tone) -> str:
    """Paint nothing: what is written is what is said."""
    return words


def clean(text: str) -> str:
    r"""Return a text on one line, with what a terminal would obey written out instead.

    >>> clean("Melun\n\x1b[31mrouge\u202e")
    'Melun \\x1b[31mrouge\\u202e'
    """
    said = "".join(_shown(one) for one in _BREAKS.sub(" ", text)).strip(" ")
    return _LONE.sub(lambda found: _escaped(found[0]), said)


def _shown(one: str) -> str:
    if one.isprintable() or one in _KEPT:
        return one
    if unicodedata.category(one) == "Zs":
        return " "
    return _escaped(one)


def _escaped(one: str) -> str:
    return one.encode("unicode_escape").decode()


def width_of(text: str) -> int:
    """Return how many columns a text takes in a terminal.

    >>> width_of("préfète"), width_of("pre\u0301fet"), width_of("\u8b66\u5bdf")
    (7, 6, 4)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(one) for one in text)


@lru_cache(4096)
def _columns(one: str) -> int:
    if unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(one) in ("W", "F") else 1


def _words(text: str) -> list[str]:
    """Split at spaces, but never before ``:``, ``;``, ``?``, ``!``, ``»`` nor after ``«``."""
    found: list[str] = []
    for word in text.split(" "):
        if not word:
            continue
        if found and (_STICKS_TO_PREVIOUS.match(word) or found[-1].endswith("«")):
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _pieces(word: str, room: int) -> list[str]:
    """Cut a word that is too long for a line; an address or a path is left whole."""
    if width_of(word) <= room or _UNBREAKABLE.match(word):
        return [word]
    pieces, piece = [], ""
    for one in word:
        if piece and width_of(piece + one) > room:
            pieces.append(piece)
            piece = ""
        piece += one
    return [*pieces, piece]


def wrap(text: str, width: int) -> list[str]:
    """Cut a clean text into lines of at most ``width`` columns; addresses and paths stay whole.

    >>> wrap("Qui signe : le maire, le préfet", 12)
    ['Qui signe :', 'le maire, le', 'préfet']
    """
    lines: list[str] = []
    for word in _words(text):
        for rank, piece in enumerate(_pieces(word, width)):
            fits = lines and not rank and width_of(f"{lines[-1]} {piece}") <= width
            if fits:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return lines


@define
class Page:
    """Lines under way.

    Attributes:
        lang: the language in which texts are said.
        width: the number of columns.
        paint: what puts colour on a line, once it is laid out.
        copied: whether what it says may be typed again, so that days stay as documents write them.
        lines: the lines so far.
    """

    lang: Lang
    width: int = 80
    paint: Paint = plain
    copied: bool = False
    lines: list[str] = field(factory=list)

    def said(self, words: Words) -> str:
        """Return words in the language of the page, cleaned, days as it writes them."""
        said = clean(words.in_(self.lang) if isinstance(words, Text) else words)
        return said if self.copied else in_words(said, self.lang)

    def blank(self) -> None:
        """Leave one empty line, never two and never at the top."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def put(
        self,
        words: Words,
        indent: int = 0,
        hang: int = 0,
        bullet: str = "",
        tone: Tone | None = None,
    ) -> None:
        """Write a paragraph.

        Args:
            words: what to write.
            indent: columns left free before each line.
            hang: columns more, before each line but the first.
            bullet: what stands before the first line, as wide as `hang` if it is to line up.
            tone: how to paint it.
        """
        room = max(self.width - indent - max(hang, len(bullet)), 10)
        first, rest = " " * indent + bullet, " " * (indent + hang)
        for rank, line in enumerate(wrap(self.said(words), room)):
            margin = rest if rank else first
            if width_of(line) > room:  # an address, which is worth more whole than indented
                margin = margin[: max(self.width - width_of(line), 0)]
            self.lines.append(margin + (self.paint(line, tone) if tone else line))

    def cells(self, cells: Sequence[tuple[Words, int]], tone: Tone | None = None) -> None:
        """Write one line of a table, each cell with its width; below each other if too wide."""
        said = [(self.said(words), width) for words, width in cells]
        line = "".join(one + " " * (width - width_of(one)) for one, width in said).rstrip(" ")
        if width_of(line) <= self.width:
            self.lines.append(self.paint(line, tone) if tone else line)
        else:
            for one, _ in said:
                self.put(one, tone=tone)

    def verbatim(self, line: str, indent: int = 0) -> None:
        """Write a line as it is, but for what a terminal would obey."""
        kept = line[: len(line) - len(line.lstrip(" "))]
        self.lines.append((" " * indent + kept + clean(line)).rstrip(" "))

    def rows(
        self, rows: Sequence[tuple[Iterable[Words], Words]], indent: int = 0, left: int = 30
    ) -> None:
        """Write a table of two columns; what stands on the left is a list, one item below another.

        Args:
            rows: the items on the left and the words on the right.
            indent: columns left free.
            left: the greatest width of the column on the left.
        """
        said = [([self.said(one) for one in items], self.said(words)) for items, words in rows]
        widest = max((width_of(one) for items, _ in said for one in items), default=0)
        left = min(left, widest, max(self.width - indent - 12, 8))
        for items, words in said:
            column = [
                ("  " if rank else "") + line
                for one in items
                for rank, line in enumerate(_hanging(one, left))
            ]
            right = wrap(words, max(self.width - indent - left - 2, 10))
            for rank in range(max(len(column), len(right))):
                cell = column[rank] if rank < len(column) else ""
                gap = " " * (left - width_of(cell) + 2)
                line = " " * indent + cell + gap + (right[rank] if rank < len(right) else "")
                self.lines.append(line.rstrip(" "))

    def text(self) -> str:
        """Return the page, ended by one line break."""
        return "\n".join(self.lines).rstrip("\n") + "\n"


def paragraph(
    words: Words, lang: Lang, width: int = 80, *, tone: Tone | None = None, paint: Paint = plain
) -> str:
    """Return one paragraph, cleaned and wrapped.

    >>> print(paragraph(Text("règle inconnue", "unknown rule"), "en", width=10), end="")
    unknown
      rule
    """
    page = Page(lang, width, paint, copied=True)
    page.put(words, hang=2, tone=tone)
    return page.text()


def _hanging(text: str, width: int) -> list[str]:
    """Wrap with two columns less for each line but the first, when it takes more than one."""
    return [text] if width_of(text) <= width else wrap(text, max(width - 2, 8))
