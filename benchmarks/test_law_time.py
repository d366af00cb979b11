"""What another law costs: a check under the law as read, and under a change set."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import secuprev
from secuprev import law
from secuprev.law.force_kinds import force
from secuprev.law.store import per_law

EXAMPLE = Path(__file__).parents[1] / "examples" / "senart-2012.yaml"
DAY = "2012-11-23"


def one_post(day=date(2010, 1, 1)):
    words = {"id": "one-post", "fr": "Un emploi", "en": "One post"}
    rows = [{"from": day, "value": 1}]
    return law.changes({"meta": words, "convention": {"posts_threshold": {"values": rows}}})


@pytest.mark.benchmark(group="cached look-up")
def test_behind_functools_cache(benchmark):
    benchmark(cache(force), "police_municipale")


@pytest.mark.benchmark(group="cached look-up")
def test_kept_for_each_law(benchmark):
    benchmark(per_law(force), "police_municipale")


@pytest.mark.benchmark(group="check under a law")
def test_as_read(benchmark):
    benchmark(secuprev.check, secuprev.load(EXAMPLE), DAY)


@pytest.mark.benchmark(group="check under a law")
def test_under_a_set_already_laid(benchmark):
    benchmark(secuprev.check, secuprev.load(EXAMPLE), DAY, law=one_post())


@pytest.mark.benchmark(group="check under a law")
def test_under_a_set_never_laid(benchmark):
    framework, days = secuprev.load(EXAMPLE), iter(range(1, 100))

    def fresh():
        day = date.fromordinal(one_post().starts[0].toordinal() + next(days))
        return (framework, DAY), {"law": one_post(day)}

    benchmark.pedantic(secuprev.check, setup=fresh, rounds=20)
