"""What the law makes of an intercommunal body: its kind, and the prevention competence it holds."""

from collections.abc import Iterable

from secuprev import law
from secuprev.law import Holding, IntercommunalKind, Prevention, State, intercommunal_kind
from secuprev.model import Commune, Epci, Strategy
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.own_values import own_value
from secuprev.rules.verdict import FactMissing, MissingFact
from secuprev.values import Text, commune_code

__all__ = [
    "bears",
    "covers",
    "founds_cispd",
    "has_own_taxes",
    "holds_prevention",
    "may_lend_agents",
    "non_members",
    "one_departement",
]

_OWN_TAX = "own_tax"


def one_departement(codes: Iterable[str]) -> str | None:
    """Return the département of communes, ``None`` when they lie in several or in none."""
    found = {commune_code.departement(code) for code in codes}
    return found.pop() if len(found) == 1 else None


def bears(body: Epci, siren: str) -> bool:
    """Tell whether a number is that of a body.

    Raises:
        FactMissing: the number of the body is not known.
    """
    if body.siren is None:
        raise FactMissing(missing_fact(body, "siren", under="epci"))
    return body.siren == siren


def covers(one: Strategy, commune: Commune, case: Case) -> bool | None:
    """Tell whether a plan or an agreement is that of a commune or of its body.

    ``None`` if that is not known.
    """
    if one.communes is not None:
        return commune.code in one.communes
    if one.epci is None:
        return None
    if commune.epci is not None:
        return commune.epci == one.epci
    own = case.body is not None and case.body.siren == one.epci
    return case.is_member(commune, case.body) if own else None


def non_members(codes: Iterable[str], body: Epci | None, case: Case) -> list[str]:
    """Return the communes of some that do not belong to a body on the day.

    Raises:
        FactMissing: none is known to be outside, and of one that is not known.
    """
    answers = {code: case.is_member(case.commune(code), body) for code in codes}
    found = [code for code, member in answers.items() if member is False]
    if None in answers.values() and not found:
        raise FactMissing(missing_fact(body or Epci(), "communes", under="epci"))
    return found


def _kind_of(body: Epci | None) -> IntercommunalKind:
    if body is None or body.kind is None:
        label = Text(fr="nature de l'EPCI", en="kind of the intercommunal body")
        raise FactMissing(MissingFact("epci.kind", label))
    return intercommunal_kind(body.kind)


def _prevention(body: Epci | None, case: Case, where: str | None) -> State[Prevention]:
    """Return what the law of the day says of the prevention competence of a body, and cite it."""
    kind = _kind_of(body)
    state = kind.prevention(case.day, body.created if body else None, where)
    case.cite(*state.citations(case.day))
    return state


def has_own_taxes(body: Epci | None) -> bool:
    """Tell whether a body levies its own taxes.

    Raises:
        FactMissing: its kind is not known, or the texts are ambiguous about that kind.
    """
    kind = _kind_of(body)
    if kind.own_taxation is None:
        label = Text(fr=f"fiscalité propre ({kind.label.fr})", en=f"own taxation ({kind.label.en})")
        raise FactMissing(MissingFact("epci.own_taxation", label))
    return kind.own_taxation


def holds_prevention(body: Epci | None, case: Case, where: str | None) -> bool:
    """Tell whether a body holds the competence on local prevention schemes, by law or in fact.

    Args:
        body: the body, ``None`` when none is known.
        case: the day and the law; what gives the competence is cited.
        where: the département of the body, where it has one only.

    Raises:
        FactMissing: its kind or its competence is not known.
    """
    state = _prevention(body, case, where)
    if state.value is not None and state.value.holding is Holding.COMPULSORY:
        return True
    held: bool = case.need(body, "prevention", under="epci")
    return held


def founds_cispd(body: Epci | None, case: Case, where: str | None) -> bool:
    """Tell whether the act founds a CISPD on a body: own taxes, and the prevention competence.

    Raises:
        FactMissing: its kind, its taxation or its competence is not known.
    """
    kind = _kind_of(body)
    if kind.council == "cispd":
        return holds_prevention(body, case, where)
    _prevention(body, case, where)
    if kind.own_taxation is None and body is not None and body.prevention is not False:
        has_own_taxes(body)
    return False


def may_lend_agents(kind: str, case: Case) -> bool:
    """Tell whether a text of the day lets a legal kind of body lend municipal police agents.

    Raises:
        FactMissing: whether the texts hold for that kind is disputed.
    """
    own = own_value(kind, "may_lend")
    if own and case.value(own).value:
        return True
    body = intercommunal_kind(kind)
    group = _OWN_TAX if body.own_taxation else kind
    allowed = law.value("lending.bodies", case.day).value or ()
    # Whoever may lend has an article of its own; whoever may not is told those of all who may.
    case.value("lending.bodies", of=group if group in allowed else None)
    if group in allowed:
        return True
    if kind in (case.value("lending.disputed_bodies").value or ()):
        raise FactMissing(MissingFact(f"law(lending.bodies, {case.day})", _disputed(body.label)))
    return False


def _disputed(body: Text) -> Text:
    return Text(
        fr=f"si la loi permet à ce type d'établissement d'en prêter ({body.fr})",
        en=f"whether the law lets that kind of body lend any ({body.en})",
    )
