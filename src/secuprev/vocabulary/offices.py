"""Recognising an office by what people write where they say who signed."""

import re
from functools import cache

from attrs import frozen

from secuprev import law
from secuprev.vocabulary.naming import Names
from secuprev.vocabulary.words import data

__all__ = ["OfficeNamed", "find_office"]

_COURTESY = re.compile(
    r"(?:\b(?:m|mme|mm|mmes|monsieur|madame|messieurs|mesdames|le|la|les|et|par)\b\.?|l'|[\d\s,:-])*"
)


@frozen
class OfficeNamed:
    """An office that words name.

    Attributes:
        office: code of the office.
        of: what follows the name of the office, as folded words: a town, a court.
        sure: whether only words of courtesy stand before it.
    """

    office: str
    of: str = ""
    sure: bool = True


def find_office(text: str) -> OfficeNamed | None:
    """Return the office that a text names first, ``None`` when it names none.

    >>> find_office("M. le Préfet"), find_office("Mme la Maire de Melun")
    (OfficeNamed(office='prefet', of='', sure=True), OfficeNamed(office='maire', of='melun', sure=True))
    >>> find_office("directeur de cabinet du préfet").sure, find_office("les voisins") is None
    (False, True)

    Args:
        text: the words of a cell, or the line of a signature.
    """  # noqa: E501
    found = _names().first(text)
    if found is None:
        return None
    return OfficeNamed(found.code, found.of, _COURTESY.fullmatch(found.before) is not None)


@cache
def _names() -> Names:
    expressions = {code: list(row["words"]) for code, row in data("offices").items()}
    for one in law.offices.all():
        expressions.setdefault(one.code, []).extend((one.label.fr, *one.aliases))
    return Names(expressions)
