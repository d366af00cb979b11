"""Graphs and coverage of a made-up country, beside what does the bare work alone.

The bare builders are given nodes, edges and dictionaries of attributes that are made already, the
same that come out of `secuprev`, which has to find out from the conventions which are in force, who
works on what, and since when. What it reads of a day is kept with a framework: the first question
is asked of frameworks of which nobody asked anything yet, the next one of those that were asked
about that day before.

Coverage is measured beside tables of pandas that come to the same answer, in how many communes each
domain is covered, is a gap, or neither; and, without an aim, beside a merge and a pivot that count
the covered communes alone.

The least that reading takes is measured as well: a script that knows this country alone, where all
is exact, in order and told, makes the same graphs, or counts what is covered, and nothing else.
"""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from math import log10

import attrs
import networkx as nx
import pytest

import secuprev
from benchmarks.beside import ratios
from benchmarks.country import DAY, country
from secuprev import law
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


def least(build, frameworks):
    for one in frameworks:
        build(one)


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


def running(framework):
    """Yield the conventions of the day, with what the edges of each say."""
    day = date.fromisoformat(DAY)
    for one in framework.conventions:
        end = one.signed.plus_years(one.years).earliest
        if one.signed.earliest <= day < end:
            last = (end - timedelta(days=1)).isoformat()
            yield one, {"certain": True, "since": one.signed.earliest.isoformat(), "until": last}


def described(kind, code, label, label_en=None):
    return {"kind": kind, "code": code, "label": label, "label_en": label_en or label}


def least_incidence(framework):
    """Return the incidence graph, by a script that knows this country alone."""
    graph = nx.Graph(framework=framework.id, on=DAY)
    held = [(one, {"instrument": one.id} | span) for one, span in running(framework)]
    nodes = {
        f"partner:{one.id}": described("partner", one.kind, one.id) for one in framework.forces
    }
    for one, span in held:
        said = described("instrument", "communal", one.id) | {"form": "convention"}
        nodes[f"instrument:{one.id}"] = said | span
    for one in framework.communes:
        said = described("commune", one.code, one.code) | {"population": one.population}
        nodes[f"commune:{one.code}"] = said
    edges = [
        (f"partner:{force.id}", f"commune:{code}", {"relation": "serves"})
        for force in framework.forces
        for code in force.communes or ()
    ]
    for one, span in held:
        here = f"instrument:{one.id}"
        party, covers = span | {"relation": "party"}, span | {"relation": "covers"}
        names = span | {"relation": "names", "strength": "theme"}
        edges += [(here, f"partner:{id}", party) for id in one.forces]
        for mention in one.domains:
            name = f"domain:{mention.domain}"
            if name not in nodes:
                label = law.domains[mention.domain].label
                said = described("domain", mention.domain, label.fr, label.en)
                nodes[name] = said | {"recognised": True}
            edges.append((here, name, names))
        edges += [(here, f"commune:{code}", covers) for code in one.communes]
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from(edges)
    return graph


def least_cooperation(framework):
    """Return the cooperation graph, by a script that knows this country alone."""
    graph = nx.MultiGraph(framework=framework.id, on=DAY)
    graph.add_nodes_from(
        (f"partner:{one.id}", described("partner", one.kind, one.id)) for one in framework.forces
    )
    edges = []
    for one, span in running(framework):
        members = [f"partner:{id}" for id in sorted(one.forces)]
        roles = " ".join(f"{name}=theme" for name in members)
        pairs = list(combinations(members, 2))
        for mention in one.domains:
            domain, label = mention.domain, law.domains[mention.domain].label
            said = {
                "domain": domain, "label": label.fr, "label_en": label.en,
                "instrument": one.id, "strength": "theme", "roles": roles, **span,
            }  # fmt: skip
            edges += [(*pair, f"{domain}@{one.id}", said) for pair in pairs]
    graph.add_edges_from(edges)
    return graph


LEAST = {"incidence graph": least_incidence, "cooperation graph": least_cooperation}


@pytest.mark.parametrize("name", GRAPHS)
def test_the_least_reading_makes_the_same_graphs(frameworks, name):
    for one in frameworks[:50]:
        assert nx.utils.graphs_equal(LEAST[name](one), GRAPHS[name][0](one, DAY))


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
    beside((f"{name}, the least reading", lambda: least(LEAST[name], frameworks)), networkx)
    rustworkx = pytest.importorskip("rustworkx")
    rusty = ("bare rustworkx, the same", lambda: rust(ready, rustworkx.PyGraph))
    beside(asked, rusty)
    beside(known, rusty)


