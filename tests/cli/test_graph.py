"""`secuprev graph`: a graph in a file, in each format, or on standard output."""

import io
import json
import sys
from pathlib import Path

import networkx as nx
import pytest

import secuprev

ROOT = Path(__file__).parents[2]
SENART = str(ROOT / "examples" / "senart-2012.yaml")
DAY = "2012-11-23"


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf", "a.json", "a.cyjs", "a.gv", "a.csv"])
def test_the_file_is_that_of_the_library(run, tmp_path, name):
    done = run("graph", SENART, "-o", str(tmp_path / name), "--on", DAY)
    assert (done.exit_code, done.output) == (0, "")
    graph = secuprev.cooperation_graph(secuprev.load(SENART), DAY)
    secuprev.export(graph, tmp_path / f"b{name}", lang="en")
    assert (tmp_path / name).read_bytes() == (tmp_path / f"b{name}").read_bytes()


def test_incidence_has_the_communes_and_the_instruments(run, tmp_path):
    path = tmp_path / "senart.gexf"
    assert run("graph", SENART, "-o", str(path), "--kind", "incidence").exit_code == 0
    found = nx.read_gexf(path)
    assert {data["kind"] for _, data in found.nodes(data=True)} >= {"instrument", "partner"}


def test_a_domain_and_an_instrument_can_be_kept(run):
    def edges(*wanted):
        done = run("graph", SENART, "-o", "-", "--format", "json", "--on", DAY, *wanted)
        assert done.exit_code == 0
        return {one["domain"] for one in json.loads(done.stdout)["edges"]}

    assert len(edges()) == 10
    assert edges("--domain", "dangerous_dogs") == {"dangerous_dogs"}
    assert len(edges("--via", "communal", "--via", "gltd")) == 10
    assert edges("--via", "gltd") == set()


def test_an_unknown_instrument_is_refused_with_near_ones(run):
    done = run("graph", SENART, "-o", "-", "--format", "json", "--via", "comunal", "--lang", "fr")
    assert done.exit_code == 2
    assert "communal" in done.stderr


@pytest.mark.parametrize(
    ("lang", "shown", "hidden"),
    [("fr", "Chiens dangereux", "Dangerous dogs"), ("en", "Dangerous dogs", "Chiens dangereux")],
)
def test_labels_are_in_the_language_asked_for(run, lang, shown, hidden):
    done = run("graph", SENART, "-o", "-", "--format", "mmd", "--on", DAY, "--lang", lang)
    assert shown in done.stdout
    assert hidden not in done.stdout


def test_the_format_goes_before_the_suffix(run, tmp_path):
    path = tmp_path / "senart.txt"
    run("graph", SENART, "-o", str(path), "--format", "graphml", "--on", DAY)
    assert len(nx.read_graphml(io.BytesIO(path.read_bytes()))) == 3


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("options", "french", "english"),
    [
        (["-o", "a.xlsx"], "format de graphe inconnu : « xlsx »", 'format of graphs: "xlsx"'),
        (["-o", "a"], "connus : graphml, gexf", "known: graphml, gexf"),
        (["-o", "-"], "-o - demande --format", "-o - needs --format"),
        (["-o", "-", "--format", "png2"], "n'est pas l'un de : graphml", "is none of: graphml"),
        (["-o", "a.dot", "--kind", "incidence", "--via", "c"], "demandent --kind", "need --kind"),
        (["-o", "a.png", "--kind", "incidence"], "se dessine", "is drawn"),
        (["-o", "a.dot", "--domain", "holiday_wath"], "proche : holiday", "near: holiday"),
        (["-o", "a.dot", "--on", "2012-11"], "un jour précis", "an exact day"),
        ([], "il manque -o", "missing: -o"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    run, tmp_path, monkeypatch, lang, options, french, english
):
    monkeypatch.chdir(tmp_path)
    done = run("graph", SENART, *options, "--lang", lang)
    assert done.exit_code == 2
    assert (french if lang == "fr" else english) in " ".join(done.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_a_picture_without_matplotlib_is_told_how_to_get_it(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run("graph", SENART, "-o", str(tmp_path / "a.svg"), "--on", DAY)
    assert done.exit_code == 2
    assert "secuprev[plot]" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_document_with_faults_writes_nothing(run, faulty, tmp_path):
    done = run("graph", faulty, "-o", str(tmp_path / "a.dot"))
    assert done.exit_code == 2
    assert "police_municipal" in done.stderr
    assert not (tmp_path / "a.dot").exists()


def test_a_folder_that_is_not_there_is_told(process, tmp_path):
    done = process("graph", SENART, "-o", str(tmp_path / "none" / "a.dot"))
    assert done.returncode == 2
    assert b"none" in done.stderr
    assert b"Traceback" not in done.stderr
