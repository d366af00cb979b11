"""An argument of the wrong kind is refused in plain words: what was given, what is wanted."""

import pickle
from pathlib import Path

import pytest

import secuprev
from secuprev import cooperation, law, rules
from secuprev.testing import check_rule, example
from secuprev.values import WrongKind

DAY = "2012-11-23"
TOWN = secuprev.Framework(id="town", forces=(), conventions=())
RULE = rules.find("CONV-001")

OF_A_FRAMEWORK = {
    "check": lambda one: secuprev.check(one, DAY),
    "check_many": lambda one: list(secuprev.check_many([one], DAY)),
    "obligations": lambda one: secuprev.obligations(one, DAY),
    "history": lambda one: secuprev.history(one, "pm"),
    "what_if": lambda one: secuprev.what_if(one, "bill-2025", DAY),
    "coverage": lambda one: secuprev.coverage(one, DAY),
    "compare": lambda one: secuprev.compare(one, TOWN),
    "compare after": lambda one: secuprev.compare(TOWN, one if one is not None else ()),
    "forecast": lambda one: secuprev.forecast(one, DAY, "2013-01-01"),
    "resilience": lambda one: secuprev.resilience(one, DAY),
    "without": lambda one: secuprev.without(one, "pm", DAY),
    "cooperation_graph": lambda one: secuprev.cooperation_graph(one, DAY),
    "incidence_graph": lambda one: secuprev.incidence_graph(one, DAY),
    "engagements": lambda one: cooperation.engagements(one, DAY),
    "who": lambda one: cooperation.who(one, "holiday_watch", DAY),
    "isolated": lambda one: cooperation.isolated(one, DAY),
    "dumps": secuprev.dumps,
    "dump": lambda one: secuprev.dump(one, "never-written.yaml"),
}


@pytest.mark.parametrize("given", ["a.yaml", Path("a.yaml"), None, [TOWN], {"id": "town"}, RULE])
@pytest.mark.parametrize("name", OF_A_FRAMEWORK)
def test_what_is_no_framework_is_refused_with_the_way_to_one(name, given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongKind, match=r"is no framework: secuprev\.load\(") as raised:
        OF_A_FRAMEWORK[name](given)
    assert "n'est pas un dispositif : secuprev.load(" in raised.value.message.fr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: secuprev.check(TOWN, DAY, rules=RULE), r"(Rule) is no list of rules: [rule]"),
        (
            lambda: secuprev.check(TOWN, DAY, rules="CONV-001"),
            "'CONV-001' (str) is no list of",
        ),
        (
            lambda: secuprev.check(TOWN, DAY, rules=["CONV-001"]),
            "'CONV-001' (str) is no rule:",
        ),
        (lambda: secuprev.check(TOWN, DAY, select=3), "3 (int) is no list of names"),
        (lambda: secuprev.check(TOWN, DAY, select=[RULE]), "(Rule) is no text"),
        (
            lambda: secuprev.check(TOWN, DAY, ignore=[["CONV-001"]]),
            "(list) is no text",
        ),
        (lambda: secuprev.check(TOWN, DAY, severities=["CONV-001"]), "(list) is no dict: {"),
        (lambda: secuprev.check(TOWN, DAY, severities="CONV-001"), "(str) is no dict: {"),
        (lambda: secuprev.check_many("a.yaml", DAY), "'a.yaml' (str) is no list of frameworks"),
        (lambda: secuprev.check_many(TOWN, DAY), "(Framework) is no list of frameworks"),
        (lambda: secuprev.check_many(None, DAY), "None is no list of frameworks"),
        (lambda: secuprev.check_many([], DAY, rules=RULE), "(Rule) is no list of rules"),
        (lambda: secuprev.check_many([], DAY, severities=3), "3 (int) is no dict"),
        (lambda: secuprev.check_many([], DAY, select=3), "3 (int) is no list of names"),
        (lambda: rules.find(3), "3 (int) is no text"),
        (lambda: rules.page("CONV-001"), "'CONV-001' (str) is no rule: secuprev.rules.find("),
        (lambda: rules.tally(TOWN), "(Framework) is no report: secuprev.check("),
        (lambda: rules.answers("a.yaml"), "'a.yaml' (str) is no report"),
        (lambda: secuprev.against_model(TOWN), "(Framework) is no convention: framework.conv"),
        (lambda: secuprev.export(TOWN, "a.gexf"), "(Framework) is no graph: secuprev.coop"),
        (lambda: secuprev.export("a.gexf", "b.gexf"), "'a.gexf' (str) is no graph"),
        (lambda: cooperation.exported(None, "gexf"), "None is no graph"),
        (lambda: secuprev.load(3), "3 (int) is no name of a file"),
        (lambda: secuprev.load(None), "None is no name of a file"),
        (lambda: secuprev.load(TOWN), "(Framework) is no name of a file"),
        (lambda: secuprev.loads(Path("a.yaml")), "(PosixPath) is no text of a document"),
        (lambda: secuprev.loads(b"secuprev: 1"), "(bytes) is no text of a document"),
        (lambda: secuprev.dump(TOWN, None), "None is no name of a file"),
        (lambda: secuprev.find_domain(3), "3 (int) is no text"),
        (lambda: secuprev.find_domains(None), "None is no text"),
        (lambda: secuprev.france.commune(77288), "77288 (int) is no text"),
        (lambda: secuprev.france.epci(247700057), "247700057 (int) is no text"),
        (lambda: secuprev.france.search(77288), "77288 (int) is no text"),
        (lambda: secuprev.check_many([], DAY, read="load"), "'load' (str) is no function"),
        (lambda: secuprev.check_many([], DAY, then=3), "3 (int) is no function"),
        (lambda: secuprev.opendata.read_survey(3), "3 (int) is no name of a file"),
        (lambda: secuprev.opendata.registers.read_register(None), "None is no name of a file"),
        (lambda: check_rule(3), "3 (int) is no rule"),
        (lambda: example(None, rules.Status.BREACH), "None is no rule"),
    ],
)
def test_another_wrong_kind_is_refused_with_what_is_wanted(ask, words):
    with pytest.raises(WrongKind) as raised:
        ask()
    assert words in str(raised.value)
    assert "n'est pas " in raised.value.message.fr


