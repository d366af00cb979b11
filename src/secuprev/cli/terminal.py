"""What a terminal can show: how wide it is, and in which colours."""

import re
import shutil
from typing import Any, TextIO

import click

from secuprev.render import Tone

__all__ = ["safe_json", "style", "width"]

NARROWEST, DEFAULT, WIDEST = 40, 80, 100

_STYLES: dict[Tone, dict[str, Any]] = {
    "title": {"bold": True},
    "heading": {"bold": True},
    "name": {"fg": "cyan"},
    "breach": {"fg": "red", "bold": True},
    "unknown": {"fg": "yellow", "bold": True},
    "good": {"fg": "green"},
    "crash": {"fg": "white", "bg": "red", "bold": True},
    "faint": {"dim": True},
}
_RISKY = re.compile(r"[^\x20-\x7e\n]")


def style(words: str, tone: Tone) -> str:
    """Put the colour of a tone on a line; click takes it off again when nobody looks at it."""
    return click.style(words, **_STYLES[tone])


def width(stream: TextIO | None) -> int:
    """Return the number of columns to fill: 80, or those of the terminal, neither few nor many.

    A stream that is closed is ``None``.
    """
    if stream is None or not stream.isatty():
        return DEFAULT
    return min(max(shutil.get_terminal_size((DEFAULT, 24)).columns, NARROWEST), WIDEST)


def safe_json(text: str, encoding: str | None) -> str:
    r"""Return the same JSON with what a terminal would obey, or cannot show, as escapes.

    >>> safe_json('"é \u202e\x9b"', "utf-8")
    '"é \\u202e\\u009b"'
    >>> safe_json('"é"', "ascii")
    '"\\u00e9"'
    """

    def escaped(found: re.Match[str]) -> str:
        one = found[0]
        try:
            one.encode(encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            pass
        else:
            if one.isprintable() or one in "\u00a0\u202f":
                return one
        units = one.encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))

    return _RISKY.sub(escaped, text)
