import json
import os
import re
import sys
from pathlib import Path

import pytest

from secuprev import documents, rules
from secuprev.cli import checking
from secuprev.rules import check
from secuprev.rules.collecting import Catalogue
from tests.render.frameworks import BREACH, SILENT, UNTOLD, agglomeration, always, town

LANGS = ("fr", "en")
MACHINE = ("sarif", "junit", "github", "markdown", "csv")


@pytest.fixture
def only(monkeypatch):
    """Make the catalogue hold the rules of a test and no other."""

    def hold(*held):
        alone = Catalogue(held, {one.name: one for one in held}, {})
        monkeypatch.setattr("secuprev.rules.catalogue.catalogue", lambda _: alone)

    return hold


# --- exit statuses --------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_status_0_when_nothing_is_breached(run, complying, lang):
    result = run("check", complying, "--lang", lang)
    assert result.exit_code == 0
    assert {"fr": "Aucun manquement", "en": "No breach"}[lang] in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("lang", LANGS)
def test_status_1_when_something_is_breached(run, breaching, lang):
    result = run("check", breaching, "--lang", lang)
    assert result.exit_code == 1
    assert "missing-convention (CONV-001)" in result.stdout
    words = {"fr": "40 emplois pour un seuil de 3", "en": "40 posts for a threshold of 3"}
    assert words[lang] in result.stdout
    assert result.stderr == ""


def test_status_1_when_one_of_several_is_in_breach(run, breaching, complying):
    assert run("check", complying, breaching).exit_code == 1
    assert run("check", complying, complying).exit_code == 0


@pytest.mark.parametrize(("verdict", "status"), [(SILENT, 0), (UNTOLD, 0), (BREACH, 1)])
def test_the_status_is_that_of_the_report(run, complying, only, verdict, status):
    only(always(verdict))
    assert run("check", complying).exit_code == status


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_rule_that_fails_is_a_status_1_and_is_shown(run, complying, only, form):
    only(always(ZeroDivisionError("division by zero")))
    result = run("check", complying, "--format", form)
    assert result.exit_code == 1
    assert "ZeroDivisionError: division by zero" in result.stdout
    assert "Traceback" not in result.output


@pytest.mark.parametrize("lang", LANGS)
def test_status_2_with_every_fault_of_every_document(run, faulty, breaching, write, lang):
    other = write("autre.json", '{"secuprev": 1, "name": "sans id"}')
    result = run("check", faulty, breaching, other, "absent.yaml", "--lang", lang)
    assert result.exit_code == 2
    assert result.stdout == ""
    said = " ".join(result.stderr.split())
    assert f"{faulty}:4:1" in result.stderr.splitlines()
    for name in (faulty, other, "absent.yaml"):
        for fault in faults_of(name):
            assert fault.message.in_(lang) in said
    assert {"fr": "vouliez-vous dire police_municipale ?", "en": "mean police_municipale?"}[
        lang
    ] in said
    assert {"fr": "rien n'a été fait", "en": "nothing was done"}[lang] in said
    assert "Traceback" not in said


def faults_of(name):
    with pytest.raises(documents.DocumentError) as error:
        documents.load(name)
    assert error.value.faults
    return error.value.faults


UNUSABLE = [
    (["--on", "2019"], "exact day", "jour précis"),
    (["--on", "2019-02-30"], "no such day", "pas au calendrier"),
    (["--on", "hier"], "a date is written", "une date s'écrit"),
    (["--select", "missing-conventoin"], "near: missing-convention", "proche : missing-convention"),
    (["--ignore", "CONV-999"], "unknown rule: CONV-999", "règle inconnue : CONV-999"),
    (["--format", "xml"], '"xml" is none of: text, json', "« xml » n'est pas l'un de : text, json"),
    (["--frmat", "json"], "unknown option: --frmat; near: --format", "option inconnue : --frmat"),
    (["--lang", "de"], '"de" is none of: fr, en', None),
    (["--on"], "the option --on wants a value", "l'option --on attend une valeur"),
    (["--all=oui"], "the option --all is misused", "l'option --all est mal employée"),
]


