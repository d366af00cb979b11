"""What is no register, or means harm, ends in a clear error or in doubts: bounded, nothing run."""

import re
import tracemalloc
import zipfile
from itertools import pairwise

import openpyxl
import pytest

from secuprev import documents
from secuprev.documents import DocumentError
from secuprev.opendata import workbooks
from secuprev.opendata.registers import doubts, read_register, register, write
from secuprev.opendata.workbooks import Bounds

HEADERS = ["Commune", "Signée le", "Durée"]


@pytest.fixture
def book(tmp_path):
    def made(*rows, name="registre.xlsx"):
        workbook = openpyxl.Workbook()
        for row in (HEADERS, *rows):
            workbook.active.append(row)
        workbook.save(tmp_path / name)
        return tmp_path / name

    return made


def altered(path, change):
    """Rewrite the members of a workbook."""
    with zipfile.ZipFile(path) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def fault(path):
    with pytest.raises(DocumentError) as caught:
        read_register(path)
    (one,) = caught.value.faults
    assert one.file == str(path)
    return one


def test_a_truncated_workbook_is_told(book):
    path = book(["Melun", "2024", "3 ans"])
    path.write_bytes(path.read_bytes()[:2000])
    assert fault(path).code == "spreadsheet"
    assert "cut short" in fault(path).message.en


ENGLISH = re.compile("zip|CRC|token|element|detect|format|expecting|column", re.IGNORECASE)


PNG, OLD = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xd0\xcf\x11\xe0"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", PNG, b"id: melun", OLD])
@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".xls"])
def test_what_is_no_workbook_is_told_in_the_words_of_the_reader(tmp_path, suffix, content):
    path = tmp_path / f"book{suffix}"
    path.write_bytes(content)
    found = fault(path)
    assert found.code == "spreadsheet"
    assert "enregistrez-le de nouveau" in found.message.fr
    assert "save it again" in found.message.en
    assert not ENGLISH.search(found.message.fr)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("cut", [None, 60])
def test_a_workbook_without_one_of_its_parts_is_told(book, part, cut):
    def change(members):
        held = members.pop(part)
        if cut:
            members[part] = held[:cut]

    found = fault(altered(book(["Melun", "2024", "3 ans"]), change))
    assert found.code == "spreadsheet"
    assert not ENGLISH.search(found.message.fr)


@pytest.mark.parametrize("content", [PNG, b"%PDF-1.7\n%abc", b"\x7fELF\0"])
@pytest.mark.parametrize("name", ["image.png", "table.csv", "table"])
def test_a_picture_is_no_table(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    found = fault(path)
    assert found.code == "not-a-table"
    assert "une image" in found.message.fr


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".toml"])
def test_a_document_is_no_table_and_the_command_for_it_is_named(tmp_path, suffix):
    path = tmp_path / f"melun{suffix}"
    path.write_text("secuprev: 1\nid: melun\n", encoding="utf-8")
    found = fault(path)
    assert found.code == "not-a-table"
    assert "secuprev check" in found.message.fr
    assert "secuprev check" in found.message.en


def test_broken_json_is_told_with_its_line_and_without_the_words_of_a_decoder(tmp_path):
    path = tmp_path / "table.json"
    path.write_text('[{"a": 1},\n{"b" 2}]', encoding="utf-8")
    found = fault(path)
    assert (found.code, found.line) == ("json", 2)
    assert not ENGLISH.search(found.message.fr)


def test_a_workbook_with_a_password_is_told(tmp_path):
    # An encrypted XLSX is an OLE container with this stream.
    path = tmp_path / "secret.xlsx"
    stream = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream + bytes(600))
    assert fault(path).code == "workbook-protected"
    ods = tmp_path / "secret.ods"
    with zipfile.ZipFile(ods, "w") as archive:
        archive.writestr("content.xml", "nothing")
        archive.writestr("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>")
    assert fault(ods).code in ("workbook-protected", "spreadsheet")


