"""What people write for a domain: the aliases of `data/aliases/`, each with where it comes from."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from attrs import frozen

from secuprev.packaged import folder, toml

__all__ = ["Alias", "aliases"]

_BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)")
_ABBREVIATION = re.compile(r"[A-Z0-9][A-Z0-9&-]+")


@frozen
class Alias:
    """Words for a domain.

    Attributes:
        words: the words as they stand in the data.
        domains: codes of the domains that they may mean, the one most often meant first; empty
            for words that look like a domain and are none ("relevé d'identité").
        origin: name of the file they come from: ``"reference"``, ``"index"``, ``"seen"``,
            ``"thought"``.
    """

    words: str
    domains: tuple[str, ...]
    origin: str


@cache
def aliases() -> tuple[Alias, ...]:
    """Return all the aliases, the origins that prevail first.

    >>> next(one for one in aliases() if one.words == "OTV")
    Alias(words='OTV', domains=('holiday_watch',), origin='reference')
    """
    order = {"reference": 0, "thought": 1, "seen": 2, "index": 3}
    return tuple(sorted(_read(), key=lambda one: order[one.origin]))


def _read() -> Iterator[Alias]:
    files = (folder("secuprev.vocabulary") / "data" / "aliases").iterdir()
    for file in sorted(files, key=lambda one: one.name):
        rows = toml(file)
        origin = rows["origin"]["name"]
        for code, texts in rows.get("aliases", {}).items():
            for text in texts:
                yield from (Alias(words, (code,), origin) for words in _written_out(text))
        for text, codes in rows.get("several", {}).items():
            yield from (Alias(words, tuple(codes), origin) for words in _written_out(text))
        for row in rows.get("phrases", ()):
            if not row.get("others"):
                yield Alias(row["words"], tuple(row["domains"]), origin)
        for text in rows.get("none", {}).get("words", ()):
            yield from (Alias(words, (), origin) for words in _written_out(text))


def _written_out(text: str) -> Iterator[str]:
    """Return what a text of the data stands for.

    "abord|sortie école" is "abord école" and "sortie école"; an abbreviation in brackets, or one
    that is explained in brackets, is an alias of its own.
    """
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and any(map(_ABBREVIATION.fullmatch, bracketed.groups())):
        yield from bracketed.groups()
        return
    for choice in product(*(word.split("|") for word in text.split())):
        yield " ".join(choice)
