"""A cooperation graph as it is drawn: one line for two partners, and those whom no line reaches."""

from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from secuprev.cooperation.pictures.kinds import Kind, kind_of, kinds
from secuprev.values import Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Link", "NotDrawn", "Spot", "read_links"]

_NOT_DRAWN = Text(
    "seul le graphe de coopération se dessine", "only the graph of cooperation is drawn"
)


@frozen
class Spot:
    """A partner to be drawn."""

    node: str
    label: Text
    kind: Kind


@define
class Link:
    """All the edges between two partners: the domains they share, and whether one is certain.

    `one` is the partner whose kind comes first.
    """

    one: str
    other: str
    domains: set[str] = field(factory=set)
    certain: bool = False


class NotDrawn(ValueError):
    """A picture was asked for of a graph that is not one of cooperation; `message` says so."""

    def __init__(self) -> None:
        super().__init__(_NOT_DRAWN.en)
        self.message = _NOT_DRAWN


def read_links(
    graph: "nx.MultiGraph[str]", domain: str | None = None
) -> tuple[list[Spot], list[Spot], list[Link]]:
    """Return the partners who are linked, those who are not, each by kind, and the links.

    Args:
        graph: a cooperation graph.
        domain: a domain, to keep its edges only.

    Raises:
        NotDrawn: it is another graph.
    """
    import networkx as nx

    if not isinstance(graph, nx.MultiGraph) or graph.is_directed():
        raise NotDrawn
    spots = sorted(
        (_spot(node, said) for node, said in graph.nodes(data=True)),
        key=lambda spot: kinds().index(spot.kind),  # those of a kind keep the order of the graph
    )
    rank = {spot.node: number for number, spot in enumerate(spots)}
    links: dict[tuple[str, str], Link] = {}
    for one, other, said in graph.edges(data=True):
        if one == other or domain not in (None, said.get("domain")):
            continue
        first, last = sorted((one, other), key=rank.__getitem__)
        link = links.setdefault((first, last), Link(first, last))
        link.domains.add(said.get("domain", ""))
        link.certain = link.certain or said.get("certain", True)
    busy = {end for pair in links for end in pair}
    linked = [one for one in spots if one.node in busy]
    alone = [one for one in spots if one.node not in busy]
    return linked, alone, sorted(links.values(), key=lambda link: len(link.domains))


def _spot(node: str, said: dict[str, Any]) -> Spot:
    name = str(said.get("label", node))
    label = Text(fr=name, en=str(said.get("label_en", name)))
    return Spot(node, label, kind_of(str(said.get("code", ""))))
