"""What the rules cost over all France, and what the engine adds to them."""

from datetime import date

import pytest

import secuprev
from benchmarks import nation
from secuprev.law import CannotBeTold
from secuprev.rules import Case, rules
from secuprev.rules.verdict import FactMissing

DAY = date.fromisoformat(nation.DAY)


@pytest.fixture(scope="module")
def country():
    return nation.frameworks()


def bare(frameworks):
    """Call the functions of the rules, and nothing else."""
    known, told = rules(), 0
    for one in frameworks:
        case = Case(one, DAY)
        for rule in known:
            for target in case.targets(rule.target):
                try:
                    rule.check(target.object, case)
                    told += 1
                except (FactMissing, CannotBeTold):
                    pass
                case.take_citations(), case.take_values()  # or they would pile up
    return told


def checked(frameworks):
    for one in frameworks:
        secuprev.check(one, DAY)


def test_engine(beside, country):
    beside(
        ("all rules, all France", lambda: checked(country)),
        ("the functions of the rules, called bare", lambda: bare(country)),
        aim=1.5,
        rounds=3,
    )
