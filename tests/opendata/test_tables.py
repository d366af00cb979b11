"""Files of every make are read alike, and what cannot be read is told in one go."""

import csv
import io
import json
import sys

import odf.opendocument
import odf.table
import odf.text
import openpyxl
import pytest

from secuprev import opendata
from secuprev.documents import DocumentError
from secuprev.opendata.columns import Column, Holds, Table, Unreadable
from secuprev.opendata.tables import read_table
from secuprev.values import Text

TOWNS = Table(
    Text(fr="Essai", en="Trial"),
    (
        Column("insee", Holds.COMMUNE, ("code commune",), required=True),
        Column("agents", Holds.COUNT, ("policiers municipaux",), required=True),
        Column("name", Holds.TEXT),
        Column("shared", Holds.FLAG),
    ),
)
HEADER = ["Code commune", "Nombre de policiers municipaux", "name", "shared"]
LINES = [["01004", "8", "Ambérieu-en-Bugey", "oui"], ["77288", "", "Melun", "0"]]
MEANT = [
    {"insee": "01004", "agents": 8, "name": "Ambérieu-en-Bugey", "shared": True},
    {"insee": "77288", "agents": None, "name": "Melun", "shared": False},
]


def read(path):
    return [dict(record.values) for record in read_table(path, TOWNS).records]


WORKBOOK = pytest.mark.extra("tables")


def delimited(delimiter):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([HEADER, *LINES])
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_in_every_usual_encoding_and_with_every_delimiter(
    tmp_path, encoding, delimiter
):
    file = tmp_path / "towns.csv"
    file.write_bytes(delimited(delimiter).encode(encoding))
    assert read(file) == MEANT


@WORKBOOK
def test_a_workbook_is_read_though_it_keeps_codes_as_numbers(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Lisez-moi"])
    sheet = book.create_sheet("Effectifs")
    for line in [["Police municipale 2023"], [], HEADER, [1004, 8, "Ambérieu-en-Bugey", True]]:
        sheet.append(line)
    sheet.append([77288, None, "Melun", 0])
    book.save(tmp_path / "towns.xlsx")
    assert read(tmp_path / "towns.xlsx") == MEANT


@WORKBOOK
def test_two_sheets_that_may_be_the_table_are_not_guessed_between(tmp_path):
    book = openpyxl.Workbook()
    for title in ("2022", "2023"):
        sheet = book.create_sheet(title)
        sheet.append(HEADER)
        sheet.append([1004, 8, "Ambérieu-en-Bugey", 1])
    book.save(tmp_path / "years.xlsx")
    (fault,) = faults(tmp_path / "years.xlsx")
    assert fault.code == "several-sheets"
    assert "2022, 2023" in fault.message.en


@WORKBOOK
def test_an_open_document_is_read_too(tmp_path):
    document = odf.opendocument.OpenDocumentSpreadsheet()
    table = odf.table.Table(name="Effectifs")
    for line in [HEADER, *LINES]:
        row = odf.table.TableRow()
        for words in line:
            number = words.isdigit() and not words.startswith("0")
            kind = {"valuetype": "float", "value": words} if number else {"valuetype": "string"}
            cell = odf.table.TableCell(**kind)
            cell.addElement(odf.text.P(text=words))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "towns.ods"))
    assert read(tmp_path / "towns.ods") == MEANT


def test_json_is_read_by_code_or_as_a_list(tmp_path):
    listed = [dict(zip(HEADER, line, strict=True)) for line in LINES]
    keyed = {one["Code commune"]: {k: v for k, v in one.items() if k != "Code commune"}
             for one in listed}  # fmt: skip
    (tmp_path / "list.json").write_text(json.dumps(listed), encoding="utf-8")
    (tmp_path / "keys.json").write_text(json.dumps(keyed), encoding="utf-8")
    assert read(tmp_path / "list.json") == MEANT
    renamed = read_table(tmp_path / "keys.json", TOWNS, {"insee": "code"})
    assert [dict(record.values) for record in renamed.records] == MEANT


def test_the_headers_may_stand_below_a_title_and_lines_are_those_of_the_file(tmp_path):
    text = 'Enquête au 31 décembre\n\n"Deux\nlignes"\ninsee,agents\n01004,8\n\n77288,2\n'
    (tmp_path / "titled.csv").write_text(text, encoding="utf-8")
    sheet = read_table(tmp_path / "titled.csv", TOWNS)
    assert [(one.line, one["agents"]) for one in sheet.records] == [(6, 8), (8, 2)]


def test_columns_that_are_not_read_are_named(tmp_path):
    (tmp_path / "more.csv").write_text("insee,agents,Couleur\n01004,8,bleu\n", encoding="utf-8")
    assert read_table(tmp_path / "more.csv", TOWNS).unused == ("Couleur",)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("14 854", 14854), ("14\u00a0854", 14854), ("14\u202f854", 14854), ("14.854", 14854),
        ("14,854", 14854), ("1 234 567", 1234567), ("8.0", 8), ("8,00", 8), (" 7 ", 7), ("0", 0),
        ("", None), ("NC", None), ("-", None),
    ],
)  # fmt: skip
def test_a_count_is_read_as_people_write_it(cell, count):
    assert Column("agents", Holds.COUNT).read(cell) == count


