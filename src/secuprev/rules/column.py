"""What one rule says of all its objects, kept side by side until a result is read."""

from collections.abc import Iterator, Sequence

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
        looked_up: what it looked up in the law, for one object after the other.
        ends: where the part of each object ends in it.
        applying: the ranks of the objects of which it found what makes the duty, before it
            answered; see `Result.asked`.
        waived: what accepts breaches on the day, each with the rank of the object.
        weight: the severity that was set in place of that of the texts.
    """

    rule: Rule
    targets: tuple[Target, ...]
    verdicts: tuple[Verdict, ...]
    looked_up: tuple[LookedUp, ...]
    ends: tuple[int, ...]
    applying: tuple[int, ...] = ()
    waived: tuple[tuple[int, Waiver], ...] = ()
    weight: Severity | None = None

    def __iter__(self) -> Iterator[Result]:
        """Make the result of each object."""
        return self._made(range(len(self.targets)))

    def of(self, status: Status) -> Iterator[Result]:
        """Make the results of one status alone."""
        return self._made([rank for rank, one in enumerate(self.statuses) if one is status])

    @property
    def statuses(self) -> list[Status]:
        """The status of each verdict."""
        return [verdict.status for verdict in self.verdicts]

    def _made(self, ranks: Sequence[int]) -> Iterator[Result]:
        if not ranks:
            return
        applying, waived, starts = set(self.applying), dict(self.waived), (0, *self.ends)
        for rank in ranks:
            verdict = self.verdicts[rank]
            of_texts = verdict.severity or self.rule.severity
            yield _result(
                self.rule,
                self.targets[rank],
                verdict.status,
                self.weight or of_texts,
                of_texts,
                verdict.message,
                verdict.missing,
                self.looked_up[starts[rank] : starts[rank + 1]],
                waived.get(rank),
                rank in applying,
            )
