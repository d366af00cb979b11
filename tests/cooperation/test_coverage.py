"""Coverage: what is covered where, what is a gap, and what cannot be told."""

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given

import secuprev
from secuprev import law
from secuprev.cooperation import UNTOLD, CellState, ExpectedBy, Strength
from secuprev.law import UnknownName
from secuprev.model import Commune, Convention, DomainMention, Framework, Role

from .strategies import COMMUNES, DOMAINS, frameworks

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2020-01-01"
TWO = (
    "communes: [{code: '77288', population: 100}, {code: '77285', population: 30}],"
    " epci: {communes: ['77288', '77285']}"
)


def covered(text, on=DAY):
    framework = secuprev.loads(f"{{secuprev: 1, id: town, {text}}}", format="yaml")
    return secuprev.coverage(framework, on)


def convention(says, where="communes: ['77288']", id="c"):
    return f"{{id: {id}, kind: pooling, signed: 2019-06-01, years: 3, {where}, {says}}}"


def strategy(domain, more="communes: ['77288', '77285']"):
    return (
        f"strategies: [{{id: s, kind: stspd, signed: 2019-01-01, years: 3, {more},"
        f" priorities: [{domain}]}}]"
    )


# --- states ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "strength"),
    [
        ("domains: [holiday_watch]", Strength.THEME),
        ("domains: [{domain: holiday_watch, role: relay}]", Strength.THEME),
        ("domains: [{domain: holiday_watch, role: participate}]", Strength.PARTICIPATION),
        ("domains: [{domain: holiday_watch, role: lead}]", Strength.LEAD),
        ("domains: [{domain: holiday_watch, title: 2}]", Strength.REINFORCED),
        ("domains: [{domain: holiday_watch}, {domain: holiday_watch, role: lead}]", Strength.LEAD),
    ],
)
def test_how_strongly_a_domain_is_covered(says, strength):
    found = covered(f"{TWO}, conventions: [{convention(says)}]")
    cell = found.cell("77288", "holiday_watch")
    assert (cell.state, cell.strength) == (CellState.COVERED, strength)
    assert [one.instrument for one in cell.covers] == ["c"]
    assert found.cell("77285", "holiday_watch").state is CellState.NONE


def test_strengths_are_numbered_from_the_weakest_one():
    assert list(Strength) == sorted(Strength) == [1, 2, 3, 4]
    assert Strength.of(Role.LEAD, 1) is Strength.THEME.of(Role.LEAD, None) is Strength.LEAD
    assert Strength.of(Role.THEME, 2) is Strength.REINFORCED  # whatever is done in title II


def test_a_priority_that_nothing_covers_is_a_gap_with_its_inhabitants():
    domains = "domains: [holiday_watch]"
    found = covered(f"{TWO}, conventions: [{convention(domains)}], {strategy('holiday_watch')}")
    assert found.states("holiday_watch")[CellState.GAP] == (found.communes[0],)
    with pytest.raises(UnknownName, match="holiday_watch"):
        found.states("holiday_wach")
    (gap,) = found.gaps
    assert (gap.domains, gap.communes, gap.population) == (("holiday_watch",), ("77285",), 30)
    assert gap.population_known
    assert [(one.by, one.source) for one in gap.expected] == [(ExpectedBy.STRATEGY, "s")]


def test_gaps_come_with_the_most_inhabitants_first():
    domains = "domains: [holiday_watch]"
    both = strategy("holiday_watch, dangerous_dogs")
    found = covered(f"{TWO}, conventions: [{convention(domains)}], {both}")
    assert [(one.domains[0], one.population) for one in found.gaps] == [
        ("dangerous_dogs", 130),
        ("holiday_watch", 30),
    ]


THREE = (
    "communes: [{code: '77288', population: 100}, {code: '77285', population: 60},"
    " {code: '77326', population: 40}], conventions: []"
)


def priorities(id, domains, communes):
    return (
        f"{{id: {id}, kind: stspd, signed: 2019-01-01, years: 3, communes: [{communes}],"
        f" priorities: [{domains}]}}"
    )


def test_of_gaps_of_as_many_inhabitants_that_of_more_communes_comes_first():
    one = priorities("s", "dangerous_dogs", "'77288'")
    two = priorities("t", "holiday_watch", "'77285', '77326'")
    for given_in_any_order in (f"{one}, {two}", f"{two}, {one}"):
        found = covered(f"{THREE}, strategies: [{given_in_any_order}]")
        assert [(one.domains[0], one.population) for one in found.gaps] == [
            ("holiday_watch", 100),
            ("dangerous_dogs", 100),
        ]


