"""Whether an act says all that the law wants it to say."""

from collections.abc import Iterable

from secuprev import law
from secuprev.model import Convention, Framework
from secuprev.model.fields import label_of
from secuprev.rules.case import Case
from secuprev.rules.equipped import armed, municipal
from secuprev.rules.verdict import FactMissing, MissingFact, Verdict, breach, compliant
from secuprev.values import Text

__all__ = ["all_said", "any_armed"]


def all_said(wanted: Iterable[str], said: Iterable[str], without: Iterable[str] = ()) -> Verdict:
    """Judge whether an act says all that is wanted of it.

    Args:
        wanted: the codes of the contents that the law wants.
        said: those that the act has; the list is whole.
        without: those that are not asked of this act.
    """
    held = {*said, *without}
    absent = [law.content(code).label for code in wanted if code not in held]
    if not absent:
        return compliant()
    return breach(
        Text(
            fr="absent : " + ", ".join(label.fr for label in absent),
            en="absent: " + ", ".join(label.en for label in absent),
        )
    )


def any_armed(convention: Convention, case: Case) -> bool:
    """Tell whether agents of the communes of an agreement are armed.

    Raises:
        FactMissing: that is not known.
    """
    communes = set(convention.communes or ())
    doubts: list[MissingFact] = []
    for force in case.need_list("forces"):
        party = force.id in convention.forces or communes & set(force.communes or ())
        if not party or not municipal(force, case):
            continue
        try:
            if armed(force, case):
                return True
        except FactMissing as unknown:
            doubts += unknown.missing
    if not all(map(case.framework.local_forces_known, communes)):
        doubts.append(MissingFact("forces", label_of(Framework, "forces")))
    if doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    return False
