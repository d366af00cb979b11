"""Which units reach a line, and how long each takes: found out once for each state of the tree."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from tools.mutation.parts import PARTS, modules_of

__all__ = ["Reach", "Unit", "digest_of", "state_of"]

_UNTRIED = 0.1  # what a unit that noticed nothing yet counts for, as a share of a mutant noticed
_LEAST = 0.01  # seconds that any unit takes: what is measured below is chance


@frozen
class Unit:
    """A unit, as it ran on the code as it is.

    Attributes:
        name: its name.
        state: the digest of the file in which it stands.
        seconds: how long it takes.
        lines: the lines that it reaches, by module; ``None`` when it fails on its own.
    """

    name: str
    state: str
    seconds: float
    lines: dict[str, list[int]] | None

    @cached_property
    def breadth(self) -> int:
        """How many lines it reaches."""
        return sum(map(len, (self.lines or {}).values()))


@define
class Reach:
    """The units by what they reach.

    Attributes:
        state: the digest of all that is mutated.
        units: the units, by name.
        kills: how many mutants of a module each unit noticed so far.
    """

    state: str
    units: dict[str, Unit] = field(factory=dict)
    kills: Counter[tuple[str, str]] = field(factory=Counter)
    _by_line: dict[tuple[str, int], list[str]] = field(factory=lambda: defaultdict(list))
    _by_module: dict[str, list[str]] = field(factory=lambda: defaultdict(list))

    @classmethod
    def load(cls, file: Path, state: str) -> "Reach":
        """Read what was found out; nothing of it holds for another state of the code."""
        found = cls(state)
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            row: dict[str, Any] = json.loads(line)
            if row.pop("of") == state:
                found.units[row["name"]] = Unit(**row)
        return found

    def add(self, unit: Unit, file: Path) -> None:
        """Add a unit and keep what was found out."""
        self.units[unit.name] = unit
        row = {"of": self.state, "name": unit.name, "state": unit.state}
        row |= {"seconds": round(unit.seconds, 4), "lines": unit.lines}
        with file.open("a", encoding="utf-8") as kept:
            kept.write(json.dumps(row) + "\n")

    def remember(self, module: str, noticed_by: Iterable[str]) -> None:
        """Count which units noticed the mutants of a module that were judged before."""
        self.kills.update((module, name) for name in noticed_by)

    def index(self) -> None:
        """Make the units be found by line."""
        self._by_line.clear()
        self._by_module.clear()
        for unit in self.units.values():
            for module, lines in (unit.lines or {}).items():
                self._by_module[module].append(unit.name)
                for line in lines:
                    self._by_line[module, line].append(unit.name)

    def units_for(
        self, module: str, lines: tuple[int, ...], seconds: float, on_import: bool = False
    ) -> list[str]:
        """Return the units that reach lines of a module, as many as the time goes to.

        What runs on import, or is kept from one test to the next, is reached by all that reach
        the module. Those come first that are likely to notice most in a second: what noticed other
        mutants of the module, and in so far as it takes longer, later. What noticed none yet has
        some chance too: of the rows of a test the most has that which reaches the least beside, for
        what asks for little is about what it reaches; the second row has half of it, and so on.
        """
        found = {name for line in lines for name in self._by_line.get((module, line), ())}
        if on_import or not found:
            found |= set(self._by_module.get(module, ()))
        seen: dict[str, int] = defaultdict(int)
        chances: dict[str, float] = {}
        for name in sorted(found, key=lambda one: (self.units[one].breadth, one)):
            test = name.split("[")[0]
            seen[test] += 1
            likely = self.kills[module, name] + _UNTRIED / seen[test]
            chances[name] = likely / max(self.units[name].seconds, _LEAST)
        chosen, total = [], 0.0
        for name in sorted(chances, key=lambda one: -chances[one]):
            total += self.units[name].seconds
            if chosen and total > seconds:
                break
            chosen.append(name)
        return chosen


def digest_of(file: Path) -> str:
    """Return the digest of a file of tests, and of the folders beside it that it names."""
    source = file.read_bytes()
    total = hashlib.sha256(source)
    for folder in sorted(one for one in file.parent.iterdir() if one.is_dir()):
        if f'"{folder.name}"'.encode() in source:
            for held in sorted(one for one in folder.rglob("*") if one.is_file()):
                total.update(held.name.encode() + b"\0" + held.read_bytes())
    return total.hexdigest()[:16]


def state_of(root: Path) -> str:
    """Return the digest of all that is mutated."""
    total = hashlib.sha256()
    for part in PARTS:
        for module in modules_of(part, root):
            total.update(module.encode() + b"\0" + (root / module).read_bytes())
    return total.hexdigest()[:16]