@pytest.mark.parametrize("name", [3, None, ["convention.posts_threshold"], {"a": 1}])
@pytest.mark.parametrize(
    "look_up",
    [
        lambda name: law.value(name, DAY),
        law.parameter,
        law.force,
        law.council,
        law.partner,
        law.text,
        law.draft,
        law.clause,
        law.article_history,
        lambda name: law.domains[name],
        lambda name: law.model(DAY, name),
        lambda name: law.competence(name, "holiday_watch", DAY),
        lambda name: law.competence("police_municipale", name, DAY),
        lambda name: law.who(name, DAY),
    ],
)
def test_a_name_of_the_law_that_is_no_text_is_an_unknown_name(look_up, name):
    with pytest.raises(law.UnknownName, match="unknown") as raised:
        look_up(name)
    assert raised.value.suggestions == ()


@pytest.mark.parametrize("day", [3, ["2012"], {"on": "2012"}])
def test_a_day_that_is_no_date_is_told_as_such_by_what_is_kept(day):
    for look_up in (law.councils, law.domains["holiday_watch"].in_model().at):
        with pytest.raises(secuprev.values.InvalidDate, match="a date is a text"):
            look_up(day)


def test_no_domain_is_called_by_a_list():
    assert [] not in law.domains
    with pytest.raises(law.UnknownName):
        secuprev.cooperation_graph(TOWN, DAY, domain=["holiday_watch"])


def test_a_severity_that_is_no_text_is_an_unknown_severity():
    with pytest.raises(rules.UnknownSeverity, match="obligation"):
        secuprev.check(TOWN, DAY, severities={"CONV-001": 3})


def test_a_long_value_is_cut_and_the_error_travels():
    with pytest.raises(WrongKind) as raised:
        secuprev.check("é" * 10_000)
    assert len(str(raised.value)) < 250
    again = pickle.loads(pickle.dumps(raised.value))
    assert (str(again), again.message) == (str(raised.value), raised.value.message)
