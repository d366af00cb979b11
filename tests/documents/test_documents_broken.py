"""One broken file for each case, and what must be said of it: no more and no less."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from secuprev.documents import DocumentError, Fault, load
from secuprev.documents.messages import MESSAGES

BROKEN = Path(__file__).parent.parent / "fixtures" / "broken"

# For each file, its faults in order; `place` is line:column.
with (Path(__file__).parent / "broken.tsv").open(encoding="utf-8") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
NAMES = list(dict.fromkeys(row["file"] for row in ROWS))

# Codes whose cases cannot lie in a document of the repository; other modules make them.
ELSEWHERE = {
    "missing-file",
    "not-a-file",
    "not-canonical",
    "too-deep",
    "too-large",
    "unknown-rule",
    "unreadable-file",
    "unwritable-value",
}


def faults_of(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(DocumentError) as caught:
        load(path)
    return caught.value.faults


def rows_of(name: str) -> list[dict[str, str]]:
    return [row for row in ROWS if row["file"] == name]


def place(fault: Fault) -> str:
    return "" if fault.line is None else f"{fault.line}:{fault.column}"


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_ends_in_these_faults(name: str) -> None:
    found = faults_of(BROKEN / name)
    told = [(one.code, place(one), one.path, one.suggestion or "") for one in found]
    expected = rows_of(name)
    assert told == [(row["code"], row["place"], row["path"], row["suggestion"]) for row in expected]
    for fault, row in zip(found, expected, strict=True):
        assert row["words"] in fault.message.en
        assert fault.file == str(BROKEN / name)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".yaml")])
def test_yaml_is_read_alike_without_libyaml(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    told = [(one.code, one.line, one.path) for one in faults_of(BROKEN / name)]
    if name == "lone-surrogate.yaml":  # the one reads what the other cannot
        assert told == [("forbidden-character", 3, "name")]
        return
    lines = [int(row["place"].partition(":")[0]) if row["place"] else None for row in rows_of(name)]
    rows = zip(rows_of(name), lines, strict=True)
    assert told == [(row["code"], line, row["path"]) for row, line in rows]


def test_every_broken_file_is_in_the_table() -> None:
    assert sorted(path.name for path in BROKEN.iterdir()) == sorted(NAMES)


def test_every_code_has_a_case() -> None:
    in_table = {row["code"] for row in ROWS}
    assert in_table | ELSEWHERE == set(MESSAGES)
    assert not in_table & ELSEWHERE


def test_every_message_exists_in_both_languages() -> None:
    blank = re.compile(r"\{\w+\}")
    for code, text in MESSAGES.items():
        assert set(blank.findall(text.fr)) == set(blank.findall(text.en)), code
        assert text.fr != text.en, code


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "impossible-date.yaml",
            "5:13: conventions[0].signed: '2012-02-30' : ce jour n'est pas au",
        ),
        ("unknown-key.yaml", "5:39: forces[0].postes: la clé 'postes' est inconnue ; vouliez-vous"),
        ("wrong-siren.json", "2:20: epci.siren: '247700058' : la clé de contrôle est fausse"),
        ("empty.toml", " le document est vide"),
    ],
)
def test_faults_are_told_in_french(name: str, line: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load(BROKEN / name)
    assert f"{BROKEN / name}:{line}" in caught.value.in_("fr")
