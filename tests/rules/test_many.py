"""Checking many frameworks: in order, the same bytes whoever does the work, and clear losses."""

import os
import pickle
import signal
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev import law
from secuprev.documents import DocumentError, load
from secuprev.model import Commune, Force, Framework
from secuprev.rules import (
    Report,
    UnknownRule,
    WorkerLost,
    check,
    check_many,
    find,
    not_applicable,
    rule,
    rules,
)
from secuprev.rules.verdict import Severity
from secuprev.values import InvalidDate, Text

DAY = "2026-04-03"


def towns(number):
    return [
        Framework(
            id=f"t{rank}",
            communes=(Commune(code="77288", population=1000 * rank),),
            forces=(Force(id="pm", kind="police_municipale", posts=rank, communes=("77288",)),),
        )
        for rank in range(number)
    ]


@pytest.fixture(scope="module")
def expected():
    return [check(one, DAY).to_json() for one in towns(7)]


@pytest.fixture(scope="module")
def processes():
    with ProcessPoolExecutor(2) as pool:
        yield pool


def test_without_an_executor_the_reports_are_those_of_check(expected):
    assert [one.to_json() for one in check_many(towns(7), DAY)] == expected


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_threads_give_the_same_bytes_in_the_same_order(expected, batch):
    with ThreadPoolExecutor(3) as threads:
        found = list(check_many(towns(7), DAY, executor=threads, batch=batch, ahead=2))
    assert [one.to_json() for one in found] == expected


def test_processes_give_the_same_bytes_and_reports_survive_the_way_back(expected, processes):
    found = list(check_many(towns(7), DAY, executor=processes, batch=2))
    assert [one.to_json() for one in found] == expected
    assert all(one.results[0].rule is rules()[0] for one in found)


def test_only_what_is_made_of_a_report_is_carried_back(expected, processes):
    made = check_many(towns(7), DAY, executor=processes, then=Report.to_json)
    assert list(made) == expected


class Backwards(Executor):
    """Runs nothing before it is waited for, then the newest work first."""

    def __init__(self):
        self.waiting = []
        self.most = 0

    def submit(self, fn, /, *args, **kwargs):
        future = Late(self)
        self.waiting.append((future, fn, args))
        self.most = max(self.most, len(self.waiting))
        return future


class Late(Future):
    def __init__(self, owner):
        super().__init__()
        self.owner = owner

    def result(self, timeout=None):
        while self.owner.waiting:
            future, fn, args = self.owner.waiting.pop()
            future.set_result(fn(*args))
        return super().result(timeout)


def named(word):
    """Make a framework that tells where it was made."""
    return Framework(id=f"{word} {os.getpid()}")


def identifier(report):
    return report.framework


@pytest.mark.parametrize("pooled", [False, True])
def test_frameworks_may_be_read_where_they_are_checked(pooled, processes):
    pool = processes if pooled else None
    made = check_many(list("abc"), DAY, executor=pool, read=named, then=identifier, batch=1)
    words, places = zip(*(one.split() for one in made), strict=True)
    assert words == ("a", "b", "c")
    assert (str(os.getpid()) in places) is not pooled


@pytest.mark.parametrize("pooled", [False, True])
def test_what_cannot_be_read_is_told_after_what_could(pooled, processes, tmp_path):
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("secuprev: 1\nid: town\n")
    bad.write_text("secuprev: 1\nid: [town]\n")
    pool = processes if pooled else None
    made = check_many([good, bad, good], DAY, executor=pool, read=load, then=identifier)
    assert next(made) == "town"
    with pytest.raises(DocumentError, match=r"bad\.yaml:2"):
        next(made)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ([Path("a.yaml"), "b.yaml"], ("a.yaml", "b.yaml")),
        ([b"{}", Framework(id="x"), b"{}"], ("#1", "x", "#3")),
    ],
)
def test_what_was_lost_is_named_as_its_user_knows_it(given, names):
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    with pytest.raises(WorkerLost) as lost:
        list(check_many(given, DAY, executor=pool, read=named))
    assert lost.value.frameworks == names


@given(
    number=st.integers(0, 12),
    batch=st.integers(1, 5),
    ahead=st.integers(1, 5),
)
def test_the_order_is_that_of_the_frameworks_whatever_ends_first(number, batch, ahead):
    pool = Backwards()
    found = check_many(
        towns(number), DAY, select=["missing-convention"], executor=pool, batch=batch, ahead=ahead
    )
    assert [one.framework for one in found] == [f"t{rank}" for rank in range(number)]
    assert pool.most <= ahead


def test_frameworks_are_taken_as_they_are_needed():
    taken = []

    def endless():
        for one in iter(lambda: Framework(id="x"), None):
            taken.append(one)
            yield one

    found = check_many(endless(), DAY, executor=Backwards(), batch=2, ahead=3)
    next(found)
    assert len(taken) <= 2 * 4
    found.close()


def test_what_is_not_waited_for_is_called_off():
    class Idle(Executor):
        futures = []  # noqa: RUF012

        def submit(self, fn, /, *args, **kwargs):
            future = Future()
            if not self.futures:
                future.set_result(fn(*args))
            self.futures.append(future)
            return future

    found = check_many(towns(9), DAY, executor=Idle(), batch=1, ahead=4)
    next(found)
    found.close()
    assert [one.cancelled() for one in Idle.futures] == [False, True, True, True]


