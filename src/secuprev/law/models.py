"""The model conventions de coordination as they stood on a day."""

from attrs import frozen

from secuprev.law.citation import Citation, cite
from secuprev.law.errors import UnknownName
from secuprev.law.model_articles import ModelArticle, article_codes, article_history
from secuprev.law.model_clauses import Clause, clauses
from secuprev.law.model_editions import ModelKind, editions
from secuprev.law.store import per_law, read
from secuprev.values import AnyDate, Period

__all__ = ["ModelConvention", "model"]


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
    def articles(self) -> tuple[ModelArticle, ...]:
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
def _articles(kind: ModelKind, period: Period) -> tuple[ModelArticle, ...]:
    histories = [article_history(code, kind) for code in article_codes()]
    found = [
        state.value
        for history in histories
        for state in history
        if state.period == period and state.value is not None
    ]
    return tuple(sorted(found, key=lambda one: int(one.number or 0)))


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
        UnknownName: there is no such model.
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
