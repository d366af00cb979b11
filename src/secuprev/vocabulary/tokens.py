"""A text as the words that matter, each with its place and with what divides it from the last."""

import re
from enum import IntEnum
from typing import NamedTuple

from secuprev.values import folded
from secuprev.values.folding import MARKS
from secuprev.vocabulary.spelling import Speller
from secuprev.vocabulary.words import Kind, Words

__all__ = ["Break", "Token", "Tokeniser"]

_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
_HARD = re.compile(r"[;!?•●▪]|\.\s|\n\s*\n")
_SOFT = re.compile(r"[,/()\[\]:«»\"“”+&\n]|\s[-–—]|[–—]|^-\s")
_COORDINATORS = frozenset({"et", "ou", "ni", "puis", "mais", "ainsi"})
_MOST_KEPT = 50_000  # words of which the reading is remembered


class Break(IntEnum):
    """What stands between a word and the one before."""

    NONE = 0
    SOFT = 1  # a comma, a bracket, "et": the next part of an enumeration
    HARD = 2  # a full stop: another sentence


class Token(NamedTuple):
    """A word of a text.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        word: the word, folded and corrected.
        lemma: what it is compared by.
        kind: what it tells.
        known: whether the vocabulary knows it.
        corrected: whether it is not what was written.
        gap: what divides it from the word before.
    """

    start: int
    end: int
    word: str
    lemma: str
    kind: Kind
    known: bool
    corrected: bool
    gap: Break


class _Form(NamedTuple):
    word: str
    lemma: str
    kind: Kind
    known: bool
    corrected: bool


class Tokeniser:
    """Cuts texts into words, and mends what is mistyped."""

    def __init__(self, words: Words, speller: Speller, slips: int = 1) -> None:
        """Keep what it looks words up in, and how many slips of the pen a word may hold."""
        self._slips = slips
        self._words = words
        self._speller = speller
        self._forms: dict[str, tuple[_Form, ...]] = {}

    def tokens(self, text: str) -> list[Token]:
        """Return the words of a text in order, words of grammar too."""
        found: list[Token] = []
        last, coordinated = 0, False
        spans = self._joined(
            [(one.start(), one.end(), one[0]) for one in _WORD.finditer(text)], text
        )
        for start, end, written in spans:
            gap = _gap(text[last:start]) if found else Break.NONE
            if coordinated:
                gap, coordinated = max(gap, Break.SOFT), False
            for form in self._read(written):
                found.append(Token(start, end, *form, gap))
                gap = Break.NONE
                if form.word in _COORDINATORS:
                    coordinated = True
            last = end
        return found

    def _joined(self, spans: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
        """Put together again the words that a space or a hyphen cuts."""
        kept: list[tuple[int, int, str]] = []
        for start, end, written in spans:
            if kept:
                before, stop, first = kept[-1]
                if _only_cut(text[stop:start]) and self._speller.joins(first, written):
                    kept[-1] = before, end, first + written
                    continue
            kept.append((start, end, written))
        return kept

    def _read(self, written: str) -> tuple[_Form, ...]:
        forms = self._forms.get(written)
        if forms is None:
            if len(self._forms) >= _MOST_KEPT:
                self._forms.clear()
            forms = self._forms[written] = tuple(self._look_up(folded(written).replace(".", "")))
        return forms

    def _look_up(self, word: str) -> list[_Form]:
        words, speller = self._words, self._speller
        if word in words.grammar:
            return [_Form(word, word, Kind.GRAMMAR, True, False)]
        if speller.knows(word):
            return [self._form(word)]
        pieces = speller.pieces(word)
        if pieces:
            return [
                _Form(one, one, Kind.GRAMMAR, True, True)
                if one in words.grammar
                else self._form(one, corrected=True)
                for one in pieces
            ]
        meant = speller.corrected(word, self._slips)
        if meant:
            return [self._form(meant, corrected=True)]
        return [self._form(word, known=False)]

    def _form(self, word: str, *, known: bool = True, corrected: bool = False) -> _Form:
        lemma = self._words.lemma(word)
        return _Form(word, lemma, self._words.kind(lemma), known, corrected)


def _only_cut(between: str) -> bool:
    return len(between) <= 4 and all(one in " -‐‑\u00ad\n" for one in between)


def _gap(between: str) -> Break:
    if len(between) == 1 and between in " '’-":
        return Break.NONE
    if _HARD.search(between):
        return Break.HARD
    return Break.SOFT if _SOFT.search(between) else Break.NONE
