"""Cameras that a group of communes runs: who may, with whose agreement, and who watches."""

from typing import Any

from secuprev.law import intercommunal_kind, office
from secuprev.model import VideoOwner, VideoSystem
from secuprev.rules.bodies import holds_prevention, one_departement
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.naming import called
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_COMMUNE = not_applicable(
    Text(
        fr="caméras d'une commune, et non d'un groupement",
        en="cameras of a commune, and not of a group of communes",
    )
)
_SYNDICATES = (VideoOwner.CLOSED_SYNDICATE, VideoOwner.OPEN_SYNDICATE)
_NOT_COMPETENT = breach(
    Text(
        fr="l'établissement n'exerce pas la compétence de prévention de la délinquance",
        en="the body does not hold the competence on the prevention of crime",
    )
)
_OTHER_MEMBERS = breach(
    Text(
        fr="le syndicat a d'autres membres que des communes et des établissements compétents",
        en="the syndicate has other members than communes and bodies with the competence",
    )
)
_NOT_AGREED = breach(
    Text(
        fr="les membres du syndicat n'ont pas donné leur accord",
        en="the members of the syndicate did not agree",
    )
)
_NO_OPEN_SYNDICATE = not_applicable(
    Text(fr="pas un syndicat mixte ouvert", en="no open mixed syndicate")
)
_NO_OPERATOR = not_applicable(
    Text(fr="aucun opérateur à agréer", en="no operator who needs an approval")
)


def asked(system: VideoSystem, case: Case, value: str) -> Any:
    """Return a value of the law of the place where the cameras stand: overseas has its own."""
    return case.value(value, where=one_departement(system.communes or case.communes)).value


def not_asked(system: VideoSystem, case: Case, value: str) -> Verdict | None:
    """Say why the law of the groups of communes asks nothing of a system, if it does not."""
    if not asked(system, case, value):
        return NO_TEXT
    return _COMMUNE if case.need(system, "owner") is VideoOwner.COMMUNE else None


@rule(
    code="VID-008",
    name="video-owner-not-entitled",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.bodies",
    fr="Le groupement qui exploite des caméras est de ceux à qui la loi l'ouvre",
    en="The group of communes that runs cameras is one that the law lets do so",
)
def video_owner_not_entitled(system: VideoSystem, case: Case) -> Verdict:
    """The group of communes that runs cameras is one that the law lets do so.

    Why:
        Cameras go with the prevention of crime: a body may buy them only if its communes gave it
        that competence. A mixed syndicate needs no competence of its own, but no other members
        than communes and bodies that hold it, and a département or two in an open one. One that
        had cameras before the law named it is told more lightly: nothing forbade it in so many
        words.

    Breach:
        on: 2020-01-01
        epci: {kind: cc, prevention: false}
        video: [{id: v, owner: epci, communes: ["77288"]}]

    Compliant:
        on: 2020-01-01
        epci: {kind: ca, communes: ["77288"]}
        video: [{id: v, owner: epci, communes: ["77288"]}]

    Sources:
        video.bodies

    History:
        Open to intercommunal bodies since March 2007, to mixed syndicates since May 2021. Overseas
        the article holds in part of the territories only.
    """
    nothing = not_asked(system, case, "video.bodies")
    if nothing:
        return nothing
    owner: VideoOwner = case.need(system, "owner")
    if owner in _SYNDICATES:
        if owner in asked(system, case, "video.bodies"):
            return compliant() if case.need(system, "prevention") else _OTHER_MEMBERS
        label = intercommunal_kind(owner).label
        return breach(
            Text(
                fr=f"la loi ne nommait pas encore le {label.fr}",
                en=f"the law did not name the {label.en} yet",
            ),
            Severity.PRACTICE,
        )
    held = system.prevention
    if held is None:
        held = holds_prevention(
            case.body, case, one_departement(case.body.communes or () if case.body else ())
        )
    if held:
        return compliant()
    return _NOT_COMPETENT


