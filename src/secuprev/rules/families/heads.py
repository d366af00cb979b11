"""Under which title a convention names the heads of the State forces."""

from secuprev import law
from secuprev.model import Convention
from secuprev.rules.case import Case
from secuprev.rules.reasons import NO_MODEL, NO_MODEL_FOR_IT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant
from secuprev.values import Text


@rule(
    code="FOR-003",
    name="state-head-title",
    target=Convention,
    severity=Severity.MODEL,
    cites=("model.state_heads",),
    fr="Les responsables de l'État sont nommés sous le titre du modèle du jour",
    en="The heads of the State forces are named under the title of the model of the day",
)
def state_head_title(convention: Convention, case: Case) -> Verdict:
    """The heads of the State forces are named under the title of the model of the day.

    Why:
        The head named is the one who meets the municipal police and commands the joint missions.
        A title that no longer exists shows a text copied from an older one. A convention that ran
        when a title changed stays what it is.

    Breach:
        on: 2024-06-01
        conventions: [{id: c, signed: 2024-03-01, heads: [chef_csp]}]

    Compliant:
        on: 2024-06-01
        conventions: [{id: c, signed: 2024-01-31, heads: [chef_csp]}]

    Sources:
        model.state_heads

    History:
        The brigade gave way to the community of brigades in 2012; the public security district
        became the national police district in February 2024.
    """
    if not convention.is_coordination:
        return NO_MODEL_FOR_IT
    titles = case.value_for(convention, "model.state_heads").value
    if titles is None:
        return NO_MODEL
    other = [law.head(code).label for code in case.need(convention, "heads") if code not in titles]
    if not other:
        return compliant()
    return breach(
        Text(
            fr="hors du modèle du jour : " + ", ".join(label.fr for label in other),
            en="not in the model of the day: " + ", ".join(label.en for label in other),
        )
    )
