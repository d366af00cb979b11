"""Which weapons a municipal police carries, and on what authorisations."""

from secuprev import law
from secuprev.model import ConventionKind, Force
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.equipped import armed, carries, municipal, unarmed
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import PartialDate, Text

_UNARMED = Text(fr="service non armé", en="not armed")
_NO_SUCH_WEAPON = Text(
    fr="aucune de ses armes n'est concernée", en="none of its weapons is concerned"
)


def _names(codes: tuple[str, ...]) -> Text:
    labels = [law.weapon(code).label for code in codes]
    return Text(
        fr=", ".join(label.fr for label in labels), en=", ".join(label.en for label in labels)
    )


@rule(
    code="DEP-005",
    name="weapon-not-listed",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.weapons", "convention.forces_counted"),
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
        equipment.weapons, convention.forces_counted

    History:
        Sprays of category B since August 2014, the 9 mm pistol since the end of November 2016, the
        .357 revolver as an experiment from May 2015 and for good since 2021. The lists before 2014
        were not read.
    """
    if not municipal(force, case):
        return not_applicable(NOT_MUNICIPAL)
    if unarmed(force):
        return not_applicable(_UNARMED)
    listed = case.value("equipment.weapons").value
    if listed is None:
        return not_applicable(NO_TEXT)
    weapons = case.need(force.arming, "weapons", under=f"{force.id}.arming")
    other = tuple(code for code in weapons if code not in listed)
    if not other:
        return compliant()
    names = _names(other)
    return breach(Text(fr=f"hors de la liste : {names.fr}", en=f"not in the list: {names.en}"))


def _has_fact(
    force: Force, case: Case, parameter: str, fact: str, lacking: Text, among: bool = True
) -> Verdict:
    """Judge a fact that the law wants of some weapons, or of any weapon.

    Args:
        force: the service.
        case: the day and the law.
        parameter: the legal value; the weapons concerned when ``among``.
        fact: the field of the arming.
        lacking: what a breach says, before the weapons concerned.
        among: whether the value lists weapons.
    """
    if not municipal(force, case):
        return not_applicable(NOT_MUNICIPAL)
    if unarmed(force):
        return not_applicable(_UNARMED)
    asked = case.value(parameter).value
    if asked is None:
        return not_applicable(NO_TEXT)
    held: tuple[str, ...] = ()
    if among:
        held = carries(force, case, asked)
        if not held:
            return not_applicable(_NO_SUCH_WEAPON)
    elif not armed(force, case):
        return not_applicable(_UNARMED)
    if case.need(force.arming, fact, under=f"{force.id}.arming"):
        return compliant()
    names = _names(held)
    return breach(lacking + Text(fr=f" : {names.fr}", en=f": {names.en}") if held else lacking)


@rule(
    code="DEP-006",
    name="service-ammunition",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.expanding_ammunition_for", "convention.forces_counted"),
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
        equipment.expanding_ammunition_for, convention.forces_counted

    History:
        Since the decree of November 2016; the .357 revolver, with .38 ammunition, since 2021.
    """
    lacking = Text(fr="autres munitions employées", en="other ammunition used")
    return _has_fact(force, case, "equipment.expanding_ammunition_for", "expanding_only", lacking)


@rule(
    code="DEP-007",
    name="weapon-permit-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.weapon_permit", "convention.forces_counted"),
    fr="Chaque agent armé est autorisé en son nom par le représentant de l'État",
    en="Each armed agent is authorised in his own name by the State representative",
)
def weapon_permit_missing(force: Force, case: Case) -> Verdict:
    """Each armed agent is authorised in his own name by the State representative.

    Why:
        The mayor asks, agent by agent and with his reasons; the prefect looks at the person before
        he authorises. A service is never armed as a whole.

    Breach:
        on: 2016-01-01
        forces: [{id: pm, kind: police_municipale, firearms: true, arming: {permits: false}}]

    Compliant:
        on: 2016-01-01
        forces: [{id: pm, kind: police_municipale, firearms: true, arming: {permits: true}}]

    Sources:
        equipment.weapon_permit, convention.forces_counted

    History:
        So since 1999. Until July 2016 the nature of the missions had to justify it too.
    """
    lacking = Text(fr="des agents sont armés sans autorisation", en="agents armed without a permit")
    return _has_fact(force, case, "equipment.weapon_permit", "permits", lacking, among=False)


