"""The agreements that go with the cameras of a group of communes: of members, of the State."""

from secuprev.law import instrument
from secuprev.model import Strategy, VideoOwner, VideoSystem
from secuprev.rules.case import Case
from secuprev.rules.families.video_bodies import asked, not_asked
from secuprev.rules.held import held
from secuprev.rules.naming import called
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
)
from secuprev.values import Text

_DISPUTED = Text(
    fr="si la loi veut ces conventions de cette collectivité",
    en="whether the law wants these agreements of this authority",
)


def _agreements(system: VideoSystem, case: Case) -> tuple[Strategy, ...]:
    return tuple(case.framework.of_kind(Strategy, id) for id in case.need(system, "agreements"))


def _is_settled(system: VideoSystem, case: Case, value: str) -> None:
    """Make sure that the law wants an agreement of the body that runs a system.

    Raises:
        FactMissing: that is not settled for its kind.
    """
    if system.owner is not VideoOwner.EPCI or case.body is None:
        return
    if case.body.kind in (case.value("video.agreements_disputed_bodies").value or ()):
        raise FactMissing(MissingFact(f"law({value}, {case.day})", _DISPUTED))


def _is_with(agreement: Strategy, code: str) -> bool | None:
    """Tell whether an agreement is with a commune; ``None`` when it does not say with which."""
    return None if agreement.communes is None else code in agreement.communes


@rule(
    code="VID-010",
    name="video-members-agreement-missing",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites=("video.members_agreement", "video.agreements_disputed_bodies"),
    fr="Une convention lie l'exploitant des caméras à chaque membre concerné",
    en="An agreement binds the owner of the cameras and each member concerned",
)
def video_members_agreement_missing(system: VideoSystem, case: Case) -> Verdict:
    """An agreement binds the owner of the cameras and each member concerned.

    Why:
        Who buys, who repairs, who watches, who pays: without an agreement the commune does not
        know what it may count on. The members concerned are read as the host communes.

    Breach:
        on: 2022-01-01
        strategies: [{id: c, kind: convention_video_etat, signed: 2021-11-02, years: 5}]
        video: [{id: v, owner: epci, communes: ["77288"], agreements: [c]}]

    Compliant:
        on: 2022-01-01
        strategies:
          - id: c
            kind: convention_video_membres
            communes: ["77288"]
            signed: 2021-11-02
            years: 5
        video: [{id: v, owner: epci, communes: ["77288"], agreements: [c]}]

    Sources:
        video.members_agreement, video.agreements_disputed_bodies

    History:
        Asked for since May 2021, of bodies and of mixed syndicates; of the metropolis of Lyon,
        which is neither, it is not settled.
    """
    nothing = not_asked(system, case, "video.members_agreement")
    if nothing:
        return nothing
    kind = asked(system, case, "video.members_agreement")
    agreements = _agreements(system, case)

    def lacking(code: str) -> bool:
        return not held(case, kind, lambda one: _is_with(one, code), among=agreements)

    left = [code for code in case.need(system, "communes") if lacking(code)]
    if not left:
        return compliant()
    _is_settled(system, case, "video.members_agreement")
    names = called(left, case)
    return breach(Text(fr=f"aucune convention avec : {names}", en=f"no agreement with {names}"))


@rule(
    code="VID-011",
    name="video-state-agreement-missing",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites=("video.state_agreement", "video.agreements_disputed_bodies"),
    fr="Une convention lie l'exploitant des caméras à l'État",
    en="An agreement binds the owner of the cameras and the State",
)
def video_state_agreement_missing(system: VideoSystem, case: Case) -> Verdict:
    """An agreement binds the owner of the cameras and the State.

    Why:
        What the cameras show calls for police or gendarmes. How they are called and when they step
        in is settled beforehand.

    Breach:
        on: 2022-01-01
        video: [{id: v, owner: epci, communes: ["77288"], agreements: []}]

    Compliant:
        on: 2022-01-01
        strategies: [{id: c, kind: convention_video_etat, signed: 2021-11-02, years: 5}]
        video: [{id: v, owner: epci, communes: ["77288"], agreements: [c]}]

    Sources:
        video.state_agreement, video.agreements_disputed_bodies

    History:
        Asked for since May 2021, of bodies and of mixed syndicates; of the metropolis of Lyon,
        which is neither, it is not settled.
    """
    nothing = not_asked(system, case, "video.state_agreement")
    if nothing:
        return nothing
    kind = asked(system, case, "video.state_agreement")
    if held(case, kind, lambda _: True, among=_agreements(system, case)):
        return compliant()
    _is_settled(system, case, "video.state_agreement")
    label = instrument(kind).label
    return breach(Text(fr=f"manque : {label.fr}", en=f"missing: {label.en}"))
