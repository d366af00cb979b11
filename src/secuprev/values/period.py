"""A span of days, both ends included."""

from datetime import date

from attrs import field, frozen

from secuprev.values.partial_date import AnyDate, span_of

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
        first, last = span_of(moment)
        start, end = self.start, self.end
        if (start is None or start <= first) and (end is None or last <= end):
            return True
        outside = (end is not None and end < first) or (start is not None and last < start)
        return False if outside else None

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
