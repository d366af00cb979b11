"""The model conventions de coordination: their editions, their clauses, the domains they name."""

from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from secuprev.law.citation import Citation, cite
from secuprev.law.dated import Series
from secuprev.law.errors import UnknownName
from secuprev.law.store import per_law, read
from secuprev.values import AnyDate, Period, Text

if TYPE_CHECKING:
    from secuprev.law.model_articles import ModelArticle

__all__ = [
    "Clause",
    "ModelConvention",
    "ModelKind",
    "Part",
    "clause",
    "clauses",
    "editions",
    "model",
]

ModelKind = Literal["communal", "intercommunal"]


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


@frozen
class _Edition:
    id: str
    generation: int
    text: str

    def reference(self, article: str) -> str:
        return f"{self.text} {article}"


@frozen
class ModelConvention:
    """A model convention as it stood on a day.

    Attributes:
        id: edition, such as ``"2012"``.
        kind: ``"communal"`` or ``"intercommunal"``.
        generation: 2000 (15 articles, no list of needs) or 2012 (22 articles, title II).
        period: the days over which this edition was the model.
        changed_by: the text that brought it.
        clauses: its clauses, in the order of the model.
        citation: where it is printed.
    """

    id: str
    kind: ModelKind
    generation: int
    period: Period
    changed_by: tuple[str, ...]
    clauses: tuple[Clause, ...]
    citation: Citation

    @property
    def domains(self) -> tuple[str, ...]:
        """The codes of the domains that the model names, in the order of the vocabulary.

        >>> names = model("2012-01-05", "communal").domains
        >>> "drug_addiction_prevention" in names, "dangerous_dogs" in names
        (True, False)
        """
        held = {clause.code for clause in self.clauses}
        return tuple(
            code
            for code, row in read("domains").items()
            if held.intersection(row.get("clauses", ()))
        )

    @property
    def articles(self) -> "tuple[ModelArticle, ...]":
        """Its articles as this edition prints them, in order, the preamble first.

        >>> edition = model("2006-06-01")
        >>> [one.number for one in edition.articles][:4], edition.articles[-1].title.en
        ([None, '1', '2', '3'], 'Term, renewal, notice')
        """
        return _articles(self.kind, self.period)

    def article(self, code: str) -> str:
        """Return the reference of one of its clauses, such as ``"CSI annexe 1 art. 16, 8°"``.

        Raises:
            UnknownName: the model has no such clause.
        """
        held = {clause.code: clause for clause in self.clauses}
        if code not in held:
            raise UnknownName("clause", code, held)
        return f"{self.citation.text.short} {held[code].articles[self.generation]}"


@per_law
def _articles(kind: ModelKind, period: Period) -> "tuple[ModelArticle, ...]":
    # Imported here: the articles are told of the editions and the clauses of this module.
    from secuprev.law.model_articles import article_codes, article_history

    histories = [article_history(code, kind) for code in article_codes()]
    found = [
        state.value
        for history in histories
        for state in history
        if state.period == period and state.value is not None
    ]
    return tuple(sorted(found, key=lambda one: int(one.number or 0)))


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
    except KeyError:
        raise UnknownName("clause", code, _clauses()) from None


def clauses() -> tuple[Clause, ...]:
    """Return all the clauses that a model ever had."""
    return tuple(_clauses().values())


@per_law
def editions(kind: ModelKind) -> Series[_Edition]:
    """Return the editions of a model through time.

    >>> [state.value.id for state in editions("intercommunal") if state.value]
    ['2012', '2014', '2017', '2020', '2024']
    """
    rows = [
        {
            **row,
            "value": _Edition(row["id"], row["generation"], row["text"]),
            "cite": row["text"],
        }
        for row in read("models")["editions"]
        if row["kind"] == kind
    ]
    return Series.from_rows(f"model ({kind})", rows)


def model(on: AnyDate, kind: ModelKind = "communal") -> ModelConvention | None:
    """Return the model convention of a day, ``None`` when there was none of that kind yet.

    >>> edition = model("2012-11-23", "communal")
    >>> edition.id, edition.article("t2.prevention"), len(edition.clauses)
    ('2012', 'CGCT annexe IV-I art. 16, 8°', 34)
    >>> model("1999-06-01") is None
    True

    Args:
        on: the day asked about.
        kind: the communal model or the intercommunal one (since 2012-01-05).

    Raises:
        OutsideRecord: the day is outside the days over which the law was read.
        StraddlesChange: the moment is vague and the edition changed inside it.
    """
    state = editions(kind).at(on)
    edition = state.value
    if edition is None:
        return None
    return ModelConvention(
        id=edition.id,
        kind=kind,
        generation=edition.generation,
        period=state.period,
        changed_by=state.changed_by,
        clauses=tuple(c for c in clauses() if edition.generation in c.articles),
        citation=cite(edition.text, state.period, state.confidence),
    )
