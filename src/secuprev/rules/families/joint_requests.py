"""Who asks together for the weapons and the cameras of agents that several communes share."""

from collections.abc import Callable, Mapping
from functools import partial

from secuprev import law
from secuprev.model import Arming, Cameras, Force
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.equipped import armed, municipal, unarmed
from secuprev.rules.mayors import mayors_absent
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL, yet_to_come
from secuprev.rules.rule import rule
from secuprev.rules.sharing import perhaps_shared, sharing
from secuprev.rules.signing import joined, lacking, looked_at
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import AnyDate, Text

_WEAPONS = {
    "epci": "equipment.weapons_asked_by_epci",
    "pooling": "equipment.weapons_asked_by_pooling",
    "syndicat": "equipment.weapons_asked_by_syndicat",
}
_CAMERAS = {"epci": "equipment.cameras_asked_by_epci"}
_NOT_SHARED = not_applicable(Text(fr="agents que rien ne partage", en="agents whom nothing shares"))
_UNARMED = not_applicable(Text(fr="service non armé", en="not armed"))
_NO_CAMERAS = not_applicable(Text(fr="sans caméras", en="no cameras"))


def _asked_jointly(
    force: Force,
    case: Case,
    request: Arming | Cameras,
    under: str,
    asked_by: Mapping[str, str],
    equipped: Callable[[Force, Case], bool],
) -> Verdict:
    """Judge whether all those whom the law names have asked together.

    Where nobody has to, it is not asked whether the service is equipped.
    """
    coming = yet_to_come(request.requested, case.day)
    if coming:
        return not_applicable(coming)
    on = request.requested or case.day
    if not any(_may_ask(name, on) for name in asked_by.values()):
        for name in asked_by.values():
            case.value(name, on)
        return NO_TEXT
    try:
        shared = sharing(force, case)
    except FactMissing:
        equipped(force, case)
        raise
    if shared is None:
        perhaps = perhaps_shared(force, case)
        doubts = [fact for how, fact in perhaps.items() if _asking(how, asked_by, on, case)]
        if not doubts:
            return NO_TEXT if perhaps else _NOT_SHARED
        equipped(force, case)
        return unverifiable(*doubts)
    how, communes = shared
    offices = _asking(how, asked_by, on, case)
    if not offices:
        return NO_TEXT
    equipped(force, case)
    asked = case.need(request, "requested_by", under=under)
    fact = missing_fact(request, "requested_by", under)

    def lacks(code: str) -> Text | None:
        if code == "maire":
            return mayors_absent(asked, communes, case, fact)
        return law.office(code).label if lacking(asked, (code,), "commune", (), fact) else None

    absent, doubts = looked_at(partial(lacks, code) for code in offices)
    if absent:
        names = joined(absent)
        return breach(Text(fr=f"n'a pas demandé : {names.fr}", en=f"did not ask: {names.en}"))
    return unverifiable(*doubts) if doubts else compliant()


def _asking(how: str, asked_by: Mapping[str, str], on: AnyDate, case: Case) -> tuple[str, ...]:
    """Return who asks together for agents shared in some way, nobody where no text tells."""
    return (case.value(asked_by[how], on).value or ()) if how in asked_by else ()


def _may_ask(parameter: str, on: AnyDate) -> bool:
    """Tell whether a text names somebody who asks, or may on a day that is vague."""
    try:
        return law.value(parameter, on).value is not None
    except law.CannotBeTold:
        return True


def _has_cameras(force: Force, case: Case) -> bool:
    return bool(case.need(force, "body_cameras"))


@rule(
    code="DEP-013",
    name="joint-weapons-request",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "equipment.weapons_asked_by_epci",
        "equipment.weapons_asked_by_pooling",
        "equipment.weapons_asked_by_syndicat",
    ),
    fr="Tous les maires demandent ensemble les armes des agents qu'ils partagent",
    en="All the mayors ask together for the weapons of the agents they share",
)
def joint_weapons_request(force: Force, case: Case) -> Verdict:
    """All the mayors ask together for the weapons of the agents they share.

    Why:
        An armed agent is armed in every commune where he serves, and obeys the mayor of the place:
        none of them is given an armed agent whom he did not ask for.

    Breach:
        on: 2016-01-01
        epci: {name: x, kind: ca, communes: ["77288", "77152"]}
        forces:
          - id: pi
            kind: police_intercommunale
            communes: ["77288", "77152"]
            firearms: true
            arming: {requested_by: [{office: maire, commune: "77288"}]}
        conventions: []

    Compliant:
        on: 2016-01-01
        epci: {name: x, kind: ca, communes: ["77288", "77152"]}
        forces:
          - id: pi
            kind: police_intercommunale
            communes: ["77288", "77152"]
            firearms: true
            arming: {requested_by: [{office: maire, count: 2}]}
        conventions: []

    Sources:
        equipment.weapons_asked_by_epci, equipment.weapons_asked_by_pooling,
        equipment.weapons_asked_by_syndicat

    History:
        Pooled agents since 2007, those that an intercommunal body lends since 2009, those of a
        syndicate since May 2021, whose president then asks too.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    if unarmed(force):
        return _UNARMED
    return _asked_jointly(force, case, force.arming, f"{force.id}.arming", _WEAPONS, armed)


@rule(
    code="DEP-014",
    name="joint-cameras-request",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.cameras_asked_by_epci",),
    fr="Tous les maires demandent ensemble les caméras des agents qu'un EPCI leur prête",
    en="All the mayors ask together for the cameras of agents whom their body lends them",
)
def joint_cameras_request(force: Force, case: Case) -> Verdict:
    """All the mayors ask together for the cameras of agents whom their body lends them.

    Why:
        The recordings are made in each commune under its mayor, who tells its inhabitants of them.
        The article names the agents of an own-tax body, not those of a syndicate or of a pooling.

    Breach:
        on: 2020-01-01
        epci: {name: x, kind: ca, communes: ["77288", "77152"]}
        forces:
          - id: pi
            kind: police_intercommunale
            communes: ["77288", "77152"]
            body_cameras: true
            cameras: {requested_by: [president_epci]}
        conventions: []

    Compliant:
        on: 2020-01-01
        epci: {name: x, kind: ca, communes: ["77288", "77152"]}
        forces:
          - id: pi
            kind: police_intercommunale
            communes: ["77288", "77152"]
            body_cameras: true
            cameras: {requested_by: [{office: maire, count: 2}]}
        conventions: []

    Sources:
        equipment.cameras_asked_by_epci

    History:
        In the experiment of June 2016 to June 2018, and in the permanent regime since August 2018.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    if force.body_cameras is False:
        return _NO_CAMERAS
    under = f"{force.id}.cameras"
    return _asked_jointly(force, case, force.cameras, under, _CAMERAS, _has_cameras)
