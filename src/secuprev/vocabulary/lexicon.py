"""The aliases in the form in which a text is compared with them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from attrs import evolve, frozen

from secuprev.law import domains
from secuprev.values import folded
from secuprev.vocabulary.aliases import Alias, aliases
from secuprev.vocabulary.leaving_out import left_out
from secuprev.vocabulary.spelling import Speller
from secuprev.vocabulary.tokens import Break, Tokeniser
from secuprev.vocabulary.words import Kind, Words, the_words

__all__ = ["Entry", "Lexicon", "lexicon"]

_LETTERS = re.compile(r"[^\W\d_]+")
_HEADS = frozenset({Kind.HEAD})
_EMPTY = frozenset({Kind.HEAD, Kind.NEUTRAL})
TELLING = 1.3  # with so much weight, broad words together name a domain by themselves
WEIGHTS = {Kind.NEUTRAL: 0.1, Kind.HEAD: 0.3, Kind.BROAD: 0.6, Kind.CONTENT: 1.0}


@frozen
class Entry:
    """An alias as the lemmas that must all be there.

    Attributes:
        lemmas: in the order in which they are written, none twice.
        domains: codes of the domains that they may mean; empty for what is none.
        alias: what is written in the data.
        firm: whether it names the domain wherever it stands; otherwise only where nothing else
            is said.
        telling: whether it names a domain beside words of another matter too.
        weight: how much its lemmas tell together.
        wide: whether they are domains of a general kind.
        divided: whether it is itself an enumeration.
        ordered: whether it is always written in this order.
    """

    lemmas: tuple[str, ...]
    domains: tuple[str, ...]
    alias: Alias
    firm: bool
    telling: bool
    weight: float
    wide: bool
    divided: bool = False
    ordered: bool = True


@frozen
class Lexicon:
    """Everything a text is compared with.

    Attributes:
        words: what single words weigh.
        tokeniser: cuts texts into words, and mends them.
        forgiving: the same, mending more; ``None`` without rapidfuzz.
        by_lemma: entries by their rarest lemma.
        entries: all of them.
        lemmas: all their lemmas.
    """

    words: Words
    tokeniser: Tokeniser
    forgiving: Tokeniser | None
    by_lemma: Mapping[str, tuple[Entry, ...]]
    entries: tuple[Entry, ...]
    lemmas: frozenset[str]

    @classmethod
    def of(cls, held: Iterable[Alias]) -> "Lexicon":
        """Build the lexicon of some aliases and of the French labels of the domains."""
        words = the_words()
        labels = [Alias(one.label.fr, (one.code,), "label") for one in domains.values()]
        every = [*labels, *held]
        said = set(_LETTERS.findall(folded(" ".join(alias.words for alias in every))))
        names = {word for word in said if len(word) > 3 and word not in words.grammar}
        speller = Speller(names, words)
        tokeniser = Tokeniser(words, speller)
        forgiving = Tokeniser(words, speller, slips=2) if speller.forgives_two else None
        entries = tuple(_entries(every, tokeniser, words))
        common = Counter(lemma for one in entries for lemma in one.lemmas)
        by_lemma: dict[str, list[Entry]] = {}
        for one in entries:
            by_lemma.setdefault(min(one.lemmas, key=common.__getitem__), []).append(one)
        rows = {key: tuple(row) for key, row in by_lemma.items()}
        return cls(words, tokeniser, forgiving, rows, entries, frozenset(common))


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of all the aliases, built on first use."""
    return Lexicon.of(aliases())


def _entries(every: Iterable[Alias], tokeniser: Tokeniser, words: Words) -> Iterator[Entry]:
    """Return the aliases as they are written, then what may be left out of them.

    "Lutte contre la toxicomanie" is there as "toxicomanie" too, as long as no other alias claims
    that for another domain.
    """
    whole: dict[frozenset[str], Entry] = {}
    for alias in every:
        tokens = tokeniser.tokens(alias.words)
        without = left_out(tokens, words)
        said = [
            token
            for place, token in enumerate(tokens)
            if token.kind is not Kind.GRAMMAR and place not in without
        ]
        entry = _entry(dict.fromkeys(token.lemma for token in said), alias, words)
        entry = evolve(entry, divided=any(token.gap is Break.SOFT for token in tokens[1:]))
        key = frozenset(entry.lemmas)
        known = whole.get(key)
        if known is not None:
            whole[key] = evolve(
                known,
                domains=_together(known, alias),
                divided=known.divided or entry.divided,
                ordered=known.ordered and known.lemmas == entry.lemmas,
            )
        elif key:
            whole[key] = entry
    yield from whole.values()
    shorter: dict[frozenset[str], Entry | None] = {}
    for entry in whole.values():
        for core in _cores(entry, words):
            key = frozenset(core)
            if key not in whole:
                short = evolve(_entry(core, entry.alias, words), domains=entry.domains)
                other = shorter.setdefault(key, short)
                if other is None or other.domains[0] != short.domains[0]:
                    shorter[key] = None
    yield from (entry for entry in shorter.values() if entry is not None)


def _entry(lemmas: Iterable[str], alias: Alias, words: Words) -> Entry:
    held = tuple(lemmas)
    kinds = [words.kind(one) for one in held]
    firm = Kind.CONTENT in kinds or (len(kinds) > 1 and Kind.BROAD in kinds)
    weight = sum(WEIGHTS[kind] for kind in kinds)
    telling = Kind.CONTENT in kinds or weight >= TELLING
    wide = bool(alias.domains) and words.wide.issuperset(alias.domains)
    return Entry(held, alias.domains, alias, firm, telling, weight, wide)


def _cores(entry: Entry, words: Words) -> Iterator[tuple[str, ...]]:
    """Return the lemmas of an entry without its heads, and without its neutral words too."""
    if not entry.domains or entry.alias.origin == "thought":
        return  # what is added by thought says itself what is enough
    for left in (_HEADS, _EMPTY):
        core = tuple(one for one in entry.lemmas if words.kind(one) not in left or one.isdigit())
        if any(words.kind(one) is Kind.CONTENT for one in core):
            yield core


def _together(known: Entry, alias: Alias) -> tuple[str, ...]:
    """Return the domains of an entry and of one more alias with the same words.

    The index speaks of fewer domains than there are: it adds others to the one that prevails, and
    is not heard where it does not know it.
    """
    if alias.origin == "index" and not set(known.domains[:1]) & set(alias.domains):
        return known.domains
    return tuple(dict.fromkeys((*known.domains, *alias.domains)))
