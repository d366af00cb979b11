"""Mutants are judged in processes that may hang or die, and the working tree is never touched."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tools.mutation.children import DIED, OUT_OF_TIME, in_child
from tools.mutation.confined import confine
from tools.mutation.parts import kept_for, part_of
from tools.mutation.reach import Reach, Unit, digest_of
from tools.mutation.shares import interval
from tools.mutation.survivors import Survivors
from tools.mutation.swap import Living

if not hasattr(os, "fork"):
    pytest.skip("mutants are judged in copies of the process", allow_module_level=True)


# --- a process that may do what it likes ----------------------------------------------------------


def test_a_child_answers_and_leaves_its_parent_as_it_was():
    here: list[int] = []
    assert in_child(lambda: (here.append(1), here)[1], 5) == [1]
    assert here == []


def test_a_child_that_does_not_end_is_ended():
    def hang() -> None:
        while True:
            pass

    assert in_child(hang, 0.2) == OUT_OF_TIME


def test_a_child_that_waits_for_ever_is_ended():
    began = time.monotonic()
    assert in_child(lambda: time.sleep(600), 0.1) == OUT_OF_TIME
    assert time.monotonic() - began < 60


def test_a_child_that_dies_says_so():
    assert in_child(lambda: os._exit(3), 5) == DIED


def test_a_fault_of_the_work_itself_is_no_answer():
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        in_child(lambda: 1 // 0, 5)


# --- what a mutant may write ----------------------------------------------------------------------


def _refused(folder: Path, change: Callable[[], object]) -> bool:
    def work() -> bool:
        confine(folder)
        try:
            change()
        except PermissionError:
            return True
        return False

    return in_child(work, 5)


@pytest.mark.parametrize(
    "change",
    [
        lambda at: (at / "old").write_text("new", encoding="utf-8"),
        lambda at: (at / "new").write_text("new", encoding="utf-8"),
        lambda at: (at / "old").unlink(),
        lambda at: (at / "old").rename(at / "new"),
        lambda at: (at / "old").replace(at / "new"),
        lambda at: (at / "old").chmod(0o600),
        lambda at: (at / "new").mkdir(),
        lambda at: (at / "new").symlink_to(at / "old"),
        lambda at: (at / "link").write_text("new", encoding="utf-8"),
    ],
)
def test_what_a_mutant_may_do_in_its_folder_it_may_not_do_beside_it(tmp_path, change):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "old").write_text("old", encoding="utf-8")
        (folder / "link").symlink_to(outside / "old" if folder == outside else inside / "old")
    before = sorted(one.name for one in outside.iterdir())
    assert not _refused(inside, lambda: change(inside))
    assert _refused(inside, lambda: change(outside))
    assert sorted(one.name for one in outside.iterdir()) == before
    assert (outside / "old").read_text(encoding="utf-8") == "old"


def test_a_link_that_leads_outside_is_not_written_through(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.write_text("old", encoding="utf-8")
    (inside / "link").symlink_to(outside)
    assert _refused(inside, lambda: (inside / "link").write_text("new", encoding="utf-8"))
    assert outside.read_text(encoding="utf-8") == "old"


def test_nothing_inside_takes_the_place_of_what_is_outside(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    (inside / "new").write_text("new", encoding="utf-8")
    os.mkfifo(outside)  # as a device would be
    assert _refused(inside, lambda: (inside / "new").replace(outside))
    assert outside.is_fifo()


def test_files_outside_are_read_as_before(tmp_path):
    assert not _refused(tmp_path, lambda: Path(__file__).read_bytes())


# --- a mutant in living functions -----------------------------------------------------------------

CODE = """
from functools import cache

LIMIT = 3

def twice(function):
    def called(*args):
        return function(function(*args))
    return called

class Case:
    size = 2

    @property
    def doubled(self):
        return self.size + self.size

    @staticmethod
    @cache
    def over(number, by=1):
        return [one for one in range(number) if one > LIMIT - by]

@twice
def more(number):
    return number + 1

def ready():
    yield lambda one: one < LIMIT