def die(report):
    if report.framework == "t3":
        os.kill(os.getpid(), signal.SIGKILL)
    return report.framework


def test_the_death_of_a_worker_is_told_with_what_it_was_doing():
    with ProcessPoolExecutor(1) as pool:
        found = check_many(towns(6), DAY, executor=pool, batch=2, ahead=1, then=die)
        assert [next(found), next(found)] == ["t0", "t1"]
        with pytest.raises(WorkerLost) as lost:
            next(found)
        assert (lost.value.frameworks, lost.value.done) == (("t2", "t3"), 2)
        assert "BrokenProcessPool" in lost.value.message.fr
        assert '"t2" and "t3"' in str(lost.value)
        with pytest.raises(WorkerLost):
            list(check_many(towns(1), DAY, executor=pool))
    assert str(pickle.loads(pickle.dumps(lost.value))) == str(lost.value)


def test_a_loss_told_by_keyword_travels_too():
    lost = WorkerLost(frameworks=("t2", "t3"), done=2, cause="by hand")
    assert str(pickle.loads(pickle.dumps(lost))) == str(lost)


def test_a_pool_that_is_shut_down_is_told_in_the_same_way():
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    with pytest.raises(WorkerLost, match="shutdown"):
        list(check_many(towns(1), DAY, executor=pool))


def fail(report):
    raise LookupError(report.framework)


@pytest.mark.parametrize("pooled", [False, True])
def test_what_the_caller_makes_of_a_report_may_fail_in_its_own_name(pooled, processes):
    made = check_many(towns(2), DAY, executor=processes if pooled else None, then=fail)
    with pytest.raises(LookupError, match="t0"):
        next(made)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"select": ["no-such-rule"]}, UnknownRule),
        ({"severities": {"no-such-rule": "model"}}, UnknownRule),
        ({"on": "2026"}, InvalidDate),
    ],
)
def test_a_bad_argument_is_told_at_the_call_and_not_by_a_worker(arguments, error):
    with pytest.raises(error):
        check_many([], **arguments)


def test_one_name_alone_is_a_name_and_not_its_letters():
    (report,) = check_many(towns(1), DAY, select="CONV-001", ignore="CONV-002")
    assert report.receipt.select == ("missing-convention",)


ONE_POST = {
    "meta": {"id": "one-post", "fr": "Un emploi", "en": "One post"},
    "convention": {"posts_threshold": {"values": [{"value": 1, "from": date(2020, 1, 1)}]}},
}


@pytest.mark.parametrize("pooled", [False, True])
def test_the_law_is_the_one_that_held_at_the_call(pooled, processes):
    pool = processes if pooled else None
    choices = {"select": ["missing-convention"]}

    def asked(found):
        return [one.results[0].asked for one in found]

    with law.amended(ONE_POST):
        under = check_many(towns(3), DAY, executor=pool, **choices)
    assert asked(under) == [None, True, True]
    assert asked(check_many(towns(3), DAY, executor=pool, **choices)) == [None, None, None]
    laid_for_it = check_many(towns(3), DAY, executor=pool, law=ONE_POST, **choices)
    assert asked(laid_for_it) == [None, True, True]
    with law.amended(ONE_POST):  # what holds where the reports are read does not matter
        assert asked(check_many(towns(3), DAY, executor=pool, **choices)) == [None, True, True]


@pytest.mark.parametrize("pooled", [False, True])
def test_the_law_where_the_reports_are_read_does_not_matter(pooled, processes):
    expected = [check(one, DAY).to_json() for one in towns(2)]
    made = check_many(towns(2), DAY, executor=processes if pooled else None, then=Report.to_json)
    with law.amended(ONE_POST):
        assert list(made) == expected


def test_nothing_is_asked_of_those_after_one_that_fails():
    asked = []

    def fails_second(report):
        asked.append(report.framework)
        return 1 // (2 - len(asked))

    made = check_many(towns(4), DAY, then=fails_second)
    assert next(made) == 1
    with pytest.raises(ZeroDivisionError):
        next(made)
    assert asked == ["t0", "t1"]


@rule(code="TST-001", name="own", target=Force, severity=Severity.MODEL, cites=(), fr="r", en="r")
def of_this_module(force, case):
    return not_applicable(Text.same("nothing"))


def test_the_rules_of_a_module_travel_as_their_names(processes):
    assert pickle.loads(pickle.dumps(of_this_module)) is of_this_module
    assert pickle.loads(pickle.dumps(find("CONV-001"))) is find("CONV-001")
    found = list(check_many(towns(1), DAY, executor=processes, rules=[of_this_module]))
    assert [one.rule for one in found[0].results] == [of_this_module]


def test_a_rule_that_no_module_declares_is_told_not_to_travel(processes):
    def inner(force, case):
        return not_applicable(Text.same("nothing"))

    own = rule(
        code="TST-002", name="x", target=Force, severity=Severity.MODEL, cites=(), fr="r", en="r"
    )(inner)
    with pytest.raises(WorkerLost):
        list(check_many(towns(1), DAY, executor=processes, rules=[own]))


@pytest.mark.extra("distributed")
def test_a_cluster_of_two_processes_gives_the_same_bytes(expected):
    import distributed

    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client:
        pool = client.get_executor()
        found = list(check_many(towns(7), DAY, executor=pool, batch=2, then=Report.to_json))
    assert found == expected
