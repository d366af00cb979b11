"""Running the rules over a framework."""

from collections.abc import Iterable
from datetime import date

from secuprev import __version__, law
from secuprev.model import Convention, Force, Framework, Strategy, WorkingGroup
from secuprev.rules.case import Case
from secuprev.rules.catalogue import chosen
from secuprev.rules.report import Receipt, Report, Result
from secuprev.rules.rule import Rule
from secuprev.rules.targets import Mention, Target, targets
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Status,
    Verdict,
    not_applicable,
    unverifiable,
)
from secuprev.values import AnyDate, InvalidDate, Text, as_partial

__all__ = ["check", "default_day", "judge"]

# The days before which an object is not there.
_BEGINS: dict[type, tuple[str, ...]] = {
    Force: ("since",),
    WorkingGroup: ("created",),
    Strategy: ("signed", "start"),
}


def default_day() -> date:
    """Return the day asked about when none is given: today, or the last day the law was read."""
    today, read_until = date.today(), law.record().end
    return min(today, read_until) if read_until else today


def check(
    framework: Framework,
    on: AnyDate | None = None,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    rules: Iterable[Rule] | None = None,
) -> Report:
    """Ask what the law of a day asked of a framework.

    Args:
        framework: what is known.
        on: the day asked about, to the day; by default today, or the last day the law was read.
        select: names or codes of the rules to run; all of them when empty.
        ignore: names or codes of rules to leave out.
        rules: the rules to run, in place of those of the catalogue.

    Returns:
        A verdict for every rule and every object it looks at. On a day after the law was read,
        whatever rests on the law of that day is ``unverifiable``.

    Raises:
        UnknownRule: a name in `select` or `ignore` is no rule.
        InvalidDate: `on` is no date, or is not known to the day.

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
    moment = as_partial(on) if on is not None else as_partial(default_day())
    if not moment.is_exact:
        reason = Text(fr="il faut un jour précis", en="an exact day is needed")
        raise InvalidDate(str(moment), reason)
    case = Case(framework, moment.earliest)
    run = tuple(rules) if rules is not None else chosen(select, ignore)
    results = [
        judge(one, target, case)
        for one in run
        for target in targets(framework, case.day, one.target)
    ]
    read_until = law.record().end
    assert read_until is not None
    receipt = Receipt(
        version=__version__,
        law_digest=law.digest(),
        on=case.day,
        law_read_until=read_until,
        input_digest=framework.digest,
    )
    return Report(framework.id, framework.name, tuple(results), receipt)


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
        verdict = Verdict(Status.CRASHED, Text.same(f"{type(error).__name__}: {error}"))
    return Result(
        rule=rule,
        target=target,
        status=verdict.status,
        severity=verdict.severity or rule.severity,
        message=verdict.message or _named(verdict.missing, target),
        citations=case.take_citations(),
        missing=verdict.missing,
        values=case.take_values(),
    )


def _out_of_time(target: Target, case: Case) -> Text | None:
    """Say why an object is not judged on the day: not there yet, over, or replaced."""
    one = target.object.holder if isinstance(target.object, Mention) else target.object
    if isinstance(one, Convention):
        return case.out_of_time(one)
    for name in _BEGINS.get(type(one), ()):
        day = getattr(one, name)
        if day is not None and day.is_after(case.day):
            return Text(fr=f"pas encore là ({day})", en=f"not there yet ({day})")
    if isinstance(one, Strategy) and one.in_force(case.day) is False:
        return Text(fr="arrivée à son terme", en="past its term")
    return None


def _named(missing: tuple[MissingFact, ...], target: Target) -> Text | None:
    """Name the facts that are wanting, each with its object when that is not the target."""
    if not missing:
        return None
    known = {target.label.fr, target.id}
    owners = [f" ({fact.of})" if fact.of and fact.of not in known else "" for fact in missing]
    labels = [fact.label for fact in missing]
    return Text(
        fr="on ne peut le dire sans connaître : "
        + " ; ".join(label.fr + of for label, of in zip(labels, owners, strict=True)),
        en="cannot be told without knowing: "
        + "; ".join(label.en + of for label, of in zip(labels, owners, strict=True)),
    )
