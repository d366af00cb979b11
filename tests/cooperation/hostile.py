"""Graphs in which every name and every attribute may be awkward."""

from typing import Any

import networkx as nx
from hypothesis import strategies as st

from secuprev.testing import AWKWARD

KINDS = ("partner", "instrument", "domain", "commune")
# What a document may hold that the formats themselves are made of.
MARKS = (
    "a\\",
    '\\"',
    "\\N",
    "a\\\nb",
    "]]>",
    "<!-- a --> <b>c</b>",
    "&lt;&#38;&nbsp;",
    "#quot;#35;",
    "`a`",
    "**a**",
    "a|b;c",
    "a@b{c: d}",
    "--> b",
    "%% a",
    "end",
    "_x0000_",
    "_x005F_x0000_",
    "a,b;c\r\n",
    '=cmd|"a"!A1',
    "×²ǅ",
)
texts = st.sampled_from((*AWKWARD, *MARKS)) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=8
)
days = st.sampled_from(("2012-11-23", "2012-11", "2012", "soon", ""))
numbers = st.integers(-(2**31), 2**31) | st.floats(allow_nan=False, allow_infinity=False, width=32)
values = texts | st.booleans() | numbers
nodes = st.fixed_dictionaries(
    {"kind": st.sampled_from(KINDS), "label": texts, "label_en": texts},
    optional={"code": texts, "population": st.integers(0, 10**7), "since": days, "until": days},
)
edges = st.fixed_dictionaries(
    {"certain": st.booleans(), "relation": texts},
    optional={"label": texts, "roles": texts, "since": days, "until": days, 'odd <"name">': values},
)


@st.composite
def graphs(draw: st.DrawFn, *, directed: bool | None = None) -> "nx.Graph[str]":
    """Draw a graph like those of the library, of each class of networkx."""
    classes = [nx.Graph, nx.MultiGraph, nx.DiGraph, nx.MultiDiGraph]
    wanted = [one for one in classes if directed in (None, one().is_directed())]
    graph: Any = draw(st.sampled_from(wanted))(framework=draw(texts), on="2020-01-01")
    names = draw(st.lists(texts.map("partner:{}".format), min_size=1, max_size=4, unique=True))
    for name in names:
        graph.add_node(name, **draw(nodes))
    for _ in range(draw(st.integers(0, 4))):
        ends = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        key = (draw(texts),) if graph.is_multigraph() else ()
        graph.add_edges_from([(*ends, *key, draw(edges))])
    return graph
