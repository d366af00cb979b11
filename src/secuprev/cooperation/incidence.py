"""The incidence graph: who takes part in which instrument, and what it is about."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from secuprev import law
from secuprev.cooperation.bond import AnyBond, Said, days
from secuprev.cooperation.graphs import Attributes, Star, filled, node
from secuprev.cooperation.instruments import Relation, Strength, Theme
from secuprev.cooperation.partners import Actor, Directory
from secuprev.cooperation.reading import bonds_on, day_of
from secuprev.law.store import per_law
from secuprev.model import Commune, Framework
from secuprev.values import AnyDate, Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["NODE_KINDS", "incidence_graph", "node"]

NODE_KINDS = ("partner", "instrument", "domain", "commune")

_Node = tuple[str, Attributes]


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
        >>> from secuprev.values import PartialDate
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
    found = bonds_on(framework, day)
    nodes = {
        node("partner", one.id): actor_attributes(one) for one in Directory.of(framework).everyone()
    }
    spans, domains = [_span(one) for one in found], _domains()
    for one, span in zip(found, spans, strict=True):
        nodes[node("instrument", one.id)] = _instrument(one, span)
    for place in _places(framework, found, day):
        nodes[node("commune", place.code)] = _commune(place)
    stars: list[Star] = [
        (
            node("partner", force.id),
            {node("commune", code): {"relation": "serves"} for code in served},
        )
        for force in framework.forces or ()
        if (served := force.communes)
    ]
    stars += [_star(one, span, nodes, domains) for one, span in zip(found, spans, strict=True)]
    return filled(nx.Graph(framework=framework.id, on=day.isoformat()), nodes, stars)


def _star(
    one: AnyBond, span: Attributes, nodes: dict[str, Attributes], domains: Mapping[str, _Node]
) -> Star:
    """Return the edges of an instrument, and add the nodes that none has led to yet."""
    star: dict[str, Attributes] = {}
    relations: dict[str, list[Relation]] = {}
    for part in one.parts:
        name = node("partner", part.actor.id)
        relations.setdefault(name, []).append(part.relation)
        if name not in nodes:
            nodes[name] = actor_attributes(part.actor)
    for name, told in relations.items():
        star[name] = span | {"relation": " ".join(told)}
    names: dict[Said, Attributes] = {}
    for key, said in one.said.items():
        name, attributes = domains.get(key) or _words(one, key)
        if name not in nodes:
            nodes[name] = attributes.copy()
        about = names.get(said)
        if about is None:
            about = names[said] = span | _names(said.theme())
        star[name] = about.copy()
    for code in sorted(one.communes):
        star[node("commune", code)] = span | {"relation": "covers"}
    for id in one.under:
        name = node("instrument", id)
        if name in nodes:
            star[name] = span | {"relation": "under"}
    return node("instrument", one.id), star


def actor_attributes(one: Actor) -> Attributes:
    """Return the attributes of the node of a partner."""
    return _attributes("partner", one.code, one.label.fr, one.label.en)


def _attributes(kind: str, code: str, fr: str, en: str) -> Attributes:
    return {"kind": kind, "code": code, "label": fr, "label_en": en}


def _instrument(one: AnyBond, span: Attributes) -> Attributes:
    said = _attributes("instrument", one.code, one.name, one.name)
    said["form"] = str(one.kind)
    return said | span


def _span(one: AnyBond) -> Attributes:
    return {"instrument": one.id, "certain": one.certain} | one.dates


@per_law
def _domains() -> dict[str, _Node]:
    """Return the nodes of the domains, by code."""
    return {code: _domain(code, code, one.label) for code, one in law.domains.items()}


def _words(one: AnyBond, key: str) -> _Node:
    return _domain(key, "", one.label_of(key))


def _domain(key: str, code: str, label: Text) -> _Node:
    said = _attributes("domain", code, label.fr, label.en)
    return node("domain", key), said | {"recognised": bool(code)}


def _names(theme: Theme) -> Attributes:
    """Return what the edge to a domain says beside the instrument."""
    said = _STRENGTHS[theme.strength]
    return said if theme.since is None else said | days(theme.since, None)


_STRENGTHS: Mapping[Strength, Attributes] = {
    one: {"relation": "names", "strength": one.code} for one in Strength
}


def _places(framework: Framework, found: Iterable[AnyBond], day: date) -> Iterator[Commune]:
    """Yield the communes of the territory, then those beyond it that something covers or serves."""
    members = framework.members(day)
    yield from members
    beyond = {code for one in found for code in one.communes}
    beyond.update(*[one.communes for one in framework.forces or () if one.communes])
    beyond.difference_update([one.code for one in members])
    for code in sorted(beyond):
        yield framework.commune(code, day)


def _commune(one: Commune) -> Attributes:
    code, name = one.code, one.name or one.code
    said: Attributes = {"kind": "commune", "code": code, "label": name, "label_en": name}
    if one.population is not None:
        said["population"] = one.population
    return said
