"""The engine: one verdict for each object, whatever the rule does."""

import json
from datetime import date

import pytest
from attrs.exceptions import FrozenInstanceError

from secuprev import law
from secuprev.model import Commune, Convention, DomainMention, Force, Framework, Strategy
from secuprev.rules import (
    Case,
    FactMissing,
    Mention,
    Severity,
    Status,
    UnknownRule,
    Verdict,
    breach,
    check,
    chosen,
    compliant,
    default_day,
    find,
    judge,
    not_applicable,
    rule,
    rules,
    targets,
)
from secuprev.rules.collecting import misnamed
from secuprev.values import InvalidDate, PartialDate, Text

NO = Text(fr="non", en="no")

TOWN = Framework(
    id="town",
    name="Ville",
    communes=(Commune(code="77288", name="Melun"),),
    forces=(
        Force(id="pm", kind="police_municipale", name="PM", posts=4),
        Force(id="pn", kind="police_nationale"),
    ),
    conventions=(
        Convention(
            id="c",
            signed=PartialDate(2012, 11, 23),
            aims=(DomainMention(domain="dangerous_dogs"),),
            domains=(DomainMention(domain="holiday_watch"), DomainMention(label="îlotage")),
        ),
    ),
)


def declare(check, target=Force):
    make = rule(
        code="TST-001",
        name="test-rule",
        target=target,
        severity=Severity.MODEL,
        cites="model.years",
        fr="règle",
        en="rule",
    )
    return make(check)


def run(check_one, on="2013-01-01", target=Force):
    return check(TOWN, on, rules=[declare(check_one, target)])


def test_a_report_on_rules_that_were_given_names_them():
    given = check(TOWN, "2021-01-01", rules=[declare(lambda force, case: compliant())])
    assert given.receipt.select == ("test-rule",)
    assert check(TOWN, "2021-01-01").receipt.select == ()


def test_a_rule_gives_one_verdict_for_each_object():
    report = run(lambda force, case: compliant() if force.kind == "police_nationale" else breach(
        Text(fr="non", en="no")
    ))  # fmt: skip
    assert [(one.target.id, one.status) for one in report.results] == [
        ("pm", Status.BREACH),
        ("pn", Status.COMPLIANT),
    ]
    assert not report.ok
    assert [one.target.id for one in report.breaches] == ["pm"]
    assert report.counts[Status.BREACH] == 1


def test_a_rule_that_raises_is_named_and_the_run_goes_on():
    def fails(force, case):
        if force.id == "pm":
            raise ZeroDivisionError("by hand")
        return compliant()

    report = run(fails)
    crashed, other = report.results
    assert crashed.status is Status.CRASHED
    assert crashed.message.fr == "ZeroDivisionError: by hand"
    assert other.status is Status.COMPLIANT
    assert not report.ok
    assert report.crashed == (crashed,)


def test_an_error_that_cannot_be_put_into_words_is_named_and_the_run_goes_on():
    class Speechless(Exception):
        def __str__(self):
            raise RuntimeError

    def fails(force, case):
        raise Speechless

    assert [one.message.fr for one in run(fails).crashed] == ["Speechless", "Speechless"]


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (None, "None"),
        (False, "bool"),
        ("compliant", "str"),
        (Status.COMPLIANT, "Status"),
        ((compliant(),), "tuple"),
    ],
)
def test_a_rule_that_gives_no_verdict_failed_and_the_run_goes_on(given, what):
    def forgets(force, case):
        return given if force.id == "pm" else compliant()

    report = run(forgets)
    crashed, other = report.results
    assert (crashed.status, other.status) == (Status.CRASHED, Status.COMPLIANT)
    assert crashed.message.fr == f"{what} au lieu d'un verdict"
    assert crashed.message.en == f"{what} in place of a verdict"
    assert report.crashed == (crashed,)


SAID = Text(fr="dit", en="said")


