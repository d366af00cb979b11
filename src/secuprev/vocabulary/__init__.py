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
from secuprev.vocabulary.lexicon import Lexicon

__all__ = [
    "Alias",
    "CommuneMatch",
    "CommuneReading",
    "Lexicon",
    "Likeness",
    "Match",
    "Reading",
    "aliases",
    "find_commune",
    "find_domain",
    "find_domains",
    "read_commune",
    "read_domains",
]
