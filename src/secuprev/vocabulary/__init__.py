"""Recognising what people write: domains by labels of one's own, communes by the names in use.

Inside: the aliases as data, and the reading of a phrase or a name. Not inside: what a domain is
(`law`), or reading documents, which never guess.
"""

from secuprev.vocabulary.aliases import Alias, aliases
from secuprev.vocabulary.communes import (
    CommuneMatch,
    CommuneReading,
    Likeness,
    find_commune,
    read_commune,
)
from secuprev.vocabulary.finding import Match, Reading, find_domain, find_domains, read_domains
from secuprev.vocabulary.forces import ForceNamed, find_force
from secuprev.vocabulary.lexicon import Lexicon
from secuprev.vocabulary.offices import OfficeNamed, find_office
from secuprev.vocabulary.partners import PartnerNamed, find_partner

__all__ = [
    "Alias",
    "CommuneMatch",
    "CommuneReading",
    "ForceNamed",
    "Lexicon",
    "Likeness",
    "Match",
    "OfficeNamed",
    "PartnerNamed",
    "Reading",
    "aliases",
    "find_commune",
    "find_domain",
    "find_domains",
    "find_force",
    "find_office",
    "find_partner",
    "read_commune",
    "read_domains",
]
