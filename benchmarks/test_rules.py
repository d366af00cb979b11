"""What the rules cost over all France, and what the engine adds to them."""

from datetime import date

import orjson
import pandas as pd
import pytest

import secuprev
from benchmarks import nation
from secuprev.law import CannotBeTold
from secuprev.rules import Case, find, rules
from secuprev.rules.verdict import FactMissing

DAY = date.fromisoformat(nation.DAY)


@pytest.fixture(scope="module")
def country():
    return nation.frameworks()


def bare(frameworks, known=()):
    """Call the functions of some rules, of all if none is given, and nothing else."""
    known, told = known or rules(), 0
    for one in frameworks:
        case = Case(one, DAY)
        for rule in known:
            for target in case.targets(rule.target):
                try:
                    rule.check(target.object, case)
                    told += 1
                except (FactMissing, CannotBeTold):
                    pass
    return told


def checked(frameworks):
    for one in frameworks:
        secuprev.check(one, DAY)


def breaches(frameworks):
    """Return who breaches each of the five duties."""
    found = {name: set() for name in nation.DUTIES}
    for one in frameworks:
        for result in secuprev.check(one, DAY, select=nation.DUTIES).breaches:
            found[result.rule.name].add((one.id, result.target.id))
    return found


def scripted(frameworks):
    """Return the same as a script for this day alone would, with its numbers written into it."""
    services = pd.DataFrame(
        [
            (f.id, s.id, s.communes[0], s.posts, s.firearms, s.body_cameras)
            for f in frameworks
            for s in f.forces
            if s.kind == "police_municipale"
        ],
        columns=["body", "id", "commune", "posts", "firearms", "cameras"],
    )
    acts = pd.DataFrame(
        [
            (f.id, c.id, c.forces[1], c.signed.earliest, c.renewal.value)
            for f in frameworks
            for c in f.conventions
        ],
        columns=["body", "id", "service", "signed", "renewal"],
    )
    communes = pd.DataFrame(
        [
            (f.id, f.epci.prevention, c.code, c.population, c.qpv)
            for f in frameworks
            for c in f.communes
        ],
        columns=["body", "prevention", "id", "population", "qpv"],
    )
    councils = pd.DataFrame(
        [
            (f.id, c.kind, c.communes[0] if c.communes else None, c.created.earliest)
            for f in frameworks
            for c in f.councils
        ],
        columns=["body", "kind", "commune", "created"],
    )
    signed = pd.to_datetime(acts["signed"])
    ends = signed + pd.DateOffset(years=3)
    acts["runs"] = (signed <= nation.DAY) & ((acts["renewal"] == "tacit") | (ends > nation.DAY))
    covered = services["id"].isin(acts.loc[acts["runs"], "service"])
    of_the_act = pd.to_datetime(councils["created"]) >= "2007-03-07"
    shared = councils.loc[(councils["kind"] == "cispd") & of_the_act, "body"]
    own = councils.loc[councils["kind"] == "clspd", "commune"]
    held = communes["prevention"] & communes["body"].isin(shared)
    large = (communes["population"] > 5000) | (communes["qpv"] == True)  # noqa: E712
    found = {
        "missing-convention": services[(services["posts"] >= 3) & ~covered],
        "firearms-without-convention": services[(services["firearms"] == True) & ~covered],  # noqa: E712
        "body-cameras-without-convention": services[(services["cameras"] == True) & ~covered],  # noqa: E712
        "convention-expired": acts[~acts["runs"]],
        "clspd-missing": communes[large & ~held & ~communes["id"].isin(own)],
    }
    return {name: set(zip(rows["body"], rows["id"], strict=True)) for name, rows in found.items()}


def test_five_duties(beside, country):
    assert breaches(country) == scripted(country)
    beside(
        ("the five commonest duties, all France", lambda: breaches(country)),
        ("a pandas script of the same five", lambda: scripted(country)),
        aim=3,
    )


def test_five_duties_bare(beside, country):
    five = tuple(map(find, nation.DUTIES))
    beside(
        ("the functions of the five, called bare", lambda: bare(country, five)),
        ("a pandas script of the same five", lambda: scripted(country)),
    )


def test_engine(beside, country):
    beside(
        ("all rules, all France", lambda: checked(country)),
        ("the functions of the rules, called bare", lambda: bare(country)),
        aim=1.5,
        rounds=3,
    )


def test_the_rules_alone(beside, country):
    floor = ("orjson.loads", lambda: [orjson.loads(one) for one in nation.lines()])
    beside(("the functions of the rules, called bare", lambda: bare(country)), floor, rounds=3)
