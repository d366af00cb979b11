"""The cooperation graph: who works with whom, an edge for each domain under each instrument."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from secuprev import law
from secuprev.cooperation.bond import AnyBond, Said, days
from secuprev.cooperation.engagements import known
from secuprev.cooperation.graphs import Attributes, filled, node
from secuprev.cooperation.incidence import actor_attributes
from secuprev.cooperation.instruments import InstrumentKind, Theme
from secuprev.cooperation.partners import Directory
from secuprev.cooperation.reading import bonds_on, day_of
from secuprev.law.store import per_law
from secuprev.model import ConventionKind, Framework
from secuprev.values import AnyDate, Text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["cooperation_graph"]

_Edge = tuple[str, str, Attributes]
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
    edges: list[_Edge] = []
    for one in bonds_on(framework, day):
        if wanted is None or wanted & {one.id, one.code, one.kind.value}:
            edges += _edges(one, domain, nodes)
    return filled(nx.MultiGraph(framework=framework.id, on=day.isoformat()), nodes, edges)


def _edges(one: AnyBond, domain: str | None, nodes: dict[str, Attributes]) -> Iterator[_Edge]:
    """Yield the edges under an instrument, and add the nodes that none has led to yet.

    Those between two partners come together, by their keys.
    """
    actors = {part.actor.id: part.actor for part in one.parts}
    between: dict[tuple[str, str], Attributes] = {}
    # Most domains of an instrument are worked on by the same: they are put into words once.
    teams: dict[Said, tuple[Attributes, list[Attributes]]] = {}
    domains = _domains()
    for key, said in one.said.items():
        if domain is not None and domain != key:
            continue
        if said not in teams:
            team = _Team.of(one, said.theme(one.workers))
            teams[said] = team.said, [between.setdefault(pair, {}) for pair in team.pairs]
            for id, name in team.members.items():
                if name not in nodes:
                    nodes[name] = actor_attributes(actors[id])
        shared, edges = teams[said]
        about = domains.get(key) or _about(key, one.label_of(key))
        for two in edges:
            two[f"{key}@{one.id}"] = shared | about
    for (here, there), two in between.items():
        yield here, there, two


@per_law
def _domains() -> dict[str, Attributes]:
    return {code: _about(code, one.label) for code, one in law.domains.items()}


def _about(domain: str, label: Text) -> Attributes:
    """Return what an edge says of its domain."""
    return {"domain": domain, "label": label.fr, "label_en": label.en}


@frozen
class _Team:
    """Those who work on a domain together, as the graph names them."""

    members: dict[str, str]  # the nodes by identifier
    pairs: tuple[tuple[str, str], ...]
    said: Attributes  # what the edges say; the domain has its place in it

    @classmethod
    def of(cls, one: AnyBond, theme: Theme) -> "_Team":
        members = {id: node("partner", id) for id, _ in theme.roles}
        said = {
            **_about("", _NONE),
            "instrument": one.id,
            "strength": theme.strength.code,
            "roles": " ".join(f"{members[id]}={role}" for id, role in theme.roles),
            "certain": one.certain,
            **one.dates,
        }
        if theme.since is not None:
            said |= days(theme.since, None)
        return cls(members, tuple(combinations(members.values(), 2)), said)


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
