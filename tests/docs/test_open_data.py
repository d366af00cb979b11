"""The page of the columns says what the readers look for."""

import inspect
import re
from pathlib import Path

import pytest

from secuprev import opendata
from secuprev.opendata import adjacency, competences, neighbourhoods, state_forces, survey
from secuprev.opendata.registers.columns import REGISTER

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "open-data.md"
TABLES = {
    "read_survey": survey.SURVEY,
    "read_neighbourhoods": neighbourhoods.NEIGHBOURHOODS,
    "read_competences": competences.COMPETENCES,
    "read_state_forces": state_forces.STATE_FORCES,
    "read_adjacency": adjacency.ADJACENCY,
    "read_register": REGISTER,
}


def told(reader):
    """Return the columns that the page tells of a reader: name, whether needed, headers."""
    (part,) = re.findall(rf"^## `{reader}`$(.*?)^## ", PAGE.read_text("utf-8"), re.M | re.S)
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (yes)? *\| ([^|]+) \|$", part, re.M)
    return [(name, bool(needed), tuple(headers.split(", "))) for name, needed, headers in rows]


@pytest.mark.parametrize("reader", TABLES)
def test_the_columns_of_the_page_are_those_that_are_read(reader):
    assert told(reader) == [
        (column.name, column.required, column.headings) for column in TABLES[reader].columns
    ]


@pytest.mark.parametrize("reader", TABLES)
def test_no_header_stands_for_two_columns(reader):
    headings = [one for column in TABLES[reader].columns for one in column.headings]
    assert len(headings) == len(set(headings))


def test_every_reader_has_its_part():
    readers = {name for name in opendata.__all__ if name.startswith("read_")}
    assert readers == set(TABLES)
    published = readers - {"read_register"}  # nobody publishes a register: it has its own way
    asked = {tuple(inspect.signature(getattr(opendata, one)).parameters) for one in published}
    assert asked == {("path", "as_of", "on", "columns")}
