"""Words as they are mistyped or run together, and the words that were meant."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from secuprev.values import folded
from secuprev.vocabulary.words import Words

__all__ = ["Speller"]

_SHORTEST = 6  # letters of a word that may hold a slip of the pen
_CHANGEABLE = (
    8  # letters of a word in which one may stand for another: shorter ones are other words
)
_LONGEST = 40  # letters of the longest word that is looked at
_LONG = 11  # letters of a word that may hold two
_SHORTEST_RUN = 8  # letters of words that were run together
_LONGEST_RUN = 80
_SHORTEST_PIECE = 4
_LONG_PIECE = 6
_BEFORE = frozenset({"l", "d", "de", "des", "du", "la", "le", "les", "au", "aux", "en", "sur"})
_BEHIND = frozenset({"de", "des", "du", "les", "au", "aux", "par", "sur", "pour", "dans", "avec"})
_MOST_KEPT = 50_000  # pairs of words of which the answer is remembered


class Speller:
    """Knows the words of the aliases, and what else a writer may have put for one of them.

    A word that is known, or that is one of every day, stands for itself. Otherwise one letter may
    be wrong, missing, doubled or swapped with the next; two in a long word, if asked and where
    rapidfuzz is installed. Where two words are as near, neither is taken.
    """

    def __init__(self, names: Iterable[str], words: Words) -> None:
        """Learn the words of the aliases, folded."""
        self.names: frozenset[str] = frozenset(names)
        self._words = words
        self._grammar = words.grammar
        self._known = self.names | words.grammar | words.ordinary | words.of_exclusion
        self._stems = {words.lemma(word) for word in self._known}
        self._near: dict[str, set[str]] = {}
        for name in self.names:
            if len(name) >= _SHORTEST:
                for form in (name, *_without_one(name)):
                    self._near.setdefault(form, set()).add(name)
        self._joins: dict[tuple[str, str], bool] = {}
        self._long = [name for name in self.names if len(name) >= _LONG]

    def knows(self, word: str) -> bool:
        """Tell whether a word stands for itself, in singular or plural."""
        return word in self._known or self._words.lemma(word) in self._stems

    def joins(self, first: str, second: str) -> bool:
        """Tell whether two words that follow each other are one, as in "vidéo protection"."""
        pair = first, second
        joined = self._joins.get(pair)
        if joined is None:
            end = folded(second)
            joined = f"{folded(first)}{end}" in self.names and end not in self._grammar
            if len(self._joins) >= _MOST_KEPT:
                self._joins.clear()
            self._joins[pair] = joined
        return joined

    @property
    def forgives_two(self) -> bool:
        """Whether two slips can be forgiven: rapidfuzz finds them."""
        return _rapidfuzz() is not None

    def corrected(self, word: str, slips: int = 1) -> str | None:
        """Return the only known word that an unknown one may have been meant for."""
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return None
        found = {
            name
            for form in (word, *_without_one(word))
            for name in self._near.get(form, ())
            if name[0] == word[0] and _one_slip(word, name, swap_only=len(word) < _CHANGEABLE)
        }
        if not found and slips > 1 and len(word) >= _LONG:
            found = set(self._two_slips(word))
        return self._one_lemma(found)

    def _one_lemma(self, found: set[str]) -> str | None:
        lemmas = {self._words.lemma(name) for name in found}
        return min(found) if len(lemmas) == 1 else None

    def _two_slips(self, word: str) -> Iterator[str]:
        fuzzy = _rapidfuzz()
        for name in self._long if fuzzy else ():
            if name[0] == word[0] and fuzzy.OSA.distance(word, name, score_cutoff=2) <= 2:
                yield name

    def pieces(self, word: str) -> tuple[str, ...] | None:
        """Return the known words that an unknown one runs together, ``None`` if it does not.

        At least two of them must be more than words of grammar, or one that is long.
        """
        if not word.isalpha() or not _SHORTEST_RUN <= len(word) <= _LONGEST_RUN:
            return None
        return self._run_together(word) or self._with_grammar(word)

    def _with_grammar(self, word: str) -> tuple[str, ...] | None:
        """Return a long word and the word of grammar that was run together with it."""
        for cut in range(1, 5):
            before, after = word[:cut], word[cut:]
            least = _LONG_PIECE if cut > 1 else _LONG_PIECE + 1
            if before in _BEFORE and len(after) >= least and self._may_be_piece(after):
                return before, after
            before, after = word[:-cut], word[-cut:]
            if after in _BEHIND and len(before) >= _LONG_PIECE and self._may_be_piece(before):
                return before, after
        return None

    def _run_together(self, word: str) -> tuple[str, ...] | None:
        best: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 20), end):
                before, piece = best[start], word[start:end]
                if before is None or not self._may_be_piece(piece):
                    continue
                now = best[end]
                if now is None or len(before) + 1 < len(now):
                    best[end] = (*before, piece)
        found = best[-1]
        if found is None or sum(piece not in self._grammar for piece in found) < 2:
            return None
        return found

    def _may_be_piece(self, piece: str) -> bool:
        if piece in self._grammar:
            return len(piece) > 1 or piece in _BEFORE
        if len(piece) < _SHORTEST_PIECE:
            return False
        return piece in self._known or (piece[-1] == "s" and piece[:-1] in self._known)


def _without_one(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _one_slip(word: str, name: str, *, swap_only: bool) -> bool:
    """Tell whether one letter put, left out, changed or swapped makes one word of the other.

    Args:
        word: what is written.
        name: a word of the aliases.
        swap_only: whether a letter that is changed for another makes another word.
    """
    if abs(len(word) - len(name)) > 1:
        return False
    same = 0
    for one, other in zip(word, name, strict=False):
        if one != other:
            break
        same += 1
    ends = word[same:], name[same:]
    if len(word) != len(name):
        longer, shorter = sorted(ends, key=len, reverse=True)
        return longer[1:] == shorter
    one, other = ends
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or (not swap_only and one[1:] == other[1:])


@cache
def _rapidfuzz() -> Any:
    """Return the distances of rapidfuzz, ``None`` where it is not installed."""
    try:
        from rapidfuzz import distance
    except ImportError:
        return None
    return distance
