"""The codes that the law's vocabularies allow, and what each is called."""

from functools import cache
from typing import Any

from secuprev.law.store import read
from secuprev.values import Text

__all__ = ["codes", "labels"]


@cache
def codes(vocabulary: str) -> tuple[str, ...]:
    """Return the codes of a vocabulary, in the order of its data file.

    >>> codes("forces")[:2]
    ('police_nationale', 'gendarmerie_nationale')
    """
    return tuple(_rows(vocabulary))


def labels(vocabulary: str) -> dict[str, Text]:
    """Return what each code of a vocabulary is called, the acronym that people use first.

    >>> labels("councils")["clspd"].fr
    'CLSPD : conseil local de sécurité et de prévention de la délinquance'
    """
    return {code: _label(row) for code, row in _rows(vocabulary).items()}


def _label(row: dict[str, Any]) -> Text:
    label = Text(fr=row["fr"], en=row["en"])
    if "acronym" not in row:
        return label
    return Text(fr=f"{row['acronym']} : ", en=f"{row['acronym']}: ") + label


def _rows(vocabulary: str) -> dict[str, Any]:
    name, _, table = vocabulary.partition(".")
    rows = read(name)
    # A file that holds something else besides has its vocabulary in a table of that name, or in
    # the one that is asked for.
    found: dict[str, Any] = rows.get(table or name, rows)
    return found
