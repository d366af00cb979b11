"""SARIF: valid by the schema of 2.1.0, and each finding where and as heavy as it is."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from secuprev.render import Checked, sarif_log
from secuprev.rules import Severity, Status, check

from .frameworks import BREACH, DAY, OBSERVED, SILENT, UNTOLD, agglomeration, always, town
from .machine import checked, hostile, names

ROOT = Path(__file__).parents[2]
SCHEMA = Draft4Validator(
    json.loads(
        (Path(__file__).parent / "schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
    )
)
TOWN = ROOT / "docs/how-to/findings/town.yaml"


def run_of(*given, lang="en", every=False):
    log = json.loads(sarif_log(given, lang, every=every))
    SCHEMA.validate(log)
    return log["runs"][0]


def read(message):
    """Read a message as § 3.11 of the specification says a viewer does."""
    text = message["text"]
    assert not re.search(r"(?<!\{)\{(\{\{)*(?!\{)", text)  # no placeholder
    assert not re.search(r"(?<!\\)\]\(", text)  # no link
    return text.replace("{{", "{").replace("}}", "}").replace("\\](", "](")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize(
    "file", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda one: one.stem
)
def test_the_examples_are_valid(file, lang, every):
    run = run_of(checked(file, "2012-11-23"), checked(TOWN), lang=lang, every=every)
    assert len(run["artifacts"]) == 2
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_schema_that_is_not_met_is_seen():
    with pytest.raises(AssertionError):
        assert SCHEMA.is_valid({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_a_finding_points_to_its_line():
    run = run_of(checked(TOWN, "2026-01-01"))
    lines = TOWN.read_text(encoding="utf-8").splitlines()
    (waived,) = [one for one in run["results"] if one.get("suppressions")]
    place = waived["locations"][0]["physicalLocation"]
    assert "id: pm" in lines[place["region"]["startLine"] - 1]
    assert waived["ruleId"] == "CONV-001"
    (accepted,) = waived["suppressions"]
    assert accepted["status"] == "accepted"
    assert "the prefect has the draft since November" in accepted["justification"]
    assert "2026-03-31" in accepted["justification"]


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.OBLIGATION, "error"), (Severity.MODEL, "warning"), (Severity.PRACTICE, "note")],
)
def test_the_level_is_that_of_the_texts(severity, level):
    (result,) = run_of(Checked(check(town(), DAY, rules=[always(BREACH, severity=severity)])))[
        "results"
    ]
    assert (result["kind"], result["level"]) == ("fail", level)


@pytest.mark.parametrize(
    ("verdict", "kind"), [(UNTOLD, "open"), (OBSERVED, "informational"), (SILENT, "pass")]
)
def test_what_is_no_breach_fails_nothing(verdict, kind):
    one = Checked(check(town(), DAY, rules=[always(verdict)]))
    (result,) = run_of(one, every=True)["results"]
    assert (result["kind"], result["level"]) == (kind, "none")
    assert len(run_of(one)["results"]) == (kind != "pass")


def test_a_rule_that_fails_is_told_by_the_run():
    found = check(town(), DAY, rules=[always(ZeroDivisionError("by zero"))])
    assert found.results[0].status is Status.CRASHED
    run = run_of(Checked(found, "town.yaml"))
    (invocation,) = run["invocations"]
    assert run["results"] == []
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["associatedRule"]["id"] == "TEST-001"
    assert told["level"] == "error"


def test_rules_carry_their_page_and_the_addresses_of_their_texts():
    found = check(agglomeration(), "2026-01-01")
    rules = {one["name"]: one for one in run_of(Checked(found))["tool"]["driver"]["rules"]}
    convention = rules["missing-convention"]
    assert "L512-4" in convention["help"]["text"]
    assert convention["helpUri"].startswith("https://www.legifrance.gouv.fr/")
    assert convention["helpUri"] in convention["properties"]["urls"]
    for one in found.breaches:
        wanted = {cited.url for cited in one.citations if cited.url}
        assert wanted <= set(rules[one.rule.name]["properties"]["urls"])


def test_a_finding_keeps_its_fingerprint_when_the_file_moves_or_the_language_changes():
    found = check(agglomeration(), "2026-01-01")
    here = run_of(Checked(found, "a.yaml"))["results"]
    there = run_of(Checked(found, "b/c.yaml", {}), lang="fr")["results"]
    later = run_of(Checked(check(agglomeration(), date(2026, 1, 2))))["results"]
    marks = [[one["partialFingerprints"] for one in run] for run in (here, there, later)]
    assert marks[0] == marks[1] == marks[2]
    kept = [one["secuprevFinding/v1"] for one in marks[0]]
    assert len(set(kept)) == len(kept)


def test_paths_are_relative_and_awkward_ones_are_escaped(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = check(town(), DAY, rules=[always(BREACH)])
    inside = Checked(found, str(tmp_path / "a b" / "c:é#1.yaml"))
    assert inside.uri == "a%20b/c%3A%C3%A9%231.yaml"
    assert Checked(found, "../x.yaml").uri == (tmp_path.parent / "x.yaml").as_uri()
    assert "physicalLocation" not in run_of(Checked(found))["results"][0]["locations"][0]


@given(names)
def test_awkward_names_come_back(name):
    one = hostile(name)
    text = sarif_log([one], "en")
    assert text == sarif_log([one], "en")
    (result,) = run_of(one)["results"]
    (logical,) = result["locations"][0]["logicalLocations"]
    assert logical["name"] == name
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    assert read(result["message"]).endswith(name)
