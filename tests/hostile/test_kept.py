"""What is kept of strangers' files ends quietly: the seeds of the fuzzer, and all that it found."""

import pytest

from tests.hostile.targets import TARGETS, kept

CASES = [(name, path) for name in TARGETS for path in kept(name)]


@pytest.mark.parametrize(
    ("name", "path"), CASES, ids=[f"{name}-{path.name}" for name, path in CASES]
)
def test_it_ends_quietly(name, path):
    if name in ("workbook", "sheet"):
        pytest.importorskip("python_calamine", reason="extra: tables")
    TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_has_something_to_begin_with(name):
    assert kept(name)


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize(
    "data",
    [b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", "\u202e\u2066".encode(), b"'" * 5000, b"[" * 5000],
    ids=["empty", "nul", "bom", "surrogate", "bidi", "quotes", "brackets"],
)
def test_a_few_bytes_end_quietly(name, data):
    TARGETS[name](data)
