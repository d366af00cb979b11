"""On what authorisations a municipal police carries and holds its weapons."""

from secuprev.model import ConventionKind, Force
from secuprev.rules.arming import UNARMED, has_fact
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.equipped import armed, municipal
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

_TRANSPORT = ConventionKind.TRANSPORT
_NO_PERMIT = Text(fr="des agents sont armés sans autorisation", en="agents armed without a permit")
_SILENT = Text(
    fr="les autorisations ne disent rien du port d'arme dans les autres communes",
    en="the permits say nothing of weapons in the other communes",
)
_NO_TRANSPORT = not_applicable(
    Text(
        fr="hors de toute convention de sûreté des transports",
        en="under no transport security agreement",
    )
)


@rule(
    code="DEP-007",
    name="weapon-permit-missing",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.weapon_permit", "police.municipal"),
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
        equipment.weapon_permit, police.municipal

    History:
        So since 1999. Until July 2016 the nature of the missions had to justify it too.
    """
    return has_fact(force, case, "equipment.weapon_permit", "permits", _NO_PERMIT, among=False)


@rule(
    code="DEP-009",
    name="weapons-holding-expired",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "equipment.holding_years",
        "equipment.disposal_months",
        "police.municipal",
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
        equipment.holding_years, equipment.disposal_months, police.municipal

    History:
        Five years at most in the code of 2014; earlier texts were not read.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    if not armed(force, case):
        return UNARMED
    years = case.value("equipment.holding_years").value
    months = case.value("equipment.disposal_months").value
    if years is None or months is None:
        return NO_TEXT
    case.applies()
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
    code="DEP-012",
    name="permit-silent-on-transport",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.permit_states_transport", "police.municipal"),
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
        equipment.permit_states_transport, police.municipal

    History:
        Since the decree of November 2016 that set up these agreements.
    """
    if municipal(force, case) and not _on_transport(force, case):
        return _NO_TRANSPORT
    return has_fact(
        force,
        case,
        "equipment.permit_states_transport",
        "transport_stated",
        _SILENT,
        among=False,
    )


def _on_transport(force: Force, case: Case) -> bool:
    """Tell whether a service acts under a transport security agreement."""
    for one in case.conventions_of_kind(_TRANSPORT):
        if case.out_of_time(one) or one.in_force(case.day) is False:
            continue
        served = set(case.need(force, "communes"))
        if force.id in one.forces or (served and served <= set(case.need(one, "communes"))):
            return True
    return False
