"""What a council is for, who keeps its papers, and what binds those who speak in it."""

from secuprev import law
from secuprev.model import Council
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import NOT_THERE, NOTHING_CONFIDENTIAL, kind_of, not_judged, weight
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import fills
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_NO_MISSION = not_applicable(Text(fr="aucune mission n'est dite", en="no mission is told"))
_NO_CHARTER = breach(
    Text(
        fr="aucune charte, alors qu'un groupe échange des informations confidentielles",
        en="no charter, though a group exchanges confidential information",
    )
)


_WORKS_FOR_ANOTHER = ("coordonnateur", "directeur_police_municipale")
"""Agents who keep a secretariat under somebody whom the document does not tell."""


@rule(
    code="GOV-018",
    name="council-secretariat",
    target=Council,
    severity=Severity.OBLIGATION,
    cites=("council.secretariat", "clspd.chair", "cispd.chair"),
    fr="Le secrétariat du conseil est sous l'autorité de qui le préside",
    en="The secretariat of the council works under the authority of its chair",
)
def council_secretariat(council: Council, case: Case) -> Verdict:
    """The secretariat of the council works under the authority of its chair.

    Why:
        Who writes the agenda and the minutes holds the council. The decree gives that to the
        chair, not to the State nor to a partner. A coordinator keeps it under somebody else: who
        that is has to be told.

    Breach:
        on: 2020-03-01
        councils: [{id: k, kind: clspd, created: 2010-01-01, secretariat: prefet}]

    Compliant:
        on: 2020-03-01
        councils: [{id: k, kind: clspd, created: 2010-01-01, secretariat: maire}]

    Sources:
        council.secretariat, clspd.chair, cispd.chair

    History:
        In the decree of 2002 already.
    """
    reason = not_judged(council, case)
    if reason:
        return reason
    if not case.value("council.secretariat", of=council.kind).value:
        return NO_TEXT
    held_by = case.need(council, "secretariat")
    if fills({held_by}, case.value(f"{council.kind}.chair").value or (), by_delegation=False):
        return compliant()
    if held_by in _WORKS_FOR_ANOTHER:
        raise FactMissing(missing_fact(council, "secretariat"))
    label = law.office(held_by).label
    return breach(
        Text(
            fr=f"secrétariat sous l'autorité de : {label.fr}",
            en=f"secretariat under the authority of: {label.en}",
        ),
        weight(council, case),
    )


_SAID_TO_DECIDE = Text(
    fr="décrit comme une instance de décision : le texte parle de concertation",
    en="described as a body that decides: the text speaks of dialogue",
)


@rule(
    code="GOV-024",
    name="mission-before-basis",
    target=Council,
    severity=Severity.PRACTICE,
    cites=("missions", "council.role"),
    fr="Chaque mission que le conseil se donne est de celles que le texte du jour connaît",
    en="Each mission that the council gives itself is one that the text of the day knows",
)
def mission_before_basis(council: Council, case: Case) -> Verdict:
    """Each mission that the council gives itself is one that the text of the day knows.

    Why:
        The decree lists what a council is for. Nothing forbids more, but a mission that came later
        (radicalisation, say) rested on no text, which the reader of an old document should know.
        So with a council said to decide: the text makes it a place of dialogue.

    Breach:
        on: 2015-03-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            missions: [{mission: radicalisation_prevention}]

    Compliant:
        on: 2017-03-01
        councils:
          - id: k
            kind: clspd
            created: 2010-01-01
            missions: [{mission: radicalisation_prevention}]

    Sources:
        missions, council.role

    History:
        The first missions in 2002, rewritten in July 2007; the prevention of radicalisation since
        May 2016.
    """
    missions = [law.mission(one.mission) for one in council.missions if one.mission is not None]
    if not missions:
        return _NO_MISSION
    if not case.exists(council):
        return NOT_THERE
    body = kind_of(council, case)
    early = [one for one in missions if not one.exists(case.day)]
    foreign = [one for one in missions if not {body.code, body.stands_for} & {*one.councils}]
    for one in missions:
        case.cite(*one.citations(max(case.day, one.life.start or case.day), body.code))
    role = case.value("council.role", of=body.code).value
    if not early and not foreign:
        return compliant(_SAID_TO_DECIDE if council.decides and role == "dialogue" else None)
    told = [
        Text(
            fr=f"{one.label.fr} (depuis le {one.life.start})",
            en=f"{one.label.en} (since {one.life.start})",
        )
        for one in early
    ] + [one.label for one in foreign if one not in early]
    return breach(
        Text(
            fr="aucun texte ne donne au conseil : " + " ; ".join(one.fr for one in told),
            en="no text gives the council: " + "; ".join(one.en for one in told),
        )
    )


@rule(
    code="GOV-025",
    name="charter-missing",
    target=Council,
    severity=Severity.PRACTICE,
    cites=("council.charter",),
    fr="Un conseil dont un groupe échange du confidentiel a une charte de déontologie",
    en="A council of which a group exchanges in confidence has an ethics charter",
)
def charter_missing(council: Council, case: Case) -> Verdict:
    """A council of which a group exchanges in confidence has an ethics charter.

    Why:
        Those who speak of people should know what they may say, and what becomes of it. No act
        asks for a charter; the national model of July 2014 advises one.

    Breach:
        on: 2016-03-01
        councils: [{id: k, kind: clspd, created: 2010-01-01, charter: false}]
        groups: [{id: g, kind: cellule_veille, council: k, exchanges_confidential: true}]

    Compliant:
        on: 2016-03-01
        councils: [{id: k, kind: clspd, created: 2010-01-01, charter: true}]
        groups: [{id: g, kind: cellule_veille, council: k, exchanges_confidential: true}]

    Sources:
        council.charter

    History:
        The model of July 2014; the authorisation of the CNIL that went with it lost its footing in
        May 2018, the charter stays as a model.
    """
    reason = not_judged(council, case)
    if reason:
        return reason
    if not case.value("council.charter").value:
        return NO_TEXT
    if council.charter:
        return compliant()
    groups = [one for one in case.need_list("groups") if one.council == council.id]
    if any(one.exchanges_confidential for one in groups):
        case.need(council, "charter")
        return _NO_CHARTER
    unknown: list[MissingFact] = [
        missing_fact(one, "exchanges_confidential")
        for one in groups
        if one.exchanges_confidential is None
    ]
    if unknown:
        raise FactMissing(*unknown)
    return NOTHING_CONFIDENTIAL
