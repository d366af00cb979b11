"""What is read at once is what the careful way reads; what it would refuse is left to it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secuprev.documents import DocumentError, dumps, load, loads, quick
from secuprev.documents.faults import Collector
from secuprev.documents.formats import FORMATS, Format
from secuprev.documents.opening import tree_of
from secuprev.documents.structure import build
from secuprev.documents.tree import Node
from secuprev.model import Framework
from secuprev.testing import AWKWARD, frameworks
from tests.documents.full import full_framework

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
BROKEN = sorted((Path(__file__).parent.parent / "fixtures" / "broken").glob("*.json"))

LOADED = """
import sys, secuprev
try:
    secuprev.load(sys.argv[1])
except secuprev.DocumentError:
    pass
print("cattrs" in sys.modules)
"""


PARSERS = ["json", pytest.param("orjson", marks=pytest.mark.extra("fast"))]


@pytest.fixture(params=PARSERS, autouse=True, scope="module")
def parser(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Read with one parser, then with the other."""
    loads = pytest.importorskip(request.param).loads
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(quick, "_parser", lambda: loads)
        yield loads


PARSED_BY = """
import sys, secuprev
if sys.argv[1] != "orjson":
    sys.modules["orjson"] = None
print(secuprev.loads(sys.argv[2], "json").id, bool(sys.modules.get("orjson")))
"""


@pytest.mark.parametrize("wanted", PARSERS)
def test_python_s_own_parser_serves_where_the_other_is_not(wanted: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PARSED_BY, wanted, SOUND], capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == ["x", str(wanted == "orjson")]


def quietly(examples: int) -> settings:
    return settings(max_examples=examples, suppress_health_check=list(HealthCheck))


def tree(text: str, format: Format = "json") -> Node | None:
    """Return the tree of a text, ``None`` when it has faults."""
    faults = Collector("<text>")
    try:
        root = tree_of(text, format, faults)
    except DocumentError:
        return None
    return None if faults.faults else root


def carefully(text: str, format: Format = "json") -> Framework | None:
    """Read a document the careful way; ``None`` when it has faults."""
    root = tree(text, format)
    faults = Collector("<text>")
    found = None if root is None else build(root, faults)
    return None if faults.faults else found


def both_agree(text: str) -> bool:
    """Tell whether a document is read at once, having made sure that it is read alike."""
    at_once = quick.read(text)
    if at_once is not None:
        assert at_once == carefully(text), text
    trees_agree(text)
    return at_once is not None


def trees_agree(text: str, format: Format = "json") -> bool:
    """Tell the same of a tree."""
    root = tree(text, format)
    at_once = None if root is None else quick.of_tree(root)
    if at_once is not None:
        assert at_once == carefully(text, format), text
    return at_once is not None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_the_examples_are_read_at_once(path: Path) -> None:
    framework = load(path)
    assert quick.read(dumps(framework, "json")) == framework
    assert trees_agree(path.read_text(encoding="utf-8"), "yaml")


@pytest.mark.parametrize(("path", "loaded"), [(EXAMPLES[0], "False"), (BROKEN[0], "True")])
def test_what_gathers_faults_is_loaded_for_a_document_that_has_some(
    path: Path, loaded: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, path], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == loaded


def test_every_field_of_every_class_is_read_at_once() -> None:
    full = full_framework()
    for indent in (None, 0, 2, "\t"):
        assert quick.read(json.dumps(json.loads(dumps(full, "json")), indent=indent)) == full
    for format in FORMATS:
        assert trees_agree(dumps(full, format), format)


@pytest.mark.parametrize(
    "line",
    [
        "communes: [77288]",
        "conventions: [{id: c, signed: 2019}]",
        "forces: [{id: pm, kind: asvp, posts: 4}]",
        "epci: 247700057",
        "forces_known_in: []",
    ],
)
def test_what_a_field_takes_for_no_number_is_read_at_once(line: str) -> None:
    assert trees_agree(f'secuprev: "1"\nid: x\n{line}\n', "yaml")
    assert trees_agree(f"secuprev: 1\nid: x\n{line}\n", "yaml")


@pytest.mark.parametrize(
    "line",
    ["secuprev: 2", "id: 5", "communes: [true]", "communes: [2012-01-01]", "name: 5", "epci: 5"],
)
def test_what_needs_a_closer_look_is_not(line: str) -> None:
    kept = [one for one in ("secuprev: 1", "id: x") if one[0] != line[0]]
    assert not trees_agree("\n".join([*kept, line]), "yaml")


