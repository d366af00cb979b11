"""What a text names only to leave it out: "hors maintien de l'ordre", "ne participe pas à"."""

from collections.abc import Iterator, Sequence

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
    for place, word in enumerate(said):
        if place in found:
            continue
        if word in NOT and not _RELATIVE.intersection(said[max(0, place - 1) : place]):
            start, end = _part(tokens, place)
            if words.denying.intersection(said[start:end]):
                found.update(range(start, end))
        elif word in words.excluded and place and said[place - 1] in _STATING:
            found.update(range(*_part(tokens, place)))
    return frozenset(found)


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


def _part(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """Return the part of the sentence, between two signs, in which a word stands."""

    def divides(at: int) -> bool:
        gap = tokens[at].gap
        return gap is Break.HARD or (gap is Break.SOFT and tokens[at - 1].word not in AND)

    start = next((at for at in range(place, 0, -1) if divides(at)), 0)
    end = next((at for at in range(place + 1, len(tokens)) if divides(at)), len(tokens))
    return start, end
