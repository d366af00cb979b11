"""`secuprev coverage`: each form, exit statuses, errors that help."""

import csv
import io
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SENART = str(ROOT / "examples" / "senart-2012.yaml")
BROKEN = str(ROOT / "tests" / "fixtures" / "broken" / "dangling-id.yaml")
TOWN = """
secuprev: 1
id: town
name: "Ville | <b>"
communes: [{code: "77288", population: 1200}, {code: "77285"}, {code: "77326"}]
conventions:
  - id: c
    kind: pooling
    signed: 2019-06-01
    years: 3
    communes: ["77288"]
    domains: [{domain: holiday_watch, role: lead}, {label: "mots rares"}]
strategies:
  - id: s
    kind: stspd
    signed: 2019-01-01
    years: 3
    communes: ["77285", "77288"]
    priorities: [holiday_watch, dangerous_dogs]
"""


@pytest.fixture
def town(tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text(TOWN, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            [
                "Couverture le 1er\u00a0janvier 2020 : Ville | <b>",
                "+ Opérations tranquillité vacances : Melun",
                "par : c (responsabilité principale)",
                "- Chiens dangereux : Le Mée-sur-Seine, Melun, 1\u202f200 habitants au moins",
                "- Opérations tranquillité vacances : Le Mée-sur-Seine, population inconnue",
                "attendu par : s",
                "« mots rares »",
            ],
        ),
        (
            "en",
            [
                "Coverage on 2020-01-01: Ville | <b>",
                "+ Holiday house watch: Melun",
                "by: c (lead)",
                "- Dangerous dogs: Le Mée-sur-Seine, Melun, at least 1,200 inhabitants",
                "expected by: s",
                '"mots rares"',
            ],
        ),
    ],
)
def test_domains_then_gaps_then_words_not_recognised(run, town, lang, words):
    done = run("coverage", town, "--on", "2020-01-01", "--lang", lang)
    assert done.exit_code == 0
    assert [one for one in words if one not in done.stdout] == []
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_one_domain_commune_by_commune(run, town):
    done = run("coverage", town, "--on", "2020-01-01", "--domain", "holiday_watch", "--lang", "fr")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "Le Mée-sur-Seine lacune" in lines
    assert "Melun couvert : c (responsabilité principale)" in lines
    assert "Nandy ni couvert ni attendu" in lines


def test_csv_has_a_row_for_each_commune_and_domain(run, town):
    done = run("coverage", town, "--on", "2020-01-01", "--format", "csv", "--lang", "fr")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 6
    states = {(one["commune"], one["domain"]): one["state"] for one in rows}
    assert states["77288", "holiday_watch"] == "covered"
    assert states["77285", "holiday_watch"] == "gap"
    assert {one["instruments"] for one in rows} == {"c", ""}


def test_json_is_what_the_library_says(run, town):
    said = json.loads(
        run("coverage", town, "--on", "2020-01-01", "--format", "json", "--lang", "en").stdout
    )
    assert [one["label"] for one in said["gaps"]] == ["Dangerous dogs", "Holiday house watch"]
    assert said["unread"] == ["mots rares"]


def test_markdown_takes_a_name_for_a_name(run, town):
    done = run("coverage", town, "--on", "2020-01-01", "--format", "markdown", "--lang", "fr")
    assert "Ville \\| \\<b\\>" in done.stdout
    assert "| Opérations tranquillité vacances | 1 | 1 | 0 | c (responsabilité principale) |" in (
        done.stdout
    )


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ([], 0),
        (["--fail-on-gap"], 1),
        (["--fail-on-gap", "--domain", "holiday_watch"], 1),
        (["--fail-on-gap", "--domain", "video_protection"], 0),
    ],
)
def test_a_gap_may_end_with_status_1(run, town, more, status):
    assert run("coverage", town, "--on", "2020-01-01", *more).exit_code == status


def test_senart_on_the_day_of_the_signature(run):
    done = run("coverage", SENART, "--on", "2012-11-23", "--lang", "fr")
    assert "+ Lutte contre la toxicomanie (prévention) : communes non précisées" in done.stdout


def test_an_unknown_domain_is_refused_with_near_ones(run, town):
    done = run("coverage", town, "--domain", "holliday_watch", "--lang", "fr")
    assert done.exit_code == 2
    assert "holiday_watch" in done.stderr


def test_a_broken_document_is_reported(run):
    done = run("coverage", BROKEN, "--lang", "fr")
    assert done.exit_code == 2
    assert "pm-melun" in done.stderr


MELUN = str(ROOT / "examples" / "melun-val-de-seine.yaml")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            [
                "À savoir : le document ne dit pas quelles conventions existent",
                "? Vidéoprotection : toutes les communes",
            ],
        ),
        (
            "en",
            [
                "Note: the document does not say which conventions there are",
                "? Public-space CCTV: all communes",
            ],
        ),
    ],
)
def test_what_cannot_be_told_is_no_gap(run, lang, words):
    done = run("coverage", MELUN, "--on", "2026-04-03", "--fail-on-gap", "--lang", lang)
    assert done.exit_code == 0
    assert [one for one in words if one not in done.stdout] == []


def test_after_the_law_was_read_the_needs_of_the_model_are_not_counted(run, tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text(TOWN.replace("pooling", "communal").replace("2019-06-01", "2025-06-01"))
    done = run("coverage", str(path), "--on", "2026-11-22", "--lang", "fr")
    assert "sans les besoins du modèle" in done.stdout


def test_nothing_covered_or_expected_is_said_so(run, tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text("secuprev: 1\nid: town\nconventions: []\n", encoding="utf-8")
    assert "Rien n'est couvert ni attendu." in run("coverage", str(path), "--lang", "fr").stdout


def test_many_communes_are_counted(run, tmp_path):
    codes = ["77288", "77285", "77326", "77326", "77152", "77038"]
    communes = ", ".join(f'{{code: "{one}", population: 10}}' for one in dict.fromkeys(codes))
    covered = ", ".join(f'"{one}"' for one in list(dict.fromkeys(codes))[:4])
    path = tmp_path / "town.yaml"
    path.write_text(
        f"secuprev: 1\nid: town\ncommunes: [{communes}]\nconventions:\n"
        f"  - {{id: c, kind: pooling, signed: 2019-06-01, years: 3, communes: [{covered}],"
        " domains: [holiday_watch]}\n",
        encoding="utf-8",
    )
    said = run("coverage", str(path), "--on", "2020-01-01", "--lang", "fr").stdout
    assert "+ Opérations tranquillité vacances : 4 communes sur 5" in said
