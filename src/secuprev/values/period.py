"""A span of days, both ends included."""

from datetime import date

from attrs import field, frozen

from secuprev.values.partial_date import AnyDate, as_partial

__all__ = ["Period"]


@frozen
class Period:
    """From a day to a day, both included; ``None`` is an open end, never a far-away year.

    Attributes:
        start: first day, ``None`` when there is no known beginning.
        end: last day, ``None`` when there is no end.

    Example:
        >>> five_posts = Period(date(1999, 4, 16), date(2019, 12, 28))
        >>> five_posts.contains(date(2019, 12, 28)), five_posts.contains("2019-12-29")
        (True, False)
        >>> five_posts.contains("2019")  # before the change or after it?
    """

    start: date | None = field(default=None)
    end: date | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a period ends before it starts: {self}")

    def contains(self, moment: AnyDate) -> bool | None:
        """Tell whether a moment lies inside; ``None`` when its precision is too low to tell."""
        that = as_partial(moment)
        after_start = self.start is None or self.start <= that.earliest
        before_end = self.end is None or that.latest <= self.end
        if after_start and before_end:
            return True
        return None if self.overlaps(Period(that.earliest, that.latest)) else False

    def overlaps(self, other: "Period") -> bool:
        """Tell whether two periods have a day in common."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )

    def __str__(self) -> str:
        """ISO 8601 interval with ``..`` for an open end.

        >>> str(Period(date(2012, 5, 1)))
        '2012-05-01/..'
        """
        return "/".join(".." if day is None else day.isoformat() for day in (self.start, self.end))
