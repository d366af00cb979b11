"""Duties counted over many reports, and what moved between two days."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev.model import Commune, Convention, Force, Framework, RenewalKind
from secuprev.model.fields import label_of
from secuprev.rules import FactMissing, Severity, Status, check, find, rule
from secuprev.rules.tally import Count, Tally, answers, shifts, tally
from secuprev.rules.verdict import missing_fact
from secuprev.values import PartialDate

RULE = "missing-convention"
CODE = "CONV-001"


def town(id, posts, communes=("77288",), signed=None, told=True):
    pm = Force(id="pm", kind="police_municipale", posts=posts, posts_lent_by_epci=0,
               posts_lent_by_syndicat=0, communes=communes)  # fmt: skip
    held = (
        Convention(id="c", signed=PartialDate(signed), years=3, renewal=RenewalKind.TACIT,
                   communes=communes, forces=("pm",)),
    ) if signed else ()  # fmt: skip
    return Framework(id=id, forces=(pm,), conventions=held if told else None)


TOWNS = [
    town("met", 4, signed=2018),
    town("unmet", 3),
    town("untold", 9, told=False),
    town("below", 2),
    town("maybe", None),
    town("two", 5, communes=("77288", "91228")),
    town("untold too", 9, told=False),
]


def counted(towns, on="2020-06-01"):
    total = Tally()
    for one in towns:
        total.add(tally(check(one, on, select=[RULE])))
    return total


def test_each_answer_is_counted_under_what_is_known_of_it():
    total = counted(TOWNS)
    assert total.frameworks == 7
    assert total.subjects == {"force": 7}
    assert total.by_rule[CODE] == Count(met=1, unmet=2, untold=2, maybe=1)
    assert total.by_rule[CODE].asked == 5


def test_what_was_not_counted_is_none():
    none = {"asked": 0, "met": 0, "unmet": 0, "untold": 0, "maybe": 0}
    assert Count().to_dict() == none
    assert Count(unmet=2).to_dict() == none | {"asked": 2, "unmet": 2}


def test_what_is_wanting_most_comes_first():
    total = counted(TOWNS)
    wanting = {label_of(Framework, "conventions").en: 2, label_of(Force, "posts").en: 1}
    assert list(total.to_dict("en")["missing"].items()) == list(wanting.items())


def test_a_rule_that_fails_is_counted_apart_and_the_others_go_on():
    def fails(force, case):
        raise ValueError("by hand")

    make = rule(code="TST-001", name="test-rule", target=Force, severity=Severity.MODEL,
                cites="model.years", fr="règle", en="rule")  # fmt: skip
    total = Tally()
    for one in TOWNS[:2]:
        total.add(tally(check(one, "2020-06-01", rules=[make(fails), find(RULE)])))
    assert total.crashed == {"TST-001": 2}
    assert total.by_rule == {CODE: Count(met=1, unmet=1)}


def test_a_subject_of_two_departements_counts_in_both_and_once_in_the_whole():
    total = counted(TOWNS)
    assert total.by_departement["91"][CODE] == Count(unmet=1)
    assert total.by_departement["77"][CODE] == total.by_rule[CODE]


def test_subjects_of_one_departement_count_together_wherever_they_stand():
    communes = ("77288", "91228", "77152", "77288")
    forces = tuple(
        Force(id=f"pm-{rank}", kind="police_municipale", posts=9, communes=(code,))
        for rank, code in enumerate(communes)
    )
    found = tally(check(Framework(id="x", forces=forces, conventions=()), "2020-06-01"))
    counts = {where: found.by_departement[where][CODE].unmet for where in ("77", "91")}
    assert counts == {"77": 3, "91": 1}
    assert found.by_rule[CODE].unmet == 4


def test_a_fact_of_two_objects_is_wanting_for_one_answer():
    def asks(force, case):
        raise FactMissing(*(missing_fact(Commune(code=code), "population") for code in "ab"))

    make = rule(code="TST-001", name="test-rule", target=Force, severity=Severity.MODEL,
                cites="model.years", fr="règle", en="rule")  # fmt: skip
    found = tally(check(TOWNS[0], "2020-06-01", rules=[make(asks)]))
    assert found.missing == {label_of(Commune, "population"): 1}


@given(st.lists(st.sampled_from(TOWNS), max_size=6), st.integers(0, 6))
def test_the_count_of_a_whole_is_that_of_its_parts(towns, at):
    total = counted(towns[:at])
    total.add(counted(towns[at:]))
    assert total.to_dict() == counted(towns).to_dict()
    assert pickle.loads(pickle.dumps(total)) == total


def test_what_rests_on_no_text_is_no_duty_and_what_is_not_asked_is_no_answer():
    found = answers(check(TOWNS[3], "2020-06-01", select=[RULE]))
    assert found == ()
    all_of_it = answers(check(TOWNS[0], "2020-06-01"))
    assert all(one.status is not Status.NOT_APPLICABLE for one in all_of_it)


def test_a_commune_is_a_place_of_its_own():
    one = Framework(id="t", communes=(Commune(code="2A004", population=60_000, qpv=False),))
    (found,) = answers(check(one, "2020-06-01", select=["clspd-missing"]))
    assert (found.kind, found.communes, found.departements) == ("commune", ("2A004",), ("2A",))
    assert found.missing == ("councils",)


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        (2, []),  # below both thresholds
        (3, [(False, True)]),  # reached by the lower one of 28 December 2019
        (4, [(False, True)]),
        (5, []),  # asked on both days
    ],
)
def test_what_the_lowering_of_the_threshold_reached(posts, expected):
    one = town("t", posts)
    eve, day = (answers(check(one, on, select=[RULE])) for on in ("2019-12-28", "2019-12-29"))
    assert [(shift.before, shift.after) for shift in shifts(eve, day)] == expected
    assert [(shift.before, shift.after) for shift in shifts(day, eve)] == [
        (after, before) for before, after in expected
    ]


def test_nothing_moves_between_a_day_and_itself():
    same = [one for framework in TOWNS for one in answers(check(framework, "2020-06-01"))]
    assert shifts(same, same) == ()
