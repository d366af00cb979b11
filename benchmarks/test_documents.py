"""What reading 1,255 documents costs, each from a line of JSON to a validated framework."""

import datetime
import json
import typing
from functools import cache

import attrs
import cattrs
import jsonschema
import msgspec
import orjson
import pydantic
import pytest

import secuprev
from benchmarks import nation
from secuprev.documents import quick
from secuprev.documents.formats import VERSION_KEY
from secuprev.documents.shorthand import SHORTHAND
from secuprev.model import Framework
from secuprev.values import PartialDate
from secuprev.values.making import maker

WORK = "1,255 documents, JSON to frameworks"


@pytest.fixture(scope="module")
def lines():
    return nation.lines()


def validated(lines):
    return lambda: [secuprev.loads(line.decode(), "json") for line in lines]


def shape(asked, made, of_class):
    """Return a type in which other libraries can say the same, its classes made by `of_class`."""
    origin, parts = typing.get_origin(asked), typing.get_args(asked)
    if origin is typing.Annotated:
        return parts[0]
    if origin is tuple:
        return list[shape(parts[0], made, of_class)]
    if type(None) in parts:
        return shape(parts[0], made, of_class) | None
    if asked is PartialDate or asked is datetime.date:
        return str
    if attrs.has(asked):
        if asked not in made:
            made[asked] = of_class(asked, lambda one: shape(one, made, of_class))
        return made[asked] | str if asked in SHORTHAND else made[asked]
    return asked


def as_pydantic(cls, shaped):
    """Return a pydantic model with the fields of a class."""
    fields = {
        one.name: (
            shaped(one.type),
            ... if one.default is attrs.NOTHING else pydantic.Field(default=None),
        )
        for one in attrs.fields(cls)
    }
    if cls is Framework:
        fields[VERSION_KEY] = (int, ...)
    strict = pydantic.ConfigDict(extra="forbid", frozen=True)
    return pydantic.create_model(cls.__name__, __config__=strict, **fields)


def as_attrs(cls, shaped):
    """Return a plain class of attrs with the fields of a class."""
    fields = {
        one.name: attrs.field(
            type=shaped(one.type),
            **({} if one.default is attrs.NOTHING else {"default": None}),
        )
        for one in attrs.fields(cls)
    }
    if cls is Framework:
        fields = {VERSION_KEY: attrs.field(type=int), **fields}
    return attrs.make_class(cls.__name__, fields, frozen=True)


def test_beside_orjson(beside, lines):
    floor = ("orjson.loads", lambda: [orjson.loads(line) for line in lines])
    beside((WORK, validated(lines)), floor, 2.5)


def test_parsed_by_python(beside, lines, monkeypatch):
    monkeypatch.setattr(quick, "_parser", lambda: json.loads)
    floor = ("orjson.loads", lambda: [orjson.loads(line) for line in lines])
    beside((f"{WORK}, without the extra fast", validated(lines)), floor)


def parts(value):
    """Return what a document holds, each object as its class and its fields, the inner first."""
    if isinstance(value, tuple):
        return [part for one in value for part in parts(one)]
    if not attrs.has(type(value)) or isinstance(value, PartialDate):  # dates are read once
        return []
    fields = tuple(getattr(value, one.name) for one in attrs.fields(type(value)))
    return [*parts(fields), (type(value), fields)]


def test_the_making_of_the_objects(beside, lines):
    makers = cache(maker)
    held = [(makers(cls), fields) for cls, fields in parts(tuple(validated(lines)()))]
    floor = ("orjson.loads", lambda: [orjson.loads(line) for line in lines])
    beside(
        (f"{len(held):,} objects of these documents, made", lambda: [cls(*of) for cls, of in held]),
        floor,
    )


def test_beside_json(beside, lines):
    floor = ("json.loads", lambda: [json.loads(line) for line in lines])
    beside((WORK, validated(lines)), floor)


@pytest.mark.filterwarnings("ignore:Field name")
def test_beside_pydantic(beside, lines):
    model = shape(Framework, {}, as_pydantic)
    read = model.model_validate_json
    assert read(lines[0]).id == secuprev.loads(lines[0].decode(), "json").id
    beside((WORK, validated(lines)), ("pydantic models", lambda: [read(one) for one in lines]), 1)


@pytest.mark.filterwarnings("ignore:Field name")
def test_beside_jsonschema(beside, lines):
    few = lines[::20]  # it takes too long for all
    schema = shape(Framework, {}, as_pydantic).model_json_schema()
    validator = jsonschema.Draft202012Validator(schema)
    alone = ("jsonschema", lambda: [validator.validate(json.loads(one)) for one in few])
    beside((f"{WORK}, one in twenty", validated(few)), alone, 1, rounds=3)


def test_beside_cattrs(beside, lines):
    cls = shape(Framework, {}, as_attrs)
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook_factory(
        lambda asked: any(map(attrs.has, typing.get_args(asked))) and str in typing.get_args(asked),
        lambda asked: _short(converter, typing.get_args(asked)[0]),
    )

    def read():
        return [converter.structure(json.loads(one), cls) for one in lines]

    assert read()[0].id == secuprev.loads(lines[0].decode(), "json").id
    beside((WORK, validated(lines)), ("plain cattrs", read), 1)


def _short(converter, cls):
    """Read an object, or the text or the nothing that stands for it."""
    return lambda value, _: converter.structure(value, cls) if isinstance(value, dict) else value


def test_beside_msgspec(beside, lines):
    decoder = msgspec.json.Decoder(shape(Framework, {}, as_attrs))
    assert decoder.decode(lines[0]).id == secuprev.loads(lines[0].decode(), "json").id
    alone = ("msgspec, into plain attrs classes", lambda: [decoder.decode(one) for one in lines])
    beside((WORK, validated(lines)), alone)
