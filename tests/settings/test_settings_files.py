"""Settings in files: where they are looked for, and all that can be wrong with them."""

import os
import textwrap
from pathlib import Path

import pytest

from secuprev import settings
from secuprev.documents import DocumentError
from secuprev.rules import Severity
from secuprev.settings import Settings

OURS = """
select = ["CONV-001", "missing-opinion"]
ignore = ["conv-003"]

[severity]
missing-convention = "practice"
CONV-002 = "model"
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def told(path: Path, text: str) -> list[tuple[str, str, str, str | None]]:
    """Return code, place, path and suggestion of each fault of a file."""
    with pytest.raises(DocumentError) as caught:
        settings.read(write(path, text))
    assert {fault.file for fault in caught.value.faults} == {str(path)}
    return [
        (one.code, f"{one.line}:{one.column}" if one.line else "", one.path, one.suggestion)
        for one in caught.value.faults
    ]


# --- what is read ---------------------------------------------------------------------------------


def test_rules_are_named_by_name_or_code(tmp_path):
    path = write(tmp_path / "secuprev.toml", OURS)
    found = settings.read(path)
    assert found.select == ("missing-convention", "missing-opinion")
    assert found.ignore == ("missing-opinion",)
    assert found.severity == {
        "missing-convention": Severity.PRACTICE,
        "missing-signatory": Severity.MODEL,
    }
    assert found.file == path


def test_a_pyproject_holds_the_same_in_its_table(tmp_path):
    alone = settings.read(write(tmp_path / "secuprev.toml", OURS))
    tables = OURS.replace("[severity]", "[tool.secuprev.severity]")
    text = '[project]\nname = "town"\n\n[tool.secuprev]' + tables + '\n[tool.other]\nselect = "x"\n'
    shared = settings.read(write(tmp_path / "pyproject.toml", text))
    assert shared == alone
    assert shared.file == tmp_path / "pyproject.toml"


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "select = []\n[severity]\n"])
def test_a_file_may_settle_nothing(tmp_path, text):
    assert settings.read(write(tmp_path / "secuprev.toml", text)) == Settings()


def test_any_name_will_do_for_a_file_that_is_asked_for(tmp_path):
    assert settings.read(write(tmp_path / "ours.toml", OURS)).ignore == ("missing-opinion",)


# --- where they are looked for --------------------------------------------------------------------


def test_the_nearest_file_counts_and_only_that_one(tmp_path):
    write(tmp_path / "secuprev.toml", 'ignore = ["CONV-001"]')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert settings.find(deep).ignore == ("missing-convention",)
    write(tmp_path / "a" / "pyproject.toml", '[tool.secuprev]\nignore = ["CONV-003"]')
    assert settings.find(deep).ignore == ("missing-opinion",)
    assert settings.find(tmp_path).ignore == ("missing-convention",)


def test_in_one_folder_the_file_of_its_own_comes_first(tmp_path):
    write(tmp_path / "pyproject.toml", '[tool.secuprev]\nignore = ["CONV-003"]')
    assert settings.find(tmp_path).file == tmp_path / "pyproject.toml"
    write(tmp_path / "secuprev.toml", "")
    assert settings.find(tmp_path).file == tmp_path / "secuprev.toml"


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "town"\n',
        '[project]\nname = "secuprev-town"\n',
        '[tool.other]\nuses = "secuprev"\n',
        "this is no TOML, and says nothing of us",
        'tool = "secuprev"',
    ],
)
def test_a_pyproject_without_the_table_counts_for_nothing(tmp_path, text):
    write(tmp_path / "secuprev.toml", 'ignore = ["CONV-001"]')
    write(tmp_path / "town" / "pyproject.toml", text)
    assert settings.find(tmp_path / "town").ignore == ("missing-convention",)


def test_an_empty_table_is_the_nearest_one_all_the_same(tmp_path):
    write(tmp_path / "secuprev.toml", 'ignore = ["CONV-001"]')
    write(tmp_path / "town" / "pyproject.toml", "[tool.secuprev]\n")
    assert settings.find(tmp_path / "town").ignore == ()


def test_without_any_file_nothing_is_settled(tmp_path):
    found = settings.find(tmp_path)
    assert found == Settings()
    assert found.file is None


def test_folders_that_are_not_there_hold_no_settings(tmp_path, monkeypatch):
    assert settings.find(tmp_path / "nowhere") == Settings()
    (tmp_path / "secuprev.toml").mkdir()
    assert settings.find(tmp_path) == Settings()

    def gone():
        raise FileNotFoundError("the working directory was removed")

    monkeypatch.setattr(os, "getcwd", gone)
    assert settings.find() == Settings()


def test_a_folder_that_one_may_not_look_into_is_passed_over(tmp_path, monkeypatch):
    def refused(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refused)
    assert settings.find(tmp_path) == Settings()


# --- what is wrong with them ----------------------------------------------------------------------


def test_every_fault_is_told_in_one_go(tmp_path):
    assert told(
        tmp_path / "secuprev.toml",
        """\
        selct = ["CONV-001"]
        select = ["mising-convention", 3]
        ignore = "CONV-001"

        [severity]
        CONV-001 = "practise"
        missing-convention = "practice"
        "missing-opinon" = "model"
        tacit-renewal = true
        """,
    ) == [
        ("unknown-key", "1:1", "selct", "select"),
        ("unknown-rule", "2:11", "select[0]", "missing-convention"),
        ("not-a-text", "2:32", "select[1]", '"3"'),
        ("not-a-list", "3:10", "ignore", None),
        ("unknown-value", "6:12", "severity.CONV-001", "practice"),
        ("duplicate-key", "7:1", "severity.missing-convention", None),
        ("unknown-rule", "8:1", "severity.missing-opinon", "missing-opinion"),
        ("not-a-text", "9:17", "severity.tacit-renewal", '"true"'),
    ]


def test_the_place_in_a_pyproject_is_the_one_in_that_file(tmp_path):
    text = '[project]\nname = "secuprev-town"\n\n[tool.secuprev]\nignore = ["CONV-999"]\n'
    ((code, place, path, _),) = told(tmp_path / "pyproject.toml", text)
    assert (code, place, path) == ("unknown-rule", "5:11", "tool.secuprev.ignore[0]")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("select = [\n", "invalid-syntax", "2:1"),
        ('ignore = []\nignore = ["CONV-001"]\n', "duplicate-key", "2:1"),
        ("severity = 3\n", "not-a-mapping", "1:12"),
        ("severity = {x = {y = 1}}\n", "not-a-text", "1:17"),
        ("select = [[]]\n", "not-a-text", "1:11"),
        ("ignore = [\x00]\n", "forbidden-character", "1:11"),
    ],
)
def test_a_fault_has_its_code_and_its_place(tmp_path, text, code, place):
    found = told(tmp_path / "secuprev.toml", text)
    assert (code, place) in [(one[0], one[1]) for one in found]


@pytest.mark.parametrize("value", ["3", '"all"', '{select = "x"}'])
def test_a_table_that_is_none_is_told(tmp_path, value):
    path = write(tmp_path / "pyproject.toml", f"[tool]\nsecuprev = {value}\n")
    with pytest.raises(DocumentError):
        settings.find(tmp_path)
    assert told(path, path.read_text())[0][2].startswith("tool.secuprev")


def test_files_that_cannot_be_read_are_told(tmp_path):
    write(tmp_path / "secuprev.toml", OURS)
    for name, code, suggestion in (
        ("secuprev.tom", "missing-file", str(tmp_path / "secuprev.toml")),
        ("nowhere", "missing-file", None),
        (".", "not-a-file", None),
    ):
        with pytest.raises(DocumentError) as caught:
            settings.read(tmp_path / name)
        (fault,) = caught.value.faults
        assert (fault.code, fault.suggestion) == (code, suggestion)
    (tmp_path / "latin.toml").write_bytes("# réglages".encode("latin-1"))
    with pytest.raises(DocumentError) as caught:
        settings.read(tmp_path / "latin.toml")
    assert [one.code for one in caught.value.faults] == ["not-utf-8"]


def test_a_pyproject_that_is_asked_for_must_have_the_table(tmp_path):
    ((code, _, path, _),) = told(tmp_path / "pyproject.toml", '[project]\nname = "town"\n')
    assert (code, path) == ("missing-key", "tool.secuprev")


def test_faults_are_told_in_french_too(tmp_path):
    path = write(tmp_path / "secuprev.toml", 'ignore = ["mising-convention"]')
    with pytest.raises(DocumentError) as caught:
        settings.find(tmp_path)
    assert caught.value.in_("fr") == (
        f"{path}:1:11: ignore[0]: aucune règle ne s'appelle 'mising-convention' ;"
        " vouliez-vous dire missing-convention ?"
    )
