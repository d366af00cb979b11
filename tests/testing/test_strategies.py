"""What the strategies draw: all that the model allows, nothing else, and little to throw away."""

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, Phase, assume, find, given, settings
from hypothesis import strategies as st

from secuprev import documents, model, testing, values
from secuprev.model import Commune, Convention, Framework
from secuprev.rules import Report
from secuprev.testing import frameworks, objects
from secuprev.testing.registered import register

from .statistics import thrown_away

CLASSES = [one for one in vars(model).values() if isinstance(one, type) and attrs.has(one)]
PYPROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
DRAWING = settings(
    max_examples=150,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_the_entry_point_teaches_hypothesis_every_public_class():
    value = PYPROJECT["project"]["entry-points"]["hypothesis"]["secuprev"]
    assert EntryPoint("secuprev", value, "hypothesis").load() is register
    register()
    drawn = [getattr(model, name) for name in model.__all__]
    drawn += [Report, *(getattr(values, name) for name in ("PartialDate", "Period", "Text"))]

    @settings(max_examples=1, suppress_health_check=list(HealthCheck))
    @given(st.tuples(*map(st.from_type, drawn)))
    def draw(found):
        assert all(isinstance(one, cls) for one, cls in zip(found, drawn, strict=True))

    draw()


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_of_every_class_is_drawn(cls):
    told: set[str] = set()

    @DRAWING
    @given(frameworks() if cls is Framework else objects(cls))
    def draw(one):
        fields = attrs.fields(cls)
        told.update(field.name for field in fields if getattr(one, field.name) != field.default)

    draw()
    assert told == {field.name for field in attrs.fields(cls)}


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(frameworks())
def test_a_document_can_hold_every_framework(framework):
    assert documents.loads(documents.dumps(framework, "json"), "json") == framework


@given(frameworks(communes=10))
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
def test_there_are_as_many_communes_as_were_asked_for(framework):
    assert len({one.code for one in framework.communes}) == 10


@given(objects(Commune, population=st.integers(5, 9)))
def test_a_field_is_drawn_as_it_is_given(commune):
    assert 5 <= commune.population <= 9


@pytest.mark.parametrize("strategy", [frameworks(communes=10), *map(objects, CLASSES[:6])])
def test_no_draw_is_thrown_away(strategy):
    assert thrown_away(strategy) == 0


def test_what_is_thrown_away_is_counted():
    assert thrown_away(st.integers(0, 1000).map(lambda one: assume(one % 2))) > 0.1


def test_what_does_not_matter_shrinks_away():
    """Hypothesis gives up after some steps: a draw in a dozen keeps a fact too many."""
    wanted = (Convention(id="conventions-1", years=4),)
    found = (
        find(
            frameworks(),
            lambda one: any((each.years or 0) > 3 for each in one.conventions or ()),
            random=Random(seed),
        )
        for seed in range(3)
    )
    assert any(one == Framework(id=one.id, conventions=wanted) for one in found)


def test_the_names_of_the_door_are_there():
    for name in testing.__all__:
        assert getattr(testing, name) is not None
    with pytest.raises(AttributeError, match="framework"):
        testing.framework  # noqa: B018
