"""Every format, read back by a reader that is not ours: the same nodes, edges and attributes."""

import csv
import html
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from networkx.readwrite.gexf import GEXFReader

import secuprev
from secuprev.cooperation import NotDrawn, UnknownFormat, export, exported
from secuprev.cooperation.exports import FORMATS
from secuprev.testing import frameworks as any_frameworks

from .hostile import graphs
from .strategies import frameworks

ROOT = Path(__file__).parents[2]
SENART = secuprev.load(ROOT / "examples" / "senart-2012.yaml")
MELUN = secuprev.load(ROOT / "examples" / "melun-val-de-seine.yaml")
EXAMPLES = {
    "senart-cooperation": secuprev.cooperation_graph(SENART, "2012-11-23"),
    "senart-incidence": secuprev.incidence_graph(SENART, "2012-11-22"),
    "melun-cooperation": secuprev.cooperation_graph(MELUN, "2026-04-03"),
    "melun-incidence": secuprev.incidence_graph(MELUN, "2026-04-03"),
    "empty": nx.Graph(),
}
each_example = pytest.mark.parametrize("graph", EXAMPLES.values(), ids=EXAMPLES)
SCHEMAS = {
    name: (Path(__file__).parent / "schemas" / f"{name}.xsd").read_text(encoding="utf-8")
    for name in ("graphml", "gexf")
}
# A reader that is asked of many graphs is one process, shared by them all.
sharing = settings(suppress_health_check=list(HealthCheck), max_examples=40)


# --- the graph as a reader should find it ---------------------------------------------------------


def told(graph):
    """Return the nodes with their attributes, and how often each edge is there."""
    if graph.is_multigraph():
        rows = graph.edges(keys=True, data=True)
    else:
        rows = ((one, other, None, data) for one, other, data in graph.edges(data=True))
    return dict(graph.nodes(data=True)), Counter(edge(graph.is_directed(), *row) for row in rows)


def edge(directed, one, other, key, data):
    ends = (one, other) if directed else frozenset((one, other))
    return ends, key, frozenset((name, type(value), value) for name, value in data.items())


def without(data, *names):
    return {name: value for name, value in data.items() if name not in names}


def unescaped(value):
    r"""Take back ``_xHHHH_``, as those do who read office documents."""
    if not isinstance(value, str):
        return value
    return re.sub("_x([0-9A-F]{4,6})_", lambda found: chr(int(found[1], 16)), value)


def unescaped_data(data):
    return {unescaped(name): unescaped(value) for name, value in data.items()}


def like(graph):
    """Return an empty graph of the same class, to put in what was read."""
    return graph.__class__()


def put_edge(made, one, other, key, data):
    made.add_edges_from([(one, other, *([key] if made.is_multigraph() else []), data)])


