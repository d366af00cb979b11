"""A convention beside the model of its day, article by article: an observation, no verdict."""

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import frozen

from secuprev import law
from secuprev.law import Clause, ModelConvention, ModelKind
from secuprev.law.model_articles import Chapter, ModelArticle, too_wide
from secuprev.model import Convention, ConventionKind, DomainMention, Role
from secuprev.model.conventions import Clauses
from secuprev.model.fields import label_of
from secuprev.rules.engine import default_day
from secuprev.rules.verdict import Severity
from secuprev.values import AnyDate, Lang, PartialDate, Text, as_partial

__all__ = ["ArticleComparison", "ClauseComparison", "ClauseState", "Comparison", "against_model"]

# The facts of a convention that answer an article: by the code of the article, then by chapter.
_FLAGS = {"needs": "diagnosis", "reinforcement": "reinforced", "evaluation": "evaluation"}
_CHAPTERS = {
    Chapter.PLACES: "nature_and_places",
    Chapter.COORDINATION: "coordination",
    Chapter.REINFORCED: "reinforced",
}
_TERMS = ("years", "renewal", "notice_months")


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
        found: what the convention has, where it is a value.
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
        return label_of(Convention if self.fact in _TERMS else Clauses, self.fact)

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
                {"domain": code, "label": law.domains[code].label.in_(lang)} for code in self.added
            ],
            "unread": list(self.unread),
        }


def against_model(convention: Convention, on: AnyDate | None = None) -> Comparison:
    """Compare a convention with the model of the day on which it was concluded.

    A clause is present when the convention names its subject; a mention without a title counts
    for title II only if the convention is known to have one, or if the model names the domain
    nowhere else. Nothing is missing because nothing was said: the list of domains must be known to
    be complete, or a fact must be known to be false.

    Args:
        convention: the convention.
        on: the day up to which its renewals and amendments count, by default that of `check`.

    Returns:
        The comparison. Its ``model`` is ``None``, and ``reason`` says why, when the day of
        signature is not known, when there was no model of that kind on that day, or when the act
        is a pooling agreement, which no model is about.

    Raises:
        StraddlesChange: the day of signature is vague and the edition changed inside it.
        OutsideRecord: the convention was concluded on a day whose law was not read.

    Example:
        >>> from secuprev.values import PartialDate
        >>> holidays = DomainMention(domain="holiday_watch")
        >>> signed = PartialDate.parse("2012-11-23")
        >>> found = against_model(Convention(id="c", signed=signed, years=5, domains=(holidays,)))
        >>> [one.clause.code for one in found.present], found.missing
        (['t2.prevention'], ())
        >>> [(one.fact, one.expected, one.found) for one in found.adapted]
        [('years', 3, 5)]
    """
    day = as_partial(on).latest if on is not None else default_day()
    concluded = convention.last_concluded(day)
    if not convention.is_coordination:
        return Comparison(convention.id, concluded, None, _POOLING)
    if concluded is None:
        return Comparison(convention.id, None, None, _NO_DAY)
    intercommunal = convention.kind is ConventionKind.INTERCOMMUNAL
    kind: ModelKind = "intercommunal" if intercommunal else "communal"
    model = law.model(concluded, kind)
    if model is None:
        return Comparison(convention.id, concluded, None, _NO_MODEL)
    return _Reading(convention, model, concluded, day).comparison()


_POOLING = Text(
    fr="la convention type ne porte pas sur la mise en commun d'agents",
    en="the model is not about the pooling of agents",
)
_NO_DAY = Text(
    fr="le jour de la signature n'est pas connu", en="the day of the signature is not known"
)
_NO_MODEL = Text(
    fr="aucun modèle de cette nature n'existait ce jour-là",
    en="there was no model of that kind on that day",
)


