"""What may be said otherwise: the operators of Cosmic Ray that say something, and some more.

Of the replacements of one operator, the one that says the contrary is kept and the one that moves
the boundary; the others die of a type error, or of the tests that these die of.
"""

from collections.abc import Iterator
from typing import Any

import parso
from cosmic_ray import plugins
from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import ExprStmt, Keyword, Name

__all__ = ["SAYING", "add_ours"]

Span = tuple[tuple[int, int], tuple[int, int]]

_COMPARED = (
    "Eq_NotEq",
    "NotEq_Eq",
    "Lt_LtE",
    "Lt_GtE",
    "LtE_Lt",
    "LtE_Gt",
    "Gt_GtE",
    "Gt_LtE",
    "GtE_Gt",
    "GtE_Lt",
    "Is_IsNot",
    "IsNot_Is",
)
_COMPUTED = ("Add_Sub", "Sub_Add", "Mul_Add", "Div_Mul", "FloorDiv_Mul", "Mod_Mul")
_SETS = ("BitOr_BitAnd", "BitAnd_BitOr", "BitOr_Sub", "BitAnd_Sub")


class _Swap(Operator):
    """One word in place of another."""

    words: dict[str, str]

    def _is_one(self, node: Any) -> bool:
        raise NotImplementedError

    def mutation_positions(self, node: Any) -> Iterator[Span]:
        if self._is_one(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        return parso.parse(node.get_first_leaf().prefix + self.words[_words(node)])

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return ()


class SwapMembership(_Swap):
    """``in`` for ``not in`` and back."""

    words = {"in": "not in", "not in": "in"}  # noqa: RUF012

    def _is_one(self, node: Any) -> bool:
        compared = node.parent is not None and node.parent.type == "comparison"
        return compared and node in node.parent.children[1::2] and _words(node) in self.words


class SwapQuantifier(_Swap):
    """``any`` for ``all``, ``min`` for ``max``, and back."""

    words = {"any": "all", "all": "any", "min": "max", "max": "min"}  # noqa: RUF012

    def _is_one(self, node: Any) -> bool:
        if not isinstance(node, Name) or node.value not in self.words:
            return False
        following, before = node.get_next_leaf(), node.get_previous_leaf()
        called = following is not None and following.value == "("
        return called and (before is None or before.value not in (".", "def"))


class NegateFilter(Operator):
    """The contrary of the condition of a comprehension."""

    def mutation_positions(self, node: Any) -> Iterator[Span]:
        if node.type == "comp_if":
            yield node.children[1].start_pos, node.children[1].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        node.children[1] = parso.parse(f" not ({node.children[1].get_code().strip()})")
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("[x for x in y if z]", "[x for x in y if not (z)]"),)


class LeaveOutCall(Operator):
    """A statement that calls something, left out."""

    def mutation_positions(self, node: Any) -> Iterator[Span]:
        stands_alone = node.parent is not None and node.parent.type == "simple_stmt"
        if stands_alone and not isinstance(node, ExprStmt | Keyword) and _is_call(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        return parso.parse(node.get_first_leaf().prefix + "pass")

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("f(1)\n", "pass\n"),)


def _is_call(node: Any) -> bool:
    return node.type in ("atom_expr", "power") and node.children[-1].get_code().startswith("(")


def _words(node: Any) -> str:
    return " ".join(node.get_code().split())


_OURS = {one.__name__: one for one in (SwapMembership, SwapQuantifier, NegateFilter, LeaveOutCall)}

SAYING = frozenset(
    {f"core/ReplaceComparisonOperator_{name}" for name in _COMPARED}
    | {f"core/ReplaceBinaryOperator_{name}" for name in (*_COMPUTED, *_SETS)}
    | {f"core/ReplaceUnaryOperator_{name}" for name in ("Delete_Not", "USub_UAdd")}
    | {
        "core/AddNot",
        "core/ExceptionReplacer",
        "core/NumberReplacer",
        "core/RemoveDecorator",
        "core/ReplaceAndWithOr",
        "core/ReplaceBreakWithContinue",
        "core/ReplaceContinueWithBreak",
        "core/ReplaceFalseWithTrue",
        "core/ReplaceOrWithAnd",
        "core/ReplaceTrueWithFalse",
        "core/ZeroIterationForLoop",
    }
    | {f"secuprev/{name}" for name in _OURS}
)


def add_ours() -> None:
    """Let Cosmic Ray know our operators beside its own."""
    plugins.OPERATOR_PROVIDERS["secuprev"] = _OURS
