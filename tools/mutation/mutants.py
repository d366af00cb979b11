"""The mutants of a module, less those which say nothing, and the session that keeps what was found.

A session is Cosmic Ray's own (`cr-report`, `cr-html` read it), one for each state of a module: a
module that changes has a new one, and the others are not asked again.
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

from attrs import frozen
from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_code
from cosmic_ray.work_db import WorkDB, WorkResultStorage
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult

from tools.mutation.operators import SAYING, add_ours

__all__ = ["Module", "Mutant", "same_code"]

# Why a mutant is not asked about.
_OPERATOR = "another operator in the same place says as much"
_TYPE = "a type: mypy reads it, and attrs refuses another one as soon as the module is imported"
_CHECKERS = "read by type checkers alone"
_KEEPING = "keeps an answer and changes none"
_DECLARED = "without it nothing of what it declares is there: every test of it fails"
_GUARD = "the `strict` of a `zip` notices a fault of the code itself and of nothing else"
_LAYOUT = "what an object costs, and not what it does"
_GRAMMAR = "not Python"
_NOTHING = "compiles to the same instructions as the code itself"
_TWICE = "compiles to the same instructions as another mutant"

_ALIAS = re.compile("_?[A-Z]+[a-z][A-Za-z]*")  # a name that is written as classes are
_KEEPERS = {"cache", "lru_cache", "per_law", "overload", "wraps"}
_ARGUMENTS = {"strict": _GUARD, "slots": _LAYOUT, "cache_hash": _LAYOUT}
_DECLARING = {
    "rule",
    "frozen",
    "define",
    "property",
    "cached_property",
    "classmethod",
    "contextmanager",
}


@frozen
class Mutant:
    """One thing said otherwise.

    Attributes:
        module: the file, as a path from the root.
        operator: the operator, by name.
        occurrence: which of the places in which it applies.
        definition: the function or class in which it stands; ``""`` for none.
        lines: the lines of the statement in which it stands.
        original: the whole module, as it is.
        job: its identifier in the session.
    """

    module: str
    operator: str
    occurrence: int
    definition: str
    lines: tuple[int, ...]
    original: str
    job: str

    @cached_property
    def source(self) -> str:
        """The whole module, mutated."""
        return _mutated(self.original, self.operator, self.occurrence)

    @property
    def change(self) -> str:
        """The lines that change, ``- old`` and ``+ new``."""
        return _change(self.original, self.source)

    @property
    def rank(self) -> tuple[str, str, int]:
        """What a draw sorts by: it does not depend on the session."""
        return self.module, self.operator, self.occurrence


class Module:
    """A module with its mutants, and the session that keeps their results."""

    def __init__(self, path: str, root: Path, sessions: Path) -> None:
        self.path = path
        self.source = (root / path).read_text(encoding="utf-8")
        digest = hashlib.sha256(self.source.encode()).hexdigest()[:12]
        name = path.removeprefix("src/secuprev/").removesuffix(".py").replace("/", "-")
        file = sessions / f"{name}-{digest}.sqlite"
        add_ours()
        whole = file.with_suffix(".whole")
        if not whole.exists():
            file.unlink(missing_ok=True)
            with_all = WorkDB(file, WorkDB.Mode.create)
            self._fill(with_all, root)
            with_all.close()
            whole.touch()
        self.session = WorkDB(file, WorkDB.Mode.open)

    def _fill(self, session: WorkDB, root: Path) -> None:
        """Begin a session, and say of each mutant that says nothing why it is left out."""
        init([root / self.path], session, {})
        nodes = _leaves(self.source)
        seen = {same_code(self.source): _NOTHING}
        reasons: dict[str, list[str]] = {}
        for item in sorted(session.work_items, key=_order):
            (mutation,) = item.mutations
            reason = None if mutation.operator_name in SAYING else _OPERATOR
            reason = reason or _says_nothing(nodes[mutation.start_pos], mutation.operator_name)
            if reason is None:
                code = same_code(_mutated(self.source, mutation.operator_name, mutation.occurrence))
                reason = _GRAMMAR if code is None else seen.get(code)
                seen[code] = _TWICE
            if reason is not None:
                reasons.setdefault(reason, []).append(item.job_id)
        for reason, jobs in reasons.items():
            skipped = WorkResult(worker_outcome=WorkerOutcome.SKIPPED, output=reason)
            session.set_multiple_results(jobs, skipped)

    def mutants(self) -> list[Mutant]:
        """Return the mutants that are asked about."""
        spans = _statements(self.source)
        left_out = {
            job
            for job, result in self.session.results
            if result.worker_outcome == WorkerOutcome.SKIPPED
        }
        found = [
            self._mutant(one, spans)
            for one in self.session.work_items
            if one.job_id not in left_out
        ]
        self.session.close()  # it opens again when it is asked: no connection goes into a child
        return sorted(found, key=lambda one: one.rank)

    def _mutant(self, item: WorkItem, spans: list[range]) -> Mutant:
        (mutation,) = item.mutations
        row = mutation.start_pos[0]
        held = [span for span in spans if row in span]
        lines = min(held, key=len) if held else range(row, row + 1)
        return Mutant(
            module=self.path,
            operator=mutation.operator_name,
            occurrence=mutation.occurrence,
            definition=mutation.definition_name or "",
            lines=tuple(lines),
            original=self.source,
            job=item.job_id,
        )

    def forget_survivors(self) -> None:
        """Let those that survived be judged again."""
        with self.session._session_maker.begin() as session:
            survived = WorkResultStorage.test_outcome == TestOutcome.SURVIVED
            session.query(WorkResultStorage).where(survived).delete()

    def left_out(self) -> Iterator[str]:
        """Yield why, for each mutant that is not asked about."""
        for _, result in self.session.results:
            if result.worker_outcome == WorkerOutcome.SKIPPED:
                yield result.output


def same_code(source: str) -> Any:
    """Return what a module compiles to, without places; ``None`` when it is not Python."""
    try:
        return _instructions(compile(source, "", "exec", dont_inherit=True))
    except (SyntaxError, ValueError):
        return None


def _instructions(code: CodeType) -> Any:
    held = tuple(
        _instructions(one) if isinstance(one, CodeType) else (type(one), repr(one))
        for one in code.co_consts
    )
    return code.co_code, code.co_names, code.co_varnames, code.co_exceptiontable, held


def _order(item: WorkItem) -> tuple[bool, tuple[int, int], str, int]:
    """Sort negations last: what another operator says as well is said by its name."""
    (one,) = item.mutations
    return one.operator_name == "core/AddNot", one.start_pos, one.operator_name, one.occurrence


def _mutated(source: str, operator: str, occurrence: int) -> str:
    mutated = mutate_code(source, plugins.get_operator(operator)(), occurrence)
    assert mutated is not None, "a place that was found a moment ago"
    return mutated


def _leaves(source: str) -> dict[tuple[int, int], Any]:
    """Return the last leaf or node that begins at each place."""
    return {node.start_pos: node for node in ast_nodes(get_ast(source))}


def _says_nothing(node: Any, operator: str) -> str | None:
    """Return why a mutant of a place is not asked about, ``None`` if it is."""
    child, parent = node, node.parent
    if operator.endswith("RemoveDecorator") and _name(parent) in _DECLARING:
        return _DECLARED
    if parent.type == "argument" and parent.children[0].get_code().strip() in _ARGUMENTS:
        return _ARGUMENTS[parent.children[0].get_code().strip()]
    while parent is not None:
        if parent.type == "decorator" and _name(parent) in _KEEPERS:
            return _KEEPING
        if _is_type(parent, child):
            return _TYPE
        if _for_checkers(parent, child):
            return _CHECKERS
        child, parent = parent, parent.parent
    return None


def _name(decorator: Any) -> str:
    said: str = decorator.children[1].get_code()
    return said.split("(")[0].split(".")[-1].strip()


def _for_checkers(parent: Any, child: Any) -> bool:
    said = [one.get_code().strip() for one in parent.children[:2]]
    if parent.type == "classdef":
        return child.type == "arglist" and child.get_code().startswith("TypedDict")
    if parent.type == "if_stmt":
        return said[1] == "TYPE_CHECKING"
    return parent.type == "decorated" and said[0] == "@overload"


def _is_type(parent: Any, child: Any) -> bool:
    if parent.type == "annassign":  # of a name, ": TYPE = value"
        return parent.children[1] is child
    if parent.type == "tfpdef":  # "name: TYPE"
        return parent.children[2] is child
    if parent.type == "expr_stmt" and parent.parent.parent.type == "file_input":  # "Name = TYPE"
        return _ALIAS.fullmatch(parent.children[0].get_code().strip()) is not None
    return parent.type == "funcdef" and parent.annotation is child


def _statements(source: str) -> list[range]:
    """Return the lines of each statement; of one that holds others, those before the first."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.stmt | ast.excepthandler):
            continue
        body = getattr(node, "body", None)
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
        last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
        if body and getattr(body[0], "decorator_list", None):
            last = min(one.lineno for one in body[0].decorator_list) - 1
        found.append(range(first, max(last, node.lineno) + 1))
    return found


def _change(before: str, after: str) -> str:
    """Return the lines that differ, without what stands around them."""
    old, new = before.splitlines(), after.splitlines()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    gone = [f"- {one.strip()}" for one in old[start : len(old) - end]]
    come = [f"+ {one.strip()}" for one in new[start : len(new) - end]]
    return "\n".join([*gone, *come])
