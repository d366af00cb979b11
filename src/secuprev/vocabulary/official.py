"""Names that were official for a time: "CSP" until January 2024, "CPN" since.

The days are those that the law's data gives for the names and the lives of services. People go on
saying the old name, so one out of its time is still recognised, with a doubt.
"""

from functools import cache

from attrs import frozen

from secuprev import law
from secuprev.values import AnyDate, Period, Text, folded
from secuprev.vocabulary.naming import singular
from secuprev.vocabulary.words import data

__all__ = ["OfficialName", "official_name"]


@frozen
class OfficialName:
    """A name that a service bore for a time.

    Attributes:
        name: the name, or the letters that stand for it.
        period: the days on which it was the official one.
    """

    name: str
    period: Period

    def doubt(self, on: AnyDate | None) -> Text | None:
        """Return why the name is not of a day, ``None`` when it is, or may be.

        >>> name = official_name("CSP")
        >>> print(name.doubt("2024-02-01").en)
        "CSP" was the name until 2024-01-31
        >>> name.doubt("2024-01-31"), name.doubt("2024"), name.doubt(None)
        (None, None, None)

        Args:
            on: the day asked about, ``None`` when it is not known.
        """
        if on is None or self.period.contains(on) is not False:
            return None
        start, end = self.period.start, self.period.end
        if end is not None and Period(end).contains(on):
            return Text(
                fr=f"« {self.name} » était le nom jusqu'au {end}",
                en=f'"{self.name}" was the name until {end}',
            )
        return Text(
            fr=f"« {self.name} » n'est le nom que depuis le {start}",
            en=f'"{self.name}" is the name only since {start}',
        )


def official_name(expression: str) -> OfficialName | None:
    """Return the official name that an expression is, ``None`` for one that has no dates.

    >>> str(official_name("circonscription de police nationale").period)
    '2024-02-01/..'
    >>> official_name("commissariat") is None
    True
    """
    return _dated().get(singular(folded(expression)))


@cache
def _dated() -> dict[str, OfficialName]:
    kinds = law.partners()
    successors = {one.replaced_by for one in kinds}
    periods: dict[str, Period] = {}
    for kind in kinds:
        named = [state for state in kind.names if state.value is not None]
        if len(named) > 1:
            periods |= {state.value.fr: state.period for state in named if state.value}
        elif kind.replaced_by or kind.code in successors:
            periods |= dict.fromkeys(filter(None, (kind.label.fr, kind.acronym)), kind.life)
    periods |= {short: periods[name] for short, name in data("partners")["letters"].items()}
    return {singular(folded(name)): OfficialName(name, days) for name, days in periods.items()}
