"""Five registers, as five agglomerations keep theirs, each with the truth beside it.

The doubts that are expected stand in ``<name>.doubts.tsv``: the cell and the code.
"""

import csv
from pathlib import Path

import pytest
from attrs import evolve

from secuprev import documents, rules
from secuprev.opendata.registers import read_register, write

FOLDER = Path(__file__).parents[2] / "fixtures" / "registers"
REGISTERS = {
    "gazette": "gazette.csv",
    "agglo": "agglo.xlsx",
    "coordinator": "coordinator.ods",
    "ticks": "ticks.csv",
    "serials": "serials.xlsx",
}


TABLES = pytest.mark.extra("tables")
GIVEN = [
    name if file.endswith(".csv") else pytest.param(name, marks=TABLES)
    for name, file in REGISTERS.items()
]


@pytest.fixture(scope="module", params=GIVEN)
def register(request):
    return request.param, read_register(FOLDER / REGISTERS[request.param])


def test_it_says_what_the_truth_says(register):
    name, found = register
    truth = documents.load(FOLDER / f"{name}.yaml")
    # The digest of the file is another matter.
    sources = tuple(evolve(one, evidence=None) for one in found.framework.sources)
    found = evolve(found.framework, sources=sources)
    for read, meant in zip(found.conventions, truth.conventions, strict=True):
        assert read == meant
    for read, meant in zip(found.forces or (), truth.forces or (), strict=True):
        assert read == meant
    assert found == truth


def test_every_doubt_is_said_and_no_other(register):
    name, found = register
    with (FOLDER / f"{name}.doubts.tsv").open(encoding="utf-8", newline="") as file:
        expected = [tuple(line) for line in csv.reader(file, delimiter="\t")]
    assert sorted((one.where, one.code) for one in found.doubts) == sorted(expected)


def test_its_document_reads_back_the_same_and_can_be_checked(register):
    _, found = register
    text = write(found)
    assert text.count("# à confirmer") == len(found.doubts)
    again = documents.loads(text)
    assert again == found.framework
    report = rules.check(again, "2026-04-03")
    assert not report.crashed
