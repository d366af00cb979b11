"""What a text names only to leave it out: "hors maintien de l'ordre", "ne participe pas à"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from secuprev.vocabulary.tokens import Break, Token
from secuprev.vocabulary.words import NOT, Words

__all__ = ["AND", "left_out"]

_OF = frozenset({"de", "du", "des", "d"})
AND = frozenset({"et", "ou", "ni"})
_TURNING = frozenset({"mais", "puis"})
# "Les chiens qui ne sont pas tenus en laisse", "pour ne pas gêner": nothing is left out.
_RELATIVE = frozenset({"qui", "dont", "que", "pour", "afin", "de", "a"})
_STATING = frozenset({"est", "sont", "reste", "restent", "demeure", "demeurent", "etant", "sera"})


def left_out(tokens: Sequence[Token], words: Words) -> frozenset[int]:
    """Return the places of the words that are named to be left out.

    Args:
        tokens: all the words of a text, those of grammar too.
        words: the expressions that leave something out.
    """
    said = [token.word for token in tokens]
    if words.turning.isdisjoint(said):
        return frozenset()
    found: set[int] = set()
    kept = {place for start, end in _spans(said, words.kept) for place in range(start, end)}
    for start, end in _spans(said, words.leaving_out):
        if start not in kept and end not in found:
            found.update(range(end, _end_of_list(tokens, end)))
    for start, end in _parts(tokens):
        if _is_denied(said, start, end, found, words):
            found.update(range(start, end))
    return frozenset(found)


def _is_denied(said: Sequence[str], start: int, end: int, found: set[int], words: Words) -> bool:
    """Tell whether a part of the sentence says of itself that it is left out."""
    denying = not words.denying.isdisjoint(said[start:end])

    def denies(place: int) -> bool:
        word, before = said[place], said[max(0, place - 1) : place]
        if word in NOT:
            return denying and _RELATIVE.isdisjoint(before)
        return word in words.excluded and not _STATING.isdisjoint(before)

    return any(denies(place) for place in range(start, end) if place not in found)


def _spans(
    said: Sequence[str], expressions: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    heads = {one[0] for one in expressions}
    for place, word in enumerate(said):
        if word not in heads:
            continue
        for one in expressions:  # the longest first
            if one[0] == word and tuple(said[place : place + len(one)]) == one:
                yield place, place + len(one)
                break


def _end_of_list(tokens: Sequence[Token], start: int) -> int:
    """Return where what is left out ends: "et" goes on with it, a comma only before "de"."""
    goes_on = start < len(tokens) and tokens[start].word in _OF
    for place in range(start + 1, len(tokens)):
        token, before = tokens[place], tokens[place - 1].word
        if token.word in _TURNING or token.gap is Break.HARD:
            return place
        comma = token.gap is Break.SOFT and not AND.intersection((before, token.word))
        if comma and not (goes_on and token.word in _OF):
            return place
    return len(tokens)


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text, each between two signs."""
    cuts = [
        at
        for at in range(1, len(tokens))
        if tokens[at].gap is Break.HARD
        or (tokens[at].gap is Break.SOFT and tokens[at - 1].word not in AND)
    ]
    return pairwise([0, *cuts, len(tokens)])
