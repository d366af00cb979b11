"""A plug-in that cannot be used is named, and the run goes on."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

import secuprev
from secuprev import plugins
from secuprev.cli.app import app
from secuprev.model import Force, Framework
from secuprev.rules import Status, check, find, rules

TOWN = Framework(id="town", forces=(Force(id="pm", kind="asvp"),))
RULE = '''
from secuprev.model import Force
from secuprev.rules import Severity, compliant, rule
from secuprev.values import Text


@rule(code="{code}", name="{name}", target={target}, severity=Severity.PRACTICE, cites=(),
      fr="une règle", en="a rule")
def one(force, case):
    """A rule."""
    {body}
'''


def declared(code="ACM-001", name="acm-one", target="Force", body="return compliant()"):
    return RULE.format(code=code, name=name, target=target, body=body)


def misdeclared(**fields):
    """Return a module whose rule holds something else than `rule` asks for."""
    changes = ", ".join(f"{name}={value}" for name, value in fields.items())
    return f"{declared()}\n\nfrom attrs import evolve\none = evolve(one, {changes})\n"


SOUND = declared("ACM-002", "acm-two").replace("def one", "def two")


def notices(framework=TOWN):
    return [one.en for one in check(framework, "2020-01-01").notices]


def test_a_rule_that_is_brought_is_one_of_the_rules(distribution):
    before = rules()
    distribution("acme", plugins.RULES, {"acme": "acme_rules"}, acme_rules=declared())
    assert [one.code for one in rules() if one not in before] == ["ACM-001"]
    assert [one.code for one in rules()] == sorted(one.code for one in rules())
    assert find("acm-ONE").code == "ACM-001"
    assert notices() == []
    with plugins.left_aside():
        assert rules() == before


@pytest.mark.parametrize("entry", ["acme_one:one", "acme_one:every", "acme_one"])
def test_an_entry_point_leads_to_a_rule_to_some_or_to_a_module(distribution, entry):
    text = declared() + "\n\nevery = [one]\n"
    distribution("acme", plugins.RULES, {"acme": entry, "again": "acme_one"}, acme_one=text)
    assert find("ACM-001").name == "acm-one"
    assert notices() == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("raise ValueError('by hand')", "ValueError: by hand"),
        ("import no_such_module_at_all", "ModuleNotFoundError"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("def half(:", "SyntaxError"),
    ],
)
def test_a_package_that_cannot_be_imported_is_told_once(distribution, text, words):
    distribution("acme", plugins.RULES, {"acme": "acme_broken"}, acme_broken=text)
    before = len(secuprev.check(TOWN, "2020-01-01").results)
    (said,) = notices()
    assert said.startswith('acme 1.0, "acme" is left out: ')
    assert words in said
    assert before == len(check(TOWN, "2020-01-01").results) > 0
    assert check(TOWN, "2020-01-01").to_dict("en")["notices"] == [said]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"code": "CONV-001"}, ("CONV-001 (missing-convention), of secuprev", "acm-one")),
        ({"name": "missing-convention"}, ("CONV-001 (missing-convention), of secuprev", "ACM-001")),
        (
            {"code": "CONV-901", "name": "conv-new"},
            ("the prefix CONV is that of rules of secuprev",),
        ),
        ({"name": "night-patrol"}, ('"night-patrol" must begin with "acm-"',)),
        ({"code": "acm1"}, ("2 to 8 capitals and 3 digits",)),
        ({"target": "int"}, ("does not look at objects int",)),
    ],
)
def test_a_rule_that_would_pass_for_another_is_left_out_and_both_are_named(
    distribution, what, words
):
    before = rules()
    distribution("acme", plugins.RULES, {"acme": "acme_same"}, acme_same=declared(**what))
    assert rules() == before
    (said,) = notices()
    assert said.startswith("acme 1.0, ")
    for one in words:
        assert one in said


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"severity": "'practice'"}, "severity is: str"),
        ({"severity": "None"}, "severity is: None"),
        ({"cites": "3"}, "cites is: int"),
        ({"cites": "['convention.posts_threshold']"}, "cites is: list"),
        ({"cites": "(3,)"}, "cites is: int"),
        ({"code": "3"}, "code is: int"),
        ({"code": "[]"}, "code is: list"),
        ({"name": "None"}, "name is: None"),
        ({"label": "'a rule'"}, "label is: str"),
        ({"label": "Text('une règle', None)"}, "label is: None"),
        ({"check": "[]"}, "check is: list"),
    ],
)
def test_a_rule_that_is_declared_with_something_else_is_left_out(distribution, run, fields, says):
    before = rules()
    text = misdeclared(**fields) + SOUND
    distribution("acme", plugins.RULES, {"acme": "acme_wrong"}, acme_wrong=text)
    assert [one.code for one in rules() if one not in before] == ["ACM-002"]
    (said,) = notices()
    assert said.startswith("acme 1.0, ")
    assert said.endswith(says)
    assert run("rules").exit_code == 0
    assert run("explain", "ACM-001").exit_code == 2


def test_a_cited_name_that_is_no_legal_value_is_told_on_the_page_of_the_rule(distribution, run):
    text = misdeclared(cites="('acme.number',)")
    distribution("acme", plugins.RULES, {"acme": "acme_cites"}, acme_cites=text)
    done = run("explain", "ACM-001")
    assert done.exit_code == 0
    assert "unknown parameter: 'acme.number'" in done.stdout


def test_of_two_packages_with_the_same_code_the_second_is_left_out(distribution):
    distribution("acme", plugins.RULES, {"acme": "acme_first"}, acme_first=declared())
    distribution("zed", plugins.RULES, {"zed": "zed_first"}, zed_first=declared(name="acm-two"))
    assert find("ACM-001").name == "acm-one"
    (said,) = notices()
    assert said.startswith("zed 1.0, ")
    assert "ACM-001 (acm-one), of acme 1.0" in said


def test_a_module_without_a_rule_is_told(distribution):
    distribution("acme", plugins.RULES, {"acme": "acme_empty"}, acme_empty="")
    assert notices() == ['acme 1.0, "acme" is left out: no rule is declared there']


def test_a_rule_that_fails_is_named_with_its_package(distribution):
    text = declared(body="raise ZeroDivisionError('by hand')")
    distribution("acme", plugins.RULES, {"acme": "acme_fails"}, acme_fails=text)
    report = check(TOWN, "2020-01-01")
    (crashed,) = report.crashed
    assert crashed.status is Status.CRASHED
    assert crashed.message.en == "acme 1.0: ZeroDivisionError: by hand"
    assert report.receipt.plugins == ("acme 1.0",)


@pytest.fixture
def run(tmp_path):
    (tmp_path / "town.yaml").write_text(secuprev.dumps(TOWN), encoding="utf-8")

    def command(*arguments):
        names = [str(tmp_path / one) if one == "town.yaml" else one for one in arguments]
        return CliRunner().invoke(app, [*names, "--lang", "en"])

    return command


def test_the_command_line_tells_it_once_and_goes_on(distribution, run):
    distribution("acme", plugins.RULES, {"acme": "acme_bad"}, acme_bad="raise ValueError('x')")
    done = run("check", "town.yaml", "--on", "2020-01-01", "--format", "json")
    assert done.exit_code == 0
    assert done.stderr.count("acme 1.0") == 1
    assert len(json.loads(done.stdout)["notices"]) == 1
    text = run("check", "town.yaml", "--on", "2020-01-01")
    assert "ValueError: x" in text.stdout
    plugins.forget()  # as a process of its own begins
    aside = run("check", "town.yaml", "--on", "2020-01-01", "--no-plugins")
    assert (aside.exit_code, aside.stderr) == (0, "")


@pytest.mark.parametrize(
    "form",
    ["sarif", "junit", "github", "markdown", pytest.param("html", marks=pytest.mark.extra("html"))],
)
def test_every_form_that_tells_lines_tells_it_too(distribution, run, form):
    distribution("acme", plugins.RULES, {"acme": "acme_bad"}, acme_bad="raise ValueError('x')")
    done = run("check", "town.yaml", "--on", "2020-01-01", "--format", form)
    assert done.exit_code == 0
    assert "ValueError: x" in done.stdout


def test_a_form_that_fails_is_named_without_a_traceback(distribution, run):
    text = "def fails(found, lang, *, every):\n    raise KeyError('x')\n\n\nnone = 3\n"
    entries = {"acme-fails": "acme_form:fails", "acme-none": "acme_form:none", "json": "acme_form"}
    distribution("acme", plugins.RENDERERS, entries, acme_form=text)
    done = run("check", "town.yaml", "--format", "acme-fails")
    assert done.exit_code == 2
    assert 'acme 1.0, "acme-fails", failed: KeyError' in " ".join(done.stderr.split())
    none = run("check", "town.yaml", "--format", "acme-none")
    assert none.exit_code == 2
    assert 'acme 1.0, "acme-none" is left out: it is no function' in none.stderr
    assert 'acme 1.0, "json" is left out: secuprev has that name' in none.stderr


def test_a_kind_of_file_that_makes_no_document_is_named(distribution, run):
    text = "def wrong(file):\n    return 3\n"
    distribution("acme", plugins.IMPORTERS, {"acme-list": "acme_list:wrong"}, acme_list=text)
    done = run("import", "town.yaml", "--kind", "acme-list")
    assert done.exit_code == 2
    assert 'acme 1.0, "acme-list", returns int' in " ".join(done.stderr.split())


def test_nothing_is_looked_for_before_it_is_used():
    code = (
        "import sys, secuprev, secuprev.rules, secuprev.cli.app\n"
        "from secuprev import plugins\n"
        "assert not plugins._loaded.cache_info().currsize\n"
        "secuprev.rules.rules()\n"
        "assert plugins._loaded.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
