"""What of the tests needs an extra, and how they are skipped where it is not installed.

A folder or a file stands in `NEEDING`; a single test is marked ``@pytest.mark.extra("tables")``.
Nothing else asks whether a package is there, so a test that fails for want of one is a fault: of
the test, or of a library that asks for more than it says.
"""

import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
# Of the project and not of what is installed, which may be older than the tests.
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

NEEDING = {
    "docs/how-to/draw-a-picture.md": "plot",
    "docs/how-to/embed.md": "tables",
    "docs/how-to/make-a-page.md": "html",
    "docs/how-to/use-pandas.md": "tables",
    "docs/tutorials/graph-in-a-notebook.md": "plot",
    "src/secuprev/cli": "cli",
    "src/secuprev/render/page": "html",
    "src/secuprev/rules/report.py": "html",
    "tests/api": "cli",
    "tests/cli": "cli",
    "tests/cooperation/pictures": "plot",
    "tests/docs/test_catalogue.py": "cli",
    "tests/docs/test_pre_commit.py": "cli",
    "tests/mutation/test_mutants.py": "mutate",
    "tests/opendata/registers/test_hostile.py": "tables",
    "tests/package/test_anywhere.py": "cli",
    "tests/plugins": "cli",
    "tests/render/page": "html",
    "tests/render/test_answer_tables.py": "tables",
    "tests/test_embedding.py": "tables",
}


@cache
def absent(extra: str) -> tuple[str, ...]:
    """Return the packages of an extra that are not installed."""
    return tuple(one for one in _packages(extra) if not _installed(one))


def _packages(extra: str) -> list[str]:
    """Return the packages that an extra asks for."""
    return [Requirement(one).name for one in PROJECT["optional-dependencies"][extra]]


def _installed(package: str) -> bool:
    try:
        distribution(package)
    except PackageNotFoundError:
        return False
    return True


def needs(extra: str) -> None:
    """Skip what is being run or collected where an extra is not installed."""
    if missing := absent(extra):
        reason = f"needs the extra {extra} ({', '.join(missing)})"
        pytest.skip(reason, allow_module_level=True)


def of_path(path: Path) -> list[str]:
    """Return the extras without which a file of tests is not even read."""
    held = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return [extra for place, extra in NEEDING.items() if held.is_relative_to(place)]


class Unread(pytest.Module):
    """A file of tests that needs an extra: it is skipped before it imports anything."""

    def collect(self) -> list[pytest.Item]:
        for extra in of_path(self.path):
            needs(extra)
        raise AssertionError("an extra was absent a moment ago")


def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Module | None:
    """Read a file of tests only if the extras that it needs are there."""
    if any(absent(extra) for extra in of_path(module_path)):
        unread: pytest.Module = Unread.from_parent(parent, path=module_path)
        return unread
    return None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose extra is not installed."""
    marked = [name for mark in item.iter_markers("extra") for name in mark.args]
    for extra in (*of_path(item.path), *marked):
        needs(extra)
