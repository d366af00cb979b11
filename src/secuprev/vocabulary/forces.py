"""Recognising a force by what people call it: letters, "la gendarmerie", the name of a brigade."""

from functools import cache

from attrs import frozen

from secuprev import law
from secuprev.values import AnyDate, Text, folded
from secuprev.vocabulary.naming import Names
from secuprev.vocabulary.official import OfficialName, official_name
from secuprev.vocabulary.words import data

__all__ = ["ForceNamed", "find_force"]


@frozen
class ForceNamed:
    """A force that words name.

    Attributes:
        kind: code of the kind of force, ``None`` when the words mean one of several: "FSE".
        unit: whether they name one unit of it, and not the force as such.
        sure: whether nothing before the name leaves a doubt.
        of: what follows the name, folded: a town, as a rule.
        candidates: codes of the kinds that they may mean, where they are several.
        official: the name, where it was official for a time only: "CSP", "CPN".
        doubt: why that is not the name of the day asked about.
    """

    kind: str | None
    unit: bool = False
    sure: bool = True
    of: str = ""
    candidates: tuple[str, ...] = ()
    official: OfficialName | None = None
    doubt: Text | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether the words do not say which of several kinds is meant."""
        return self.kind is None

    @property
    def state(self) -> bool:
        """Whether they name a force of the State, whichever it is.

        >>> find_force("FSE").state, find_force("police municipale").state
        (True, False)
        """
        kinds = self.candidates or (self.kind,)
        return all(kind is not None and law.force(kind).state for kind in kinds)


_ARTICLES = {"", "la", "le", "les", "l'", "de la", "forces de", "service de", "zone", "de"}


def find_force(text: str, *, on: AnyDate | None = None) -> ForceNamed | None:
    """Return the force that a text names first, ``None`` when it names none.

    >>> pm, cob = find_force("PM"), find_force("COB de Perthes")
    >>> pm.kind, (cob.kind, cob.unit, cob.of)
    ('police_municipale', ('gendarmerie_nationale', True, 'perthes'))
    >>> find_force("FSE").candidates, find_force("les pompiers") is None
    (('police_nationale', 'gendarmerie_nationale'), True)

    A name that is not that of the day is recognised, with a doubt: habit outlives it.

    >>> find_force("CPN de Melun", on="2024-03-01").doubt is None
    True
    >>> late = find_force("CSP de Melun", on="2024-03-01")
    >>> late.kind, late.doubt.en
    ('police_nationale', '"CSP" was the name until 2024-01-31')

    Args:
        text: the words of a cell or of a sentence.
        on: the day on which they were written, ``None`` when it is not known.
    """
    found = _names().first(text)
    if found is None:
        return None
    kinds, _, unit = found.code.partition("/")
    codes = tuple(kinds.split("|"))
    official = official_name(found.expression)
    named = bool(found.after) and codes[0] in _STATE
    return ForceNamed(
        kind=codes[0] if len(codes) == 1 else None,
        unit=bool(unit) or (named and len(codes) == 1),
        sure=found.before in _ARTICLES,
        of=found.of,
        candidates=codes if len(codes) > 1 else (),
        official=official,
        doubt=official.doubt(on) if official else None,
    )


_STATE = ("police_nationale", "gendarmerie_nationale")
_UNIT_LETTERS = {"cob", "bta", "psig", "csp"}


@cache
def _names() -> Names:
    own = dict(data("forces"))
    expressions: dict[str, list[str]] = {}
    for said, codes in own.pop("several").items():
        expressions.setdefault("|".join(codes), []).append(said)
    for code, row in own.items():
        expressions[f"{code}/unit"] = list(row.get("units", ()))
        expressions[code] = list(row["words"])
    for one in law.forces():
        for name in (one.label.fr, *one.abbreviations, *one.aliases):
            unit = folded(name) in _UNIT_LETTERS
            expressions.setdefault(f"{one.code}/unit" if unit else one.code, []).append(name)
    return Names(expressions)