"""


def living(name: str) -> ModuleType:
    made = ModuleType(name)
    exec(compile(CODE, name, "exec"), made.__dict__)
    return made


@pytest.mark.parametrize(
    ("before", "after", "asked", "first", "then"),
    [
        ("number + 1", "number - 1", "more(5)", 7, 3),
        ("self.size + self.size", "self.size - self.size", "Case().doubled", 4, 0),
        ("one > LIMIT", "one < LIMIT", "Case.over(5)", [3, 4], [0, 1]),
        ("one < LIMIT", "one > LIMIT", "next(ready())(1)", True, False),
        ("function(function(*args))", "function(*args)", "more(5)", 7, 6),
    ],
)
def test_functions_of_any_kind_say_what_the_mutant_says(before, after, asked, first, then):
    made = living("tests_mutation_swap")
    found = Living("tests_mutation_swap")
    assert eval(asked, made.__dict__) == first
    made.Case.over.cache_clear()
    assert found.swap("tests_mutation_swap", CODE, CODE.replace(before, after))
    assert eval(asked, made.__dict__) == then


@pytest.mark.parametrize(
    ("before", "after"),
    [("LIMIT = 3", "LIMIT = 4"), ("size = 2", "size = 3"), ("by=1", "by=2"), ("@cache", "@twice")],
)
def test_what_runs_on_import_is_not_swapped(before, after):
    made = living("tests_mutation_import")
    found = Living("tests_mutation_import")
    assert not found.swap("tests_mutation_import", CODE, CODE.replace(before, after))
    assert (made.LIMIT, made.Case.size, made.Case.over(5)) == (3, 2, [3, 4])


# --- which tests are asked, and in which order ----------------------------------------------------

RULE, OTHER = "src/secuprev/rules/engine.py", "src/secuprev/law/dated.py"


def reach(**units: tuple[float, dict[str, list[int]] | None]) -> Reach:
    found = Reach("now")
    for name, (seconds, lines) in units.items():
        found.units[name] = Unit(name, "state", seconds, lines)
    found.index()
    return found


def test_only_units_that_reach_the_line_are_asked_those_that_reach_little_first():
    found = reach(
        wide=(0.1, {RULE: [4, 5, 6], OTHER: [5]}),
        small=(0.1, {RULE: [5]}),
        other=(0.1, {OTHER: [5]}),
    )
    assert found.units_for(RULE, (5, 7), 60) == ["small", "wide"]
    assert found.units_for(RULE, (4,), 60) == ["wide"]


def test_a_unit_that_noticed_another_mutant_of_the_module_comes_first():
    found = reach(wide=(0.2, {RULE: [5, 6]}), small=(0.1, {RULE: [5]}))
    found.kills[RULE, "wide"] += 1
    assert found.units_for(RULE, (5,), 60) == ["wide", "small"]


def test_so_does_one_that_noticed_it_in_another_run():
    found = reach(wide=(0.1, {RULE: [5, 6]}), small=(0.1, {RULE: [5]}), other=(0.1, {RULE: [5]}))
    found.remember(RULE, ["wide", "other", "wide"])
    found.remember(OTHER, ["small"] * 3)
    assert found.units_for(RULE, (5,), 60) == ["wide", "other", "small"]


def test_each_test_is_asked_before_the_second_row_of_any():
    rows = {f"rows[{n}]": (0.1, {RULE: [5]}) for n in range(3)}
    found = reach(**rows, single=(0.1, {RULE: [4, 5]}))
    assert found.units_for(RULE, (5,), 60)[:2] == ["rows[0]", "single"]
    assert found.units_for(RULE, (5,), 0.35) == ["rows[0]", "single", "rows[1]"]


def test_a_unit_that_takes_long_leaves_time_to_the_others():
    found = reach(slow=(2.0, {RULE: [5]}), wide=(0.1, {RULE: [4, 5], OTHER: [5]}))
    assert found.units_for(RULE, (5,), 60) == ["wide", "slow"]
    assert found.units_for(RULE, (5,), 2) == ["wide"]


def test_what_noticed_more_comes_later_when_it_takes_longer_still():
    found = reach(slow=(4.0, {RULE: [5]}), quick=(0.2, {RULE: [5]}))
    found.remember(RULE, ["slow"] * 10 + ["quick"])
    assert found.units_for(RULE, (5,), 60) == ["quick", "slow"]


def test_a_unit_that_fails_on_its_own_judges_nothing():
    assert reach(failing=(0.1, None)).units_for(RULE, (5,), 60) == []


def test_what_runs_on_import_is_reached_by_all_that_reach_the_module():
    found = reach(one=(0.1, {RULE: [9]}), two=(0.1, {OTHER: [5]}))
    assert found.units_for(RULE, (1,), 60) == ["one"]


def test_what_a_test_reaches_is_asked_again_when_its_file_or_its_cases_change(tmp_path):
    file, cases, other = (tmp_path / one for one in ("test_a.py", "cases", "other"))
    for folder in (cases, other):
        folder.mkdir()
    file.write_text('CASES = "cases"', encoding="utf-8")
    first = digest_of(file)
    (other / "b.yaml").write_text("b", encoding="utf-8")
    assert digest_of(file) == first
    (cases / "a.yaml").write_text("a", encoding="utf-8")
    second = digest_of(file)
    file.write_text('CASES = "cases"  # all', encoding="utf-8")
    assert len({first, second, digest_of(file)}) == 3


# --- what may be kept between two mutants ---------------------------------------------------------


def test_only_rooms_below_a_part_may_keep_what_they_know():
    assert part_of(RULE) == "rules"
    assert kept_for(RULE, "secuprev.law.parameters")
    assert not kept_for(RULE, "secuprev.rules.catalogue")
    assert not kept_for(OTHER, "secuprev.rules.catalogue")
    assert not kept_for(OTHER, "secuprev.law.parameters")
    assert kept_for(OTHER, "secuprev.law.store")
    assert not kept_for("src/secuprev/law/store.py", "secuprev.law.store")
    assert not kept_for("src/secuprev/values/period.py", "secuprev.france.place")


# --- what a run answers ---------------------------------------------------------------------------


def test_the_interval_of_a_draw():
    low, high = interval(0, 10)  # of no one in ten: Wilson's upper end is z²/(n + z²)
    assert low == pytest.approx(0)
    assert high == pytest.approx(1.96**2 / (10 + 1.96**2), abs=1e-4)
    low, high = interval(50, 100)
    assert low + high == pytest.approx(1)
    wide, narrow = interval(90, 100), interval(900, 1000)
    assert wide[0] < narrow[0] < 0.9 < narrow[1] < wide[1]
    assert interval(0, 0) == (0, 1)


def test_a_survivor_is_known_by_what_it_changes(tmp_path):
    file = tmp_path / "survivors.toml"
    row = '[[survivor]]\nmodule = "a.py"\ndefinition = "f"\nchange = """\n- a\n+ b"""\n'
    file.write_text(row + 'reason = "the same"\n', encoding="utf-8")
    known = Survivors.read(file)
    assert known.reason("a.py", "f", "- a\n+ b") == "the same"
    assert known.reason("a.py", "g", "- a\n+ b") is None
    for wrong in (row + 'reason = " "\n', (row + 'reason = "the same"\n') * 2):
        file.write_text(wrong, encoding="utf-8")
        with pytest.raises(ValueError, match="without a reason or twice"):
            Survivors.read(file)
