"""What a rule that is not ours answers: its function may answer anything."""

from collections.abc import Iterator

from secuprev.rules.verdict import MissingFact, Severity, Status, Verdict
from secuprev.values import Text

__all__ = ["fault_in"]


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