def text_of(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def typed(graph):
    """Return the graph as formats with one type to an attribute hold it."""
    made = graph.copy()
    for scope in (made.nodes, made.edges):
        kinds: dict[str, set[type]] = {}
        for _, data in scope.items():
            for name, value in data.items():
                kinds.setdefault(name, set()).add(type(value))
        for _, data in scope.items():
            for name, value in data.items():
                if kinds[name] == {int, float}:
                    data[name] = float(value)
                elif len(kinds[name]) > 1:
                    data[name] = text_of(value)
    return made


def texts_only(graph):
    """Return the graph as formats without types hold it, in which what is empty is not there."""
    made = graph.copy()
    for scope in (made.nodes, made.edges):
        for _, data in scope.items():
            said = {name: text_of(value) for name, value in data.items() if text_of(value)}
            data.clear()
            data.update(said)
    return made


# --- read back ------------------------------------------------------------------------------------


def from_graphml(graph):
    found = nx.read_graphml(
        io.BytesIO(exported(graph, "graphml")), edge_key_type=str, force_multigraph=True
    )
    made = like(graph)
    made.graph.update(unescaped_data(without(found.graph, "node_default", "edge_default")))
    for name, data in found.nodes(data=True):
        made.add_nodes_from([(unescaped(name), unescaped_data(data))])
    for one, other, _, data in found.edges(keys=True, data=True):
        data = unescaped_data(data)
        ends = unescaped(one), unescaped(other)
        put_edge(made, *ends, data.get("key"), without(data, "key"))
    return made


def from_gexf(graph):
    reader = GEXFReader(node_type=str, version="1.3")
    reader.simple_graph = False  # else it forgets the keys where no two edges are parallel
    found = reader(io.BytesIO(exported(graph, "gexf")))
    made = like(graph)
    for name, data in found.nodes(data=True):
        data = unescaped_data(without(data, "start", "end"))
        made.add_nodes_from([(unescaped(name), data)])
    for one, other, key, data in found.edges(keys=True, data=True):
        data = unescaped_data(without(data, "start", "end", "id"))
        put_edge(made, unescaped(one), unescaped(other), unescaped(key), data)
    return made


def from_node_link(graph):
    return nx.node_link_graph(json.loads(exported(graph, "json")), edges="edges")


def from_cytoscape(graph):
    found = nx.cytoscape_graph(json.loads(exported(graph, "cyjs")))
    made = like(graph)
    made.graph.update(found.graph)
    for name, data in found.nodes(data=True):
        made.add_nodes_from([(name, without(data, "id", "value", "name"))])
    assert made.is_multigraph() == found.is_multigraph()
    rows: Any = found.edges(data=True)
    for one, other, data in rows:
        ends = data["source"], data["target"]
        assert made.is_directed() <= ((one, other) == ends)
        put_edge(made, *ends, data.get("key"), without(data, "id", "source", "target", "key"))
    return made


def from_dot(graph, readers):
    found = readers.read("dot", exported(graph, "dot"), layout="dot")
    made = like(graph)
    made.graph.update({name: unquoted(found["graph"].get(name, "")) for name in graph.graph})
    objects = {one["_gvid"]: one for one in found["objects"]}
    known = {name for _, data in graph.nodes(data=True) for name in data}
    for one in objects.values():
        made.add_nodes_from([(unquoted(one["name"]), from_attributes(one, known))])
    known = {name for *_, data in graph.edges(data=True) for name in data}
    for one in found["edges"]:
        ends = (unquoted(objects[one[end]]["name"]) for end in ("tail", "head"))
        put_edge(made, *ends, one["_gvid"], from_attributes(one, known))
    return made


def from_attributes(one, known):
    """Return the attributes that are ours; Graphviz tells no empty one from an absent one."""
    said = {name: unquoted(one[name]) for name in known if one.get(name)}
    return said | ({"label": html.unescape(said["label"])} if "label" in said else {})


def unquoted(text):
    r"""Take back ``\\`` and ``\n``, then what no format can hold."""
    return unescaped(re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text))


def shown_by_graphviz(one):
    text = "".join(step["text"] for step in one.get("_ldraw_", ()) if step["op"] == "T")
    return text.replace("\\\\", "\\")  # steps of a drawing double them again


# --- the same in every format ---------------------------------------------------------------------


@each_example
def test_examples_read_back_as_they_are(graph):
    for read in (from_graphml, from_node_link, from_cytoscape):
        found = read(graph)
        assert told(found) == told(graph), read
        assert found.graph == graph.graph, read
    assert told(from_gexf(graph)) == told(graph)


@given(graphs())
def test_graphml_holds_everything(graph):
    found = from_graphml(graph)
    assert told(found) == told(typed(graph))
    assert found.graph == graph.graph


@given(graphs())
def test_gexf_holds_nodes_edges_and_attributes(graph):
    assert told(from_gexf(graph)) == told(typed(graph))


@given(graphs())
def test_both_forms_of_json_hold_everything(graph):
    for read in (from_node_link, from_cytoscape):
        found = read(graph)
        assert told(found) == told(graph)
        assert found.graph == graph.graph


