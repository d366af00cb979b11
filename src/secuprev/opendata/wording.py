"""What a row of the police survey calls itself: a commune, several, an intercommunal body.

Prefectures write one name in one cell, with what they want to say of it: ``BELIGNEUX (COMPÉTENCE
SUR BRESSOLLES)``, ``Molsheim / Avolsheim / Dorlisheim``, ``Melun Val de Seine EPCI``.
"""

import re
from enum import StrEnum

from attrs import frozen

__all__ = ["SEPARATORS", "Employer", "Wording", "parts", "worded"]


class Employer(StrEnum):
    """Who employs the agents of a row."""

    COMMUNE = "commune"
    SEVERAL = "pluricommunal"  # a service that several communes have together
    BODY = "epci"
    SYNDICATE = "syndicat"


@frozen
class Wording:
    """A name cut into what it says.

    Attributes:
        words: all of it.
        employer: who employs the agents.
        name: the name itself, without what is added to it.
        others: the communes that are named beside it.
    """

    words: str
    employer: Employer
    name: str
    others: tuple[str, ...] = ()

    @property
    def is_service(self) -> bool:
        """Whether the name is that of a service, and not that of the commune that employs it."""
        return self.name.casefold().startswith("police")


_ASIDE = re.compile(r"\s*\((?P<aside>[^()]*(?:\([^()]*\)[^()]*)*)(?:\)|$)\s*")
_NOTE = re.compile(r"\[[^\[\]]*\]|-?\s*\(?stockage des armes\s*[-\])]", re.IGNORECASE)
_ARTICLE = re.compile(r"l[ae]s?|l['’]", re.IGNORECASE)
_SYNDICATE = re.compile(r"\b(?:sivu|sivom|syndicat)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:epci|ept|communaut[ée]s?|c\.?c|c\.?a|cdc|com com(?:munes)?"
    r"|agglom[ée]rations?|agglo|m[ée]tropole)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"pluri-?communal|mutualis|inter-?communal|comp[ée]tence sur|convention avec", re.IGNORECASE
)
_HAVING = re.compile(r"\b(?:mutualis\w+|(?:pluri|inter)-?communale?)\b", re.IGNORECASE)
_NAMING = re.compile(
    r"^(?:.*?(?:comp[ée]tence sur|avec|:))?\s*(?:les? |la )?(?:communes?\s+(?:de |d['’])?)?",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"^police[^:]*:\s*", re.IGNORECASE)
_MORE = re.compile(r"\+\s*\d+\s*communes?|\(?(?<!\d)\d+ communes\)?", re.IGNORECASE)
SEPARATORS = (
    re.compile(r"\s*[/,;+&]\s*|\s+et\s+|\s*[–—]\s*", re.IGNORECASE),
    re.compile(r"\s*-\s*"),
)


def worded(words: str, employer: Employer | None = None) -> Wording:
    """Cut the name of a row into what it says.

    >>> beligneux = worded("BELIGNEUX (COMPÉTENCE SUR BRESSOLLES)")
    >>> beligneux.employer.value, beligneux.name, beligneux.others
    ('pluricommunal', 'BELIGNEUX', ('BRESSOLLES',))
    >>> worded("QUEUE LEZ YVELINES (LA)").name
    'QUEUE LEZ YVELINES (LA)'
    >>> worded("Melun Val de Seine EPCI").employer.value
    'epci'

    Args:
        words: the name as the file writes it.
        employer: who employs the agents, when the file says so.
    """
    plain = _SERVICE.sub("", _NOTE.sub("", words)).strip(" *:")
    asides = [match["aside"].strip() for match in _ASIDE.finditer(plain)]
    name = _ASIDE.sub(" ", plain).strip(" *:")
    if len(asides) == 1 and _ARTICLE.fullmatch(asides[0]):
        name, asides = plain, []
    several = bool(_SEVERAL.search(words) or _MORE.search(words))
    if employer is None:
        employer = _employer(name, asides, several)
    others: list[str] = []
    for aside in asides:
        if _lists(aside, employer):
            listed = _MORE.sub("", _NAMING.sub("", aside, count=1))
            others += parts(SEPARATORS[0], listed)
    name = _MORE.sub("", name)
    if employer is Employer.SEVERAL:
        name = _HAVING.sub("", name)
    return Wording(words, employer, name.strip(" *:+"), tuple(others))


def parts(separator: re.Pattern[str], words: str) -> list[str]:
    """Cut a list of names, blank ones left out.

    >>> parts(SEPARATORS[0], "Molsheim / Avolsheim et Wolxheim /")
    ['Molsheim', 'Avolsheim', 'Wolxheim']
    """
    return [one for one in separator.split(words) if one.strip(" .")]


def _employer(name: str, asides: list[str], several: bool) -> Employer:
    if any(map(_SYNDICATE.search, (name, *asides))):
        return Employer.SYNDICATE
    if _BODY.search(name) or any(aside.upper() == "EPCI" for aside in asides):
        return Employer.BODY
    return Employer.SEVERAL if several else Employer.COMMUNE


def _lists(aside: str, employer: Employer) -> bool:
    """Tell whether what stands in brackets names communes."""
    if employer is Employer.COMMUNE or _BODY.search(aside):
        return False
    return bool(re.search(r"comp[ée]tence sur|avec|:|,", aside, re.IGNORECASE))
