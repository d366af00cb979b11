"""Running the rules over a framework."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from copy import copy
from datetime import date
from typing import Any

from secuprev import __version__, law, plugins
from secuprev.law import Changes, laid, record, under
from secuprev.law import digest as law_digest
from secuprev.model import (
    Convention,
    Epci,
    Force,
    Framework,
    JointUse,
    Strategy,
    VideoSystem,
    Waiver,
    WorkingGroup,
)
from secuprev.model.framework import a_framework
from secuprev.rules.case import Case
from secuprev.rules.catalogue import choice, given, plugin_of, several, weighed
from secuprev.rules.column import Column
from secuprev.rules.inquiry import Inquiry
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.report import Receipt, Report
from secuprev.rules.result import Result
from secuprev.rules.rule import Rule
from secuprev.rules.strangers import fault_in
from secuprev.rules.targets import Mention, Target
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Status,
    Verdict,
    not_applicable,
    unverifiable,
)
from secuprev.values import AnyDate, InvalidDate, Text, as_partial
from secuprev.values.making import maker

__all__ = ["check", "default_day", "exact_day", "judge"]

# The objects that come and go, and the days before which they are not there.
_BEGINS: dict[type, tuple[str, ...]] = {
    Convention: (),  # see `Case.out_of_time`
    Epci: ("created",),
    Force: ("since",),
    WorkingGroup: ("created",),
    Strategy: ("signed", "start"),
    JointUse: ("start",),
    VideoSystem: ("since",),
}


_column = maker(Column)
_Asked = tuple[Any, Verdict | None]
"""An object, and what is said of it whatever the rule, if it is not to be asked."""


def default_day() -> date:
    """Return the day asked about when none is given: today, or the last day the law was read."""
    today, read_until = date.today(), law.record().end
    return min(today, read_until) if read_until else today


def exact_day(on: AnyDate | None) -> date:
    """Return the day asked about, to the day; the default one when none is given.

    >>> exact_day("2026-01-01")
    datetime.date(2026, 1, 1)

    Raises:
        InvalidDate: `on` is no date, or is not known to the day.
    """
    moment = as_partial(on) if on is not None else as_partial(default_day())
    if not moment.is_exact:
        reason = Text(fr="il faut un jour précis", en="an exact day is needed")
        raise InvalidDate(str(moment), reason)
    return moment.earliest


def check(
    framework: Framework,
    on: AnyDate | None = None,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
    rules: Iterable[Rule] | None = None,
    law: Changes | None = None,
) -> Report:
    """Ask what the law of a day asked of a framework.

    Args:
        framework: what is known.
        on: the day asked about, to the day; by default today, or the last day the law was read.
        select: names or codes of the rules to run, or one alone; all of them when empty.
        ignore: names or codes of rules to leave out, or one alone.
        severities: the severity of rules, by name or code, in place of that of their texts.
        rules: the rules there are, in place of those of the catalogue.
        law: a change set to lay over the law for this call; what it does not date holds from the
            day asked about. The report says that its answers are not those of the law.

    Returns:
        A verdict for every rule and every object it looks at. On a day after the law was read,
        whatever rests on the law of that day is ``unverifiable``.

    Raises:
        UnknownRule: a name in `select`, `ignore` or `severities` is no rule.
        UnknownSeverity: a severity is none.
        InvalidDate: `on` is no date, or is not known to the day.
        ChangeSetError: the change set cannot be used.
        WrongKind: an argument is of another kind, such as the name of a file for a framework.

    Example:
        >>> from secuprev.model import Force
        >>> town = Framework(
        ...     id="town",
        ...     forces=(Force(id="pm", kind="police_municipale", posts=4),),
        ...     conventions=(),
        ... )
        >>> check(town, "2019-12-28", select=["missing-convention"]).ok
        True
        >>> check(town, "2019-12-29", select=["missing-convention"]).ok
        False
    """
    a_framework(framework)
    known = given(rules)
    select, ignore = several(select), several(ignore)
    asked = choice(select, ignore, known)
    weights = weighed(severities or {}, known or ())
    case = Case(framework, exact_day(on), known or ())
    with under(law, case.day):
        strangers = known is not None or bool(asked.plugins)
        columns = tuple(_columns(asked.rules, case, weights, strangers))
        digest, not_law = law_digest(), laid()
    read_until = record().end
    assert read_until is not None
    receipt = Receipt(
        version=__version__,
        law_digest=digest,
        on=case.day,
        law_read_until=read_until,
        input=framework,
        select=asked.select,
        ignore=asked.ignore,
        severities=tuple(sorted(weights.items())),
        plugins=asked.plugins,
    )
    notices = tuple(one.message for one in plugins.troubles())
    inquiry = Inquiry(framework, select, ignore, severities, known, not_law)
    return Report(framework.id, framework.name, columns, receipt, not_law, notices, inquiry)


def _columns(
    run: Iterable[Rule], case: Case, weights: Mapping[str, Severity], strangers: bool
) -> Iterator[Column]:
    """Run rules over all their objects; a rule that has none says nothing."""
    looked_at: dict[type, tuple[tuple[Target, ...], list[_Asked]]] = {}
    for rule in run:
        cls = rule.target
        if cls not in looked_at:
            targets = case.targets(cls)
            looked_at[cls] = targets, _to_ask(targets, case)
        targets, asked = looked_at[cls]
        if targets:
            yield _column_of(rule, targets, asked, case, weights.get(rule.name), strangers)


def judge(rule: Rule, target: Target, case: Case) -> Result:
    """Run one rule on one object; whatever it raises becomes a verdict.

    Another rule may be under way in the case: what this one looks up is not noted there.
    """
    targets = (target,)
    (found,) = _column_of(rule, targets, _to_ask(targets, case), copy(case))
    return found


def _column_of(
    rule: Rule,
    targets: tuple[Target, ...],
    asked: Iterable[_Asked],
    case: Case,
    weight: Severity | None = None,
    stranger: bool = True,
) -> Column:
    """Run one rule on some objects, but for those of which it is said that they are over.

    What a rule that is not ours answers is looked at first: its function may answer anything.
    """
    ask = rule.check
    verdicts: list[Verdict] = []
    looked_up, ends, applying = case.noting()
    for one, over in asked:
        try:
            verdict = over or ask(one, case)
        except FactMissing as unknown:
            verdict = unverifiable(*unknown.args)
        except law.CannotBeTold as unknown:
            verdict = _untold(unknown)
        except Exception as error:  # a rule that fails must be seen, and must not stop the others
            verdict = _failed(rule, error, case)
        verdicts.append(verdict)
        ends.append(len(looked_up))
    if stranger:
        verdicts = [_believed(rule, one) for one in verdicts]
    return _column(
        rule,
        targets,
        tuple(verdicts),
        tuple(looked_up),
        tuple(ends),
        tuple(applying),
        _waived(rule, targets, verdicts, case) if case.framework.waivers else (),
        weight,
    )


def _untold(unknown: law.CannotBeTold) -> Verdict:
    """Say that the law of a day cannot be told."""
    value = MissingFact(f"law({unknown.name}, {unknown.on})", unknown.message)
    return unverifiable(value, message=unknown.message)


def _failed(rule: Rule, error: Exception, case: Case) -> Verdict:
    """Say what a rule raised."""
    if case.taken_away:  # a value that the law always gave, and that the rule cannot do without
        return NO_TEXT
    said = type(error).__name__
    with suppress(Exception):  # the error of a stranger may fail to say what it is
        said += f": {error}"
    return _crashed(rule, Text.same(said))


def _believed(rule: Rule, answer: Verdict) -> Verdict:
    """Return what a rule answered, or say that it failed where that is no verdict."""
    fault = fault_in(answer)
    return _crashed(rule, fault) if fault else answer


def _crashed(rule: Rule, said: Text) -> Verdict:
    """Say that a rule failed, and whose it is when it is not ours."""
    plugin = plugin_of(rule)
    return Verdict(Status.CRASHED, Text.same(f"{plugin}: ") + said if plugin else said)


def _waived(
    rule: Rule, targets: Iterable[Target], verdicts: Iterable[Verdict], case: Case
) -> tuple[tuple[int, Waiver], ...]:
    """Return what waives breaches on the day, each with the rank of what it waives."""
    found = (
        (rank, _waiver(rule, target, case))
        for rank, (target, verdict) in enumerate(zip(targets, verdicts, strict=True))
        if verdict.status is Status.BREACH
    )
    return tuple((rank, waiver) for rank, waiver in found if waiver)


def _waiver(rule: Rule, target: Target, case: Case) -> Waiver | None:
    """Return what waives a breach on the day: of several waivers, the one that runs longest.

    What is found wrong with a waiver is not waived: its expiry would mean nothing.
    """
    if rule.target is Waiver:
        return None
    held = [
        one
        for one in case.framework.waivers
        if rule.is_called(one.rule) and one.subject == target.id and one.runs(case.day)
    ]
    return max(held, key=lambda one: one.expires, default=None)


def _to_ask(targets: Iterable[Target], case: Case) -> list[_Asked]:
    """Return objects, and of those that are not judged on the day why: not there yet, or over."""
    found: dict[int, Verdict | None] = {}
    asked = []
    for target in targets:
        one = target.object
        held = one.holder if isinstance(one, Mention) else one
        if type(held) in _BEGINS and id(held) not in found:
            found[id(held)] = _over(held, case)
        asked.append((one, found.get(id(held))))
    return asked


def _over(one: Any, case: Case) -> Verdict | None:
    """Say why an object is not judged on the day: not there yet, over, or replaced."""
    try:
        why = _out_of_time(one, case)
    except FactMissing as unknown:
        return unverifiable(*unknown.missing)
    return not_applicable(why) if why else None


def _out_of_time(one: Any, case: Case) -> Text | None:
    if isinstance(one, Convention):
        return case.out_of_time(one)
    for name in _BEGINS[type(one)]:
        day = getattr(one, name)
        if day is not None and day.is_after(case.day):
            return Text(fr=f"pas encore là ({day})", en=f"not there yet ({day})")
    if isinstance(one, Strategy) and one.in_force(case.day) is False:
        return Text(fr="arrivée à son terme", en="past its term")
    return None
