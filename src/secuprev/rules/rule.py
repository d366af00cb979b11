"""The declaration of a rule: one function that says what must hold of one object."""

import inspect
import re
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from typing import Any

from attrs import define

from secuprev.rules.case import Case
from secuprev.rules.verdict import Severity, Verdict
from secuprev.values import Text
from secuprev.values.wanted import Wanted

__all__ = ["SECTIONS", "Rule", "a_rule", "rule"]

SECTIONS = ("Why", "Breach", "Compliant", "Sources", "History")
_HEADING = re.compile(rf"^({'|'.join(SECTIONS)}):$", re.MULTILINE)


@define(frozen=True, slots=False)
class Rule:
    """A rule, as declared.

    Attributes:
        code: stable code, such as ``"CONV-001"``.
        name: stable name, such as ``"missing-convention"``; both are accepted everywhere.
        target: class of the objects it looks at.
        severity: the kind of text that asks for it; a verdict may say another one.
        cites: the names of the legal values it rests on; none when it is about the document.
        label: what must hold, in both languages.
        check: the function itself; its docstring is the page of the rule.
    """

    code: str
    name: str
    target: type
    severity: Severity
    cites: tuple[str, ...]
    label: Text
    check: Callable[[Any, Case], Verdict]

    def is_called(self, name: str) -> bool:
        """Tell whether a text is its name or its code, in small letters or capitals."""
        return name.casefold() in (self.name.casefold(), self.code.casefold())

    @cached_property
    def sections(self) -> dict[str, str]:
        """The sections of its docstring by name, each without its indentation."""
        _, *parts = _HEADING.split(inspect.getdoc(self.check) or "")
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return {name: inspect.cleandoc(text.strip("\n")) for name, text in pairs}

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a rule travel between processes as the name of what declares it."""
        return _declared, (self.check.__module__, self.check.__qualname__)

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return (inspect.getdoc(self.check) or "").partition("\n")[0]


a_rule: Wanted[Rule] = Wanted(
    Rule,
    Text("une règle", "rule"),
    Text('secuprev.rules.find("CONV-001") en trouve une',
         'secuprev.rules.find("CONV-001") finds one'),
)  # fmt: skip


def _declared(module: str, name: str) -> Rule:
    """Return the rule that a module declares under a name."""
    found = attrgetter(name)(import_module(module))
    if not isinstance(found, Rule):
        raise TypeError(f"{module}.{name} is no rule: only one that a module declares can travel")
    return found


def rule(
    *,
    code: str,
    name: str,
    target: type,
    severity: Severity,
    cites: str | tuple[str, ...],
    fr: str,
    en: str,
) -> Callable[[Callable[[Any, Case], Verdict]], Rule]:
    """Declare a function as a rule; see `Rule` for the arguments.

    The function is found because its module stands in `secuprev.rules.families`: nothing has to be
    registered.
    """

    def declare(check: Callable[[Any, Case], Verdict]) -> Rule:
        names = (cites,) if isinstance(cites, str) else cites
        return Rule(code, name, target, severity, names, Text(fr=fr, en=en), check)

    return declare
