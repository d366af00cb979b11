"""Which mayors signed or asked together, where the law wants all of them."""

from secuprev.model import Signature
from secuprev.rules.case import Case
from secuprev.rules.naming import called
from secuprev.rules.signing import lacking
from secuprev.rules.verdict import MissingFact
from secuprev.values import Text

__all__ = ["mayors_absent"]


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
        FactMissing: how many mayors signed is not known, or an elected delegate may have signed.
    """
    lacks = lacking(signatories, ("maire",), "commune", communes, fact) if communes else 0
    if not lacks:
        return None
    named = {one.commune for one in signatories if one.office == "maire"}
    who = called((code for code in communes if code not in named), case)
    return Text(
        fr=f"{lacks} maire(s) sur {len(communes)}, parmi : {who}",
        en=f"{lacks} mayor(s) of {len(communes)}, among: {who}",
    )
