"""What would be lost if one of those who cooperate left."""

from collections.abc import Iterator

from attrs import frozen

from secuprev.cooperation.cells import CellState
from secuprev.cooperation.covering import Coverage, coverage
from secuprev.cooperation.engagements import isolated
from secuprev.cooperation.leaving import without
from secuprev.cooperation.reading import day_of
from secuprev.model import Framework
from secuprev.values import AnyDate, Text

__all__ = ["Loss", "resilience"]


@frozen
class Loss:
    """What is lost when one of those who cooperate leaves.

    Attributes:
        subject: its identifier.
        label: what a reader calls it.
        domains: the domains that fewer communes are covered for.
        communes: the communes that are covered for fewer domains.
        population: the inhabitants of those communes, as far as populations are known.
        population_known: whether the population of each of those communes is known.
        last: the domains that nothing covers any more, anywhere.
        cut_off: those who then cooperate with nobody.
    """

    subject: str
    label: Text
    domains: tuple[str, ...]
    communes: tuple[str, ...]
    population: int
    population_known: bool
    last: tuple[str, ...]
    cut_off: tuple[str, ...]

    @property
    def is_single_point_of_failure(self) -> bool:
        """Whether a domain is covered by nothing any more once it has left."""
        return bool(self.last)


def resilience(framework: Framework, on: AnyDate | None = None) -> tuple[Loss, ...]:
    """Return what is lost when each partner, force or instrument leaves, the heaviest loss first.

    Args:
        framework: what is known.
        on: the day asked about, to the day; by default that of `secuprev.check`.

    Example:
        >>> from secuprev.model import Commune, DomainMention, WorkingGroup
        >>> from secuprev.values import PartialDate
        >>> group = WorkingGroup(
        ...     id="g", kind="local", created=PartialDate(2019), domains=("holiday_watch",)
        ... )
        >>> town = Framework(id="town", conventions=(), groups=(group,))
        >>> [(one.subject, one.last) for one in resilience(town, "2020-01-01")]
        [('g', ('holiday_watch',))]
    """
    day = day_of(on)
    before, alone = coverage(framework, day), set(isolated(framework, day))
    losses = []
    for subject, label in _subjects(framework):
        left = without(framework, subject, day)
        cut_off = [one for one in isolated(left, day) if one not in alone]
        losses.append(_loss(subject, label, before, coverage(left, day), cut_off))
    return tuple(sorted(losses, key=_weight))


def _subjects(framework: Framework) -> Iterator[tuple[str, Text]]:
    lists = (
        framework.forces, framework.partners, framework.conventions, framework.councils,
        framework.groups, framework.strategies,
    )  # fmt: skip
    for found in lists:
        for one in found or ():
            yield one.id, Text.same(one.name or one.id)


def _weight(loss: Loss) -> tuple[int, int, int, int]:
    return -loss.population, -len(loss.last), -len(loss.domains), -len(loss.cut_off)


def _loss(subject: str, label: Text, before: Coverage, after: Coverage, cut_off: list[str]) -> Loss:
    lost = before.lost_in(after)
    communes = dict.fromkeys(commune for commune, _ in lost)
    numbers = [one.population for one in communes]
    domains = tuple(dict.fromkeys(domain for _, domain in lost))
    return Loss(
        subject=subject,
        label=label,
        domains=domains,
        communes=tuple(one.code for one in communes),
        population=sum(number or 0 for number in numbers),
        population_known=None not in numbers,
        last=tuple(one for one in domains if not after.states(one)[CellState.COVERED]),
        cut_off=tuple(cut_off),
    )