@pytest.mark.parametrize(
    ("given", "where", "what"),
    [
        (Verdict("breach"), "status", "str"),
        (Verdict(None), "status", "None"),
        (Verdict(Status.BREACH, "said"), "message", "str"),
        (Verdict(Status.BREACH, SAID, (), "obligation"), "severity", "str"),
        (Verdict(Status.UNVERIFIABLE, None, ["posts"]), "missing", "list"),
        (Verdict(Status.UNVERIFIABLE, None, ("posts",)), "missing", "str"),
    ],
)
def test_a_verdict_that_holds_what_no_verdict_holds_failed_and_is_told_as_json(given, where, what):
    report = run(lambda force, case: given if force.id == "pm" else breach(SAID))
    crashed, other = report.results
    assert (crashed.status, other.status) == (Status.CRASHED, Status.BREACH)
    assert crashed.message.fr == f"un verdict dont « {where} » est : {what}"
    assert crashed.message.en == f"a verdict whose {where} is: {what}"
    told = json.loads(report.to_json())
    assert [one["verdict"] for one in told["results"]] == ["crashed", "breach"]


def test_a_fact_that_is_named_as_a_text_alone_failed():
    def asks(force, case):
        raise FactMissing("posts")

    assert {one.status for one in run(asks).results} == {Status.CRASHED}


def test_an_interruption_is_not_swallowed():
    def stops(force, case):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(stops)


def test_a_fact_that_is_missing_is_named():
    report = run(lambda force, case: case.need(force, "firearms"))
    assert {one.status for one in report.results} == {Status.UNVERIFIABLE}
    (fact,) = report.results[0].missing
    assert fact.path == "pm.firearms"
    assert (fact.label.fr, fact.of) == (
        "armes portées, bâtons et aérosols compris",
        "PM",
    )
    assert report.results[0].message.fr == (
        "on ne peut le dire sans connaître : armes portées, bâtons et aérosols compris"
    )
    assert report.ok  # what cannot be told is not a fault


def test_a_fact_of_another_object_is_named_with_it():
    def asks(convention, case):
        return case.need(case.commune("77288"), "population") and compliant()

    (result,) = run(asks, target=Convention).results
    assert result.message.fr == "on ne peut le dire sans connaître : population (Melun)"


def test_a_convention_is_judged_from_its_signature_until_another_follows_it():
    old = Convention(id="old", name="2006", signed=PartialDate(2006))
    new = Convention(id="new", name="2012", signed=PartialDate(2012, 11, 23), replaces="old")
    framework = Framework(id="x", conventions=(old, new))
    always = declare(lambda convention, case: compliant(), Convention)
    judged = {
        day: [
            one.status is Status.COMPLIANT for one in check(framework, day, rules=[always]).results
        ]
        for day in ("2005-12-31", "2006-06-01", "2012-11-22", "2012-11-23")
    }
    assert judged == {
        "2005-12-31": [False, False],
        "2006-06-01": [False, False],  # signed on some day of that year: it cannot be told
        "2012-11-22": [True, False],
        "2012-11-23": [False, True],
    }
    message = check(framework, "2012-11-23", rules=[always]).results[0].message
    assert message.fr == "remplacée par « 2012 »"


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2019-12-31", Status.COMPLIANT), ("2020-01-01", Status.NOT_APPLICABLE)],
)
def test_a_strategy_is_not_judged_when_it_is_over(day, verdict):
    plan = Strategy(id="plan", kind="stspd", end=PartialDate(2019, 12, 31))
    rules = [declare(lambda one, case: compliant(), Strategy)]
    (result,) = check(Framework(id="town", strategies=(plan,)), day, rules=rules).results
    assert result.status is verdict


def test_a_list_that_is_not_known_is_named():
    report = check(
        Framework(id="x", forces=TOWN.forces),
        "2013-01-01",
        rules=[declare(lambda force, case: case.need_list("conventions") and compliant())],
    )
    assert [fact.path for fact in report.results[0].missing] == ["conventions"]