@quietly(60)
@given(framework=frameworks())
def test_any_framework_is_read_alike(framework: Framework) -> None:
    both_agree(dumps(framework, "json"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda one: one.name)
def test_a_broken_document_is_left_to_the_careful_way(path: Path) -> None:
    assert quick.read(path.read_bytes().decode("utf-8", "surrogateescape")) is None


SOUND = '{"secuprev": 1, "id": "x", "communes": ["77288"], "forces": [{"id": "pm", "kind": '
SOUND += '"police_municipale", "posts": 4, "communes": ["77288"]}]}'


def test_the_sound_document_is_read_at_once() -> None:
    assert both_agree(SOUND)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"id": "x"', '"id": "x", "id": "x"'),
        ('"id": "x"', '"id": "x", "id" : "x"'),
        ('"id": "x"', '"id": "x", "id"\n\t: "y"'),
        ('"id": "x"', '"id": "x", "name": null, "name": "a"'),
        ('"posts": 4', '"posts": 4, "posts": 5'),
        ('"id": "x"', '"id": ""'),
        ('"id": "x"', '"id": null'),
        ('"id": "x"', '"id": ["x"]'),
        ('"id": "x"', '"id": "\\ud800"'),
        ('"id": "x"', '"id": "\ud800"'),
        ('"id": "x"', '"id": "x\x00"'),
        ('"id": "x"', '"nom": "x"'),
        ('"posts": 4', '"posts": -1'),
        ('"posts": 4', '"posts": 4.0'),
        ('"posts": 4', '"posts": 4e0'),
        ('"posts": 4', '"posts": true'),
        ('"posts": 4', '"posts": "4"'),
        ('"posts": 4', '"posts": NaN'),
        ('"posts": 4', '"posts": 1000000000000000000'),
        ('"posts": 4', '"posts": ' + "9" * 5000),
        ('"kind": "police_municipale"', '"kind": "police_munipale"'),
        ('"communes": ["77288"]', '"communes": "77288"'),
        ('"communes": ["77288"]', '"communes": ["77288", "77 288"]'),
        ('"communes": ["77288"]', '"communes": ["77299999"]'),
        ('"communes": ["77288"]', '"communes": [null]'),
        ('"posts": 4', '"source": "nowhere"'),
        ('"posts": 4', '"source": "pm"'),
        ('"posts": 4', '"posts": {}'),
        ('"forces": [', '"forces": ["pm", '),
        ('"forces": [', '"forces": [{"id": "pm", "kind": "asvp"}, '),
        ('"forces": [', '"publications": [{"id": "pm"}], "forces": ['),
        ('"secuprev": 1', '"secuprev": 2'),
        ('"secuprev": 1, ', ""),
        ("]}]}", "]}]},"),
        ("]}]}", "]}]}}"),
        ("]}]}", "]}]"),
    ],
)
def test_a_fault_is_left_to_the_careful_way(old: str, new: str) -> None:
    text = SOUND.replace(old, new, 1)
    assert text != SOUND
    assert carefully(text) is None
    assert quick.read(text) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"id": "x"', '"id": "x", "name": null'),
        ('"id": "x"', '"id" : "x"'),
        ('"id": "x"', '"id": "x", "name": ": \\": a"'),
        ('"id": "x"', '"id": 1.5'),
        ('"secuprev": 1', '"secuprev": "1"'),
        ('"posts": 4', '"posts": -0'),
        ('"communes": ["77288"]', '"communes": [77288]'),
        ('"posts": 4', '"posts": 999999999999999999'),
        ('["77288"], ', '["77 288"], '),
        ('["77288"], ', '[{"code": "77288", "name": "Melun"}], '),
    ],
)
def test_what_is_sound_is_read_alike(old: str, new: str) -> None:
    text = SOUND.replace(old, new, 1)
    assert text != SOUND
    both_agree(text)
    assert loads(text, "json") == carefully(text)


def test_a_low_limit_of_nesting_still_holds() -> None:
    with pytest.raises(DocumentError, match="more than 2 levels"):
        loads(SOUND, "json", max_depth=2)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all values."""
    if not isinstance(value, dict | list):
        return [path]
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    return [path, *(one for key, item in inside for one in _places(item, (*path, key)))]


WRONG = st.sampled_from(
    [None, True, 0, -1, 3.5, "", "x", "77288", "2012-02-30", "2012-11", [], [None], {}, {"id": "x"}]
)
FULL = json.loads(dumps(full_framework(), "json"))
PLACES = _places(FULL)[1:]


@quietly(150)
@given(where=st.sampled_from(PLACES), what=WRONG)
def test_a_value_in_the_place_of_another_is_read_alike(where: tuple[Any, ...], what: Any) -> None:
    document = json.loads(json.dumps(FULL))
    holder = document
    for key in where[:-1]:
        holder = holder[key]
    holder[where[-1]] = what
    both_agree(json.dumps(document))


@quietly(150)
@given(data=st.data())
def test_a_text_that_was_cut_or_patched_is_read_alike(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SOUND)))
    end = data.draw(st.integers(start, min(len(SOUND), start + 8)))
    patch = data.draw(st.text('"\\:,{}[] 01\n', max_size=3) | st.sampled_from(AWKWARD))
    both_agree(SOUND[:start] + patch + SOUND[end:])
