"""What the first look-up in the reference costs, beside the same rows read as plain JSON."""

import json
from pathlib import Path

import attrs
import pytest

from secuprev import france
from secuprev.france.store import Reference

DATA = Path(france.__file__).parent / "data" / "france.bin"


def rows(year):
    found = (*france.communes(year), *france.epcis(year))
    return [attrs.astuple(one) for one in found]


@pytest.mark.benchmark(group="reading an edition")
@pytest.mark.parametrize("year", ["2019", "2026"])
def test_its_rows_as_plain_json(benchmark, year):
    benchmark(json.loads, json.dumps(rows(year), ensure_ascii=False))


@pytest.mark.benchmark(group="reading an edition")
@pytest.mark.parametrize("year", ["2019", "2026"])
def test_first_commune(benchmark, year):
    def look_up():
        snapshot = Reference.from_bytes(DATA.read_bytes()).at(year)
        return snapshot.commune_at(snapshot.places["77288"])

    benchmark(look_up)


@pytest.mark.benchmark(group="reading an edition")
@pytest.mark.parametrize("year", ["2019", "2026"])
def test_first_body(benchmark, year):
    benchmark(lambda: Reference.from_bytes(DATA.read_bytes()).at(year).body("247700057"))


@pytest.mark.benchmark(group="search")
def test_a_name(benchmark):
    benchmark(france.search, "st germain les corbeil")
