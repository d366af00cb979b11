"""Whether the prefect let the cameras of the public road be installed, and for how long."""

from secuprev.model import VideoSystem
from secuprev.rules.case import Case, missing_fact
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
from secuprev.values import PartialDate, Text

_NOT_AUTHORISED = not_applicable(
    Text(fr="l'autorisation elle-même manque", en="the authorisation itself is missing")
)
_UNAUTHORISED = breach(
    Text(fr="aucune autorisation du préfet", en="no authorisation of the prefect")
)


def _last_authorisation(system: VideoSystem, case: Case) -> PartialDate | None:
    """Return the day of an authorisation that was given by the day asked about, if it is told."""
    given = system.authorised_on
    return given if given is not None and given.is_after(case.day) is False else None


@rule(
    code="VID-001",
    name="video-without-authorisation",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.authorisation",
    fr="Les caméras de la voie publique ont l'autorisation du préfet",
    en="Cameras on the public road have the authorisation of the prefect",
)
def video_without_authorisation(system: VideoSystem, case: Case) -> Verdict:
    """Cameras on the public road have the authorisation of the prefect.

    Why:
        The prefect hears a commission, then says what is watched, by whom, and for how long the
        images are kept. Without that act nothing may be filmed on the public road.

    Breach:
        on: 2020-01-01
        video: [{id: v, owner: commune, communes: ["77288"], authorised: false}]

    Compliant:
        on: 2020-01-01
        video: [{id: v, owner: commune, communes: ["77288"], authorised_on: 2018-03-12}]

    Sources:
        video.authorisation

    History:
        Asked for by an act of 1995, older than the days told here; in the Code de la sécurité
        intérieure since May 2012.
    """
    case.value("video.authorisation")
    if system.authorised is False:
        return _UNAUTHORISED
    if _last_authorisation(system, case) is not None:
        return compliant()
    if system.authorised_on is not None:
        if system.authorised_on.is_after(case.day) is None:
            raise FactMissing(missing_fact(system, "authorised_on"))
        return breach(
            Text(
                fr=f"autorisée le {system.authorised_on} seulement",
                en=f"authorised on {system.authorised_on} only",
            )
        )
    if system.authorised_until is None:  # which tells that there is one, in time or over
        case.need(system, "authorised")
    return compliant()


@rule(
    code="VID-002",
    name="video-authorisation-expired",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites=("video.authorisation_years", "video.ended_if_given_before"),
    fr="L'autorisation de vidéoprotection n'a pas expiré",
    en="The camera authorisation has not expired",
)
def video_authorisation_expired(system: VideoSystem, case: Case) -> Verdict:
    """The camera authorisation has not expired.

    Why:
        The prefect looks at the cameras afresh every few years. An authorisation that is not
        renewed in time leaves them without any.

    Breach:
        on: 2023-03-12
        video: [{id: v, owner: commune, authorised_on: 2018-03-12}]

    Compliant:
        on: 2023-03-11
        video: [{id: v, owner: commune, authorised_on: 2018-03-12}]

    Sources:
        video.authorisation_years, video.ended_if_given_before

    History:
        Authorisations have a term since January 2006. Those given before without one ended in
        January 2012, 2013 or 2014, the oldest first.
    """
    if system.authorised is False:
        return _NOT_AUTHORISED
    until = system.authorised_until
    over = until is not None and until.is_before(case.day)
    if over:
        case.value("video.authorisation_years")
        return breach(
            Text(fr=f"autorisée jusqu'au {until} seulement", en=f"authorised until {until} only")
        )
    given: PartialDate = case.need(system, "authorised_on")
    if _last_authorisation(system, case) is None:
        if given.is_after(case.day) is None:
            raise FactMissing(missing_fact(system, "authorised_on"))
        return _NOT_AUTHORISED
    ended = _ended_by_law(system, given, case)
    if ended is None and over is None:
        raise FactMissing(missing_fact(system, "authorised_until"))
    return ended or compliant()


def _ended_by_law(system: VideoSystem, given: PartialDate, case: Case) -> Verdict | None:
    """Say why an authorisation has ended, whatever it says itself, ``None`` when it has not."""
    years = case.value("video.authorisation_years", given).value
    if years is None:
        return _without_term(system, given, case)
    end = given.plus_years(years)
    running = end.is_after(case.day)
    if running is None:
        raise FactMissing(missing_fact(system, "authorised_on"))
    if running:
        return None
    return breach(
        Text(
            fr=f"autorisée le {given} pour {years} ans : expirée le {end}",
            en=f"authorised on {given} for {years} years: expired on {end}",
        )
    )


def _without_term(system: VideoSystem, given: PartialDate, case: Case) -> Verdict | None:
    """Say why one given at a time when none had a term has ended, ``None`` when it has not."""
    before = case.value("video.ended_if_given_before").value
    if before is None:
        return None
    ended = given.is_before(before)
    if ended is None:
        raise FactMissing(missing_fact(system, "authorised_on"))
    if not ended:
        return None
    return breach(
        Text(
            fr=f"autorisée le {given}, sans terme : le code a fait expirer celles d'avant"
            f" le {before}",
            en=f"authorised on {given}, without a term: the code ended those from before {before}",
        )
    )


@rule(
    code="VID-003",
    name="video-start-untold",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.commissioning_told",
    fr="Le préfet est prévenu de la mise en service des caméras",
    en="The prefect is told beforehand that cameras will start",
)
def video_start_untold(system: VideoSystem, case: Case) -> Verdict:
    """The prefect is told beforehand that cameras will start.

    Why:
        An authorisation may be used months after it was given. The State, which checks how
        cameras are used, has to know from when they film.

    Breach:
        on: 2020-01-01
        video: [{id: v, owner: commune, since: 2018-06-01, commissioning_told: false}]

    Compliant:
        on: 2020-01-01
        video: [{id: v, owner: commune, since: 2018-06-01, commissioning_told: true}]

    Sources:
        video.commissioning_told

    History:
        Read in the code from January 2014, in another article since the end of November 2023. What
        the decrees asked before was not read.
    """
    since: PartialDate = case.need(system, "since")
    if not case.value("video.commissioning_told", since).value:
        return NO_TEXT
    if case.need(system, "commissioning_told"):
        return compliant()
    return breach(
        Text(
            fr=f"mises en service le {since} sans que le préfet soit prévenu",
            en=f"started on {since} without the prefect being told",
        )
    )
