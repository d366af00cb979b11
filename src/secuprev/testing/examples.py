"""The examples of a rule: the small documents of its page, each with its day and its verdict."""

import textwrap
from datetime import date

from attrs import frozen

from secuprev import documents
from secuprev.model import Framework
from secuprev.rules import Case, Result, Rule, Status, find, judge
from secuprev.rules.engine import exact_day
from secuprev.rules.rule import a_rule
from secuprev.values import InvalidDate, Text

__all__ = ["SECTIONS", "NoExample", "Situation", "example", "read_small"]

SECTIONS = {Status.BREACH: "Breach", Status.COMPLIANT: "Compliant"}
"""The section of a page that holds the example of a verdict."""

_WANTING = {
    Status.BREACH: Text("d'exemple de manquement", "example of a breach"),
    Status.COMPLIANT: Text("d'exemple conforme", "example of compliance"),
}
_NEVER = "never"


class NoExample(ValueError):
    """A rule has no example of a verdict: it never gives it, or its page does not say how.

    Attributes:
        rule: the rule.
        status: the verdict.
        reason: what is the matter, in both languages.
    """

    def __init__(self, rule: Rule, status: Status, reason: Text) -> None:
        super().__init__(rule.name, status, reason)
        self.rule = rule
        self.status = status
        self.reason = reason

    @property
    def message(self) -> Text:
        """The rule, the verdict and the reason, in both languages."""
        wanting = _WANTING[self.status]
        return Text(
            fr=f"{self.rule.name} : pas {wanting.fr} ({self.reason.fr})",
            en=f"{self.rule.name}: no {wanting.en} ({self.reason.en})",
        )

    def __str__(self) -> str:
        return self.message.en


@frozen
class Situation:
    """A framework on a day, for a rule to judge.

    Attributes:
        rule: the rule.
        framework: what is known.
        on: the day asked about.

    Example:
        >>> example("missing-convention", Status.BREACH).results[0].status.value
        'breach'
    """

    rule: Rule
    framework: Framework
    on: date

    @property
    def results(self) -> tuple[Result, ...]:
        """What the rule says of each object that it looks at."""
        case = Case(self.framework, self.on, (self.rule,))
        return tuple(judge(self.rule, one, case) for one in case.targets(self.rule.target))

    def shows(self, status: Status) -> bool:
        """Tell whether the verdict is among those of the rule.

        Something is in order only where nothing is breached and everything can be told.

        Raises:
            AssertionError: the rule failed, which no example may hide.
        """
        results = self.results
        crashed = [one for one in results if one.status is Status.CRASHED]
        if crashed:
            text = documents.dumps(self.framework)
            raise AssertionError(
                f"{self.rule.name} failed on {self.on}: {crashed[0].message}\n{text}"
            )
        found = {one.status for one in results}
        if status is Status.COMPLIANT and found - {Status.COMPLIANT, Status.NOT_APPLICABLE}:
            return False
        return status in found


def example(rule: Rule | str, status: Status) -> Situation:
    """Return the situation that the page of a rule gives for a breach, or for compliance.

    Args:
        rule: the rule, or its name or code.
        status: ``Status.BREACH`` or ``Status.COMPLIANT``.

    Raises:
        UnknownRule: no rule has that name or code.
        NoExample: there is no such example, or the rule does not say so of it.
    """
    held = find(rule) if isinstance(rule, str) else a_rule(rule)
    section = held.sections.get(SECTIONS[status], "").strip()
    if not section:
        raise NoExample(held, status, Text("sa page n'en donne pas", "its page gives none"))
    head, _, rest = section.partition("\n")
    if head.rstrip(":").casefold().startswith(_NEVER):
        raise NoExample(held, status, Text("elle n'en rend jamais", "it never answers so"))
    try:
        day = exact_day(head.removeprefix("on:").strip())
        found = Situation(held, read_small(rest), day)
    except (InvalidDate, documents.DocumentError) as error:
        raise NoExample(held, status, Text.same(str(error))) from error
    if not found.shows(status):
        said = ", ".join(sorted({one.status.value for one in found.results})) or "-"
        reason = Text(f"l'exemple donne : {said}", f"the example gives: {said}")
        raise NoExample(held, status, reason)
    return found


def read_small(text: str) -> Framework:
    """Read a document written without its two first keys, on lines or in one flow mapping.

    >>> read_small("{forces: [{id: pm, kind: police_municipale}]}").id
    'example'

    Raises:
        DocumentError: it cannot be used.
    """
    text = textwrap.dedent(text)
    if text.startswith("{"):
        return documents.loads("{secuprev: 1, id: example, " + text[1:], format="yaml")
    return documents.loads(f"secuprev: 1\nid: example\n{text}", format="yaml")
