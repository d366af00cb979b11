"""Recognising a partner by what people call it: "le parquet", "la SNCF", "les bailleurs"."""

from functools import cache

from attrs import frozen

from secuprev import law
from secuprev.values import AnyDate, Text, folded
from secuprev.vocabulary.naming import Names
from secuprev.vocabulary.official import OfficialName, official_name
from secuprev.vocabulary.words import data

__all__ = ["PartnerNamed", "find_partner"]


@frozen
class PartnerNamed:
    """A partner that words name.

    Attributes:
        kind: code of the kind of partner, ``None`` when the words mean one of several.
        candidates: codes of those that they may mean, where they are several.
        of: what follows the name, as folded words: a town, a court.
        official: the name, where it was official for a time only: "Pôle emploi", "DDSP".
        doubt: why that is not the name of the day asked about.
    """

    kind: str | None
    candidates: tuple[str, ...] = ()
    of: str = ""
    official: OfficialName | None = None
    doubt: Text | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether the words do not say which of several kinds is meant."""
        return self.kind is None


def find_partner(text: str, *, on: AnyDate | None = None) -> PartnerNamed | None:
    """Return the partner that a text names first, ``None`` when it names none.

    >>> find_partner("procureure de la République près le TJ de Melun").kind
    'procureur'
    >>> find_partner("les bailleurs").candidates, find_partner("la fanfare") is None
    (('bailleur_oph', 'bailleur_esh'), True)
    >>> find_partner("Pôle emploi", on="2025-01-01").doubt.en
    '"Pôle emploi" was the name until 2023-12-31'

    Args:
        text: the words of a cell or of a sentence.
        on: the day on which they were written, ``None`` when it is not known.
    """
    found = _names().first(text)
    if found is None:
        return None
    codes = tuple(found.code.split("|"))
    official = official_name(found.expression)
    return PartnerNamed(
        kind=codes[0] if len(codes) == 1 else None,
        candidates=codes if len(codes) > 1 else (),
        of=found.of,
        official=official,
        doubt=official.doubt(on) if official else None,
    )


@cache
def _names() -> Names:
    own = data("partners")
    expressions: dict[str, list[str]] = {}
    for said, codes in own["several"].items():
        expressions.setdefault("|".join(codes), []).append(said)
    vague = {folded(one) for one in own["several"]}
    for one in law.partners():
        words = (one.label.fr, *one.aliases, *filter(None, (one.acronym,)))
        own_words = own["words"].get(one.code, ())
        expressions[one.code] = [said for said in (*own_words, *words) if folded(said) not in vague]
    return Names(expressions)
