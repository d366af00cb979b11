"""Reading what is in order at once: JSON without keeping the place of anything, and any tree.

A document that is read here has no fault. One that is not may have some, and it is for the careful
way (`structure`) to tell which. What a text stands for is asked of the careful way too,
once for each text, so the two cannot disagree.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache, partial
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
from attrs import define

from secuprev.documents import leaves
from secuprev.documents.context import IDENTIFIED
from secuprev.documents.formats import FORMAT_VERSION, VERSION_KEY
from secuprev.documents.leaves import Refused
from secuprev.documents.opening import MAX_DEPTH
from secuprev.documents.shorthand import SHORTHAND
from secuprev.documents.tree import MappingNode, Node, Scalar
from secuprev.model import Framework
from secuprev.model.fields import Coded, NewId, NotBlank, Official, Ref, Whole, backwards, ends_of
from secuprev.values import PartialDate
from secuprev.values.making import maker

__all__ = ["of_tree", "read"]

_MOST_KEPT = 40_000  # some more texts than there are communes
_LARGEST = 10**18 - 1  # the careful way reads no longer number
_BARE = (str, Scalar)
_SPACED_COLON = re.compile(r'"[ \t\n\r]+:')


class _Unusual(Exception):
    """Something that is left to the careful way."""


@define
class _Document:
    """What is known of the document as a whole while its values are read.

    Attributes:
        ids: the identifiers that it declares, by list.
        keys: how many keys the objects hold that were read so far.
    """

    ids: dict[str, set[str]]
    keys: int


Reader = Callable[[Any, _Document], Any]
Make = Callable[[type], type]

_LEFT = (_Unusual, Refused, ValueError, TypeError, LookupError, RecursionError)


def read(text: str, max_depth: int = MAX_DEPTH) -> Framework | None:
    """Return what a document describes; ``None`` when that is for the careful way to say.

    >>> read('{"secuprev": 1, "id": "melun", "communes": ["77288"]}').communes[0].code
    '77288'
    >>> read('{"secuprev": 1, "id": "melun", "id": "melun"}') is None
    True

    Args:
        text: the document, in JSON.
        max_depth: how many levels of nesting it may have; a low limit is left to the careful way.
    """
    written = text.count('":')
    if max_depth < MAX_DEPTH or _may_be_broken(text, written):
        return None
    try:
        root = _parser()(text)
        if type(root[VERSION_KEY]) is not int or root[VERSION_KEY] != FORMAT_VERSION:
            return None
        framework, keys = _framework(root, maker)
    except _LEFT:
        return None
    # A key that is given twice is read once: every key in the text must have been met. Words can
    # hold the same signs, which makes the document one for the careful way, and never the reverse.
    return framework if written == keys else None


@cache
def _parser() -> Callable[[str], Any]:
    # What only one of the two takes, such as NaN or a number of a hundred digits, no field takes.
    try:
        from orjson import loads
    except ImportError:
        import json

        return json.loads
    return loads


def _may_be_broken(text: str, written: int) -> bool:
    """Tell whether a text may hold half a character, or a colon that stands off its key."""
    if "\\" in text and ("\\ud" in text or "\\uD" in text):
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    if text.count(":") == written:
        return False  # every colon follows a quotation mark
    apart = " :" in text or "\t:" in text or "\n:" in text or "\r:" in text
    return apart and _SPACED_COLON.search(text) is not None


def of_tree(root: Node) -> Framework | None:
    """Return what a tree without faults describes; ``None`` when that is not for here to say.

    Args:
        root: the tree.
    """
    version = root.get(VERSION_KEY) if isinstance(root, MappingNode) else None
    if not isinstance(version, Scalar) or version.text != str(FORMAT_VERSION):
        return None
    try:
        # One document has few objects of each class: makers would cost more than they save.
        return _framework(_written(root), _itself)[0]
    except _LEFT:
        return None


def _written(node: Node) -> Any:
    """Return what JSON would hold, but for numbers and dates: only a field tells what they are."""
    if isinstance(node, MappingNode):
        return {key: _written(one) for key, one in node.items()}
    if not isinstance(node, Scalar):
        return [_written(one) for one in node]
    match node.kind:
        case "text":
            return node.text
        case "null":
            return None
        case "boolean":
            return leaves.as_boolean(node)
    return node


def _itself(cls: type) -> type:
    return cls


def _framework(root: Any, make: Make) -> tuple[Framework, int]:
    """Return the framework that an object describes, and how many keys were met."""
    declared = {name: [one["id"] for one in root.get(name) or ()] for name in IDENTIFIED}
    document = _Document({name: set(ids) for name, ids in declared.items()}, keys=1)
    body = {key: one for key, one in root.items() if key != VERSION_KEY}
    framework: Framework = _object_reader(Framework, make)(body, document)
    _all_different([id for ids in declared.values() for id in ids])
    _all_different([one.code for one in framework.communes])
    return framework, document.keys


def _all_different(names: list[str]) -> None:
    if len(set(names)) != len(names):
        raise _Unusual


# --- a reader for each type -----------------------------------------------------------------------


@cache
def _object_reader(cls: Any, make: Make) -> Reader:
    readers = {field.name: _reader(field.type, make) for field in attrs.fields(cls)}
    plain = {field.name: kind for field in attrs.fields(cls) if (kind := _plain(field.type))}
    short = SHORTHAND.get(cls)
    made: Any = make(cls)
    ends = ends_of(cls)

    def read_object(value: Any, document: _Document) -> Any:
        if type(value) is not dict:
            if short is None or type(value) not in _BARE:
                raise _Unusual
            return made(**{short: readers[short](value, document)})
        document.keys += len(value)
        fields = {}
        for key, one in value.items():
            reader = readers[key]
            if type(one) is plain.get(key):
                fields[key] = one
            elif one is not None:  # what is left empty is not known
                fields[key] = reader(one, document)
        if ends and backwards(cls, fields):
            raise _Unusual
        return made(**fields)

    return read_object


def _list_reader(item: Any, make: Make) -> Reader:
    reader = _reader(item, make)

    def read_list(value: Any, document: _Document) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _Unusual
        return tuple([reader(one, document) for one in value])

    return read_list


def _reader(asked: Any, make: Make) -> Reader:
    """Return what reads the values of a type of field."""
    parts = get_args(asked)
    if NoneType in parts:
        (asked,) = (one for one in parts if one is not NoneType)
        return _reader(asked, make)
    if get_origin(asked) is tuple:
        return _list_reader(parts[0], make)
    (marker,) = getattr(asked, "__metadata__", (asked,))
    match marker:
        case NewId():
            return _read_id
        case Ref():
            return _reference_reader(marker.to)
        case NotBlank():
            return _text_reader(leaves.as_words, kept=0)  # words are seldom the same twice
        case Coded():
            return _text_reader(partial(leaves.as_code, coded=marker))
        case Official():
            return _text_reader(partial(leaves.as_official, official=marker))
        case Whole():
            return _whole_reader(marker)
    if asked is PartialDate or asked is date:
        return _text_reader(leaves.as_date if asked is PartialDate else leaves.as_day)
    if attrs.has(asked):
        return _object_reader(asked, make)
    if issubclass(asked, StrEnum):
        return _text_reader(partial(leaves.as_one_of, cls=asked))
    return _whole_reader(Whole()) if asked is int else _plain_reader(asked)


def _plain(asked: Any) -> type | None:
    """Return the class that a field asks for when it asks for nothing more."""
    kinds = [one for one in get_args(asked) or (asked,) if one is not NoneType]
    return kinds[0] if kinds in ([str], [bool]) else None


def _plain_reader(cls: type) -> Reader:
    def read_plain(value: Any, document: _Document) -> Any:
        if type(value) is not cls:
            raise _Unusual
        return value

    return read_plain


def _whole_reader(bounds: Whole) -> Reader:
    smallest = bounds.at_least
    largest = _LARGEST if bounds.at_most is None else bounds.at_most

    def read_whole(value: Any, document: _Document) -> int:
        if type(value) is not int:
            return leaves.as_whole(_leaf(value), bounds)
        if not smallest <= value <= largest:
            raise _Unusual
        return value

    return read_whole


def _read_id(value: Any, document: _Document) -> str:
    if type(value) is not str or not value:
        raise _Unusual
    return value


def _reference_reader(to: tuple[str, ...]) -> Reader:
    def read_reference(value: Any, document: _Document) -> str:
        for name in to:
            if value in document.ids[name]:
                return _read_id(value, document)
        raise _Unusual

    return read_reference


def _text_reader(meaning: Callable[[Scalar], Any], kept: int = _MOST_KEPT) -> Reader:
    """Return a reader of texts, which asks the careful way what each stands for, once."""
    told = lru_cache(kept)(lambda text: meaning(Scalar(text, "text")))

    def read_text(value: Any, document: _Document) -> Any:
        return told(value) if type(value) is str else meaning(_leaf(value))

    return read_text


def _leaf(value: Any) -> Scalar:
    """Return a number or a date of a tree, which its field may take for something else."""
    if type(value) is not Scalar:
        raise _Unusual
    return value
