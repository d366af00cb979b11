"""A page under way, in one language: Markdown, and the texts of law that it cites."""

import re
from collections.abc import Callable, Iterable, Sequence

from attrs import define, field

from secuprev.law import Citation, LegalText
from secuprev.render.days import in_words
from secuprev.values import Lang, Text

__all__ = ["Sheet", "bilingual"]

Words = Text | str

_MEANT = re.compile(r"([\\*_\[\]<>|])")
_TEXTS = Text("Textes", "Texts")
_IN_FRENCH = "En français"


def escaped(words: str) -> str:
    r"""Return words as Markdown that shows them as they are; what stands in backticks is kept.

    >>> print(escaped("a [b] or `c_d`"))
    a \[b\] or `c_d`
    """
    parts = words.split("`")
    parts[::2] = [_MEANT.sub(r"\\\1", one) for one in parts[::2]]
    parts[1::2] = [one.replace("|", "\\|") for one in parts[1::2]]
    return "`".join(parts)


@define
class Sheet:
    """Markdown under way.

    Attributes:
        lang: the language of its words.
        depth: the level of its sections.
        blocks: the blocks so far; an empty line goes between two of them.
        texts: the texts that it cites, by code.
    """

    lang: Lang
    depth: int = 2
    blocks: list[str] = field(factory=list)
    texts: dict[str, LegalText] = field(factory=dict)

    def said(self, words: Words) -> str:
        """Return words in the language of the sheet, as Markdown."""
        text = words.in_(self.lang) if isinstance(words, Text) else words
        return escaped(in_words(text, self.lang))

    def put(self, markdown: str) -> None:
        """Write a block of Markdown as it is."""
        self.blocks.append(markdown)

    def head(self, words: Words, down: int = 0) -> None:
        """Begin a section, some levels below those of the sheet."""
        self.put(f"{'#' * (self.depth + down)} {self.said(words)}")

    def bullets(self, items: Iterable[str]) -> None:
        """Write a list of Markdown."""
        self.put("\n".join(f"- {one}" for one in items))

    def code(self, lines: Iterable[str], language: str) -> None:
        """Write a block of code."""
        self.put("\n".join([f"```{language}", *lines, "```"]))

    def table(self, head: Sequence[Words], rows: Iterable[Sequence[str]]) -> None:
        """Write a table: words at its head, Markdown in its cells."""
        lines = [[self.said(one) for one in head], ["---"] * len(head), *rows]
        self.put("\n".join(f"| {' | '.join(cells)} |" for cells in lines))

    def cited(self, citations: Iterable[Citation]) -> str:
        """Return citations with links where the library knows an address, and keep their texts."""
        return ", ".join(map(self._cited, citations))

    def _cited(self, citation: Citation) -> str:
        self.texts[citation.text.code] = citation.text
        words = self.said(citation.short)
        if not citation.url:
            return words
        hint = in_words(citation.label(self.lang), self.lang).replace('"', "'")
        return f'[{words}]({citation.url} "{hint}")'

    def put_texts(self) -> None:
        """Write the full titles of the texts that are cited, in the order of the citations."""
        if self.texts:
            self.head(_TEXTS)
            self.bullets(map(self._text, self.texts.values()))

    def _text(self, text: LegalText) -> str:
        title = self.said(text.title)
        return f"[{title}]({text.url})" if text.url else title


def bilingual(title: str, path: Sequence[tuple[str, str]], write: Callable[[Sheet], None]) -> str:
    """Return a whole page: what a function writes in English, then the same in French.

    Args:
        title: the title of the page.
        path: the pages that lead to it, each with its name and its address.
        write: what writes the page on a sheet.
    """
    english, french = Sheet("en"), Sheet("fr", depth=3)
    for sheet in (english, french):
        write(sheet)
        sheet.put_texts()
    trail = " › ".join(f"[{escaped(name)}]({address})" for name, address in path)
    # Hundreds of such pages in the bar at the side would hide what else there is.
    head = ["---\norphan: true\n---", f"# {escaped(title)}", f"{{.trail}}\n{trail}"]
    divider = [f"{{.language-fr}}\n## {_IN_FRENCH}"]
    return "\n\n".join([*head, *english.blocks, *divider, *french.blocks]) + "\n"
