"""From the tree to a `Framework`: cattrs asks each class for its fields, hooks read the leaves.

Every fault of a tree is found in one go: cattrs gathers what its hooks refuse, with the way down to
it, and the tree says where that is written.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import cache, partial
from typing import Any, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from secuprev.documents import leaves
from secuprev.documents.context import CURRENT, Context
from secuprev.documents.faults import Collector
from secuprev.documents.formats import FORMAT_VERSION, VERSION_KEY
from secuprev.documents.leaves import Refused, described
from secuprev.documents.messages import shown
from secuprev.documents.shorthand import SHORTHAND
from secuprev.documents.tree import ListNode, MappingNode, Node, Path, Scalar, key_offset, locate
from secuprev.model import Framework
from secuprev.model.fields import (
    Coded,
    NewId,
    NotBlank,
    Official,
    Ref,
    Whole,
    backwards,
    ends_of,
    label_of,
)
from secuprev.values import PartialDate

__all__ = ["build"]

Hook = Callable[[Any, Any], Any]


def build(root: Node, faults: Collector) -> Framework | None:
    """Return what a tree describes; ``None`` when it has faults, which are noted.

    Args:
        root: the tree.
        faults: where faults are noted.
    """
    if not isinstance(root, MappingNode):
        faults.add("not-a-mapping", (), root.offset, found=described(root))
        return None
    _check_version(root, faults)
    body = MappingNode(root.offset)
    body.key_offsets = root.key_offsets
    body.update((key, node) for key, node in root.items() if key != VERSION_KEY)
    before = CURRENT.set(Context.of(root, faults))
    try:
        framework: Framework = _converter().structure(body, Framework)
    except BaseValidationError as error:
        context = CURRENT.get()
        for path, one in _flattened(error, ()):
            _note(one, path, root, faults, context)
        return None
    finally:
        CURRENT.reset(before)
    return framework


def _check_version(root: MappingNode, faults: Collector) -> None:
    version = root.get(VERSION_KEY)
    if version is None or _empty(version):
        faults.add("missing-version", (VERSION_KEY,), root.offset, known=FORMAT_VERSION)
    elif not isinstance(version, Scalar):
        found = described(version)
        faults.add("not-a-whole-number", (VERSION_KEY,), version.offset, found=found)
    elif version.text != str(FORMAT_VERSION):
        faults.add(
            "unsupported-version",
            (VERSION_KEY,),
            version.offset,
            version.text,
            suggestion=str(FORMAT_VERSION),
            known=FORMAT_VERSION,
        )


# --- the faults that cattrs gathered --------------------------------------------------------------


def _flattened(error: BaseException, path: Path) -> Iterator[tuple[Path, BaseException]]:
    if isinstance(error, ClassValidationError):
        fields, others = error.group_exceptions()
        for one, field in fields:
            yield from _flattened(one, (*path, field.name))
        for other in others:
            yield from _flattened(other, path)
    elif isinstance(error, IterableValidationError):
        for one, item in error.group_exceptions()[0]:
            yield from _flattened(one, (*path, item.index))
    else:
        yield path, error


def _note(
    error: BaseException, path: Path, root: Node, faults: Collector, context: Context
) -> None:
    match error:
        case Refused():
            # Where a bare text stands for an object, the way ends at that text.
            path, node = locate(root, path)
            faults.add(
                error.code,
                path,
                node.offset,
                value=error.value,
                suggestion=error.suggestion,
                **error.details,
            )
        case ForbiddenExtraKeysError():
            for key in error.extra_fields:
                where = (*path, key)
                meant = _meant(key, error.cl, context)
                faults.add("unknown-key", where, key_offset(root, where), key, meant)
        case KeyError():
            offset = key_offset(root, path)
            if offset is None:
                offset = locate(root, path)[1].offset
            faults.add("missing-key", path, offset, value=str(path[-1]))
        case _:
            raise error  # no fault of the document: one of ours


def _meant(key: str, cls: type, context: Context) -> str | None:
    """Return the field that an unknown key may stand for: by its name, or by its French label."""
    names = [field.name for field in attrs.fields(cls)]
    labels = {label_of(cls, name).fr: name for name in names}
    near = context.near(key, names)
    return near or labels.get(context.near(key.replace("_", " "), labels) or "")


# --- the converter --------------------------------------------------------------------------------


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, partial(_object_hook, converter))
    converter.register_structure_hook_factory(_is_list, partial(_list_hook, converter))
    converter.register_structure_hook(str, lambda node, asked: leaves.as_text(node))
    converter.register_structure_hook(bool, lambda node, asked: leaves.as_boolean(node))
    converter.register_structure_hook(int, lambda node, asked: leaves.as_whole(node, Whole()))
    converter.register_structure_hook(PartialDate, lambda node, asked: leaves.as_date(node))
    converter.register_structure_hook(date, lambda node, asked: leaves.as_day(node))
    converter.register_structure_hook(StrEnum, leaves.as_one_of)
    marked: dict[type, Hook] = {
        NewId: lambda node, marker: leaves.as_id(node),
        NotBlank: lambda node, marker: leaves.as_words(node),
        Ref: leaves.as_reference,
        Coded: leaves.as_code,
        Official: leaves.as_official,
        Whole: leaves.as_whole,
    }
    for marker, read_marked in marked.items():
        converter.register_structure_hook_factory(
            partial(_has_marker, marker), partial(_marked_hook, marker, read_marked)
        )
    return converter


def _markers(asked: Any) -> tuple[Any, ...]:
    return getattr(asked, "__metadata__", ())


def _has_marker(marker: type, asked: Any) -> bool:
    return any(isinstance(one, marker) for one in _markers(asked))


def _marked_hook(marker: type, read: Hook, asked: Any) -> Hook:
    found = next(one for one in _markers(asked) if isinstance(one, marker))
    return lambda node, asked: read(node, found)


def _object_hook(converter: Converter, cls: Any) -> Hook:
    fill = make_dict_structure_fn(cls, converter)
    names = {field.name for field in attrs.fields(cls)}
    short = SHORTHAND.get(cls)

    def structure(node: Node, asked: Any) -> Any:
        if isinstance(node, MappingNode):
            # What is left empty is not known, as if it were not there; but the key must exist.
            given = {key: one for key, one in node.items() if key not in names or not _empty(one)}
        elif short is not None and isinstance(node, Scalar) and not _empty(node):
            given = {short: node}
        else:
            raise Refused("not-a-mapping", node, found=described(node))
        wrong = _ending_early(cls, given)
        try:
            made = fill(given, cls)
        except ClassValidationError as error:
            raise error.derive([*error.exceptions, *wrong]) from None
        if wrong:
            raise ClassValidationError("", wrong, cls)  # pyright: ignore[reportCallIssue]
        return made

    return structure


def _ending_early(cls: Any, given: Mapping[str, Node]) -> list[Exception]:
    """Return what is wrong with the days on which something ends that had not begun."""
    days: dict[str, PartialDate] = {}
    for name in given.keys() & {name for pair in ends_of(cls) for name in pair}:
        with suppress(Refused):  # a fault that is told anyway
            days[name] = leaves.as_date(given[name])
    found: list[Exception] = []
    for end, start in backwards(cls, days):
        error = Refused("ends-before-start", given[end], start=start, day=shown(str(days[start])))
        error.add_note(AttributeValidationNote("", end, PartialDate))
        found.append(error)
    return found


def _is_list(asked: Any) -> bool:
    origin: Any = get_origin(asked)
    return origin is tuple


def _list_hook(converter: Converter, asked: Any) -> Hook:
    item = get_args(asked)[0]
    read = converter.get_structure_hook(item)

    def structure(node: Node, asked: Any) -> tuple[Any, ...]:
        if not isinstance(node, ListNode):
            bare = f"[{node.text}]" if isinstance(node, Scalar) and not _empty(node) else None
            raise Refused("not-a-list", node, bare, found=described(node))
        found: list[Any] = []
        errors: list[Exception] = []
        for index, one in enumerate(node):
            try:
                found.append(read(one, item))
            except Exception as error:
                error.add_note(IterableValidationNote(f"item {index}", index, item))
                errors.append(error)
        if errors:
            # cattrs adds the third argument, which the stub of ExceptionGroup does not know.
            raise IterableValidationError("", errors, asked)  # pyright: ignore[reportCallIssue]
        return tuple(found)

    return structure


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.kind == "null"
