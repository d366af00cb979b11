"""Bringing together the results that a reader takes in at one glance; no words, no layout."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from attrs import frozen

from secuprev.rules import Mention, MissingFact, Result, Rule, Target
from secuprev.values import Text

__all__ = ["Gap", "alike", "by_holder", "by_rule", "gaps", "holder_id"]

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def _grouped(things: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Return the things by key, in the order in which each key first comes."""
    found: dict[K, list[T]] = {}
    for one in things:
        found.setdefault(key(one), []).append(one)
    return found


def by_rule(results: Iterable[Result]) -> list[tuple[Rule, list[Result]]]:
    """Return the results of each rule."""
    groups = _grouped(results, lambda one: one.rule.code)
    return [(group[0].rule, group) for group in groups.values()]


def holder_id(target: Target) -> str | None:
    """Return the identifier of the instrument that holds a mention, ``None`` for other objects."""
    return target.object.holder.id if isinstance(target.object, Mention) else None


def by_holder(results: Iterable[Result]) -> list[tuple[str | None, str | None, list[Result]]]:
    """Return the results on the mentions of each instrument, with its identifier and its name."""
    groups = _grouped(results, lambda one: holder_id(one.target))
    return [
        (id, None if id is None else group[0].target.object.holder.name, group)
        for id, group in groups.items()
    ]


def alike(results: Iterable[Result], say: Callable[[Result], K]) -> list[tuple[K, list[Result]]]:
    """Return the results of which ``say`` says the same, together."""
    return list(_grouped(results, say).items())


Owner = tuple[str, Text | None]
"""What facts belong to: the identifier that their paths begin with, and a name."""


@frozen
class Gap:
    """Rules that wait for the same facts about the same objects.

    Attributes:
        rules: the rules.
        targets: the objects.
        facts: the facts, each once.
        messages: what the rules say beside the names of the facts.
    """

    rules: tuple[Rule, ...]
    targets: tuple[Target, ...]
    facts: tuple[MissingFact, ...]
    messages: tuple[Text, ...]

    @property
    def tells_objects(self) -> bool:
        """Whether the places of the facts already name every object."""
        paths = [f"{fact.path}." for fact in self.facts]
        return all(
            any(path.startswith(f"{target.id}.") for path in paths) for target in self.targets
        )

    def owner(self, fact: MissingFact) -> Text | None:
        """Return the name of what a fact belongs to: as it says, else the object it is under."""
        if fact.of:
            return Text.same(fact.of)
        under = (one.label for one in self.targets if fact.path.startswith(f"{one.id}."))
        return next(under, None)

    @property
    def by_owner(self) -> list[tuple[list[Owner], list[MissingFact]]]:
        """The facts of each owner, owners of which the very same facts are wanting together.

        The facts are those of the first; those of the others have other paths.
        """
        held = _grouped(self.facts, lambda fact: (_root(fact), self.owner(fact)))
        wanting = _grouped(held.items(), lambda one: tuple(map(_what, one[1])))
        found: list[tuple[list[Owner], list[MissingFact]]] = []
        for what, group in wanting.items():
            if all(path is not None for _, path in what) and all(one for (_, one), _ in group):
                owners = [(root, label) for (root, label), _ in group]
                found.append((owners, group[0][1]))
            else:
                found += [([owner], facts) for owner, facts in group]
        return found


def _root(fact: MissingFact) -> str:
    return fact.path.partition(".")[0]


def _what(fact: MissingFact) -> tuple[Text, str | None]:
    """Return what a fact is, and where it would stand in the object that it is a fact of."""
    return fact.label, fact.path.partition(".")[2] or None


def gaps(results: Iterable[Result]) -> list[Gap]:
    """Return what is missing, rules that wait for the same facts being taken together."""
    found: dict[tuple[Any, ...], list[Rule]] = {}
    seen: dict[tuple[str, ...], tuple[Target, ...]] = {}
    for rule, group in by_rule(results):
        targets = tuple({one.target.id: one.target for one in group}.values())
        facts = tuple(dict.fromkeys(fact for one in group for fact in one.missing))
        messages = tuple(dict.fromkeys(one.message for one in group if _says_more(one)))
        # Targets hold what may not be hashed; their identifiers stand for them.
        ids = tuple(target.id for target in targets)
        found.setdefault((ids, facts, messages), []).append(rule)
        seen[ids] = targets
    return [Gap(tuple(rules), seen[ids], *rest) for (ids, *rest), rules in found.items()]


def _says_more(result: Result) -> bool:
    """Tell whether the message is more than the list of the missing facts."""
    message = result.message
    return message is not None and (
        not result.missing or any(fact.label.fr not in message.fr for fact in result.missing)
    )
