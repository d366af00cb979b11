"""What is done with the images of the public road: what they show, how long they are kept."""

from secuprev.model import VideoSystem
from secuprev.rules.case import Case
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant
from secuprev.values import Text


def _asked(system: VideoSystem, case: Case, fact: str, lacking: Text) -> Verdict:
    """Judge something that the law asks of every system, by the fact that bears its name."""
    case.value(f"video.{fact}")
    return compliant() if case.need(system, fact) else breach(lacking)


@rule(
    code="VID-004",
    name="video-images-kept-too-long",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.retention_days",
    fr="Les enregistrements ne sont pas gardés plus d'un mois",
    en="Recordings are kept for a month at the most",
)
def video_images_kept_too_long(system: VideoSystem, case: Case) -> Verdict:
    """Recordings are kept for a month at the most.

    Why:
        Who walked past is nobody's business for longer than an inquiry needs to ask for it.
        Recordings taken for a judicial inquiry are kept by its own rules, and since the end of
        November 2023 those taken for an administrative or a disciplinary procedure by theirs.

    Breach:
        on: 2020-01-01
        video: [{id: v, owner: commune, retention_days: 60}]

    Compliant:
        on: 2020-01-01
        video: [{id: v, owner: commune, retention_days: 30}]

    Sources:
        video.retention_days

    History:
        One month in the act of 1995 and in the code since. The authorisation may set less.
    """
    longest = case.value("video.retention_days").value
    if longest is None:
        return NO_TEXT
    kept = case.need(system, "retention_days")
    if kept <= longest:
        return compliant()
    return breach(
        Text(
            fr=f"enregistrements gardés {kept} jours, pour un mois au plus ({longest} jours)",
            en=f"recordings kept for {kept} days, for one month at the most ({longest} days)",
        )
    )


@rule(
    code="VID-005",
    name="video-public-not-told",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.public_informed",
    fr="Des panneaux disent au public qu'il est filmé, et par qui",
    en="Signs tell the public that it is filmed, and by whom",
)
def video_public_not_told(system: VideoSystem, case: Case) -> Verdict:
    """Signs tell the public that it is filmed, and by whom.

    Why:
        One who does not know of the cameras can neither ask to see what they recorded nor
        complain of them.

    Breach:
        on: 2020-01-01
        video: [{id: v, owner: commune, public_informed: false}]

    Compliant:
        on: 2020-01-01
        video: [{id: v, owner: commune, public_informed: true}]

    Sources:
        video.public_informed

    History:
        Clear and lasting information since the act of 1995. Since May 2023 the code leaves it to
        the decree, which since the end of November 2023 adds what the European regulation on
        personal data asks.
    """
    return _asked(
        system,
        case,
        "public_informed",
        Text(fr="le public n'est pas informé", en="the public is not told"),
    )


@rule(
    code="VID-006",
    name="video-homes-in-sight",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.homes_hidden",
    fr="Les caméras ne montrent ni l'intérieur des habitations ni spécialement leurs entrées",
    en="Cameras show neither the inside of homes nor, specifically, their entrances",
)
def video_homes_in_sight(system: VideoSystem, case: Case) -> Verdict:
    """Cameras show neither the inside of homes nor, specifically, their entrances.

    Why:
        The public road may be watched, private life may not: windows are masked, and no camera is
        trained on a door.

    Breach:
        on: 2020-01-01
        video: [{id: v, owner: commune, homes_hidden: false}]

    Compliant:
        on: 2020-01-01
        video: [{id: v, owner: commune, homes_hidden: true}]

    Sources:
        video.homes_hidden

    History:
        The same since the act of 1995.
    """
    return _asked(
        system,
        case,
        "homes_hidden",
        Text(fr="des habitations sont visibles", en="homes can be seen"),
    )


@rule(
    code="VID-007",
    name="video-register-missing",
    target=VideoSystem,
    severity=Severity.OBLIGATION,
    cites="video.register",
    fr="Un registre, ou un journal, dit quels enregistrements existent et ce qu'on en a fait",
    en="A register or a log tells which recordings exist and what was done with them",
)
def video_register_missing(system: VideoSystem, case: Case) -> Verdict:
    """A register or a log tells which recordings exist and what was done with them.

    Why:
        It is the only way to check afterwards that images were destroyed in time, and given to
        nobody but those who may have them.

    Breach:
        on: 2020-01-01
        video: [{id: v, owner: commune, register: false}]

    Compliant:
        on: 2020-01-01
        video: [{id: v, owner: commune, register: true}]

    Sources:
        video.register

    History:
        Read in the code from January 2014: recordings, their destruction, what was handed to the
        prosecutor. Since the end of November 2023, a log of every operation on the data.
    """
    wanted = case.value("video.register").value
    return compliant() if case.need(system, "register") else breach(_LACKING[wanted])


_LACKING = {
    "register": Text(fr="aucun registre des enregistrements", en="no register of the recordings"),
    "log": Text(fr="aucun journal des opérations sur les données", en="no log of the operations"),
}
