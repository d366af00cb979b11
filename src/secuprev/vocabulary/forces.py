"""Recognising a force by what people call it: letters, "la gendarmerie", the name of a brigade."""

from functools import cache

from attrs import frozen

from secuprev import law
from secuprev.vocabulary.naming import Names
from secuprev.vocabulary.words import data

__all__ = ["ForceNamed", "find_force"]


@frozen
class ForceNamed:
    """A force that words name.

    Attributes:
        kind: code of the kind of force.
        unit: whether they name one unit of it, and not the force as such.
        sure: whether nothing before the name leaves a doubt.
        of: what follows the name, folded: a town, as a rule.
    """

    kind: str
    unit: bool = False
    sure: bool = True
    of: str = ""


_ARTICLES = {"", "la", "le", "les", "l'", "de la", "forces de", "service de", "zone", "de"}


def find_force(text: str) -> ForceNamed | None:
    """Return the force that a text names first, ``None`` when it names none.

    >>> find_force("PM"), find_force("COB de Perthes")
    (ForceNamed(kind='police_municipale', unit=False, sure=True, of=''), ForceNamed(kind='gendarmerie_nationale', unit=True, sure=True, of='perthes'))
    >>> find_force("commissariat de Melun").kind, find_force("les pompiers") is None
    ('police_nationale', True)

    Args:
        text: the words of a cell or of a sentence.
    """  # noqa: E501
    found = _names().first(text)
    if found is None:
        return None
    kind, _, unit = found.code.partition("/")
    named = bool(found.after) and kind in _STATE
    return ForceNamed(kind, bool(unit) or named, found.before in _ARTICLES, found.of)


_STATE = ("police_nationale", "gendarmerie_nationale")
_UNIT_LETTERS = {"cob", "bta", "psig", "csp"}


@cache
def _names() -> Names:
    expressions: dict[str, list[str]] = {}
    for code, row in data("forces").items():
        expressions[f"{code}/unit"] = list(row.get("units", ()))
        expressions[code] = list(row["words"])
    for one in law.forces():
        for name in (one.label.fr, *one.abbreviations, *one.aliases):
            unit = name.casefold() in _UNIT_LETTERS
            expressions.setdefault(f"{one.code}/unit" if unit else one.code, []).append(name)
    return Names(expressions)