@pytest.mark.parametrize("cell", ["1.5", "douze", "-3", "12?", "²", "1 2345", "9" * 5000])
def test_what_is_no_count_is_told(cell):
    with pytest.raises(Unreadable):
        Column("agents", Holds.COUNT).read(cell)


def test_a_cell_that_cannot_be_read_makes_its_row_doubtful_and_no_other(tmp_path):
    file = tmp_path / "survey.csv"
    file.write_text("dep,commune,pm\n77,Melun,douze\n77,Dammarie-les-Lys,8\n", encoding="utf-8")
    survey = opendata.read_survey(file)
    assert [row.pm for row in survey.rows] == [8]
    (doubt,) = survey.report.doubtful
    assert doubt.line == 2
    assert "Melun" in doubt.said
    assert "douze" in doubt.reason.fr


def test_more_cells_than_columns_is_told(tmp_path):
    (tmp_path / "wide.csv").write_text("insee,agents\n01004,8,9\n", encoding="utf-8")
    (record,) = read_table(tmp_path / "wide.csv", TOWNS).records
    assert "more cells than columns" in record.faults[0].en


# --- what cannot be used --------------------------------------------------------------------------


def faults(path, table=TOWNS):
    with pytest.raises(DocumentError) as caught:
        read_table(path, table)
    return caught.value.faults


def test_each_missing_column_is_named_with_the_nearest_header(tmp_path):
    (tmp_path / "short.csv").write_text("name,agnets\nMelun,8\n", encoding="utf-8")
    told = faults(tmp_path / "short.csv")
    assert [one.code for one in told] == ["column-missing"] * 2
    assert "insee" in told[0].message.en
    assert told[0].suggestion is None
    assert "agents" in told[1].message.fr
    assert told[1].suggestion == "agnets"
    assert all(one.file.endswith("short.csv") and one.line == 1 for one in told)


def test_of_two_headers_the_one_that_is_meant_first_is_taken(tmp_path):
    file = tmp_path / "both.csv"
    text = "Département,Code département,commune,pm\nSEINE-ET-MARNE,77,Melun,40\n"
    file.write_text(text, encoding="utf-8")
    found = opendata.read_survey(file)
    assert found.rows[0].communes == ("77288",)
    assert found.report.unused == ("Département",)


@pytest.mark.parametrize("said", ["77", "77 - SEINE-ET-MARNE", "Seine et Marne", "SEINE-ET-MARNE"])
def test_a_departement_is_known_by_its_code_or_its_name(tmp_path, said):
    (tmp_path / "s.csv").write_text(f"dep,commune,pm\n{said},Melun,40\n", encoding="utf-8")
    assert opendata.read_survey(tmp_path / "s.csv").rows[0].departement == "77"


def test_a_total_is_not_taken_for_a_commune(tmp_path):
    (tmp_path / "s.csv").write_text("dep,commune,pm\nTOTAL,,21000\n", encoding="utf-8")
    assert [one.line for one in opendata.read_survey(tmp_path / "s.csv").report.unmatched] == [2]


def test_a_column_that_the_table_does_not_have_cannot_be_named(tmp_path):
    (tmp_path / "s.csv").write_text("dep,commune,pm\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column agents"):
        opendata.read_survey(tmp_path / "s.csv", columns={"agents": "pm"})


def test_a_column_that_is_there_twice_is_refused(tmp_path):
    (tmp_path / "twice.csv").write_text("insee,agents,agents\n01004,8,9\n", encoding="utf-8")
    assert [one.code for one in faults(tmp_path / "twice.csv")] == ["column-twice"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "empty"),
        ("bytes.csv", b"insee,agents\n\x81\x8d,8\n", "encoding"),
        ("broken.json", b'{"01004": ', "json"),
        ("scalar.json", b'{"01004": 8}', "json"),
        ("deep.json", b"[" * 100_000, "json"),
        pytest.param("broken.xlsx", b"PK\x03\x04 nothing more", "spreadsheet", marks=WORKBOOK),
        pytest.param("broken.ods", b"", "spreadsheet", marks=WORKBOOK),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_nothing_else_is_raised(
    tmp_path, name, content, code
):
    (tmp_path / name).write_bytes(content)
    (fault,) = faults(tmp_path / name)
    assert fault.code == code
    assert fault.message.fr != fault.message.en


def test_a_file_that_is_not_there_is_told(tmp_path):
    (fault,) = faults(tmp_path / "absent.csv")
    assert fault.code == "missing-file"


def test_a_workbook_without_the_extra_says_which_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (tmp_path / "towns.xlsx").write_bytes(b"")
    (fault,) = faults(tmp_path / "towns.xlsx")
    assert "secuprev[tables]" in fault.message.fr
