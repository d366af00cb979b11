"""The JSON Schema of a document, judged by jsonschema: it lets through what reading lets through.

Documents are read for the judge as an editor reads them: YAML 1.2 (core schema), TOML and JSON, by
other means than the library's own.
"""

import copy
import json
import random
import re
import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from secuprev import model
from secuprev.documents import DocumentError, dumps, json_schema, loads
from secuprev.documents.vocabulary import codes
from secuprev.model.fields import Coded, label_of
from secuprev.model.pages import page
from secuprev.opendata.registers import read_register
from secuprev.opendata.registers import write as write_register
from secuprev.render import starter
from secuprev.testing import frameworks
from tests.documents.full import full_framework
from tests.documents.test_documents_broken import BROKEN

ROOT = Path(__file__).parents[2]
SCHEMA = json_schema("fr")
VALID = Draft202012Validator(SCHEMA)
COMMITTED = ROOT / "docs/reference/document.schema.json"
DOCUMENTS = [
    file
    for folder in ("examples", "docs")
    for file in sorted((ROOT / folder).rglob("*.yaml"))
    if re.search(r"(?m)^secuprev: 1", file.read_text(encoding="utf-8"))
]
CLASSES = [getattr(model, name) for name in model.__all__]

# What reading refuses and no schema can tell, each with the reason.
TWICE = "the same value stands elsewhere, or the parser of an editor has dropped one of two by then"
LEADS = "an identifier has to lead to the right object of the document"
REFERENCE = "which communes exist, or whether a check digit is right, is more than a pattern tells"
NUMBER = "01004 and 1004 are one number to an editor, and so are 010 and 10"
DATE = "TOML has dates, which a text of the same form stands for in JSON Schema"
HALF = "half a character is a text like another to a schema"
ORDER = "which of two days comes first is more than a schema compares"
NAME = "the name of the file is at fault"
BEYOND = {
    "backward-days.json": ORDER,
    "corsica.yaml": REFERENCE,
    "dangling-id.json": LEADS,
    "dangling-id.toml": LEADS,
    "dangling-id.yaml": LEADS,
    "date-for-text.toml": DATE,
    "duplicate-commune.yaml": TWICE,
    "duplicate-id.json": TWICE,
    "duplicate-id.toml": TWICE,
    "duplicate-id.yaml": TWICE,
    "duplicate-key.json": TWICE,
    "duplicate-key.yaml": TWICE,
    "lone-surrogate.json": HALF,
    "lone-surrogate.yaml": HALF,
    "lost-zero.json": NUMBER,
    "misplaced-id.yaml": LEADS,
    "no-suffix": NAME,
    "octal.yaml": NUMBER,
    "unknown-commune.json": REFERENCE,
    "unknown-commune.toml": REFERENCE,
    "unknown-commune.yaml": REFERENCE,
    "unsupported-suffix.yalm": NAME,
    "wrong-departement.yaml": REFERENCE,
    "wrong-siren.json": REFERENCE,
    "wrong-siren.toml": REFERENCE,
    "wrong-siren.yaml": REFERENCE,
}


class Core(yaml.SafeLoader):
    """YAML 1.2, core schema: no dates, no octal of old, no ``yes``."""


Core.yaml_implicit_resolvers = {}
for tag, shape, firsts in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{shape})$"), firsts)
Core.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0 if "x" in node.value else 10)
)


