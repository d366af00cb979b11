"""Recognising what people write as a domain: abbreviations, labels of one's own, slips of the pen.

Inside: the aliases as data, and the reading of a phrase with them. Not inside: what a domain is
(`law`), or reading documents, which never guess.
"""

from secuprev.vocabulary.aliases import Alias, aliases
from secuprev.vocabulary.finding import Match, Reading, find_domain, find_domains, read_domains
from secuprev.vocabulary.lexicon import Lexicon

__all__ = [
    "Alias",
    "Lexicon",
    "Match",
    "Reading",
    "aliases",
    "find_domain",
    "find_domains",
    "read_domains",
]
