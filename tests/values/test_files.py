"""A file is whole, or what it was before."""

import errno
import os
from pathlib import Path

import pytest

from secuprev.values import Text
from secuprev.values.files import reason_of, replacing


def fill(target, error=None):
    with replacing(target) as file:
        file.write(b"new")
        if error:
            raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_error_or_ctrl_c_leaves_what_was_there_and_nothing_beside_it(tmp_path, error):
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with pytest.raises(error):
        fill(target, error)
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_that_was_not_there_is_not_there_after_an_error(tmp_path):
    with pytest.raises(ValueError, match="x"):
        fill(tmp_path / "out.csv", ValueError("x"))
    assert list(tmp_path.iterdir()) == []


def test_what_a_link_leads_to_is_replaced_and_keeps_its_mode(tmp_path):
    target, link = tmp_path / "real", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    fill(link)
    assert (target.read_bytes(), link.is_symlink()) == (b"new", True)
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    """No device stands in its place: code that is wrong would replace it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        fill(pipe)
        assert pipe.is_fifo()
        assert os.read(reading, 10) == b"new"
    finally:
        os.close(reading)
    assert list(tmp_path.iterdir()) == [pipe]


def test_what_cannot_be_written_is_named_as_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for given, error in (
        ("nowhere/out.csv", FileNotFoundError),
        (Path("nowhere", "out.csv"), FileNotFoundError),
        ("folder", IsADirectoryError),
    ):
        with pytest.raises(error) as refused:
            fill(given)
        assert (refused.value.filename, refused.value.filename2) == (str(given), None)


def test_what_cannot_be_put_in_its_place_is_named_as_it_was_given(tmp_path, monkeypatch):
    def refuse(one, other):
        raise PermissionError(13, "Permission denied", str(one), None, str(other))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError) as refused:
        fill(tmp_path / "out.csv")
    assert str(refused.value) == f"[Errno 13] Permission denied: {str(tmp_path / 'out.csv')!r}"


def test_the_error_of_whoever_writes_names_what_it_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="other"):
        fill(tmp_path / "out.csv", FileNotFoundError(2, "No such file", "other"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "droits insuffisants"),
        (errno.EISDIR, "c'est un dossier"),
        (errno.ENOSPC, "le disque est plein"),
    ],
)
def test_what_the_system_says_is_told_in_both_languages(number, words):
    said = reason_of(OSError(number, os.strerror(number)))
    assert (said.fr, said.en) == (words, os.strerror(number))


def test_a_reason_that_is_not_known_is_told_as_it_is():
    assert reason_of(OSError(99_999, "odd")) == Text.same("odd")
    assert reason_of(ValueError("embedded null byte")) == Text.same("embedded null byte")
