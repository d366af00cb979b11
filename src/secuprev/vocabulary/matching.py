"""Where the aliases stand in a text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from secuprev.vocabulary.leaving_out import AND, left_out
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
_WIDEST = 40  # words over which those of an alias may be spread


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
class _Sentence:
    """A sentence cut up.

    Attributes:
        tokens: the words of the whole text.
        parts: the part of a sentence that each of them is in.
        said: places of the words of the sentence that are looked at, in order.
        rank: place in `said` of each place.
        by_lemma: places of each lemma.
        by_part: places of each part.
        loud: places of each part whose words tell something.
    """

    tokens: Sequence[Token]
    parts: Sequence[int]
    said: Sequence[int]
    rank: dict[int, int]
    by_lemma: dict[str, list[int]]
    by_part: dict[int, list[int]]
    loud: dict[int, list[int]]

    @classmethod
    def of(cls, tokens: Sequence[Token], parts: Sequence[int], said: Sequence[int]) -> "_Sentence":
        by_lemma: dict[str, list[int]] = {}
        by_part: dict[int, list[int]] = {}
        loud: dict[int, list[int]] = {}
        for place in said:
            token, part = tokens[place], parts[place]
            by_lemma.setdefault(token.lemma, []).append(place)
            by_part.setdefault(part, []).append(place)
            if token.kind >= Kind.BROAD:
                loud.setdefault(part, []).append(place)
        rank = {place: number for number, place in enumerate(said)}
        return cls(tokens, parts, said, rank, by_lemma, by_part, loud)

    def nearest(self, lemma: str, anchor: int) -> int:
        """Return the place of a lemma that is nearest to another."""
        places = self.by_lemma[lemma]
        after = bisect_left(places, anchor)
        return min(places[max(0, after - 1) : after + 1], key=lambda place: abs(place - anchor))


def read(text: str, lexicon: Lexicon) -> tuple[list[Token], list[Found], list[Found]]:
    """Return the words of a text, the aliases that name something, and those left out.

    More slips of the pen are forgiven only where nothing is found otherwise: so what is found
    never hangs on whether they can be.
    """
    tokens = lexicon.tokeniser.tokens(text)
    named, excluded = _named(tokens, lexicon)
    if lexicon.forgiving and not named and not excluded:
        tokens = lexicon.forgiving.tokens(text)
        named, excluded = _named(tokens, lexicon)
    return tokens, named, excluded


def _named(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[list[Found], list[Found]]:
    without = left_out(tokens, lexicon.words)
    parts, sentences = _cut(tokens)
    named: list[Found] = []
    excluded: list[Found] = []
    for places in sentences:
        said = [place for place in places if place not in without]
        named += _chosen(_candidates(_Sentence.of(tokens, parts, said), lexicon))
        if len(said) < len(places):
            rest = [place for place in places if place in without]
            excluded += _chosen(_candidates(_Sentence.of(tokens, parts, rest), lexicon))
    return named, excluded


def _cut(tokens: Sequence[Token]) -> tuple[list[int], list[list[int]]]:
    """Return the part each word is in, and the places of the words of each sentence."""
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
    return parts, sentences


def _candidates(sentence: _Sentence, lexicon: Lexicon) -> list[Found]:
    held = sentence.by_lemma
    found = [
        one
        for lemma in held
        for entry in lexicon.by_lemma.get(lemma, ())
        if all(other in held for other in entry.lemmas)
        for one in _placed(entry, lemma, sentence)
    ]
    if not found:
        return found
    other_matter = _opens_elsewhere(found, sentence, lexicon)
    general = {place for one in found if one.entry.firm and one.entry.wide for place in one.places}
    elsewhere = {place for lemma in held.keys() & lexicon.words.elsewhere for place in held[lemma]}
    return [
        one
        for one in found
        if (one.entry.telling or elsewhere <= one.places)
        and (one.entry.firm or (not other_matter and _alone(one, sentence, general)))
    ]


def _placed(entry: Entry, key: str, sentence: _Sentence) -> Iterator[Found]:
    for anchor in sentence.by_lemma[key]:
        places = [
            anchor if lemma == key else sentence.nearest(lemma, anchor) for lemma in entry.lemmas
        ]
        score = _score(entry, places, sentence)
        if score >= THRESHOLD:
            parts = frozenset(sentence.parts[place] for place in places)
            telling = [place for place in places if sentence.tokens[place].kind > Kind.HEAD]
            yield Found(entry, frozenset(places), score, parts, min(telling or places))


def _score(entry: Entry, places: Sequence[int], sentence: _Sentence) -> float:
    """Return how much an alias stands as it is written, 0 where its words are not together."""
    mended = sum(sentence.tokens[place].corrected for place in places)
    score = 1.0 - _MENDED * mended
    if len(places) == 1:
        return score
    first, last = min(places), max(places)
    rank, parts = sentence.rank, sentence.parts
    if rank[last] - rank[first] > _WIDEST:
        return 0.0
    divided = parts[first] != parts[last]
    if any(one > other for one, other in pairwise(places)):
        if divided and rank[last] - rank[first] >= len(places):
            return 0.0
        if entry.ordered:
            score -= _REORDERED
    if divided and not entry.divided:
        score -= _DIVIDED
        if _trails(places, sentence):
            return score
        if not _leads(places, sentence):
            return 0.0
    strangers = _strangers(places, sentence)
    return 0.0 if strangers is None else score - _STRANGER * strangers


def _strangers(places: Sequence[int], sentence: _Sentence) -> int | None:
    """Count the words between those of an alias that tell something else.

    In an enumeration the parts between are of no matter, nor what ends a part; a part that begins
    with something else does not go on with the alias: ``None``.
    """
    first, last = min(places), max(places)
    count = 0
    for part in {sentence.parts[place] for place in places}:
        held = [place for place in places if sentence.parts[place] == part]
        start = first if part == sentence.parts[first] else min(held)
        loud = [place for place in sentence.loud.get(part, ()) if place <= last]
        if any(place < start for place in loud) and part != sentence.parts[first]:
            return None
        count += sum(start < place < max(held) and place not in places for place in loud)
    return count


def _leads(places: Sequence[int], sentence: _Sentence) -> bool:
    """Tell whether the words in the first part of an enumeration hold for the next parts too.

    They do in "violences urbaines et sexistes", which has another word behind "violences", and in
    "surveillance et contrôle des marchés"; not in "transports et milieu scolaire".
    """
    first = sentence.parts[min(places)]
    there = [place for place in places if sentence.parts[place] == first]
    if all(sentence.tokens[place].kind <= Kind.HEAD for place in there):
        return True
    return any(place > max(there) for place in sentence.loud.get(first, ()))


def _trails(places: Sequence[int], sentence: _Sentence) -> bool:
    """Tell whether the words at the end of an enumeration hold for the part before too.

    They do in "vols et violences dans le tramway", where a preposition stands behind the word that
    is beside; not in "transports et milieu scolaire".
    """
    first, last = min(places), max(places)
    if sentence.parts[last] - sentence.parts[first] != 1 or len(places) != 2:
        return False
    ends = sentence.loud.get(sentence.parts[first], [])
    beside = [place for place in sentence.loud.get(sentence.parts[last], ()) if place < last]
    if ends[-1:] != [first] or len(beside) != 1:
        return False
    before, behind = sentence.tokens[first + 1 : beside[0]], sentence.tokens[beside[0] + 1 : last]
    return not AND.isdisjoint(one.word for one in before) and any(
        one.kind is Kind.GRAMMAR for one in behind
    )


def _opens_elsewhere(found: Sequence[Found], sentence: _Sentence, lexicon: Lexicon) -> bool:
    """Tell whether a sentence begins with words of no alias: it may be about anything."""
    opening = sentence.parts[sentence.said[0]]
    if any(opening in one.parts for one in found):
        return False
    return any(
        sentence.tokens[place].kind is Kind.CONTENT
        and sentence.tokens[place].lemma not in lexicon.lemmas
        for place in sentence.loud.get(opening, ())
    )


def _alone(one: Found, sentence: _Sentence, general: set[int]) -> bool:
    """Tell whether nothing else is said, and nothing mistyped, in the parts it stands in.

    What names a domain of a general kind before it is nothing else: "insécurité dans les gares".
    """
    if any(sentence.tokens[place].corrected for place in one.places):
        return False
    most = len(one.places) + len(general)
    loud = [place for part in one.parts for place in sentence.loud.get(part, ())[: most + 1]]
    first = min(one.places)
    return all(place in one.places or (place < first and place in general) for place in loud)


def _chosen(found: list[Found]) -> list[Found]:
    """Return those that stand when each word is given to the alias that tells most."""
    found.sort(key=lambda one: (-one.strength, min(one.places), len(one.places)))
    kept: list[Found] = []
    holders: dict[int, list[Found]] = {}
    for one in found:
        if all(_shares(one, other) for place in one.places for other in holders.get(place, ())):
            kept.append(one)
            for place in one.places:
                holders.setdefault(place, []).append(one)
    return [one for one in kept if one.entry.domains]


def _shares(one: Found, other: Found) -> bool:
    """Tell whether two aliases share a word of an enumeration: "violences urbaines et sexistes"."""
    own, others = one.places - other.places, other.places - one.places
    if not own or not others or one.parts == other.parts:
        return False
    return min(own) > max(others) or max(own) < min(others)