@pytest.fixture
def bounded(monkeypatch):
    def narrow(**bounds):
        monkeypatch.setattr(register, "BOUNDS", Bounds(**bounds))

    return narrow


def test_a_bomb_is_not_unpacked(book):
    def swell(members):
        members["xl/media/nothing.bin"] = bytes(300_000_000)

    path = altered(book(["Melun", "2024", "3 ans"]), swell)
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    try:
        assert fault(path).code == "workbook-too-large"
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE x [<!ENTITY a 'ha'>"
        + "".join(
            f"<!ENTITY {one} '{f'&{other};' * 10}'>" for other, one in pairwise("abcdefghijk")
        )
        + "]>",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
    ids=["unfolding", "of a file", "elsewhere"],
)
def test_entities_are_refused(book, declared):
    def declare(members):
        sheet = members["xl/worksheets/sheet1.xml"].decode().removeprefix("<?xml version='1.0'?>")
        shown = '<row><c t="str"><v>&k;</v></c></row></sheetData>'
        members["xl/worksheets/sheet1.xml"] = (
            declared + sheet.replace("</sheetData>", shown)
        ).encode()

    assert fault(altered(book(["Melun", "2024", "3 ans"]), declare)).code == "workbook-entities"


def test_what_an_archive_says_of_its_size_is_not_believed(book, bounded):
    path = altered(
        book(["Melun", "2024", "3 ans"]), lambda members: members.update(bomb=bytes(5_000_000))
    )
    content = path.read_bytes()
    size = (5_000_000).to_bytes(4, "little")
    assert size in content
    path.write_bytes(content.replace(size, (10).to_bytes(4, "little")))
    bounded(unpacked=1_000_000)
    assert fault(path).code in ("workbook-too-large", "spreadsheet")


@pytest.mark.parametrize("address", ["XFD1048576", "A1048576", "XFD3"])
def test_one_cell_in_the_last_corner_takes_no_memory(book, address):
    def stretch(members):
        sheet = members["xl/worksheets/sheet1.xml"].decode()
        line = "".join(one for one in address if one.isdigit())
        cell = f'<row r="{line}"><c r="{address}"><v>1</v></c></row></sheetData>'
        members["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", cell).encode()

    path = altered(book(["Melun", "2024", "3 ans"]), stretch)
    if address == "XFD3":  # 50,000 cells are no harm
        assert [one.cell for one in read_register(path).doubts if one.code == "more-cells"] == [
            address
        ]
    else:
        assert fault(path).code in ("workbook-too-large", "too-many-rows")


def test_a_text_shown_a_thousand_times_counts_a_thousand_times(book, bounded):
    bounded(unpacked=400_000)
    path = book(*(["Melun", "2024", "x" * 1000] for _ in range(400)))
    assert fault(path).code == "workbook-too-large"


def test_an_open_document_that_repeats_a_cell_without_end_is_refused(tmp_path):
    path = tmp_path / "registre.ods"
    cell = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
        ' table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    names = ("office", "table", "text")
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in names
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="a">{cell}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    assert fault(path).code == "workbook-too-large"


def test_more_rows_than_a_register_has_are_refused_before_they_are_kept(tmp_path, book):
    path = tmp_path / "registre.csv"
    line = "Melun;2024;3 ans\n"
    path.write_text("Commune;Signée le;Durée\n" + line * 200_000, encoding="utf-8")
    assert fault(path).code == "too-many-rows"
    with pytest.raises(DocumentError) as caught:
        read_register(book(*(["Melun", "2024", "3 ans"] for _ in range(register.BOUNDS.rows + 1))))
    assert caught.value.faults[0].code == "too-many-rows"


def test_a_file_of_doubts_is_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(doubts, "MOST", 100)
    path = tmp_path / "registre.csv"
    path.write_text(
        "Commune;Signée le\n" + "".join(f"Nulle part {rank};?\n" for rank in range(200)),
        encoding="utf-8",
    )
    assert fault(path).code == "too-many-doubts"


