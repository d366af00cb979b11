"""What carries each point of law that was read, and what is not encoded, with the reason.

The points are the entries of the research behind the project, list by list. ``law/data/coverage/``
names what carries them, ``law/data/not_encoded.toml`` why the others are left out.
"""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from secuprev.law.store import read
from secuprev.values import Text

__all__ = ["NotEncoded", "Point", "not_encoded", "points"]


@frozen
class Point:
    """A point of law that something in the library carries.

    Attributes:
        id: the list and the entry, such as ``"conventions.rules.OBL-1"``.
        carriers: what carries it, each as table and name, such as ``"rule:missing-convention"``.
    """

    id: str
    carriers: tuple[str, ...]


@frozen
class NotEncoded:
    """A point of law that the library does not compute.

    Attributes:
        id: the list and the entry, such as ``"governance.rules.G1-26"``.
        subject: what it is about.
        because: the code of the reason.
        reason: the reason, in both languages.
    """

    id: str
    subject: Text
    because: str
    reason: Text


def points() -> tuple[Point, ...]:
    """Return the points that are carried, in the order of the data.

    >>> next(point.carriers for point in points() if point.id.endswith(".model.2014"))
    ('model:2014',)
    """
    rows = read("coverage")
    return tuple(Point(id, tuple(carriers)) for id, carriers in _entries(rows))


def not_encoded() -> tuple[NotEncoded, ...]:
    """Return the points that are not computed, each with its reason.

    >>> all(point.reason.fr for point in not_encoded())
    True
    """
    rows = read("not_encoded")
    reasons = {code: Text(**words) for code, words in rows["because"].items()}
    return tuple(
        NotEncoded(id, Text(fr=row["fr"], en=row["en"]), row["because"], reasons[row["because"]])
        for id, row in _entries({key: value for key, value in rows.items() if key != "because"})
    )


def _entries(dossiers: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for dossier, lists in dossiers.items():
        for name, rows in lists.items():
            for id, row in rows.items():
                yield f"{dossier}.{name}.{id}", row
