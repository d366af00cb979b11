"""What came, went and changed between two documents, or between two days of one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import attrs
from attrs import frozen

from secuprev import law
from secuprev.cooperation.instruments import Strength
from secuprev.cooperation.reading import day_of, instruments_on
from secuprev.model import DomainMention, Force, Framework, Partner, Role
from secuprev.model.fields import label_of
from secuprev.model.framework import a_framework
from secuprev.rules import Result, Status, check
from secuprev.values import AnyDate, Lang, Text

__all__ = ["Change", "Changes", "Subject", "Way", "compare"]


class Way(StrEnum):
    """What became of something."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


class Subject(StrEnum):
    """What kind of thing it is."""

    PARTNER = "partner"
    INSTRUMENT = "instrument"
    DOMAIN = "domain"
    DUTY = "duty"  # whether it is asked for
    VERDICT = "verdict"  # what becomes of what is asked for on both sides


@frozen
class Change:
    """Something that came, went or changed.

    Attributes:
        subject: what kind of thing it is.
        id: its identifier; the code of a domain; the rule and the object of a duty or a verdict.
        label: what a reader calls it.
        way: what became of it.
        details: what changed in it, or why it came; empty when there is nothing to add.
        rule_label: for a duty or a verdict, what the rule says must hold.
    """

    subject: Subject
    id: str
    label: Text
    way: Way
    details: tuple[Text, ...] = ()
    rule_label: Text | None = None

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values."""
        return {
            "subject": self.subject.value,
            "id": self.id,
            "label": self.label.in_(lang),
            "change": self.way.value,
            "details": [one.in_(lang) for one in self.details],
        }


@frozen
class Changes:
    """What came, went and changed.

    Attributes:
        before, after: the identifiers of both frameworks.
        days: the two days compared; ``None`` where documents were compared whole.
        judged: the days on which duties and verdicts were told.
        items: the changes, by kind of thing, in a stable order.
    """

    before: str
    after: str
    days: tuple[date | None, date | None]
    judged: tuple[date, date]
    items: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.items)

    def of(self, subject: Subject, way: Way | None = None) -> tuple[Change, ...]:
        """Return the changes of one kind of thing, of one way if it is given."""
        found = (one for one in self.items if one.subject is subject)
        return tuple(one for one in found if way in (None, one.way))

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values."""
        return {
            "before": self.before,
            "after": self.after,
            "days": [day.isoformat() if day else None for day in self.days],
            "judged": [day.isoformat() for day in self.judged],
            "changes": [one.to_dict(lang) for one in self.items],
        }


def compare(
    before: Framework,
    after: Framework | None = None,
    *,
    on: AnyDate | None = None,
    after_on: AnyDate | None = None,
) -> Changes:
    """Return what came, went and changed between two documents, or two days of one.

    Two documents are compared whole, by all that each of them tells, unless days are given. Duties
    and verdicts are those of the days given, else both of the day of `secuprev.check`: what differs
    then comes from the facts alone.

    Args:
        before: what was known, or the only document.
        after: what is known now; the same document when left out, which then needs both days.
        on: the day of `before`.
        after_on: the day of `after`, by default that of `before`.

    Raises:
        ValueError: one document alone, and not two days.
        InvalidDate: a day is no date, or is not known to the day.

    Example:
        >>> from secuprev.model import Convention
        >>> one = Framework(id="town", conventions=(Convention(id="c"),))
        >>> holidays = Convention(id="c", domains=(DomainMention(domain="holiday_watch"),))
        >>> other = Framework(id="town", conventions=(holidays,))
        >>> [(one.id, one.way.value) for one in compare(one, other).of(Subject.DOMAIN)]
        [('holiday_watch', 'came')]
    """
    a_framework(before)
    if after is None and (on is None or after_on is None):
        raise ValueError("one document is compared with itself on two days: on= and after_on=")
    new = before if after is None else a_framework(after)
    first = None if on is None else day_of(on)
    last = first if after_on is None else day_of(after_on)
    judged = day_of(first), day_of(last)
    items = (
        *_between(Subject.PARTNER, _partners(before), _partners(new)),
        *_between(Subject.INSTRUMENT, _acts(before, first), _acts(new, last)),
        *_between(Subject.DOMAIN, _domains(before, first), _domains(new, last)),
        *_answers(_results(before, judged[0]), _results(new, judged[1])),
    )
    return Changes(before.id, new.id, (first, last), judged, items)


@frozen
class _Thing:
    """Something to be compared: what a reader calls it, and what may change in it."""

    label: Text
    facts: Any = None
    certain: bool | None = None
    strength: Strength | None = None
    words: tuple[str, ...] = ()


_Things = Mapping[str, _Thing]