def test_a_long_cell_is_read_in_part_and_told(book):
    found = read_register(book(["Melun", "2024", "3 ans " + "x" * 6_000]))
    assert "cell-long" in [one.code for one in found.doubts]
    assert max(map(len, write(found).splitlines())) < 6_000


def test_a_file_that_is_too_large_is_refused(tmp_path, bounded):
    bounded(bytes=1000)
    path = tmp_path / "registre.csv"
    path.write_text("Commune;Signée le\n" + "Melun;2024\n" * 200, encoding="utf-8")
    assert fault(path).code == "too-large"


def test_a_workbook_that_is_called_csv_is_told(book):
    assert fault(book(["Melun", "2024", "3 ans"], name="registre.xlsx").rename(
        book().with_suffix(".csv")
    )).code == "not-csv"  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.csv", b"<!DOCTYPE html><html><body><table><tr><td>Commune</td></tr></table>"),
        ("letter.csv", "Monsieur le Maire,\nVeuillez trouver…\n".encode()),
        ("english.csv", b"Town,Signed on,Term\nMelun,2024-03-21,3 years\n"),
        ("german.csv", b"Gemeinde;Unterzeichnet am;Dauer\nMelun;2024;3 Jahre\n"),
        ("empty.csv", b""),
        ("open-quote.csv", b'Commune;Date\n"Melun;2024\n' + b"x" * 200_000),
    ],
)
def test_what_is_no_register_is_told_with_what_was_read(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert fault(path).code in ("no-headers", "csv", "encoding")


def test_a_formula_is_never_computed(book, tmp_path):
    path = book(['=HYPERLINK("http://x","Melun")', "=TODAY()", "3 ans"], ["Melun", "2024", 3])
    found = read_register(path)
    assert [(one.cell, one.code) for one in found.doubts if "formula" in one.code] == [
        ("A2", "formula"), ("B2", "formula"),
    ]  # fmt: skip
    text = tmp_path / "registre.csv"
    text.write_text("Commune;Signée le\n=cmd|' /C calc'!A0;=1+1\nMelun;2024\n", encoding="utf-8")
    found = read_register(text)
    assert {"commune-unknown", "date-unreadable"} <= {one.code for one in found.doubts}
    assert documents.loads(write(found)) == found.framework


def test_the_last_result_of_a_formula_is_taken_with_a_doubt(book):
    def compute(members):
        sheet = members["xl/worksheets/sheet1.xml"].decode()
        members["xl/worksheets/sheet1.xml"] = (
            sheet.replace("<f>2022+2</f><v />", "<f>2022+2</f><v>2024</v>")
            .replace("<f>2022+2</f><v></v>", "<f>2022+2</f><v>2024</v>")
            .encode()
        )

    found = read_register(altered(book(["Melun", "=2022+2", "3 ans"]), compute))
    assert str(found.framework.conventions[0].signed) == "2024"
    assert ("B2", "formula-value") in [(one.cell, one.code) for one in found.doubts]


def test_macros_are_told_and_left_alone(book):
    path = altered(
        book(["Melun", "2024", "3 ans"], name="registre.xlsm"),
        lambda members: members.update({"xl/vbaProject.bin": b"Sub AutoOpen()"}),
    )
    found = read_register(path)
    assert "macros" in [one.code for one in found.doubts]
    assert len(found.framework.conventions) == 1


def test_words_of_a_cell_never_leave_their_comment(book):
    cell = "13/05/24\n\u2028conventions: []\r\x85id: other"
    found = read_register(book(["Melun", cell, "3 ans"], ["Nulle\u202epart", "2024", "3 ans"]))
    assert documents.loads(write(found)) == found.framework


def test_the_bounds_of_open_data_leave_room_for_what_is_published():
    assert workbooks.Bounds().rows >= register.BOUNDS.rows
