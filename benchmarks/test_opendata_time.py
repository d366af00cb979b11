"""How long the country takes from files to frameworks, beside reading the same bytes alone."""

import csv

import pytest

from secuprev import france, opendata

ROWS = 4_600  # as many as the survey of municipal police has


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    """A survey of the size of the real one, with a name in a hundred that nobody knows."""
    every = france.communes()
    path = tmp_path_factory.mktemp("survey") / "survey.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["dep", "commune", "pm", "asvp", "gardes_champetres"])
        for rank, one in enumerate(every[:: len(every) // ROWS][:ROWS]):
            name = one.name.upper() + (" ET ENVIRONS" if rank % 100 == 0 else "")
            writer.writerow([one.departement, name, rank % 40, rank % 3, rank % 2])
    return path


@pytest.mark.benchmark(group="opendata")
def test_the_csv_module_alone(benchmark, survey):
    def read():
        with survey.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    benchmark(read)


@pytest.mark.benchmark(group="opendata")
def test_the_survey_matched(benchmark, survey):
    benchmark(opendata.read_survey, survey)


@pytest.mark.benchmark(group="opendata")
def test_the_country(benchmark, survey):
    imported = opendata.read_survey(survey)
    benchmark(opendata.frameworks, imported)