def test_a_law_that_cannot_be_told_makes_the_verdict_unverifiable():
    def asks(force, case):
        case.value("convention.posts_threshold", "2019")
        return compliant()

    (first, _) = run(asks).results
    assert first.status is Status.UNVERIFIABLE
    assert "2019-12-29" in first.message.fr


def test_after_the_law_was_read_nothing_is_told():
    report = check(TOWN, "2026-11-22")
    # When a kind of force began, and where, is asked of the documents and not of the day.
    about_forces = [one for one in report.results if one.rule.target is Force]
    judged = {one.status for one in about_forces if one.rule.cites != ("forces",)}
    assert judged == {Status.UNVERIFIABLE}
    assert report.receipt.law_read_until == law.record().end


def test_what_a_rule_looked_up_is_cited_and_only_that():
    def looks(force, case):
        if force.id == "pm":
            case.value("model.years", "2012-11-23")
            case.value("model.years", "2012-11-23")
        return compliant()

    first, second = run(looks).results
    assert [one.short for one in first.citations] == [
        "CGCT annexe IV-I art. 21",
        "CGCT annexe IV-II art. 21",
    ]
    assert second.citations == ()


def test_citations_of_a_rule_that_crashed_do_not_leak_into_the_next():
    def looks_then_fails(force, case):
        case.value("model.years", "2012-11-23")
        if force.id == "pm":
            raise ValueError
        return compliant()

    first, second = run(looks_then_fails).results
    assert first.citations == second.citations != ()


def test_a_rule_that_asks_another_cites_what_it_looked_up_itself():
    def looks(force, case):
        case.applies()
        case.value("model.years")
        return compliant()

    inner = declare(looks)

    def asks(force, case):
        case.value("clspd.status")
        (other,) = [one for one in case.targets(Force) if one.id == "pn"]
        assert [one.name for one in judge(inner, other, case).values] == ["model.years"]
        case.value("convention.posts_threshold")
        return case.need(force, "firearms")

    for one in run(asks).results:
        assert [value.name for value in one.values] == [
            "clspd.status",
            "convention.posts_threshold",
        ]
        assert (one.status, one.asked) == (Status.UNVERIFIABLE, None)


def test_mentions_are_found_with_their_place():
    found = [target.id for target in targets(TOWN, date(2013, 1, 1), Mention)]
    assert found == ["c.aims[0]", "c.domains[0]", "c.domains[1]"]


def test_the_label_of_a_mention_is_that_of_the_domain_or_the_words():
    labels = [one.label.fr for one in targets(TOWN, date(2013, 1, 1), Mention)]
    assert labels == ["Chiens dangereux", "Opérations tranquillité vacances", "îlotage"]


def test_rules_are_chosen_by_name_or_code():
    named = chosen(["CONV-001", "council-chair"])
    assert [one.name for one in named] == ["missing-convention", "council-chair"]
    left = chosen(ignore=["missing-convention"])
    assert len(left) == len(rules()) - 1


def test_an_unknown_rule_comes_with_near_ones():
    with pytest.raises(UnknownRule) as error:
        find("mising-convention")
    assert error.value.suggestions[0] == "missing-convention"
    assert "missing-convention" in error.value.message.fr
    with pytest.raises(UnknownRule):
        check(TOWN, "2013-01-01", ignore=["no-such-rule"])


@pytest.mark.parametrize("day", ["2013", "2013-02", "2013-02-30", "hier"])
def test_a_day_that_is_no_day_is_refused(day):
    with pytest.raises(InvalidDate):
        check(TOWN, day)


def test_the_default_day_is_never_after_the_law_was_read():
    assert default_day() <= law.record().end
    assert check(TOWN).receipt.on == default_day()


def test_the_receipt_names_what_the_run_rests_on():
    receipt = check(TOWN, date(2013, 1, 1)).receipt
    assert receipt.to_dict() == {
        "version": receipt.version,
        "law_digest": law.digest(),
        "on": "2013-01-01",
        "law_read_until": "2026-04-03",
        "input_digest": TOWN.digest,
        "select": [],
        "ignore": [],
        "severities": {},
        "plugins": [],
    }
    other = Framework(id="town", name="Ville!")
    assert check(other, "2013-01-01").receipt.input_digest != receipt.input_digest


