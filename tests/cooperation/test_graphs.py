"""The two graphs: what their nodes and edges are, on which day, for whom."""

import copy
import pickle
from datetime import date
from pathlib import Path

import attrs
import networkx as nx
import pytest
from hypothesis import given

import secuprev
from secuprev import cooperation, law
from secuprev.cooperation import Instrument, InstrumentKind, Theme
from secuprev.cooperation.partners import Directory
from secuprev.cooperation.reading import bonds_on
from secuprev.law import UnknownName
from secuprev.model import Partner, Role, Signature
from secuprev.rules import UnknownSubject
from secuprev.values import InvalidDate, PartialDate, Text

from .strategies import frameworks

EXAMPLES = Path(__file__).parents[2] / "examples"
SENART = secuprev.load(EXAMPLES / "senart-2012.yaml")
MELUN = secuprev.load(EXAMPLES / "melun-val-de-seine.yaml")
DAY = "2020-01-01"


def town(text):
    return secuprev.loads(f"{{secuprev: 1, id: town, {text}}}", format="yaml")


PARTIES = (
    "forces: [{id: pm, kind: police_municipale}, {id: pn, kind: police_nationale},"
    " {id: gc, kind: garde_champetre}]"
)


def joined(framework, day=DAY, **wanted):
    edges = secuprev.cooperation_graph(framework, day, **wanted).edges(keys=True)
    return {(frozenset(end.split(":", 1)[1] for end in (a, b)), key) for a, b, key in edges}


# --- Sénart and Melun, by hand from the documents -------------------------------------------------


def test_senart_2012_joins_both_polices_on_ten_domains():
    graph = secuprev.cooperation_graph(SENART, "2012-11-23")
    assert sorted(graph.nodes) == [
        "partner:police-nationale",
        "partner:polices-municipales",
        "partner:san-senart",
    ]
    assert graph.number_of_edges() == 10
    (edge,) = secuprev.cooperation_graph(
        SENART, "2012-11-23", domain="drug_addiction_prevention"
    ).edges(data=True)
    assert edge[2]["instrument"] == "coordination-2012"
    assert edge[2]["since"] == "2012-11-23"
    assert edge[2]["certain"] is True
    assert "until" not in edge[2]  # the page gives no term


def test_on_the_eve_the_conventions_of_2006_are_there_and_may_have_ended():
    graph = secuprev.incidence_graph(SENART, "2012-11-22")
    assert "instrument:coordination-2012" not in graph
    assert graph.nodes["instrument:coordination-2006"]["certain"] is False
    assert "domain:drug_addiction_prevention" not in graph


def test_who_cooperates_on_drug_addiction_since_when_and_under_what():
    found = cooperation.who(SENART, "drug_addiction_prevention", "2012-11-23")
    assert [(one.partner, str(one.since), one.instrument) for one in found] == [
        ("police-nationale", "2012-11-23", "coordination-2012"),
        ("polices-municipales", "2012-11-23", "coordination-2012"),
    ]


def test_melun_joins_only_those_whom_the_page_names_for_a_priority():
    assert joined(MELUN, "2026-04-03") == {
        (
            frozenset({"polices-municipales", "police-nationale"}),
            "urban_violence_and_crisis@strategie",
        )
    }
    assert cooperation.isolated(MELUN, "2026-04-03") == (
        "police-intercommunale",
        "procureure",
        "commissaire-melun",
    )


def test_the_groups_of_melun_stand_under_their_council():
    graph = secuprev.incidence_graph(MELUN, "2026-04-03")
    assert graph.edges["instrument:gitd", "instrument:cispd"]["relation"] == "under"
    assert graph.edges["instrument:gitd", "instrument:gto"]["relation"] == "under"
    assert graph.edges["instrument:gitd", "partner:procureure"]["relation"] == "pilot"
    assert graph.edges["instrument:cispd", "commune:77288"]["relation"] == "covers"
    assert graph.nodes["commune:77288"]["population"] > 0


