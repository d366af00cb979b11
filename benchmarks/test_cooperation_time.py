"""Graphs and coverage of a made-up country, beside what does the bare work alone.

The bare builders are given nodes, edges and dictionaries of attributes that are made already, the
same that come out of `secuprev`, which has to find out from the conventions which are in force, who
works on what, and since when. What it reads of a day is kept with a framework: the first question
is asked of frameworks of which nobody asked anything yet, the next one of those that were asked
about that day before.
"""

from datetime import date
from math import log10

import attrs
import networkx as nx
import pytest

import secuprev
from benchmarks.beside import ratios
from benchmarks.country import DAY, country
from secuprev.cooperation import CellState

AGGLOMERATIONS = 1300
GRAPHS = {
    "incidence graph": (secuprev.incidence_graph, nx.Graph, {}),
    "cooperation graph": (secuprev.cooperation_graph, nx.MultiGraph, {"keys": True}),
}


@pytest.fixture(scope="module")
def frameworks():
    return country(AGGLOMERATIONS)


def first(question, frameworks):
    for one in frameworks:
        question(attrs.evolve(one), DAY)


def again(question, frameworks):
    for one in frameworks:
        question(one, DAY)


def bare(graphs, cls):
    for nodes, edges in graphs:
        graph = cls()
        graph.add_nodes_from(nodes)
        graph.add_edges_from(edges)


def rust(graphs, cls):
    for nodes, edges in graphs:
        graph = cls()
        rank = dict(zip((name for name, _ in nodes), graph.add_nodes_from(nodes), strict=True))
        graph.add_edges_from([(rank[one[0]], rank[one[1]], one[-1]) for one in edges])


@pytest.mark.parametrize("name", GRAPHS)
def test_graphs(beside, frameworks, name):
    build, cls, keys = GRAPHS[name]
    built = (build(one, DAY) for one in frameworks)
    ready = [(list(one.nodes(data=True)), list(one.edges(data=True, **keys))) for one in built]
    asked = (f"{name}, first question", lambda: first(build, frameworks))
    known = (f"{name}, next question", lambda: again(build, frameworks))
    networkx = ("bare networkx, ready nodes and edges", lambda: bare(ready, cls))
    beside(asked, networkx, aim=1.3)
    beside(known, networkx, aim=1.3)
    rustworkx = pytest.importorskip("rustworkx")
    rusty = ("bare rustworkx, the same", lambda: rust(ready, rustworkx.PyGraph))
    beside(asked, rusty)
    beside(known, rusty)


def covered(frameworks):
    """Return how many communes each domain is covered in."""
    total: dict[str, int] = {}
    for one in frameworks:
        for domain, counts in secuprev.coverage(one, DAY).counts.items():
            total[domain] = total.get(domain, 0) + counts[CellState.COVERED]
    return total


def merged(frameworks):
    """Return the same by a merge and a pivot of the same facts, dates included."""
    pd = pytest.importorskip("pandas")
    acts = pd.DataFrame(
        [
            (f.id, c.id, c.signed.earliest, c.signed.plus_years(c.years).earliest)
            for f in frameworks
            for c in f.conventions
        ],
        columns=["town", "act", "start", "end"],
    )
    places = pd.DataFrame(
        [(f.id, c.id, code) for f in frameworks for c in f.conventions for code in c.communes],
        columns=["town", "act", "commune"],
    )
    themes = pd.DataFrame(
        [(f.id, c.id, m.domain) for f in frameworks for c in f.conventions for m in c.domains],
        columns=["town", "act", "domain"],
    )
    day = date.fromisoformat(DAY)
    running = acts[(acts["start"] <= day) & (day < acts["end"])]
    cells = running.merge(places).merge(themes).drop_duplicates(["commune", "domain"])
    table = cells.pivot_table(index="commune", columns="domain", values="act", aggfunc="count")
    return table.notna().sum().to_dict()


def test_both_ways_count_the_same(frameworks):
    found = covered(frameworks[:50])
    assert {code: n for code, n in found.items() if n} == merged(frameworks[:50])


def test_coverage(beside, frameworks):
    pytest.importorskip("pandas")
    pandas = ("merge and pivot of the same by pandas", lambda: merged(frameworks))
    first = ("coverage, first question", lambda: covered(map(attrs.evolve, frameworks)))
    beside(first, pandas, aim=1)
    beside(("coverage, next question", lambda: covered(frameworks)), pandas, aim=1)


def test_growth(line, frameworks):
    def work(size):
        fresh = [attrs.evolve(one) for one in frameworks[:size]]
        covered(fresh)
        again(secuprev.cooperation_graph, fresh)

    tenfold = ratios(lambda: work(AGGLOMERATIONS), lambda: work(AGGLOMERATIONS // 10), rounds=5)
    exponents = [log10(one) for one in tenfold]
    line("coverage and graph of 1,300 agglomerations", "of 130: exponent", exponents, aim=1.05)
