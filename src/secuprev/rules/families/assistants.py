"""The temporary assistants of a municipal police, in tourist towns."""

from secuprev.model import Force
from secuprev.rules.arming import UNARMED
from secuprev.rules.case import Case
from secuprev.rules.equipped import armed, municipal, unarmed
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant
from secuprev.values import Text, commune_code

_ARMED = breach(Text(fr="des assistants temporaires armés", en="armed temporary assistants"))


@rule(
    code="DEP-024",
    name="assistants-armed",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.assistants_unarmed", "police.municipal"),
    fr="Les assistants temporaires de la police municipale ne portent aucune arme",
    en="Temporary assistants of the municipal police carry no weapon",
)
def assistants_armed(force: Force, case: Case) -> Verdict:
    """Temporary assistants of the municipal police carry no weapon.

    Why:
        In a tourist town other staff may be approved to help the agents for a season. They are no
        municipal police agents: they count towards no threshold, and nothing arms them.

    Breach:
        on: 2016-07-14
        forces:
          - id: pm
            kind: police_municipale
            firearms: true
            arming: {given_to_assistants: true}

    Compliant:
        on: 2016-07-14
        forces:
          - id: pm
            kind: police_municipale
            firearms: true
            arming: {given_to_assistants: false}

    Sources:
        equipment.assistants_unarmed, police.municipal

    History:
        In the code of internal security since May 2012; the older text was not read.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    if unarmed(force):
        return UNARMED
    places: set[str | None] = set(map(commune_code.departement, force.communes or ())) or {None}
    asked = [case.value("equipment.assistants_unarmed", where=one).value for one in places]
    if not any(asked):
        return NO_TEXT
    if not armed(force, case):
        return UNARMED
    case.applies()
    if not case.need(force.arming, "given_to_assistants", under=f"{force.id}.arming"):
        return compliant()
    return _ARMED
