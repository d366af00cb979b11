"""The rules there are, by name and by code: those of `secuprev.rules.families`, and of plug-ins."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from attrs import frozen

from secuprev import plugins
from secuprev.plugins import Plugin
from secuprev.rules.collecting import Catalogue, catalogue, in_order
from secuprev.rules.rule import Rule, a_rule
from secuprev.rules.verdict import Severity
from secuprev.values import Text
from secuprev.values.nearness import near
from secuprev.values.wanted import Wanted, a_text

__all__ = [
    "Choice",
    "UnknownRule",
    "UnknownSeverity",
    "choice",
    "chosen",
    "find",
    "given",
    "plugin_of",
    "rules",
    "several",
    "weighed",
]


class UnknownRule(KeyError):
    """No rule has that name or code.

    Attributes:
        name: what was given.
        suggestions: names that are near.
    """

    def __init__(self, name: str) -> None:
        known = [text for one in rules() for text in (one.name, one.code)]
        super().__init__(name)
        self.name = name
        self.suggestions: tuple[str, ...] = near(name, known)

    @property
    def message(self) -> Text:
        """What was looked for and what is near, in both languages."""
        others = ", ".join(self.suggestions)
        return Text(
            fr=f"règle inconnue : « {self.name} »" + (f" ; proche : {others}" if others else ""),
            en=f"unknown rule: {self.name!r}" + (f"; near: {others}" if others else ""),
        )

    def __str__(self) -> str:
        return self.message.en


class UnknownSeverity(ValueError):
    """No severity has that name.

    Attributes:
        name: what was given.
        suggestions: the name that is nearest, if one is near.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        self.suggestions: tuple[str, ...] = near(name, list(Severity), 1)

    @property
    def message(self) -> Text:
        """What was looked for and what there is, in both languages."""
        known, others = ", ".join(Severity), ", ".join(self.suggestions)
        return Text(
            fr=f"« {self.name} » n'est pas une gravité ({known})"
            + (f" ; proche : {others}" if others else ""),
            en=f'"{self.name}" is no severity ({known})' + (f"; near: {others}" if others else ""),
        )

    def __str__(self) -> str:
        return self.message.en


def rules() -> tuple[Rule, ...]:
    """Return all the rules in the order of their codes, those of plug-ins too.

    >>> "missing-convention" in [one.name for one in rules()]
    True
    """
    return _held().rules


def plugin_of(rule: Rule) -> Plugin | None:
    """Return the plug-in that brings a rule, ``None`` for one of ours or of nobody's.

    >>> plugin_of(find("CONV-001")) is None
    True
    """
    return _held().owners.get(rule.check)


def _held() -> Catalogue:
    return catalogue(plugins.brought(plugins.RULES))


def find(name: str, among: Iterable[Rule] = ()) -> Rule:
    """Return a rule by its name or its code, in small letters or capitals.

    >>> find("CONV-001") is find("missing-convention")
    True

    Args:
        name: the name or the code.
        among: rules to look through before those of the catalogue.

    Raises:
        UnknownRule: there is no such rule.
    """
    return _found(a_text(name), among, _held())


def _found(name: str, among: Iterable[Rule], held: Catalogue) -> Rule:
    for one in among:
        if one.is_called(name):
            return one
    try:
        return held.by_name[name.casefold()]
    except KeyError:
        raise UnknownRule(name) from None


def chosen(
    select: Iterable[str] = (), ignore: Iterable[str] = (), among: Iterable[Rule] | None = None
) -> tuple[Rule, ...]:
    """Return the rules selected (all, if none is named) and not ignored, by names or codes.

    They are those of the catalogue, unless others are given, and in their order.
    """
    return choice(several(select), several(ignore), given(among)).rules


def several(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that were given: one alone is a name, and not its letters.

    >>> several("CONV-001"), several(["CONV-001", "CONV-002"])
    (('CONV-001',), ('CONV-001', 'CONV-002'))
    """
    return (names,) if isinstance(names, str) else tuple(map(a_text, _names_given(names)))


_names_given = Wanted[Iterable[Any]](
    Iterable, Text("une liste de noms", "list of names"), Text.same('["CONV-001"]')
)
_rules_given = Wanted[Iterable[Any]](
    Iterable, Text("une liste de règles", "list of rules"), Text("[règle]", "[rule]"), (str,)
)
_severities = Wanted[Mapping[str, str]](
    Mapping, Text("un dictionnaire", "dict"), Text.same('{"CONV-001": "practice"}')
)


def given(rules: Iterable[Rule] | None) -> tuple[Rule, ...] | None:
    """Return the rules that stand in place of those of the catalogue, ``None`` for none."""
    return None if rules is None else tuple(map(a_rule, _rules_given(rules)))


@frozen
class Choice:
    """What a run was asked to look at.

    Attributes:
        rules: the rules, in their order.
        select, ignore: the names of those that were named, each once, sorted.
        plugins: the plug-ins whose rules are among them, each with its version.
    """

    rules: tuple[Rule, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    plugins: tuple[str, ...]


def choice(
    select: tuple[str, ...], ignore: tuple[str, ...], among: tuple[Rule, ...] | None
) -> Choice:
    """Settle which rules to run: those of the catalogue, unless others are given; see `chosen`.

    Raises:
        UnknownRule: one of the names is none.
    """
    if among is None:
        return _of_catalogue(select, ignore, _held())
    return _choice(select, ignore, among, _held())


def _choice(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    among: tuple[Rule, ...] | None,
    held: Catalogue,
) -> Choice:
    own = among or ()
    named = [_found(name, own, held) for name in select]
    left = [_found(name, own, held) for name in ignore]
    kept, gone = {one.code for one in named}, {one.code for one in left}
    known = (in_order(named) or held.rules) if among is None else among
    run = tuple([one for one in known if (not kept or one.code in kept) and one.code not in gone])
    owners = {held.owners[one.check] for one in run if one.check in held.owners}
    # Of rules that were given, a report must not pass for one on all the rules there are.
    return Choice(run, _names(named or own), _names(left), tuple(sorted(map(str, owners))))


@lru_cache(64)  # the same is asked of each framework of a country
def _of_catalogue(select: tuple[str, ...], ignore: tuple[str, ...], held: Catalogue) -> Choice:
    return _choice(select, ignore, None, held)


def _names(found: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(sorted({one.name for one in found}))


def weighed(severities: Mapping[str, str], among: Iterable[Rule] = ()) -> dict[str, Severity]:
    """Return the severity that is set for each rule, by name of rule.

    >>> weighed({"CONV-001": "practice"})
    {'missing-convention': <Severity.PRACTICE: 'practice'>}

    Raises:
        UnknownRule: a name is no rule.
        UnknownSeverity: a severity is none.
    """
    known = tuple(among)
    found = {}
    for name, severity in _severities(severities).items():
        rule = find(name, known)
        if severity not in list(Severity):
            raise UnknownSeverity(severity)
        found[rule.name] = Severity(severity)
    return found
