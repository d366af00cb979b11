"""The files as they really come: every row accounted for, and no wrong commune."""

import csv
import json
from collections import Counter

import pytest

from secuprev import france, opendata
from tests.opendata.shared import DATA, real, rows

pytestmark = real
YEARS = ("2018", "2023")
RAW = (
    "dep", "name_raw", "population_declared", "mise_en_commun", "pm", "asvp", "gardes_champetres",
    "maitres_chiens", "chiens",
)  # fmt: skip


def adds_up(report, count):
    assert report.read == count
    assert report.matched + len(report.unmatched) + len(report.doubtful) == count
    assert all(one.reason.fr and one.reason.en for one in report.findings)


@pytest.mark.parametrize("year", YEARS)
def test_the_survey_is_accounted_for_row_by_row(year):
    name = f"pm_survey_{year}.csv"
    survey, told = opendata.read_survey(DATA / name), rows(name)
    adds_up(survey.report, len(told))
    assert str(survey.source.as_of) == f"{year}-12"
    seen = {row.line for row in survey.rows} | {one.line for one in survey.report.findings}
    assert seen == set(range(2, len(told) + 2))
    for row in survey.rows:
        line = told[row.line - 2]
        assert [row.pm, row.asvp, row.gardes_champetres] == [
            int(line[column]) for column in ("pm", "asvp", "gardes_champetres")
        ]
    about = Counter(row.body or row.communes[0] for row in survey.rows)
    assert max(about.values()) == 1, "two rows about one place"
    assert survey.report.matched / len(told) > 0.9


@pytest.mark.parametrize("year", YEARS)
def test_names_alone_lead_to_the_communes_that_somebody_matched(year, tmp_path):
    """The ministry's own files have no codes: somebody added them to ours, by other means."""
    told = rows(f"pm_survey_{year}.csv")
    with (tmp_path / "raw.csv").open("w", encoding="cp1252", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(RAW)
        writer.writerows([line[column] for column in RAW] for line in told)
    survey = opendata.read_survey(tmp_path / "raw.csv")
    agreed = 0
    for row in survey.rows:
        line = told[row.line - 2]
        given = line["siren_epci_2026"] if row.body else line["insee_2026"]
        if given:
            assert given in (row.body, *row.communes), line["name_raw"]
            agreed += 1
    given = sum(bool(line["insee_2026"] or line["siren_epci_2026"]) for line in told)
    assert agreed / given > 0.95


def test_the_figures_of_a_syndicate_that_ten_rows_repeat_are_counted_for_none():
    survey = opendata.read_survey(DATA / "pm_survey_2023.csv")
    repeated = [one for one in survey.report.unmatched if "SIVOM" in one.said and one.row.pm == 7]
    assert len(repeated) == 10


def test_a_match_that_is_wrong_in_the_file_is_not_followed():
    survey = opendata.read_survey(DATA / "pm_survey_2018.csv")
    doubtful = {one.said: one.reason.fr for one in survey.report.doubtful}
    assert "Aboën" in doubtful["BOEN"]
    assert "Hédouville" in doubtful["HEROUVILLE"]


def test_the_neighbourhoods_are_accounted_for():
    name = "qpv_2024_communes.csv"
    told = rows(name)
    found = opendata.read_neighbourhoods(DATA / name)
    adds_up(found.report, len(told))
    current = {one.code for one in france.communes()}
    assert found.report.matched == sum(line["insee_com"] in current for line in told)
    assert {one.row.commune for one in found.report.doubtful} == {"93066"}


def test_the_competences_are_accounted_for():
    name = "banatic_security_competences.csv"
    told = rows(name)
    found = opendata.read_competences(DATA / name)
    adds_up(found.report, len(told))
    own_tax = {"CC", "CA", "CU", "METRO", "EPT"}
    assert {one.row.nature for one in found.report.unmatched}.isdisjoint(own_tax)
    assert sum(one.is_prevention for one in found.rows) == sum(
        line["competence_code"] == "3005" and line["nature"] in own_tax for line in told
    ) + sum(
        line["competence_code"] == "3005" and line["nature"] == "" and _own_tax(line["siren"])
        for line in told
    )


def _own_tax(siren):
    return siren in {one.siren for one in (*france.epcis(), *france.epts())}


def test_the_forces_of_the_state_are_accounted_for():
    told = json.loads((DATA / "police_gendarmerie_95.json").read_text(encoding="utf-8"))
    found = opendata.read_state_forces(DATA / "police_gendarmerie_95.json")
    adds_up(found.report, len(told))
    assert {one.commune for one in found.rows if one.state_police} == {
        code for code, one in told.items() if one["institution"] == "PN"
    }


def test_the_neighbours_are_those_of_the_file():
    told = rows("communes_adjacency.csv")
    found = opendata.read_adjacency(DATA / "communes_adjacency.csv")
    adds_up(found.report, len(told))
    by_code = opendata.neighbours(found.rows)
    assert len(by_code["77288"]) == sum(
        "77288" in (line["code_a"], line["code_b"]) for line in told
    )
    assert all(code in by_code[other] for code in by_code for other in by_code[code])


def test_the_country_holds_what_the_files_say():
    country = opendata.frameworks(
        survey=DATA / "pm_survey_2023.csv",
        qpv=DATA / "qpv_2024_communes.csv",
        competences=DATA / "banatic_security_competences.csv",
        police=DATA / "police_gendarmerie_95.json",
    )
    assert len(country) == len(france.epcis()) + 1
    survey = opendata.read_survey(DATA / "pm_survey_2023.csv")
    forces = [f for one in country for f in one.forces if f.source == survey.source.id]
    for column, kinds in {
        "pm": {"police_municipale", "police_municipale_paris", "police_intercommunale"},
        "asvp": {"asvp"},
        "gardes_champetres": {"garde_champetre"},
    }.items():
        counted = sum(f.headcount for f in forces if f.kind in kinds)
        assert counted == sum(getattr(row, column) for row in survey.rows), column
    with_qpv = {c.code for one in country for c in one.communes if c.qpv}
    listed = {line["insee_com"] for line in rows("qpv_2024_communes.csv")}
    assert with_qpv == listed - {"93059"}
    assert len(country.reports) == 4