# --- what joins and what does not -----------------------------------------------------------------


def test_parties_that_share_no_domain_are_not_joined():
    framework = town(
        f"{PARTIES}, conventions: [{{id: c, signed: 2019-06-01, years: 3, forces: [pm, pn, gc],"
        " domains: [{domain: holiday_watch, role: lead, by: [pm, pn]},"
        " {domain: nature_and_rural_policing, role: lead, by: [gc]}]}]"
    )
    assert joined(framework) == {(frozenset({"pm", "pn"}), "holiday_watch@c")}
    assert cooperation.domains_between(framework, "pm", "pn", DAY) == {"holiday_watch": ("c",)}
    assert cooperation.partners_of(framework, "pm", DAY) == {"pn": ("holiday_watch",)}
    assert cooperation.isolated(framework, DAY) == ("gc",)


def test_a_role_given_to_nobody_by_name_is_that_of_the_local_forces():
    framework = town(
        f"{PARTIES}, conventions: [{{id: c, signed: 2019-06-01, years: 3, forces: [pm, pn],"
        " domains: [{domain: holiday_watch, role: lead}]}]"
    )
    (edge,) = secuprev.cooperation_graph(framework, DAY).edges(data=True)
    assert edge[2]["roles"] == "partner:pm=lead partner:pn=theme"
    assert edge[2]["strength"] == "lead"
    assert edge[2]["until"] == "2022-05-31"


def test_what_is_excluded_joins_nobody():
    framework = town(
        f"{PARTIES}, conventions: [{{id: c, signed: 2019-06-01, years: 3, forces: [pm, pn],"
        " domains: [{domain: public_order_maintenance, role: excluded}]}]"
    )
    assert joined(framework) == set()
    assert "domain:public_order_maintenance" not in secuprev.incidence_graph(framework, DAY)


def test_those_who_signed_are_joined_only_where_nobody_is_told_to_act():
    signed = "signatories: [{office: maire, commune: '77288'}, {office: prefet}]"
    acts = "domains: [{domain: holiday_watch}]"
    alone = town(f"conventions: [{{id: c, signed: 2019-06-01, years: 3, {signed}, {acts}}}]")
    assert joined(alone) == {
        (frozenset({"office:maire/77288", "office:prefet"}), "holiday_watch@c"),
    }
    held = town(
        f"{PARTIES}, conventions: [{{id: c, signed: 2019-06-01, years: 3, forces: [pm, pn],"
        f" {signed}, {acts}}}]"
    )
    assert joined(held) == {(frozenset({"pm", "pn"}), "holiday_watch@c")}
    graph = secuprev.incidence_graph(held, DAY)
    assert graph.edges["instrument:c", "partner:office:prefet"]["relation"] == "signatory"


def test_an_office_is_told_by_the_only_partner_who_holds_it():
    group = "groups: [{id: g, kind: gltd, pilot_office: procureur}]"
    one = town(f"partners: [{{id: proc, kind: procureur}}], {group}")
    assert "partner:proc" in secuprev.incidence_graph(one, DAY)["instrument:g"]
    two = town(f"partners: [{{id: a, kind: procureur}}, {{id: b, kind: procureur}}], {group}")
    assert "partner:office:procureur" in secuprev.incidence_graph(two, DAY)["instrument:g"]


def test_words_that_were_not_recognised_are_a_domain_of_their_own():
    framework = town(
        f"{PARTIES}, conventions: [{{id: c, signed: 2019-06-01, years: 3, forces: [pm, pn],"
        ' domains: [{label: "bons usages"}]}]'
    )
    graph = secuprev.incidence_graph(framework, DAY)
    assert graph.nodes["domain:words:bons usages"]["recognised"] is False
    assert joined(framework) == {(frozenset({"pm", "pn"}), "words:bons usages@c")}