@sharing
@given(graphs())
def test_dot_holds_all_but_the_difference_of_empty_and_absent(readers, graph):
    found = from_dot(graph, readers)
    nodes, edges = told(found)
    expected_nodes, expected_edges = told(no_empty_first_line(texts_only(graph)))
    assert nodes == expected_nodes
    assert without_keys(edges) == without_keys(expected_edges)
    assert found.graph == graph.graph


def no_empty_first_line(graph):
    for scope in (graph.nodes, graph.edges):
        for _, data in scope.items():
            if data.get("label", "").startswith("\n"):
                data["label"] = f" {data['label']}"
    return graph


def without_keys(edges):
    """Return how often each edge is there: Graphviz reads its key and does not tell it."""
    found: Counter[Any] = Counter()
    for (ends, _, data), often in edges.items():
        found[ends, data] += often
    return found


@sharing
@given(graphs())
def test_mermaid_shows_the_labels_and_who_is_joined(readers, graph):
    found = readers.read("mermaid", exported(graph, "mmd"))
    names = {name: f"n{rank}" for rank, name in enumerate(graph)}
    shapes = {
        "partner": "square", "instrument": "hexagon", "domain": "stadium", "commune": "circle",
    }  # fmt: skip
    assert [(one["id"], one["type"], shown_by_mermaid(one)) for one in found["nodes"]] == [
        (names[name], shapes[data["kind"]], data["label"].strip(" "))
        for name, data in graph.nodes(data=True)
    ]
    assert [
        (one["start"], one["end"], shown_by_mermaid(one), one["stroke"] == "dotted", one["type"])
        for one in found["edges"]
    ] == [
        (
            names[one],
            names[other],
            (data.get("label") or data["relation"]).strip(" "),
            data["certain"] is False,
            "arrow_point" if graph.is_directed() else "arrow_open",
        )
        for one, other, data in graph.edges(data=True)
    ]


def shown_by_mermaid(one):
    return unescaped(one["text"].replace("<br>", "\n")).strip(" ")


@given(graphs())
def test_csv_holds_the_edges(graph):
    text = exported(graph, "csv").decode()
    found = [
        {name: re.sub(r"^'(?=[=+@\-＝＋－＠\t\r\n])", "", cell) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)
    ]
    rows = [(*row[:2], row[-1]) for row in graph.edges(data=True)]
    assert [(one["source"], one["target"]) for one in found] == [row[:2] for row in rows]
    if graph.is_multigraph():
        assert [one["key"] for one in found] == [key for *_, key in graph.edges(keys=True)]
    known = {name for *_, data in rows for name in data}
    for one, (*_, data) in zip(found, rows, strict=True):
        said = {name: text_of(data[name]) if name in data else "" for name in known}
        assert without(one, "source", "target", "key") == said


# --- schemas --------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", SCHEMAS)
@each_example
def test_examples_are_valid(readers, graph, format):
    assert readers.read("xml", exported(graph, format), schema=SCHEMAS[format]) == []


@pytest.mark.parametrize("format", SCHEMAS)
@settings(sharing, max_examples=10)
@given(several=st.lists(graphs(), min_size=5, max_size=10))
def test_every_graph_is_valid(readers, format, several):
    contents = [exported(graph, format) for graph in several]
    assert readers.read("xml", *contents, schema=SCHEMAS[format]) == []


@pytest.mark.parametrize("format", SCHEMAS)
def test_keys_that_differ_by_their_spaces_alone_are_other_keys(readers, format):
    graph = nx.MultiGraph()
    keys = ["", " ", "  ", "\t", "a b", "a  b", "a\nb", " a b", "a b ", "_x0020_"]
    graph.add_edges_from(("partner:a", "partner:b", key, {}) for key in keys)
    assert readers.read("xml", exported(graph, format), schema=SCHEMAS[format]) == []


