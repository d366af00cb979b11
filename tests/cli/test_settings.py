"""Choosing and weighing rules at the command line, and in a file of settings."""

import json

import pytest

LANGS = ("fr", "en")
HERE = 'ignore = ["firearms-without-convention"]\n\n[severity]\nCONV-001 = "practice"\n'


@pytest.fixture
def here(tmp_path, monkeypatch, write):
    """Stand in a folder that has a file of settings."""
    monkeypatch.chdir(tmp_path)
    return write("secuprev.toml", HERE)


def asked(result):
    receipt = json.loads(result.stdout)["receipt"]
    return receipt["select"], receipt["ignore"], receipt["severities"]


# --- --severity -----------------------------------------------------------------------------------


def test_a_severity_is_set_by_name_or_code(run, breaching):
    result = run(
        "check", breaching, "--format", "json", "--severity", "conv-001=practice",
        "--severity", "missing-opinion=MODEL", "--severity", "CONV-001=model",
    )  # fmt: skip
    assert asked(result)[2] == {"missing-convention": "model", "missing-opinion": "model"}
    first = json.loads(result.stdout)["results"][0]
    assert (first["name"], first["severity"]) == ("missing-convention", "model")
    assert first["severity_of_texts"] == "obligation"
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        (
            "missing-convention=practise",
            '"practise" is no severity (obligation, model, practice); near: practice',
            "« practise » n'est pas une gravité (obligation, model, practice) ; proche : practice",
        ),
        (
            "mising-convention=practice",
            "unknown rule: mising-convention; near: missing-convention",
            "règle inconnue : mising-convention ; proche : missing-convention",
        ),
        (
            "missing-convention",
            "RULE=LEVEL is expected, not missing-convention",
            "RULE=LEVEL est attendu, pas missing-convention",
        ),
    ],
)
def test_a_severity_that_cannot_be_used_ends_with_status_2(run, breaching, value, en, fr):
    for lang, words in (("en", en), ("fr", fr)):
        result = run("check", breaching, "--severity", value, "--lang", lang)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert words in " ".join(result.stderr.split())


# --- the file -------------------------------------------------------------------------------------


def test_the_settings_of_the_folder_are_used_and_named(run, breaching, here):
    assert asked(run("check", breaching, "--format", "json")) == (
        [],
        ["firearms-without-convention"],
        {"missing-convention": "practice"},
    )
    for lang, words in (("fr", "Réglages : "), ("en", "Settings: ")):
        said = run("check", breaching, "--lang", lang).stdout
        assert f"{words}secuprev.toml" in said.splitlines()


def test_the_settings_of_a_folder_above_are_told_with_their_folder(
    run, breaching, here, tmp_path, monkeypatch
):
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    said = run("check", breaching).stdout
    assert here in "".join(line.strip() for line in said.splitlines())


def test_options_override_the_file(run, breaching, here):
    def with_options(*options):
        return asked(run("check", breaching, "--format", "json", *options))

    assert with_options("--ignore", "CONV-003")[1] == ["missing-opinion"]
    assert with_options("--severity", "CONV-001=model")[2] == {"missing-convention": "model"}
    assert with_options("--severity", "CONV-003=model")[2] == {
        "missing-convention": "practice",
        "missing-opinion": "model",
    }
    selected = with_options("--select", "firearms-without-convention")
    assert selected[:2] == (["firearms-without-convention"], [])


def test_a_file_that_changes_nothing_is_not_named(run, breaching, here):
    options = ["--ignore", "CONV-003", "--severity", "CONV-001=practice"]
    assert "Settings:" in run("check", breaching, "--severity", "CONV-001=practice").stdout
    assert "Settings:" not in run("check", breaching, *options).stdout
    assert (
        "Severities set: missing-convention (practice)" in run("check", breaching, *options).stdout
    )


def test_no_settings_reads_no_file(run, breaching, here, write):
    write("secuprev.toml", "this is no TOML")
    assert run("check", breaching).exit_code == 2
    result = run("check", breaching, "--no-settings", "--format", "json")
    assert result.exit_code == 1
    assert asked(result) == ([], [], {})


def test_another_file_is_read_in_place_of_the_nearest(run, breaching, here, write):
    other = write("other.toml", 'select = ["CONV-001"]')
    result = run("check", breaching, "--config", other, "--format", "json")
    assert asked(result) == (["missing-convention"], [], {})


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "--config and --no-settings exclude each other"),
        ("fr", "--config et --no-settings s'excluent"),
    ],
)
def test_a_file_and_no_file_is_a_contradiction(run, breaching, here, lang, words):
    result = run("check", breaching, "--config", here, "--no-settings", "--lang", lang)
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize("lang", LANGS)
def test_faults_of_settings_and_of_documents_are_told_together(run, faulty, here, write, lang):
    write("secuprev.toml", 'ignore = ["mising-convention"]\nselct = []\n')
    result = run("check", faulty, "--lang", lang)
    assert result.exit_code == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert {"secuprev.toml:1:11", "secuprev.toml:2:1"} <= set(lines)
    assert f"{faulty}:4:1" in lines
    head = {"fr": "4 fautes dans 2 fichiers", "en": "4 faults in 2 files"}
    assert lines[0].startswith(head[lang])
    meant = {"fr": "vouliez-vous dire missing-convention ?", "en": "did you mean select?"}
    assert meant[lang] in result.stderr


# --- waivers --------------------------------------------------------------------------------------

WAIVED = """
secuprev: 1
id: ville
forces: [{id: pm, kind: police_municipale, posts: 40, firearms: false}]
conventions: []
waivers:
  - {rule: CONV-001, subject: pm, reason: talks, author: DGS, expires: 2026-03-31}
"""


@pytest.mark.parametrize(("on", "status"), [("2026-03-31", 0), ("2026-04-01", 1)])
def test_a_waived_breach_is_no_failure_up_to_its_last_day(run, write, on, status):
    result = run("check", write("ville.yaml", WAIVED), "--on", on)
    assert result.exit_code == status
    assert ("WAIVED BREACHES (1)" in result.stdout) is (status == 0)
    assert ("waiver-expired (WAI-003)" in result.stdout.split("WHAT")[0]) is (status == 1)
    assert "40 posts for a threshold of 3" in result.stdout


def test_an_unused_waiver_is_a_failure_of_its_own(run, write):
    two = "posts: 2, posts_lent_by_epci: 0, posts_lent_by_syndicat: 0"
    document = write("ville.yaml", WAIVED.replace("posts: 40", two))
    every = ["check", document, "--on", "2026-01-01", "--select"]
    assert run(*every, "waiver-unused").exit_code == 1
    assert run(*every, "missing-convention").exit_code == 0
