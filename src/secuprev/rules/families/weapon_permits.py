"""On what authorisations a municipal police carries and holds its weapons."""

from attrs import evolve

from secuprev.model import Convention, ConventionKind, Force
from secuprev.rules.arming import UNARMED, has_fact, weight
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.equipped import armed, municipal, unarmed
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Status,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import PartialDate, Text

_TRANSPORT = ConventionKind.TRANSPORT
_BREACH = Status.BREACH  # Python 3.11 searches the members at each look
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
    cites=("equipment.weapon_permit", "equipment.weapons_not_yet", "police.municipal"),
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
        equipment.weapon_permit, equipment.weapons_not_yet, police.municipal

    History:
        So since 1999; where no convention was concluded, since September 2000 at the latest. Until
        July 2016 the nature of the missions had to justify it too.
    """
    told = has_fact(force, case, "equipment.weapon_permit", "permits", _NO_PERMIT, among=False)
    return evolve(told, severity=weight(force, case)) if told.status is _BREACH else told


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
        conventions:
          - {id: t, kind: transport, communes: ["77288", "77152"], signed: 2017-03-01, years: 3}

    Compliant:
        on: 2018-06-01
        forces:
          - id: pm
            kind: police_municipale
            communes: ["77288"]
            firearms: true
            arming: {transport_stated: true}
        conventions:
          - {id: t, kind: transport, communes: ["77288", "77152"], signed: 2017-03-01, years: 3}

    Sources:
        equipment.permit_states_transport, police.municipal

    History:
        Since the decree of November 2016 that set up these agreements. It holds only while
        one runs.
    """
    armed_police = municipal(force, case) and not unarmed(force)
    if armed_police and not _on_transport(force, case):
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
    """Tell whether a service acts under a transport security agreement.

    Raises:
        FactMissing: it is not known to act under one, and may.
    """
    doubts: list[MissingFact] = []
    for one in case.conventions_of_kind(_TRANSPORT):
        serves = _serves(force, one)
        if serves is False:
            continue
        try:
            running = case.in_force(one)
        except FactMissing as unknown:
            doubts += unknown.missing
            continue
        if running and serves:
            return True
        if running:
            doubts.append(_unsaid(force, one))
    if doubts:
        raise FactMissing(*doubts)
    return False


def _serves(force: Force, agreement: Convention) -> bool | None:
    """Tell whether an agreement is about a service, ``None`` when that is not known.

    It is about the services of the communes that conclude it: whether one that serves others too
    is among them is not told by its communes.
    """
    if force.id in agreement.forces:
        return True
    if force.communes is None or agreement.communes is None:
        return None
    served, named = set(force.communes), set(agreement.communes)
    if served and served <= named:
        return True
    return None if served & named else False


def _unsaid(force: Force, agreement: Convention) -> MissingFact:
    """Name the fact for want of which it is not known whether an agreement is about a service."""
    if force.communes is None:
        return missing_fact(force, "communes")
    return missing_fact(agreement, "forces" if agreement.communes else "communes")
