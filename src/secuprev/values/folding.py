"""Words stripped of what one writer puts and another leaves out: capitals, accents, ligatures."""

import re
import unicodedata

__all__ = ["MARKS", "folded"]

# What an accent becomes when it is taken off its letter.
MARKS = "\u0300-\u036f"
_MARKS = re.compile(f"[{MARKS}]+")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "`": "'"})


def folded(text: str) -> str:
    """Return a text without capitals, accents and ligatures, its apostrophes straight.

    >>> folded("L’ŒUVRE déjà citée")
    "l'oeuvre deja citee"

    Args:
        text: words as somebody wrote them.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _MARKS.sub("", unicodedata.normalize("NFKD", plain)).translate(_LETTERS)
