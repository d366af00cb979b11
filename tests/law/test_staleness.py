"""Which articles to read again when a newer index is at hand."""

import errno
import json
import os
from datetime import date
from pathlib import Path

import pytest

from secuprev import law
from secuprev.law import texts
from secuprev.law.store import read

# The index of LEGI versions that the project was written from lies beside it where it is developed.
SHARED = Path(__file__).parents[3] / "shared" / "law" / "legi" / "index.json"


def index(**changed: list[str]) -> list[dict[str, object]]:
    """Return an index equal to what was read, but for the articles given."""
    rows = {
        article: [day.isoformat() for day in row["from"]]
        for article, row in read("articles")["CSI"].items()
    }
    rows |= {name.replace("_", "-"): days for name, days in changed.items()}
    return [{"article": a, "versions": [{"from": d} for d in days]} for a, days in rows.items()]


def write(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "index.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_an_index_equal_to_what_was_read_asks_for_nothing(tmp_path):
    assert law.compare_index(write(tmp_path, index())) == ()


def test_a_new_version_is_named_with_what_rests_on_it(tmp_path):
    days = ["2012-05-01", "2019-12-29", "2021-05-27", "2026-09-01"]
    (stale,) = law.compare_index(write(tmp_path, index(L512_4=days)))
    assert stale.article == "L512-4"
    assert stale.known == tuple(map(date.fromisoformat, days[:3]))
    assert stale.found == tuple(map(date.fromisoformat, days))
    assert {"convention.posts_threshold", "convention.communal_signatories"} <= {*stale.parameters}


def test_an_article_of_another_code_that_has_the_same_number_is_not_the_one(tmp_path):
    path = write(tmp_path, index(L512_4=["2012-05-01"]))
    rows = [{"from": date(2025, 1, 1), "value": "no_basis", "cite": "CGCT L512-4"}]
    change = law.changes(
        {"meta": {"id": "x", "fr": "a", "en": "b"}, "equipment": {"dog_unit": {"values": rows}}}
    )
    with law.amended(change):
        (stale,) = law.compare_index(path)
    assert "convention.posts_threshold" in stale.parameters
    assert "equipment.dog_unit" not in stale.parameters


def test_articles_in_use_come_first(tmp_path):
    path = write(tmp_path, index(L512_4=["2012-05-01"], D132_1=["2014-01-01"]))
    assert [bool(one.parameters) for one in law.compare_index(path)] == [True, False]


def test_an_article_that_is_gone_is_named(tmp_path):
    rows = [row for row in index() if row["article"] != "L512-6"]
    (stale,) = law.compare_index(write(tmp_path, rows))
    assert (stale.article, stale.found) == ("L512-6", ())


@pytest.mark.parametrize(
    "content", [[1], [{"article": "L1"}], [{"article": "x", "versions": [{}]}], 3, "x", {"a": 1}]
)
def test_another_file_is_refused(tmp_path, content):
    with pytest.raises(law.IndexFault) as error:
        law.compare_index(write(tmp_path, content))
    assert "index" in error.value.message.fr


def test_a_missing_file_and_broken_json_are_refused(tmp_path):
    with pytest.raises(law.IndexFault) as error:
        law.compare_index(tmp_path / "nowhere.json")
    reason = os.strerror(errno.ENOENT)
    assert error.value.message.en == f"the file cannot be read ({reason})"
    path = tmp_path / "broken.json"
    path.write_text("[", encoding="utf-8")
    with pytest.raises(law.IndexFault) as error:
        law.compare_index(path)
    assert "broken.json" in str(error.value)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x9e", '"été"'.encode("latin-1"), b"", b"[" * 100_000, b"\0"]
)
def test_what_is_no_json_is_told_in_words_and_not_in_those_of_a_decoder(tmp_path, content):
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(law.IndexFault) as error:
        law.compare_index(path)
    assert error.value.message.fr.startswith("ce n'est pas un index de versions")
    assert "UTF-8" in error.value.message.en
    assert "codec" not in error.value.message.en


def test_a_mark_before_the_text_is_passed_over(tmp_path):
    path = tmp_path / "index.json"
    path.write_text(json.dumps(index()), encoding="utf-8-sig")
    assert law.compare_index(path) == ()


def test_what_was_read_is_the_index_it_was_read_from():
    if not SHARED.exists():
        assert not os.environ.get("CI"), "the index of LEGI versions is required in CI"
        pytest.skip("the index of LEGI versions is not beside this checkout")
    assert law.compare_index(SHARED) == ()


def test_identifiers_of_texts_have_the_form_of_their_kind():
    for code in texts.codes():
        text = law.text(code)
        assert text.legi is None or text.legi.startswith(("LEGITEXT", "JORFTEXT"))
        assert text.legi is None or len(text.legi) == 20
        assert text.nor is None or len(text.nor) == 12
