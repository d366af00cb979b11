"""`secuprev duties`: exit statuses, both languages, errors that help."""

from pathlib import Path

import pytest

from tests.render.days import worded

MELUN = str(Path(__file__).parents[2] / "examples" / "melun-val-de-seine.yaml")
BROKEN = str(Path(__file__).parents[1] / "fixtures" / "broken" / "dangling-id.yaml")


@pytest.mark.parametrize(("lang", "word"), [("fr", "remplie"), ("en", "met")])
def test_duties_of_a_document(run, lang, word):
    done = run("duties", MELUN, "--on", "2026-04-03", "--lang", lang)
    assert done.exit_code == 0
    assert word in done.stdout
    assert worded("2026-04-03", lang) in done.stdout


def test_a_day_after_the_law_was_read_is_told_as_such(run):
    done = run("duties", MELUN, "--on", "2026-11-22", "--lang", "fr")
    assert "le droit a été lu du 16 avril 1999 au 3 avril 2026" in " ".join(done.stdout.split())


def test_the_history_of_one_object(run):
    done = run("duties", MELUN, "--history", "cispd", "--on", "2026-04-03", "--lang", "fr")
    assert "Loi 2024-247 art. 16" in done.stdout


def test_a_broken_document_is_reported(run):
    done = run("duties", BROKEN, "--lang", "fr")
    assert done.exit_code == 2
    assert "pm-melun" in done.stderr


def test_an_unknown_object_is_refused_with_near_ones(run):
    done = run("duties", MELUN, "--history", "cisp", "--lang", "fr")
    assert done.exit_code == 2
    assert "proche : cispd" in done.stderr
