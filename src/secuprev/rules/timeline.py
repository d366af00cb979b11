"""How the duties of one object changed with the law, from the first day that was read to a day."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from attrs import frozen

from secuprev import law
from secuprev.law import Changes, Competence, under
from secuprev.law.competences import subjects
from secuprev.model import Framework
from secuprev.model.framework import a_framework
from secuprev.rules.duties import Duty, Standing, asked_of, duty_of
from secuprev.rules.engine import default_day
from secuprev.values import AnyDate, Text, as_partial
from secuprev.values.nearness import near

__all__ = ["Step", "UnknownSubject", "history"]

_OPENED = "competences"  # what a rule cites that rests on what the law opens to each force


class UnknownSubject(KeyError):
    """Nothing in the framework has that identifier.

    Attributes:
        subject: the identifier that was given.
        suggestions: identifiers that are near.
    """

    def __init__(self, subject: str, known: Iterable[str]) -> None:
        suggestions = near(subject, known)
        super().__init__(subject, suggestions)
        self.subject = subject
        self.suggestions = suggestions

    def __reduce__(self) -> tuple[type["UnknownSubject"], tuple[object, ...]]:
        return type(self), (self.subject, self.suggestions)

    @property
    def message(self) -> Text:
        """What was looked for and what is near, in both languages."""
        others = ", ".join(self.suggestions)
        return Text(
            fr=f"objet inconnu : « {self.subject} »" + (f" ; proche : {others}" if others else ""),
            en=f"unknown object: {self.subject!r}" + (f"; near: {others}" if others else ""),
        )

    def __str__(self) -> str:
        return self.message.en


@frozen
class Step:
    """A day on which the law changed what it asks of an object.

    Attributes:
        on: the day.
        texts: the texts that brought the change, as references or as a competence prints what it
            rests on; empty for the first day, and where days among the facts brought it.
        began: the duties that were not asked for on the eve.
        changed: the duties that rest on other legal values than on the eve, and those that have
            another answer for what the law opened to a force, or closed to it.
        ended: the duties of the eve that are asked for no more.
    """

    on: date
    texts: tuple[str, ...]
    began: tuple[Duty, ...]
    changed: tuple[Duty, ...]
    ended: tuple[Duty, ...]


def history(
    framework: Framework,
    subject: str,
    until: AnyDate | None = None,
    *,
    law: Changes | None = None,
) -> tuple[Step, ...]:
    """Return the days on which the law changed what it asks of an object, oldest first.

    The facts stay as they are known: the question is what successive laws asked of this object,
    not what it was at the time. The first step is the first day over which the law was read.

    Args:
        framework: what is known.
        subject: identifier of a force, a council…, or code of a commune.
        until: the last day to look at, by default the default day of `check`.
        law: a change set to lay over the law for this call; what it does not date holds from the
            last day looked at.

    Raises:
        UnknownSubject: nothing in the framework has that identifier.

    Example:
        >>> from secuprev.model import Force
        >>> service = Force(id="pm", kind="police_municipale", dog_unit=True)
        >>> town = Framework(id="town", forces=(service,), conventions=())
        >>> [step.texts for step in history(town, "pm") if step.on == date(2021, 5, 27)]
        [('LOI-2021-646',)]
    """
    a_framework(framework)
    last = as_partial(until).latest if until is not None else default_day()
    known = [one.id for one in framework] + [one.code for one in framework.members(last)]
    if subject not in known:
        raise UnknownSubject(subject, known)
    with under(law, last):
        return _steps(framework, subject, last)


def _steps(framework: Framework, subject: str, last: date) -> tuple[Step, ...]:
    turns = _turns(framework)
    days = _days(turns, last)
    asked = {day: _duties(framework, subject, day) for day in days}
    first = days[0]
    steps = [Step(first, (), tuple(one.duty for one in asked[first].values()), (), ())]
    for eve, day in pairwise(days):
        step = _step(day, asked[eve], asked[day], turns.get(day, ()))
        if step is not None:
            steps.append(step)
    return tuple(steps)


def _turns(framework: Framework) -> dict[date, list[Competence]]:
    """Return what the law opens to the forces, or closes to them, by the day since when."""
    found: dict[date, list[Competence]] = {}
    for kind in sorted({one.kind for one in framework.forces or ()}):
        for subject in subjects():
            for now in law.history(kind, subject):
                if now.period.start is not None:
                    found.setdefault(now.period.start, []).append(now)
    return found


def _days(turns: Iterable[date], last: date) -> list[date]:
    """Return the first day of the record and every day since on which the law changed."""
    start = law.record().start
    assert start is not None
    changed = {
        state.period.start
        for name in law.names()
        for state in law.parameter(name).changes()
        if state.period.start is not None
    }
    return [start, *sorted(day for day in changed.union(turns) if start < day <= last)]


@frozen
class _Asked:
    """A duty, and the legal values that were looked up to tell it, each by its name."""

    duty: Duty
    values: frozenset[tuple[str, Any]]

    def among(self, names: Collection[str]) -> set[str]:
        """Return those of some values on which the duty rests: looked up, or else declared."""
        found = {name for name, _ in self.values}.intersection(names)
        return found or set(self.duty.rule.cites).intersection(names)

    def unlike(self, eve: "_Asked", names: Collection[str]) -> set[str]:
        """Return those of some values on which the duty no longer rests as it did on the eve.

        What a rule may cite of others is nothing to an object of which all is known. Where a fact
        is missing a rule stops short, and whatever it may cite may have changed the answer.
        """
        if Standing.UNKNOWN in (self.duty.standing, eve.duty.standing):
            return set(self.duty.rule.cites).intersection(names)
        return {name for name, _ in self.values ^ eve.values}.intersection(names)


_Duties = dict[tuple[str, str], _Asked]


def _duties(framework: Framework, subject: str, day: date) -> _Duties:
    return {
        (one.rule.name, one.target.id): _Asked(
            duty_of(one), frozenset((value.name, value.value) for value in one.values)
        )
        for one in asked_of(framework, day)
        if one.target.id == subject or one.target.id.startswith(f"{subject}.")
    }


def _step(day: date, before: _Duties, after: _Duties, turned: Iterable[Competence]) -> Step | None:
    began = [one for key, one in after.items() if key not in before]
    ended = [one for key, one in before.items() if key not in after]
    causes = {
        name: state.changed_by or state.references
        for name in law.names()
        for state in law.parameter(name).changes()
        if state.period.start == day
    }
    # A change of scope shows as a duty that begins or ends, not as one that changes.
    asks = {name for name in causes if not law.parameter(name).scope}
    changed: list[Duty] = []
    concerned = {name for one in (*began, *ended) for name in one.among(causes)}
    for key in (key for key in after if key in before):
        others = after[key].unlike(before[key], asks)
        concerned |= others
        if others or _answers_anew(before[key].duty, after[key].duty, turned):
            changed.append(after[key].duty)
    if not (began or changed or ended):
        return None
    new = tuple(one.duty for one in began)
    texts = [text for name, by in causes.items() if name in concerned for text in by]
    texts += [basis for duty in (*new, *changed) for basis in _bases(duty, turned)]
    return Step(
        day,
        tuple(dict.fromkeys(texts)),
        new,
        tuple(changed),
        tuple(one.duty for one in ended),
    )


def _answers_anew(before: Duty, after: Duty, turned: Iterable[Competence]) -> bool:
    """Tell whether what was opened or closed on the day changes the answer to a duty."""
    same = (before.standing, before.message) == (after.standing, after.message)
    return not same and any(_bases(after, turned))


def _bases(duty: Duty, turned: Iterable[Competence]) -> list[str]:
    """Return on what rests what was opened or closed on a day, as far as the duty rests on it."""
    if _OPENED not in duty.rule.cites:
        return []
    cited = {one.short for one in duty.citations}
    return [
        one.basis
        for one in turned
        if one.basis and cited.issuperset(each.short for each in one.citations(one.period.start))
    ]
