"""`secuprev against-model`: the conventions of a document beside the models of their days."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SENART = str(ROOT / "examples" / "senart-2012.yaml")
BROKEN = str(ROOT / "tests" / "fixtures" / "broken" / "dangling-id.yaml")


def one_convention(tmp_path, **said):
    lines = "\n".join(f"    {key}: {value}" for key, value in said.items())
    path = tmp_path / "town.yaml"
    path.write_text(f"secuprev: 1\nid: town\nconventions:\n  - id: c\n{lines}\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            [
                "Conclusion : 23\u00a0novembre 2012",
                "? Article 8 -",
                "Ajouté",
                "n'enfreint aucune loi",
            ],
        ),
        ("en", ["Concluded: 2012-11-23", "? Article 8 -", "Added", "breaks no act"]),
    ],
)
def test_each_article_has_its_mark(run, lang, words):
    done = run("against-model", SENART, "--convention", "coordination-2012", "--lang", lang)
    assert done.exit_code == 0
    assert all(one in done.stdout for one in words)
    assert "coordination-2006" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_clause_taken_otherwise_shows_both_values(run, tmp_path):
    town = one_convention(tmp_path, signed="2013-05-01", years=5, renewal="express")
    done = run("against-model", town, "--lang", "fr")
    assert "  ~ durée en années\n    modèle : 3 ans ; convention : 5 ans\n" in done.stdout
    assert "  = renouvellement\n" in done.stdout
    assert "  ? préavis en mois\n" in done.stdout


def test_a_clause_left_out_and_words_not_recognised(run, tmp_path):
    said = {"signed": "2013-05-01", "clauses": "{diagnosis: false}", "domains": '[{label: "xyz"}]'}
    done = run("against-model", one_convention(tmp_path, **said), "--lang", "en")
    assert "  - prior diagnosis\n" in done.stdout
    assert '  "xyz"\n' in done.stdout


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        ("1999-10-01", "aucun modèle de cette nature n'existait ce jour-là"),
        ("2012", "5 janvier 2012"),  # the edition changed inside the year, and the answer names it
    ],
)
def test_a_convention_without_a_model_says_why(run, tmp_path, signed, words):
    done = run("against-model", one_convention(tmp_path, signed=signed), "--lang", "fr")
    assert done.exit_code == 0
    assert words in " ".join(done.stdout.split())


def test_the_same_as_json(run):
    done = run("against-model", SENART, "--format", "json", "--lang", "en")
    found = {one["convention"]: one for one in json.loads(done.stdout)}
    assert set(found) == {"coordination-2006", "coordination-2012"}
    assert found["coordination-2012"]["model"] == {"id": "2012", "kind": "communal"}
    assert {one["severity"] for one in found.values()} == {"model"}


def test_a_document_without_convention_says_so(run, tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text("secuprev: 1\nid: town\n", encoding="utf-8")
    assert "aucune convention" in run("against-model", str(path), "--lang", "fr").stdout


def test_an_unknown_convention_is_refused_with_near_ones(run):
    done = run("against-model", SENART, "--convention", "coordination-2021", "--lang", "fr")
    assert done.exit_code == 2
    assert "coordination-2012" in done.stderr


def test_a_broken_document_is_reported(run):
    done = run("against-model", BROKEN, "--lang", "fr")
    assert done.exit_code == 2
    assert "pm-melun" in done.stderr