def test_a_gap_that_two_expect_is_called_as_the_first_calls_it_and_names_both():
    """A need of the model of 2020 and a priority, each about violence in schools."""
    school = priorities("s", "school_violence_prevention", "'77288'")
    wanted = f"strategies: [{school}]"
    found = covered(f"{TWO}, {communal('domains: []')}, {wanted}")
    (gap,) = [one for one in found.gaps if one.domains == ("school_violence_prevention",)]
    assert [one.by for one in gap.expected] == [ExpectedBy.MODEL, ExpectedBy.STRATEGY]
    assert gap.label == gap.expected[0].label != gap.expected[1].label


def test_words_that_are_no_domain_are_told_and_cover_nothing():
    says = "domains: [holiday_watch, {label: bons usages}, {label: bons usages}]"
    found = covered(f"{TWO}, conventions: [{convention(says)}]")
    assert found.unread == ("bons usages",)
    assert found.domains == ("holiday_watch",)


def test_what_is_excluded_covers_nothing_and_what_is_named_after_it_does():
    says = "domains: [{domain: identity_checks, role: excluded}, holiday_watch]"
    assert covered(f"{TWO}, conventions: [{convention(says)}]").domains == ("holiday_watch",)


def test_a_domain_that_nobody_knows_is_refused_with_near_ones():
    one = Convention(id="c", domains=(DomainMention(domain="holliday_watch"),))
    with pytest.raises(law.UnknownName, match="holiday_watch"):
        secuprev.coverage(Framework(id="town", conventions=(one,)), DAY)


@pytest.mark.parametrize(
    ("says", "untold"),
    [
        ("domains: [holiday_watch]", True),  # somewhere
        ("name: c", True),  # of which nobody told what it is about
        ("domains: []", False),  # nothing, wherever that is
    ],
)
def test_what_covers_something_without_naming_a_commune_stands_apart(says, untold):
    text = f"communes: [{{code: '77288'}}], conventions: [{convention(says, where='forces: []')}]"
    assert (UNTOLD in [one.code for one in covered(text).communes]) is untold


def test_a_group_covers_and_a_council_does_not():
    council = "councils: [{id: k, kind: clspd, created: 2010-01-01, communes: ['77288']}]"
    group = (
        "groups: [{id: g, kind: local, council: k, created: 2015-01-01, domains: [holiday_watch]}]"
    )
    wanted = strategy("holiday_watch, dangerous_dogs")
    found = covered(f"{TWO}, conventions: [], {council}, {group}, {wanted}")
    assert found.cell("77288", "holiday_watch").state is CellState.COVERED
    assert found.cell("77285", "holiday_watch").state is CellState.GAP
    # What a group is about is all told: it may not be about another domain.
    assert found.cell("77288", "dangerous_dogs").state is CellState.GAP


def test_a_diagnosis_makes_one_expect_its_needs():
    text = strategy("holiday_watch").replace("stspd", "diagnostic_local")
    (gap,) = covered(f"{TWO}, conventions: [], {text}").gaps
    assert [one.by for one in gap.expected] == [ExpectedBy.DIAGNOSIS]


# --- the needs of the model -----------------------------------------------------------------------


def communal(says, signed="2019-06-01"):
    return (
        f"conventions: [{{id: c, signed: {signed}, years: 3, renewal: tacit, communes: ['77288'],"
        f" {says}}}]"
    )


def test_the_needs_of_the_model_are_expected_where_there_is_a_convention():
    found = covered(f"{TWO}, {communal('domains: [road_safety_prevention]')}")
    assert {one.communes for one in found.gaps} == {("77288",)}
    needs = [one.label.fr for one in found.gaps]
    assert "Prévention des violences scolaires" in needs
    assert "Sécurité routière" not in needs  # one of its two domains answers


def test_the_model_of_2000_had_no_list_of_needs():
    signed = communal("domains: [road_safety_prevention]", signed="2001-01-01")
    assert covered(f"{TWO}, {signed}", "2011-06-01").gaps == ()
    assert covered(f"{TWO}, {signed}", "2012-01-05").gaps != ()


def test_a_pooling_agreement_has_no_model():
    assert covered(f"{TWO}, conventions: [{convention('domains: [holiday_watch]')}]").gaps == ()


def test_after_the_law_was_read_the_needs_are_not_told_and_one_is_told_so():
    wanted = strategy("holiday_watch").replace("years: 3", "years: 9")
    found = covered(f"{TWO}, {communal('domains: []')}, {wanted}", "2026-11-22")
    assert [one.by for gap in found.gaps for one in gap.expected] == [ExpectedBy.STRATEGY]
    assert "2026-04-03" in found.notes[0].fr


