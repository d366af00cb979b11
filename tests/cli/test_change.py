"""`secuprev compare`, `resilience` and `forecast`."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SENART_2006 = str(ROOT / "examples" / "senart-2006.yaml")
SENART_2012 = str(ROOT / "examples" / "senart-2012.yaml")
BROKEN = str(ROOT / "tests" / "fixtures" / "broken" / "dangling-id.yaml")
TOWN = """
secuprev: 1
id: town
communes: [{code: "77288", population: 1200}, {code: "77285"}]
forces:
  - {id: pm, kind: police_municipale, name: PM}
  - {id: pn, kind: police_nationale}
conventions:
  - id: c
    signed: 2020-03-01
    years: 3
    renewal: express
    communes: ["77288", "77285"]
    forces: [pm, pn]
    domains: [holiday_watch]
"""


@pytest.fixture
def town(tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text(TOWN, encoding="utf-8")
    return str(path)


def one_line(text):
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            [
                "De senart-2006 à senart-2012",
                "+ Lutte contre la toxicomanie (prévention)",
                "la collaboration au Plan Senior départemental",
                "+ Plan Senior départemental [plan-senior]",
                "[10 objets] conforme",
            ],
        ),
        ("en", ["From senart-2006 to senart-2012", "+ Drug-addiction prevention", "[10 objects]"]),
    ],
)
def test_what_2012_added_to_2006(run, lang, words):
    done = run("compare", SENART_2006, SENART_2012, "--lang", lang)
    assert done.exit_code == 0
    assert [one for one in words if one not in one_line(done.stdout)] == []
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_two_days_of_one_document(run, town):
    days = ("--on", "2023-02-28", "--after-on", "2023-03-01")
    done = run("compare", town, *days, "--lang", "fr")
    assert "De town (28\u00a0février 2023) à town (1er\u00a0mars 2023)" in done.stdout
    assert "- c" in done.stdout
    assert "- Opérations tranquillité vacances" in done.stdout
    said = json.loads(run("compare", town, *days, "--format", "json", "--lang", "en").stdout)
    assert {"subject": "instrument", "id": "c", "label": "c", "change": "went", "details": []} in (
        said["changes"]
    )


def test_nothing_changed_is_said_so(run, town):
    assert "Nothing changed." in run("compare", town, town, "--lang", "en").stdout


@pytest.mark.parametrize("more", [[], ["--on", "2020-01-01"], ["--after-on", "2020-01-01"]])
def test_one_document_needs_two_days(run, town, more):
    done = run("compare", town, *more, "--lang", "fr")
    assert done.exit_code == 2
    assert "--after-on" in done.stderr


def test_faults_of_both_documents_are_told_at_once(run, tmp_path):
    done = run("compare", BROKEN, str(tmp_path / "absent.yaml"), "--lang", "fr")
    assert done.exit_code == 2
    assert "pm-melun" in done.stderr
    assert "absent.yaml" in done.stderr


def test_what_each_leaving_would_cost(run, town):
    done = run("resilience", town, "--on", "2020-06-01", "--lang", "fr")
    assert done.exit_code == 0
    said = one_line(done.stdout)
    assert "PM [pm] 2 communes, 1 200 habitants au moins" in said
    assert "plus rien ne couvre : Opérations tranquillité vacances" in said
    assert "n'ont plus de partenaire : pn" in said


def test_nothing_to_lose_is_said_so(run, tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text("secuprev: 1\nid: town\n", encoding="utf-8")
    done = run("resilience", str(path), "--on", "2021-01-01", "--lang", "en")
    assert "No leaving uncovers anything." in done.stdout


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            "1er mars 2023 prend fin : c n'est plus couvert : Opérations tranquillité vacances (2",
        ),
        ("en", "2023-03-01 ends: c no longer covered: Holiday house watch (2 communes)"),
    ],
)
def test_what_falls_away_at_the_end_of_a_term(run, town, lang, words):
    done = run("forecast", town, "--from", "2022-01-01", "--to", "2024-12-31", "--lang", lang)
    assert words in one_line(done.stdout)


def test_a_period_in_which_nothing_falls_away(run, town):
    done = run("forecast", town, "--from", "2021-01-01", "--to", "2021-12-31", "--lang", "fr")
    assert "Rien ne change sur cette période." in done.stdout


def test_what_is_only_doubtful_is_not_told_as_lost(run, tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text(
        "{secuprev: 1, id: town, conventions: [{id: c, signed: 2020-03-01, years: 3,"
        " communes: ['77288'], domains: [holiday_watch]}]}",
        encoding="utf-8",
    )
    days = ("--from", "2022-01-01", "--to", "2024-12-31")
    said = one_line(run("forecast", str(path), *days, "--lang", "en").stdout)
    assert "no longer known to be covered: Holiday house watch" in said
    assert "no longer covered" not in said
    said = one_line(run("forecast", str(path), *days, "--lang", "fr").stdout)
    assert "on ne sait plus si c'est couvert : Opérations tranquillité vacances" in said


def test_a_period_that_ends_before_it_begins_is_refused(run, town):
    done = run("forecast", town, "--from", "2022-01-01", "--to", "2021-12-31", "--lang", "fr")
    assert done.exit_code == 2
    assert "le dernier jour vient avant le premier" in one_line(done.stderr)


def test_a_period_has_two_ends(run, town):
    done = run("forecast", town, "--from", "2021-01-01", "--lang", "fr")
    assert done.exit_code == 2
    assert "--to" in done.stderr
