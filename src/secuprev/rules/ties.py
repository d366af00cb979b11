"""The ties that the law wants between communes that share agents."""

from secuprev.law import intercommunal_kind
from secuprev.model import Commune, Convention, Lending
from secuprev.model.fields import label_of
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.verdict import FactMissing, MissingFact
from secuprev.values import Text, commune_code

__all__ = ["NO_TIE", "tied"]

NO_TIE = Text(
    fr="les communes n'ont pas le lien que la loi du jour exige",
    en="the communes do not have the tie that the law of the day asks for",
)


def _same_epci(codes: tuple[str, ...], case: Case) -> bool | None:
    communes = [case.commune(code) for code in codes]
    body = case.body
    if body is not None and body.kind is not None and intercommunal_kind(body.kind).own_taxation:
        members = {case.is_member(one, body) for one in communes}
        if True in members and None not in members:
            return False not in members  # a commune is in one such body at most
    bodies = {one.epci for one in communes}
    if len(bodies - {None}) > 1:
        return False  # two that differ are enough, whatever the others are
    return None if None in bodies else len(bodies) == 1


def _same_agglomeration(owner: Convention | Lending, codes: tuple[str, ...]) -> bool | None:
    if len({commune_code.departement(code) for code in codes}) > 1:
        return False  # the act wants one agglomeration inside one département
    return owner.one_agglomeration


def tied(
    ties: tuple[str, ...],
    owner: Convention | Lending,
    codes: tuple[str, ...],
    case: Case,
    under: str | None = None,
) -> bool:
    """Tell whether communes have one of the ties that the law accepts.

    Args:
        ties: the ties, one of which is enough.
        owner: what says how the communes lie.
        codes: the communes.
        case: the day and the framework.
        under: where the owner stands, when it has no identifier of its own.

    Raises:
        FactMissing: that is not known.
    """
    answers = {
        "contiguous_set": lambda: owner.contiguous,
        "adjacent": lambda: owner.contiguous,
        "same_agglomeration": lambda: _same_agglomeration(owner, codes),
        "same_epci": lambda: _same_epci(codes, case),
    }
    found = {tie: answers[tie]() for tie in ties}
    if True in found.values():
        return True
    facts = {
        "contiguous_set": missing_fact(owner, "contiguous", under),
        "adjacent": missing_fact(owner, "contiguous", under),
        "same_agglomeration": missing_fact(owner, "one_agglomeration", under),
        "same_epci": MissingFact("communes.epci", label_of(Commune, "epci")),
    }
    unknown = [facts[tie] for tie, answer in found.items() if answer is None]
    if unknown:
        raise FactMissing(*unknown)
    return False