def test_an_amendment_counts_from_its_day():
    framework = town(
        f"{PARTIES}, conventions: [{{id: c, signed: 2019-06-01, years: 3, forces: [pm, pn],"
        " domains: [holiday_watch],"
        " amendments: [{on: 2020-01-02, domains: [dangerous_dogs]}]}]"
    )
    assert {key for _, key in joined(framework, "2020-01-01")} == {"holiday_watch@c"}
    (edge,) = secuprev.cooperation_graph(framework, "2020-01-02", domain="dangerous_dogs").edges(
        data=True
    )
    assert edge[2]["since"] == "2020-01-02"


@pytest.mark.parametrize("via", ["c", "communal", "convention"])
def test_edges_may_be_kept_by_instrument(via):
    framework = town(
        f"{PARTIES}, conventions: [{{id: c, signed: 2019-06-01, years: 3, forces: [pm, pn],"
        " domains: [holiday_watch]}],"
        " groups: [{id: g, kind: local, members: [{partner: pm}, {partner: pn}],"
        " domains: [holiday_watch]}]"
    )
    assert {key for _, key in joined(framework, via=via)} == {"holiday_watch@c"}
    assert {key for _, key in joined(framework)} == {"holiday_watch@c", "holiday_watch@g"}


def test_a_convention_that_is_over_or_not_signed_yet_is_not_there():
    framework = town(
        f"{PARTIES}, conventions: [{{id: old, signed: 2010-06-01, years: 3, renewal: express,"
        " forces: [pm, pn], domains: [holiday_watch]},"
        " {id: draft, stage: draft, forces: [pm, pn], domains: [holiday_watch]},"
        " {id: next, signed: 2020-01-02, forces: [pm, pn], domains: [holiday_watch]}]"
    )
    assert joined(framework) == set()
    assert {key for _, key in joined(framework, "2020-01-02")} == {"holiday_watch@next"}


# --- refusals -------------------------------------------------------------------------------------


def test_an_unknown_domain_is_refused_with_near_ones():
    with pytest.raises(UnknownName, match="holiday_watch"):
        cooperation.who(SENART, "holliday_watch")
    with pytest.raises(UnknownName, match="holiday_watch"):
        secuprev.cooperation_graph(SENART, domain="holliday_watch")


def test_an_unknown_instrument_is_refused_with_near_ones_and_a_kind_that_is_not_there_is_not():
    with pytest.raises(UnknownName, match="coordination-2012"):
        secuprev.cooperation_graph(SENART, "2012-11-23", via="coordination-2021")
    assert joined(SENART, "2012-11-23", via="gltd") == set()


@pytest.mark.parametrize("build", [secuprev.incidence_graph, secuprev.cooperation_graph])
def test_a_day_must_be_exact(build):
    with pytest.raises(InvalidDate):
        build(SENART, "2012-11")


# --- laws -----------------------------------------------------------------------------------------


@given(frameworks())
def test_the_graphs_hold_what_they_promise(framework):
    graph = secuprev.incidence_graph(framework, DAY)
    work = secuprev.cooperation_graph(framework, DAY)
    assert {data["kind"] for _, data in graph.nodes(data=True)} <= {*cooperation.NODE_KINDS}
    assert {data["kind"] for _, data in work.nodes(data=True)} <= {"partner"}
    for one in (graph, work):
        assert nx.number_of_selfloops(one) == 0
        for *_, data in [*one.nodes(data=True), *one.edges(data=True)]:
            assert all(isinstance(value, str | int | bool) for value in data.values())
    assert set(work) <= set(graph)


@given(frameworks())
def test_the_same_input_gives_the_same_order(framework):
    for build in (secuprev.incidence_graph, secuprev.cooperation_graph):
        one, two = build(framework, DAY), build(attrs.evolve(framework), DAY)
        assert list(one.nodes(data=True)) == list(two.nodes(data=True))
        assert list(one.edges(data=True)) == list(two.edges(data=True))


