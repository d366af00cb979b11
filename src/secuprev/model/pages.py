"""What the classes of the model mean, in both languages: each class, its fields or its words.

English is the docstring of the class: its first paragraph, and its section "Attributes".
``pages_fr/`` holds the French, a file for each module of this room.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from secuprev.packaged import folder, toml
from secuprev.values import Text

__all__ = ["Page", "page"]

_SECTION = re.compile(r"^Attributes:\n((?:    .*\n|\n)+)", re.MULTILINE)
_ENTRY = re.compile(r"^    (\w+(?:, \w+)*): (.+(?:\n     .*)*)", re.MULTILINE)
_WORD_OF_NAME = re.compile(r"[A-Z][a-z]*")


@frozen
class Page:
    """What a class of the model means.

    Attributes:
        name: what one object of the class is called.
        what: what it is.
        parts: what each of its fields means, or each of its words for an enumeration.
    """

    name: Text
    what: Text
    parts: Mapping[str, Text]


@cache
def page(owner: Any) -> Page:
    """Return what a class means; one that has no French page is told in English.

    >>> from secuprev.model import Commune
    >>> page(Commune).parts["population"].fr
    'Population totale (municipale et comptée à part), en habitants.'
    """
    french = _french().get(owner.__name__, {})
    said = inspect.getdoc(owner) or owner.__name__
    name, what = _capital(_name(owner)), _plain(said.split("\n\n", 1)[0])
    fields = french.get("parts", {})
    return Page(
        name=Text(french.get("name", name), name),
        what=Text(french.get("what", what), what),
        parts={one: Text(fields.get(one, en), en) for one, en in _entries(said)},
    )


@cache
def _french() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for file in (folder("secuprev.model") / "pages_fr").iterdir():
        found |= toml(file)
    return found


def _name(owner: type) -> str:
    return " ".join(_WORD_OF_NAME.findall(owner.__name__)).lower()


def _entries(docstring: str) -> Iterator[tuple[str, str]]:
    """Yield the entries of a section of attributes; several names may share one."""
    section = _SECTION.search(docstring + "\n")
    for names, said in _ENTRY.findall(section[1] if section else ""):
        for name in names.split(", "):
            yield name, _capital(_plain(said))


def _plain(said: str) -> str:
    """Return the words of a docstring on one line; what is ``None`` is absent from a document."""
    return " ".join(said.replace("``None``", "absent").replace("`", "").split())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
