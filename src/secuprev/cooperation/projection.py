"""The cooperation graph: who works with whom, an edge for each domain under each instrument."""

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

from secuprev import law
from secuprev.cooperation.engagements import known
from secuprev.cooperation.incidence import actor_attributes, dates, node
from secuprev.cooperation.instruments import Instrument, InstrumentKind
from secuprev.cooperation.partners import Directory
from secuprev.cooperation.reading import day_of, instruments_on
from secuprev.model import ConventionKind, Framework
from secuprev.values import AnyDate

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["cooperation_graph"]


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
    for one in Directory(framework).everyone():
        graph.add_node(node("partner", one.id), **actor_attributes(one))
    for instrument in instruments_on(framework, day):
        if wanted is None or wanted & {instrument.id, instrument.code, instrument.kind.value}:
            _join(graph, instrument, domain)
    return graph


def _join(graph: "nx.MultiGraph[str]", instrument: Instrument, domain: str | None) -> None:
    actors = {part.actor.id: part.actor for part in instrument.parts}
    for theme in instrument.themes:
        if domain not in (None, theme.key):
            continue
        for id, _ in theme.roles:
            graph.add_node(node("partner", id), **actor_attributes(actors[id]))
        attributes: dict[str, Any] = {
            "domain": theme.key,
            "label": theme.label.fr,
            "label_en": theme.label.en,
            "instrument": instrument.id,
            "strength": theme.strength.code,
            "roles": " ".join(f"{node('partner', id)}={role.value}" for id, role in theme.roles),
            "certain": instrument.certain,
        } | dates(theme.since or instrument.since, instrument.until)
        for one, other in combinations(dict(theme.roles), 2):
            ends = node("partner", one), node("partner", other)
            graph.add_edge(*ends, key=f"{theme.key}@{instrument.id}", **attributes)


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
