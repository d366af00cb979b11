"""The incidence graph: who takes part in which instrument, and what it is about."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from secuprev.cooperation.instruments import Instrument, Part, Strength, Theme
from secuprev.cooperation.partners import Actor, Directory
from secuprev.cooperation.reading import day_of, instruments_on
from secuprev.model import Commune, Framework
from secuprev.values import AnyDate, PartialDate, Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["NODE_KINDS", "incidence_graph", "node"]

NODE_KINDS = ("partner", "instrument", "domain", "commune")

Attributes = dict[str, Any]
_Edge = tuple[str, str, Attributes]


def node(kind: str, id: str) -> str:
    """Return the name of a node: its kind and its identifier.

    >>> node("domain", "holiday_watch")
    'domain:holiday_watch'
    """
    return f"{kind}:{id}"


def incidence_graph(framework: Framework, on: AnyDate | None = None) -> "nx.Graph[str]":
    """Return the graph that links partners, instruments, domains and communes on a day.

    Args:
        framework: what is known.
        on: the day asked about, to the day; by default that of `secuprev.check`.

    Returns:
        A plain ``networkx.Graph``. A node is named ``kind:id``; it has ``kind`` (``partner``,
        ``instrument``, ``domain``, ``commune``), ``code`` (its kind in the law), ``label`` and
        ``label_en``; a commune may have ``population`` (inhabitants), an instrument has ``form``
        (convention, council, group, strategy).

        An edge has ``relation``: how a partner takes part (several are separated by a space),
        ``names`` for a domain, ``covers`` and ``serves`` for a commune, ``under`` for an instrument
        that stands in the frame of another. Those of an instrument have ``instrument``,
        ``certain``, and ``since`` and ``until`` where they are known; the edge to a domain has its
        ``strength`` (theme, participation, lead, reinforced). Attributes are texts, numbers or
        booleans: a fact that is not known is not there.

    Raises:
        InvalidDate: `on` is no date, or is not known to the day.

    Example:
        >>> from secuprev.model import Convention, DomainMention, Force
        >>> town = Framework(
        ...     id="town",
        ...     forces=(Force(id="pm", kind="police_municipale"),),
        ...     conventions=(
        ...         Convention(
        ...             id="c",
        ...             signed=PartialDate.parse("2020-03-01"),
        ...             years=3,
        ...             forces=("pm",),
        ...             domains=(DomainMention(domain="holiday_watch"),),
        ...         ),
        ...     ),
        ... )
        >>> graph = incidence_graph(town, "2021-01-01")
        >>> sorted(graph["instrument:c"])
        ['domain:holiday_watch', 'partner:pm']
        >>> graph.edges["instrument:c", "partner:pm"]["until"]
        '2023-02-28'
    """
    import networkx as nx

    day = day_of(on)
    graph: nx.Graph[str] = nx.Graph(framework=framework.id, on=day.isoformat())
    found = instruments_on(framework, day)
    nodes = {
        node("partner", one.id): actor_attributes(one) for one in Directory(framework).everyone()
    }
    spans = [_span(one) for one in found]
    for one, span in zip(found, spans, strict=True):
        nodes[node("instrument", one.id)] = _instrument(one) | span
    for place in _places(framework, found, day):
        nodes[node("commune", place.code)] = _commune(place)
    edges: list[_Edge] = [
        (node("partner", force.id), node("commune", code), {"relation": "serves"})
        for force in framework.forces or ()
        for code in force.communes or ()
    ]
    for one, span in zip(found, spans, strict=True):
        edges += _edges(one, span, nodes)
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from(edges)
    return graph


def _edges(one: Instrument, span: Attributes, nodes: dict[str, Attributes]) -> Iterator[_Edge]:
    """Yield the edges of an instrument, and add the nodes that none has led to yet."""
    here = node("instrument", one.id)
    for part in one.parts:
        nodes.setdefault(node("partner", part.actor.id), actor_attributes(part.actor))
    for id, relations in _relations(one.parts).items():
        yield here, node("partner", id), span | {"relation": " ".join(relations)}
    for theme in one.themes:
        name = node("domain", theme.key)
        if name not in nodes:
            nodes[name] = _domain(theme)
        yield here, name, span | _names(theme)
    for code in sorted(one.communes):
        yield here, node("commune", code), span | {"relation": "covers"}
    for id in one.under:
        if node("instrument", id) in nodes:
            yield here, node("instrument", id), span | {"relation": "under"}


def actor_attributes(one: Actor) -> Attributes:
    """Return the attributes of the node of a partner."""
    return _attributes("partner", one.code, one.label)


def _attributes(kind: str, code: str, label: Text) -> Attributes:
    return {"kind": kind, "code": code, "label": label.fr, "label_en": label.en}


def _instrument(one: Instrument) -> Attributes:
    said = _attributes("instrument", one.code, one.label)
    return said | {"form": one.kind.value}


def _span(one: Instrument) -> Attributes:
    return {"instrument": one.id, "certain": one.certain} | dates(one.since, one.until)


def dates(since: PartialDate | None, until: PartialDate | None) -> Attributes:
    """Return the days that are known, as texts."""
    known = {"since": since, "until": until}
    return {name: str(day) for name, day in known.items() if day is not None}


def _domain(theme: Theme) -> Attributes:
    said = _attributes("domain", theme.domain or "", theme.label)
    said["recognised"] = theme.domain is not None
    return said


def _names(theme: Theme) -> Attributes:
    """Return what the edge to a domain says beside the instrument."""
    said = _STRENGTHS[theme.strength]
    return said if theme.since is None else said | dates(theme.since, None)


_STRENGTHS: Mapping[Strength, Attributes] = {
    one: {"relation": "names", "strength": one.code} for one in Strength
}


def _relations(parts: Iterable[Part]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in parts:
        found.setdefault(part.actor.id, []).append(part.relation.value)
    return found


def _places(framework: Framework, found: Iterable[Instrument], day: date) -> Iterator[Commune]:
    """Yield the communes of the territory, then those beyond it that something covers or serves."""
    members = framework.members(day)
    yield from members
    covered = {code for one in found for code in one.communes}
    covered |= {code for force in framework.forces or () for code in force.communes or ()}
    for code in sorted(covered - {one.code for one in members}):
        yield framework.commune(code, day)


def _commune(one: Commune) -> Attributes:
    said = _attributes("commune", one.code, Text.same(one.name or one.code))
    if one.population is not None:
        said["population"] = one.population
    return said
