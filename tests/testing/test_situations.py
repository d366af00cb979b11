"""For each rule, situations that it finds at fault, and others that it finds in order."""

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from secuprev import documents, law
from secuprev.model import Force, Framework, Waiver
from secuprev.rules import (
    Rule,
    Severity,
    Status,
    UnknownRule,
    breach,
    check,
    compliant,
    rule,
    rules,
)
from secuprev.testing import NoExample, breaching, complying, example
from secuprev.testing.renaming import renamed
from secuprev.values import Text

from .statistics import thrown_away

FEW = settings(max_examples=6, derandomize=True, suppress_health_check=list(HealthCheck))


def judged(situation) -> set[Status]:
    """Return the verdicts of an ordinary check, on what a document says again."""
    text = documents.dumps(situation.framework)
    report = check(documents.loads(text), situation.on, rules=[situation.rule])
    return {one.status for one in report.results}


@pytest.mark.parametrize("one", rules(), ids=lambda one: one.name)
def test_each_rule_breaches_and_complies_as_it_is_asked_to(one):
    @FEW
    @given(breaching(one), complying(one))
    def draw(breached, held):
        assert Status.BREACH in judged(breached)
        assert judged(held) <= {Status.COMPLIANT, Status.NOT_APPLICABLE}
        assert Status.COMPLIANT in judged(held)

    draw()


@pytest.mark.parametrize("name", ["missing-convention", "clspd-missing", "waiver-expired"])
def test_draws_differ_and_none_is_thrown_away(name):
    assert thrown_away(breaching(name)) == 0
    first = example(name, Status.BREACH)
    seen = set()

    @settings(FEW, max_examples=40)
    @given(breaching(name))
    def draw(one):
        seen.add((documents.dumps(one.framework), one.on))

    draw()
    assert len(seen - {(documents.dumps(first.framework), first.on)}) > 15


def test_the_simplest_situation_is_the_example_of_the_page():
    for status, draws in ((Status.BREACH, breaching), (Status.COMPLIANT, complying)):
        assert find(draws("CONV-001"), lambda _: True) == example("missing-convention", status)


def test_what_varies_is_what_does_not_matter():
    def is_other(one):
        return one.on.year == 2022 and len(one.framework.forces) == 2

    found = find(breaching("missing-convention"), is_other)
    threshold = law.value("convention.posts_threshold", found.on).value
    assert any((force.posts or 0) >= threshold for force in found.framework.forces)


def made(page: str, check_one=lambda force, case: compliant()) -> Rule:
    def function(force, case):
        return check_one(force, case)

    function.__doc__ = f"A force is one.\n\n{page}"
    declare = rule(
        code="TST-001",
        name="test-rule",
        target=Force,
        severity=Severity.MODEL,
        cites=(),
        fr="Une force en est une",
        en="A force is one",
    )
    return declare(function)


PM = "on: 2020-01-01\n    forces: [{id: pm, kind: police_municipale}]"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("Why:\n    Because.", "no example of a breach (its page gives none)"),
        ("Breach:\n    never", "no example of a breach (it never answers so)"),
        (f"Breach:\n    {PM}", "no example of a breach (the example gives: compliant)"),
        ("Breach:\n    on: soon\n    forces: []", "soon"),
        ("Breach:\n    on: 2020-01-01\n    force: []", "force"),
    ],
)
def test_a_rule_that_shows_no_breach_says_so(page, words):
    with pytest.raises(NoExample) as error:
        breaching(made(page))
    assert words in str(error.value)
    assert error.value.message.fr.startswith("test-rule : pas d'exemple de manquement (")
    assert error.value.status is Status.BREACH


def test_no_rule_of_ours_never_breaches_or_never_complies():
    for one in rules():
        assert example(one, Status.BREACH).rule is one
        assert example(one, Status.COMPLIANT).rule is one


def test_a_rule_that_fails_on_a_draw_is_not_hidden():
    def fails(force, case):
        if force.id != "pm":
            raise ZeroDivisionError("by hand")
        return breach(Text(fr="non", en="no"))

    @settings(FEW, max_examples=100, phases=[Phase.generate])
    @given(breaching(made(f"Breach:\n    {PM}", fails)))
    def draw(one):
        pass

    with pytest.raises(AssertionError, match="ZeroDivisionError: by hand"):
        draw()


def test_an_unknown_rule_comes_with_near_ones():
    with pytest.raises(UnknownRule, match="missing-convention"):
        breaching("mising-convention")


def test_a_new_name_is_taken_everywhere_and_words_are_left_alone():
    waiver = Waiver("missing-convention", "pm.x", "pm", "pm", law.record().end)
    held = Framework(
        id="town", name="pm", forces=(Force(id="pm", kind="asvp", name="pm"),), waivers=(waiver,)
    )
    new = renamed(held, {"pm": "new"})
    assert (new.name, new.forces[0].id, new.forces[0].name) == ("pm", "new", "pm")
    assert (new.waivers[0].subject, new.waivers[0].reason) == ("new.x", "pm")
    assert renamed(new, {"new": "pm"}) == held


@given(st.sampled_from(rules()))
@settings(max_examples=5)
def test_a_rule_may_be_named(one):
    assert example(one.code, Status.BREACH) == example(one, Status.BREACH)
