"""On what authorisation a municipal police wears body cameras."""

from collections.abc import Iterator
from datetime import date, timedelta

from secuprev import law
from secuprev.model import Cameras, Force
from secuprev.model.fields import label_of
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.conventions import Conventions
from secuprev.rules.equipped import municipal, nothing_asked
from secuprev.rules.reasons import NO_TEXT, NOT_MUNICIPAL, yet_to_come
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import PartialDate, Text

_PERMIT = "equipment.camera_permit"
_NOT_AUTHORISED = breach(Text(fr="caméras non autorisées", en="cameras not authorised"))
_NO_CAMERAS = not_applicable(Text(fr="sans caméras", en="no cameras"))


@rule(
    code="DEP-015",
    name="cameras-not-authorised",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.camera_permit", "police.municipal"),
    fr="Les caméras individuelles sont autorisées par le représentant de l'État",
    en="Body cameras are authorised by the State representative",
)
def cameras_not_authorised(force: Force, case: Case) -> Verdict:
    """Body cameras are authorised by the State representative.

    Why:
        Filming people in the street is an exception that the prefect grants, on the mayor's
        request. A convention alone does not grant it.

    Breach:
        on: 2020-01-01
        forces:
          - {id: pm, kind: police_municipale, body_cameras: true, cameras: {authorised: false}}

    Compliant:
        on: 2020-01-01
        forces:
          - {id: pm, kind: police_municipale, body_cameras: true, cameras: {authorised: true}}

    Sources:
        equipment.camera_permit, police.municipal

    History:
        An experiment from June 2016 to June 2018, then nothing for two months, then a permanent
        regime: what was authorised under the experiment ended with it.
    """
    nothing = nothing_asked(force, case, _PERMIT, "body_cameras")
    if nothing is not None:
        return nothing
    case.applies()
    on = force.cameras.authorised_on
    if on is not None and force.cameras.authorised is not False:
        late = on.is_after(case.day)
        if late is None:
            return unverifiable(missing_fact(force.cameras, "authorised_on", _under(force)))
        if late:
            return breach(Text(fr=f"autorisées le {on} seulement", en=f"authorised on {on} only"))
        return _groundless(on, case) or compliant()
    if case.need(force.cameras, "authorised", under=_under(force)):
        return compliant()
    return _NOT_AUTHORISED


def _groundless(on: PartialDate, case: Case) -> Verdict | None:
    """Say why an authorisation of some day is worth nothing, ``None`` when it may be."""
    if case.value(_PERMIT, on).value is None:
        return breach(
            Text(
                fr=f"autorisées le {on}, quand aucun texte ne le permettait",
                en=f"authorised on {on}, when no text allowed it",
            )
        )
    gaps = (one.period.start for one in law.parameter(_PERMIT).series if one.value is None)
    ended = [day for day in gaps if day is not None and on.latest < day <= case.day]
    if not ended:
        return None
    return breach(
        Text(
            fr=f"autorisées le {on}, sous un texte qui ne vaut plus depuis le {ended[0]}",
            en=f"authorised on {on}, under a text that has not held since {ended[0]}",
        )
    )


def _under(force: Force) -> str:
    return f"{force.id}.cameras"


@rule(
    code="DEP-016",
    name="cameras-before-convention",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.camera_permit", "police.municipal"),
    fr="Une convention existait déjà quand les caméras ont été autorisées",
    en="A convention existed already when the cameras were authorised",
)
def cameras_before_convention(force: Force, case: Case) -> Verdict:
    """A convention existed already when the cameras were authorised.

    Why:
        The request encloses the convention: without one on that day the authorisation had nothing
        to rest on, whatever was signed later.

    Breach:
        on: 2020-01-01
        communes: [{code: "77288"}]
        forces:
          - id: pm
            kind: police_municipale
            communes: ["77288"]
            body_cameras: true
            cameras: {authorised_on: 2019-04-01}
        conventions: [{id: c, signed: 2019-06-15, years: 3, communes: ["77288"]}]

    Compliant:
        on: 2020-01-01
        communes: [{code: "77288"}]
        forces:
          - id: pm
            kind: police_municipale
            communes: ["77288"]
            body_cameras: true
            cameras: {authorised_on: 2019-07-01}
        conventions: [{id: c, signed: 2019-06-15, years: 3, communes: ["77288"]}]

    Sources:
        equipment.camera_permit, police.municipal

    History:
        A condition of the experiment of 2016 and of the permanent regime of 2018.
    """
    if not municipal(force, case):
        return NOT_MUNICIPAL
    if not _ever_allowed(case):
        return NO_TEXT
    if not case.need(force, "body_cameras"):
        return _NO_CAMERAS
    on: PartialDate = case.need(force.cameras, "authorised_on", under=_under(force))
    coming = yet_to_come(on, case.day)
    if coming:
        return not_applicable(coming)
    if case.value(_PERMIT, on).value is None:
        return NO_TEXT
    then = {bool(Conventions(case.framework, day).for_force(force)) for day in _each_day(on)}
    if len(then) > 1:
        raise FactMissing(missing_fact(force.cameras, "authorised_on", _under(force)))
    if True in then:
        return compliant()
    return breach(
        Text(
            fr=f"autorisées le {on}, alors qu'aucune convention n'était en vigueur",
            en=f"authorised on {on}, when no convention was in force",
        )
    )


