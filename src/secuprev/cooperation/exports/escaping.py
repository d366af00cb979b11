"""What a format cannot hold, written so that it can be read back."""

import re

__all__ = ["held", "held_spaces", "name_token"]

# Beside what XML 1.0 refuses, a carriage return: its parsers make a new line of it.
_REFUSED = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|_(?=x[0-9A-F]{4,6}_)")
_LOST_SPACE = re.compile(r"^ | $|(?<= ) |[\t\n]")
_NO_TOKEN = re.compile(r"[^-.:0-9A-Z_a-zÀ-ÖØ-öø-ÿ]|_(?=x[0-9A-F]{4,6}_)")


def held(text: str) -> str:
    r"""Return a text with each character that XML refuses as ``_xHHHH_``, its number.

    Office documents do the same (`ST_Xstring`); where a text has such a form of its own, its
    first underscore is written so.

    >>> held("a\x00b"), held("_x0000_")
    ('a_x0000_b', '_x005F_x0000_')
    """
    return _REFUSED.sub(_numbered, text)


def held_spaces(text: str) -> str:
    """Return a held text for where XML takes several spaces for one, and none at either end.

    >>> held_spaces(" a b  c")
    '_x0020_a b _x0020_c'
    """
    return _LOST_SPACE.sub(_numbered, held(text))


def name_token(text: str) -> str:
    """Return a name as an XML token, the characters that have no place in one as ``_xHHHH_``.

    >>> name_token("partner:office:maire/77288")
    'partner:office:maire_x002F_77288'
    """
    return _NO_TOKEN.sub(_numbered, text)


def _numbered(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"
