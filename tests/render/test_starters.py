"""A document to begin with: it loads, it states what the reference knows and nothing else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secuprev import france, law, render, rules
from secuprev.documents import loads
from secuprev.rules import Status

YEARS = [one.name for one in france.editions()]
BLANK = re.compile(r"^#(?! \S)", re.MULTILINE)


def bodies(year: str) -> st.SearchStrategy[france.ReferenceEpci]:
    listed = france.epcis(year) + (france.epts(year) if france.edition(year).has_epts else ())
    by_kind = [[body for body in listed if body.kind == kind] for kind in france.EPCI_KINDS]
    return st.sampled_from([one for one in by_kind if one]).flatmap(st.sampled_from)


@settings(max_examples=30)
@given(
    st.sampled_from(YEARS).flatmap(lambda year: st.tuples(st.just(year), bodies(year))),
    st.sampled_from(["fr", "en"]),
)
def test_it_loads_and_breaches_nothing(drawn, lang):
    year, body = drawn
    day = "2026-04-03" if year == "2026" else f"{year}-06-30"
    framework = loads(render.starter(body.siren, on=day, lang=lang))
    assert framework.epci.siren == body.siren
    assert framework.epci.kind == body.kind
    members = france.members(body.siren, on=day)
    stated = [(one.code, one.name, one.population) for one in framework.communes]
    assert stated == [(one.code, one.name, one.population_total) for one in members]
    lists = ("forces", "conventions", "councils", "groups", "strategies")
    assert [getattr(framework, name) for name in lists] == [None] * 5
    report = rules.check(framework, day)
    assert report.ok
    assert not report.breaches
    assert not [one for one in report.results if one.status is Status.CRASHED]


@settings(max_examples=15)
@given(bodies("2026"), st.sampled_from(["fr", "en"]))
def test_its_blanks_are_of_the_format(body, lang):
    text = render.starter(body.siren, on="2026-04-03", lang=lang)
    assert BLANK.search(text)
    filled = loads(BLANK.sub("", text))
    assert filled.communes == loads(text).communes  # a blank left blank says nothing
    assert {one.kind for one in filled.forces} == {"police_municipale", "police_nationale"}
    assert [one.kind for one in filled.councils] == [
        law.intercommunal_kind(body.kind).council or "clspd"
    ]
    assert len(filled.conventions) == len(filled.groups) == len(filled.strategies) == 1


def lines_of(text, name):
    """Return the lines about one commune."""
    head, _, rest = text.partition(f"    name: {name}\n")
    assert head
    return " ".join(rest.partition("  - code:")[0].replace("    # ", "").split())


def test_duties_follow_from_the_populations():
    # Melun has 43,919 inhabitants, Maincy 1,887: a council above 5,000, a coordinator above 15,000.
    text = render.starter("247700057", on="2026-04-03", lang="fr")
    melun, maincy = lines_of(text, "Melun"), lines_of(text, "Maincy")
    assert "a un CLSPD (CSI L132-4 al. 2)" in melun
    assert "a un coordonnateur (CSI L132-4 al. 3)" in melun
    assert "À tenir" not in maincy
    assert "# qpv:" in maincy  # it has a council all the same if it has such a neighbourhood
    assert "# qpv:" not in melun


def test_duties_are_those_of_the_day():
    # The threshold was 10,000 until 26 May 2021, and is 5,000 since.
    before = render.starter("200059228", on="2021-05-26", lang="fr")
    after = render.starter("200059228", on="2021-05-27", lang="fr")
    six_thousand = [
        one.name
        for one in france.members("200059228", on="2021")
        if 5_000 < (one.population_total or 0) <= 10_000
    ]
    assert six_thousand
    for name in six_thousand:
        assert "a un CLSPD" not in lines_of(before, name)
        assert "a un CLSPD" in lines_of(after, name)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("247700057", "la loi la lui donne (CGCT L5216-5"),  # agglomeration community
        (
            "200000545",
            "ses communes peuvent la lui donner (CGCT L5214-16",
        ),  # communities of communes
        ("200054781", "la loi ne la lui donne pas (CSI L132-12-1"),  # the métropole du Grand Paris
        ("200057867", "la loi la lui donne (CSI L132-12-1"),  # one of its territories
    ],
)
def test_it_says_what_the_law_makes_of_the_prevention_competence(number, words):
    text = render.starter(number, on="2026-04-03", lang="fr").replace("\n  # ", " ")
    assert words in text
    assert ("#  prevention:" in text) is ("peuvent" in words)


def test_a_population_that_is_not_known_is_a_blank():
    text = render.starter("247700057", on="2020-06-30", lang="fr")
    assert "    population:" not in text.replace("#    population:", "")
    assert "#    population:" in text
    assert all(one.population is None for one in loads(text).communes)


def test_it_names_its_source_and_what_is_off_with_it():
    text = render.starter("247700057", on="2026-04-03", lang="en")
    assert "edition 2026 (@etalab/decoupage-administratif 6.0.0, Licence Ouverte" in text
    assert "to the byte, that of 2025" in text


def test_what_cannot_be_answered_is_refused():
    with pytest.raises(france.UnknownCode):
        render.starter("247700058", on="2026-04-03")
    with pytest.raises(france.OutsideEditions):
        render.starter("247700057", on="2018-12-31")
