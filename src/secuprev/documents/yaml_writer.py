"""Writing YAML: dates and words plain, in quotes whatever some YAML reader may misread."""

import re
from collections.abc import Iterator

from secuprev.documents.plain import Plain
from secuprev.documents.quoting import quoted

__all__ = ["write"]

# A text that begins with a letter and holds only letters, digits and marks that mean nothing to
# YAML there; ": " and " #" do mean something, and so does a space at the end.
_PLAIN = re.compile(
    r"[^\W\d_](?:[\w.,;'’()/+«»…°%!?&=–—-]|[ \u00a0\u202f](?! )|:(?=[^\s,\[\]{}]))*"
)

_IN_BRACKETS = re.compile("[,:]")  # marks that do mean something in a list on one line
_WIDTH = 100

# What YAML 1.1 or 1.2 takes for something else than a text.
_RESERVED = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def write(content: dict[str, Plain]) -> str:
    """Return a document.

    >>> from secuprev.values import PartialDate
    >>> print(write({"id": "melun", "codes": ["01001"], "on": PartialDate(2012, 11)}), end="")
    id: melun
    codes: ["01001"]
    "on": 2012-11
    """
    return "".join(f"{line}\n" for line in _mapping(content, ""))


def _mapping(content: dict[str, Plain], indent: str) -> Iterator[str]:
    for key, value in content.items():
        head = f"{indent}{_text(key)}:"
        if isinstance(value, dict) and value:
            yield head
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, list):
            in_brackets = _in_brackets(value)
            if in_brackets is not None and len(head) + len(in_brackets) < _WIDTH:
                yield f"{head} {in_brackets}"
            else:
                yield head
                yield from _list(value, indent)
        else:
            yield f"{head} {_short(value)}"


def _list(items: list[Plain], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict) and item:
            lines = _mapping(item, indent + "  ")
            yield f"{indent}  - {next(lines).lstrip(' ')}"
            yield from (f"  {line}" for line in lines)
        else:
            yield f"{indent}  - {_short(item)}"


def _in_brackets(items: list[Plain]) -> str | None:
    """Return a list as one line, ``None`` when it holds something else than leaves."""
    shown = []
    for item in items:
        if isinstance(item, dict | list):
            return None
        text = _short(item)
        shown.append(quoted(str(item)) if _IN_BRACKETS.search(text) else text)
    return f"[{', '.join(shown)}]"


def _short(value: Plain) -> str:
    if isinstance(value, dict):
        assert not value
        return "{}"
    if isinstance(value, bool):
        return str(value).lower()
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    plain = _PLAIN.fullmatch(text) is not None and not text.endswith((" ", "\u00a0", "\u202f"))
    return text if plain and text.lower() not in _RESERVED else quoted(text)
