"""Writing YAML: dates and words plain, in quotes whatever some YAML reader may misread."""

import re
from collections.abc import Iterator, Mapping, Sequence

from secuprev.documents.plain import Plain
from secuprev.documents.quoting import quoted

__all__ = ["Comments", "write"]

Path = tuple[str | int, ...]
Comments = Mapping[Path, Sequence[str]]
"""What stands above a key or an item of a list, by its path; ``()`` is the whole document."""

# A text that begins with a letter and holds only letters, digits and marks that mean nothing to
# YAML there; ": " and " #" do mean something, and so does a space at the end.
_PLAIN = re.compile(
    r"[^\W\d_](?:[\w.,;'’()/+«»…°%!?&=–—-]|[ \u00a0\u202f](?! )|:(?=[^\s,\[\]{}]))*"
)

_IN_BRACKETS = re.compile("[,:]")  # marks that do mean something in a list on one line
_WIDTH = 100

# What YAML 1.1 or 1.2 takes for something else than a text.
_RESERVED = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def write(content: dict[str, Plain], comments: Comments | None = None) -> str:
    """Return a document.

    >>> from secuprev.values import PartialDate
    >>> print(write({"id": "melun", "codes": ["01001"], "on": PartialDate(2012, 11)}), end="")
    id: melun
    codes: ["01001"]
    "on": 2012-11
    >>> print(write({"items": [{"id": "a"}, {"id": "b"}]}, {("items", 1, "id"): ["why?"]}), end="")
    items:
      - id: a
      # why?
      - id: b

    Args:
        content: what it says.
        comments: what stands above a key or an item, for a reader.
    """
    said = comments or {}
    lines = [*_comments((), said, ""), *_mapping(content, "", (), said)]
    return "".join(f"{line}\n" for line in lines)


def _comments(path: Path, comments: Comments, indent: str) -> Iterator[str]:
    for text in comments.get(path, ()):
        # What would end the line, or cannot be seen, would make of a comment something else.
        words = " ".join("".join(one if one.isprintable() else " " for one in text).split())
        yield f"{indent}# {words}"


def _mapping(
    content: dict[str, Plain], indent: str, path: Path, comments: Comments
) -> Iterator[str]:
    for key, value in content.items():
        here = (*path, key)
        yield from _comments(here, comments, indent)
        head = f"{indent}{_text(key)}:"
        if isinstance(value, dict) and value:
            yield head
            yield from _mapping(value, indent + "  ", here, comments)
        elif isinstance(value, list):
            in_brackets = _in_brackets(value)
            if in_brackets is not None and len(head) + len(in_brackets) < _WIDTH:
                yield f"{head} {in_brackets}"
            else:
                yield head
                yield from _list(value, indent, here, comments)
        else:
            yield f"{head} {_short(value)}"


def _list(items: list[Plain], indent: str, path: Path, comments: Comments) -> Iterator[str]:
    for rank, item in enumerate(items):
        here = (*path, rank)
        yield from _comments(here, comments, indent + "  ")
        if isinstance(item, dict) and item:
            lines = _mapping(item, indent + "    ", here, comments)
            opening = next(lines)
            while opening.lstrip(" ").startswith("#"):  # above the dash: a key never begins so
                yield f"{indent}  {opening.lstrip(' ')}"
                opening = next(lines)
            yield f"{indent}  - {opening.lstrip(' ')}"
            yield from lines
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
