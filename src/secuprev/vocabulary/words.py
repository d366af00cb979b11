"""What single words weigh when a domain is looked for: `data/words.toml`, folded."""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache
from typing import Any

from attrs import frozen

from secuprev.packaged import folder, toml
from secuprev.values import folded
from secuprev.vocabulary.stems import stem

__all__ = ["NOT", "Kind", "Words", "data", "the_words"]

NOT = frozenset({"ne", "n"})


class Kind(IntEnum):
    """What a word tells of a domain, from nothing to much."""

    GRAMMAR = -1  # never looked at
    NEUTRAL = 0  # a place, a time, somebody: neither names a domain nor speaks of another matter
    HEAD = 1  # "lutte contre", "gestion de": most phrases begin so
    BROAD = 2  # names a domain only with another word beside it
    CONTENT = 3


@frozen
class Words:
    """The words known before any alias is read.

    Attributes:
        grammar: words that are never looked at, as folded words.
        kinds: the kind of each stem that is not of kind ``CONTENT``.
        families: the stem under which the stems of a family go.
        apart: words that have the stem of others, each with what it goes under instead.
        ordinary: every word of the file, never taken for a slip of the pen.
        elsewhere: lemmas of words of the running of a town, beside which less is heard.
        leaving_out: expressions after which what is named is left out, longest first.
        kept: expressions in which such a word leaves nothing out.
        denying: words that deny what stands with "ne".
        excluded: words that leave out what is said to be so.
        wide: codes of the domains of a general kind.
        turning: a text without any of these words leaves nothing out.
    """

    grammar: frozenset[str]
    kinds: Mapping[str, Kind]
    families: Mapping[str, str]
    apart: Mapping[str, str]
    ordinary: frozenset[str]
    elsewhere: frozenset[str]
    leaving_out: tuple[tuple[str, ...], ...]
    kept: tuple[tuple[str, ...], ...]
    denying: frozenset[str]
    excluded: frozenset[str]
    turning: frozenset[str]
    wide: frozenset[str]

    @property
    def of_exclusion(self) -> frozenset[str]:
        """The words of the expressions that leave something out."""
        expressions = (*self.leaving_out, *self.kept, tuple(self.denying), tuple(self.excluded))
        return frozenset(word for one in expressions for word in one)

    def lemma(self, word: str) -> str:
        """Return what a folded word is compared by.

        >>> the_words().lemma("surveiller") == the_words().lemma("surveillance")
        True
        """
        alone = self.apart.get(word)
        if alone is not None:
            return alone
        root = stem(word)
        return self.families.get(root, root)

    def kind(self, lemma: str) -> Kind:
        """Return the kind of a lemma."""
        if lemma.isdigit():
            return Kind.NEUTRAL
        return self.kinds.get(lemma, Kind.CONTENT)


def data(name: str) -> dict[str, Any]:
    """Return a file of the vocabulary."""
    file = folder("secuprev.vocabulary") / "data" / f"{name}.toml"
    return toml(file)


@cache
def the_words() -> Words:
    """Return the words, read once."""
    read = data("words")
    families = {
        stem(folded(word)): stem(folded(name))
        for name, members in read["families"].items()
        for word in (name, *members.split())
    }
    apart = {
        folded(word): f"{folded(name)}."
        for name, row in read["apart"].items()
        for word in row.split()
    }
    kinds: dict[str, Kind] = {}
    # A word that stands in two lists has the kind that tells more.
    for name, kind in (("neutral", Kind.NEUTRAL), ("heads", Kind.HEAD), ("broad", Kind.BROAD)):
        for word in folded(read[name]).split():
            root = stem(word)
            kinds[apart.get(word, families.get(root, root))] = kind
    leaving_out = _expressions(read["exclusion"]["after"])
    excluded = frozenset(read["exclusion"]["excluded"])
    return Words(
        grammar=frozenset(folded(read["grammar"]).split()),
        kinds=kinds,
        families=families,
        apart=apart,
        ordinary=frozenset(folded(" ".join(_texts(read))).split()),
        elsewhere=frozenset(
            families.get(stem(word), stem(word)) for word in folded(read["elsewhere"]).split()
        ),
        leaving_out=leaving_out,
        kept=_expressions(read["exclusion"]["kept"]),
        denying=frozenset(read["exclusion"]["denying"]),
        excluded=excluded,
        wide=frozenset(read["wide"]["domains"]),
        turning=excluded.union(NOT, (one[0] for one in leaving_out)),
    )


def _texts(read: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lists of words of the file, wherever they stand."""
    for name, held in read.items():
        if isinstance(held, str):
            yield held
        elif isinstance(held, dict):
            yield name
            yield from held
            yield from _texts(held)


def _expressions(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    split = (tuple(folded(text).replace("'", " ").replace("-", " ").split()) for text in texts)
    return tuple(sorted(split, key=len, reverse=True))
