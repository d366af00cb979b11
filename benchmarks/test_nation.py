"""What a whole country costs, from its documents to the summary of its duties."""

import gc
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from math import log10

import orjson
import pytest

from benchmarks import nation
from benchmarks.beside import here, ratios
from secuprev.cli import spare_the_collector

WORK = "all France, documents to summary"
RUN = "from benchmarks import nation; nation.counted(open(0, 'rb'))"
# What `getrusage` tells begins with the memory of the process that starts this one.
PEAK = "; print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"


@pytest.fixture(scope="module")
def lines():
    return nation.lines()


@pytest.fixture(scope="module")
def two_jobs():
    with ProcessPoolExecutor(2, initializer=gc.freeze) as pool:  # as the works of this process
        yield pool


def test_one_core(beside, lines):
    floor = ("orjson.loads", lambda: [orjson.loads(one) for one in lines])
    beside((WORK, lambda: nation.counted(lines)), floor, 40, rounds=2)


def spared(lines):
    """Count with the collector as `secuprev france` sets it."""
    thresholds = gc.get_threshold()
    spare_the_collector()
    try:
        return nation.counted(lines)
    finally:
        gc.set_threshold(*thresholds)


def test_one_core_with_the_collector_spared(beside, lines):
    floor = ("orjson.loads", lambda: [orjson.loads(one) for one in lines])
    work = (f"{WORK}, the collector spared", lambda: spared(lines))
    beside(work, floor, rounds=2)


def test_two_jobs(line, lines, two_jobs):
    assert nation.counted(lines[:99]) == nation.counted(lines[:99], two_jobs)
    found = ratios(
        lambda: nation.counted(lines),
        lambda: nation.counted(lines, two_jobs),
        rounds=2,
        clock=time.perf_counter,
    )
    line(f"{WORK}, on one core", "by two processes", found, 1.7, at_least=True)


def test_growth(line, lines):
    spent = {}
    for step in (10, 3, 1):  # a tenth of the country, a third, the whole
        start = here()
        nation.counted(lines[::step])
        spent[step] = here() - start
    for step in (3, 1):
        found = [log10(spent[step] / spent[10]) / log10(10 / step)]
        line(
            f"growth to {10 / step:.3g} times a tenth of France",
            "exponent of the time",
            found,
            1.05,
        )


def peak(code, lines, *arguments):
    """Return the largest memory that a fresh process held, in kilobytes."""
    command = [sys.executable, "-c", code + PEAK, *arguments]
    done = subprocess.run(command, input=b"\n".join(lines), capture_output=True, check=True)
    return int(done.stdout)


def test_memory(line, lines):
    held = peak(RUN, lines)
    parsed = peak("import json; held = [json.loads(one) for one in open(0, 'rb')]", lines)
    line(f"{WORK}, peak memory", "the parsed JSON, peak memory", [held / parsed], 2)
    tenth = peak(RUN, lines[::10])
    line(f"{WORK}, peak memory", "a tenth of France", [held / tenth])
