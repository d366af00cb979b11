"""What to read again when a newer index of the versions of articles is at hand."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen

from secuprev.law import parameters
from secuprev.law.store import read
from secuprev.law.texts import versions
from secuprev.values import Text
from secuprev.values.files import reason_of

__all__ = ["IndexFault", "Stale", "compare_index"]

_NUMBER = re.compile(r"(?:[LRD]\d+(?:-\d+)*|Annexe \d)\b")


class IndexFault(ValueError):
    """A file that is not an index of versions; `message` says why in both languages."""

    def __init__(self, path: str, message: Text) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}: {self.message.en}"


@frozen
class Stale:
    """An article whose versions are not those that were read.

    Attributes:
        article: its number in the Code de la sécurité intérieure.
        known: first days of the versions that were read.
        found: first days of the versions in the newer index; empty when it is not there.
        parameters: the legal values that rest on it.
    """

    article: str
    known: tuple[date, ...]
    found: tuple[date, ...]
    parameters: tuple[str, ...]


def compare_index(path: str | Path) -> tuple[Stale, ...]:
    """Return the articles read whose versions differ in a newer index, those in use first.

    The index is a JSON list of ``{"article": "L512-4", "versions": [{"from": "2012-05-01"}]}``.

    Raises:
        IndexFault: the file cannot be read, or is not such an index.
    """
    newer = _index(Path(path))
    users = _users()
    stale = []
    for article in read("articles")["CSI"]:
        known = tuple(period.start for period in versions("CSI", article) if period.start)
        found = newer.get(article, ())
        if known != found:
            stale.append(Stale(article, known, found, users.get(article, ())))
    return tuple(sorted(stale, key=lambda one: (not one.parameters, one.article)))


def _index(path: Path) -> dict[str, tuple[date, ...]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8-sig"))
        return {row["article"]: _starts(row["versions"]) for row in rows}
    except OSError as error:
        why = reason_of(error)
        said = Text(fr=f"fichier illisible ({why.fr})", en=f"the file cannot be read ({why.en})")
        raise IndexFault(str(path), said) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = Text(
            fr="ce n'est pas un index de versions : une liste JSON, en UTF-8, d'articles et"
            " de leurs versions",
            en="not an index of versions: a JSON list, in UTF-8, of articles and their versions",
        )
        raise IndexFault(str(path), said) from None


def _starts(rows: list[dict[str, Any]]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(row["from"]) for row in rows)


def _users() -> dict[str, tuple[str, ...]]:
    """Return, by article, the names of the parameters that cite it."""
    found: dict[str, dict[str, None]] = {}
    for name in parameters.names():
        one = parameters.parameter(name)
        for series in (one.series, *one.elsewhere.values()):
            for state in series:
                for reference in state.references:
                    code, _, article = reference.partition(" ")
                    number = _NUMBER.match(article)
                    if code == "CSI" and number:
                        found.setdefault(number[0], {})[name] = None
    return {article: tuple(names) for article, names in found.items()}
