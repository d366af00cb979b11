"""What the law of a day forbids."""

from datetime import date

from secuprev.law import Prohibition, prohibition
from secuprev.law.store import per_law

__all__ = ["ban_on"]


@per_law
def ban_on(code: str, on: date) -> Prohibition | None:
    """Return a prohibition, ``None`` where it does not hold on the day.

    >>> ban_on("no_drone", date(2022, 1, 19)) is None
    True

    Raises:
        OutsideRecord: the day is outside the days over which the law was read.
    """
    found = prohibition(code)
    return found if found.exists(on) else None
