"""The tests of a copy of the tree, collected once and run in copies of the process.

A unit is a test; the rows of a table of data are one unit, and so are the examples of the
docstrings of a file, which stand on each other.
"""

import gc
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage
from hypothesis import Phase, settings
from sybil.integration.pytest import SybilItem

from tools.mutation.parts import PARTS, SPARED, TOGETHER, kept_for, module_name, modules_of
from tools.mutation.reach import Unit
from tools.mutation.swap import Living

__all__ = ["SLOW", "SLOWER", "Tests", "imported", "with_tests"]

# Repeatable, and as many draws as find what is wrong at once; nobody reads the smallest example.
_DRAWS = 25
_PHASES = (Phase.explicit, Phase.generate)
SLOW, SLOWER = 5, 10  # a unit hangs when it takes so many seconds, and so many times its own


class Tests:
    """What was collected, and what it runs on.

    Attributes:
        units: the tests of each unit, by name.
        broken: whether some could not even be read.
    """

    def __init__(self, then: "Callable[[Tests], None]") -> None:
        self.units: dict[str, list[pytest.Item]] = {}
        self.broken = False
        self.fault: str | None = None
        self._then = then
        self._living: Living | None = None
        self._caches: list[Any] = []

    # --- what pytest calls ------------------------------------------------------------------------

    def pytest_collection(self) -> None:
        """Let Hypothesis draw the same each time, before the tests are read."""
        settings.register_profile(
            "mutation",
            settings(),
            max_examples=_DRAWS,
            phases=_PHASES,
            derandomize=True,
            database=None,
        )
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do what is to be done with the tests in place of running them."""
        self.broken = bool(session.testsfailed)
        for item in session.items:
            name = _unit_of(item)
            self.units.setdefault(name, []).append(item)
        try:
            self._then(self)
        except BaseException:
            self.fault = traceback.format_exc()  # pytest would only print it
        return True

    # --- what is asked of them --------------------------------------------------------------------

    def settle(self) -> None:
        """Look once for the functions that live and for what they keep, when all were used."""
        import secuprev  # not before it stands in the copy

        secuprev.check(secuprev.load("examples/melun-val-de-seine.yaml"))
        self._living = Living("secuprev")
        _forget_properties()
        self._caches = [
            one
            for one in gc.get_objects()
            if isinstance(one, _lru_cache_wrapper) and _module(one).startswith("secuprev")
        ]
        gc.collect()
        gc.freeze()

    def forget(self, module: str | None = None) -> None:
        """Forget what was kept, but for what cannot hold anything of a module; of any without one.

        The values are at the bottom of everything: of them, where they are used is told as well by
        what needs them anew.
        """
        others = [places[0].as_posix() for part, places in PARTS.items() if part != "values"]
        modules = [module] if module else others
        for one in self._caches:
            if not all(kept_for(module, _module(one)) for module in modules):
                one.cache_clear()

    def swap(self, module: str, before: str, after: str) -> bool:
        """Let a module say something else, if that can be done without importing it again."""
        assert self._living is not None
        return self._living.swap(module_name(module), before, after)

    def first_failing(self, units: list[Unit]) -> str | None:
        """Run units in order until one fails or takes far longer than it did; return its name.

        A unit that is there no more fails: the rows of a test are told by what is imported.
        """
        for unit in units:
            signal.setitimer(signal.ITIMER_PROF, SLOW + SLOWER * unit.seconds)
            if unit.name not in self.units or self._fails(unit.name):
                return unit.name
        return None

    def reached(self, unit: str, root: Path, modules: list[str]) -> dict[str, list[int]] | None:
        """Run a unit and return the lines that it reaches; ``None`` when it fails."""
        files = {str(root / module): module for module in modules}
        with _watched(files) as lines:
            failed = self._fails(unit)
        return None if failed else lines

    def _fails(self, unit: str) -> bool:
        items = self.units[unit]
        try:
            return any(
                report.failed
                for item, following in zip(items, [*items[1:], None], strict=True)
                for report in runtestprotocol(item, log=False, nextitem=following)
            )
        except BaseException:  # what ends a run, such as `pytest.exit`
            return True


def with_tests(places: list[str], then: Callable[[Tests], None]) -> None:
    """Collect the tests of places and do something with them; it spoils the process."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    options = ["-p", "no:cacheprovider", "-p", "no:xdist", "-q"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # Hypothesis is imported already
    options += [f"--ignore={place}" for place in SPARED]
    tests = Tests(then)
    pytest.main([*options, *places], plugins=[tests])
    if tests.fault:
        raise RuntimeError(tests.fault)


def imported(root: Path) -> dict[str, list[int]]:
    """Import all that is mutated and return the lines that run meanwhile."""
    files = {str(root / module): module for part in PARTS for module in modules_of(part, root)}
    with _watched(files) as lines:
        for module in files.values():
            import_module(module_name(module))
    return lines


@contextmanager
def _watched(files: dict[str, str]) -> Iterator[dict[str, list[int]]]:
    """Fill a table with the lines of files that run, by the names of the files."""
    found: dict[str, list[int]] = {}
    watching = Coverage(data_file=None, config_file=False, include=list(files))
    watching.set_option("run:disable_warnings", ["no-data-collected"])
    watching.start()
    yield found
    watching.stop()
    data = watching.get_data()
    found |= {files[file]: sorted(data.lines(file) or ()) for file in data.measured_files()}


def _unit_of(item: pytest.Item) -> str:
    """Return the name of the unit of a test: its own, without its row where rows stand together."""
    if isinstance(item, SybilItem):
        return item.nodeid.split("::")[0]
    return item.nodeid.split("[")[0] if item.nodeid.startswith(TOGETHER) else item.nodeid


def _module(kept: Any) -> str:
    return getattr(kept, "__module__", None) or ""


def _forget_properties() -> None:
    """Forget what objects of ours know of themselves since the tests were read."""
    for one in gc.get_objects():
        kind = type(one)
        if str(kind.__module__).startswith("secuprev") and hasattr(one, "__dict__"):
            for name in [
                n for n in vars(one) if isinstance(getattr(kind, n, None), cached_property)
            ]:
                del vars(one)[name]
