"""The limits that SECURITY.md promises are those of the code, and each one is met by something."""

import re
from functools import reduce
from importlib import import_module
from pathlib import Path

import pytest

from secuprev import documents, france, opendata
from secuprev.documents import DocumentError
from secuprev.opendata import cells
from secuprev.opendata.columns import LONGEST_CELL
from secuprev.opendata.workbooks import Bounds

PAGE = (Path(__file__).parents[2] / "SECURITY.md").read_text("utf-8")
LIMITS = dict(re.findall(r"^\| [^|]+ \| `([\w.]+)` \| (\d+) \|$", PAGE, re.M))


def value_of(path):
    module, names = path, []
    while True:
        try:
            return reduce(getattr, names, import_module(module))
        except ModuleNotFoundError:
            module, _, name = module.rpartition(".")
            names.insert(0, name)


@pytest.mark.parametrize("path", LIMITS)
def test_the_page_says_what_the_code_holds(path):
    assert value_of(path) == int(LIMITS[path])


def test_no_limit_of_the_readers_is_left_out():
    held = {
        f"{module}.{name}"
        for module in ("secuprev.documents.opening", "secuprev.opendata.workbooks",
                       "secuprev.opendata.columns", "secuprev.opendata.registers.register",
                       "secuprev.opendata.registers.sheets", "secuprev.opendata.registers.doubts",
                       "secuprev.france.naming")
        for name in import_module(module).__all__
        if name.isupper() and isinstance(getattr(import_module(module), name), int | Bounds)
    }  # fmt: skip
    assert held == {re.sub(r"\.[a-z]+$", "", path) for path in LIMITS}


def refused(read):
    with pytest.raises(DocumentError) as caught:
        read()
    return {one.code for one in caught.value.faults}


def test_a_document_is_bounded(tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text("secuprev: 1\nid: town\n", encoding="utf-8")
    assert documents.load(path, max_bytes=path.stat().st_size).id == "town"
    assert refused(lambda: documents.load(path, max_bytes=path.stat().st_size - 1)) == {"too-large"}
    deep = "secuprev: 1\nid: x\nname: " + "[" * 20 + "]" * 20
    assert "too-deep" in refused(lambda: documents.loads(deep, max_depth=10))


@pytest.mark.parametrize(
    ("bounds", "code"), [({"bytes": 10}, "too-large"), ({"rows": 2}, "too-many-rows")]
)
def test_a_table_is_bounded(tmp_path, bounds, code):
    path = tmp_path / "table.csv"
    path.write_text("a;b\n" * 3, encoding="utf-8")
    assert refused(lambda: [list(way()) for way in cells.opened(path, Bounds(**bounds)).ways]) == {
        code
    }


def test_a_cell_of_open_data_is_bounded(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_text(
        f"dep;commune;pm\n77;{'x' * (LONGEST_CELL + 1)};3\n77;Melun;3\n", encoding="utf-8"
    )
    found = opendata.read_survey(path, as_of="2023")
    (finding,) = found.report.findings
    assert str(LONGEST_CELL) in finding.reason.en
    assert found.report.matched == 1


def test_a_name_is_bounded():
    assert france.search("Melun" + " " * 300) == ()
    assert france.search("Melun" + " " * 100)
