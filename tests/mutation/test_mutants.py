"""Of what may be said otherwise, what says nothing is left out, and each time for a reason."""

from pathlib import Path

import pytest
from cosmic_ray.mutating import mutate_code

from tools.mutation import operators
from tools.mutation.mutants import Module

PATH = "src/secuprev/rules/made_up.py"


def changes(tmp_path: Path, source: str) -> set[str]:
    """What is asked about a source, each as what stands in place of its line."""
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_text(source, encoding="utf-8")
    found = Module(PATH, tmp_path, tmp_path).mutants()
    assert len({one.change for one in found}) == len(found)
    return {line[2:] for one in found for line in one.change.splitlines() if line[0] == "+"}


def test_the_contrary_and_the_boundary(tmp_path):
    assert changes(tmp_path, "def f(a, b):\n    return a < b\n") == {
        "return a <= b",
        "return a >= b",
    }


def test_types_and_what_only_checkers_read_are_left_out(tmp_path):
    source = """\
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    LIMIT = 3
Number = int | float
class Choices(TypedDict, total=False):
    more: int
@overload
def g(a: int = 3) -> int: ...
def f(a: int | None = None, *, b: "int | None") -> int | str:
    c: int | None = a
    return c
"""
    assert changes(tmp_path, source) == set()


def test_a_decorator_that_keeps_an_answer_is_left_out(tmp_path):
    source = "from functools import cache\n@cache\ndef f():\n    return 0 in ()\n"
    assert changes(tmp_path, source) == {"return 0 not in ()", "return 1 in ()", "return -1 in ()"}


def test_how_much_is_kept_and_how_an_object_is_held_is_left_out(tmp_path):
    source = "import a\n@a.lru_cache(maxsize=8)\ndef f(): ...\n"
    source += "@a.frozen(slots=False, cache_hash=True, eq=False)\nclass B: ...\n"
    assert changes(tmp_path, source) == {"@a.frozen(slots=False, cache_hash=True, eq=True)"}


def test_a_decorator_that_declares_is_left_out_whatever_it_is_given(tmp_path):
    source = 'import a\n@a.rule(cites=("night.hours", "b"))\ndef f():\n    return None\n'
    assert changes(tmp_path, source) == set()


def test_the_guard_of_a_zip_is_left_out_and_no_other_choice(tmp_path):
    source = "def f(a, b):\n    return g(zip(a, b, strict=True), sure=True)\n"
    assert changes(tmp_path, source) == {"return g(zip(a, b, strict=True), sure=False)"}


def test_what_compiles_to_the_same_is_asked_about_once_or_never(tmp_path):
    source = "def f(a):\n    if a is None:\n        return a\n"
    assert changes(tmp_path, source) == {"if a is not None:"}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("SwapMembership", "a = b in c\n", "a = b not in c\n"),
        ("SwapMembership", "a = b not in c\n", "a = b in c\n"),
        ("SwapMembership", "a = [b for b in c]\n", None),
        ("SwapQuantifier", "a = any(b)\n", "a = all(b)\n"),
        ("SwapQuantifier", "a = b.max(c)\n", None),
        ("SwapQuantifier", "def min(a): pass\n", None),
        ("NegateFilter", "a = [b for b in c if b or d]\n", "a = [b for b in c if not (b or d)]\n"),
        ("LeaveOutCall", "a.b(c)\n", "pass\n"),
        ("LeaveOutCall", "a = b(c)\n", None),
    ],
)
def test_our_operators(name, before, after):
    assert mutate_code(before, getattr(operators, name)(), 0) == after


def test_a_statement_is_known_by_its_own_lines(tmp_path):
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_text(
        "def f(a, b):\n    if (\n        a\n        and b\n    ):\n        return a == 0\n", "utf-8"
    )
    lines = {
        one.operator.split("/")[1]: one.lines for one in Module(PATH, tmp_path, tmp_path).mutants()
    }
    assert lines["ReplaceAndWithOr"] == (2, 3, 4, 5)
    assert lines["ReplaceComparisonOperator_Eq_NotEq"] == (6,)