class _Reading:
    """What a convention says of each clause of a model."""

    def __init__(
        self, convention: Convention, model: ModelConvention, concluded: PartialDate, day: date
    ) -> None:
        self.convention, self.model = convention, model
        self.concluded, self.day = concluded, day
        self.places = {one.code: article for article in model.articles for one in article.clauses}
        self.mentions = self._mentions()
        self.excluded = {one.domain for one in self.mentions if one.role is Role.EXCLUDED}
        self.named = [one for one in self.mentions if one.role is not Role.EXCLUDED]
        # A mention that stands in title II shows that the convention has one.
        self.reinforced = convention.clauses.reinforced
        optional = {article.in_title for article in model.articles if article.optional}
        if self.reinforced is None and any(one.title in optional for one in self.named):
            self.reinforced = True
        self.evidence: dict[str, list[tuple[ClauseState, str]]] = {}
        self.added: list[str] = []
        for mention in self.named:
            self._read(mention)

    def _mentions(self) -> tuple[DomainMention, ...]:
        """Return its domains, less those that an amendment of a later day added."""
        said = self.convention
        known = [one for one in said.amendments if not (one.on and one.on.is_after(self.day))]
        added = (mention for one in known for mention in one.domains)
        return (*said.aims, *(said.domains or ()), *added)

    def _read(self, mention: DomainMention) -> None:
        """Note the clauses that a mention bears on, and how far it answers them."""
        code = mention.domain
        if code is None:
            return
        held = [one.code for one in law.domains[code].clauses if one.code in self.places]
        if not held:
            self.added.append(code)
            return
        homes = [one for one in held if self._may_stand(mention, self.places[one])]
        fixed = [one for one in homes if not self.places[one].optional]
        for clause in homes or held:
            state = ClauseState.PRESENT if homes else ClauseState.ADAPTED
            guess = mention.title is None and self.reinforced is None
            if code in too_wide() or (guess and fixed and clause not in fixed):
                state = ClauseState.UNKNOWN
            self.evidence.setdefault(clause, []).append((state, code))

    def _may_stand(self, mention: DomainMention, article: ModelArticle) -> bool:
        if mention.title is not None and article.in_title is not None:
            return mention.title == article.in_title
        return not self._denied(article)

    def _denied(self, article: ModelArticle) -> bool:
        """Tell whether the convention is known not to have the chapter of an article."""
        if article.chapter is Chapter.REINFORCED:
            return self.reinforced is False
        fact = _CHAPTERS.get(article.chapter)
        return fact is not None and getattr(self.convention.clauses, fact) is False

    # --- what becomes of each article -------------------------------------------------------------

    def comparison(self) -> Comparison:
        return Comparison(
            convention=self.convention.id,
            concluded=self.concluded,
            model=self.model,
            articles=tuple(
                ArticleComparison(one, tuple(self._article(one))) for one in self.model.articles
            ),
            added=tuple(dict.fromkeys(self.added)),
            unread=tuple(one.label or "?" for one in self.named if one.domain is None),
        )

    def _article(self, article: ModelArticle) -> list[ClauseComparison]:
        if article.code == "term":
            return [self._term(article, fact) for fact in _TERMS]
        found = [self._clause(article, clause) for clause in article.clauses]
        fact = _FLAGS.get(article.code)
        if fact is not None:
            return [self._flag(article, fact), *found]
        if not found:
            denied = self._denied(article)
            state = ClauseState.MISSING if denied else ClauseState.UNKNOWN
            return [ClauseComparison(article, state)]
        return found

    def _term(self, article: ModelArticle, fact: str) -> ClauseComparison:
        expected = law.value(f"model.{fact}", self.concluded).value
        found = getattr(self.convention, fact)
        renewed = self.convention.last_renewal(self.day)
        if fact == "years" and renewed is not None and renewed.years is not None:
            found = renewed.years
        state = ClauseState.PRESENT if found == expected else ClauseState.ADAPTED
        if found is None:
            state = ClauseState.UNKNOWN
        plain = found.value if isinstance(found, StrEnum) else found
        return ClauseComparison(article, state, fact=fact, expected=expected, found=plain)

    def _flag(self, article: ModelArticle, fact: str) -> ClauseComparison:
        answer = getattr(self.convention.clauses, fact)
        if article.chapter is Chapter.REINFORCED:
            answer = self.reinforced
        states = {True: ClauseState.PRESENT, False: ClauseState.MISSING, None: ClauseState.UNKNOWN}
        return ClauseComparison(article, states[answer], fact=fact)

    def _clause(self, article: ModelArticle, clause: Clause) -> ClauseComparison:
        evidence = self.evidence.get(clause.code, [])
        states = {state for state, _ in evidence}
        for state in (ClauseState.PRESENT, ClauseState.ADAPTED, ClauseState.UNKNOWN):
            if state in states:
                break
        else:
            missing = self._denied(article) or self._left_out(clause)
            state = ClauseState.MISSING if missing else ClauseState.UNKNOWN
        domains = tuple(dict.fromkeys(code for _, code in evidence))
        return ClauseComparison(article, state, clause=clause, domains=domains)

    def _left_out(self, clause: Clause) -> bool:
        """Tell whether the convention, which names no domain of a clause, is known not to."""
        domains = {code for code, one in law.domains.items() if clause in one.clauses}
        if not domains:
            return False
        # Words that were not recognised may be any domain: the list then says nothing.
        unread = any(one.domain is None for one in self.named)
        complete = self.convention.domains is not None and self.convention.domains_complete
        return (bool(complete) and not unread) or domains <= self.excluded