@pytest.mark.parametrize(("arguments", "en", "fr"), UNUSABLE)
def test_status_2_when_an_option_cannot_be_used(run, breaching, arguments, en, fr):
    for lang, words in (("en", en), ("fr", fr)):
        if words is None:
            continue
        result = run("check", breaching, *arguments, LANG=f"{lang}_XX.UTF-8")
        assert result.exit_code == 2
        assert result.stdout == ""
        assert words in " ".join(result.stderr.split())
        assert result.stderr.startswith({"fr": "Erreur : ", "en": "Error: "}[lang])
        assert "secuprev check --help" in result.stderr


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "missing: FILE..."), ("fr", "il manque FILE...")]
)
def test_status_2_without_a_document(run, lang, words):
    result = run("check", "--lang", lang)
    assert result.exit_code == 2
    assert words in result.stderr


# --- what is asked --------------------------------------------------------------------------------


def test_the_day_is_the_one_asked_about(run, breaching):
    assert "40 posts for a threshold of 5" in run("check", breaching, "--on", "2019-12-28").stdout
    assert "40 posts for a threshold of 3" in run("check", breaching, "--on", "2019-12-29").stdout


def test_the_default_day_is_said(run, breaching):
    day = rules.default_day()
    assert f"Day asked about: {day} (" in run("check", breaching).stdout
    assert f"Day asked about: {day}\n" in run("check", breaching, "--on", str(day)).stdout


def test_rules_are_selected_and_ignored_by_name_or_code(run, breaching):
    def names(*arguments):
        result = run("check", breaching, "--format", "json", *arguments)
        return {one["name"] for one in json.loads(result.stdout)["results"]}

    assert names("--select", "CONV-001") == {"missing-convention"}
    both = names("--select", "conv-001", "--select", "firearms-without-convention")
    assert both == {"missing-convention", "firearms-without-convention"}
    assert names("--select", "CONV-001", "--ignore", "missing-convention") == set()
    assert "missing-convention" not in names("--ignore", "CONV-001")


def test_what_does_not_apply_is_shown_on_demand(run, complying):
    assert "NOT APPLICABLE" not in run("check", complying).stdout
    assert "NOT APPLICABLE" in run("check", complying, "--all").stdout


def test_several_documents_each_have_their_report(run, breaching, complying):
    said = run("check", breaching, complying).stdout
    assert said.index("Ville-aux-Fées [ville]") < said.index("\nbourg\n")
    assert said.count("Summary: ") == 2
    assert "\n" + "=" * 80 + "\n" in said


# --- JSON -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_json_of_one_document_is_that_of_its_report(run, breaching, lang):
    result = run("check", breaching, "--format", "json", "--lang", lang, "--on", "2026-01-01")
    report = check(documents.load(breaching), "2026-01-01")
    assert result.stdout == report.to_json(lang) + "\n"
    assert result.exit_code == 1


def test_the_json_of_several_documents_is_a_list(run, breaching, complying):
    result = run("check", breaching, complying, "--format", "json")
    assert [one["framework"] for one in json.loads(result.stdout)] == ["ville", "bourg"]


# --- hostile input --------------------------------------------------------------------------------

HOSTILE = "Melun\n\x1b[2J\x9b31m\u202edart\x00\ud800"
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ud800-\udfff]")


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_hostile_name_does_not_reach_the_terminal(run, monkeypatch, form, lang):
    monkeypatch.setattr(documents, "load", lambda name: town(HOSTILE, posts=40))
    # A lone surrogate has no digest; documents never hold one.
    monkeypatch.setattr("secuprev.model.Framework.digest", "0" * 64)
    result = run("check", "x.yaml", "--format", form, "--lang", lang)
    assert result.exit_code == 1
    assert not CONTROLS.search(result.stdout)
    if form == "json":
        assert json.loads(result.stdout)["name"] == HOSTILE


