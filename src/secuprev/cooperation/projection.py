"""The cooperation graph: who works with whom, an edge for each domain under each instrument."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from secuprev import law
from secuprev.cooperation.engagements import known
from secuprev.cooperation.incidence import Attributes, actor_attributes, dates, node
from secuprev.cooperation.instruments import Instrument, InstrumentKind, Theme
from secuprev.cooperation.partners import Directory
from secuprev.cooperation.reading import day_of, instruments_on
from secuprev.model import ConventionKind, Framework, Role
from secuprev.values import AnyDate

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["cooperation_graph"]

_Edge = tuple[str, str, str, Attributes]


def cooperation_graph(
    framework: Framework,
    on: AnyDate | None = None,
    *,
    domain: str | None = None,
    via: str | Iterable[str] | None = None,
) -> "nx.MultiGraph[str]":
    """Return the graph of who works with whom on a day.

    Two partners are joined once for each domain that both work on under the same instrument;
    parties of one instrument that share no domain are not joined.

    Args:
        framework: what is known.
        on: the day asked about, to the day; by default that of `secuprev.check`.
        domain: a domain, to keep its edges only.
        via: identifiers or kinds of instrument (``"convention"``, ``"gltd"``…), to keep the edges
            under those only.

    Returns:
        A plain ``networkx.MultiGraph`` of partners, named and described as in `incidence_graph`;
        those who work with nobody are there too. An edge has ``domain``, ``label`` and
        ``label_en`` of the domain, ``instrument``, ``strength``, ``roles`` (who does what:
        ``"partner:pm=lead partner:pn=theme"``), ``certain``, and ``since`` and ``until`` where
        they are known; its key is ``domain@instrument``.

    Raises:
        UnknownName: no domain has that code, or nothing is called as `via` says.
        InvalidDate: `on` is no date, or is not known to the day.
    """
    import networkx as nx

    if domain is not None:
        known(domain)
    day = day_of(on)
    wanted = None if via is None else _known_instruments(framework, via)
    graph: nx.MultiGraph[str] = nx.MultiGraph(framework=framework.id, on=day.isoformat())
    nodes = {
        node("partner", one.id): actor_attributes(one) for one in Directory(framework).everyone()
    }
    edges: list[_Edge] = []
    for instrument in instruments_on(framework, day):
        if wanted is None or wanted & {instrument.id, instrument.code, instrument.kind.value}:
            edges += _edges(instrument, domain, nodes)
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from(edges)  # type: ignore[arg-type]  # the stubs know no keys here
    return graph


def _edges(
    instrument: Instrument, domain: str | None, nodes: dict[str, Attributes]
) -> Iterator[_Edge]:
    """Yield the edges under an instrument, and add the nodes that none has led to yet."""
    actors = {part.actor.id: part.actor for part in instrument.parts}
    span = {"certain": instrument.certain} | dates(instrument.since, instrument.until)
    # Most domains of an instrument are worked on by the same: they are put into words once.
    teams: dict[tuple[tuple[str, Role], ...], _Team] = {}
    for theme in instrument.themes:
        key = theme.key
        if domain is not None and domain != key:
            continue
        team = teams.get(theme.roles)
        if team is None:
            team = teams[theme.roles] = _Team.of(theme)
            for id, name in team.members.items():
                nodes.setdefault(name, actor_attributes(actors[id]))
        attributes: Attributes = {
            "domain": key,
            "label": theme.label.fr,
            "label_en": theme.label.en,
            "instrument": instrument.id,
            "strength": theme.strength.code,
            "roles": team.roles,
            **span,
        }
        if theme.since is not None:
            attributes |= dates(theme.since, instrument.until)
        for one, other in team.pairs:
            yield one, other, f"{key}@{instrument.id}", attributes


@frozen
class _Team:
    """Those who work on a domain together, as the graph names them."""

    members: dict[str, str]  # the nodes by identifier
    roles: str
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, theme: Theme) -> "_Team":
        members = {id: node("partner", id) for id, _ in theme.roles}
        roles = " ".join(f"{members[id]}={role.value}" for id, role in theme.roles)
        return cls(members, roles, tuple(combinations(members.values(), 2)))


def _known_instruments(framework: Framework, via: str | Iterable[str]) -> set[str]:
    """Return the identifiers and kinds of instrument named; refuse one that nothing bears."""
    wanted = {via} if isinstance(via, str) else set(via)
    lists = (framework.conventions, framework.councils, framework.groups, framework.strategies)
    held = {name for found in lists for one in found or () for name in (one.id, str(one.kind))}
    kinds = (law.councils(), law.groups(), law.instruments())
    held |= {*InstrumentKind, *ConventionKind} | {one.code for found in kinds for one in found}
    for name in sorted(wanted - held):
        raise law.UnknownName("instrument", name, held)
    return wanted