@pytest.mark.parametrize(
    ("format", "right", "wrong"),
    [
        ("graphml", b'node id="partner:', b'node id="partner '),
        ("graphml", b'source="partner:', b'source="nobody:'),
        ("graphml", b'attr.type="string"', b'attr.type="text"'),
        ("gexf", b"<meta>", b'<meta lastmodified="2026-01-01">'),
        ("gexf", b'start="2012-11-23"', b'start="2012-11"'),
        ("gexf", b'target="partner:', b'target="nobody:'),
    ],
)
def test_the_schemas_refuse_what_is_wrong(readers, format, right, wrong):
    content = exported(EXAMPLES["senart-cooperation"], format)
    assert right in content
    content = content.replace(right, wrong)
    assert readers.read("xml", content, schema=SCHEMAS[format])


# --- what is shown --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ['OPH "<Sud>" & Cie', "&lt;b&gt;", "a\\nb \\N", "שלום 👮🏽", "it's"]
)
def test_graphviz_shows_a_name_as_it_is(readers, name):
    graph = nx.Graph()
    graph.add_node("partner:a", label=name)
    (one,) = readers.read("dot", exported(graph, "dot"), layout="dot")["objects"]
    assert shown_by_graphviz(one) == name


@pytest.mark.parametrize("format", ["dot", "gexf", "mmd", "json"])
def test_labels_are_shown_in_the_language_asked_for(format):
    graph = EXAMPLES["senart-cooperation"]
    french, english = "Chiens dangereux", "Dangerous dogs"
    both = format != "mmd"
    for lang, shown, other in (("fr", french, english), ("en", english, french)):
        text = exported(graph, format, lang=lang).decode()
        assert re.search(f'(label="|"label": "|"){shown}"', text)
        assert (other in text) is both


# --- time -----------------------------------------------------------------------------------------


def lived(**said):
    graph = nx.Graph()
    graph.add_node("instrument:c", kind="instrument", **said)
    content = exported(graph, "gexf").decode()
    (_, data), *_ = nx.read_gexf(io.StringIO(content)).nodes(data=True)
    assert {name: data[name] for name in said} == said
    return data.get("start"), data.get("end"), 'mode="dynamic" timeformat="date"' in content


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ({"since": "2012-11-23", "until": "2015-11-22"}, "2012-11-23", "2015-11-22"),
        ({"since": "2012-11"}, "2012-11-01", None),
        ({"until": "2012-02"}, None, "2012-02-29"),
        ({"since": "2012", "until": "2012"}, "2012-01-01", "2012-12-31"),
        ({"since": "0999"}, "0999-01-01", None),
    ],
)
def test_a_vague_day_lasts_as_long_as_it_may_in_gexf(said, start, end):
    assert lived(**said) == (start, end, True)


@pytest.mark.parametrize(
    "said", [{}, {"since": "soon"}, {"since": 2012}, {"since": "2015-01-02", "until": "2015-01-01"}]
)
def test_what_is_no_time_is_an_attribute_alone(said):
    assert lived(**said) == (None, None, False)


def test_the_time_line_of_senart():
    graph = EXAMPLES["senart-cooperation"]
    found = nx.read_gexf(io.BytesIO(exported(graph, "gexf")))
    assert found.graph["mode"] == "dynamic"
    assert {data["start"] for *_, data in found.edges(data=True)} == {"2012-11-23"}
    assert not any("start" in data for _, data in found.nodes(data=True))


def test_parallel_edges_stay_apart_in_gephi_by_their_kind():
    text = exported(EXAMPLES["senart-cooperation"], "gexf").decode()
    kinds = re.findall(' kind="(.*?)"', text)
    assert len(set(kinds)) == len(kinds) == 10
    assert "dangerous_dogs@coordination-2012" in kinds


# --- what goes in, and what is refused ------------------------------------------------------------


