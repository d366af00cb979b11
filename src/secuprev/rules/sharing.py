"""How the agents of a service come to serve several communes."""

from secuprev.law.force_kinds import Belonging
from secuprev.model import Convention, ConventionKind, Epci, Force
from secuprev.model.fields import label_of
from secuprev.rules.case import Case
from secuprev.rules.verdict import FactMissing, MissingFact

__all__ = ["Sharing", "lender", "pooling_of", "sharing"]

Sharing = tuple[str, tuple[str, ...]]
"""How agents are shared (``"pooling"``, ``"epci"``, ``"syndicat"``), and by which communes."""


def lender(body: Epci) -> str:
    """Return the kind of lender that a body is: ``"epci"`` or ``"syndicat"``.

    Raises:
        FactMissing: its legal kind is not known.
    """
    if body.kind is None:
        raise FactMissing(MissingFact("epci.kind", label_of(Epci, "kind"), body.name))
    return "syndicat" if body.kind.startswith("syndicat") else "epci"


def pooling_of(force: Force, case: Case) -> Convention | None:
    """Return the agreement by which the agents of a service are pooled, ``None`` if none does."""
    for one in case.need_list("conventions"):
        if one.kind is not ConventionKind.POOLING or case.out_of_time(one):
            continue
        served = force.communes if force.communes and len(force.communes) > 1 else ()
        covers = bool(served) and set(served) <= set(one.communes or ())
        if (force.id in one.forces or covers) and one.in_force(case.day) is not False:
            assert isinstance(one, Convention)
            return one
    return None


def sharing(force: Force, case: Case) -> Sharing | None:
    """Return how the agents of a service are shared, ``None`` when they serve one commune alone.

    Raises:
        FactMissing: that, or the communes that share them, is not known.
    """
    pooling = pooling_of(force, case)
    if pooling is not None:
        return "pooling", case.need(pooling, "communes")
    if case.force_kind(force.kind).kind is not Belonging.INTERCOMMUNAL:
        return None
    body = case.body
    if body is None:
        raise FactMissing(MissingFact("epci", label_of(type(case.framework), "epci")))
    how = lender(body)
    if how == "epci":
        return how, case.need(force, "communes")
    if body.communes is None:
        raise FactMissing(MissingFact("epci.communes", label_of(Epci, "communes"), body.name))
    return how, body.communes
