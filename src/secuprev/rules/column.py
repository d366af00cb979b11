"""What one rule says of all its objects, kept side by side until a result is read."""

from collections.abc import Iterator

from attrs import frozen

from secuprev.model import Waiver
from secuprev.rules.result import Result
from secuprev.rules.rule import Rule
from secuprev.rules.targets import Target
from secuprev.rules.verdict import LookedUp, Severity, Status, Verdict
from secuprev.values.making import maker

__all__ = ["Column"]

_result = maker(Result)


@frozen
class Column:
    """The verdicts of one rule, one for each of its objects, in their order.

    A country has hundreds of thousands of verdicts, of which a summary reads the status alone. So
    a verdict that a rule gives of many objects stands here once, and a result is made when it is
    read.

    Attributes:
        rule: the rule.
        targets: the objects.
        verdicts: what the rule says of each.
        looked_up: what it looked up in the law for each.
        applies: for each, whether it found what makes the duty; see `Result.asked`.
        waivers: what accepts each breach on the day.
        weight: the severity that was set in place of that of the texts.
    """

    rule: Rule
    targets: tuple[Target, ...]
    verdicts: tuple[Verdict, ...]
    looked_up: tuple[tuple[LookedUp, ...], ...]
    applies: tuple[bool, ...]
    waivers: tuple[Waiver | None, ...]
    weight: Severity | None = None

    def __iter__(self) -> Iterator[Result]:
        """Make the result of each object."""
        return map(self._made, range(len(self.targets)))

    def of(self, status: Status) -> Iterator[Result]:
        """Make the results of one status alone."""
        for rank, verdict in enumerate(self.verdicts):
            if verdict.status is status:
                yield self._made(rank)

    def _made(self, rank: int) -> Result:
        verdict = self.verdicts[rank]
        of_texts = verdict.severity or self.rule.severity
        return _result(
            self.rule,
            self.targets[rank],
            verdict.status,
            self.weight or of_texts,
            of_texts,
            verdict.message,
            verdict.missing,
            self.looked_up[rank],
            self.waivers[rank],
            self.applies[rank],
        )
