"""The help: each page fits a screen, `secuprev` alone says what to do first, errors suggest."""

import pytest

from secuprev.cli.app import app

LANGS = ("fr", "en")
COMMANDS = (
    "against-model", "check", "compare", "coverage", "domains", "duties", "explain", "forecast",
    "france", "graph", "import", "law", "new", "resilience", "rules", "schema", "what-if",
)  # fmt: skip


def test_these_are_all_the_commands():
    assert sorted(app.homes) == list(COMMANDS)
    assert [app.load(one).name for one in COMMANDS] == list(COMMANDS)
    assert set(app.usual) < set(app.homes)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", [[], *([one] for one in COMMANDS)], ids=" ".join)
def test_each_page_fits_a_screen(run, command, lang):
    done = run(*command, "--help", "--lang", lang)
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert 5 < len(lines) <= 24
    assert max(map(len, lines)) <= 80
    for option in app.load(command[0]).params if command else app.params:
        if option.param_type_name == "option":
            assert f"{option.opts[-1]} " in done.stdout, option.opts


@pytest.mark.parametrize("lang", LANGS)
def test_the_help_names_every_command(run, lang):
    said = run("--help", "--lang", lang).stdout.split()
    assert {*COMMANDS} <= {one.strip(",") for one in said}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", app.usual)
def test_what_a_usual_command_does_takes_one_line(run, command, lang):
    said = app.load(command).said.in_(lang).split("\n")[0]
    assert f"{said}\n" in run("--help", "--lang", lang).stdout


@pytest.mark.parametrize(
    ("arguments", "env", "first"),
    [
        ((), {"LANG": "fr_FR.UTF-8"}, "Pour commencer :"),
        ((), {"LANG": "C"}, "To begin with:"),
        (("--lang", "fr"), {"LANG": "C"}, "Pour commencer :"),
    ],
)
def test_alone_it_says_what_to_do_first(run, arguments, env, first):
    done = run(*arguments, **env)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert first in done.stderr
    steps = done.stderr.split(first)[1]
    assert all(f"secuprev {one}" in steps for one in ("new", "check", "explain", "--help"))
    assert len(done.stderr.splitlines()) < 24


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["chek"], "proche : check"),
        (["check", "x.yaml", "--frmat", "json"], "proche : --format"),
        (["check", "x.yaml", "--format", "jsn"], "proche : json"),
        (["check", "x.yaml", "--select", "missing-conventoin"], "proche : missing-convention"),
        (["check", "x.yaml", "--on", "23/11/2012"], "proche : 2012-11-23"),
        (["coverage", "x.yaml", "--domain", "holliday_watch"], "proche : holiday_watch"),
        (["law", "convention.post_threshold"], "convention.posts_threshold"),
        (["new", "Melun"], "247700057 (CA Melun Val de Seine)"),
        (["france", "--jobs", "0"], "un nombre entier, 1 ou plus"),
        (["france", "--jobs", "x"], "un nombre entier, 1 ou plus"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(run, arguments, meant):
    done = run(*arguments, "--lang", "fr")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert meant in " ".join(done.stderr.split())


@pytest.mark.parametrize("word", ["{", "{}", "{0.x}", "%s", "«", "\x1b[31m"])
@pytest.mark.parametrize("option", ["--format", "--domain", "--on", "--select", "--jobs"])
def test_a_strange_word_is_no_fault_of_the_program(run, option, word):
    command = ["france"] if option == "--jobs" else ["coverage", "x.yaml"]
    command = ["check", "x.yaml"] if option == "--select" else command
    done = run(*command, option, word)
    assert done.exit_code == 2
    assert "\x1b[31m" not in done.stderr


@pytest.mark.parametrize("name", ["mleun.yaml", "melun.yml"])
def test_a_file_beside_is_suggested(run, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "melun.yaml").write_text("secuprev: 1\nid: x\n", encoding="utf-8")
    done = run("check", name, "--lang", "fr")
    assert done.exit_code == 2
    assert "vouliez-vous dire melun.yaml ?" in done.stderr
