"""A file is imported alike whatever a spreadsheet did to it."""

import csv
import io
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from secuprev import france, opendata
from secuprev.opendata.wording import worded

HEADERS = {
    "year": ["year", "Année"],
    "dep": ["dep", "Département", "Code département"],
    "name": ["name_raw", "Commune", "NOM DE LA COMMUNE"],
    "insee": ["insee_2026", "Code INSEE"],
    "population": ["population_declared", "Nombre d'habitants"],
    "pm": ["pm", "Nombre de policiers municipaux", "Agents de police municipale"],
    "asvp": ["asvp", "Nb d'ASVP"],
    "gc": ["gardes_champetres", "Nombre de gardes champêtres"],
}
CODES = [one.code for one in france.communes() if not one.code.startswith("9")]


@st.composite
def tables(draw):
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=8, unique=True))
    counts = st.integers(min_value=0, max_value=2_000_000)
    rows = []
    for code in codes:
        known = france.commune(code)
        rows.append(
            {
                "year": 2023,
                "dep": known.departement,
                "name": known.name,
                "insee": code,
                "population": draw(counts),
                "pm": draw(counts),
                "asvp": draw(counts),
                "gc": draw(counts),
            }
        )
    return rows


def zeros_lost(code, lost):
    return code.lstrip("0") if lost and code.isdigit() else code


def thousands(count, separator):
    return f"{count:,}".replace(",", separator)


def without_accents(words):
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


@st.composite
def mangled(draw, rows):
    columns = draw(st.permutations(list(HEADERS)))
    lost = draw(st.booleans())
    separator = draw(st.sampled_from(["", " ", "\u00a0", "."]))
    decimals = draw(st.sampled_from(["", ".0"])) if not separator else ""
    capitals = draw(st.booleans())
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=draw(st.sampled_from(",;\t")))
    writer.writerows([[]] * draw(st.integers(min_value=0, max_value=3)))
    writer.writerow([draw(st.sampled_from(HEADERS[column])) for column in columns])
    for row in rows:
        cells = {
            **{key: f"{thousands(row[key], separator)}{decimals}"
               for key in ("population", "pm", "asvp", "gc")},
            "year": row["year"],
            "dep": zeros_lost(row["dep"], lost),
            "insee": zeros_lost(row["insee"], lost),
            "name": without_accents(row["name"]).upper() if capitals else row["name"],
        }  # fmt: skip
        writer.writerow([cells[column] for column in columns])
        writer.writerows([[""] * len(columns)] * draw(st.integers(min_value=0, max_value=1)))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
    return text.getvalue().encode(encoding)


@settings(max_examples=60)
@given(st.data())
def test_what_a_spreadsheet_does_to_a_file_changes_nothing(data):
    rows = data.draw(tables())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "survey.csv"
        file.write_bytes(data.draw(mangled(rows)))
        found = opendata.read_survey(file)
    assert found.report.findings == ()
    assert found.report.read == len(rows)
    assert [
        (row.departement, *row.communes, row.population, *row.agents) for row in found.rows
    ] == [
        (row["dep"], row["insee"], row["population"], row["pm"], row["asvp"], row["gc"])
        for row in rows
    ]
    assert str(found.source.as_of) == "2023-12"


@settings(max_examples=100)
@given(st.binary(max_size=400), st.sampled_from(["csv", "json", "ods", "xlsx"]))
def test_no_bytes_raise_anything_but_the_error_of_a_document(content, suffix):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"any.{suffix}"
        file.write_bytes(content)
        with suppress(opendata.DocumentError):
            report = opendata.read_neighbourhoods(file).report
            assert report.read == report.matched + len(report.findings)


WORDS = st.sampled_from(
    [
        *"(/,-+*:[]'’–", "((", "EPCI", "SIVOM", "communauté de communes", "compétence sur", "et",
        "avec", "+ 4 communes", "mutualisation", "police", "LE", "MELUN", "Saint-Denis", "77", "",
    ]
)  # fmt: skip
NAMES = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=40)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(["77", "93", "2A", "Total"]), NAMES), max_size=6))
def test_whatever_rows_call_themselves_each_is_accounted_for_once(rows):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "survey.csv"
        with file.open("w", encoding="utf-8", newline="", errors="replace") as text:
            csv.writer(text).writerows(
                [["dep", "commune", "pm", "mise_en_commun"], *([*row, 1, 1] for row in rows)]
            )
        found = opendata.read_survey(file)
    lines = [row.line for row in found.rows] + [one.line for one in found.report.findings]
    assert found.report.read == len(rows) == len(lines) == len(set(lines))


def test_a_name_made_to_be_slow_is_not():
    for words in ("(" * 20_000, "a(" * 10_000, "()" * 10_000, "a, " * 5_000, "police " * 5_000):
        assert worded(words).words == words
