"""Each open doubt of the research has its line on the page of doubts."""

import os
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "explanation" / "doubts.md").read_text(encoding="utf-8")
SHARED = ROOT.parent / "shared" / "law"
LINE = re.compile(
    r"^\| ((?:conventions|governance) D\d+|competences \d+|disagreement \d+) \|", re.M
)


def research():
    lists = {"conventions": "doubts", "governance": "open_doubts"}
    for dossier, name in lists.items():
        for one in read(dossier)[name]:
            yield f"{dossier} {one['id']}"
    numbered = {"competences": "open_doubts", "disagreement": "source_disagreements"}
    for word, name in numbered.items():
        for rank, _ in enumerate(read("competences")[name], start=1):
            yield f"{word} {rank}"


def read(dossier):
    text = (SHARED / f"{dossier}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def test_no_doubt_is_told_twice():
    told = LINE.findall(PAGE)
    assert len(told) == len(set(told)) > 0


@pytest.mark.skipif(
    not SHARED.exists() and not os.environ.get("CI"), reason="the research is not at hand"
)
def test_each_doubt_is_told():
    assert sorted(set(research()) ^ set(LINE.findall(PAGE))) == []
