"""Which mayors signed or asked together, where the law wants all of them."""

from secuprev.model import Signature
from secuprev.rules.case import Case
from secuprev.rules.verdict import FactMissing, MissingFact
from secuprev.values import Text

__all__ = ["mayors_absent"]


def _mayors(
    signatories: tuple[Signature, ...], communes: tuple[str, ...]
) -> tuple[set[str], int | None]:
    """Return the communes whose mayor is known to have signed, and how many of theirs did.

    The number is ``None`` when the source speaks of mayors without counting them. The mayor of
    another commune counts for none of these.
    """
    mayors = [one for one in signatories if one.office == "maire"]
    named = {one.commune for one in mayors if one.commune in communes}
    unnamed = [one for one in mayors if one.commune is None]
    uncounted = any(one.several and one.count is None for one in unnamed)
    named_codes = {code for code in named if code is not None}
    return named_codes, None if uncounted else len(named) + sum(one.count or 1 for one in unnamed)


def mayors_absent(
    signatories: tuple[Signature, ...], communes: tuple[str, ...], case: Case, fact: MissingFact
) -> Text | None:
    """Say which mayors are not known to have signed, ``None`` when all did.

    Args:
        signatories: who signed.
        communes: the communes whose mayors all had to.
        case: the day and the framework, for the names of the communes.
        fact: what is wanting when the mayors are not counted.

    Raises:
        FactMissing: how many mayors signed is not known.
    """
    named, count = _mayors(signatories, communes)
    if count is None:
        raise FactMissing(fact)
    if count >= len(communes):
        return None
    who = ", ".join(case.commune(code).name or code for code in communes if code not in named)
    return Text(
        fr=f"{len(communes) - count} maire(s) sur {len(communes)}, parmi : {who}",
        en=f"{len(communes) - count} mayor(s) of {len(communes)}, among: {who}",
    )
