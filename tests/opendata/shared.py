"""The files as they really come, where they are at hand."""

import csv
import os
from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"

real = pytest.mark.skipif(
    not DATA.exists() and not os.environ.get("CI"), reason="the open data is not at hand"
)


def rows(name: str) -> list[dict[str, str]]:
    """Read a file by the csv module alone."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, header: list[str], lines: list[list[object]]) -> Path:
    """Write a table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *lines])
    return path