@given(frameworks())
def test_a_graph_is_what_the_methods_of_networkx_would_have_made(framework):
    for build in (secuprev.incidence_graph, secuprev.cooperation_graph):
        graph = build(framework, DAY)
        made = type(graph)(**graph.graph)
        made.add_nodes_from(graph.nodes(data=True))
        keys = {"keys": True} if graph.is_multigraph() else {}
        made.add_edges_from(graph.edges(data=True, **keys))
        assert nx.utils.graphs_equal(graph, made)
        assert list(graph.adj) == list(made.adj) == list(graph)
        assert all(graph.get_edge_data(a, b) is graph.get_edge_data(b, a) for a, b in graph.edges())


@given(frameworks())
def test_what_is_changed_in_a_graph_is_changed_there_alone(framework):
    for build in (secuprev.incidence_graph, secuprev.cooperation_graph):
        graph, untouched = build(framework, DAY), build(framework, DAY)
        for *_, data in [*graph.nodes(data=True), *graph.edges(data=True)]:
            assert "mine" not in data  # nothing that was marked before shares it
            data["mine"] = True
        graph.add_edge("partner:mine", "partner:yours")
        graph.remove_nodes_from(list(untouched))
        assert set(graph) == {"partner:mine", "partner:yours"}
        assert nx.utils.graphs_equal(untouched, build(framework, DAY))


@given(frameworks())
def test_two_partners_are_joined_only_on_a_domain_that_both_work_on(framework):
    held = {
        (one.partner, one.domain, one.instrument) for one in cooperation.engagements(framework, DAY)
    }
    for a, b, data in secuprev.cooperation_graph(framework, DAY).edges(data=True):
        for end in (a, b):
            assert (end.split(":", 1)[1], data["domain"], data["instrument"]) in held


@given(frameworks())
def test_the_questions_agree_with_the_graph(framework):
    graph = secuprev.cooperation_graph(framework, DAY)
    alone = {f"partner:{id}" for id in cooperation.isolated(framework, DAY)}
    assert alone == set(nx.isolates(graph))
    for id in (one.id for one in framework.forces or ()):
        found = cooperation.partners_of(framework, id, DAY)
        assert {f"partner:{other}" for other in found} == set(graph[f"partner:{id}"])
        for other, domains in found.items():
            assert set(cooperation.domains_between(framework, id, other, DAY)) == set(domains)


def test_instruments_may_be_chosen_by_domain_and_by_partner():
    framework = town(
        f"{PARTIES}, conventions: ["
        "{id: a, signed: 2019-06-01, years: 3, forces: [pm, pn], domains: [holiday_watch]},"
        "{id: b, signed: 2019-06-01, years: 3, forces: [pm, gc], domains: [holiday_watch]},"
        "{id: c, signed: 2019-06-01, years: 3, forces: [pm, gc], domains: [dangerous_dogs]}]"
    )

    def chosen(**wanted):
        return [one.id for one in cooperation.instruments(framework, DAY, **wanted)]

    assert chosen() == ["a", "b", "c"]
    assert chosen(domain="holiday_watch") == ["a", "b"]
    assert chosen(partner="gc") == ["b", "c"]
    assert chosen(domain="holiday_watch", partner="gc") == ["b"]
    assert chosen(domain="dangerous_dogs", partner="pn") == []
    assert chosen(partner="office:maire") == []  # who may take part on another day


@pytest.mark.parametrize(
    "question",
    [
        lambda framework: cooperation.partners_of(framework, "pmm", DAY),
        lambda framework: cooperation.domains_between(framework, "pm", "pnn", DAY),
        lambda framework: cooperation.instruments(framework, DAY, partner="pmm"),
    ],
)
def test_somebody_who_is_not_there_is_not_answered_as_one_who_does_nothing(question):
    with pytest.raises(UnknownSubject) as refused:
        question(town(f"{PARTIES}, conventions: []"))
    assert refused.value.suggestions