# --- what cannot be told --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "epci: {communes: ['77288']}",  # nobody said whether there are conventions
        "conventions: [{id: c, communes: ['77288'], domains: [holiday_watch]}]",  # no day
        "conventions: [{id: c, signed: 2019-06-01, years: 3, communes: ['77288']}]",  # no domains
        "conventions: [{id: c, signed: 2019-06-01, years: 3, communes: ['77288'],"
        " domains: [dangerous_dogs], domains_complete: false}]",
        "conventions: [{id: c, signed: 2019-06-01, years: 3, domains: [holiday_watch]}]",
        "conventions: [{id: c, signed: 2019-06-01, years: 3, communes: ['77285'],"
        " communes_complete: false, domains: [holiday_watch]}]",
        "conventions: [{id: c, signed: 2016-06-01, years: 3, communes: ['77288'],"
        " domains: [holiday_watch]}]",  # past its term, its renewal not known
    ],
)
def test_what_may_be_covered_is_no_gap(text):
    found = covered(f"communes: [{{code: '77288'}}], {text}, {strategy('holiday_watch')}")
    assert found.cell("77288", "holiday_watch").state is CellState.UNKNOWN
    assert [one for one in found.gaps if "77288" in one.communes] == []


def test_a_need_that_one_domain_may_answer_is_no_gap_in_another():
    known = convention("domains: []").replace("pooling", "communal")
    vague = "{id: v, communes: ['77288'], domains: [road_safety_prevention]}"  # no day
    found = covered(f"communes: [{{code: '77288'}}], conventions: [{known}, {vague}]")
    either = ("road_safety_prevention", "road_traffic_enforcement")  # of one need of the model
    assert law.domains_of("besoin.securite_routiere") == either
    assert [found.cell("77288", one).state for one in either] == [CellState.UNKNOWN] * 2
    assert found.cell("77288", "transport_security").state is CellState.GAP


def test_a_strategy_of_unknown_communes_makes_no_gap_in_any():
    found = covered(
        "communes: [{code: '77288'}], conventions: [],"
        " strategies: [{id: s, kind: stspd, council: k, priorities: [holiday_watch]}],"
        " councils: [{id: k, kind: clspd}]"
    )
    assert found.cell("77288", "holiday_watch").state is CellState.UNKNOWN


def test_an_unknown_population_is_said_to_be_so():
    found = covered(
        "communes: [{code: '77288', population: 100}, {code: '77326'}], conventions: [],"
        + strategy("holiday_watch", more="communes: ['77288', '77326']")
    )
    (gap,) = found.gaps
    assert (gap.population, gap.population_known) == (100, False)


# --- Sénart and Melun -----------------------------------------------------------------------------


def test_senart_2012_covers_ten_domains_without_naming_its_communes():
    found = secuprev.coverage(secuprev.load(EXAMPLES / "senart-2012.yaml"), "2012-11-23")
    assert [one.code for one in found.communes] == [UNTOLD]
    covered = [d for d in found.domains if found.cell(UNTOLD, d).state is CellState.COVERED]
    assert len(covered) == 10
    assert (
        found.cell(UNTOLD, "drug_addiction_prevention").covers[0].instrument == "coordination-2012"
    )
    # The needs of the decree of 2 January 2012 that the page does not name.
    assert [one.label.fr for one in found.gaps] == [
        "Prévention de la violence dans les transports",
        "Prévention des violences scolaires",
        "Protection des centres commerciaux",
        "Lutte contre les pollutions et nuisances",
    ]


def test_nobody_said_which_conventions_melun_has_so_nothing_is_a_gap():
    found = secuprev.coverage(secuprev.load(EXAMPLES / "melun-val-de-seine.yaml"), "2026-04-03")
    assert len(found.communes) == 20
    assert found.gaps == ()
    assert [one.fr for one in found.notes] == [
        "le document ne dit pas quelles conventions existent"
    ]
    states = {found.cell(one.code, d).state for one in found.communes for d in found.domains}
    assert states == {CellState.UNKNOWN}


def test_in_a_notebook():
    """The name of the territory, or else its identifier; a row for each domain, who covers it."""
    says = convention("domains: [holiday_watch]")
    text = f"conventions: [{says}, {says.replace('id: c', 'id: b')}], {strategy('holiday_watch')}"
    row = "<td>Tranquillité vacances</td><td>1</td><td>1</td><td>0</td><td>b, c</td>"
    shown = covered(f"{TWO}, {text}")._repr_html_()
    assert "<caption>town, 2020-01-01</caption>" in shown
    assert row.replace("Tranquillité vacances", law.domains["holiday_watch"].label.fr) in shown
    assert (
        "<caption>Val, 2020-01-01</caption>" in covered(f"name: Val, {TWO}, {text}")._repr_html_()
    )


def test_a_coverage_is_a_value_shown_without_its_cells():
    text = f"{TWO}, conventions: [{convention('domains: [holiday_watch]')}]"
    found = covered(text)
    assert found == covered(text)
    assert found != covered(f"{TWO}, conventions: []")
    assert "Row" not in repr(found)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.name = "another"


