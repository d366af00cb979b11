"""The cooperation graph: who works with whom, an edge for each domain under each instrument."""

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from secuprev import law
from secuprev.cooperation.bond import AnyBond, Said, days
from secuprev.cooperation.engagements import known
from secuprev.cooperation.graphs import Attributes, Star, filled, node
from secuprev.cooperation.incidence import actor_attributes
from secuprev.cooperation.instruments import InstrumentKind
from secuprev.cooperation.partners import Directory
from secuprev.cooperation.reading import bonds_on, day_of
from secuprev.law.store import per_law
from secuprev.model import ConventionKind, Framework
from secuprev.values import AnyDate, Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["cooperation_graph"]

_NONE = Text.same("")


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
    nodes = {
        node("partner", one.id): actor_attributes(one) for one in Directory.of(framework).everyone()
    }
    stars: list[Star] = []
    for one in bonds_on(framework, day):
        if wanted is None or wanted & {one.id, one.code, one.kind.value}:
            stars += _stars(one, domain, nodes)
    return filled(nx.MultiGraph(framework=framework.id, on=day.isoformat()), nodes, stars)


def _stars(one: AnyBond, domain: str | None, nodes: dict[str, Attributes]) -> Iterable[Star]:
    """Return the edges under an instrument, and add the nodes that none has led to yet.

    Those between two partners come together, by their keys.
    """
    between: dict[tuple[str, str], Attributes] = {}
    # Most domains of an instrument are worked on by the same: they are put into words once.
    teams: dict[Said, tuple[Attributes, list[Attributes]]] = {}
    domains, under = _domains(), f"@{one.id}"
    for key, said in one.said.items():
        if domain is not None and domain != key:
            continue
        team = teams.get(said)
        if team is None:
            team = teams[said] = _team(one, said, nodes, between)
        shared, edges = team
        about = domains.get(key) or _about(key, one.label_of(key))
        for two in edges:
            two[key + under] = shared | about
    return [(here, {there: two}) for (here, there), two in between.items()]


def _team(
    one: AnyBond,
    said: Said,
    nodes: dict[str, Attributes],
    between: dict[tuple[str, str], Attributes],
) -> tuple[Attributes, list[Attributes]]:
    """Return what the edges of those who work together say, and where to put them.

    The domain has its place in what they say.
    """
    theme = said.theme(one.workers)
    members = {id: node("partner", id) for id, _ in theme.roles}
    new = [id for id, name in members.items() if name not in nodes]
    if new:
        actors = {part.actor.id: part.actor for part in one.parts}
        nodes |= {members[id]: actor_attributes(actors[id]) for id in new}
    shared = {
        **_about("", _NONE),
        "instrument": one.id,
        "strength": theme.strength.code,
        "roles": " ".join([f"{members[id]}={role}" for id, role in theme.roles]),
        "certain": one.certain,
        **one.dates,
    }
    if theme.since is not None:
        shared |= days(theme.since, None)
    return shared, [between.setdefault(pair, {}) for pair in combinations(members.values(), 2)]


@per_law
def _domains() -> dict[str, Attributes]:
    return {code: _about(code, one.label) for code, one in law.domains.items()}


def _about(domain: str, label: Text) -> Attributes:
    """Return what an edge says of its domain."""
    return {"domain": domain, "label": label.fr, "label_en": label.en}


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
