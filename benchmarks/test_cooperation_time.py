"""Graphs and coverage of a made-up country, beside what does the bare work alone.

Read the ratios of a group, not its seconds. The bare builders are given nodes and edges that are
made already; `secuprev` has to find out from the conventions which are in force, who works on what,
and since when.
"""

from datetime import date

import networkx as nx
import pytest

import secuprev
from benchmarks.country import DAY, country
from secuprev.cooperation import CellState

AGGLOMERATIONS = 1300
ROUNDS = {"rounds": 3, "warmup_rounds": 1}


@pytest.fixture(scope="module")
def frameworks():
    return country(AGGLOMERATIONS)


@pytest.fixture(scope="module")
def incidence(frameworks):
    graphs = (secuprev.incidence_graph(one, DAY) for one in frameworks)
    return [(list(g.nodes(data=True)), list(g.edges(data=True))) for g in graphs]


@pytest.fixture(scope="module")
def cooperation(frameworks):
    graphs = (secuprev.cooperation_graph(one, DAY) for one in frameworks)
    return [(list(g.nodes(data=True)), list(g.edges(keys=True, data=True))) for g in graphs]


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


@pytest.mark.benchmark(group="incidence graph")
def test_incidence_secuprev(benchmark, frameworks):
    benchmark.pedantic(lambda: [secuprev.incidence_graph(one, DAY) for one in frameworks], **ROUNDS)


@pytest.mark.benchmark(group="incidence graph")
def test_incidence_bare_networkx(benchmark, incidence):
    benchmark.pedantic(bare, (incidence, nx.Graph), **ROUNDS)


@pytest.mark.benchmark(group="incidence graph")
def test_incidence_bare_rustworkx(benchmark, incidence):
    rustworkx = pytest.importorskip("rustworkx")
    benchmark.pedantic(rust, (incidence, rustworkx.PyGraph), **ROUNDS)


@pytest.mark.benchmark(group="cooperation graph")
def test_cooperation_secuprev(benchmark, frameworks):
    benchmark.pedantic(
        lambda: [secuprev.cooperation_graph(one, DAY) for one in frameworks], **ROUNDS
    )


@pytest.mark.benchmark(group="cooperation graph")
def test_cooperation_bare_networkx(benchmark, cooperation):
    benchmark.pedantic(bare, (cooperation, nx.MultiGraph), **ROUNDS)


@pytest.mark.benchmark(group="cooperation graph")
def test_cooperation_bare_rustworkx(benchmark, cooperation):
    rustworkx = pytest.importorskip("rustworkx")
    benchmark.pedantic(rust, (cooperation, rustworkx.PyGraph), **ROUNDS)


def covered(frameworks):
    """Return how many communes each domain is covered in."""
    counts: dict[str, int] = {}
    for one in frameworks:
        found = secuprev.coverage(one, DAY)
        for domain in found.domains:
            held = len(found.states(domain)[CellState.COVERED])
            counts[domain] = counts.get(domain, 0) + held
    return counts


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


@pytest.mark.benchmark(group="coverage")
def test_coverage_secuprev(benchmark, frameworks):
    benchmark.pedantic(covered, (frameworks,), **ROUNDS)


@pytest.mark.benchmark(group="coverage")
def test_coverage_pandas(benchmark, frameworks):
    benchmark.pedantic(merged, (frameworks,), **ROUNDS)


@pytest.mark.benchmark(group="growth of coverage and graphs")
@pytest.mark.parametrize("size", [130, 390, 1300])
def test_growth(benchmark, frameworks, size):
    def work():
        for one in frameworks[:size]:
            secuprev.coverage(one, DAY)
            secuprev.cooperation_graph(one, DAY)

    benchmark.pedantic(work, **ROUNDS)
