"""Where the aliases stand in a text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from secuprev.vocabulary.leaving_out import left_out
from secuprev.vocabulary.lexicon import Entry, Lexicon
from secuprev.vocabulary.tokens import Break, Token
from secuprev.vocabulary.words import Kind

__all__ = ["Found", "read"]

THRESHOLD = 0.6
# What takes away from the score of 1 that an alias has where it stands just as it is written.
_STRANGER = 0.1  # a word between those of the alias that is none of them
_REORDERED = 0.1
_DIVIDED = 0.2  # the words are shared out over an enumeration: "violences urbaines et conjugales"
_MENDED = 0.08  # a word that was mistyped


@frozen
class Found:
    """An alias in a text.

    Attributes:
        entry: the alias.
        places: places of its words among those of the text.
        score: how much it stands as it is written, 1 where it does.
        parts: numbers of the parts of the sentence it stands in.
        opening: place of the first of its words that is more than a head ("lutte contre").
    """

    entry: Entry
    places: frozenset[int]
    score: float
    parts: frozenset[int]
    opening: int

    @property
    def strength(self) -> float:
        """What decides between aliases that claim the same words."""
        return self.entry.weight * self.score


@frozen
class _Text:
    """A text cut up: its words, the part each is in, and the sentences as places of words."""

    tokens: Sequence[Token]
    parts: Sequence[int]
    sentences: Sequence[Sequence[int]]


def read(text: str, lexicon: Lexicon) -> tuple[list[Token], list[Found], list[Found]]:
    """Return the words of a text, the aliases that name something, and those left out."""
    tokens = lexicon.tokeniser.tokens(text)
    without = left_out(tokens, lexicon.words)
    cut = _cut(tokens)
    named: list[Found] = []
    excluded: list[Found] = []
    for sentence in cut.sentences:
        said = [place for place in sentence if place not in without]
        named += _chosen(list(_candidates(said, cut, lexicon)))
        if len(said) < len(sentence):
            rest = [place for place in sentence if place in without]
            excluded += _chosen(list(_candidates(rest, cut, lexicon)))
    return tokens, named, excluded


def _cut(tokens: Sequence[Token]) -> _Text:
    parts: list[int] = []
    sentences: list[list[int]] = [[]]
    part = 0
    for place, token in enumerate(tokens):
        if token.gap is not Break.NONE:
            part += 1
        if token.gap is Break.HARD:
            sentences.append([])
        parts.append(part)
        if token.kind is not Kind.GRAMMAR:
            sentences[-1].append(place)
    return _Text(tokens, parts, sentences)


def _candidates(said: Sequence[int], cut: _Text, lexicon: Lexicon) -> Iterator[Found]:
    by_lemma: dict[str, list[int]] = {}
    for place in said:
        by_lemma.setdefault(cut.tokens[place].lemma, []).append(place)
    found = [
        one
        for lemma in by_lemma
        for entry in lexicon.by_lemma.get(lemma, ())
        if all(other in by_lemma for other in entry.lemmas)
        for one in _placed(entry, lemma, by_lemma, said, cut)
    ]
    if not found:
        return
    other_matter = _opens_elsewhere(found, said, cut)
    elsewhere = {place for place in said if cut.tokens[place].lemma in lexicon.words.elsewhere}
    for one in found:
        heard = one.entry.telling or elsewhere <= one.places
        if heard and (one.entry.firm or _alone(one, said, cut, other_matter)):
            yield one


def _placed(
    entry: Entry, key: str, by_lemma: dict[str, list[int]], said: Sequence[int], cut: _Text
) -> Iterator[Found]:
    for anchor in by_lemma[key]:
        places: list[int] = []
        for lemma in entry.lemmas:
            near = by_lemma[lemma]
            if len(near) == 1:
                places.append(near[0])
            else:
                places.append(min(near, key=lambda place: abs(place - anchor)))
        score = _score(entry, places, said, cut)
        if score >= THRESHOLD:
            parts = frozenset(cut.parts[place] for place in places)
            telling = [place for place in places if cut.tokens[place].kind > Kind.HEAD]
            yield Found(entry, frozenset(places), score, parts, min(telling or places))


def _score(entry: Entry, places: Sequence[int], said: Sequence[int], cut: _Text) -> float:
    tokens, parts = cut.tokens, cut.parts
    score = 1.0
    for place in places:
        if tokens[place].corrected:
            score -= _MENDED
    if len(places) == 1:
        return score
    reordered = any(one > other for one, other in pairwise(places))
    first, last = min(places), max(places)
    divided = parts[first] != parts[last]
    if reordered:
        if divided and said.index(last) - said.index(first) >= len(places):
            return 0.0
        if entry.ordered:
            score -= _REORDERED
    if divided and not entry.divided:
        score -= _DIVIDED
        if not _leads(places, said, cut):
            return 0.0
    held, reached = set(places), {parts[place]: place for place in sorted(places)}
    opened = set()
    for place in said:
        if place > last:
            break
        part = parts[place]
        if place in held:
            opened.add(part)
        elif place > first and part in reached and tokens[place].kind >= Kind.BROAD:
            if part not in opened and part != parts[first]:
                return 0.0  # the part begins with something else
            if place < reached[part]:
                score -= _STRANGER
    return score


def _leads(places: Sequence[int], said: Sequence[int], cut: _Text) -> bool:
    """Tell whether the words in the first part of an enumeration hold for the next parts too.

    They do in "violences urbaines et sexistes", which has another word behind "violences", and in
    "surveillance et contrôle des marchés"; not in "transports et milieu scolaire".
    """
    first = cut.parts[min(places)]
    there = [place for place in places if cut.parts[place] == first]
    if all(cut.tokens[place].kind <= Kind.HEAD for place in there):
        return True
    return any(
        cut.parts[place] == first and place > max(there) and cut.tokens[place].kind > Kind.HEAD
        for place in said
    )


def _opens_elsewhere(found: Sequence[Found], said: Sequence[int], cut: _Text) -> bool:
    """Tell whether a sentence begins with what no alias touches: it may be about anything."""
    opening = cut.parts[said[0]]
    if any(opening in one.parts for one in found):
        return False
    return any(
        cut.parts[place] == opening and cut.tokens[place].kind is Kind.CONTENT for place in said
    )


def _alone(one: Found, said: Sequence[int], cut: _Text, other_matter: bool) -> bool:
    if other_matter:
        return False
    return not any(
        cut.parts[place] in one.parts
        and place not in one.places
        and cut.tokens[place].kind >= Kind.BROAD
        for place in said
    )


def _chosen(found: list[Found]) -> list[Found]:
    """Return those that stand when each word is given to the alias that tells most."""
    found.sort(key=lambda one: (-one.strength, min(one.places), len(one.places)))
    kept: list[Found] = []
    for one in found:
        rivals = [other for other in kept if one.places & other.places]
        if all(_shares(one, other) for other in rivals):
            kept.append(one)
    return [one for one in kept if one.entry.domains]


def _shares(one: Found, other: Found) -> bool:
    """Tell whether two aliases share a word of an enumeration: "violences urbaines et sexistes"."""
    own, others = one.places - other.places, other.places - one.places
    return bool(own) and bool(others) and one.parts != other.parts and min(own) > max(others)
