"""What one rule says of all its objects, and the results that are made of it."""

import pickle
from collections import Counter

from hypothesis import given, settings

from secuprev import testing
from secuprev.model import Force, Framework
from secuprev.rules import WAIVED, Case, Status, check, judge, rules

SERVICES = (
    Force(id="large", kind="police_municipale", posts=9),
    Force(id="small", kind="police_municipale", posts=1),
    Force(id="unknown", kind="police_municipale"),
)
TOWN = Framework(id="town", forces=SERVICES, conventions=())
DAY = "2026-03-02"


def column(name="missing-convention"):
    (found,) = check(TOWN, DAY, select=[name]).columns
    return found


def test_a_column_holds_its_objects_in_their_order_and_a_verdict_for_each():
    found = column()
    assert [one.object for one in found.targets] == list(SERVICES)
    statuses = [one.status for one in found.verdicts]
    assert statuses == [Status.BREACH, Status.UNVERIFIABLE, Status.UNVERIFIABLE]
    assert [one.status for one in found] == statuses


def test_the_results_of_one_status_are_those_among_all_of_them():
    found = column()
    for status in Status:
        assert list(found.of(status)) == [one for one in found if one.status is status]


def test_a_rule_without_objects_has_no_column():
    report = check(TOWN, DAY)
    assert {one.rule.target for one in report.columns} == {Force}
    assert len(report.columns) == sum(one.target is Force for one in rules())


def test_a_severity_that_is_set_is_told_beside_that_of_the_texts():
    (found,) = check(TOWN, DAY, select=["CONV-001"], severities={"CONV-001": "practice"}).columns
    assert {(one.severity.value, one.severity_of_texts.value) for one in found} == {
        ("practice", "obligation")
    }


@settings(max_examples=20)
@given(testing.reports())
def test_a_report_says_of_each_object_what_the_rule_says_of_it_alone(report):
    assert report.inquiry is not None
    case = Case(report.inquiry.framework, report.receipt.on)
    alone = [judge(rule, one, case) for rule in rules() for one in case.targets(rule.target)]
    assert list(report.results) == alone


@settings(max_examples=20)
@given(testing.reports())
def test_what_a_report_counts_and_sorts_is_what_its_results_say(report):
    counted = Counter(WAIVED if one.waived else one.status.value for one in report.results)
    assert {name: number for name, number in report.counts.items() if number} == counted
    sorted_out = (*report.breaches, *report.waived, *report.unverifiable, *report.crashed)
    told = [one for one in report.results if one in sorted_out]
    assert {one.status for one in report.results if one not in told} <= {
        Status.COMPLIANT,
        Status.NOT_APPLICABLE,
    }


def test_a_report_that_travelled_says_the_same():
    report = check(TOWN, DAY)
    assert pickle.loads(pickle.dumps(report)) == report
