"""What Hypothesis calls when it is imported: from then on it can draw the classes of the model."""

from typing import Any

__all__ = ["register"]


def register() -> None:
    """Tell Hypothesis how the public classes are drawn, so that ``from_type`` finds them.

    The entry point ``hypothesis`` of the distribution names it; strategies are made on first use.

    >>> from hypothesis import find, strategies
    >>> from secuprev.model import Convention
    >>> register()
    >>> find(strategies.from_type(Convention), lambda _: True).years is None
    True
    """
    import attrs
    from hypothesis import strategies as st

    from secuprev import model
    from secuprev.rules import Report
    from secuprev.values import PartialDate, Period, Text

    for name in model.__all__:
        cls = getattr(model, name)
        if attrs.has(cls) and cls is not model.Framework:
            st.register_type_strategy(cls, _objects)
    st.register_type_strategy(model.Framework, _frameworks)
    st.register_type_strategy(Report, _reports)
    st.register_type_strategy(PartialDate, _moments)
    st.register_type_strategy(Period, _periods)
    st.register_type_strategy(Text, _texts)


def _objects(cls: Any) -> Any:
    from secuprev.testing.any_object import objects

    return objects(cls)


def _frameworks(cls: Any) -> Any:
    from secuprev.testing.any_framework import frameworks

    return frameworks()


def _reports(cls: Any) -> Any:
    from secuprev.testing.any_framework import reports

    return reports()


def _moments(cls: Any) -> Any:
    from secuprev.testing.any_object import moments

    return moments()


def _periods(cls: Any) -> Any:
    from hypothesis import strategies as st

    from secuprev.testing.any_object import days
    from secuprev.values import Period

    open_start, open_end = st.booleans(), st.booleans()
    two = st.lists(days(), min_size=2, max_size=2).map(sorted)
    return st.builds(
        lambda days, start, end: Period(None if start else days[0], None if end else days[1]),
        two,
        open_start,
        open_end,
    )


def _texts(cls: Any) -> Any:
    from hypothesis import strategies as st

    from secuprev.testing.any_text import texts
    from secuprev.values import Text

    return st.builds(Text, fr=texts(), en=texts())