def test_the_same_graph_gives_the_same_bytes_in_any_process():
    code = (
        "import sys, secuprev; from secuprev.cooperation import exported\n"
        f"framework = secuprev.load({str(ROOT / 'examples' / 'melun-val-de-seine.yaml')!r})\n"
        "graph = secuprev.incidence_graph(framework, '2026-04-03')\n"
        f"for format in {sorted(FORMATS)!r}: sys.stdout.buffer.write(exported(graph, format))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    here = b"".join(exported(EXAMPLES["melun-incidence"], format) for format in sorted(FORMATS))
    assert runs == {here}


@given(graphs())
def test_a_graph_is_left_as_it_was(graph):
    before, frame = told(graph.copy()), dict(graph.graph)
    for format in FORMATS:
        assert exported(graph, format, lang="en") == exported(graph, format, lang="en")
    assert told(graph) == before
    assert graph.graph == frame


@pytest.mark.parametrize("strategy", [frameworks(), any_frameworks()], ids=["small", "hostile"])
def test_every_framework_is_exported_in_every_format(strategy):
    @settings(sharing, max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
    @given(strategy)
    def check(framework):
        for build in (secuprev.incidence_graph, secuprev.cooperation_graph):
            graph = build(framework, "2020-01-01")
            for read in (from_graphml, from_gexf, from_node_link, from_cytoscape):
                assert told(read(graph)) == told(graph)
            for format in FORMATS:
                assert exported(graph, format)

    check()


def test_values_that_no_format_holds_are_texts_and_none_is_not_there():
    graph = nx.MultiGraph()
    graph.add_node(7, rank=float("inf"), names=("a", "b"), score=None, half="\ud800")
    graph.add_edge(7, 8, weight=float("nan"))
    for format in FORMATS:
        exported(graph, format)
    (first, data), _ = from_node_link(graph).nodes(data=True)
    assert (first, data) == ("7", {"rank": "inf", "names": "('a', 'b')", "half": "\ud800"})


@pytest.mark.parametrize("name", ["graph.xlsx", "graph", "graph.", ".gephi"])
def test_an_unknown_suffix_is_told_with_those_that_are_known(tmp_path, name):
    with pytest.raises(
        UnknownFormat, match="known: graphml, gexf, json, cyjs, dot, gv, mmd, csv, png"
    ):
        export(nx.Graph(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", FORMATS)
def test_the_suffix_says_the_format(tmp_path, format):
    graph = EXAMPLES["senart-incidence"]
    path = tmp_path / f"graph.{format.upper()}"
    export(graph, path)
    assert path.read_bytes() == exported(graph, format)
    export(graph, path, format="csv")
    assert path.read_bytes() == exported(graph, "csv")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_file_keeps_its_mode_and_a_link_what_it_leads_to(tmp_path):
    path, link = tmp_path / "graph.dot", tmp_path / "link.dot"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    export(nx.Graph(), link)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "graph {\n}\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_replaced_is_left_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "graph.dot"
    path.write_text("old", encoding="utf-8")

    def refused(*_):
        raise OSError("no")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OSError, match="no"):
        export(nx.Graph(), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        export(nx.Graph(), pipe, format="dot")
        assert os.read(reading, 1000) == exported(nx.Graph(), "dot")
    finally:
        os.close(reading)
    assert pipe.is_fifo()


# --- pictures -------------------------------------------------------------------------------------


@pytest.mark.extra("plot")
@pytest.mark.parametrize(
    ("format", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_a_graph_of_cooperation_is_drawn(format, begins):
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    graph = EXAMPLES["senart-cooperation"]
    content = exported(graph, format.upper())
    assert content.startswith(begins)
    assert exported(graph, format) == content
    assert exported(graph, format, lang="en") != content
    assert plt.get_fignums() == before


@pytest.mark.extra("plot")
@pytest.mark.parametrize("name", ["senart-incidence", "empty"])
def test_another_graph_is_not_drawn(tmp_path, name):
    with pytest.raises(NotDrawn, match="cooperation"):
        export(EXAMPLES[name], tmp_path / "graph.png")
    assert list(tmp_path.iterdir()) == []
