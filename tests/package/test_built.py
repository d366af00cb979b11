"""The archives that are delivered: what they hold, and that anybody builds the same ones."""

import os
import subprocess
import tarfile
import tomllib
from email import message_from_string
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from .conftest import ROOT, build

# Beside Python, a wheel holds the law, the reference of communes, and what pages are made of.
DATA = {
    "secuprev": {".toml", ".bin"},
    "secuprev/render/page": {".css", ".j2", ".js"},
    "secuprev/rules": {".json"},
}
ABOUT = {
    "METADATA",
    "RECORD",
    "WHEEL",
    "entry_points.txt",
    "licenses/LICENSE",
    "licenses/LICENSE-DATA",
}

# What is for those who work on the library; any other extra is for users.
OF_THE_PROJECT = {
    "all", "bench", "dev", "docs", "embedding", "fuzz", "mutate", "package", "tests",
}  # fmt: skip


def names_of(wheel: Path) -> set[str]:
    with ZipFile(wheel) as held:
        return set(held.namelist())


def tracked() -> set[str]:
    """The files that the history knows."""
    if not (ROOT / ".git").exists():
        pytest.skip("the history is not here")
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def test_a_second_build_elsewhere_gives_the_same_bytes(built, unpacked, tmp_path):
    """From what was delivered, in another folder, with other times and rights of files."""
    for file in unpacked.rglob("*"):
        os.utime(file, (1e9, 1e9))
        if file.is_file():
            file.chmod(0o600)
    again = build(unpacked, tmp_path)
    assert [one.name for one in again] == [one.name for one in built]
    assert [one.read_bytes() for one in again] == [one.read_bytes() for one in built]


def test_the_wheel_holds_the_package_and_what_is_told_of_it_and_nothing_else(built):
    package = {name.removeprefix("src/") for name in tracked() if name.startswith("src/secuprev/")}
    about = {name for name in names_of(built[0]) if not name.startswith("secuprev/")}
    assert names_of(built[0]) - about == package
    assert {name.partition("/")[2] for name in about} == ABOUT


def test_the_package_holds_code_and_known_kinds_of_data(built):
    others = []
    for path in map(PurePosixPath, names_of(built[0])):
        rooms = [folder for folder in DATA if path.is_relative_to(folder)]
        known = {".py"}.union(*(DATA[room] for room in rooms))
        if rooms and path.suffix not in known and path.name != "py.typed":
            others.append(str(path))
    assert others == []
    assert "secuprev/py.typed" in names_of(built[0])


def test_the_source_archive_holds_all_that_a_packager_needs(built):
    with tarfile.open(built[1]) as source:
        held = {name.partition("/")[2] for name in source.getnames()}
    unneeded = {name for name in tracked() if name.startswith(".ci/")}
    assert held == (tracked() - unneeded) | {"PKG-INFO"}


def test_the_wheel_says_what_it_needs_as_the_project_does(built):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with ZipFile(built[0]) as wheel:
        (path,) = (name for name in wheel.namelist() if name.endswith("/METADATA"))
        said = message_from_string(wheel.read(path).decode())
    assert said["Requires-Python"] == project["requires-python"]
    assert set(said.get_all("Provides-Extra", [])) == set(project["optional-dependencies"])
    core = [one for one in said.get_all("Requires-Dist", []) if "extra ==" not in one]
    assert len(core) == len(project["dependencies"]) == 4


@pytest.mark.parametrize("extra", ["all", "dev"])
def test_an_extra_that_gathers_others_names_each_that_users_may_ask_for(extra):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    given = project["optional-dependencies"]
    (gathered,) = (one for one in given[extra] if one.startswith("secuprev["))
    own = set(gathered.removeprefix("secuprev[").rstrip("]").split(","))
    assert own - {"tests"} == set(given) - OF_THE_PROJECT
