"""Days in the words of a reader: ``23 novembre 2012`` in a French text.

Answers and messages hold days as machines write them, so that what is said in two languages is said
once. Only where words are laid out for a reader do days become words. English keeps ISO 8601.
"""

import re
from datetime import date

from secuprev.values import Lang

__all__ = ["MONTHS", "in_words"]

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
"""The months in French."""

# A day that stands alone: no part of a name, a path, an option or something quoted, nor of what a
# fact is called (`law(convention.posts_threshold, 2012-11-23)`).
_DAY = re.compile(
    r"""\w\([^)]*\)"""
    r"""|(?<![\w./:=\[«"'-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\w/:\]»"'-]|\.\w)""",
    re.ASCII,
)


def in_words(text: str, lang: Lang) -> str:
    r"""Return a text with its days as people write them in a language.

    >>> in_words("du 2012-05-01 au 2019-12-28", "fr").replace("\u00a0", " ")
    'du 1er mai 2012 au 28 décembre 2019'
    >>> in_words("law(night.hours, 2012-11-23), 2012-11-23.yaml, [2012-11-23]", "fr")
    'law(night.hours, 2012-11-23), 2012-11-23.yaml, [2012-11-23]'
    """
    return _DAY.sub(_french, text) if lang == "fr" else text


def _french(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0]
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return found[0]
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}\u00a0{MONTHS[day.month - 1]} {day.year}"
