"""What the law asks besides of a municipal police that carries stun guns."""

from secuprev.model import Force
from secuprev.rules.arming import NO_SUCH_WEAPON, has_fact
from secuprev.rules.case import Case
from secuprev.rules.equipped import carries, municipal
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
)
from secuprev.values import Text

_LACKING = {
    "stun_gun_report": Text(fr="aucun rapport annuel", en="no yearly report"),
    "stun_gun_instructions": Text(fr="instructions non envoyées", en="instructions not sent"),
}


@rule(
    code="DEP-010",
    name="stun-gun-report-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.stun_gun_report", "police.municipal"),
    fr="L'emploi des pistolets à impulsions électriques fait l'objet d'un rapport annuel",
    en="The use of stun guns is reported on each year",
)
def stun_gun_report_missing(force: Force, case: Case) -> Verdict:
    """The use of stun guns is reported on each year.

    Why:
        Prefect and prosecutor learn from the mayor, within the evaluation of the convention, how
        often and why these weapons were used.

    Breach:
        on: 2020-06-01
        forces:
          - id: pm
            kind: police_municipale
            arming: {weapons: [stun_gun], stun_gun_report: false}

    Compliant:
        on: 2020-06-01
        forces:
          - id: pm
            kind: police_municipale
            arming: {weapons: [stun_gun], stun_gun_report: true}

    Sources:
        equipment.stun_gun_report, police.municipal

    History:
        The same since 2014. Since November 2022 a body camera may make the recording.
    """
    return _stun_guns(force, case, "stun_gun_report")


@rule(
    code="DEP-011",
    name="stun-gun-instructions-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.stun_gun_instructions", "police.municipal"),
    fr="Les instructions sur les pistolets à impulsions électriques sont envoyées à l'État",
    en="The instructions on stun guns are sent to the State",
)
def stun_gun_instructions_missing(force: Force, case: Case) -> Verdict:
    """The instructions on stun guns are sent to the State.

    Why:
        They say on which missions the weapon may be carried; prefect and prosecutor get them at
        once.

    Breach:
        on: 2020-06-01
        forces:
          - id: pm
            kind: police_municipale
            arming: {weapons: [stun_gun], stun_gun_instructions: false}

    Compliant:
        on: 2020-06-01
        forces:
          - id: pm
            kind: police_municipale
            arming: {weapons: [stun_gun], stun_gun_instructions: true}

    Sources:
        equipment.stun_gun_instructions, police.municipal

    History:
        The same since 2014.
    """
    return _stun_guns(force, case, "stun_gun_instructions")


def _stun_guns(force: Force, case: Case, duty: str) -> Verdict:
    """Judge a duty of those who carry stun guns, which bears the name of its fact."""
    if municipal(force, case) and not carries(force, case, ("stun_gun",)):
        return NO_SUCH_WEAPON
    return has_fact(force, case, f"equipment.{duty}", duty, _LACKING[duty], among=False)
