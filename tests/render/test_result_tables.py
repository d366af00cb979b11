"""CSV: every result is a row that comes back, and no cell begins as a formula would."""

import csv
import io

import pytest
from hypothesis import given

from secuprev.render import RESULT_COLUMNS, Checked, results_csv
from secuprev.rules import check

from .frameworks import agglomeration
from .machine import hostile, names


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("every", [False, True])
def test_a_row_for_each_result(lang, every):
    found = check(agglomeration(), "2026-01-01")
    one = Checked(found, "a.yaml")
    rows = read(results_csv([one, one], lang, every=every))
    told = one.told(every)
    assert (len(told) == len(found.results)) is every
    assert len(rows) == 2 * len(told)
    for row, result in zip(rows, (*told, *told), strict=True):
        assert tuple(row) == RESULT_COLUMNS
        assert row["verdict"] == result.status.value
        assert row["id"] == result.target.id
        assert row["asked"] == {True: "true", False: "false", None: ""}[result.asked]
        assert row["missing"].split() == [fact.path for fact in result.missing]
        assert row["on"] == "2026-01-01"


@given(names)
def test_awkward_names_come_back_and_are_no_formulas(name):
    (row,) = read(results_csv([hostile(name)]))
    for column in ("framework", "id", "label", "message"):
        assert row[column].removeprefix("'") == name.removeprefix("'")
        assert not row[column].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["line"] == "7"