def test_a_domain_named_twice_keeps_the_heavier_of_each_fact_and_the_earliest_day():
    label = Text("a", "a")
    early, late = PartialDate(2019), PartialDate(2020, 1, 2)
    one = Theme(
        "dangerous_dogs", label, Role.PARTICIPATE,
        (("pm", Role.LEAD), ("pn", Role.THEME)), 2, late,
    )  # fmt: skip
    other = Theme(
        "dangerous_dogs", label, Role.LEAD,
        (("gc", Role.RELAY), ("pm", Role.RELAY), ("pn", Role.PARTICIPATE)), 1, early,
    )  # fmt: skip
    roles = (("gc", Role.RELAY), ("pm", Role.LEAD), ("pn", Role.PARTICIPATE))
    both = Theme("dangerous_dogs", label, Role.LEAD, roles, 2, early)
    assert one.merged(other) == other.merged(one) == both
    silent = Theme("dangerous_dogs", label, Role.THEME)
    assert both.merged(silent) == silent.merged(both) == both
    assert silent.merged(silent) == silent


def test_of_an_instrument_made_by_hand_all_is_told_but_where_it_counts():
    one = Instrument("c", InstrumentKind.CONVENTION, "communal", Text.same("c"), ())
    assert (one.certain, one.themes_known, one.themes) == (True, True, ())
    assert one.covers("77288") is None


def test_an_instrument_covers_a_commune_or_not_or_that_cannot_be_told():
    named = "conventions: [{id: c, signed: 2019-06-01, years: 3, communes: ['77288']%s}]"
    (whole,) = cooperation.instruments(town(named % ""), DAY)
    (part,) = cooperation.instruments(town(named % ", communes_complete: false"), DAY)
    assert [one.covers("77288") for one in (whole, part)] == [True, True]
    assert [one.covers("77285") for one in (whole, part)] == [False, None]


@pytest.mark.parametrize(
    ("kind", "facts", "until"),
    [
        ("conventions", "signed: 2019-06-01, years: 3", "2022-05-31"),
        ("conventions", "signed: 2019-06-01, years: 3, until: 2020-12-31", "2020-12-31"),
        ("conventions", "signed: 2019-06-01, years: 3, denounced: 2021-03-01", "2021-03-01"),
        (
            "conventions",
            "signed: 2016-06-01, until: 2019-05-31, renewals: [{on: 2019-06-01, years: 2}]",
            "2021-05-31",
        ),
        ("strategies", "kind: stspd, signed: 2019-06-01, years: 3", "2022-05-31"),
        ("strategies", "kind: stspd, signed: 2019-06-01, years: 3, end: 2020-06-30", "2020-06-30"),
        ("strategies", "kind: stspd, signed: 2019-06-01", None),
    ],
)
def test_what_ends_an_instrument(kind, facts, until):
    (one,) = cooperation.instruments(town(f"{kind}: [{{id: a, {facts}}}]"), DAY)
    assert (one.until and str(one.until)) == until


@pytest.mark.parametrize(
    ("says", "known"),
    [
        ("domains: [holiday_watch]", True),
        ("domains: []", True),
        ("domains: [holiday_watch], domains_complete: false", False),
        ("name: c", False),
    ],
)
def test_whether_all_the_domains_of_a_convention_are_told(says, known):
    text = f"conventions: [{{id: c, signed: 2019-06-01, years: 3, {says}}}]"
    (one,) = cooperation.instruments(town(text), DAY)
    assert one.themes_known is known


def test_who_is_given_a_task_takes_part_though_no_party():
    text = (
        f"{PARTIES}, conventions: [{{id: c, signed: 2019-06-01, years: 3, forces: [pm],"
        " domains: [{domain: holiday_watch, role: lead, by: [pn]}]}]"
    )
    (one,) = cooperation.instruments(town(text), DAY)
    assert [(part.actor.id, part.relation.value) for part in one.parts] == [
        ("pm", "party"),
        ("pn", "actor"),
    ]


