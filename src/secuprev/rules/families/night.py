"""What the law asks for when a municipal police works at night."""

from secuprev.model import Force
from secuprev.rules.case import Case
from secuprev.rules.equipped import municipal
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_NO_CONVENTION = Text(fr="sans convention en vigueur", en="without a convention in force")
_NO_MENTION = Text(
    fr="sans mention spécifique dans une convention en vigueur",
    en="without a specific mention in a convention in force",
)
_NO_NIGHT_WORK = not_applicable(Text(fr="pas de travail de nuit", en="no night work"))


@rule(
    code="DEP-001",
    name="night-work-without-mention",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "night.footing",
        "night.exceptions",
        "night.hours",
        "convention.transition",
        "police.municipal",
    ),
    fr="Le travail de nuit de la police municipale a le fondement que la loi du jour exige",
    en="Night work of the municipal police has the footing that the law of the day asks for",
)
def night_work_without_mention(force: Force, case: Case) -> Verdict:
    """Night work of the municipal police has the footing that the law of the day asks for.

    Why:
        Outside the open hours a service may only keep communal buildings and watch over the
        festivities of the commune, unless it has agreed with the State on more.

    Breach:
        on: 2021-05-27
        communes: [{code: "77288"}]
        forces: [{id: pm, kind: police_municipale, night: true, communes: ["77288"]}]
        conventions:
          - {id: c, signed: 2020-01-15, years: 3, communes: ["77288"], clauses: {night: false}}

    Compliant:
        on: 2021-05-26
        communes: [{code: "77288"}]
        forces: [{id: pm, kind: police_municipale, night: true, communes: ["77288"]}]
        conventions:
          - {id: c, signed: 2020-01-15, years: 3, communes: ["77288"], clauses: {night: false}}

    Sources:
        night.footing, night.exceptions, night.hours, convention.transition,
        police.municipal

    History:
        A convention was enough until May 2021; since then it must mention night work. Events of
        the intercommunal body joined the exceptions in 2009. The agents whom a body recruits are
        bound like the others since 2002.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    footing = case.value("night.footing").value
    if footing is None:
        return NO_TEXT
    if not case.need(force, "night"):
        return _NO_NIGHT_WORK
    case.applies()
    exceptions = case.value("night.exceptions").value or ()
    if force.night_missions and set(force.night_missions) <= set(exceptions):
        return compliant()
    hours = case.value("night.hours").value
    if hours is None:
        return NO_TEXT
    if case.convention_for(force, clause=None if footing == "convention" else "night"):
        return compliant()
    first, last = hours
    lacking = _NO_CONVENTION if footing == "convention" else _NO_MENTION
    return breach(
        Text(
            fr=f"travail hors de {first}-{last} {lacking.fr}",
            en=f"work outside {first}-{last} {lacking.en}",
        ),
        Severity.PRACTICE if case.transition(force) else None,
    )
