"""The clauses of the model conventions, which the editions of a generation have in common."""

from enum import StrEnum

from attrs import frozen

from secuprev.law.errors import UnknownName
from secuprev.law.store import per_law, read
from secuprev.values import Text

__all__ = ["Clause", "Part", "clause", "clauses"]


class Part(StrEnum):
    """The part of a model in which a clause stands."""

    NEEDS = "needs"  # the list of needs of article 1, since 2012
    PLACES = "places"  # title I, nature and places of the interventions
    COORDINATION = "coordination"  # title I, how the services coordinate
    REINFORCED = "reinforced"  # title II, optional reinforced cooperation, since 2012


@frozen
class Clause:
    """A clause of the model conventions.

    Attributes:
        code: stable name, such as ``"t2.prevention"``.
        label: what it is about, in both languages.
        part: the part of the model in which it stands.
        articles: its article in each generation of the model (2000, 2012) that has it.
        note_2000: what the generation of 2000 said differently, ``None`` when nothing.
    """

    code: str
    label: Text
    part: Part
    articles: dict[int, str]
    note_2000: Text | None = None


@per_law
def _clauses() -> dict[str, Clause]:
    return {
        code: Clause(
            code=code,
            label=Text(fr=row["fr"], en=row["en"]),
            part=Part(row["part"]),
            articles={
                generation: row[f"a{generation}"]
                for generation in (2000, 2012)
                if f"a{generation}" in row
            },
            note_2000=Text(**row["note_2000"]) if "note_2000" in row else None,
        )
        for code, row in read("models")["clauses"].items()
    }


def clause(code: str) -> Clause:
    """Return a clause by its code.

    >>> clause("t1.foires_marches").articles
    {2000: 'art. 8', 2012: 'art. 4'}

    Raises:
        UnknownName: no clause has that code.
    """
    try:
        return _clauses()[code]
    except (KeyError, TypeError):
        raise UnknownName("clause", code, _clauses()) from None


def clauses() -> tuple[Clause, ...]:
    """Return all the clauses that a model ever had."""
    return tuple(_clauses().values())
