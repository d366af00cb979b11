"""What the laws of reports look at."""

from datetime import date

import attrs
from hypothesis import strategies as st

from secuprev.model import Framework

__all__ = ["DAYS", "LISTS", "verdicts"]

DAYS = st.dates(date(1999, 6, 1), date(2026, 4, 1))
LISTS = [
    one.name
    for one in attrs.fields(Framework)
    if one.name not in ("id", "name", "epci", "forces_known_in", "waivers")
]


def verdicts(report):
    """Return what a report says of each object, by rule."""
    return {
        (one.rule.code, one.target.kind, one.target.id): (
            one.status.value,
            frozenset(fact.path for fact in one.missing),
        )
        for one in report.results
    }
