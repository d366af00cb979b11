"""Words and tables as Markdown: what a document holds stays words, whatever it is made of."""

import re
from collections.abc import Iterable, Sequence

from secuprev.render.layout import clean

__all__ = ["markdown_table", "markdown_words"]

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&]")


def markdown_words(words: str) -> str:
    r"""Return words that Markdown takes for words, on one line.

    >>> markdown_words("a|b\n*c*")
    'a\\|b \\*c\\*'
    """
    return _MARKS.sub(r"\\\g<0>", clean(words))


def markdown_table(heads: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; its cells are words.

    >>> print(markdown_table(["commune"], [["Melun"]]), end="")
    | commune |
    | --- |
    | Melun |
    """
    lines = [[markdown_words(one) for one in row] for row in (heads, *rows)]
    lines.insert(1, ["---"] * len(heads))
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
