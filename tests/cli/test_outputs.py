"""One habit of all commands that write a file: nothing that is there is lost unless one says so."""

import json
import os
import threading
from pathlib import Path

import pytest

from secuprev import documents
from secuprev.cli.app import app

ROOT = Path(__file__).parents[2]
MELUN = "247700057"
WRITING = {
    "new": ("new", MELUN),
    "import": ("import", str(ROOT / "docs/how-to/registers/registre.csv")),
    "graph": ("graph", str(ROOT / "examples/senart-2012.yaml"), "--format", "csv"),
    "france": ("france", "--epci", MELUN, "--select", "GOV-001", "--format", "csv"),
    "schema": ("schema",),
    "check": ("check", str(ROOT / "examples/melun-val-de-seine.yaml"), "--format", "csv"),
}


@pytest.fixture(params=WRITING.values(), ids=list(WRITING))
def command(request):
    return request.param


def test_these_are_all_the_commands_that_write():
    with_output = {
        name for name in app.homes if any("-o" in held.opts for held in app.load(name).params)
    }
    assert with_output == set(WRITING)


def test_a_file_that_is_there_is_kept_unless_one_says_so(run, command, tmp_path):
    out = tmp_path / "out.yaml"
    out.write_text("mine", encoding="utf-8")
    refused = run(*command, "-o", str(out), "--lang", "fr")
    assert refused.exit_code == 2
    assert "existe déjà ; --force pour l'écraser" in " ".join(refused.stderr.split())
    assert out.read_text(encoding="utf-8") == "mine"
    assert run(*command, "-o", str(out), "--force").exit_code == 0
    assert len(out.read_bytes()) > 100
    assert os.listdir(tmp_path) == ["out.yaml"]  # noqa: PTH208


@pytest.mark.parametrize("named", ["town.yaml", "./town.yaml", "link.yaml"])
def test_what_is_read_is_not_written_over(run, tmp_path, monkeypatch, named):
    monkeypatch.chdir(tmp_path)
    town = Path("town.yaml")
    town.write_text("{secuprev: 1, id: town}", encoding="utf-8")
    Path("link.yaml").hardlink_to(town)
    refused = run("check", str(town), "-o", named, "--force", "--lang", "fr")
    assert refused.exit_code == 2
    assert "est lu par la commande" in " ".join(refused.stderr.split())
    assert town.read_text(encoding="utf-8") == "{secuprev: 1, id: town}"


def test_a_dash_is_standard_output(run, command, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    done = run(*command, "-o", "-", "--lang", "fr")
    assert done.exit_code == 0
    assert len(done.stdout) > 100
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["", "nowhere/out.yaml", "file/out.yaml"])
def test_where_nothing_can_be_written_is_told(run, command, tmp_path, where):
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    done = run(*command, "-o", str(tmp_path / where), "--lang", "en")
    assert done.exit_code == 2
    assert done.stdout == ""
    said = " ".join(done.stderr.split())
    assert f"{tmp_path / where} is a folder" in said or f"{tmp_path / where} cannot be" in said


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_is_read_only_is_told(run, command, tmp_path):
    tmp_path.chmod(0o500)
    done = run(*command, "-o", str(tmp_path / "out.yaml"), "--lang", "en")
    tmp_path.chmod(0o700)
    assert done.exit_code == 2
    assert "cannot be written (Permission denied)" in " ".join(done.stderr.split())


def test_a_pipe_is_written_to_as_it_is(run, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    done = run("new", MELUN, "-o", str(pipe))
    reader.join(timeout=30)
    assert done.exit_code == 0
    assert documents.loads(read[0]).epci.siren == MELUN


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_schema_is_that_of_the_library(run, lang):
    done = run("schema", "--lang", lang)
    assert done.exit_code == 0
    assert json.loads(done.stdout) == documents.json_schema(lang)