@rule(
    code="DEP-008",
    name="weapons-training-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.weapons_trained_for", "convention.forces_counted"),
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
        equipment.weapons_trained_for, convention.forces_counted

    History:
        Firearms, launchers and stun guns from the start of the code; batons since July 2017.
    """
    lacking = Text(fr="formation préalable manquante", en="prior training lacking")
    return _has_fact(force, case, "equipment.weapons_trained_for", "trained", lacking)


@rule(
    code="DEP-009",
    name="weapons-holding-expired",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "equipment.holding_years",
        "equipment.disposal_months",
        "convention.forces_counted",
    ),
    fr="L'autorisation de détenir les armes n'est pas périmée",
    en="The authorisation to hold the weapons has not run out",
)
def weapons_holding_expired(force: Force, case: Case) -> Verdict:
    """The authorisation to hold the weapons has not run out.

    Why:
        The commune buys and keeps the weapons by leave of the prefect, who looks at their keeping
        again at each renewal. Once it has run out, they must be passed on within months. He may
        also take it back when the convention is ended.

    Breach:
        on: 2021-03-02
        forces:
          - {id: pm, kind: police_municipale, firearms: true, arming: {holding_since: 2016-03-02}}

    Compliant:
        on: 2021-03-01
        forces:
          - {id: pm, kind: police_municipale, firearms: true, arming: {holding_since: 2016-03-02}}

    Sources:
        equipment.holding_years, equipment.disposal_months, convention.forces_counted

    History:
        Five years at most in the code of 2014; earlier texts were not read.
    """
    if not municipal(force, case):
        return not_applicable(NOT_MUNICIPAL)
    if not armed(force, case):
        return not_applicable(_UNARMED)
    years = case.value("equipment.holding_years").value
    months = case.value("equipment.disposal_months").value
    if years is None or months is None:
        return not_applicable(NO_TEXT)
    since: PartialDate = case.need(force.arming, "holding_since", under=f"{force.id}.arming")
    end = since.plus_years(years)
    running = end.is_after(case.day)
    # Of the authorisation before the last one nothing is known.
    if running is None or since.is_after(case.day) is not False:
        return unverifiable(missing_fact(force.arming, "holding_since", f"{force.id}.arming"))
    if running:
        return compliant()
    return breach(
        Text(
            fr=f"autorisation du {since}, périmée le {end} : armes à céder dans les {months} mois",
            en=f"authorised on {since}, run out on {end}: to be passed on within {months} months",
        )
    )


@rule(
    code="DEP-010",
    name="stun-gun-report-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.stun_gun_report", "convention.forces_counted"),
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
        equipment.stun_gun_report, convention.forces_counted

    History:
        The same since 2014. Since November 2022 a body camera may make the recording.
    """
    return _stun_guns(force, case, "stun_gun_report")


@rule(
    code="DEP-011",
    name="stun-gun-instructions-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.stun_gun_instructions", "convention.forces_counted"),
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
        equipment.stun_gun_instructions, convention.forces_counted

    History:
        The same since 2014.
    """
    return _stun_guns(force, case, "stun_gun_instructions")


def _stun_guns(force: Force, case: Case, duty: str) -> Verdict:
    """Judge a duty of those who carry stun guns, which bears the name of its fact."""
    if municipal(force, case) and not carries(force, case, ("stun_gun",)):
        return not_applicable(_NO_SUCH_WEAPON)
    lacking = {
        "stun_gun_report": Text(fr="aucun rapport annuel", en="no yearly report"),
        "stun_gun_instructions": Text(fr="instructions non envoyées", en="instructions not sent"),
    }
    return _has_fact(force, case, f"equipment.{duty}", duty, lacking[duty], among=False)


@rule(
    code="DEP-012",
    name="permit-silent-on-transport",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.permit_states_transport", "convention.forces_counted"),
    fr="L'autorisation dit si l'arme passe les limites de la commune dans les transports",
    en="The permit says if the weapon may leave the commune on public transport",
)
def permit_silent_on_transport(force: Force, case: Case) -> Verdict:
    """The permit says if the weapon may leave the commune on public transport.

    Why:
        Under a transport security agreement agents act in the communes of others; that they do so
        armed is for the prefect to say, expressly.

    Breach:
        on: 2018-06-01
        forces:
          - id: pm
            kind: police_municipale
            communes: ["77288"]
            firearms: true
            arming: {transport_stated: false}
        conventions: [{id: t, kind: transport, communes: ["77288", "77152"], signed: 2017-03-01}]

    Compliant:
        on: 2018-06-01
        forces:
          - id: pm
            kind: police_municipale
            communes: ["77288"]
            firearms: true
            arming: {transport_stated: true}
        conventions: [{id: t, kind: transport, communes: ["77288", "77152"], signed: 2017-03-01}]

    Sources:
        equipment.permit_states_transport, convention.forces_counted

    History:
        Since the decree of November 2016 that set up these agreements.
    """
    if municipal(force, case) and not _on_transport(force, case):
        return not_applicable(
            Text(
                fr="hors de toute convention de sûreté des transports",
                en="under no transport security agreement",
            )
        )
    lacking = Text(
        fr="les autorisations ne disent rien du port d'arme dans les autres communes",
        en="the permits say nothing of weapons in the other communes",
    )
    return _has_fact(
        force,
        case,
        "equipment.permit_states_transport",
        "transport_stated",
        lacking,
        among=False,
    )


def _on_transport(force: Force, case: Case) -> bool:
    """Tell whether a service acts under a transport security agreement."""
    for one in case.need_list("conventions"):
        if one.kind is not ConventionKind.TRANSPORT or case.out_of_time(one):
            continue
        if one.in_force(case.day) is False:
            continue
        served = set(case.need(force, "communes"))
        if force.id in one.forces or (served and served <= set(case.need(one, "communes"))):
            return True
    return False
