"""The page of licences names each package that an installation with all extras brings."""

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


def brought() -> set[str]:
    """The packages that come with secuprev and its extras, as those that are installed say."""
    gathered = PROJECT["optional-dependencies"]["all"]
    extras = [extra for one in gathered for extra in Requirement(one).extras]
    lines = [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    waiting = asked([*PROJECT["dependencies"], *lines])
    known: set[tuple[str, str]] = set()
    while waiting:
        name, extra = one = waiting.pop()
        known.add(one)
        waiting |= asked(requires(name) or (), extra) - known
    return {name for name, _ in known}


def declared(name: str) -> str:
    """The licence of a package that is installed, as pip-licenses reads it for `make package`."""
    said = metadata(name)
    kinds = [one for one in said.get_all("Classifier", []) if one.startswith("License :: ")]
    classified = "; ".join(sorted(one.rpartition(" :: ")[2] for one in kinds))
    return said["License-Expression"] or classified or said["License"]


def asked(lines: Iterable[str], extra: str = "") -> set[tuple[str, str]]:
    """The packages that some lines ask for here, each with the extras of its own."""
    return {
        (canonicalize_name(one.name), each)
        for one in map(Requirement, lines)
        if one.marker is None or one.marker.evaluate({"extra": extra})
        for each in ("", *one.extras)
    }


def test_each_package_that_comes_along_is_there_with_its_licence():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    settled = {canonicalize_name(name): pin for name, _, pin in (x.partition("==") for x in lines)}
    try:
        found = brought()
    except PackageNotFoundError as error:
        pytest.skip(f"not all extras are installed: {error}")
    others = {name for name in found if settled.get(name) != version(name)}
    if others:
        pytest.skip(f"other versions than those of constraints.txt: {', '.join(sorted(others))}")
    assert found <= set(told())
    if sys.version_info[:2] == (3, 11):  # the oldest Python needs what the newer ones hold
        assert set(told()) == found
    assert {name: told()[name] for name in found} == {name: declared(name) for name in found}
