"""The public face is the one that was last reviewed, and codes of rules keep their meaning."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from secuprev.rules import report_schema, rules

from . import codes, public, shapes

ROOT = Path(__file__).parents[2]
REBUILD = "run `make snapshots`, review the diff, and see docs/explanation/stability.md"


@pytest.mark.parametrize("listed", [codes, public, shapes], ids=lambda one: one.LISTED.stem)
def test_what_users_rest_on_is_what_was_reviewed(listed):
    kept, found = listed.LISTED.read_text(encoding="utf-8"), listed.listing()
    changed = sorted(set(kept.splitlines()) ^ set(found.splitlines()))
    assert found == kept, "\n".join([REBUILD, *changed[:20]])


def test_the_keys_of_a_report_are_those_of_its_schema():
    schema = report_schema()
    listed = shapes.LISTED.read_text(encoding="utf-8").splitlines()
    keys = [line.removeprefix("Report: ") for line in listed if line.startswith("Report: ")]
    seen = {key.rpartition(".")[2] for key in keys}
    assert seen - {"*"} == set(described(schema))


def described(schema):
    """Yield the names of all the properties of a schema."""
    for name, one in schema.items() if isinstance(schema, dict) else enumerate(schema):
        if name == "properties":
            yield from one
        if isinstance(one, dict | list):
            yield from described(one)


def test_no_code_and_no_name_of_a_rule_was_ever_another():
    """A rule that is gone keeps its line, so neither can come back as something else."""
    rows = [line.split(" ") for line in codes.kept()]
    assert [one for one, times in Counter(code for code, _, _ in rows).items() if times > 1] == []
    assert [one for one, times in Counter(name for _, name, _ in rows).items() if times > 1] == []
    assert {codes.line(one) for one in rules()} <= set(codes.kept())


def test_no_line_of_the_codes_was_ever_taken_away():
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("the history of the file is not here")
    asked = ["git", "log", "--format=", "-p", "--", str(codes.LISTED)]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    taken = {line[1:] for line in done.stdout.splitlines() if re.match(r"-[A-Z]", line)}
    assert taken <= set(codes.kept())