def test_a_hostile_argument_does_not_reach_the_terminal(run):
    for arguments in (["check", "\x1b[2J.yaml"], ["explain", "\x1b[2J"], ["law", "\x1b[2J\n"]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "\x1b" not in result.stderr
        assert r"\x1b[2J" in result.stderr


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("more", [[], ["--all"], ["--on", "2006-07-01"], ["--on", "2027-01-01"]])
def test_nothing_is_wider_than_80_columns(run, monkeypatch, lang, more):
    monkeypatch.setattr(documents, "load", lambda name: agglomeration())
    result = run("check", "x.yaml", "--lang", lang, *more)
    assert len(result.stdout.splitlines()) > 40
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []


def test_documents_are_read_before_any_is_checked(run, monkeypatch, breaching, faulty):
    def refuse(*_, **__):
        raise AssertionError("nothing must be checked when a document is at fault")

    monkeypatch.setattr(checking.rules, "check", refuse)
    assert run("check", breaching, faulty).exit_code == 2


# --- the forms that machines read -----------------------------------------------------------------


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("lang", LANGS)
def test_machines_get_the_same_exit_status(run, breaching, complying, faulty, form, lang):
    found = run("check", complying, breaching, "--format", form, "--lang", lang)
    assert found.exit_code == 1
    assert "CONV-001" in found.stdout
    assert found.stderr == ""
    assert run("check", complying, "--format", form).exit_code == 0
    refused = run("check", faulty, "--format", form)
    assert refused.exit_code == 2
    assert refused.stdout == ""


@pytest.mark.parametrize("form", MACHINE)
def test_machines_read_what_comes_from_standard_input(process, breaching, form):
    with Path(breaching).open("rb") as stdin:
        found = process("check", "-", "--format", form, stdin=stdin)
    assert found.returncode == 1
    assert b"CONV-001" in found.stdout


@pytest.mark.parametrize("form", MACHINE)
def test_machines_are_told_what_is_not_law(run, breaching, form):
    supposed = run("check", breaching, "--format", form, "--with-law", "bill-2025")
    assert "THIS IS NOT LAW" in supposed.stdout
    assert "bill-2025" in supposed.stdout
    assert "THIS IS NOT LAW" not in run("check", breaching, "--format", form).stdout


@pytest.mark.parametrize("form", MACHINE)
def test_a_file_whose_name_is_no_text_is_told(process, tmp_path, breaching, form):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff,b.yaml"))
    try:
        path.write_bytes(Path(breaching).read_bytes())
    except OSError:
        pytest.skip("this file system refuses the name")
    found = process("check", str(path), "--format", form)
    assert (found.returncode, found.stderr) == (1, b"")
    assert b"CONV-001" in found.stdout


# --- a page ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_is_written_to_a_file(run, breaching, tmp_path, lang):
    out = tmp_path / "page.html"
    result = run("check", breaching, "--format", "html", "-o", str(out), "--lang", lang)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    report = rules.check(documents.load(breaching))
    assert out.read_text(encoding="utf-8") == report.to_html(lang, file=breaching)


def test_a_page_goes_to_the_standard_output_too(run, complying):
    result = run("check", complying, "--format", "html")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")


def test_a_page_is_of_one_document(run, breaching, complying):
    result = run("check", breaching, complying, "--format", "html")
    assert result.exit_code == 2
    assert "one single document" in result.stderr


@pytest.mark.parametrize("form", ["text", "json", *MACHINE])
def test_any_form_is_written_to_a_file(run, complying, tmp_path, form):
    out = tmp_path / "out"
    wanted = run("check", complying, "--format", form).stdout
    assert run("check", complying, "--format", form, "-o", str(out)).stdout == ""
    assert out.read_text(encoding="utf-8") == wanted


def test_a_missing_jinja_is_told(run, complying, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run("check", complying, "--format", "html")
    assert result.exit_code == 2
    assert "secuprev[html]" in result.stderr