_NOW_SURE = Text("désormais connu en vigueur", "now known to be in force")
_IN_DOUBT = Text(
    "n'est plus connu en vigueur : on ne peut le dire", "no longer known to be in force"
)


def _between(subject: Subject, before: _Things, after: _Things) -> Iterator[Change]:
    """Yield what came, what changed and what went, in the order of what holds it."""
    for id, new in after.items():
        old = before.get(id)
        if old is None:
            yield Change(subject, id, new.label, Way.CAME, tuple(map(Text.same, new.words)))
            continue
        details = tuple(_differences(old, new))
        if details:
            yield Change(subject, id, new.label, Way.CHANGED, details)
    for id, old in before.items():
        if id not in after:
            yield Change(subject, id, old.label, Way.WENT)


def _differences(old: _Thing, new: _Thing) -> Iterator[Text]:
    if old.certain != new.certain:
        yield _NOW_SURE if new.certain else _IN_DOUBT
    if old.strength is not None and new.strength is not None and old.strength != new.strength:
        yield old.strength.label + Text.same(" > ") + new.strength.label
    if type(old.facts) is not type(new.facts):
        return
    for field in attrs.fields(type(new.facts)) if attrs.has(type(new.facts)) else ():
        if getattr(old.facts, field.name) != getattr(new.facts, field.name):
            yield label_of(type(new.facts), field.name)


def _partners(framework: Framework) -> _Things:
    held: tuple[Force | Partner, ...] = (*(framework.forces or ()), *framework.partners)
    return {one.id: _Thing(Text.same(one.name or one.id), one) for one in held}


def _acts(framework: Framework, day: date | None) -> _Things:
    """Return the instruments: all of them, or those that are or may be in force on a day."""
    lists = (framework.conventions, framework.councils, framework.groups, framework.strategies)
    held = [one for found in lists for one in found or ()]
    if day is None:
        return {one.id: _Thing(Text.same(one.name or one.id), one) for one in held}
    sure = {one.id: one.certain for one in instruments_on(framework, day)}
    return {
        one.id: _Thing(Text.same(one.name or one.id), one, sure[one.id])
        for one in held
        if one.id in sure
    }


def _domains(framework: Framework, day: date | None) -> _Things:
    """Return the domains that the instruments name, each with its strongest way of being named."""
    strengths: dict[str, Strength] = {}
    words: dict[str, dict[str, None]] = {}
    for code, strength, label in _named(framework, day):
        strengths[code] = max(strength, strengths.get(code, strength))
        words.setdefault(code, {}).update({label: None} if label else {})
    return {
        code: _Thing(law.domains[code].label, strength=strengths[code], words=tuple(words[code]))
        for code in law.domains
        if code in strengths
    }


def _named(framework: Framework, day: date | None) -> Iterator[tuple[str, Strength, str | None]]:
    """Yield the domains named, how strongly, and the words of the document where they are told."""
    if day is not None:
        for instrument in instruments_on(framework, day):
            for theme in instrument.themes:
                if theme.domain is not None:
                    yield theme.domain, theme.strength, None
        return
    for mention in _mentions(framework):
        if mention.domain is not None and mention.role is not Role.EXCLUDED:
            yield mention.domain, Strength.of(mention.role, mention.title), mention.label


def _mentions(framework: Framework) -> Iterator[DomainMention]:
    for convention in framework.conventions or ():
        yield from convention.mentions
    for group in framework.groups or ():
        yield from (DomainMention(domain=code) for code in group.domains)
    for strategy in framework.strategies or ():
        yield from strategy.priorities


# --- duties and verdicts ------------------------------------------------------------------------


_Key = tuple[str, str]


def _results(framework: Framework, day: date) -> dict[_Key, Result]:
    """Return what is asked for on a day, by rule and object."""
    return {
        (one.rule.name, one.target.id): one
        for one in check(framework, day).results
        if one.status is not Status.NOT_APPLICABLE
    }


def _answers(before: Mapping[_Key, Result], after: Mapping[_Key, Result]) -> Iterable[Change]:
    def change(subject: Subject, key: _Key, one: Result, way: Way, *details: Text) -> Change:
        label = one.rule.label + Text(" : ", ": ") + one.target.label
        return Change(subject, " ".join(key), label, way, details, one.rule.label)

    for key, new in after.items():
        old = before.get(key)
        if old is None:
            yield change(Subject.DUTY, key, new, Way.CAME, new.status.label)
        elif old.status is not new.status:
            turned = old.status.label + Text.same(" > ") + new.status.label
            yield change(Subject.VERDICT, key, new, Way.CHANGED, turned)
    for key, old in before.items():
        if key not in after:
            yield change(Subject.DUTY, key, old, Way.WENT)
