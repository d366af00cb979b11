"""How communes are named in an answer."""

from collections.abc import Iterable

from secuprev.rules.case import Case

__all__ = ["called"]


def called(codes: Iterable[str], case: Case) -> str:
    """Return the names of communes, one after the other, and their codes where they have none."""
    return ", ".join(case.commune(code).name or code for code in codes)
