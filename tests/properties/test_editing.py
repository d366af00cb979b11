"""A framework that is edited step by step says at each step what one made anew says."""

from datetime import date

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import secuprev
from secuprev.model import Commune, Convention, DomainMention, Force, Framework
from secuprev.values import PartialDate

CODES = ("77288", "77152", "77487", "77285")
DAY = date(2023, 6, 1)
_KINDS = st.sampled_from(("police_municipale", "asvp", "garde_champetre"))
_DOMAINS = st.sampled_from(("holiday_watch", "dangerous_dogs", "video_protection"))


class Editing(RuleBasedStateMachine):
    """Forces, conventions and communes come and go; every index of the framework follows."""

    def __init__(self) -> None:
        super().__init__()
        self.framework = Framework(id="x", forces=(), conventions=())
        self.made = 0

    def _fresh(self, kind: str) -> str:
        self.made += 1
        return f"{kind}-{self.made}"

    @rule(code=st.sampled_from(CODES), population=st.integers(0, 50_000))
    def add_commune(self, code, population):
        kept = [one for one in self.framework.communes if one.code != code]
        self.framework = evolve(
            self.framework, communes=(*kept, Commune(code=code, population=population))
        )

    @rule(code=st.sampled_from(CODES), kind=_KINDS, posts=st.integers(0, 9) | st.none())
    def add_force(self, code, kind, posts):
        force = Force(id=self._fresh("force"), kind=kind, communes=(code,), posts=posts)
        self.framework = evolve(self.framework, forces=(*self.framework.forces, force))

    @precondition(lambda self: self.framework.forces)
    @rule(data=st.data(), domain=_DOMAINS, year=st.integers(2000, 2023))
    def sign(self, data, domain, year):
        force = data.draw(st.sampled_from(self.framework.forces))
        act = Convention(
            id=self._fresh("act"),
            communes=force.communes,
            forces=(force.id,),
            signed=PartialDate(year, 1, 1),
            domains=(DomainMention(domain=domain),),
        )
        self.framework = evolve(self.framework, conventions=(*self.framework.conventions, act))

    @precondition(lambda self: self.framework.forces)
    @rule(data=st.data(), posts=st.integers(0, 9))
    def change_a_force(self, data, posts):
        chosen = data.draw(st.sampled_from(self.framework.forces))
        self.framework = evolve(
            self.framework,
            forces=tuple(
                evolve(one, posts=posts) if one == chosen else one for one in self.framework.forces
            ),
        )

    @precondition(lambda self: self.framework.conventions)
    @rule(data=st.data())
    def take_away_a_convention(self, data):
        gone = data.draw(st.sampled_from(self.framework.conventions))
        self.framework = evolve(
            self.framework,
            conventions=tuple(one for one in self.framework.conventions if one != gone),
        )

    @rule()
    def ask(self):
        """Fill whatever is kept, so that the next step may find it stale."""
        secuprev.check(self.framework, on=DAY)
        secuprev.coverage(self.framework, on=DAY)
        secuprev.cooperation_graph(self.framework, on=DAY)

    @invariant()
    def every_object_is_found_by_its_identifier(self):
        held = [*self.framework.forces, *self.framework.conventions]
        assert list(self.framework) == held
        for one in held:
            assert self.framework[one.id] is one

    @invariant()
    def every_force_is_found_by_its_commune(self):
        for code in CODES:
            expected = [one for one in self.framework.forces if code in one.communes]
            assert list(self.framework.forces_of(code)) == expected
        assert {one.code for one in self.framework.members(DAY)} == {
            one.code for one in self.framework.communes
        }

    @invariant()
    def it_says_what_one_made_anew_says(self):
        anew = secuprev.loads(secuprev.dumps(self.framework))
        assert anew == self.framework
        assert secuprev.check(self.framework, on=DAY) == secuprev.check(anew, on=DAY)
        assert (
            secuprev.coverage(self.framework, on=DAY).to_dict()
            == secuprev.coverage(anew, on=DAY).to_dict()
        )


Editing.TestCase.settings = settings(max_examples=12, stateful_step_count=10)
TestEditing = Editing.TestCase
