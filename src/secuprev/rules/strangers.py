"""What a rule that is not ours says of itself, and what it answers: either may be anything."""

from collections.abc import Callable, Iterator
from typing import Any

from secuprev.rules.rule import Rule
from secuprev.rules.verdict import MissingFact, Severity, Status, Verdict
from secuprev.values import Text

__all__ = ["fault_in", "misdeclared"]


def fault_in(given: object) -> Text | None:
    """Say what was given in place of a verdict, or of what it holds; ``None`` of a sound one.

    >>> fault_in(False).en, fault_in(Verdict("breach")).en, fault_in(Verdict(Status.BREACH))
    ('bool in place of a verdict', 'a verdict whose status is: str', None)
    """
    if not isinstance(given, Verdict):
        what = _type(given)
        return Text(fr=f"{what} au lieu d'un verdict", en=f"{what} in place of a verdict")
    for name, held in _misheld(given):
        what = _type(held)
        return Text(
            fr=f"un verdict dont « {name} » est : {what}", en=f"a verdict whose {name} is: {what}"
        )
    return None


def misdeclared(rule: Rule) -> Text | None:
    """Say what a declaration holds in place of what `Rule` asks for; ``None`` of a sound one."""
    for name, held, kind in _declared(rule):
        if not isinstance(held, kind):
            what = _type(held)
            return Text(
                fr=f"une déclaration dont « {name} » est : {what}",
                en=f"a declaration whose {name} is: {what}",
            )
    return None


def _declared(rule: Rule) -> Iterator[tuple[str, object, Any]]:
    """Give what a declaration holds, under the name of its field, with what it must be."""
    yield "code", rule.code, str
    yield "name", rule.name, str
    yield "target", rule.target, type
    yield "severity", rule.severity, Severity
    yield "cites", rule.cites, tuple
    yield from (("cites", one, str) for one in rule.cites)
    yield "label", rule.label, Text
    yield from (("label", one, str) for one in (rule.label.fr, rule.label.en))
    yield "check", rule.check, Callable


def _misheld(given: Verdict) -> Iterator[tuple[str, object]]:
    """Give what a verdict holds that none may hold, each under the name of its field."""
    if not isinstance(given.status, Status):
        yield "status", given.status
    if not isinstance(given.message, Text | None):
        yield "message", given.message
    if not isinstance(given.severity, Severity | None):
        yield "severity", given.severity
    if not isinstance(given.missing, tuple):
        yield "missing", given.missing
    else:
        yield from (("missing", one) for one in given.missing if not isinstance(one, MissingFact))


def _type(given: object) -> str:
    return "None" if given is None else type(given).__name__
