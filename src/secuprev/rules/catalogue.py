"""The rules there are, by name and by code: those of `secuprev.rules.families`, and of plug-ins."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from secuprev import plugins
from secuprev.plugins import Plugin
from secuprev.rules.collecting import Catalogue, catalogue, in_order
from secuprev.rules.rule import Rule
from secuprev.rules.verdict import Severity
from secuprev.values import Text

__all__ = [
    "UnknownRule",
    "UnknownSeverity",
    "chosen",
    "find",
    "names_of",
    "plugin_of",
    "rules",
    "took_part",
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
        self.suggestions: tuple[str, ...] = tuple(get_close_matches(name, known))

    @property
    def message(self) -> Text:
        """What was looked for and what is near, in both languages."""
        near = ", ".join(self.suggestions)
        return Text(
            fr=f"règle inconnue : « {self.name} »" + (f" ; proche : {near}" if near else ""),
            en=f"unknown rule: {self.name!r}" + (f"; near: {near}" if near else ""),
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
        self.suggestions: tuple[str, ...] = tuple(get_close_matches(name, list(Severity), n=1))

    @property
    def message(self) -> Text:
        """What was looked for and what there is, in both languages."""
        known, near = ", ".join(Severity), ", ".join(self.suggestions)
        return Text(
            fr=f"« {self.name} » n'est pas une gravité ({known})"
            + (f" ; proche : {near}" if near else ""),
            en=f'"{self.name}" is no severity ({known})' + (f"; near: {near}" if near else ""),
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


def took_part(run: Iterable[Rule]) -> tuple[str, ...]:
    """Return the plug-ins whose rules are among some, each with its version."""
    owners = _held().owners
    if not owners:  # as mostly, and it is asked at each run
        return ()
    return tuple(sorted({str(owners[one.check]) for one in run if one.check in owners}))


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
    return _found(name, among, _held())


def _found(name: str, among: Iterable[Rule], held: Catalogue) -> Rule:
    for one in among:
        if one.is_called(name):
            return one
    try:
        return held.by_name[name.casefold()]
    except KeyError:
        raise UnknownRule(name) from None


def names_of(given: Iterable[str], among: Iterable[Rule] = ()) -> tuple[str, ...]:
    """Return the names of rules that are given by their names or codes, each once, sorted.

    >>> names_of(["conv-001", "missing-convention"])
    ('missing-convention',)

    Raises:
        UnknownRule: one of them is none.
    """
    known, held = tuple(among), _held()
    return tuple(sorted({_found(name, known, held).name for name in given}))


def chosen(
    select: Iterable[str] = (), ignore: Iterable[str] = (), among: Iterable[Rule] | None = None
) -> tuple[Rule, ...]:
    """Return the rules selected (all, if none is named) and not ignored, by names or codes.

    They are those of the catalogue, unless others are given, and in their order.
    """
    held = _held()
    own = () if among is None else tuple(among)
    named = in_order(_found(name, own, held) for name in select)
    kept = {one.code for one in named}
    left = {_found(name, own, held).code for name in ignore}
    known = (named or held.rules) if among is None else own
    return tuple([one for one in known if (not kept or one.code in kept) and one.code not in left])


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
    for name, severity in severities.items():
        rule = find(name, known)
        if severity not in list(Severity):
            raise UnknownSeverity(severity)
        found[rule.name] = Severity(severity)
    return found
