"""Duties counted over many reports: how many are asked, met, unmet, or cannot be told, and where.

A duty is a rule that rests on a text; a subject is the object it is asked of. A subject that lies
in several départements counts in each of them, and once in the whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import define, evolve, field, frozen

from secuprev.rules.report import Report, Result
from secuprev.rules.verdict import Status
from secuprev.values import commune_code

__all__ = ["Answer", "Count", "Shift", "Tally", "answers", "shifts", "tally"]


@frozen
class Answer:
    """What is asked of one subject by one rule, as plain values that travel and print well.

    Attributes:
        framework: identifier of the framework.
        rule: code of the rule.
        kind, id, label: the subject, as `Target` names it.
        communes: codes of the communes it lies in; none when they are not known.
        asked: ``True`` when the law asks it, ``None`` when that cannot be told.
        status: one of the answers, ``not_applicable`` apart.
        missing: the facts that would have to be known, by path.
    """

    framework: str
    rule: str
    kind: str
    id: str
    label: str
    communes: tuple[str, ...]
    asked: bool | None
    status: Status
    missing: tuple[str, ...]

    @property
    def departements(self) -> tuple[str, ...]:
        """The départements of its communes, sorted."""
        return _departements(self.communes)

    @property
    def subject(self) -> tuple[str, str, str, str]:
        """What makes it the same question on another day."""
        return self.framework, self.rule, self.kind, self.id


def answers(report: Report) -> tuple[Answer, ...]:
    """Return what each duty of a report comes to, those that are not asked left out.

    Example:
        >>> from secuprev.model import Force, Framework
        >>> from secuprev.rules import check
        >>> service = Force(id="pm", kind="police_municipale", posts=3, communes=("77288",))
        >>> town = Framework(id="town", forces=(service,), conventions=())
        >>> (found,) = answers(check(town, "2020-06-01", select=["missing-convention"]))
        >>> found.id, found.asked, found.status.value, found.departements
        ('pm', True, 'breach', ('77',))
    """
    return tuple(
        Answer(
            framework=report.framework,
            rule=one.rule.code,
            kind=one.target.kind,
            id=one.target.id,
            label=one.target.label.fr,
            communes=_communes(one.target.object),
            asked=one.asked,
            status=one.status,
            missing=tuple(fact.path for fact in one.missing),
        )
        for one in _duties(report)
    )


@frozen
class Count:
    """How many subjects there are of a duty, by what is known of it.

    Attributes:
        met: it is asked, and met.
        unmet: it is asked, and not met.
        untold: it is asked, and cannot be told to be met.
        maybe: it cannot be told to be asked.
    """

    met: int = 0
    unmet: int = 0
    untold: int = 0
    maybe: int = 0

    @property
    def asked(self) -> int:
        """Those of which it is known that it is asked of them."""
        return self.met + self.unmet + self.untold

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.met + other.met,
            self.unmet + other.unmet,
            self.untold + other.untold,
            self.maybe + other.maybe,
        )

    def to_dict(self) -> dict[str, int]:
        """Return plain values, what is asked first."""
        return {
            "asked": self.asked,
            "met": self.met,
            "unmet": self.unmet,
            "untold": self.untold,
            "maybe": self.maybe,
        }


Counts = defaultdict[str, Count]


def _counts() -> Counts:
    return defaultdict(Count)


@define
class Tally:
    """Duties counted.

    Attributes:
        frameworks: how many frameworks were counted.
        crashed: the verdicts of rules that failed, by code of rule.
        by_rule: the counts of each duty, by code of rule.
        by_departement: the same for each département.
    """

    frameworks: int = 0
    crashed: dict[str, int] = field(factory=lambda: defaultdict(int))
    by_rule: dict[str, Count] = field(factory=_counts)
    by_departement: dict[str, dict[str, Count]] = field(factory=lambda: defaultdict(_counts))

    def add(self, other: "Tally") -> None:
        """Count what another tally counted."""
        self.frameworks += other.frameworks
        for code, number in other.crashed.items():
            self.crashed[code] += number
        for code, count in other.by_rule.items():
            self.by_rule[code] += count
        for where, counts in other.by_departement.items():
            here = self.by_departement[where]
            for code, count in counts.items():
                here[code] += count

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, sorted by code."""
        return {
            "frameworks": self.frameworks,
            "crashed": dict(sorted(self.crashed.items())),
            "duties": _plain(self.by_rule),
            "departements": {
                where: _plain(self.by_departement[where]) for where in sorted(self.by_departement)
            },
        }


def _plain(counts: dict[str, Count]) -> dict[str, dict[str, int]]:
    return {code: counts[code].to_dict() for code in sorted(counts)}


def tally(report: Report) -> Tally:
    """Count the duties of one report; `Tally.add` brings those of many together.

    Example:
        >>> from secuprev.model import Force, Framework
        >>> from secuprev.rules import check
        >>> service = Force(id="pm", kind="police_municipale", posts=3, communes=("77288",))
        >>> town = Framework(id="town", forces=(service,), conventions=())
        >>> counted = tally(check(town, "2020-06-01", select=["missing-convention"]))
        >>> counted.by_departement["77"]["CONV-001"].unmet
        1
    """
    found = Tally(frameworks=1)
    for one in _duties(report):
        code = one.rule.code
        if one.status is Status.CRASHED:
            found.crashed[code] += 1
            continue
        count = _ONE[_place(one)]
        found.by_rule[code] += count
        for where in _departements(_communes(one.target.object)):
            found.by_departement[where][code] += count
    return found


_ONE = {name: evolve(Count(), **{name: 1}) for name in ("met", "unmet", "untold", "maybe")}


def _place(result: Result) -> str:
    if result.status is Status.COMPLIANT:
        return "met"
    if result.status is Status.BREACH:
        return "unmet"
    return "untold" if result.asked else "maybe"


def _duties(report: Report) -> Iterator[Result]:
    for one in report.results:
        if one.status is not Status.NOT_APPLICABLE and one.rule.cites:
            yield one


def _communes(subject: Any) -> tuple[str, ...]:
    held = getattr(subject, "holder", subject)  # a mention lies where its instrument does
    code = getattr(held, "code", None)
    return (code,) if code else tuple(getattr(held, "communes", None) or ())


def _departements(communes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({commune_code.departement(code) for code in communes}))


@frozen
class Shift:
    """A duty of one subject on two days, of which it is not known alike whether it is asked.

    Attributes:
        answer: what is known of it on the day on which it is asked, or may be.
        before: whether it was asked on the first day, as for `Answer.asked`.
        after: whether it is asked on the second.
    """

    answer: Answer
    before: bool | None
    after: bool | None


def shifts(before: Iterable[Answer], after: Iterable[Answer]) -> tuple[Shift, ...]:
    """Return the duties that came, went, or came to be known between two days.

    Args:
        before: the answers on the first day.
        after: those on the second, for the same frameworks.
    """
    old = {one.subject: one for one in before}
    new = {one.subject: one for one in after}
    found = []
    for subject in dict.fromkeys((*old, *new)):
        was, now = old.get(subject), new.get(subject)
        past = was.asked if was else False
        present = now.asked if now else False
        if past is not present:
            shown = now or was
            assert shown is not None
            found.append(Shift(shown, past, present))
    return tuple(found)