def test_who_was_heard_and_who_is_behind_it_take_part():
    text = (
        "communes: [{code: '77288', name: Melun}], partners: [{id: san, kind: epci}],"
        " conventions: [{id: c, signed: 2019-06-01, years: 3, sponsor: san,"
        " signatories: [{office: maire, commune: '77288'}, {office: maire, commune: '77285'}],"
        " opinions: [{office: procureur}]}]"
    )
    (one,) = cooperation.instruments(town(text), DAY)
    assert [(part.actor.id, part.relation.value) for part in one.parts] == [
        ("office:maire/77288", "signatory"),
        ("office:maire/77285", "signatory"),
        ("office:procureur", "opinion"),
        ("san", "sponsor"),
    ]
    assert [part.actor.office for part in one.parts] == [True, True, True, False]
    assert [part.actor.label.en for part in one.parts] == [
        "mayor (Melun)",
        "mayor (77285)",  # nobody said what it is called
        "public prosecutor",
        "san",
    ]


@pytest.mark.parametrize(
    ("signed", "told"),
    [
        ("{office: procureur, commune: '77288'}", "proc"),
        ("{office: procureur}", "proc"),  # the only one
        ("{office: procureur, commune: '77285'}", "office:procureur/77285"),  # none of his
        ("{office: commissaire, commune: '77285'}", "csp"),  # who heads it: its communes not told
        ("{office: prefet}", "office:prefet"),
    ],
)
def test_a_partner_stands_for_an_office_where_he_may_hold_it(signed, told):
    text = (
        "partners: [{id: proc, kind: procureur, communes: ['77288']}, {id: csp, kind: csp}],"
        f" conventions: [{{id: c, signed: 2019-06-01, years: 3, signatories: [{signed}]}}]"
    )
    (one,) = cooperation.instruments(town(text), DAY)
    assert [part.actor.id for part in one.parts] == [told]


@pytest.mark.parametrize(
    ("says", "communes"),
    [
        ("council: k", ["77288"]),
        ("council: k, communes: ['77285']", ["77285"]),
        ("council: k, epci: '247700057'", ["77285", "77288", "77326"]),
        ("epci: '247700057'", ["77285", "77288", "77326"]),
        ("name: s", ["77285", "77288", "77326"]),
    ],
)
def test_a_strategy_covers_its_own_communes_else_those_of_its_council_or_of_the_body(
    says, communes
):
    text = (
        "epci: {siren: '247700057', communes: ['77288', '77285', '77326']},"
        " councils: [{id: k, kind: clspd, created: 2010-01-01, communes: ['77288']}],"
        f" strategies: [{{id: s, kind: stspd, signed: 2019-01-01, years: 3, {says}}}]"
    )
    one = cooperation.instruments(town(text), DAY)[-1]
    assert sorted(one.communes) == communes
    assert one.communes_known


@pytest.mark.parametrize(
    "text",
    [
        "groups: [{id: a, kind: local, domains: [holiday_watch]}]",
        "councils: [{id: a, kind: clspd, created: 2010-01-01}]",
        "councils: [{id: a, kind: clspd, created: 2010-01-01}], epci: {siren: '247700057'}",
    ],
)
def test_where_an_instrument_counts_is_not_told_when_nothing_says_it(text):
    (one,) = cooperation.instruments(town(text), "2012-01-01")
    assert one.covers("77288") is None


def test_an_office_is_held_by_the_only_partner_of_its_commune():
    here, elsewhere = (
        Partner(id=code, kind="procureur", communes=(code,)) for code in ("77288", "77285")
    )
    two = Directory((), (here, elsewhere), ())
    told = two.signer(Signature(office="procureur", commune="77288"))
    assert (told.id, told.office) == ("77288", False)
    nobody = two.signer(Signature(office="procureur", commune="77326"))
    assert (nobody.id, nobody.office) == ("office:procureur/77326", True)
    assert two.holder("procureur").id == "office:procureur"  # either of them
    assert Directory((), (here,), ()).holder("procureur").id == "77288"


