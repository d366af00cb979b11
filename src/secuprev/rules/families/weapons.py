"""Which weapons a municipal police carries, with what ammunition and what training."""

from secuprev.model import Force
from secuprev.rules.arming import UNARMED, has_fact, names_of
from secuprev.rules.case import Case
from secuprev.rules.equipped import municipal, unarmed
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
)
from secuprev.values import Text

_OTHER_AMMUNITION = Text(fr="autres munitions employées", en="other ammunition used")
_UNTRAINED = Text(fr="formation préalable manquante", en="prior training lacking")


@rule(
    code="DEP-005",
    name="weapon-not-listed",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.weapons", "police.municipal"),
    fr="Une police municipale ne porte que des armes de la liste du jour",
    en="A municipal police carries only weapons of the list of the day",
)
def weapon_not_listed(force: Force, case: Case) -> Verdict:
    """A municipal police carries only weapons of the list of the day.

    Why:
        The act leaves it to a decree to say which weapons an agent may be given. What is not in
        the list cannot be authorised, whatever the convention says.

    Breach:
        on: 2016-11-29
        forces: [{id: pm, kind: police_municipale, arming: {weapons: [pistol_9x19, baton]}}]

    Compliant:
        on: 2016-11-30
        forces: [{id: pm, kind: police_municipale, arming: {weapons: [pistol_9x19, baton]}}]

    Sources:
        equipment.weapons, police.municipal

    History:
        Sprays of category B since August 2014, the 9 mm pistol since the end of November 2016, the
        .357 revolver as an experiment from May 2015 and for good since 2021. The lists before 2014
        were not read.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    if unarmed(force):
        return UNARMED
    listed = case.value("equipment.weapons").value
    if listed is None:
        return NO_TEXT
    weapons = case.need(force.arming, "weapons", under=f"{force.id}.arming")
    other = tuple(code for code in weapons if code not in listed)
    if not other:
        return compliant()
    names = names_of(other)
    return breach(Text(fr=f"hors de la liste : {names.fr}", en=f"not in the list: {names.en}"))


@rule(
    code="DEP-006",
    name="service-ammunition",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.expanding_ammunition_for", "equipment.trial_weapons", "police.municipal"),
    fr="Les armes à feu n'emploient que des munitions de service à projectile expansif",
    en="Firearms use expanding service ammunition alone",
)
def service_ammunition(force: Force, case: Case) -> Verdict:
    """Firearms use expanding service ammunition alone.

    Why:
        Such a bullet stays in the body it hits: in a street it spares those who stand behind.

    Breach:
        on: 2018-06-01
        forces:
          - id: pm
            kind: police_municipale
            arming: {weapons: [pistol_9x19], expanding_only: false}

    Compliant:
        on: 2018-06-01
        forces:
          - id: pm
            kind: police_municipale
            arming: {weapons: [pistol_9x19], expanding_only: true}

    Sources:
        equipment.expanding_ammunition_for, equipment.trial_weapons, police.municipal

    History:
        Since the decree of November 2016; the .357 revolver, with .38 ammunition, since 2021.
        Whether it held for that weapon during its experiment is not told.
    """
    return has_fact(
        force, case, "equipment.expanding_ammunition_for", "expanding_only", _OTHER_AMMUNITION
    )


@rule(
    code="DEP-008",
    name="weapons-training-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.weapons_trained_for", "equipment.trial_weapons", "police.municipal"),
    fr="Nul n'est autorisé à porter une arme sans la formation préalable qu'elle demande",
    en="Nobody is authorised to carry a weapon without the prior training that it asks for",
)
def weapons_training_missing(force: Force, case: Case) -> Verdict:
    """Nobody is authorised to carry a weapon without the prior training that it asks for.

    Why:
        The national centre for training attests that the agent was taught the weapon before it is
        given to him. Agents who held their permit before July 2008 are released from it.

    Breach:
        on: 2018-06-01
        forces:
          - id: pm
            kind: police_municipale
            arming: {weapons: [baton, aerosol_d], trained: false}

    Compliant:
        on: 2018-06-01
        forces:
          - id: pm
            kind: police_municipale
            arming: {weapons: [baton, aerosol_d], trained: true}

    Sources:
        equipment.weapons_trained_for, equipment.trial_weapons, police.municipal

    History:
        Firearms, launchers and stun guns from the start of the code; batons since July 2017.
        Whether it was asked for the .357 revolver during its experiment is not told.
    """
    return has_fact(force, case, "equipment.weapons_trained_for", "trained", _UNTRAINED)