def plain(value: Any) -> Any:
    """Return what TOML holds as JSON does: its dates are texts."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def seen(text: str, suffix: str) -> Any:
    if suffix == ".toml":
        return plain(tomllib.loads(text))
    return json.loads(text) if suffix == ".json" else yaml.load(text, Core)


def why_not(content: Any, schema: Draft202012Validator = VALID) -> list[str]:
    return [f"{error.json_path}: {error.message}"[:300] for error in schema.iter_errors(content)]


# --- what it is -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_is_a_json_schema(lang):
    Draft202012Validator.check_schema(json_schema(lang))


def test_the_committed_copy_is_what_the_command_writes():
    written = json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"
    assert COMMITTED.read_text(encoding="utf-8") == written


def definitions(schema: dict[str, Any], cls: type) -> dict[str, Any]:
    """Return the properties of the object that stands for a class."""
    if cls is model.Framework:
        return schema["properties"]
    held = schema["$defs"][cls.__name__]
    objects = [one for one in held.get("anyOf", [held]) if "properties" in one]
    return objects[0]["properties"]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda one: one.__name__)
def test_every_class_and_every_part_is_told_in_both_languages(cls):
    said = page(cls)
    names = [one.name for one in attrs.fields(cls)] if attrs.has(cls) else [one.name for one in cls]
    assert sorted(said.parts) == sorted(names)
    for text in (said.what, *said.parts.values()):
        # A French page that lacks a part would let the English through.
        assert text.fr != text.en, text
        assert text.fr[0].isupper() or text.fr.startswith("false")
        assert text.fr.endswith((".", "…"))
        assert text.en.endswith((".", "…"))


@pytest.mark.parametrize(
    "cls", [one for one in CLASSES if attrs.has(one)], ids=lambda c: c.__name__
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_field_of_every_class_is_described(cls, lang):
    held = definitions(json_schema(lang), cls)
    assert [one for one in held if one != "secuprev"] == [one.name for one in attrs.fields(cls)]
    for name in held.keys() - {"secuprev"}:
        assert held[name]["title"] == label_of(cls, name).in_(lang)
        assert page(cls).parts[name].in_(lang) in held[name]["description"]


def test_every_enumeration_lists_its_words_and_every_vocabulary_its_codes():
    for cls in CLASSES:
        if not attrs.has(cls):
            listed = [one["const"] for one in SCHEMA["$defs"][cls.__name__]["oneOf"]]
            assert listed == [one.value for one in cls]
            assert issubclass(cls, StrEnum)
    used = {
        one for cls in CLASSES if attrs.has(cls) for f in attrs.fields(cls) for one in of(f.type)
    }
    assert len(used) > 10
    for name in used:
        held = SCHEMA["$defs"][f"codes.{name}"]["oneOf"]
        assert [one["const"] for one in held] == list(codes(name))
        assert all(one["description"] for one in held)


def of(annotation: Any) -> set[str]:
    """Return the vocabularies that a type of field speaks of, however deep."""
    own = {one.by for one in getattr(annotation, "__metadata__", ()) if isinstance(one, Coded)}
    return own.union(*(of(inner) for inner in getattr(annotation, "__args__", ())))


# --- what it lets through -------------------------------------------------------------------------


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda one: one.name)
def test_every_document_of_the_repository_is_valid_and_names_the_schema(file):
    text = file.read_text(encoding="utf-8")
    assert why_not(seen(text, ".yaml")) == []
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named, "the first line is for editors"
    assert (file.parent / named[1]).resolve() == COMMITTED


def test_there_are_documents_to_look_at():
    assert len(DOCUMENTS) >= 5


@pytest.mark.parametrize("format", ["yaml", "toml", "json"])
def test_a_document_with_every_key_is_valid(format):
    assert why_not(seen(dumps(full_framework(), format), f".{format}")) == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(framework=frameworks(), format=st.sampled_from(["yaml", "json"]))
def test_whatever_the_library_writes_is_valid(framework, format):
    try:
        text = dumps(framework, format)
    except DocumentError:
        return  # no document can hold it
    assert why_not(seen(text, f".{format}")) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("siren", ["247700057", "200059228"])
def test_a_document_to_fill_in_is_valid_before_and_while_it_is_filled_in(siren, lang):
    text = starter(siren, "2026-01-01", lang)
    assert why_not(seen(text, ".yaml")) == []
    # Its blanks hold nothing yet, once the sign before them is taken away.
    opened = re.sub(r"(?m)^#(?=(  )*(- )?[a-z_]+:)", "", text)
    assert len(seen(opened, ".yaml")) > len(seen(text, ".yaml"))
    assert why_not(seen(opened, ".yaml")) == []


def test_what_is_made_of_a_register_is_valid():
    register = read_register(ROOT / "docs/how-to/registers/registre.csv")
    content = seen(write_register(register), ".yaml")
    assert content["conventions"]
    assert why_not(content) == []


# --- what it refuses ------------------------------------------------------------------------------


def refused(name: str) -> bool:
    """Tell whether an editor that knows the schema would underline something in a broken file."""
    try:
        content = seen((BROKEN / name).read_text(encoding="utf-8"), Path(name).suffix)
    except (ValueError, yaml.YAMLError, RecursionError):
        return True  # no need of a schema
    return bool(why_not(content))


@pytest.mark.parametrize("name", sorted(one.name for one in BROKEN.iterdir()))
def test_a_broken_file_is_refused_unless_no_schema_could(name):
    assert refused(name) is (name not in BEYOND)


FULL = json.loads(dumps(full_framework(), "json"))
WRONG = (None, True, 0, -1, 3.5, "", "nowhere", "2012-02-30", [], [None], {}, {"nom": "x"})


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of each value of a document."""
    found = []
    for key, one in enumerate(value) if isinstance(value, list) else value.items():
        found.append((*path, key))
        if isinstance(one, list | dict):
            found += places(one, (*path, key))
    return found


def test_what_it_refuses_reading_refuses_too():
    """Put wrong values in places of a document that has every key; the rest of it is right."""
    every = [(path, wrong) for path in places(FULL) for wrong in WRONG]
    refusals = 0
    for path, wrong in random.Random(77288).sample(every, 300):
        broken = copy.deepcopy(FULL)
        holder = broken
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = wrong
        if why_not(broken):
            refusals += 1
            with pytest.raises(DocumentError):
                loads(json.dumps(broken), "json")
    assert refusals > 150
