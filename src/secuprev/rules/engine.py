"""Running the rules over a framework."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import evolve

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
from secuprev.rules.case import Case
from secuprev.rules.catalogue import chosen, find, plugin_of, took_part, weighed
from secuprev.rules.inquiry import Inquiry
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.report import Receipt, Report, Result
from secuprev.rules.rule import Rule
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

# The days before which an object is not there.
_BEGINS: dict[type, tuple[str, ...]] = {
    Epci: ("created",),
    Force: ("since",),
    WorkingGroup: ("created",),
    Strategy: ("signed", "start"),
    JointUse: ("start",),
    VideoSystem: ("since",),
}


_result = maker(Result)


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
        select: names or codes of the rules to run; all of them when empty.
        ignore: names or codes of rules to leave out.
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
    known = None if rules is None else tuple(rules)
    select, ignore = tuple(select), tuple(ignore)
    run = chosen(select, ignore, known)
    weights = weighed(severities or {}, known or ())
    case = Case(framework, exact_day(on), known or ())
    with under(law, case.day):
        results = [judge(one, target, case) for one in run for target in case.targets(one.target)]
        digest, not_law = law_digest(), laid()
    if weights:
        results = [_weighed(one, weights) for one in results]
    read_until = record().end
    assert read_until is not None
    receipt = Receipt(
        version=__version__,
        law_digest=digest,
        on=case.day,
        law_read_until=read_until,
        input=framework,
        select=_names(select, known or ()),
        ignore=_names(ignore, known or ()),
        severities=tuple(sorted(weights.items())),
        plugins=took_part(run),
    )
    notices = tuple(one.message for one in plugins.troubles())
    inquiry = Inquiry(framework, select, ignore, severities, known, not_law)
    return Report(framework.id, framework.name, tuple(results), receipt, not_law, notices, inquiry)


def _names(given: Iterable[str], known: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(sorted({find(one, known).name for one in given}))


def _weighed(result: Result, weights: Mapping[str, Severity]) -> Result:
    weight = weights.get(result.rule.name)
    return result if weight is None else evolve(result, severity=weight)


def judge(rule: Rule, target: Target, case: Case) -> Result:
    """Run one rule on one object; whatever it raises becomes a verdict."""
    try:
        over = _out_of_time(target, case)
        verdict = not_applicable(over) if over else rule.check(target.object, case)
    except FactMissing as unknown:
        verdict = unverifiable(*unknown.missing)
    except law.CannotBeTold as unknown:
        verdict = unverifiable(
            MissingFact(f"law({unknown.name}, {unknown.on})", unknown.message),
            message=unknown.message,
        )
    except Exception as error:  # a rule that fails must be seen, and must not stop the others
        verdict = Verdict(Status.CRASHED, Text.same(_failure(rule, error)))
        if case.taken_away:  # a value that the law always gave, and that the rule cannot do without
            verdict = NO_TEXT
    severity = verdict.severity or rule.severity
    return _result(
        rule,
        target,
        verdict.status,
        severity,
        severity,
        verdict.message,
        verdict.missing,
        case.take_looked_up(),
        _waiver(rule, target, case) if verdict.status is Status.BREACH else None,
        case.take_applies(),
    )


def _failure(rule: Rule, error: Exception) -> str:
    """Say what a rule raised, and whose rule it is when it is not ours."""
    plugin = plugin_of(rule)
    said = f"{type(error).__name__}: {error}"
    return f"{plugin}: {said}" if plugin else said


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


def _out_of_time(target: Target, case: Case) -> Text | None:
    """Say why an object is not judged on the day: not there yet, over, or replaced."""
    one = target.object
    if isinstance(one, Mention):
        one = one.holder
    over = case.over
    if id(one) not in over:
        over[id(one)] = _over(one, case)
    return over[id(one)]


def _over(one: Any, case: Case) -> Text | None:
    if isinstance(one, Convention):
        return case.out_of_time(one)
    for name in _BEGINS.get(type(one), ()):
        day = getattr(one, name)
        if day is not None and day.is_after(case.day):
            return Text(fr=f"pas encore là ({day})", en=f"not there yet ({day})")
    if isinstance(one, Strategy) and one.in_force(case.day) is False:
        return Text(fr="arrivée à son terme", en="past its term")
    return None