@rule(
    code="VID-009",
    name="video-host-did-not-agree",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites=("video.host_agreement", "video.members_agree"),
    fr="Les communes d'implantation ont accepté les caméras du groupement",
    en="The host communes agreed to the cameras of the group of communes",
)
def video_host_did_not_agree(system: VideoSystem, case: Case) -> Verdict:
    """The host communes agreed to the cameras of the group of communes.

    Why:
        The public road of a commune is watched under its mayor, whoever pays for the cameras. The
        members of a mixed syndicate must agree as well.

    Breach:
        on: 2020-01-01
        video: [{id: v, owner: epci, communes: ["77288", "77152"], agreeing: ["77288"]}]

    Compliant:
        on: 2020-01-01
        video: [{id: v, owner: epci, communes: ["77288"], agreeing: ["77288"]}]

    Sources:
        video.host_agreement, video.members_agree

    History:
        Asked for since March 2007; of the members of a mixed syndicate since May 2021.
    """
    nothing = not_asked(system, case, "video.host_agreement")
    if nothing:
        return nothing
    bound = ()
    if system.owner in _SYNDICATES:
        bound = asked(system, case, "video.members_agree") or ()
    if system.owner in bound and system.members_agree is False:
        return _NOT_AGREED
    agreeing = case.need(system, "agreeing")
    refusing = [code for code in case.need(system, "communes") if code not in agreeing]
    if refusing:
        names = called(refusing, case)
        return breach(
            Text(fr=f"sans l'accord de : {names}", en=f"without the agreement of {names}")
        )
    if system.owner in bound:
        case.need(system, "members_agree")
    return compliant()


@rule(
    code="VID-012",
    name="video-syndicate-chair",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.open_syndicate_chair",
    fr="Un maire ou un président d'EPCI préside le syndicat mixte ouvert qui exploite des caméras",
    en="An open mixed syndicate that runs cameras is chaired by a mayor or a body's president",
)
def video_syndicate_chair(system: VideoSystem, case: Case) -> Verdict:
    """An open mixed syndicate that runs cameras is chaired by a mayor or a body's president.

    Why:
        A département may be a member, but the watch over the streets stays with those who answer
        for them.

    Breach:
        on: 2022-01-01
        video: [{id: v, owner: syndicat_mixte_ouvert, chair: president_conseil_departemental}]

    Compliant:
        on: 2022-01-01
        video: [{id: v, owner: syndicat_mixte_ouvert, chair: maire}]

    Sources:
        video.open_syndicate_chair

    History:
        Since May 2021, by exception to the free choice that such a syndicate otherwise has.
    """
    chairs = asked(system, case, "video.open_syndicate_chair")
    if not chairs:
        return NO_TEXT
    if case.need(system, "owner") is not VideoOwner.OPEN_SYNDICATE:
        return _NO_OPEN_SYNDICATE
    chair = case.need(system, "chair")
    if chair in chairs:
        return compliant()
    label = office(chair).label
    return breach(Text(fr=f"présidé par : {label.fr}", en=f"chaired by: {label.en}"))


@rule(
    code="VID-013",
    name="video-operators-not-approved",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.approved_operators",
    fr="Les agents qui visionnent sans être policiers municipaux sont agréés par le préfet",
    en="Agents who watch images and are no municipal police are approved by the prefect",
)
def video_operators_not_approved(system: VideoSystem, case: Case) -> Verdict:
    """Agents who watch images and are no municipal police are approved by the prefect.

    Why:
        Watching the street on a screen is done out of sight. The prefect makes sure of who sits
        there, and may take the approval back.

    Breach:
        on: 2022-01-01
        video: [{id: v, owner: commune, operators: [{kind: asvp, approved: false}]}]

    Compliant:
        on: 2022-01-01
        video:
          - id: v
            owner: commune
            operators: [{kind: video_operators, approved: true}, {kind: police_municipale}]

    Sources:
        video.approved_operators

    History:
        Since May 2021. Operators without that status worked before; what was asked of them then
        stood in each authorisation.
    """
    kinds = asked(system, case, "video.approved_operators")
    if not kinds:
        return NO_TEXT
    concerned = [one for one in case.need(system, "operators") if one.kind in kinds]
    if not concerned:
        return _NO_OPERATOR
    refused = [one for one in concerned if one.approved is False]
    if refused:
        labels = [case.force_kind(one.kind).label for one in refused]
        return breach(
            Text(
                fr="non agréés : " + ", ".join(label.fr for label in labels),
                en="not approved: " + ", ".join(label.en for label in labels),
            )
        )
    unknown = [one for one in concerned if one.approved is None]
    if unknown:
        raise FactMissing(missing_fact(unknown[0], "approved", under=f"{system.id}.operators"))
    return compliant()
