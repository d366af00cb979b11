"""What the law of a day asks of each object, and whether it is met."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from secuprev import law
from secuprev.law import Changes, Citation, under
from secuprev.model import Framework
from secuprev.rules.engine import check, default_day
from secuprev.rules.result import Result
from secuprev.rules.rule import Rule
from secuprev.rules.targets import Target
from secuprev.rules.verdict import MissingFact, Severity, Status
from secuprev.values import AnyDate, Period, Text, as_partial
from secuprev.values.html import html_table

__all__ = ["Duty", "Obligations", "Standing", "obligations"]


class Standing(StrEnum):
    """How an object stands to a duty."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"  # not known to be met, or not known to apply

    @property
    def label(self) -> Text:
        """What it is called."""
        return _STANDING_LABELS[self]


_STANDING_LABELS = {
    Standing.MET: Text("remplie", "met"),
    Standing.UNMET: Text("non remplie", "unmet"),
    Standing.UNKNOWN: Text("ne peut être dit", "cannot be told"),
}

_STANDINGS = {
    Status.COMPLIANT: Standing.MET,
    Status.BREACH: Standing.UNMET,
    Status.UNVERIFIABLE: Standing.UNKNOWN,
    Status.CRASHED: Standing.UNKNOWN,
}


@frozen
class Duty:
    """Something that the law of a day asks of an object.

    Attributes:
        rule: the rule that says what must hold.
        target: the object it is asked of.
        standing: whether it is met.
        asked: ``True`` when it is known to be asked, met or not; ``None`` when that cannot be told.
        severity: the kind of text that asks for it.
        message: the facts that decide, in both languages; ``None`` when there is nothing to say.
        citations: the articles, in the version of their day.
        missing: the facts that would have to be known.
        life: the days over which the law asks for the same, as far as the law dates it.
    """

    rule: Rule
    target: Target
    standing: Standing
    asked: bool | None
    severity: Severity
    message: Text | None
    citations: tuple[Citation, ...]
    missing: tuple[MissingFact, ...]
    life: Period

    @property
    def since(self) -> date | None:
        """The first day on which the law asked for the same, ``None`` when it does not say."""
        return self.life.start

    @property
    def until(self) -> date | None:
        """The last day on which the law asked for the same, ``None`` when it still does."""
        return self.life.end


class Obligations(tuple[Duty, ...]):
    """Duties, in the order of the rules and of the objects."""

    __slots__ = ()

    @property
    def unmet(self) -> "Obligations":
        """Those that are not met."""
        return Obligations(one for one in self if one.standing is Standing.UNMET)

    @property
    def unknown(self) -> "Obligations":
        """Those of which it cannot be told whether they apply or are met."""
        return Obligations(one for one in self if one.standing is Standing.UNKNOWN)

    def _repr_html_(self) -> str:
        rows = (
            (one.target.label.fr, one.rule.label.fr, one.standing.label.fr, one.since, one.until)
            for one in self
        )
        heads = ("pour", "ce qui est demandé", "réponse", "depuis", "jusqu'au")
        return html_table(f"Obligations : {len(self)}", heads, rows)


def obligations(
    framework: Framework,
    on: AnyDate | None = None,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    law: Changes | None = None,
) -> Obligations:
    """Return what the law of a day asks of each object of a framework.

    A duty that is known not to apply is left out; one that may apply is there, as unknown. So is
    one that is waived: whoever accepts a breach is still asked for the same. A rule that rests on
    no text, but on the document itself, makes no duty.

    Args:
        framework: what is known.
        on: the day asked about, as for `check`.
        select: names or codes of the rules to ask, or one alone; all of them when empty.
        ignore: names or codes of rules to leave out, or one alone.
        law: a change set to lay over the law for this call, as for `check`.

    Raises:
        UnknownRule: a name in `select` or `ignore` is no rule.
        InvalidDate: `on` is no date, or is not known to the day.

    Example:
        >>> from secuprev.model import Force
        >>> service = Force(id="pm", kind="police_municipale", posts=3)
        >>> town = Framework(id="town", forces=(service,), conventions=())
        >>> (duty,) = obligations(town, "2020-06-01", select=["missing-convention"])
        >>> duty.standing.value, duty.since.isoformat()
        ('unmet', '2019-12-29')
        >>> obligations(town, "2019-06-01", select=["missing-convention"])[0].standing.value
        'unknown'
    """
    day = as_partial(on).latest if on is not None else default_day()
    with under(law, day):
        return Obligations(map(duty_of, asked_of(framework, on, select, ignore)))


def asked_of(
    framework: Framework,
    on: AnyDate | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Iterator[Result]:
    """Yield what rules answer of what is asked, or may be asked, of the objects of a framework."""
    for one in check(framework, on, select=select, ignore=ignore).results:
        if one.status is not Status.NOT_APPLICABLE and one.rule.cites:
            yield one


def duty_of(result: Result) -> Duty:
    """Return the duty of which a rule tells whether it is met."""
    return Duty(
        rule=result.rule,
        target=result.target,
        standing=_STANDINGS[result.status],
        asked=result.asked,
        severity=result.severity,
        message=result.message,
        citations=result.citations,
        missing=result.missing,
        life=_life(result),
    )


def _life(result: Result) -> Period:
    """Return how long the first value that the rule rests on has been what it is.

    A rule cites first the value that makes the duty; a value of a territory with rules of its own
    is dated like the general one, whose name it bears.
    """
    looked_up = {value.name: value for value in result.values}
    for name in result.rule.cites:
        if name in looked_up:
            value = looked_up[name]
            whole = law.parameter(name).unchanged(value.on)
            return whole if law.value(name, value.on).value == value.value else value.period
    return Period()