def _ever_allowed(case: Case) -> bool:
    """Tell whether a text allowed cameras on the day or before."""
    return any(
        one.value is not None and (one.period.start or date.min) <= case.day
        for one in law.parameter(_PERMIT).series
    )


def _each_day(on: PartialDate) -> Iterator[date]:
    """Yield the days that a date may be: a convention may begin or end on any of them."""
    span = (on.latest - on.earliest).days
    return (on.earliest + timedelta(days=shift) for shift in range(span + 1))


@rule(
    code="DEP-017",
    name="camera-request-file",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.camera_request_file", "police.municipal"),
    fr="La demande de caméras joint la convention, le dossier technique et l'engagement",
    en="The request for cameras encloses the convention, the technical file and the undertaking",
)
def camera_request_file(force: Force, case: Case) -> Verdict:
    """The request for cameras encloses the convention, the technical file and the undertaking.

    Why:
        The prefect decides on papers: what is agreed with the State forces, how the recordings are
        kept, and the commune's word to the data authority.

    Breach:
        on: 2020-01-01
        forces:
          - id: pm
            kind: police_municipale
            body_cameras: true
            cameras: {request_file: [coordination_convention, technical_file]}

    Compliant:
        on: 2020-01-01
        forces:
          - id: pm
            kind: police_municipale
            body_cameras: true
            cameras: {request_file: [coordination_convention, technical_file, data_undertaking]}

    Sources:
        equipment.camera_request_file, police.municipal

    History:
        In the experiment since the decree of December 2016, then since that of February 2019; the
        list was rewritten in November 2022 and kept these three.
    """
    asked_on = force.cameras.requested
    nothing = nothing_asked(force, case, "equipment.camera_request_file", "body_cameras", asked_on)
    if nothing is not None:
        return nothing
    case.applies()
    wanted = case.value("equipment.camera_request_file", asked_on).value
    held = case.need(force.cameras, "request_file", under=_under(force))
    absent = [law.content(code).label for code in wanted if code not in held]
    if not absent:
        return compliant()
    return breach(
        Text(
            fr="non joint : " + ", ".join(label.fr for label in absent),
            en="not enclosed: " + ", ".join(label.en for label in absent),
        )
    )


@rule(
    code="DEP-018",
    name="too-many-cameras",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.camera_number", "police.municipal"),
    fr="Il n'y a pas plus de caméras que l'arrêté n'en autorise",
    en="There are no more cameras than the order allows",
)
def too_many_cameras(force: Force, case: Case) -> Verdict:
    """There are no more cameras than the order allows.

    Why:
        The order of the prefect fixes how many cameras are used, and in which communes.

    Breach:
        on: 2020-01-01
        forces:
          - id: pm
            kind: police_municipale
            body_cameras: true
            cameras: {used: 12, allowed: 10}

    Compliant:
        on: 2020-01-01
        forces:
          - id: pm
            kind: police_municipale
            body_cameras: true
            cameras: {used: 10, allowed: 10}

    Sources:
        equipment.camera_number, police.municipal

    History:
        In the experiment since the decree of December 2016, then since that of February 2019.
    """
    nothing = nothing_asked(force, case, "equipment.camera_number", "body_cameras")
    if nothing is not None:
        return nothing
    case.applies()
    used = case.need(force.cameras, "used", under=_under(force))
    allowed = case.need(force.cameras, "allowed", under=_under(force))
    if used <= allowed:
        return compliant()
    label = label_of(Cameras, "used")
    return breach(
        Text(
            fr=f"{label.fr} : {used}, pour {allowed} autorisées",
            en=f"{label.en}: {used}, where {allowed} are allowed",
        )
    )
