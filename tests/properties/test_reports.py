"""What no report may do: of a framework that is drawn, and of the examples of each rule."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import secuprev
from secuprev import rules
from secuprev.model import Commune, Force, Source
from secuprev.rules import Status, check
from secuprev.testing import example, frameworks
from secuprev.testing.examples import NoExample
from tests.properties.reading import DAYS, LISTS, verdicts

ROOT = Path(__file__).parents[2]
some = settings(max_examples=40)


@some
@given(frameworks(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_plays_no_part(framework, day, chance):
    turned = {
        name: tuple(chance.sample(held, len(held)))
        for name in LISTS
        if (held := getattr(framework, name))
    }
    assert verdicts(check(evolve(framework, **turned), on=day)) == verdicts(
        check(framework, on=day)
    )


@some
@given(frameworks(), DAYS)
def test_what_is_unrelated_changes_no_verdict(framework, day):
    # Miquelon-Langlade is in no body, and far from the communes that are drawn.
    assume(all(one.code != "97501" for one in framework.communes))
    more: dict[str, Any] = {
        "sources": (*framework.sources, Source(id="beside", title="beside")),
    }
    framework = located(framework)
    if all_say_where(framework):
        more["communes"] = (*framework.communes, Commune(code="97501", population=583))
    if framework.forces is not None:
        more["forces"] = (
            *framework.forces,
            Force(id="asvp-beside", kind="asvp", communes=("97501",), headcount=1),
        )
    before = verdicts(check(framework, on=day))
    after = verdicts(check(evolve(framework, **more), on=day))
    assert {key: after.get(key) for key in before} == before


# Without communes of their own they are taken to be where the communes of the document are.
_PLACED = ("councils", "conventions", "strategies", "video")


def located(framework):
    """Return it with the communes of the document told where they would be taken for told."""
    codes = tuple(one.code for one in framework.communes)
    lists = {name: getattr(framework, name) or () for name in _PLACED}
    told = {
        name: tuple(one if one.communes else evolve(one, communes=codes or None) for one in held)
        for name, held in lists.items()
        if held
    }
    return evolve(framework, **told)


def all_say_where(framework):
    """Tell whether each object that would be taken to be anywhere says where it is."""
    return all(one.communes for name in _PLACED for one in getattr(framework, name) or ())


# --- a fact less --------------------------------------------------------------------------------

# A fact that is left out here does not become unknown: it says nothing, or something else says it.
_SAYS_ITSELF = {
    "population": "the bundled reference knows it",
    "by_right": "only what a document asserts is held against the texts",
    "prevention": "the law itself gives the competence to most kinds of body",
}
# A council or a convention that lists no communes is taken to be that of its body, or of one
# département: the rules that say so by name.
_OF_ITS_BODY = {("GOV-020", "communes"), ("CONV-002", "communes")}


@pytest.mark.parametrize("status", [Status.BREACH, Status.COMPLIANT])
@pytest.mark.parametrize("rule", rules.rules(), ids=lambda one: one.code)
def test_a_fact_less_never_makes_a_compliance(rule, status):
    try:
        held = example(rule, status)
    except NoExample:
        pytest.skip(f"{rule.code} has no example that is {status.value}")
    before = verdicts(check(held.framework, on=held.on))
    for path in _facts(held.framework):
        after = verdicts(check(_without(held.framework, path), on=held.on))
        made = {
            key
            for key, (verdict, _) in before.items()
            if verdict in ("breach", "unverifiable")
            and after.get(key, ("gone",))[0] == "compliant"
            and (key[0], path[-1]) not in _OF_ITS_BODY
        }
        assert not made, path


def _facts(one: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the paths of the facts that are known and might not be."""
    for each in attrs.fields(type(one)):
        value = getattr(one, each.name)
        if each.default is None and value is not None and each.name not in _SAYS_ITSELF:
            yield (*path, each.name)
        for rank, part in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            if attrs.has(type(part)) and type(part).__module__.startswith("secuprev.model"):
                yield from _facts(part, (*path, each.name, *([] if rank is None else [rank])))


def _without(one: Any, path: tuple[Any, ...]) -> Any:
    if not path:
        return None
    head, *rest = path
    if isinstance(head, int):
        return tuple(_without(x, tuple(rest)) if n == head else x for n, x in enumerate(one))
    return evolve(one, **{head: _without(getattr(one, head), tuple(rest))})


# --- the same wherever it is asked --------------------------------------------------------------

_SAY = """
import sys
import secuprev
for path in sys.argv[1:]:
    framework = secuprev.load(path)
    report = secuprev.check(framework, on="2012-11-23")
    sys.stdout.buffer.write(report.to_json("fr").encode())
    sys.stdout.buffer.write(secuprev.dumps(framework).encode())
    print(secuprev.coverage(framework, on="2012-11-23").to_dict("fr"))
    print(list(secuprev.cooperation_graph(framework, on="2012-11-23").edges(data=True)))
"""


def test_the_same_bytes_in_another_process_locale_time_zone_and_hash_seed():
    files = sorted(map(str, (ROOT / "examples").glob("*.yaml")))
    places = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Miquelon", "LANG": "tr_TR.UTF-8"},
    ]
    said = {
        subprocess.run(
            [sys.executable, "-c", _SAY, *files],
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **place},
            capture_output=True,
            check=True,
        ).stdout
        for place in places
    }
    assert len(said) == 1
    assert len(said.pop()) > 10_000


def test_eight_threads_say_the_same_at_once():
    melun = secuprev.load(ROOT / "examples" / "melun-val-de-seine.yaml")
    days = [f"{year}-06-01" for year in range(2004, 2024)]
    alone = [check(evolve(melun), on=day).to_json() for day in days]
    asked = [(evolve(melun) if fresh else melun, day) for fresh in (True, False) for day in days]
    random.Random(1).shuffle(asked)
    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(lambda one: check(one[0], on=one[1]).to_json(), asked))
    assert said == [alone[days.index(day)] for _, day in asked]
