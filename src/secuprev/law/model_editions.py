"""The editions of the model conventions through time, and the texts that brought them."""

from typing import Literal, get_args

from attrs import frozen

from secuprev.law.dated import Series
from secuprev.law.errors import UnknownName
from secuprev.law.store import per_law, read

__all__ = ["Edition", "ModelKind", "editions"]

ModelKind = Literal["communal", "intercommunal"]


@frozen
class Edition:
    """An edition of a model.

    Attributes:
        id: stable name, such as ``"2012"``.
        generation: 2000 (15 articles, no list of needs) or 2012 (22 articles, title II).
        text: the key of the text that prints it.
    """

    id: str
    generation: int
    text: str

    def reference(self, article: str) -> str:
        """Return the reference of an article as this edition prints it."""
        return f"{self.text} {article}"


@per_law
def editions(kind: ModelKind) -> Series[Edition]:
    """Return the editions of a model through time.

    >>> [state.value.id for state in editions("intercommunal") if state.value]
    ['2012', '2014', '2017', '2020', '2024']

    Raises:
        UnknownName: there is no such model.
    """
    if kind not in get_args(ModelKind):
        raise UnknownName("model", kind, get_args(ModelKind))
    rows = [
        {
            **row,
            "value": Edition(row["id"], row["generation"], row["text"]),
            "cite": row["text"],
        }
        for row in read("models")["editions"]
        if row["kind"] == kind
    ]
    return Series.from_rows(f"model ({kind})", rows)
