"""What founds a council: a kind that the law of the day knows, and a perimeter."""

from secuprev import law
from secuprev.law import BodyLevel
from secuprev.model import Council
from secuprev.rules.bodies import non_members
from secuprev.rules.case import Case
from secuprev.rules.footing import NOT_THERE, departement
from secuprev.rules.naming import called
from secuprev.rules.own_values import own_value
from secuprev.rules.reasons import NO_TEXT, outside
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_NOT_OF_COMMUNES = not_applicable(
    Text(fr="son ressort n'est pas fait de communes", en="it is not made of communes")
)


@rule(
    code="GOV-011",
    name="council-outside-life",
    target=Council,
    severity=Severity.PRACTICE,
    cites=("clspd.status", "cispd.status", "councils"),
    fr="Le conseil est d'une sorte que le droit du jour connaît, là où il siège",
    en="The council is of a kind that the law of the day knows, where it sits",
)
def council_outside_life(council: Council, case: Case) -> Verdict:
    """The council is of a kind that the law of the day knows, where it sits.

    Why:
        Communal councils gave way to local ones in 2002, and some territories have neither. Nothing
        forbids people to meet, but a council under a name without a text has no effect in law.

    Breach:
        on: 2003-01-15
        councils: [{id: k, kind: ccpd, created: 1998-06-01}]

    Compliant:
        on: 2001-01-15
        councils: [{id: k, kind: ccpd, created: 1998-06-01}]

    Sources:
        clspd.status, cispd.status, councils

    History:
        Communal councils until the end of September 2002, departmental ones all along; local and
        intercommunal ones since July 2002; that of the Grand Paris stood in the code from January
        2014 to August 2015 and never sat.
    """
    if not case.exists(council):
        return NOT_THERE
    kind, where = law.council(council.kind), departement(council, case)
    label = kind.acronym or kind.label.fr
    if not kind.exists(case.day):
        case.cite(*law.councils.citations(kind.code))
        when = outside(kind.life, case.day)
        return breach(Text(fr=f"{label} : {when.fr}", en=f"{label}: {when.en}"))
    status = own_value(kind.code, "status")
    if status and case.value(status, where=where).value == "not_existing":
        return breach(
            Text(
                fr=f"{label} : aucun texte ne le connaît dans ce territoire",
                en=f"{label}: no text knows it in that territory",
            )
        )
    if kind.departements and where is not None and where not in kind.departements:
        return breach(
            Text(
                fr=f"{label} : propre à un autre territoire",
                en=f"{label}: belongs to another territory",
            )
        )
    case.cite(*law.councils.citations(kind.code, case.day))
    return compliant()


@rule(
    code="GOV-020",
    name="council-perimeter",
    target=Council,
    severity=Severity.PRACTICE,
    cites=("cispd.competence_required", "councils"),
    fr="Un CLSPD est celui d'une commune, un CISPD celui des communes de son intercommunalité",
    en="A CLSPD is that of one commune, a CISPD that of the communes of its body",
)
def council_perimeter(council: Council, case: Case) -> Verdict:
    """A CLSPD is that of one commune, a CISPD that of the communes of its body.

    Why:
        The act gives a council to the mayor in his commune, and to the president in his body. A
        council across communes or bodies may be useful; it rests on an agreement, not on the act.

    Breach:
        on: 2012-11-23
        councils: [{id: k, kind: clspd, communes: ["77255", "77288"], created: 2010-01-01}]

    Compliant:
        on: 2012-11-23
        councils: [{id: k, kind: clspd, communes: ["77288"], created: 2010-01-01}]

    Sources:
        cispd.competence_required, councils

    History:
        Until July 2007 communes set up a CISPD as they wished; since then it is that of a body.
    """
    kind = law.council(council.kind)
    alone = kind.level in (BodyLevel.COMMUNE, BodyLevel.PARIS_ARRONDISSEMENT)
    if not alone and kind.code != "cispd":
        return _NOT_OF_COMMUNES
    if not case.exists(council):
        return NOT_THERE
    if alone:
        return _of_one_commune(council, case)
    if not case.value("cispd.competence_required", where=departement(council, case)).value:
        return NO_TEXT
    return _within_body(council, case)


def _of_one_commune(council: Council, case: Case) -> Verdict:
    case.cite(*law.councils.citations(council.kind, case.day))
    count = len(case.need(council, "communes"))
    if count <= 1:
        return compliant()
    return breach(
        Text(
            fr=f"{count} communes pour un conseil que la loi donne à chacune",
            en=f"{count} communes for a council that the law gives to each",
        )
    )


def _within_body(council: Council, case: Case) -> Verdict:
    if council.communes is None:
        return compliant()  # that of the whole body
    others = non_members(council.communes, case.body_of(council), case)
    if not others:
        return compliant()
    names = called(others, case)
    return breach(
        Text(
            fr=f"communes d'une autre intercommunalité : {names}",
            en=f"communes of another body: {names}",
        )
    )
