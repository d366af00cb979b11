"""`secuprev new`: a document on standard output or in a file, and `-` to read one."""

import subprocess

import pytest

from secuprev import documents, render

MELUN = "247700057"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_writes_what_the_library_says(run, lang):
    done = run("new", MELUN, "--on", "2026-04-03", "--lang", lang)
    assert done.exit_code == 0
    assert done.stdout == render.starter(MELUN, "2026-04-03", lang)


def test_a_file_is_written_once(run, tmp_path):
    path = tmp_path / "melun.yaml"
    done = run("new", MELUN, "-o", str(path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert documents.load(path).epci.siren == MELUN
    path.write_text("mine", encoding="utf-8")
    done = run("new", MELUN, "-o", str(path), "--lang", "fr")
    assert done.exit_code == 2
    assert "--force" in done.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    other = run("new", MELUN, "-o", str(tmp_path / "melun.json"), "--lang", "en")
    assert (other.exit_code, "the document is .yaml" in other.stderr) == (2, True)
    assert not (tmp_path / "melun.json").exists()
    assert run("new", MELUN, "-o", str(path), "--force").exit_code == 0
    assert documents.load(path).epci.siren == MELUN


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["247700058"], "247700057"),
        (["rien"], "'rien'"),
        ([MELUN, "--on", "2018-12-31"], "2019-01-01"),
        ([MELUN, "--on", "2022"], "2022"),
        ([], "SIREN"),
    ],
)
def test_what_cannot_be_used_is_told(run, arguments, words):
    done = run("new", *arguments, "--lang", "fr")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert words in done.stderr


def test_a_folder_that_is_not_there_is_told(process, tmp_path):
    done = process("new", MELUN, "-o", str(tmp_path / "nowhere" / "melun.yaml"))
    assert done.returncode == 2
    assert b"nowhere" in done.stderr
    assert b"Traceback" not in done.stderr


def checked(process, text, *arguments):
    written = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert written.stdin is not None
    with written:
        written.stdin.write(text.encode())
        written.stdin.close()
        return process("check", "-", *arguments, stdin=written.stdout)


def test_what_is_written_can_be_checked_at_once(process):
    text = process("new", MELUN, "--lang", "fr").stdout.decode()
    done = checked(process, text, "--lang", "fr")
    assert done.returncode == 0
    assert "0 manquement" in done.stdout.decode()


FORCE = '"id": "pm", "kind": "police_municipale", "posts": 40, "firearms": true'


@pytest.mark.parametrize(
    "text",
    [
        "secuprev: 1\nid: t\nforces: [{id: pm, kind: police_municipale, posts: 40}]\n"
        "conventions: []",
        "# t\n{secuprev: 1, id: t, forces: [{id: pm, kind: police_municipale, posts: 40}],"
        " conventions: []}",
        f'{{"secuprev": 1, "id": "t", "forces": [{{{FORCE}}}], "conventions": []}}',
        '# t\nsecuprev = 1\nid = "t"\nconventions = []\n'
        '[[forces]]\nid = "pm"\nkind = "police_municipale"\nposts = 40',
    ],
)
def test_each_format_is_recognised(process, text):
    assert checked(process, text).returncode == 1


@pytest.mark.parametrize("text", ["", "secuprev: 1\nid: t\nnom: x", "{", "\x00"])
def test_the_faults_of_standard_input_are_told(process, text):
    done = checked(process, text)
    assert done.returncode == 2
    assert b"<stdin>" in done.stderr
    assert b"Traceback" not in done.stderr