def test_reports_of_the_same_facts_and_law_are_equal_and_cannot_be_changed():
    asked = {"select": ["CONV-001"], "severities": {"CONV-001": "model"}}
    report, again = (check(TOWN, "2013-01-01", **asked) for _ in "ab")
    assert report == again == report.inquiry.on("2013-01-01")
    assert report.to_json() == again.to_json()
    # They were asked apart: an inquiry is known by itself, and may be kept in a set.
    assert len({report.inquiry, again.inquiry, report.inquiry}) == 2
    with pytest.raises(FrozenInstanceError):
        report.results = ()


def test_a_report_that_is_printed_does_not_print_the_framework():
    report = check(Framework(id="town", name="Ville d'Avray"), "2013-01-01", select=["CONV-001"])
    receipt = report.receipt
    assert receipt.to_dict()["input_digest"] == receipt.input_digest
    assert "Ville d'Avray" not in repr(receipt)
    assert repr(report).count("Ville d'Avray") == 1  # its name alone


def test_breaches_come_heaviest_first():
    severities = {"pm": Severity.PRACTICE, "pn": Severity.OBLIGATION}
    report = run(lambda force, case: breach(Text(fr="a", en="b"), severities[force.id]))
    assert [one.target.id for one in report.breaches] == ["pn", "pm"]


def test_observations_are_what_complies_with_something_to_say():
    report = run(
        lambda force, case: compliant(Text(fr="vu", en="seen") if force.id == "pm" else None)
    )
    assert [one.message.fr for one in report.observations] == ["vu"]


def test_the_json_of_a_report_has_its_documented_shape():
    report = run(lambda force, case: not_applicable(Text(fr="rien", en="nothing")))
    written = json.loads(report.to_json("en"))
    assert list(written) == [
        "framework", "name", "not_law", "notices", "ok", "counts", "receipt", "results",
    ]  # fmt: skip
    assert written["not_law"] == []
    assert written["counts"] == {
        "compliant": 0,
        "breach": 0,
        "not_applicable": 2,
        "unverifiable": 0,
        "crashed": 0,
        "waived": 0,
    }
    first = written["results"][0]
    assert list(first) == [
        "rule", "name", "verdict", "severity", "severity_of_texts", "asked", "target", "message",
        "citations", "missing", "waiver",
    ]  # fmt: skip
    assert first["message"] == "nothing"
    assert first["target"] == {"kind": "force", "id": "pm", "label": "PM"}
    assert report.to_json("fr") == report.to_json("fr")
    assert json.loads(report.to_json("fr"))["results"][0]["message"] == "rien"


def test_results_are_found_by_rule():
    report = check(TOWN, "2013-01-01", select=["missing-convention", "tacit-renewal"])
    assert list(report.by_rule) == ["missing-convention", "tacit-renewal"]
    assert len(report.by_rule["missing-convention"]) == 2


def test_one_name_alone_is_a_name_and_not_its_letters():
    one = check(TOWN, "2013-01-01", select="CONV-001")
    assert list(one.by_rule) == ["missing-convention"]
    assert one.inquiry.on("2013-01-02").receipt.select == ("missing-convention",)
    assert "missing-convention" not in check(TOWN, "2013-01-01", ignore="CONV-001").by_rule
    assert len(chosen("CONV-001")) == 1
    for wrong in ("mising-convention", ""):
        with pytest.raises(UnknownRule):
            check(TOWN, "2013-01-01", select=wrong)


def test_a_case_answers_for_the_territory_of_the_day():
    case = Case(TOWN, date(2026, 1, 1))
    assert case.commune("77288").population == 43919  # total population of the 2026 edition
    assert Case(TOWN, date(2012, 1, 1)).commune("77288").population is None


# --- rules of others beside ours ------------------------------------------------------------------


