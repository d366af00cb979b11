"""Situations that a rule finds at fault, or in order: its own example, and all that may vary in it.

A draw begins with the example of the page and changes it step by step: another name, another day,
a fact that was not told, a force beside. The rule judges each step, and a step that changes its
verdict is not taken. So no draw is thrown away, and one that fails shrinks to the example itself.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import attrs
from attrs import evolve
from hypothesis import strategies as st

from secuprev.documents.context import IDENTIFIED, item_class
from secuprev.model import Commune, Framework
from secuprev.model.fields import backwards
from secuprev.rules import Rule, Status
from secuprev.testing.any_object import (
    World,
    draw_needed,
    draw_object,
    makers,
    official_numbers,
)
from secuprev.testing.any_text import words
from secuprev.testing.examples import Situation, example
from secuprev.testing.renaming import renamed

__all__ = ["breaching", "complying"]


def breaching(rule: Rule | str) -> st.SearchStrategy[Situation]:
    """Return a strategy for situations in which a rule finds a breach.

    >>> from hypothesis import find
    >>> found = find(breaching("missing-convention"), lambda one: one.on.year > 2021)
    >>> "breach" in [one.status for one in found.results]
    True

    Args:
        rule: the rule, or its name or code.

    Raises:
        UnknownRule: no rule has that name or code.
        NoExample: the rule never finds a breach, or its page does not show one.
    """
    return _varied(example(rule, Status.BREACH), Status.BREACH)


def complying(rule: Rule | str) -> st.SearchStrategy[Situation]:
    """Return a strategy for situations in which a rule finds all in order, and something to judge.

    >>> from hypothesis import find
    >>> {one.status.value for one in find(complying("FOR-003"), lambda _: True).results}
    {'compliant'}

    Args:
        rule: the rule, or its name or code.

    Raises:
        UnknownRule: no rule has that name or code.
        NoExample: the rule never finds that, or its page does not show it.
    """
    return _varied(example(rule, Status.COMPLIANT), Status.COMPLIANT)


# --- one step -------------------------------------------------------------------------------------


Step = Callable[[st.DrawFn, Situation], Situation]
_DAYS_APART = st.integers(-1500, 1500)


def _on_another_day(draw: st.DrawFn, held: Situation) -> Situation:
    return evolve(held, on=held.on + timedelta(days=draw(_DAYS_APART)))


def _under_other_names(draw: st.DrawFn, held: Situation) -> Situation:
    """Give an object another identifier, wherever it is named."""
    ids = [one.id for one in held.framework]
    new = draw(words())  # which a waiver may say too
    if not ids or new in ids:
        return held
    old = ids[draw(st.integers(0, len(ids) - 1))]
    return evolve(held, framework=renamed(held.framework, {old: new}))


def _elsewhere(draw: st.DrawFn, held: Situation) -> Situation:
    """Take another commune for one of those of the territory, wherever it is named."""
    codes = [one.code for one in held.framework.communes]
    every = official_numbers()["commune_code"]
    new = every[draw(st.integers(0, len(every) - 1))]
    if not codes or new in codes:
        return held
    old = codes[draw(st.integers(0, len(codes) - 1))]
    return evolve(held, framework=renamed(held.framework, {old: new}))


def _with_another_fact(draw: st.DrawFn, held: Situation) -> Situation:
    """Tell a fact of an object, whether it was told or not."""
    parts = list(_parts(held.framework))
    path, one = parts[draw(st.integers(0, len(parts) - 1))]
    fixed = _LISTS if isinstance(one, Framework) else _NAMES
    facts = [(name, make) for name, make in makers(type(one)) if name not in fixed]
    if not facts:
        return held
    name, make = facts[draw(st.integers(0, len(facts) - 1))]
    world = _world(held.framework)
    new = evolve(one, **{name: make(draw, world)})
    if backwards(type(new), attrs.asdict(new, recurse=False)):  # no document can hold it
        return held
    changed = _put(held.framework, path, new)
    return evolve(held, framework=_completed(draw, changed, world))


def _with_another_beside(draw: st.DrawFn, held: Situation) -> Situation:
    """Put an object beside the others of its list."""
    world = _world(held.framework)
    name = ("communes", *IDENTIFIED)[draw(st.integers(0, len(IDENTIFIED)))]
    if name == "communes":
        every = official_numbers()["commune_code"]
        code = every[draw(st.integers(0, len(every) - 1))]
        if any(one.code == code for one in held.framework.communes):
            return held
        new: Any = draw_object(draw, Commune, world, code=code)
    else:
        new = draw_object(draw, _class_of(name), world, id=_fresh(held.framework, name))
    changed = _with(held.framework, name, new)
    return evolve(held, framework=_completed(draw, changed, world))


_STEPS: tuple[Step, ...] = (
    _on_another_day,
    _under_other_names,
    _elsewhere,
    _with_another_fact,
    _with_another_beside,
)
_STEP = st.integers(0, len(_STEPS))  # 0 ends


@st.composite
def _varied(draw: st.DrawFn, held: Situation, status: Status) -> Situation:
    while step := draw(_STEP):
        changed = _STEPS[step - 1](draw, held)
        if changed is not held and changed.shows(status):
            held = changed
    return held


# --- the parts of a framework ---------------------------------------------------------------------


# What other steps change.
_NAMES = frozenset({"id", "code"})
_LISTS = frozenset({"id", "communes", *IDENTIFIED})
Path = tuple[tuple[str, int | None], ...]


def _parts(one: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give an object and all those in it, each with the way to it."""
    yield path, one
    for field in attrs.fields(type(one)):
        value = getattr(one, field.name)
        if isinstance(value, tuple):
            for rank, item in enumerate(value):
                if _is_part(item):
                    yield from _parts(item, (*path, (field.name, rank)))
        elif _is_part(value):
            yield from _parts(value, (*path, (field.name, None)))


