"""How the agents of a service come to serve several communes."""

from attrs import evolve

from secuprev.law import intercommunal_kind
from secuprev.law.force_kinds import Belonging
from secuprev.model import Commune, Convention, ConventionKind, Epci, Force
from secuprev.model.fields import label_of
from secuprev.rules.bodies import has_own_taxes
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.own_values import own_value
from secuprev.rules.verdict import FactMissing, MissingFact
from secuprev.values import Text

__all__ = [
    "Sharing",
    "is_syndicate",
    "lender",
    "lends_none",
    "lent_by",
    "own_tax_body_lends",
    "perhaps_shared",
    "pooling_of",
    "recruiting",
    "sharing",
]

_SYNDICATE = "syndicat_communes"
_POOLING, _INTERCOMMUNAL = ConventionKind.POOLING, Belonging.INTERCOMMUNAL

Sharing = tuple[str, tuple[str, ...]]
"""How agents are shared (``"pooling"``, ``"epci"``, ``"syndicat"``), and by which communes."""

_POOLED = Text(fr="services dont elle partage les agents", en="services whose agents it shares")
_LENT = Text(
    fr="lesquels de ses agents sont mis à disposition, et de quelles communes",
    en="which of its agents are lent, and to which communes",
)


def is_syndicate(body: Epci) -> bool:
    """Tell whether a body is a syndicate of communes.

    Raises:
        FactMissing: its legal kind is not known.
    """
    if body.kind is None:
        raise FactMissing(MissingFact("epci.kind", label_of(Epci, "kind"), body.name))
    return body.kind == _SYNDICATE


def lender(body: Epci) -> str | None:
    """Return what a body may lend agents as: ``"epci"``, ``"syndicat"``; ``None`` for neither.

    Raises:
        FactMissing: its legal kind is not known, or the texts on that kind are ambiguous.
    """
    if is_syndicate(body):
        return "syndicat"
    return "epci" if has_own_taxes(body) else None


def recruiting(what: str, kind: str | None) -> str:
    """Return the name of the legal value on agents that a kind of body recruits and lends.

    >>> recruiting("body_votes", "metropole_lyon"), recruiting("body_votes", "ca")
    ('metropole_lyon.body_votes', 'recruitment.body_votes')
    """
    return own_value(kind, what) or f"recruitment.{what}"


def lent_by(force: Force, case: Case) -> str | None:
    """Return what the body that employs an intercommunal police lends it as; see `lender`.

    Raises:
        FactMissing: nothing is known of that body, or it cannot be told.
    """
    if case.body is None and force.employer is None:
        raise FactMissing(MissingFact("epci", label_of(type(case.framework), "epci")))
    body = case.body or Epci()
    return lender(evolve(body, kind=force.employer or body.kind))


def pooling_of(force: Force, case: Case) -> Convention | None:
    """Return the agreement by which the agents of a service are pooled, ``None`` if none does.

    Raises:
        FactMissing: none is known to be in force, and one may be.
    """
    doubts: list[MissingFact] = []
    for one in case.conventions_of_kind(_POOLING):
        served = force.communes if force.communes and len(force.communes) > 1 else ()
        covers = bool(served) and set(served) <= set(one.communes or ())
        if force.id in one.forces or covers:
            try:
                if case.in_force(one):
                    return one
            except FactMissing as unknown:
                doubts += unknown.missing
    if doubts:
        raise FactMissing(*doubts)
    return None


def sharing(force: Force, case: Case) -> Sharing | None:
    """Return how the law lets all the agents of a service be shared, ``None`` when it does not.

    Raises:
        FactMissing: that, or the communes that share them, is not known.
    """
    pooling = pooling_of(force, case)
    if pooling is not None:
        return "pooling", case.need(pooling, "communes")
    if case.force_kind(force.kind).kind is not _INTERCOMMUNAL:
        return None
    how, body = lent_by(force, case), case.body or Epci()
    if how != "syndicat":
        return ("epci", case.need(force, "communes")) if how else None
    if body.communes is None:
        raise FactMissing(MissingFact("epci.communes", label_of(Epci, "communes"), body.name))
    return how, body.communes


def perhaps_shared(force: Force, case: Case) -> dict[str, MissingFact]:
    """Return how agents of a service are shared, or may be, and what is not told of it.

    It pools its own, or a body lends it some beside its own. Those of an intercommunal body are all
    shared, or none: see `sharing`.
    """
    found: dict[str, MissingFact] = {}
    if case.force_kind(force.kind).kind is _INTERCOMMUNAL:
        return found
    pooled = _perhaps_pooled(force, case)
    if pooled:
        found["pooling"] = pooled
    for how, posts in (
        ("epci", force.posts_lent_by_epci),
        ("syndicat", force.posts_lent_by_syndicat),
    ):
        name = f"posts_lent_by_{how}"
        if posts:
            found[how] = MissingFact(f"{force.id}.{name}", _LENT)
        elif posts is None and not lends_none(how, force, case):
            found[how] = missing_fact(force, name)
    return found


def _perhaps_pooled(force: Force, case: Case) -> MissingFact | None:
    """Return what is not told of the agreement that may pool the agents of a service, if any.

    Each agent of a commune is lent to the others by right; an agreement that names services leaves
    the rest out.
    """
    for one in case.conventions_of_kind(_POOLING):
        if one.forces:
            continue
        if force.communes and one.communes and {*force.communes}.isdisjoint(one.communes):
            continue
        try:
            if not case.in_force(one):
                continue
        except FactMissing as unknown:
            return unknown.missing[0]
        if force.communes and one.communes is None:
            return missing_fact(one, "communes")
        return (
            MissingFact(f"{one.id}.forces", _POOLED)
            if force.communes
            else missing_fact(force, "communes")
        )
    return None


def lends_none(how: str, force: Force, case: Case) -> bool:
    """Tell whether no body lends agents to the communes of a service, by what is said of either.

    Where the document tells an own-tax body that lends none, no syndicate is supposed beside it.
    """
    communes = [case.commune(code) for code in force.communes or ()]
    if not communes:
        return False
    if how == "epci" and all(own_tax_body_lends(one, case) is False for one in communes):
        return True
    body = case.body
    told = body is not None and body.lends_agents is False and body.kind is not None
    return how == "syndicat" and told and all(case.is_member(one, body) for one in communes)


def own_tax_body_lends(commune: Commune, case: Case) -> bool | None:
    """Tell whether the own-tax body of a commune lends agents, by what is said of either."""
    body = case.body
    own_tax = body and body.kind and intercommunal_kind(body.kind).own_taxation
    said = {commune.served_by_epci}
    if body and own_tax and case.is_member(commune, body):
        said.add(body.lends_agents)
    return True if True in said else (False if False in said else None)
