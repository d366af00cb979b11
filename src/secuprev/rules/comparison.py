"""What a comparison with a model finds: clause by clause, article by article."""

from collections import Counter
from enum import StrEnum
from typing import Any

from attrs import frozen

from secuprev.law import Clause, ModelConvention, domains
from secuprev.law.model_articles import ModelArticle
from secuprev.model import Clauses, Convention
from secuprev.model.fields import label_of
from secuprev.rules.verdict import Severity
from secuprev.values import Lang, PartialDate, Text

__all__ = ["ArticleComparison", "ClauseComparison", "ClauseState", "Comparison"]


class ClauseState(StrEnum):
    """What has become of a clause of the model in a convention."""

    PRESENT = "present"  # the convention says so, or names the subject of the clause
    MISSING = "missing"  # it is known that the convention does not take it
    UNKNOWN = "unknown"  # nothing known of the convention tells
    ADAPTED = "adapted"  # taken, but otherwise than the model has it


@frozen
class ClauseComparison:
    """One thing that an article of the model asks, beside the convention.

    Attributes:
        article: the article of the model.
        state: what has become of it.
        clause: the clause, ``None`` when it is a fact or the article as a whole.
        fact: the field of the convention that answers, such as ``"years"``, ``None`` when none.
        domains: the domains of the convention that bear on it.
        expected: what the model has, where it is a value.
        found: what the convention has, where it is a value; its last day, where that is its term.
    """

    article: ModelArticle
    state: ClauseState
    clause: Clause | None = None
    fact: str | None = None
    domains: tuple[str, ...] = ()
    expected: Any = None
    found: Any = None

    @property
    def label(self) -> Text:
        """What it is about."""
        if self.clause is not None:
            return self.clause.label
        if self.fact is None:
            return self.article.title
        return label_of(Clauses if hasattr(Clauses, self.fact) else Convention, self.fact)

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values."""
        return {
            "clause": self.clause.code if self.clause else None,
            "fact": self.fact,
            "label": self.label.in_(lang),
            "state": self.state.value,
            "domains": list(self.domains),
            "expected": self.expected,
            "found": self.found,
        }


@frozen
class ArticleComparison:
    """An article of the model beside the convention.

    Attributes:
        article: the article of the model.
        clauses: what has become of each thing that it asks.
    """

    article: ModelArticle
    clauses: tuple[ClauseComparison, ...]

    @property
    def state(self) -> ClauseState:
        """The article as a whole: present when it is taken at least in part."""
        states = Counter(one.state for one in self.clauses)
        if states[ClauseState.ADAPTED]:
            return ClauseState.ADAPTED
        if states[ClauseState.PRESENT]:
            return ClauseState.PRESENT
        whole = states[ClauseState.MISSING] == len(self.clauses)
        return ClauseState.MISSING if whole else ClauseState.UNKNOWN

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values."""
        said, cited = self.article, self.article.citation

        def words(text: Text | None) -> str | None:
            return text.in_(lang) if text else None

        return {
            "number": said.number,
            "title": said.title.in_(lang),
            "asks": said.asks.in_(lang),
            "optional": said.optional,
            "blanks": words(said.blanks),
            "intercommunal": words(said.intercommunal),
            "change": words(said.change),
            "citation": cited.label(lang),
            "url": cited.url,
            "state": self.state.value,
            "clauses": [one.to_dict(lang) for one in self.clauses],
        }


@frozen
class Comparison:
    """A convention beside the model of the day on which it was concluded.

    A local convention may take all or part of the model and adapt it: what departs from it is
    worth knowing, and breaks no act.

    Attributes:
        convention: identifier of the convention.
        concluded: the day of its signature or last renewal, ``None`` when not known.
        model: the model of that day, ``None`` when there is none to compare with.
        reason: why there is no model, ``None`` when there is one.
        articles: the articles of the model, in order.
        added: the domains of the convention that no clause of the model names.
        unread: the words of the convention that were not recognised as a domain.
    """

    convention: str
    concluded: PartialDate | None
    model: ModelConvention | None
    reason: Text | None = None
    articles: tuple[ArticleComparison, ...] = ()
    added: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """How heavy a departure is: that of a model, never an obligation."""
        return Severity.MODEL

    @property
    def clauses(self) -> tuple[ClauseComparison, ...]:
        """All that the model asks, in its order."""
        return tuple(one for article in self.articles for one in article.clauses)

    @property
    def present(self) -> tuple[ClauseComparison, ...]:
        """What the convention takes from the model."""
        return self._in(ClauseState.PRESENT)

    @property
    def missing(self) -> tuple[ClauseComparison, ...]:
        """What it is known not to take."""
        return self._in(ClauseState.MISSING)

    @property
    def unknown(self) -> tuple[ClauseComparison, ...]:
        """What cannot be told."""
        return self._in(ClauseState.UNKNOWN)

    @property
    def adapted(self) -> tuple[ClauseComparison, ...]:
        """What it takes otherwise than the model has it."""
        return self._in(ClauseState.ADAPTED)

    def _in(self, state: ClauseState) -> tuple[ClauseComparison, ...]:
        return tuple(one for one in self.clauses if one.state is state)

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values."""
        model = self.model
        return {
            "convention": self.convention,
            "concluded": str(self.concluded) if self.concluded else None,
            "model": {"id": model.id, "kind": model.kind} if model else None,
            "reason": self.reason.in_(lang) if self.reason else None,
            "severity": self.severity.value,
            "articles": [one.to_dict(lang) for one in self.articles],
            "added": [
                {"domain": code, "label": domains[code].label.in_(lang)} for code in self.added
            ],
            "unread": list(self.unread),
        }
