"""The legal values that a kind of council, or of intercommunal body, has of its own."""

from secuprev import law
from secuprev.law.store import per_law

__all__ = ["own_value"]


@per_law
def own_value(kind: str | None, what: str) -> str | None:
    """Return the name of a legal value that a kind has of its own, ``None`` if it has none.

    >>> own_value("cispd", "objection_percent"), own_value("clspd", "objection_percent")
    ('cispd.objection_percent', None)
    """
    name = f"{kind}.{what}"
    return name if name in law.names() else None
