"""What another law would change: for the answers of a framework, and for what its forces may do."""

from datetime import date
from typing import Any

from attrs import frozen

from secuprev import law
from secuprev.law import Changes, ChangeSet, Competence, Rank, as_read, laid, under
from secuprev.law.competences import subjects
from secuprev.model import Framework
from secuprev.rules.engine import check
from secuprev.rules.result import Result
from secuprev.values import AnyDate, Lang

__all__ = ["ChangedAnswer", "ChangedCompetence", "WhatIf", "what_if"]


@frozen
class ChangedAnswer:
    """What a rule answers of an object under the law as read, and under the other law."""

    before: Result
    after: Result


@frozen
class ChangedCompetence:
    """What a kind of force may do in a subject, under the law as read and under the other law.

    Attributes:
        before: ``None`` when the law as read cannot be told for that day.
        after: what it would be.
    """

    before: Competence | None
    after: Competence


@frozen
class WhatIf:
    """What change sets would change for a framework on a day. None of it is law.

    Attributes:
        framework: identifier of the framework.
        name: its name.
        on: the day asked about.
        not_law: the change sets.
        answers: the answers that differ: by their verdict, their weight or their words.
        untold: the answers that rest on a change set, and cannot be told for want of facts.
        competences: what the forces of the framework could do otherwise than they may.
    """

    framework: str
    name: str | None
    on: date
    not_law: tuple[ChangeSet, ...]
    answers: tuple[ChangedAnswer, ...]
    untold: tuple[Result, ...]
    competences: tuple[ChangedCompetence, ...]

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values; an answer has the shape it has in a report."""
        return {
            "framework": self.framework,
            "name": self.name,
            "on": self.on.isoformat(),
            "not_law": [one.to_dict(lang) for one in self.not_law],
            "answers": [
                {"before": one.before.to_dict(lang), "after": one.after.to_dict(lang)}
                for one in self.answers
            ],
            "untold": [one.to_dict(lang) for one in self.untold],
            "competences": [
                {
                    "force": one.after.force,
                    "subject": one.after.subject,
                    "before": one.before.to_dict(lang) if one.before else None,
                    "after": one.after.to_dict(lang),
                }
                for one in self.competences
            ],
        }


def what_if(
    framework: Framework, changes: Changes | None = None, on: AnyDate | None = None
) -> WhatIf:
    """Compare what the law as read says of a framework with what it would say under a change.

    Example:
        >>> from secuprev.model import Force
        >>> service = Force(id="pm", kind="police_municipale", posts=2)
        >>> village = Framework(id="village", forces=(service,), conventions=())
        >>> one_post = {
        ...     "meta": {"id": "one-post", "fr": "Un emploi", "en": "One post"},
        ...     "convention": {"posts_threshold": {"values": [{"value": 1}]}},
        ... }
        >>> [(one.before.status.value, one.after.status.value)
        ...     for one in what_if(village, one_post, "2026-01-01").answers]
        [('unverifiable', 'breach')]

    Args:
        framework: what is known.
        changes: a change set, beside those that are laid already; what it does not date holds from
            the day asked about.
        on: the day asked about, as for `check`.

    Raises:
        ChangeSetError: the change set cannot be used.
        InvalidDate: `on` is no date, or is not known to the day.
    """
    with as_read():
        before = check(framework, on)
        day = before.receipt.on
        held = _competences(framework, day)
    with under(changes, day):
        after = check(framework, day)
        could = _competences(framework, day)
        return WhatIf(
            framework=framework.id,
            name=framework.name,
            on=day,
            not_law=laid(),
            answers=tuple(
                ChangedAnswer(one, other)
                for one, other in zip(before.results, after.results, strict=True)
                if _answer(one) != _answer(other)
            ),
            untold=tuple(
                one
                for one in after.unverifiable
                if any(value.laid for value in one.values)
                or any(cited.text.rank is Rank.DRAFT for cited in one.citations)
            ),
            competences=tuple(
                ChangedCompetence(held.get(key), other)
                for key, other in could.items()
                if key not in held or _told(held[key]) != _told(other)
            ),
        )


def _answer(result: Result) -> tuple[object, ...]:
    return result.status, result.severity, result.message, result.missing


def _told(one: Competence) -> tuple[object, ...]:
    return one.level, one.none_kind, one.condition, one.aspects, one.change


def _competences(framework: Framework, day: date) -> dict[tuple[str, str], Competence]:
    """Return what the forces of a framework may do on a day, wherever that can be told."""
    found = {}
    kinds = dict.fromkeys(force.kind for force in framework.forces or ())
    for subject in subjects():
        for kind in kinds:
            try:
                found[subject, kind] = law.competence(kind, subject, day)
            except law.CannotBeTold:
                continue
    return found
