"""The findings of a page: what rules say, of whom, on which days; those alike are told once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from secuprev.cooperation import Instrument
from secuprev.law import Citation, Confidence, LegalValue
from secuprev.model import Commune, Waiver
from secuprev.render.page.states import State, spans
from secuprev.rules import WAIVED, Mention, MissingFact, Result, Rule, Severity, Status, Target
from secuprev.values import Text

__all__ = ["GROUPS", "Card", "Row", "Variant", "cards", "communes_of", "group_of"]

OBSERVED = "observed"
GROUPS = (
    Status.CRASHED.value,
    Status.BREACH.value,
    WAIVED,
    Status.UNVERIFIABLE.value,
    OBSERVED,
    Status.COMPLIANT.value,
)
"""The groups that findings are told in, what should be read first standing first."""


@define
class Row:
    """An object of which something is said, the communes it concerns, and on which days."""

    target: Target
    communes: tuple[str, ...]
    ranks: list[int] = field(factory=list)

    @property
    def on(self) -> str:
        """The places of the states in which it is said."""
        return spans(self.ranks)


@frozen
class Saying:
    """What is said, of whichever object: results of the same saying are told together."""

    said: Text | None
    severity_of_texts: Severity
    citations: tuple[Citation, ...]
    missing: tuple[tuple[Text, str], ...]
    values: tuple[tuple[str, str], ...]
    waiver: Waiver | None


@define
class Variant:
    """Something that a rule says, and of whom.

    Attributes:
        said: why, in both languages.
        severity_of_texts: the kind of text that asks for it, whatever was set.
        citations: the articles, in the version of their day.
        missing: the facts that would have to be known, and where they would stand.
        values: the legal values that were looked up.
        waiver: what accepts the breach.
        rows: the objects.
    """

    said: Text | None
    severity_of_texts: Severity
    citations: tuple[Citation, ...]
    missing: tuple[tuple[Text, str], ...]
    values: tuple[LegalValue, ...]
    waiver: Waiver | None
    rows: dict[Any, Row] = field(factory=dict)


@define
class Card:
    """What a rule says in one of the groups, with one severity."""

    group: str
    severity: Severity
    rule: Rule
    variants: dict[Saying, Variant] = field(factory=dict)

    @property
    def rows(self) -> list[Row]:
        """The objects of all its variants."""
        return [row for one in self.variants.values() for row in one.rows.values()]


def cards(found: Sequence[State]) -> list[Card]:
    """Return the findings of all the days, by group, then heaviest first, then by rule."""
    held: dict[tuple[str, Severity, str], Card] = {}
    for rank, state in enumerate(found):
        if state.report is None:
            continue
        instruments = {one.id: one for one in state.instruments}
        for result in state.report.results:
            group = group_of(result)
            if group is None:
                continue
            key = group, result.severity, result.rule.name
            card = held.setdefault(key, Card(group, result.severity, result.rule))
            _put(card, result, communes_of(result.target, instruments), rank)
    heaviest = list(Severity)
    return sorted(
        held.values(),
        key=lambda one: (GROUPS.index(one.group), heaviest.index(one.severity), one.rule.code),
    )


def group_of(result: Result) -> str | None:
    """Return the group in which a result is told, ``None`` for what does not apply."""
    if result.status is Status.NOT_APPLICABLE:
        return None
    if result.waived:
        return WAIVED
    return OBSERVED if result.status is Status.COMPLIANT and result.message else result.status.value


def communes_of(target: Target, instruments: Mapping[str, Instrument]) -> tuple[str, ...]:
    """Return the codes of the communes that an object concerns; empty when none is told."""
    one = target.object
    if isinstance(one, Commune):
        return (one.code,)
    if isinstance(one, Mention):
        one = one.holder
    codes: Iterable[str] | None = getattr(one, "communes", None)
    if codes is None and getattr(one, "id", None) in instruments:
        codes = instruments[one.id].communes
    return tuple(sorted(codes or ()))


def _put(card: Card, result: Result, communes: tuple[str, ...], rank: int) -> None:
    saying = Saying(
        said=_said(result),
        severity_of_texts=result.severity_of_texts,
        citations=_once(result.citations),
        missing=tuple(dict.fromkeys(_where(fact, result.target) for fact in result.missing)),
        values=tuple((one.name, repr(one.value)) for one in result.values if not one.scope),
        waiver=result.waiver,
    )
    variant = card.variants.get(saying)
    if variant is None:
        variant = card.variants[saying] = Variant(
            said=saying.said,
            severity_of_texts=saying.severity_of_texts,
            citations=saying.citations,
            missing=saying.missing,
            values=tuple({one.name: one for one in result.values if not one.scope}.values()),
            waiver=saying.waiver,
        )
    key = result.target.kind, result.target.id, communes
    variant.rows.setdefault(key, Row(result.target, communes)).ranks.append(rank)


def _said(result: Result) -> Text | None:
    """Return what a result says; the day is not named again where the law cannot be told."""
    said = result.said
    if said is None:
        return None
    for day in {fact.path[4:-1].rpartition(", ")[2] for fact in result.missing if _is_law(fact)}:
        said = Text(
            said.fr.replace(f"au {day}", "ce jour-là"), said.en.replace(f"on {day}", "on that day")
        )
    return said


def _is_law(fact: MissingFact) -> bool:
    """Tell whether what is wanting is the law of a day, and not a fact of the document."""
    return fact.path.startswith("law(") and fact.path.endswith(")")


def _where(fact: MissingFact, target: Target) -> tuple[Text, str]:
    """Return a missing fact and its place, in the object itself or in the document."""
    if _is_law(fact):
        return Text("le droit de ce jour", "the law of that day"), ""
    root, dot, inside = fact.path.partition(".")
    return fact.label, f".{inside}" if dot and root == target.id else fact.path


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return each article once, with the surest of its readings."""
    order = list(Confidence)
    found: dict[tuple[str, Any], Citation] = {}
    for one in citations:
        before = found.setdefault((one.short, one.period), one)
        if order.index(one.confidence) < order.index(before.confidence):
            found[one.short, one.period] = one
    return tuple(found.values())
