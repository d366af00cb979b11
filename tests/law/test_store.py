"""The files of the law's data: what several of them say together, and the digest of them all."""

import pytest

from secuprev.law import store


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Return an empty folder that stands for that of the law's data."""
    monkeypatch.setattr(store, "_DATA", tmp_path)
    return tmp_path


def test_the_files_of_a_folder_add_to_one_another(data):
    (data / "made").mkdir()
    (data / "made" / "a.toml").write_text("one = 1\n[x]\na = 1\n", encoding="utf-8")
    (data / "made" / "b.toml").write_text("two = 2\n[x]\nb = 2\n", encoding="utf-8")
    assert store.content.__wrapped__("made") == {"one": 1, "two": 2, "x": {"a": 1, "b": 2}}


@pytest.mark.parametrize("again", ["[x]\na = 2", "x = 2", "one = 1", "[one]\na = 1"])
def test_what_two_files_of_a_folder_say_is_a_fault(data, again):
    (data / "made").mkdir()
    (data / "made" / "a.toml").write_text("one = 1\n[x]\na = 1\n", encoding="utf-8")
    (data / "made" / "b.toml").write_text(again, encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.toml: '\w+' stands in another file"):
        store.content.__wrapped__("made")


def test_the_digest_changes_with_every_file_of_the_data(data):
    digest = store._digest.__wrapped__
    (data / "a.toml").write_text("a = 1", encoding="utf-8")
    (data / "inside").mkdir()
    found = [digest()]
    (data / "inside" / "b.toml").write_text("b = 1", encoding="utf-8")
    found.append(digest())
    (data / "inside" / "b.toml").write_text("b = 2", encoding="utf-8")
    found.append(digest())
    (data / "inside" / "b.toml").rename(data / "inside" / "c.toml")
    found.append(digest())
    assert len(set(found)) == len(found)
    (data / "notes.txt").write_text("no data", encoding="utf-8")
    assert digest() == found[-1]