# --- as data --------------------------------------------------------------------------------------


def test_as_plain_data():
    text = f"{TWO}, conventions: [{convention('domains: [holiday_watch]')}]"
    found = covered(f"{text}, {strategy('holiday_watch')}")
    said = json.loads(json.dumps(found.to_dict("en")))
    assert said["on"] == DAY
    assert said["cells"][1] == {
        "commune": "77288",
        "name": "Melun",
        "population": 100,
        "domain": "holiday_watch",
        "label": "Holiday house watch",
        "state": "covered",
        "strength": "theme",
        "instruments": ["c"],
        "expected_by": ["s"],
    }
    assert said["gaps"][0]["communes"] == ["77285"]


@pytest.mark.extra("tables")
def test_as_a_table():
    import pandas

    found = covered(f"{TWO}, conventions: [{convention('domains: [holiday_watch]')}]")
    frame = found.to_frame()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["state"]) == ["none", "covered"]
    assert frame["population"].sum() == 130
    assert list(covered("conventions: []").to_frame().columns) == list(frame.columns)


# --- laws -----------------------------------------------------------------------------------------


@given(frameworks(), frameworks())
def test_the_coverage_of_a_union_is_the_union_of_the_coverages(one, other):
    """Both hold the same communes; each instrument covers what it covered alone."""
    communes = tuple(Commune(code=code) for code in COMMUNES)
    one, other = (attrs.evolve(each, communes=communes) for each in (one, other))
    both = attrs.evolve(
        one,
        conventions=(*one.conventions, *_renamed(other).conventions),
        groups=(*one.groups, *_renamed(other).groups),
        strategies=(*one.strategies, *_renamed(other).strategies),
    )
    apart = attrs.evolve(_renamed(other), councils=one.councils)
    found = [secuprev.coverage(each, DAY) for each in (one, apart, both)]
    for commune in (*COMMUNES, UNTOLD):
        for domain in DOMAINS:
            a, b, union = (each.cell(commune, domain) for each in found)
            assert set(union.covers) == {*a.covers, *b.covers}
            assert union.strength == max(
                (s for s in (a.strength, b.strength) if s is not None), default=None
            )


def _renamed(framework: Framework) -> Framework:
    lists = ("conventions", "groups", "strategies")
    return attrs.evolve(
        framework,
        **{
            name: tuple(attrs.evolve(one, id=f"other-{one.id}") for one in getattr(framework, name))
            for name in lists
        },
    )


@given(frameworks())
def test_a_gap_is_expected_and_covered_by_nothing_that_may(framework):
    found = secuprev.coverage(framework, DAY)
    for gap in found.gaps:
        assert gap.expected
        for commune in gap.communes:
            for domain in gap.domains:
                cell = found.cell(commune, domain)
                assert cell.state is CellState.GAP
                assert cell.covers == ()


@given(frameworks())
def test_communes_are_counted_as_they_stand(framework):
    found = secuprev.coverage(framework, DAY)
    assert list(found.counts) == list(found.domains)
    for domain, counts in found.counts.items():
        cells = [found.cell(one.code, domain).state for one in found.communes]
        assert counts == {state: cells.count(state) for state in CellState}
        assert counts == {state: len(held) for state, held in found.states(domain).items()}


def test_a_commune_that_an_instrument_may_cover_is_counted_apart():
    """`c` covers Melun; whether it covers Dammarie-lès-Lys is not told: its list is not whole."""
    where = "communes: ['77288'], communes_complete: false"
    found = covered(f"{TWO}, conventions: [{convention('domains: [holiday_watch]', where)}]")
    assert found.counts["holiday_watch"] == {
        CellState.COVERED: 1,
        CellState.UNKNOWN: 1,
        CellState.GAP: 0,
        CellState.NONE: 0,
    }
    there, perhaps = (found.cell(code, "holiday_watch") for code in ("77288", "77285"))
    assert [one.certain for one in (*there.covers, *perhaps.covers)] == [True, False]
    assert (there.strength, perhaps.strength) == (Strength.THEME, None)


def test_what_is_covered_is_not_told_in_the_communes_where_it_is_not_known_what_else_is():
    """The domains of `c` are not all known, so all but what it names is doubtful in Melun."""
    named = convention("domains: [holiday_watch], domains_complete: false")
    found = covered(f"{TWO}, conventions: [{named}], {strategy('dangerous_dogs')}")
    none = dict.fromkeys(CellState, 0)
    stands = {CellState.COVERED: 1, CellState.NONE: 1}
    assert found.counts["holiday_watch"] == none | stands
    assert found.counts["dangerous_dogs"] == none | {CellState.UNKNOWN: 1, CellState.GAP: 1}
