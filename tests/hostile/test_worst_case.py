"""Whatever a stranger writes, reading it takes a time that its length bounds.

Not how fast: that is measured in `benchmarks/`. A pattern that goes through a text once for each of
its letters, or worse, would not come to an end within the minutes that are given here.
"""

import contextlib
import csv
import json
import signal

import pytest

from secuprev import documents, france, opendata, vocabulary
from secuprev.documents import DocumentError
from secuprev.france.naming import plain_name
from tests.hostile.pumping import ROOMS, attacks, patterns

_LENGTH = 4_000  # of a text that is read for what it names
_LONG = 200_000  # of one that is only looked at
_MINUTES = 3


@pytest.fixture(autouse=True)
def bounded():
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_):
        raise TimeoutError(f"still reading after {_MINUTES} minutes")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60 * _MINUTES)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def texts():
    return attacks(_LENGTH)


def test_every_pattern_of_the_readers_is_pumped(texts):
    rooms = {name.split(".")[1] for name in patterns()}
    assert rooms == set(ROOMS)
    assert len(patterns()) > 100
    assert len(texts) > 100


@pytest.mark.parametrize(
    "read",
    [
        vocabulary.read_domains,
        vocabulary.find_force,
        vocabulary.find_office,
        vocabulary.find_partner,
        vocabulary.find_commune,
        france.search,
        plain_name,
    ],
    ids=lambda one: one.__name__,
)
def test_words(texts, read):
    for text in texts:
        read(text)


def test_a_word_of_a_whole_page_names_no_commune():
    assert vocabulary.find_commune("Melun " * 1000) is None
    assert france.search("Melun " * 1000) == ()


def _table(path, headers, texts):
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(headers)
        rows.writerows([text.replace("\0", "")] * len(headers) for text in texts)
    return path


def test_a_register_of_them(texts, tmp_path):
    headers = ["Commune", "Forces", "Signataires", "Date de signature", "Durée", "Échéance",
               "Reconduction", "Domaines", "Type", "Intitulé", "Effectif PM",
               "Armement"]  # fmt: skip
    path = _table(tmp_path / "registre.csv", headers, texts)
    assert opendata.read_register(path).read > 100


def test_a_survey_of_them(texts, tmp_path):
    headers = ["Année", "Département", "Commune", "Nombre de policiers municipaux"]
    rows = [[2023, 77, text, 3] for text in texts]
    path = _table(tmp_path / "survey.csv", headers, [])
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    found = opendata.read_survey(path)
    assert found.report.read == found.report.matched + len(found.report.findings)


@pytest.mark.parametrize("format", ["yaml", "toml", "json"])
def test_documents(format):
    for text in attacks(_LONG // 10):
        name = json.dumps(text)  # a quoted text of all three
        written = {
            "yaml": f"secuprev: 1\nid: x\nname: {name}\n",
            "toml": f'secuprev = 1\nid = "x"\nname = {name}\n',
            "json": f'{{"secuprev": 1, "id": "x", "name": {name}}}',
        }[format]
        for said in (written, text):
            with contextlib.suppress(DocumentError):
                documents.loads(said, format)


@pytest.mark.parametrize("format", ["yaml", "toml", "json"])
def test_a_text_of_nine_megabytes_is_read_or_refused(format):
    long = "é" * 4_500_000
    written = {"yaml": f"secuprev: 1\nid: x\nname: {long}\n",
               "toml": f'secuprev = 1\nid = "x"\nname = "{long}"\n',
               "json": f'{{"secuprev": 1, "id": "x", "name": "{long}"}}'}[format]  # fmt: skip
    assert documents.loads(written, format).name == long


def test_a_page_of_the_longest_text_names_what_it_names():
    found = vocabulary.find_domains("opération tranquillité vacances. " * 5_000)
    assert {one.domain for one in found} == {"holiday_watch"}
