"""Whether the tests notice a mutant.

Most mutants are put into the living functions of a process that has collected the tests, and judged
in a copy of it. What runs while a module is imported is judged in a process that has imported
nothing of ours, where the module stands mutated on disk, in the copy of the tree.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkResult

from tools.mutation.children import DIED, OUT_OF_TIME, in_child
from tools.mutation.confined import confine
from tools.mutation.mutants import Module, Mutant
from tools.mutation.parts import JUDGES, PARTS, modules_of
from tools.mutation.reach import Reach, Unit, digest_of, state_of
from tools.mutation.tests_at_hand import SLOW, SLOWER, Tests, imported, with_tests

__all__ = ["Judge", "copied"]

_FRESH = "fresh"
_HOURS = 48 * 3600.0
_IMPORT = 60.0  # seconds to collect some files of tests
_UNIT = 120.0  # seconds that a unit may take on the code as it is
_LEFT_OUT = (".git", ".venv", "node_modules", "build", "dist", ".*_cache", "__pycache__")


@contextmanager
def copied(root: Path) -> Iterator[Path]:
    """Copy a tree, so that nothing of it is touched whatever happens, and stand in the copy."""
    with tempfile.TemporaryDirectory(prefix="secuprev-mutation-") as folder:
        copy = Path(folder).resolve() / "tree"
        shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        shared = root.parent / "shared"
        if shared.is_dir():  # what some tests look for beside the tree
            (copy.parent / "shared").symlink_to(shared)
        os.chdir(copy)
        sys.path[:0] = [str(copy / "src"), str(copy)]
        os.environ["PYTHONPATH"] = os.pathsep.join(sys.path[:2])
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        os.environ["TMPDIR"] = tempfile.tempdir = str(copy.parent)  # where mutants may write
        sys.dont_write_bytecode = True
        yield copy


class Judge:
    """What judges mutants in a copy of the tree.

    Args:
        copy: the copy.
        kept: the folder in which what was found out is kept.
        patience: the seconds that the tests of one mutant may take together.
    """

    def __init__(self, copy: Path, kept: Path, patience: float) -> None:
        self._copy = copy
        self._patience = patience
        self._kept = kept / "reach.jsonl"
        self._reach = Reach.load(self._kept, state_of(copy))
        self._imported: dict[str, list[int]] = {}
        self._say = print

    def judge(self, modules: dict[str, Module], mutants: list[Mutant]) -> None:
        """Judge mutants and write into the session of their module what was found."""
        told = os.dup(1)
        self._say = lambda line: os.write(told, f"{line}\n".encode())
        self._imported = in_child(lambda: imported(self._copy), _IMPORT)
        if not isinstance(self._imported, dict):
            raise SystemExit("the code as it is cannot be imported")
        ended = in_child(lambda: self._in_one_process(modules, mutants), _HOURS)
        if ended is not None:
            raise SystemExit(f"the process that holds the tests ended: {ended}")
        self._reach = Reach.load(self._kept, state_of(self._copy))
        self._prepare(modules)
        left = self._pending(modules, mutants)
        if left and (failed := self._fresh(left[0], left[0].original)):
            raise SystemExit(f"on the code as it is, {failed} fails")
        self._all(modules, left, lambda one: self._fresh(one, one.source))
        os.close(told)

    # --- without importing anything again ---------------------------------------------------------

    def _in_one_process(self, modules: dict[str, Module], mutants: list[Mutant]) -> None:
        def judge(tests: Tests) -> None:
            if tests.broken:
                self._say("some tests cannot be read")
                return
            tests.settle()
            self._look(tests)
            self._prepare(modules)
            self._all(
                modules, self._pending(modules, mutants), lambda one: self._living(tests, one)
            )

        with_tests(list(JUDGES), judge)

    def _look(self, tests: Tests) -> None:
        """Find out what each unit reaches, of which that is not known."""
        files = [module for part in PARTS for module in modules_of(part, self._copy)]
        digests = {name: digest_of(self._copy / name.split("::")[0]) for name in tests.units}
        for name in list(self._reach.units):
            if self._reach.units[name].state != digests.get(name):
                del self._reach.units[name]
        new = [name for name in tests.units if name not in self._reach.units]
        for number, name in enumerate(new, 1):
            ran = in_child(partial(self._run, tests, name, files), _UNIT)
            seconds, lines = ran if isinstance(ran, list) else (_UNIT, None)
            self._reach.add(Unit(name, digests[name], seconds, lines), self._kept)
            if lines is None:
                self._say(f"on its own, on the code as it is, {name} fails: it judges nothing")
            if number % 500 == 0 or number == len(new):
                self._say(f"what {number} of {len(new)} tests reach is known")

    def _run(self, tests: Tests, name: str, files: list[str]) -> tuple[float, Any]:
        confine(self._copy.parent)
        tests.forget()
        began = time.process_time()
        lines = tests.reached(name, self._copy, files)
        return time.process_time() - began, lines

    def _living(self, tests: Tests, mutant: Mutant) -> str | None:
        """Return what noticed a mutant: ``""`` for nothing, ``None`` if it must be imported."""
        if set(mutant.lines) & set(self._imported.get(mutant.module, ())):
            return None
        units = self._units(mutant)
        if not units:
            return ""

        def work(some: list[Unit]) -> str | None:
            if not tests.swap(mutant.module, mutant.original, mutant.source):
                return _FRESH
            confine(self._copy.parent)
            tests.forget(mutant.module)
            return tests.first_failing(some)

        while units:
            found = in_child(partial(work, units), self._limit(units))
            if found == _FRESH:
                return None
            if found is None:
                return ""
            if found in (DIED, OUT_OF_TIME) or found == units[0].name:
                return str(found)
            alone = [unit for unit in units if unit.name == found]
            if in_child(partial(work, alone), self._limit(alone)) is not None:
                return str(found)
            units.remove(alone[0])  # it failed for what ran before it
        return ""

    # --- in a process of its own ------------------------------------------------------------------

    def _fresh(self, mutant: Mutant, source: str) -> str:
        """Return what notices that a module says something else while it is imported."""
        units = self._units(mutant)
        if not units:
            return ""
        places = sorted({unit.name.split("::")[0] for unit in units})
        said: list[str | None] = ["import"]

        def work() -> str | None:
            confine(self._copy.parent)
            with_tests(
                places,
                lambda tests: said.append(
                    "collection" if tests.broken else tests.first_failing(units)
                ),
            )
            return said[-1]

        file = self._copy / mutant.module
        times = file.stat()
        file.write_text(source, encoding="utf-8")
        try:
            return in_child(work, _IMPORT + self._limit(units)) or ""
        finally:
            file.write_text(mutant.original, encoding="utf-8")
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    # --- both -------------------------------------------------------------------------------------

    def _prepare(self, modules: dict[str, Module]) -> None:
        """Make the units be found, those first that noticed something in this run or another."""
        self._reach.index()
        for path, module in modules.items():
            self._reach.remember(path, (result.output for _, result in module.session.results))

    def _units(self, mutant: Mutant) -> list[Unit]:
        on_import = bool(set(mutant.lines) & set(self._imported.get(mutant.module, ())))
        reach = self._reach
        names = reach.units_for(mutant.module, mutant.lines, self._patience, on_import)
        return [reach.units[name] for name in names]

    def _limit(self, units: list[Unit]) -> float:
        return sum(SLOW + SLOWER * unit.seconds for unit in units[:20]) + sum(
            2 * unit.seconds for unit in units
        )

    def _pending(self, modules: dict[str, Module], mutants: list[Mutant]) -> list[Mutant]:
        done = {job for module in modules.values() for job, _ in module.session.results}
        return [one for one in mutants if one.job not in done]

    def _all(
        self,
        modules: dict[str, Module],
        mutants: list[Mutant],
        judged: Callable[[Mutant], str | None],
    ) -> None:
        survived = 0
        for number, mutant in enumerate(mutants, 1):
            found = judged(mutant)
            if found is not None:
                outcome = TestOutcome.KILLED if found else TestOutcome.SURVIVED
                modules[mutant.module].session.set_result(
                    mutant.job,
                    WorkResult(WorkerOutcome.NORMAL, found, outcome, mutant.change),
                )
                if found:
                    self._reach.kills[mutant.module, found] += 1
                else:
                    survived += 1
            if number % 100 == 0 or number == len(mutants):
                self._say(f"{number} of {len(mutants)} mutants, {survived} of them survived")