def named(code, name):
    make = rule(
        code=code, name=name, target=Force, severity=Severity.MODEL, cites=(), fr="a", en="b"
    )
    return make(lambda force, case: compliant())


@pytest.mark.parametrize(
    ("code", "name", "says"),
    [
        ("ACM-001", "acm-other", "has the code or the name of ACM-001 (acm-one)"),
        ("ACM-002", "acm-one", "has the code or the name of ACM-001 (acm-one)"),
        ("ACM-002", "acm-other", None),
    ],
)
def test_neither_a_code_nor_a_name_is_given_twice(code, name, says):
    reason = misnamed(named(code, name), [named("ACM-001", "acm-one")], {})
    assert (reason is None) if says is None else (says in reason.en)


def test_a_rule_is_beside_itself():
    one = named("ACM-001", "acm-one")
    assert misnamed(one, [one], {}) is None


def test_a_rule_that_cannot_do_without_a_value_has_no_text_where_a_law_takes_it_away():
    def divides(force, case):
        return compliant() if 10 // case.value("convention.posts_threshold").value else breach(NO)

    bill = {"meta": {"id": "x", "fr": "Essai", "en": "Trial"}}
    other = bill | {"convention": {"posts_threshold": {"values": [{"value": 0}]}}}
    gone = bill | {"convention": {"posts_threshold": {"values": [{"cite": "CSI L512-4"}]}}}
    statuses = []
    for changes in (gone, other):
        with law.amended(changes, since="2020-01-01"):
            report = check(TOWN, "2021-01-01", rules=[declare(divides)])
        statuses.append({one.status for one in report.results})
    assert statuses == [{Status.NOT_APPLICABLE}, {Status.CRASHED}]


def test_a_rule_fails_whatever_was_taken_away_from_its_answer_on_another_object():
    def asks(force, case):
        if force.id == "last":
            raise ValueError("by hand")
        if force.id == "first":
            return compliant()
        return compliant() if case.value("convention.posts_threshold").value is None else breach(NO)

    kinds = {"first": "asvp", "second": "police_municipale", "last": "police_nationale"}
    forces = tuple(Force(id=id, kind=kind) for id, kind in kinds.items())
    bill = {"meta": {"id": "x", "fr": "Essai", "en": "Trial"}}
    gone = bill | {"convention": {"posts_threshold": {"values": [{"cite": "CSI L512-4"}]}}}
    with law.amended(gone, since="2020-01-01"):
        report = check(Framework(id="town", forces=forces), "2021-01-01", rules=[declare(asks)])
    met = [Status.COMPLIANT] * 2
    assert [one.status for one in report.results] == [*met, Status.CRASHED]


def test_a_value_that_was_taken_away_counts_whatever_was_looked_up_after_it():
    def divides(force, case):
        threshold, years = case.value("convention.posts_threshold"), case.value("model.years")
        return compliant() if years.value // threshold.value else breach(NO)

    bill = {"meta": {"id": "x", "fr": "Essai", "en": "Trial"}}
    gone = bill | {"convention": {"posts_threshold": {"values": [{"cite": "CSI L512-4"}]}}}
    with law.amended(gone, since="2020-01-01"):
        report = check(TOWN, "2021-01-01", rules=[declare(divides)])
    assert {one.status for one in report.results} == {Status.NOT_APPLICABLE}


def test_a_report_answers_of_another_day_under_the_law_that_it_was_asked_under():
    bill = {"meta": {"id": "x", "fr": "Essai", "en": "Trial"}}
    lower = bill | {"convention": {"posts_threshold": {"values": [{"value": 1}]}}}

    def reported():
        return check(TOWN, "2021-01-01", select=["missing-convention"])

    with law.amended(lower, since="2010-01-01"):
        under_bill = reported()
    as_read = reported()
    then, now = (one.inquiry.on("2012-06-01").results for one in (under_bill, as_read))
    assert then[0].values != now[0].values  # the thresholds that were looked up
    with law.amended(lower, since="2010-01-01"):
        assert as_read.inquiry.on("2012-06-01").results == now
