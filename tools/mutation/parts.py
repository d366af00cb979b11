"""What is mutated, the tests that judge it, and what may be kept between two mutants."""

from pathlib import Path

__all__ = [
    "JUDGES",
    "PARTS",
    "SPARED",
    "TOGETHER",
    "kept_for",
    "module_name",
    "modules_of",
    "part_of",
]

_SOURCE = Path("src/secuprev")
_COVERAGE = (
    "bond",
    "bonds",
    "cells",
    "covering",
    "engagements",
    "expectations",
    "instruments",
    "partners",
    "reading",
)
PARTS = {
    "rules": (_SOURCE / "rules",),
    "law": (_SOURCE / "law",),
    "values": (_SOURCE / "values",),
    "coverage": tuple(_SOURCE / "cooperation" / f"{name}.py" for name in _COVERAGE),
}

# The command line, pages, browsers, notebooks, packages and the rest of what starts a process or
# draws stand far above these parts: what only they notice is not tested where it is written. The
# corpus is left out because its documents are not in every clone.
JUDGES = (
    "tests/values",
    "tests/law",
    "tests/model",
    "tests/rules",
    "tests/oracles",
    "tests/cooperation/test_change.py",
    "tests/cooperation/test_coverage.py",
    "tests/cooperation/test_exports.py",
    "tests/cooperation/test_graphs.py",
    "tests/test_notebook_display.py",
    "tests/test_snapshots.py",
    "src/secuprev/values",
    "src/secuprev/law",
    "src/secuprev/rules",
    "src/secuprev/cooperation",
)

# They ask one thing of any framework or any value: they reach every line, take long, notice little.
SPARED = ("tests/rules/test_any_framework.py", "tests/rules/test_without_value.py")

# Tables of data: the rows of a test reach the same lines, and each takes some milliseconds.
TOGETHER = ("tests/values", "tests/law", "tests/model")

# The rooms below a part: nothing of the part is in what they keep. The store of the law imports
# nothing of ours.
_BELOW = {
    "values": (),
    "law": ("values", "plugins", "france"),
    "rules": ("values", "plugins", "france", "law", "model", "vocabulary"),
    "coverage": ("values", "plugins", "france", "law", "model", "vocabulary", "rules", "documents"),
}


def modules_of(part: str, root: Path) -> list[str]:
    """Return the files of a part, as paths from the root."""
    found = [
        file
        for place in PARTS[part]
        for file in (sorted((root / place).rglob("*.py")) if place.suffix == "" else [root / place])
    ]
    return [file.relative_to(root).as_posix() for file in found]


def part_of(module: str) -> str:
    """Return the part to which a file belongs."""
    here = Path(module)
    return next(
        part
        for part, places in PARTS.items()
        if any(here.is_relative_to(place) for place in places)
    )


def module_name(module: str) -> str:
    """Return the name under which a file is imported.

    >>> module_name("src/secuprev/law/__init__.py")
    'secuprev.law'
    """
    parts = Path(module).with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def kept_for(module: str, name: str) -> bool:
    """Tell whether what a module of a name keeps holds nothing of a file of a part."""
    room = name.split(".")[1:2]
    alone = name == "secuprev.law.store" != module_name(module)
    return alone or (bool(room) and room[0] in _BELOW[part_of(module)])
