"""The picture of who works with whom: lines, marks, places."""

import networkx as nx
import pytest
from attrs import evolve
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex

import secuprev
from secuprev import law
from secuprev.cooperation import NotDrawn
from secuprev.cooperation.pictures.kinds import kind_of, kinds
from secuprev.cooperation.pictures.links import read_links

from . import made_up
from .looking import clipped, overlapping, words_of

DAY = "2021-01-01"
THREE = made_up.three()


def drawn(framework, **more):
    return secuprev.draw_cooperation(secuprev.cooperation_graph(framework, DAY), **more)


def lines_of(ax):
    (lines,) = [one for one in ax.collections if isinstance(one, LineCollection)]
    return lines


def names_of(ax):
    """Return the place of each name, its lines joined."""
    return {text.get_text().replace("\n", " "): text.get_position() for text in ax.texts}


def test_two_partners_are_joined_by_one_line_the_wider_the_more_they_share():
    lines = lines_of(drawn(THREE))
    assert len(lines.get_segments()) == 2  # two domains with the brigade, one with the prosecutor
    narrow, wide = sorted(lines.get_linewidths())
    assert narrow < wide


def test_a_line_is_dashed_when_nothing_certain_says_it():
    plain, dashed = lines_of(drawn(THREE)).get_linestyle()[::-1]
    assert plain[1] is None
    assert dashed[1] is not None
    assert "en vigueur : ne peut être dit" in words_of(drawn(THREE))
    sure = evolve(THREE, groups=())
    assert [style[1] for style in lines_of(drawn(sure)).get_linestyle()] == [None]
    assert "en vigueur : ne peut être dit" not in words_of(drawn(sure))


def test_one_certain_edge_is_enough_for_a_full_line():
    graph = nx.MultiGraph()
    graph.add_edge("a", "b", domain="one", certain=False)
    graph.add_edge("b", "a", domain="two", certain=True)
    _, _, (link,) = read_links(graph)
    assert link.certain
    assert link.domains == {"one", "two"}


def test_a_domain_named_by_two_instruments_counts_once():
    graph = nx.MultiGraph()
    graph.add_edge("a", "b", domain="one", instrument="x")
    graph.add_edge("a", "b", domain="one", instrument="y")
    assert len(read_links(graph)[2][0].domains) == 1


def test_the_lines_of_one_domain():
    ax = drawn(THREE, domain="dangerous_dogs", lang="en")
    assert len(lines_of(ax).get_segments()) == 1
    assert "Dangerous dogs" in ax.get_title("left")
    assert len(lines_of(drawn(THREE, domain="holiday_watch")).get_segments()) == 2


def test_a_domain_that_does_not_exist_is_refused():
    with pytest.raises(law.UnknownName, match="dangerous_dog"):
        drawn(THREE, domain="dangerous_dog")


def test_those_with_no_domain_in_common_stand_below():
    places = names_of(drawn(THREE))
    heights = {name: place[1] for name, place in places.items()}
    assert len(heights) == 5
    alone = heights.pop("Office public de l'habitat")
    above = heights.pop("À part, sans domaine commun avec un autre :")
    assert alone < above < min(heights.values())


def test_all_are_below_where_nobody_works_together():
    ax = drawn(evolve(THREE, conventions=(), groups=()))
    assert lines_of(ax).get_segments() == []
    assert clipped(ax.figure) == []
    assert len(names_of(ax)) == 5


@pytest.mark.parametrize("count", [2, 7, 16, 17, 61])
def test_each_partner_has_one_mark_and_one_name(count):
    framework = made_up.partners(count)
    ax = drawn(framework)
    marks = [one for one in ax.collections if isinstance(one, PathCollection)]
    assert sum(len(one.get_offsets()) for one in marks) == count
    assert len([text for text in ax.texts if not text.get_text().endswith(":")]) == count
    assert overlapping(ax.figure) == []
    assert clipped(ax.figure) == []


def test_lines_go_from_mark_to_mark_on_one_circle():
    ax = drawn(made_up.partners(24))
    marks = {
        (round(x, 6), round(y, 6))
        for one in ax.collections
        if isinstance(one, PathCollection)
        for x, y in one.get_offsets()
    }
    for curve in lines_of(ax).get_segments():
        ends = {(round(x, 6), round(y, 6)) for x, y in (curve[0], curve[-1])}
        assert ends <= marks


def test_the_same_graph_gives_the_same_places():
    first, second = (names_of(drawn(made_up.partners(30))) for _ in range(2))
    assert first == second


def test_a_graph_of_ones_own_needs_no_attribute():
    graph = nx.MultiGraph([("Ann", "Bob"), ("Bob", "Cid"), ("Cid", "Cid")])
    ax = secuprev.draw_cooperation(graph)
    assert set(names_of(ax)) == {"Ann", "Bob", "Cid"}
    assert len(lines_of(ax).get_segments()) == 2


# --- kinds ----------------------------------------------------------------------------------------

# Okabe and Ito, "Color Universal Design" (2008): the eight colours.
OKABE_ITO = {"#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"}


def test_each_kind_has_a_colour_and_a_shape_of_its_own():
    assert len({kind.colour for kind in kinds()}) == len({kind.shape for kind in kinds()})
    assert len({kind.shape for kind in kinds()}) == len(kinds())
    assert {to_hex(kind.colour) for kind in kinds()} <= OKABE_ITO


def test_each_code_of_a_kind_is_one_of_the_law_and_stands_once():
    known = {*law.partners.codes(), *law.offices.codes(), *(one.code for one in law.forces())}
    named = [code for kind in kinds() for code in kind.codes]
    assert set(named) <= known
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("police_nationale", "State forces"),
        ("douanes", "State forces"),
        ("ggd", "State forces"),
        ("commissaire", "State forces"),
        ("prefet", "prefecture and State services"),
        ("dasen", "prefecture and State services"),
        ("haut_commissaire", "prefecture and State services"),
        ("procureur", "justice"),
        ("spip", "justice"),
        ("police_municipale", "local forces"),
        ("police_municipale_paris", "local forces"),
        ("csu", "local forces"),
        ("maire", "elected officials and local authorities"),
        ("president_epci", "elected officials and local authorities"),
        ("caf", "other partners"),
        ("suge", "other partners"),
        ("a code that is not known", "other partners"),
    ],
)
def test_the_kind_of_each(code, kind):
    assert kind_of(code).label.en == kind


@pytest.mark.parametrize("graph", [secuprev.incidence_graph(THREE, DAY), nx.MultiDiGraph()])
def test_another_graph_is_refused_rather_than_drawn_as_one_of_partners(graph):
    with pytest.raises(NotDrawn, match="cooperation"):
        secuprev.draw_cooperation(graph)
