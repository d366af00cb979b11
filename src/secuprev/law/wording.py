"""Finding an expression in the words of a document, whatever its accents, capitals and plurals."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

__all__ = ["clauses", "holds", "leads", "occurrences", "without"]

_APOSTROPHES = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "`": "'"})
_CLAUSE = re.compile(r"[.;:\n]")


@lru_cache(maxsize=4096)  # the words of one document are looked at by many prohibitions
def _plain(words: str) -> str:
    """Return words without accents or capitals, with one kind of apostrophe and of space."""
    lower = unicodedata.normalize("NFKD", words.translate(_APOSTROPHES).casefold())
    return " ".join("".join(one for one in lower if not unicodedata.combining(one)).split())


def _source(expression: str) -> str:
    words = r"\s+".join(f"{re.escape(one)}s?" for one in _plain(expression).split())
    end = "" if expression.endswith("'") else r"(?!\w)"
    return rf"(?<!\w){words}{end}"


@cache
def _matcher(expression: str) -> re.Pattern[str]:
    """Return what finds an expression, each of its words in the singular or in the plural."""
    return re.compile(_source(expression))


@cache
def _chain(*steps: tuple[str, ...]) -> re.Pattern[str]:
    first, links, last = ("|".join(map(_source, step)) for step in steps)
    return re.compile(rf"(?:{first})\s*(?:(?:{links})\s*)*(?:{last})")


def clauses(words: str) -> tuple[str, ...]:
    """Return the clauses of a text, cut at its full stops, semicolons, colons and line ends.

    >>> clauses("Îlotage ; hors maintien de l’ordre")
    ('ilotage', "hors maintien de l'ordre")
    """
    return tuple(filter(None, (_plain(one) for one in _CLAUSE.split(words))))


def holds(words: str, expressions: Iterable[str]) -> bool:
    """Tell whether a text holds one of some expressions.

    >>> holds("CONTRÔLES D'IDENTITÉ", ["contrôle d'identité"]), holds("contrôlable", ["contrôle"])
    (True, False)
    """
    return any(_matcher(one).search(_plain(words)) for one in expressions)


def leads(
    words: str, first: tuple[str, ...], links: tuple[str, ...], last: tuple[str, ...]
) -> bool:
    """Tell whether one of some expressions leads to one of others, by no words but links.

    >>> leads("relève de l'État", ("relève",), ("de", "l'"), ("État",))
    True
    >>> leads("relève du maire et de l'État", ("relève",), ("de", "l'"), ("État",))
    False
    """
    return _chain(first, links, last).search(_plain(words)) is not None


def without(words: str, expressions: Iterable[str]) -> str:
    """Return a text less some expressions.

    >>> without("enquête administrative et audition", ["enquête administrative"])
    'et audition'
    """
    text = _plain(words)
    for one in expressions:
        text = _matcher(one).sub(" ", text)
    return _plain(text)


def occurrences(words: str, expression: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after each occurrence of an expression.

    >>> list(occurrences("Aucun drone en ville", "drone"))
    [('aucun ', ' en ville')]
    """
    text = _plain(words)
    for one in _matcher(expression).finditer(text):
        yield text[: one.start()], text[one.end() :]
