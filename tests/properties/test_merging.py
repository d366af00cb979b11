"""Two agglomerations in one framework: each is judged as it was alone.

It holds where each object says where it is. A council of communes that nobody told, a group without
a council or a commune whose body is unknown may concern the other as well, and a verdict that rests
on it must then say so.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import assume, given, settings

import secuprev
from secuprev import rules
from secuprev.documents.context import IDENTIFIED
from secuprev.model import Commune, Framework
from secuprev.rules import Status, check
from secuprev.testing import example, frameworks
from secuprev.testing.examples import NoExample
from secuprev.testing.renaming import renamed
from tests.properties.reading import DAYS, LISTS, verdicts

EXAMPLES = Path(__file__).parents[2] / "examples"
BODIES = {"one": "243500139", "other": "200065597"}  # each has taxes of its own, in every year
PLACE = re.compile(r"[0-9][0-9AB][0-9]{3}|[0-9]{9}")
SEATS = {"one": "35238", "other": "14118"}  # of those who name no commune


TOWN = {
    Status.BREACH: secuprev.load(EXAMPLES / "melun-val-de-seine.yaml"),
    Status.COMPLIANT: secuprev.load(EXAMPLES / "senart-2012.yaml"),
}


@settings(max_examples=60)
@given(frameworks(), frameworks(), DAYS)
def test_two_that_share_nothing_say_together_what_each_says(one, other, day):
    assume(other.communes)
    one, other = placed(one, "one"), placed(other, "other")
    assume(not places(one) & places(other))
    assert_told_apart(one, other, day)


@pytest.mark.parametrize("status", [Status.BREACH, Status.COMPLIANT])
@pytest.mark.parametrize("rule", rules.rules(), ids=lambda one: one.code)
def test_an_example_says_beside_a_town_elsewhere_what_it_says(rule, status):
    try:
        held = example(rule, status)
    except NoExample:
        pytest.skip(f"{rule.code} has no example that is {status.value}")
    one, other = placed(held.framework, "one"), placed(TOWN[status], "other")
    assert not places(one) & places(other)
    assert_told_apart(one, other, held.on)


def assert_told_apart(one: Framework, other: Framework, day: date) -> None:
    both = evolve(one, **{name: (*getattr(one, name), *getattr(other, name)) for name in LISTS})
    apart = verdicts(check(one, on=day)) | verdicts(check(other, on=day))
    together = verdicts(check(both, on=day))
    assert {key: together.get(key) for key in apart} == apart


def placed(framework: Framework, name: str) -> Framework:
    """Return it with every list known, and each object saying in which communes and body it is."""
    body = BODIES[name]
    communes = framework.communes or (Commune(code=SEATS[name]),)
    codes = tuple(sorted(one.code for one in communes))
    councils = framework.councils or ()
    lists: dict[str, Any] = {one: getattr(framework, one) or () for one in LISTS}
    lists["communes"] = tuple(evolve(one, epci=body) for one in communes)
    for each in IDENTIFIED:
        lists[each] = tuple(_placed(one, codes, body, councils) for one in lists[each])
    lists["groups"] = tuple(one for one in lists["groups"] if one.council)
    alone = evolve(framework, epci=None, forces_known_in=None, waivers=(), **lists)
    ids = {one.id: f"{name}-{rank}" for rank, one in enumerate(alone)}
    return evolve(renamed(alone, ids), id="x", name=None)


def _placed(one: Any, codes: tuple[str, ...], body: str, councils: tuple[Any, ...]) -> Any:
    told = {"communes": codes, "epci": body, "council": councils[0].id if councils else None}
    fields = [field.name for field in attrs.fields(type(one))]
    return evolve(
        one, **{key: told[key] for key in fields if key in told and not getattr(one, key)}
    )


def places(one: Any) -> set[str]:
    """Return every text that may be the code of a commune or the SIREN of a body."""
    if isinstance(one, str):
        return {one} if PLACE.fullmatch(one) else set()
    if isinstance(one, tuple):
        return set().union(*map(places, one))
    if attrs.has(type(one)):
        return set().union(*(places(getattr(one, f.name)) for f in attrs.fields(type(one))))
    return set()
