"""Whether a value could be that of a legal value: of its kind, and of the words of its group."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from secuprev.law import actors, bodies, force_kinds
from secuprev.law.change_faults import Place
from secuprev.law.change_walk import Walk, shown
from secuprev.law.store import content
from secuprev.values import Text

__all__ = ["check_value", "known_words"]

_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")

_KINDS = {
    bool: Text("true ou false", "true or false"),
    int: Text("un nombre entier", "a whole number"),
    date: Text("une date", "a date"),
    str: Text("un mot", "a word"),
    list: Text("une liste de mots", "a list of words"),
}
_HOURS = Text("une heure comme 23:00", "an hour such as 23:00")


def check_value(name: str, value: object, path: Place, walk: Walk) -> None:
    """Note what keeps a value from being one of a parameter: the law as read is the measure."""
    group, key = name.split(".")
    held = list(_values(content("parameters")[group][key]))
    kinds = {type(one) for one in held}
    if type(value) not in kinds:
        walk.bad(_either([_KINDS[kind] for kind in _KINDS if kind in kinds]), path, value)
    elif isinstance(value, int) and value < 0:
        walk.add("negative", path, value=shown(value))
    elif isinstance(value, str | list):
        _check_words(group, value, held, path, walk)


def _check_words(
    group: str, value: str | list[Any], held: list[Any], path: Place, walk: Walk
) -> None:
    words = list(_words(held))
    hours = bool(words) and all(map(_HOUR.fullmatch, words))
    for rank, word in enumerate(value if isinstance(value, list) else [value]):
        where = (*path, rank) if isinstance(value, list) else path
        if hours:
            if not (isinstance(word, str) and _HOUR.fullmatch(word)):
                walk.bad(_HOURS, where, word)
        else:
            walk.one_of(word, where, known_words(group), "unknown-word")
    if hours and len(value) not in map(len, held):
        count = len(held[0])
        walk.bad(Text(f"une liste de {count} heures", f"a list of {count} hours"), path, value)


def known_words(group: str) -> set[str]:
    """Return the words that a value may be made of: those of its group, and what bodies are."""
    rows = content("parameters")[group].values()
    words = {word for row in rows for word in _words(_values(row))}
    return words.union(actors.offices.codes(), force_kinds.codes(), bodies.councils.codes())


def _values(row: dict[str, Any]) -> Iterator[Any]:
    for rows in (row["values"], *row.get("where", {}).values()):
        yield from (one["value"] for one in rows if "value" in one)


def _words(values: Any) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _words(value)


def _either(kinds: list[Text]) -> Text:
    return Text(" ou ".join(one.fr for one in kinds), " or ".join(one.en for one in kinds))