def test_a_convention_without_communes_covers_those_of_the_local_forces_that_are_parties():
    text = (
        "forces: [{id: pm, kind: police_municipale, communes: ['77288']},"
        " {id: gc, kind: garde_champetre, communes: ['77326']},"
        " {id: pn, kind: police_nationale, communes: ['77288', '77285']}],"
        " conventions: [{id: c, signed: 2019-06-01, years: 3, forces: [pm, pn]}]"
    )
    (one,) = cooperation.instruments(town(text), DAY)
    assert (sorted(one.communes), one.communes_known) == (["77288"], True)


@pytest.mark.parametrize(
    ("dates", "there"),
    [
        ("signed: 2019-01-01, years: 3", True),
        ("signed: 2015-01-01, years: 3", False),  # over
        ("signed: 2019-01-01, start: 2020-01-02, years: 3", False),  # yet to begin
        ("signed: 2020-01-02, start: 2019-01-01, years: 3", False),  # yet to be signed
        ("signed: 2020-01-02, years: 3", False),
        ("start: 2019-01-01, years: 3", True),
    ],
)
def test_a_strategy_is_there_once_it_is_signed_and_has_begun_until_it_is_over(dates, there):
    framework = town(f"strategies: [{{id: s, kind: stspd, {dates}}}]")
    assert bool(cooperation.instruments(framework, DAY)) is there


def test_the_domains_of_an_instrument_are_those_that_were_recognised():
    says = "domains: [holiday_watch, {label: bons usages}]"
    framework = town(f"conventions: [{{id: c, signed: 2019-06-01, years: 3, {says}}}]")
    (bond,) = bonds_on(framework, date(2020, 1, 1))
    assert bond.domains == {"holiday_watch"}


def test_a_day_is_read_once_until_another_day_another_law_or_another_framework():
    framework = attrs.evolve(SENART)
    found = cooperation.instruments(framework, "2012-11-23")
    assert cooperation.instruments(framework, "2012-11-23")[0] is found[0]
    assert cooperation.instruments(framework, "2012-11-22") != found
    assert cooperation.instruments(framework, "2012-11-23") == found
    bare = attrs.evolve(framework, conventions=(), strategies=())
    assert cooperation.instruments(bare, "2012-11-23") == ()


def test_the_instruments_of_a_law_are_not_those_of_another():
    framework = attrs.evolve(SENART)
    asked = {"meta": {"id": "x", "fr": "Essai", "en": "Trial"}}
    one_post = asked | {"convention": {"posts_threshold": {"values": [{"value": 1}]}}}
    as_read = cooperation.instruments(framework, "2012-11-23")
    with law.amended(one_post, since="2012-01-01"):
        amended = cooperation.instruments(framework, "2012-11-23")
    assert amended[0] is not as_read[0]
    assert cooperation.instruments(framework, "2012-11-23") == as_read


def test_what_was_read_is_not_sent_along_with_a_framework():
    asked, silent = attrs.evolve(SENART), attrs.evolve(SENART)
    sent = pickle.dumps(silent)
    assert silent.kept == {}  # there is room, and nothing in it
    cooperation.instruments(asked, "2012-11-23")
    assert asked.kept != {}
    copied = pickle.loads(pickle.dumps(asked))
    assert copied == pickle.loads(sent) == SENART
    assert copied.kept == {}
    assert copy.deepcopy(asked).kept == {}


def test_those_who_signed_a_strategy_work_on_it_beside_the_council():
    framework = town(
        "councils: [{id: k, kind: clspd, created: 2010-01-01, members: [{office: prefet}]}],"
        " strategies: [{id: s, kind: stspd, council: k, signed: 2019-01-01, years: 3,"
        " signatories: [{office: procureur}], priorities: [holiday_watch]}]"
    )
    assert joined(framework) == {
        (frozenset({"office:prefet", "office:procureur"}), "holiday_watch@s"),
    }
