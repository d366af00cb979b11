"""Answers as tables: every row comes back, whoever reads it, and no cell starts a formula."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secuprev.render import COLUMNS, TABLES, answer_row
from secuprev.rules import Answer, Status, rules

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
codes = st.sampled_from(["77288", "2A004", "97411", "91228"])
found = st.builds(
    Answer,
    framework=words,
    rule=st.sampled_from([one.code for one in rules()]),
    kind=st.sampled_from(["commune", "force", "epci"]),
    id=words,
    label=words,
    communes=st.lists(codes, max_size=3, unique=True).map(tuple),
    asked=st.sampled_from([True, None]),
    status=st.sampled_from(Status),
    missing=st.lists(st.sampled_from(["pm.posts", "councils"]), max_size=2).map(tuple),
)
answers = st.lists(found, max_size=4)


def written(form, given, lang="fr"):
    out, summary = io.BytesIO(), {}

    def rows():
        for one in given:
            yield answer_row(one, lang)
        summary.update(total=len(given))

    TABLES[form](rows(), COLUMNS, out, summary)
    return out.getvalue()


@given(answers)
def test_json_gives_back_every_row_and_then_the_summary(given):
    read = json.loads(written("json", given))
    assert read == {"rows": [answer_row(one) for one in given], "summary": {"total": len(given)}}


@given(answers)
@example([])
def test_parquet_gives_back_every_row_with_its_types(given):
    table = pq.read_table(io.BytesIO(written("parquet", given)))
    assert table.to_pylist() == [answer_row(one) for one in given]
    assert tuple(table.column_names) == COLUMNS
    read = pq.ParquetFile(io.BytesIO(written("parquet", given)))
    assert json.loads(read.metadata.metadata[b"summary"]) == {"total": len(given)}


@given(answers)
def test_csv_gives_back_every_row_as_text(given):
    text = written("csv", given).decode()
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(read) == len(given)
    for row, one in zip(read, given, strict=True):
        assert row["communes"].split() == list(one.communes)
        assert row["asked"] == ("true" if one.asked else "")
        assert row["label"].removeprefix("'") == one.label.removeprefix("'")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_starts_a_formula(start):
    hostile = f'{start}HYPERLINK("x")'
    one = Answer(hostile, "CONV-001", "force", hostile, hostile, (), True, Status.BREACH, ())
    (row,) = csv.DictReader(io.StringIO(written("csv", [one]).decode(), newline=""))
    assert [row[name] for name in ("framework", "id", "label")] == [f"'{hostile}"] * 3


def test_the_duty_is_named_in_the_language_asked_for():
    one = Answer("f", "CONV-001", "force", "pm", "PM", ("77288",), True, Status.BREACH, ())
    assert "reaches the threshold" in answer_row(one, "en")["duty"]
    assert "atteint le seuil" in answer_row(one)["duty"]
