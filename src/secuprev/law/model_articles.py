"""The articles of the model conventions: what each asks, fixed or optional, and how it changed."""

import re
from datetime import timedelta
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from secuprev.law.citation import Citation, Confidence, cite
from secuprev.law.dated import Series, State, record
from secuprev.law.errors import UnknownName
from secuprev.law.model_clauses import Clause, clauses
from secuprev.law.model_editions import ModelKind, editions
from secuprev.law.store import per_law, read
from secuprev.values import Period, Text

__all__ = ["Chapter", "ModelArticle", "article_codes", "article_history", "too_wide"]

_NUMBER = re.compile(r"art\. (\d+)")


class Chapter(StrEnum):
    """The part of a model in which an article stands."""

    PREAMBLE = "preamble"
    NEEDS = "needs"  # article 1, since 2012
    PLACES = "places"  # nature and places of the interventions
    COORDINATION = "coordination"  # how the services coordinate
    REINFORCED = "reinforced"  # title II, optional, since 2012
    CLOSING = "closing"  # report, evaluation, term


@frozen
class ModelArticle:
    """An article of a model convention, as it reads in one edition.

    Two are equal when they ask the same, wherever the law printed them.

    Attributes:
        code: stable name, the same in both generations, such as ``"meetings"``.
        number: its number in the model, ``None`` for the preamble.
        title: what it is about.
        asks: what it asks, in our words.
        chapter: where it stands.
        in_title: the title (1 or 2) in which a reader places it, ``None`` when there is none.
        optional: whether the parties may leave the whole title out.
        blanks: what the parties fill in, ``None`` when there is nothing.
        clauses: its clauses, in the order of the model.
        intercommunal: what the intercommunal model says otherwise, ``None`` when nothing, and in
            the communal model.
        change: what this wording changed, ``None`` when it is the first or says the same.
        changed_by: the texts that brought this wording.
        wording: the days over which it reads so.
        confidence: how sure the reading is.
        citation: where the edition prints it.
    """

    code: str
    number: str | None
    title: Text
    asks: Text
    chapter: Chapter
    in_title: int | None
    optional: bool
    blanks: Text | None
    clauses: tuple[Clause, ...]
    intercommunal: Text | None
    change: Text | None
    changed_by: tuple[str, ...]
    wording: Period
    confidence: Confidence
    citation: Citation = field(eq=False)

    @property
    def label(self) -> Text:
        """How a reader calls it.

        >>> from secuprev.law.models import model
        >>> [str(one.label) for one in model("2012-11-23").articles[:2]]
        ['Preamble', 'Article 1']
        """
        if self.number is None:
            return Text(fr="Préambule", en="Preamble")
        return Text.same(f"Article {self.number}")


def article_codes() -> tuple[str, ...]:
    """Return the codes of the articles, in the order of the models since 2012."""
    return tuple(read("model_articles")["articles"])


def too_wide() -> frozenset[str]:
    """Return the domains that so many articles serve that naming one tells none of them.

    >>> sorted(too_wide())
    ['inter_force_communication']
    """
    return frozenset(read("model_articles")["too_wide"])


@per_law
def article_history(code: str, kind: ModelKind = "communal") -> Series[ModelArticle]:
    """Return an article through time, an edition after the other.

    The value is ``None`` when the model of the day has no such article, or when there was none.

    >>> meetings = article_history("meetings")
    >>> meetings.at("2017-11-05").value.change.en
    'Road-safety results are reviewed at every meeting.'
    >>> meetings.at("2017-11-05").references, meetings.at("2011-06-01").references
    (('MODEL-1 art. 10',), ('MODEL-IV-I art. 1',))

    Raises:
        UnknownName: no article has that code.
    """
    rows = read("model_articles")["articles"]
    if code not in article_codes():
        raise UnknownName("article", code, rows)
    row = rows[code]
    states = []
    for state in editions(kind):
        edition, start = state.value, state.period.start
        if edition is None or not _holds(row, edition.generation):
            states.append(State[ModelArticle](None, state.period))
            continue
        number = row.get(f"a{edition.generation}")
        reference = edition.reference(f"art. {number}" if number else "préambule")
        rank, wording = _wording(row, start)
        states.append(
            State(
                value=_article(
                    code=code,
                    row=row,
                    rank=rank,
                    kind=kind,
                    generation=edition.generation,
                    citation=cite(reference, state.period, state.confidence),
                ),
                period=state.period,
                references=(reference,),
                changed_by=(wording["by"],),
                confidence=state.confidence,
            )
        )
    return Series(f"{code} ({kind})", tuple(states), record())


def _holds(row: dict[str, Any], generation: int) -> bool:
    return f"a{generation}" in row or generation in row.get("unnumbered", ())


def _wording(row: dict[str, Any], start: Any) -> tuple[int, dict[str, Any]]:
    """Return the rank and the row of the wording that runs on the first day of an edition."""
    begun = [pair for pair in enumerate(row["wordings"]) if pair[1]["from"] <= start]
    return begun[-1]


def _article(
    *,
    code: str,
    row: dict[str, Any],
    rank: int,
    kind: ModelKind,
    generation: int,
    citation: Citation,
) -> ModelArticle:
    wordings = row["wordings"]
    wording = wordings[rank]
    following = wordings[rank + 1]["from"] if rank + 1 < len(wordings) else None
    chapter = read("model_articles")["chapters"][row["chapter"]]
    number = row.get(f"a{generation}")
    communal = kind == "communal"
    # The intercommunal model was born with the generation of 2012: nothing stood before it.
    first = not communal and wording["from"] == _birth(kind)
    return ModelArticle(
        code=code,
        number=number,
        title=Text(fr=row["fr"], en=row["en"]),
        asks=Text(fr=wording["fr"], en=wording["en"]),
        chapter=Chapter(row["chapter"]),
        in_title=chapter.get("title") if _has_titles(generation) else None,
        optional=chapter.get("optional", False),
        blanks=_text(wording, "blanks"),
        clauses=tuple(one for one in clauses() if _number_of(one, generation) == number),
        intercommunal=None if communal else _text(wording, "intercommunal"),
        change=None if first else _text(wording, "change"),
        changed_by=(wording["by"],),
        wording=Period(wording["from"], following and following - timedelta(days=1)),
        confidence=Confidence(wording.get("confidence", "high")),
        citation=citation,
    )


def _number_of(clause: Clause, generation: int) -> str:
    """Return the number of the article in which a clause stands, ``""`` when it has none."""
    found = _NUMBER.match(clause.articles.get(generation, ""))
    return found[1] if found else ""


def _has_titles(generation: int) -> bool:
    """Tell whether the model of a generation is divided in titles: it has a title II."""
    rows = read("model_articles")["articles"].values()
    return any(_holds(row, generation) for row in rows if row["chapter"] == Chapter.REINFORCED)


def _birth(kind: ModelKind) -> Any:
    return next(state.period.start for state in editions(kind) if state.value)


def _text(row: dict[str, Any], name: str) -> Text | None:
    return Text(**row[name]) if name in row else None
