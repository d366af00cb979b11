"""Reading JSON into the tree, with the place of every value; strict, and without recursion."""

import json
import re

from secuprev.documents.builder import Builder, TooDeep
from secuprev.documents.faults import Collector
from secuprev.documents.tree import Kind, ListNode, MappingNode, Node, Scalar
from secuprev.values import Text

__all__ = ["read"]

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_ATOM = re.compile(r'[^\s,:\[\]{}"]+')
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_KINDS: dict[str, Kind] = {"true": "boolean", "false": "boolean", "null": "null"}

_KEY = Text(fr="une clé entre guillemets est attendue", en="a key in double quotes is expected")
_VALUE = Text(fr="une valeur est attendue", en="a value is expected")
_COLON = Text(fr="deux-points attendu après la clé", en="a colon is expected after the key")
_COMMA = Text(fr="virgule ou fermeture attendue", en="a comma or a closing bracket is expected")
_END = Text(fr="rien n'est attendu après la fin", en="nothing is expected after the end")
_UNCLOSED = Text(fr="des guillemets ne sont pas refermés", en="the quotes are never closed")


class _Wrong(Exception):
    def __init__(self, offset: int, reason: Text, suggestion: str | None = None) -> None:
        super().__init__(offset, reason, suggestion)
        self.offset = offset
        self.reason = reason
        self.suggestion = suggestion


def read(text: str, faults: Collector, max_depth: int) -> Node | None:
    """Return the tree of a text; ``None`` when its syntax is wrong.

    Args:
        text: the document.
        faults: where faults are noted.
        max_depth: how many levels of nesting are allowed.
    """
    builder = Builder(faults, max_depth)
    try:
        _scan(text, builder)
    except TooDeep:
        return None
    except _Wrong as wrong:
        faults.add(
            "invalid-syntax",
            builder.path,
            wrong.offset,
            suggestion=wrong.suggestion,
            format="JSON",
            reason=wrong.reason,
        )
        return None
    return builder.root


def _scan(text: str, builder: Builder) -> None:
    at, opened = _value(text, _skip(text, 0), builder)
    while builder.frames:
        closing = "}" if isinstance(builder.frames[-1].node, MappingNode) else "]"
        at = _skip(text, at)
        if text.startswith(closing, at):
            builder.close()
            at, opened = at + 1, False
            continue
        if not opened:
            if not text.startswith(",", at):
                raise _Wrong(at, _COMMA)
            at = _skip(text, at + 1)
        if closing == "}":
            at = _key(text, at, builder)
        at, opened = _value(text, at, builder)
    at = _skip(text, at)
    if at < len(text):
        raise _Wrong(at, _END)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()


def _key(text: str, at: int, builder: Builder) -> int:
    if not text.startswith('"', at):
        raise _Wrong(at, _KEY)
    key, end = _string(text, at)
    end = _skip(text, end)
    if not text.startswith(":", end):
        raise _Wrong(end, _COLON)
    builder.key(key, at)
    return _skip(text, end + 1)


def _value(text: str, at: int, builder: Builder) -> tuple[int, bool]:
    """Take a value, or the start of one; return what follows it and whether it is a start."""
    match text[at : at + 1]:
        case "{":
            builder.open(MappingNode(at))
            return at + 1, True
        case "[":
            builder.open(ListNode(at))
            return at + 1, True
        case '"':
            value, end = _string(text, at)
            builder.scalar(Scalar(value, "text", at))
            return end, False
    atom = _ATOM.match(text, at)
    if atom is None:
        raise _Wrong(at, _VALUE)
    if atom[0] not in _KINDS and not _NUMBER.fullmatch(atom[0]):
        raise _Wrong(at, _VALUE, f'"{atom[0]}"' if atom[0].isalnum() else None)
    builder.scalar(Scalar(atom[0], _KINDS.get(atom[0], "number"), at))
    return atom.end(), False


def _string(text: str, at: int) -> tuple[str, int]:
    found = _STRING.match(text, at)
    if found is None:
        raise _Wrong(at, _UNCLOSED)
    try:
        value: str = json.loads(found[0])
    except json.JSONDecodeError as error:
        reason = Text(fr=f"texte mal formé : {error.msg}", en=error.msg)
        raise _Wrong(at + error.pos, reason) from None
    return value, found.end()
