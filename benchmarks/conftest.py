"""What the benchmarks share: `beside` measures a line, and the table is printed at the end."""

import sys

import pytest

from benchmarks.beside import Clock, Line, Work, here, ratios, table

LINES = pytest.StashKey[list[Line]]()


def pytest_configure(config):
    config.stash[LINES] = []


@pytest.fixture
def line(request):
    """Add a line to the table."""

    def add(*args, **kwargs):
        request.config.stash[LINES].append(Line(*args, **kwargs))

    return add


@pytest.fixture
def beside(line):
    """Measure a work beside another, each ``(name, function)``, and add a line to the table."""

    def measure(
        work: tuple[str, Work],
        against: tuple[str, Work],
        aim: float | None = None,
        rounds: int = 5,
        clock: Clock = here,
    ) -> None:
        line(work[0], against[0], ratios(work[1], against[1], rounds, clock), aim)

    return measure


def pytest_terminal_summary(terminalreporter, config):
    lines = config.stash[LINES]
    if lines:
        version = ".".join(map(str, sys.version_info[:3]))
        terminalreporter.section(f"side by side, Python {version}")
        terminalreporter.write_line(table(lines))
