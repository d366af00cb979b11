"""The JSON Schema of a document: what editors need to complete and to check what one writes.

It is walked from the classes of the model, as the readers are. What it refuses, reading refuses
too. The reverse does not hold: that an identifier leads somewhere, that a commune exists or that a
key is not given twice is more than a schema can say.
"""

from collections.abc import Callable
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from secuprev.documents import schema_leaves as leaves
from secuprev.documents.formats import FORMAT_VERSION, VERSION_KEY
from secuprev.documents.schema_leaves import Leaf, Schema
from secuprev.documents.shorthand import SHORTHAND
from secuprev.documents.vocabulary import labels
from secuprev.model import Framework
from secuprev.model.fields import Coded, NewId, NotBlank, Official, Ref, Whole, label_of
from secuprev.model.pages import page
from secuprev.values import Lang, Text

__all__ = ["json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLE = Text("Document secuprev", "secuprev document")
_VERSION = Text("version du format", "version of the format")
_VERSION_SAID = Text("Version du format : 1.", "Version of the format: 1.")
_CODES = Text("codes de la liste « {} »", 'codes of the list "{}"')


def json_schema(lang: Lang = "fr") -> Schema:
    """Return the JSON Schema (2020-12) of a document, as plain dictionaries and lists.

    >>> schema = json_schema("en")
    >>> schema["required"], schema["properties"]["name"]["description"]
    (['secuprev', 'id'], 'Name of the territory.')

    Args:
        lang: the language of titles and descriptions.
    """
    writer = _Writer(lang)
    root = writer.object(Framework)
    properties, required = root.pop("properties"), root.pop("required")
    version = {
        "title": _VERSION.in_(lang),
        "description": _VERSION_SAID.in_(lang),
        "enum": [FORMAT_VERSION, str(FORMAT_VERSION)],
    }
    return {
        "$schema": _DIALECT,
        **root,
        "title": _TITLE.in_(lang),
        "required": [VERSION_KEY, *required],
        "properties": {VERSION_KEY: version, **properties},
        "$defs": dict(sorted(writer.definitions.items())),
    }


class _Writer:
    """Writes the schema of a type, and once for all that of each type that it leads to.

    Attributes:
        lang: the language of titles and descriptions.
        definitions: the schemas that others refer to, by name.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self.definitions: dict[str, Schema] = {}

    def object(self, cls: Any) -> Schema:
        """Return the schema of a mapping that stands for an object of a class."""
        said = page(cls)
        return {
            "title": said.name.in_(self.lang),
            "description": said.what.in_(self.lang),
            "type": "object",
            "required": [one.name for one in attrs.fields(cls) if one.default is attrs.NOTHING],
            "additionalProperties": False,
            "properties": {one.name: self._field(cls, one) for one in attrs.fields(cls)},
        }

    def _field(self, cls: Any, field: "attrs.Attribute[Any]") -> Schema:
        schema, hint = self._asked(_known(field.type))
        label = label_of(cls, field.name)
        said = page(cls).parts.get(field.name, label)
        told = said if hint is None else said + Text.same(" ") + hint
        if field.default is not attrs.NOTHING:
            schema = _or_empty(schema)
        schema = {"title": label.in_(self.lang), "description": told.in_(self.lang), **schema}
        if isinstance(field.default, bool):
            schema["default"] = field.default
        elif isinstance(field.default, StrEnum):
            schema["default"] = field.default.value
        return schema

    def _asked(self, asked: Any) -> tuple[Schema, Text | None]:
        """Return the schema of a type of field, and what else is to be said of the field."""
        if get_origin(asked) is tuple:
            items, hint = self._asked(get_args(asked)[0])
            return {"type": "array", "items": items}, hint
        (marker,) = getattr(asked, "__metadata__", (asked,))
        match marker:
            case NewId():
                return self._leaf(leaves.IDENTIFIER)
            case Ref():
                return self._leaf(leaves.reference(marker.to))
            case NotBlank():
                return self._leaf(leaves.WORDS)
            case Coded():
                return self._once(f"codes.{marker.by}", lambda: self._codes(marker.by)), None
            case Official():
                return self._leaf(leaves.OFFICIAL[marker.number])
            case Whole():
                return leaves.whole(marker), None
        if asked in leaves.DATES:
            return self._leaf(leaves.DATES[asked])
        if asked in leaves.PLAIN:
            return leaves.PLAIN[asked], None
        written = self._words if issubclass(asked, StrEnum) else self._class
        return self._once(asked.__name__, lambda: written(asked)), None

    def _once(self, name: str, write: Callable[[], Schema]) -> Schema:
        """Return a reference to a definition, which is written when it is first asked for."""
        if name not in self.definitions:
            self.definitions[name] = {}  # a class may lead back to itself
            self.definitions[name] = write()
        return {"$ref": f"#/$defs/{name}"}

    def _leaf(self, leaf: Leaf) -> tuple[Schema, Text]:
        said = {"description": leaf.hint.in_(self.lang)}
        return self._once(leaf.name, lambda: {**said, **leaf.schema}), leaf.hint

    def _class(self, cls: Any) -> Schema:
        """Return the schema of an object, or of the one text that may stand for it."""
        whole = self.object(cls)
        short = SHORTHAND.get(cls)
        if short is None:
            return whole
        alone, _ = self._asked(_known(getattr(attrs.fields(cls), short).type))
        said = {key: whole.pop(key) for key in ("title", "description")}
        return {**said, "anyOf": [alone, whole]}

    def _codes(self, vocabulary: str) -> Schema:
        known = labels(vocabulary)
        return {
            "title": _CODES.in_(self.lang).format(vocabulary),
            "oneOf": [self._word(code, label) for code, label in known.items()],
        }

    def _words(self, cls: Any) -> Schema:
        said = page(cls)
        return {
            "title": said.name.in_(self.lang),
            "description": said.what.in_(self.lang),
            "oneOf": [self._word(one.value, said.parts[one.name]) for one in cls],
        }

    def _word(self, word: str, said: Text) -> Schema:
        return {"const": word, "description": said.in_(self.lang)}


def _known(annotation: Any) -> Any:
    """Return the type of a field without the ``None`` that stands for what is not known."""
    parts = get_args(annotation)
    return next(one for one in parts if one is not NoneType) if NoneType in parts else annotation


def _or_empty(schema: Schema) -> Schema:
    """Return a schema that allows an empty value too: a key without a value is as if not there."""
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}
