"""A convention beside the model of its day, article by article: an observation, no verdict."""

from datetime import date, timedelta
from enum import StrEnum

from secuprev import law
from secuprev.law import Clause, ModelConvention, ModelKind
from secuprev.law.model_articles import Chapter, ModelArticle, too_wide
from secuprev.model import Convention, ConventionKind, DomainMention, Role
from secuprev.rules.comparison import (
    ArticleComparison,
    ClauseComparison,
    ClauseState,
    Comparison,
)
from secuprev.rules.engine import default_day
from secuprev.rules.reasons import NO_MODEL_FOR_IT
from secuprev.values import AnyDate, PartialDate, Text, as_partial
from secuprev.values.wanted import Wanted

__all__ = ["against_model"]

# The facts of a convention that answer an article: by the code of the article, then by chapter.
_FLAGS = {"needs": "diagnosis", "reinforcement": "reinforced", "evaluation": "evaluation"}
_CHAPTERS = {
    Chapter.PLACES: "nature_and_places",
    Chapter.COORDINATION: "coordination",
    Chapter.REINFORCED: "reinforced",
}
_TERMS = ("years", "renewal", "notice_months")


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
    _a_convention(convention)
    day = as_partial(on).latest if on is not None else default_day()
    concluded = convention.last_concluded(day)
    if not convention.is_coordination:
        return Comparison(convention.id, concluded, None, NO_MODEL_FOR_IT.message)
    if concluded is None:
        return Comparison(convention.id, None, None, _NO_DAY)
    intercommunal = convention.kind is ConventionKind.INTERCOMMUNAL
    kind: ModelKind = "intercommunal" if intercommunal else "communal"
    model = law.model(concluded, kind)
    if model is None:
        return Comparison(convention.id, concluded, None, _NO_MODEL)
    return _Reading(convention, model, concluded, day).comparison()


_a_convention = Wanted[Convention](
    Convention,
    Text("une convention", "convention"),
    Text("framework.conventions les contient", "framework.conventions holds them"),
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
        until = self.convention.until
        if fact == "years" and found is None and renewed is None and until is not None:
            state = self._to_a_day(until, expected)
            return ClauseComparison(article, state, fact=fact, expected=expected, found=str(until))
        state = ClauseState.PRESENT if found == expected else ClauseState.ADAPTED
        if found is None:
            state = ClauseState.UNKNOWN
        plain = found.value if isinstance(found, StrEnum) else found
        return ClauseComparison(article, state, fact=fact, expected=expected, found=plain)

    def _to_a_day(self, until: PartialDate, years: int) -> ClauseState:
        """Tell whether a last day ends a term of some years: on the anniversary, or its eve."""
        start = self.convention.effective or self.convention.signed
        if start is None:
            return ClauseState.UNKNOWN
        anniversary = start.plus_years(years)
        eve = anniversary.earliest - timedelta(days=1)
        if until.latest < eve or until.is_after(anniversary):
            return ClauseState.ADAPTED
        told = until.is_exact and anniversary.is_exact
        return ClauseState.PRESENT if told else ClauseState.UNKNOWN

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
        domains = set(law.domains_of(clause.code))
        if not domains:
            return False
        # Words that were not recognised may be any domain: the list then says nothing.
        unread = any(one.domain is None for one in self.named)
        complete = self.convention.domains is not None and self.convention.domains_complete
        return (bool(complete) and not unread) or domains <= self.excluded