def standing(frameworks):
    """Return in how many communes of each town each domain stands in each way."""
    return [secuprev.coverage(one, DAY).counts for one in frameworks]


def tabled(frameworks):
    """Return the same as a table, by merges of the same facts, dates and model included.

    It knows this country alone: all is told, so there is nothing that cannot be.
    """
    pd = pytest.importorskip("pandas")
    day = date.fromisoformat(DAY)
    held = [(town, one) for town, f in enumerate(frameworks) for one in f.conventions]
    acts = pd.DataFrame(
        [(town, c.signed.earliest, c.signed.plus_years(c.years).earliest) for town, c in held],
        columns=["town", "start", "end"],
    )
    places = pd.DataFrame(
        [(act, code) for act, (_, c) in enumerate(held) for code in c.communes],
        columns=["act", "commune"],
    )
    themes = pd.DataFrame(
        [(act, m.domain) for act, (_, c) in enumerate(held) for m in c.domains],
        columns=["act", "domain"],
    )
    clauses = [one for one in law.model(DAY).clauses if one.part == "needs"]
    needs = pd.DataFrame(
        [(one.code, domain) for one in clauses for domain in law.domains_of(one.code)],
        columns=["need", "domain"],
    )
    running = acts.loc[(acts["start"] <= day) & (day < acts["end"]), ["town"]]
    there = places.merge(running, left_on="act", right_index=True)
    covered = there.merge(themes)[["town", "commune", "domain"]].drop_duplicates()
    wanted = there[["town", "commune"]].drop_duplicates().merge(needs, how="cross")
    wanted = wanted.merge(covered, how="left", indicator="found")
    here = wanted["found"] == "both"
    met = here.groupby([wanted["commune"], wanted["need"]]).transform("any")
    wanted["state"] = met.map({True: "none", False: "gap"})  # another domain may answer the need
    named = ["town", "commune", "domain", "state"]
    cells = pd.concat([covered.assign(state="covered"), wanted.loc[~here, named].drop_duplicates()])
    table = cells.groupby(["town", "domain", "state"]).size().unstack(fill_value=0)
    communes = pd.Series([len(one.communes) for one in frameworks])
    every = communes.loc[table.index.get_level_values("town")].to_numpy()
    table["none"] = every - table["covered"] - table["gap"]
    return table.assign(unknown=0)


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


def least_covered(frameworks):
    """Return the same by a script that knows this country alone."""
    total = Counter()
    for framework in frameworks:
        cells = {
            (code, mention.domain)
            for one, _ in running(framework)
            for mention in one.domains
            for code in one.communes
        }
        total.update(domain for _, domain in cells)
    return dict(total)


def test_tables_tell_how_each_domain_stands_as_secuprev_does(frameworks):
    found = [{} for _ in frameworks[:50]]
    for (town, domain), counts in tabled(frameworks[:50]).to_dict("index").items():
        found[town][domain] = counts
    assert found == standing(frameworks[:50])
    assert any(one["gap"] for counts in found for one in counts.values())


def test_all_ways_count_the_same(frameworks):
    found = covered(frameworks[:50])
    assert {code: n for code, n in found.items() if n} == merged(frameworks[:50])
    assert least_covered(frameworks[:50]) == merged(frameworks[:50])


def test_coverage(beside, frameworks):
    pytest.importorskip("pandas")
    tables = ("the same by merges of pandas", lambda: tabled(frameworks))
    asked = ("coverage, first question", lambda: standing(map(attrs.evolve, frameworks)))
    beside(asked, tables, aim=1)
    beside(("coverage, next question", lambda: standing(frameworks)), tables, aim=1)
    pivot = ("what is covered alone, by a merge and a pivot of pandas", lambda: merged(frameworks))
    beside(asked, pivot)
    beside(("what is covered alone, the least reading", lambda: least_covered(frameworks)), pivot)


def test_growth(line, frameworks):
    def work(size):
        for one in map(attrs.evolve, frameworks[:size]):  # what is kept with one goes with it
            standing([one])
            secuprev.cooperation_graph(one, DAY)

    tenfold = ratios(lambda: work(AGGLOMERATIONS), lambda: work(AGGLOMERATIONS // 10), rounds=5)
    found = [log10(one) for one in tenfold]
    line("coverage and graph of 1,300 agglomerations", "of 130: exponent", found, aim=1.05)
