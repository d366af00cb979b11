"""What a maker makes is what the class itself makes."""

import pickle
from functools import cached_property

import attrs
import pytest
from attrs import define, field, frozen

from secuprev.model import Framework
from secuprev.values import InvalidDate, PartialDate
from secuprev.values.making import changer, maker


@frozen
class Service:
    posts: int = field(validator=attrs.validators.ge(0))
    dogs: list[str] = field(factory=list)
    kind: str = "police"
    _note: str | None = None

    @cached_property
    def doubled(self) -> int:
        return 2 * self.posts


@define(frozen=True, slots=False)
class Loose:
    name: str


@frozen(weakref_slot=False)
class Light:
    name: str


@frozen
class Sign:
    """It says in its own words what it is, and is looked at while it is made."""

    name: str = field()

    @name.validator
    def _check(self, _, value):
        if not value:
            raise ValueError(f"no name in {self!r}")

    def __attrs_post_init__(self):
        hash(self)

    def __repr__(self):
        return f"<{self.name}>"


@pytest.mark.parametrize(
    ("cls", "given"),
    [
        (Service, {"posts": 3}),
        (Service, {"posts": 3, "dogs": ["Rex"], "kind": "guards", "note": "x"}),
        (Loose, {"name": "a"}),
        (Light, {"name": "a"}),
        (Sign, {"name": "a"}),
        (Framework, {"id": "melun"}),
        (PartialDate, {"year": 2012, "month": 11}),
    ],
)
def test_it_is_the_same_object(cls, given):
    made, plain = maker(cls)(**given), cls(**given)
    assert type(made) is cls
    assert made == plain
    assert repr(made) == repr(plain)
    assert pickle.loads(pickle.dumps(made)) == plain
    assert attrs.evolve(made) == plain


@pytest.mark.parametrize("made", [maker(Service)(3), maker(Loose)("a")])
def test_it_is_frozen(made):
    first = attrs.fields(type(made))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, first, 4)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(made, first)


def test_it_is_hashed_and_keeps_what_it_works_out():
    date = maker(PartialDate)(2012, 11)
    assert hash(date) == hash(PartialDate(2012, 11))
    assert maker(Service)(3).doubled == 6


def test_each_has_its_own_defaults():
    make = maker(Service)
    make(1).dogs.append("Rex")
    assert make(1).dogs == []


def test_what_the_class_refuses_is_refused():
    with pytest.raises(ValueError, match="posts"):
        maker(Service)(-1)
    with pytest.raises(ValueError, match="no name in <>"):
        maker(Sign)("")
    with pytest.raises(InvalidDate):
        maker(PartialDate)(2012, 13)
    with pytest.raises(TypeError):
        maker(Service)()


def test_the_class_is_left_as_it_was():
    before = dict(vars(Service))
    maker(Service)(3)
    assert dict(vars(Service)) == before
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Service(3).posts = 4


def test_what_is_changed_is_what_attrs_makes_of_it_and_the_other_stays():
    before = Service(3, ["Rex"], note="x")
    made = changer(Service, "_note", "posts")(before, "y", 4)
    assert made == attrs.evolve(before, note="y", posts=4)
    assert type(made) is Service
    assert before == Service(3, ["Rex"], note="x")


def test_what_the_class_refuses_of_a_change_is_refused():
    change = changer(Service, "posts")
    with pytest.raises(ValueError, match="posts"):
        change(Service(3), -1)
    with pytest.raises(ValueError, match="zip"):
        change(Service(3), 4, "too many")
