"""The published schema of a report: every report is valid by it, and it leaves no key out."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import secuprev
from secuprev.rules import check, report_schema
from tests.render.frameworks import DAY, agglomeration, always, town

ROOT = Path(__file__).parents[2]
SCHEMA = report_schema()
VALID = Draft202012Validator(SCHEMA)
TOWN = ROOT / "docs/how-to/findings/town.yaml"
FILES = [*sorted((ROOT / "examples").glob("*.yaml")), TOWN]


def closed(schema):
    """Return a schema that also refuses keys of which it says nothing."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    held = {name: closed(one) for name, one in schema.items()}
    if "required" in held and "additionalProperties" not in held:
        held["additionalProperties"] = False
    return held


def test_the_page_shows_the_schema_of_the_package():
    shown = ROOT / "docs/reference/report.schema.json"
    assert json.loads(shown.read_text(encoding="utf-8")) == SCHEMA


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.stem)
@pytest.mark.parametrize("on", ["1999-05-01", "2012-11-23", "2026-01-01"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_reports_are_valid_and_every_key_is_described(file, on, lang):
    found = check(secuprev.load(file), on, severities={"missing-convention": "practice"})
    Draft202012Validator(closed(SCHEMA)).validate(json.loads(found.to_json(lang)))


def test_a_failed_rule_and_several_reports_are_valid_too():
    failed = check(town(), DAY, rules=[always(ZeroDivisionError("by zero"))])
    Draft202012Validator(closed(SCHEMA)).validate(failed.to_dict("en"))
    both = [check(agglomeration(), DAY).to_dict("en"), failed.to_dict("en")]
    VALID.validate(json.loads(json.dumps(both)))


def test_a_report_that_is_not_one_is_refused():
    found = check(agglomeration(), DAY).to_dict("en")
    assert not VALID.is_valid(found | {"ok": "yes"})
    assert not VALID.is_valid({name: one for name, one in found.items() if name != "receipt"})
    found["results"][0]["verdict"] = "fine"
    assert not VALID.is_valid(found)
