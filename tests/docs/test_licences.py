"""The page of licences names each package that comes along, and each is pinned."""

import re
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata, requires, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.extras import PROJECT, ROOT

ROW = re.compile(r"^\| (?P<name>[\w.-]+) \| (?P<licence>[^|]+) \|$", re.MULTILINE)


def told() -> dict[str, str]:
    """The packages of the page, with their licences."""
    page = (ROOT / "docs/reference/licences.md").read_text(encoding="utf-8")
    _, *rows = ROW.finditer(page)  # the first is the head of the table
    return {canonicalize_name(one["name"]): one["licence"] for one in rows}


def brought(extra: str) -> set[str]:
    """The packages that come with an extra of secuprev, as those that are installed say.

    They are the ones that are pinned, or the test is skipped.
    """
    known: set[tuple[str, str]] = set()
    waiting = {("secuprev", ""), ("secuprev", extra)}
    try:
        while waiting:
            known.add(one := waiting.pop())
            waiting |= needed(*one) - known
    except PackageNotFoundError as error:
        pytest.skip(f"not all extras are installed: {error}")
    found = {name for name, _ in known} - {"secuprev"}
    pins = pinned()
    others = {name for name in found & set(pins) if pins[name] != version(name)}
    if others:
        pytest.skip(f"other versions than those of constraints.txt: {', '.join(sorted(others))}")
    return found


def pinned() -> dict[str, str]:
    """The packages of constraints.txt, with their versions."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(name): pin for name, _, pin in (x.partition("==") for x in lines)}


def needed(name: str, extra: str) -> set[tuple[str, str]]:
    """The packages that a package, or an extra of it, asks for here."""
    if name != "secuprev":
        return asked(requires(name) or (), extra)
    # Of the project and not of what is installed, which may be older.
    return asked(PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"])


def declared(name: str) -> str:
    """The licence of a package that is installed, as pip-licenses reads it for `make package`."""
    said = metadata(name)
    kinds = [one for one in said.get_all("Classifier", []) if one.startswith("License :: ")]
    classified = "; ".join(sorted(one.rpartition(" :: ")[2] for one in kinds))
    return said.get("License-Expression") or classified or said["License"]


def asked(lines: Iterable[str], extra: str = "") -> set[tuple[str, str]]:
    """The packages that some lines ask for here, each with the extras of its own."""
    return {
        (canonicalize_name(one.name), each)
        for one in map(Requirement, lines)
        if one.marker is None or one.marker.evaluate({"extra": extra})
        for each in ("", *one.extras)
    }


def test_each_package_that_comes_along_is_there_with_its_licence():
    found = brought("all")
    assert found <= set(told())
    if sys.version_info[:2] == (3, 11):  # the oldest Python needs what the newer ones hold
        assert set(told()) == found
    assert {name: told()[name] for name in found} == {name: declared(name) for name in found}


def test_each_package_that_the_tests_run_with_is_pinned():
    assert brought("dev") <= set(pinned())
