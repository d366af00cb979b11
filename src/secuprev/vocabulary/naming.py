"""Expressions that stand for a code, found in words: the first, and there the longest."""

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from secuprev.values import folded

__all__ = ["Named", "Names", "singular"]

_OF = re.compile(r"^(?:(?:de la|des|du|de)\s+|(?:de l|d)'\s*)")


@frozen
class Named:
    """A code that words stand for.

    Attributes:
        code: the code.
        expression: the expression that stands there, folded and in the singular.
        before: the words before it, folded.
        after: the words behind it, folded.
    """

    code: str
    expression: str
    before: str
    after: str

    @property
    def of(self) -> str:
        """What the words behind name, less what links them to it: a town, a court."""
        return _OF.sub("", self.after.strip(" (),"))


class Names:
    """Expressions, each with its code; of two that are alike the first given counts."""

    def __init__(self, expressions: Mapping[str, Iterable[str]]) -> None:
        self._codes: dict[str, str] = {}
        for code, words in expressions.items():
            for one in words:
                self._codes.setdefault(singular(folded(one)), code)
        longest = sorted(self._codes, key=len, reverse=True)
        # "sous-préfet" is no préfet: a hyphen before a word belongs to it.
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_either, longest))})")

    def first(self, text: str) -> Named | None:
        """Return what the first expression in a text stands for."""
        plain = folded(text)
        found = self._pattern.search(plain)
        if found is None:
            return None
        expression = singular(found[0])
        if expression not in self._codes:
            expression = singular(expression)
        code = self._codes[expression]
        return Named(code, expression, plain[: found.start()].strip(), plain[found.end() :].strip())


def _either(expression: str) -> str:
    """Return what matches an expression, each word in the singular or in the plural."""
    words = r"\s+".join(
        re.escape(one) if one.endswith("'") else f"{re.escape(one)}[sx]?"
        for one in expression.split()
    )
    return words if words.endswith("'") else rf"{words}(?![\w-])"


def singular(words: str) -> str:
    """Return folded words, each without the mark of a plural.

    >>> singular("bailleurs sociaux"), singular("polices municipales")
    ('bailleur sociau', 'police municipale')
    """
    return " ".join(re.sub(r"(?<=\w\w)[sx]$", "", one) for one in words.split())
