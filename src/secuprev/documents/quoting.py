"""Texts in double quotes, in the escapes that JSON, TOML and YAML have in common."""

import json
import re

__all__ = ["quoted"]

# What a reader would take for the end of a line, turn the text around, or not show at all.
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def quoted(text: str) -> str:
    r"""Return a text in double quotes, for any of the three formats.

    >>> print(quoted('l\'"été"'), quoted("\x85"))
    "l'\"été\"" "\u0085"
    """
    in_quotes = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", in_quotes)
