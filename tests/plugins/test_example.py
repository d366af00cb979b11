"""The example of the docs, built and installed: its rule, its importer and its form are there."""

import json

import pytest

from .conftest import SOURCE, python

TOWN = """
secuprev: 1
id: town
conventions: [{id: c, signed: 2023-03-01, years: 3, domains: [dangerous_dogs]}]
"""


@pytest.fixture
def run(installed, tmp_path):
    (tmp_path / "town.yaml").write_text(TOWN, encoding="utf-8")
    (tmp_path / "forces.csv").write_text(
        "commune,force\nMelun,PM\nMelun,FSE\nDammarie-les-Lys,commissariat\n", encoding="utf-8"
    )

    def command(*arguments, plugged=True, **environment):
        path = [installed, SOURCE] if plugged else [SOURCE]
        return python("-m", "secuprev", *arguments, path=path, cwd=tmp_path, **environment)

    return command


def test_its_rule_is_listed_and_explained_in_both_languages(run):
    assert "VAL-001" in run("rules").stdout
    page = run("explain", "val-holiday-watch", "--lang", "fr").stdout
    assert "la moitié des logements" in page
    assert "half of the homes" in run("explain", "VAL-001", "--lang", "en").stdout
    assert "VAL-001" not in run("rules", plugged=False).stdout


def test_its_rule_is_run_chosen_left_out_and_weighed(run):
    asked = ("check", "town.yaml", "--on", "2024-06-01", "--format", "json")
    every = json.loads(run(*asked).stdout)
    ours = [one for one in every["results"] if one["rule"] == "VAL-001"]
    assert [(one["verdict"], one["message"]) for one in ours] == [
        ("breach", "it says nothing of it")
    ]
    assert every["receipt"]["plugins"] == ["vallee-rules 1.0"]
    assert every["notices"] == []
    only = run(*asked, "--select", "VAL-001", "--severity", "val-holiday-watch=obligation")
    assert only.returncode == 1
    (result,) = json.loads(only.stdout)["results"]
    assert result["severity"] == "obligation"
    without = json.loads(run(*asked, "--ignore", "VAL-001").stdout)
    assert "VAL-001" not in {one["rule"] for one in without["results"]}
    assert without["receipt"]["plugins"] == []


def test_the_text_of_a_report_names_the_package(run):
    done = run("check", "town.yaml", "--on", "2024-06-01")
    assert "Rules of other packages: vallee-rules 1.0" in done.stdout
    assert done.stderr == ""


def test_plug_ins_may_be_left_aside(run):
    asked = ("town.yaml", "--on", "2024-06-01", "--format", "json")
    without = run("check", *asked, plugged=False).stdout
    assert run("check", *asked, "--no-plugins").stdout == without
    assert run("--no-plugins", "check", *asked).stdout == without
    assert run("check", *asked, SECUPREV_NO_PLUGINS="1").stdout == without
    assert run("explain", "VAL-001", "--no-plugins").returncode == 2


def test_its_form_is_a_format(run):
    done = run("check", "town.yaml", "--on", "2024-06-01", "--format", "vallee-brief")
    assert (done.stdout, done.stderr) == ("town: 1 breach(es)\n", "")
    unknown = run("check", "town.yaml", "--format", "vallee")
    assert unknown.returncode == 2
    assert "vallee-brief" in unknown.stderr
    assert run("check", "town.yaml", "--format", "vallee-brief", plugged=False).returncode == 2


def test_its_importer_is_a_kind_of_file(run, tmp_path):
    done = run("import", "forces.csv", "--kind", "vallee-list", "-o", "made.yaml")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "- row 2: Melun, FSE\n"
    assert (tmp_path / "made.yaml").read_text(encoding="utf-8").splitlines()[2:] == [
        "forces:",
        "  - id: force-1",
        "    kind: police_municipale",
        '    communes: ["77288"]',
        "  - id: force-3",
        "    kind: police_nationale",
        '    communes: ["77152"]',
    ]
    assert run("import", "none.csv", "--kind", "vallee-list").returncode == 2
    wrong = run("import", "forces.csv", "--kind", "vallee-list", "--epci", "247700057")
    assert wrong.returncode == 2
    assert "register" in wrong.stderr


def test_its_rule_is_held_to_what_holds_for_ours(installed, tmp_path):
    code = "from secuprev.testing import check_rule; check_rule('VAL-001')"
    done = python("-c", code, path=[installed, SOURCE], cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_its_rule_travels_to_other_processes(installed, tmp_path):
    script = tmp_path / "many.py"
    script.write_text(
        "from concurrent.futures import ProcessPoolExecutor\n"
        "import secuprev\n"
        "if __name__ == '__main__':\n"
        "    town = secuprev.load('town.yaml')\n"
        "    here = list(secuprev.check_many([town] * 3, '2024-06-01'))\n"
        "    with ProcessPoolExecutor(2) as pool:\n"
        "        there = list(secuprev.check_many([town] * 3, '2024-06-01', executor=pool))\n"
        "    assert [one.to_json() for one in here] == [one.to_json() for one in there]\n"
        "    assert here[0].receipt.plugins == ('vallee-rules 1.0',)\n"
    )
    (tmp_path / "town.yaml").write_text(TOWN, encoding="utf-8")
    done = python("many.py", path=[installed, SOURCE], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
