"""In which département communes lie, as the law of some of them is their own."""

from collections.abc import Iterable

from secuprev.values import commune_code

__all__ = ["one_departement"]


def one_departement(codes: Iterable[str]) -> str | None:
    """Return the département of communes, ``None`` when they lie in several or in none.

    >>> one_departement(["77288", "77255"]), one_departement(["77288", "91228"])
    ('77', None)
    """
    found = {commune_code.departement(code) for code in codes}
    return found.pop() if len(found) == 1 else None
