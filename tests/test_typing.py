"""What type checkers say of what users write: all that is right passes, each mistake is found."""

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from .cooperation.readers import FOLDER, wanted

ROOT = Path(__file__).parents[1]
USES, MISUSES = (ROOT / "typing_tests" / name for name in ("uses.py", "misuses.py"))
SAID = re.compile(r"  # E: mypy (?P<mypy>[a-z -]+), pyright (?P<pyright>[A-Za-z ]+)$")

Errors = set[tuple[str, int, str]]
"""The file, the line and the name of each error."""


def stated(checker: str) -> Errors:
    """The errors that the comments of the files ask of a type checker."""
    return {
        (file.name, number, code)
        for file in (USES, MISUSES)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (said := SAID.search(line))
        for code in said[checker].split()
    }


def run(*command: str | Path) -> str:
    # pyright looks for the package whose types it verifies with the first python of the path.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    env = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr  # 1 is "there are errors"
    return done.stdout


def pyright(*arguments: str | Path) -> dict[str, object]:
    program = FOLDER / "node_modules" / ".bin" / "pyright"
    said = run(program, *arguments, "--pythonpath", sys.executable, "--outputjson")
    found: dict[str, object] = json.loads(said)
    return found


@pytest.mark.skipif(find_spec("mypy") is None, reason="mypy is not installed")
@pytest.mark.extra("plot")
def test_mypy_finds_each_mistake_and_nothing_else():
    found = run(sys.executable, "-m", "mypy", "--output", "json", USES, MISUSES)
    errors = [one for one in map(json.loads, found.splitlines()) if one["severity"] == "error"]
    assert {(Path(one["file"]).name, one["line"], one["code"]) for one in errors} == stated("mypy")


@pytest.mark.extra("plot")
def test_pyright_finds_each_mistake_and_nothing_else():
    wanted()
    found = pyright(USES, MISUSES)["generalDiagnostics"]
    assert isinstance(found, list)
    errors = [one for one in found if one["severity"] == "error"]
    assert {
        (Path(one["file"]).name, one["range"]["start"]["line"] + 1, one["rule"]) for one in errors
    } == stated("pyright")


@pytest.mark.extra("cli")
@pytest.mark.extra("html")
@pytest.mark.extra("plot")
def test_the_types_of_all_that_is_public_are_told():
    wanted()
    found = pyright("--verifytypes", "secuprev", "--ignoreexternal")["typeCompleteness"]
    assert isinstance(found, dict)
    untold = [
        (one["name"], [each["message"] for each in one["diagnostics"]])
        for one in found["symbols"]
        if one["isExported"] and (one["isTypeAmbiguous"] or not one["isTypeKnown"])
    ]
    assert untold == []
    assert found["completenessScore"] == 1


def test_each_mistake_says_what_both_checkers_call_it():
    """A statement that is written amiss would ask for nothing."""
    lines = MISUSES.read_text(encoding="utf-8").splitlines()
    begun = [line for line in lines if "# E" in line]
    assert [line for line in begun if not SAID.search(line)] == []
    assert len(begun) > 20
