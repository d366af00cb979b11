"""Duties counted over many reports: how many are asked, met, unmet, or cannot be told, and where.

A duty is a rule that rests on a text; a subject is the object it is asked of. A subject that lies
in several départements counts in each of them, and once in the whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from attrs import define, field, frozen

from secuprev.rules.column import Column
from secuprev.rules.report import Report, a_report
from secuprev.rules.result import Result
from secuprev.rules.targets import Target
from secuprev.rules.verdict import MissingFact, Status
from secuprev.values import Lang, Text, commune_code

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

    def to_dict(self) -> dict[str, int]:
        """Return plain values, what is asked first."""
        return {
            "asked": self.asked,
            "met": self.met,
            "unmet": self.unmet,
            "untold": self.untold,
            "maybe": self.maybe,
        }


_WHOLE = ""  # stands for the country among the départements
_CRASHED = "crashed"  # and this for the verdicts of which nothing is known

# What is known of a duty by each answer, and of one that cannot be told to be met.
_UNTOLD = "untold"
_KNOWN = {
    Status.COMPLIANT: "met",
    Status.BREACH: "unmet",
    _UNTOLD: "untold",
    Status.UNVERIFIABLE: "maybe",
    Status.CRASHED: _CRASHED,
}

_Places = tuple[str, ...]
_Answers = Counter[tuple[str, str]]
"""How many answers there are by code of rule and by what is known."""


@define
class Tally:
    """Duties counted.

    Attributes:
        frameworks: how many frameworks were counted.
        subjects: how many objects the rules looked at, by kind (``"commune"``, ``"force"``…).
        missing: how many answers each fact is wanting for, by its label.
    """

    frameworks: int = 0
    subjects: Counter[str] = field(factory=Counter)
    missing: Counter[Text] = field(factory=Counter)
    _answered: defaultdict[_Places, _Answers] = field(
        factory=lambda: defaultdict(Counter), init=False
    )

    @property
    def crashed(self) -> Counter[str]:
        """The verdicts of rules that failed, by code of rule."""
        found: Counter[str] = Counter()
        for counts in self._answered.values():
            for (code, known), number in counts.items():
                if known == _CRASHED:
                    found[code] += number
        return found

    @property
    def by_rule(self) -> dict[str, Count]:
        """The counts of each duty, by code of rule."""
        return self._by_place.get(_WHOLE, {})

    @property
    def by_departement(self) -> dict[str, dict[str, Count]]:
        """The same for each département, by its code."""
        return {where: counts for where, counts in self._by_place.items() if where != _WHOLE}

    @property
    def _by_place(self) -> dict[str, dict[str, Count]]:
        found: defaultdict[str, _Answers] = defaultdict(Counter)
        for places, counts in self._answered.items():
            for where in (_WHOLE, *places):
                found[where].update(counts)
        return {where: _counted(found[where]) for where in sorted(found)}

    def add(self, other: "Tally") -> None:
        """Count what another tally counted."""
        self.frameworks += other.frameworks
        self.subjects.update(other.subjects)
        self.missing.update(other.missing)
        for places, counts in other._answered.items():
            self._answered[places].update(counts)

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values, sorted by code; what is wanting most comes first."""
        wanting = sorted(self.missing.items(), key=lambda one: (-one[1], one[0].in_(lang)))
        places = self._by_place
        return {
            "frameworks": self.frameworks,
            "subjects": dict(sorted(self.subjects.items())),
            "crashed": dict(sorted(self.crashed.items())),
            "duties": _plain(places.pop(_WHOLE, {})),
            "missing": {label.in_(lang): number for label, number in wanting},
            "departements": {where: _plain(counts) for where, counts in places.items()},
        }


def _counted(answers: _Answers) -> dict[str, Count]:
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (code, known), number in answers.items():
        if known != _CRASHED:
            found[code][known] = number
    return {code: Count(**found[code]) for code in sorted(found)}


def _plain(counts: dict[str, Count]) -> dict[str, dict[str, int]]:
    return {code: count.to_dict() for code, count in counts.items()}


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
    parts: dict[type, list[tuple[_Answers, slice]]] = {}  # many rules look at each object
    for column in a_report(report).columns:
        if column.rule.target not in parts:
            found.subjects[column.targets[0].kind] += len(column.targets)
            placed = _parts(column.targets)
            parts[column.rule.target] = [(found._answered[where], part) for where, part in placed]
    duties = [column for column in report.columns if column.rule.cites]
    for column in duties:
        code, known = column.rule.code, _known(column)
        for counts, part in parts[column.rule.target]:
            held = known[part]
            for one in {*held}:
                if one is not _NOT_APPLICABLE:
                    key = code, _KNOWN[one]
                    counts[key] = counts.get(key, 0) + held.count(one)
    found.missing.update(
        _labels(one.missing for column in duties for one in column.verdicts if one.missing)
    )
    return found


def _known(column: Column) -> list[str]:
    """Return the status of each verdict, or that what makes the duty is there and no more told."""
    known: list[str] = [verdict.status for verdict in column.verdicts]
    for rank in column.applying:
        if known[rank] is _UNVERIFIABLE:
            known[rank] = _UNTOLD
    return known


_UNVERIFIABLE = Status.UNVERIFIABLE  # Python 3.11 searches the members at each look
_NOT_APPLICABLE = Status.NOT_APPLICABLE


def _labels(wanting: Iterable[tuple[MissingFact, ...]]) -> dict[Text, int]:
    """Count the answers that each fact is wanting for; a rule mostly wants the same of all."""
    found: dict[Text, int] = {}
    for labels, same in groupby([[one.label for one in missing] for missing in wanting]):
        number = len(list(same))
        for label in dict.fromkeys(labels):
            found[label] = found.get(label, 0) + number
    return found


def _parts(targets: Iterable[Target]) -> Iterator[tuple[_Places, slice]]:
    """Return the départements of some objects, those that stand together in the same at once."""
    start = 0
    for places, same in groupby(_departements(_communes(one.object)) for one in targets):
        end = start + len(list(same))
        yield places, slice(start, end)
        start = end


def _duties(report: Report) -> Iterator[Result]:
    for one in a_report(report).results:
        if one.status is not Status.NOT_APPLICABLE and one.rule.cites:
            yield one


def _communes(subject: Any) -> tuple[str, ...]:
    held = getattr(subject, "holder", subject)  # a mention lies where its instrument does
    code = getattr(held, "code", None)
    return (code,) if code else tuple(getattr(held, "communes", None) or ())


@lru_cache(maxsize=1_024)  # many objects of a body lie in the same communes
def _departements(communes: tuple[str, ...]) -> _Places:
    return tuple(sorted({*map(commune_code.departement, communes)}))


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
