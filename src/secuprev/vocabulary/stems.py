"""The stem of a word: what its singular and plural, masculine and feminine have in common."""

import re

__all__ = ["stem"]

_SHORT = 3  # abbreviations and the shortest words stay as they are
_ORDINAL = re.compile(r"([0-9]+)(?:er|re|ere|nd|nde|e|eme|ieme)")
_ENDINGS = (("eaux", "eau"), ("aux", "al"), ("iv", "if"), ("ll", "l"), ("nn", "n"), ("tt", "t"))


def stem(word: str) -> str:
    """Return the stem of a word that is already folded; a stem is its own stem.

    It goes a little too far rather than not far enough: nobody reads it, it is only compared.

    >>> stem("routieres") == stem("routier"), stem("municipaux") == stem("municipale")
    (True, True)
    >>> stem("dangereuse") == stem("dangereux"), stem("abusives") == stem("abusif")
    (True, True)
    >>> stem("2eme"), stem("otv")
    ('2', 'otv')
    """
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        return ordinal[1]
    while (shorter := _step(word)) != word:
        word = shorter
    return word


def _step(word: str) -> str:
    if len(word) <= _SHORT:
        return word
    for ending, short in _ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + short
    if word[-1] in "ex" or (word[-1] == "s" and word[-2] != "s"):
        return word[:-1]
    return word
