"""Days as people write them."""

from datetime import date

from secuprev.render.days import MONTHS
from secuprev.values import Lang, PartialDate

__all__ = ["said_day", "said_period"]

_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def said_day(day: date | PartialDate, lang: Lang) -> str:
    r"""Return a day, or the month or the year that is known of it; its parts are not split.

    >>> said_day(date(2026, 1, 1), "fr"), said_day(PartialDate.parse("2012-11"), "en")
    ('1er\xa0janvier\xa02026', 'November\xa02012')
    """
    parts = [f"{day.year}"]
    if day.month is not None:
        parts.insert(0, (MONTHS if lang == "fr" else _ENGLISH)[day.month - 1])
    if day.day is not None:
        parts.insert(0, "1er" if lang == "fr" and day.day == 1 else f"{day.day}")
    return "\u00a0".join(parts)


def said_period(first: date | None, last: date | None, lang: Lang) -> str:
    r"""Return what days a version of a text was in force; empty when none is known.

    >>> said_period(date(2021, 5, 27), None, "fr")
    'depuis le 27\xa0mai\xa02021'
    """
    start, end = (None if day is None else said_day(day, lang) for day in (first, last))
    if start is None:
        until = "jusqu'au" if lang == "fr" else "until"
        return "" if end is None else f"{until} {end}"
    if end is None:
        return f"{'depuis le' if lang == 'fr' else 'since'} {start}"
    return f"du {start} au {end}" if lang == "fr" else f"{start} to {end}"