def _is_part(value: Any) -> bool:
    return type(value).__module__.startswith("secuprev.model.") and attrs.has(type(value))


def _put(one: Any, path: Path, new: Any) -> Any:
    """Return an object in which another stands at the end of a way."""
    if not path:
        return new
    (name, rank), *rest = path
    held = getattr(one, name)
    if rank is None:
        return evolve(one, **{name: _put(held, tuple(rest), new)})
    items = list(held)
    items[rank] = _put(items[rank], tuple(rest), new)
    return evolve(one, **{name: tuple(items)})


def _world(framework: Framework) -> World:
    """Return what the objects of a framework may refer to: those there, or one to be made."""
    ids = {
        name: tuple(one.id for one in getattr(framework, name) or ()) or (_fresh(framework, name),)
        for name in IDENTIFIED
    }
    every = official_numbers()
    codes = tuple(one.code for one in framework.communes) or every["commune_code"]
    return World(ids, {**every, "commune_code": codes})


def _fresh(framework: Framework, name: str) -> str:
    rank = 1
    while f"{name}-{rank}" in framework:
        rank += 1
    return f"{name}-{rank}"


def _completed(draw: st.DrawFn, framework: Framework, world: World) -> Framework:
    """Return a framework in which everybody is there who was referred to."""
    for name, ids in world.meant.items():
        for id in ids:
            if id not in framework:
                new = draw_needed(draw, _class_of(name), world, id=id)
                framework = _with(framework, name, new)
    return framework


def _with(framework: Framework, name: str, new: Any) -> Framework:
    """Return a framework with one more object in a list."""
    changed: dict[str, Any] = {name: (*(getattr(framework, name) or ()), new)}
    return evolve(framework, **changed)


_FIELDS = {one.name: one for one in attrs.fields(Framework)}


def _class_of(name: str) -> Any:
    return item_class(_FIELDS[name].type)
