"""What the law adds for agreements on the security of public transport."""

from secuprev.model import Convention, ConventionKind
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.signing import state_absent
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text, commune_code

_NOT_TRANSPORT = not_applicable(
    Text(fr="pas une convention de sûreté des transports", en="not a transport security agreement")
)
_NO_SUCH_AGREEMENT = breach(
    Text(
        fr="aucun texte ne prévoyait une telle convention",
        en="no text provided for such an agreement",
    )
)
_APART = breach(
    Text(fr="communes qui ne se touchent pas", en="communes that do not touch each other")
)


@rule(
    code="ORG-009",
    name="transport-communes-apart",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("transport.contiguous",),
    fr="Les communes d'une convention de sûreté des transports sont d'un seul tenant",
    en="The communes of a transport security agreement lie in one piece",
)
def transport_communes_apart(convention: Convention, case: Case) -> Verdict:
    """The communes of a transport security agreement lie in one piece.

    Why:
        Agents follow a line from one commune into the next; the act opens that to neighbours whom
        one network serves, and to nobody else.

    Breach:
        on: 2018-01-01
        conventions: [{id: t, kind: transport, signed: 2017-03-01, contiguous: false}]

    Compliant:
        on: 2018-01-01
        conventions: [{id: t, kind: transport, signed: 2017-03-01, contiguous: true}]

    Sources:
        transport.contiguous

    History:
        Since the act of March 2016; before it no text provided for such an agreement.
    """
    if convention.kind is not ConventionKind.TRANSPORT:
        return _NOT_TRANSPORT
    if not case.value("transport.contiguous", case.concluded(convention)).value:
        return _NO_SUCH_AGREEMENT
    if case.need(convention, "contiguous"):
        return compliant()
    return _APART


@rule(
    code="ORG-010",
    name="transport-not-approved",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("transport.approved_by",),
    fr="Le projet de convention de sûreté des transports est approuvé pour l'État",
    en="The draft of a transport security agreement is approved for the State",
)
def transport_not_approved(convention: Convention, case: Case) -> Verdict:
    """The draft of a transport security agreement is approved for the State.

    Why:
        The prefect makes sure that it respects the conventions de coordination of each commune and
        the contract of objectives of his département. Where several are concerned, each approves.

    Breach:
        on: 2019-01-01
        conventions:
          - id: t
            kind: transport
            signed: 2018-07-08
            communes: ["93066", "93001"]
            approved_by: [prefet]

    Compliant:
        on: 2019-01-01
        conventions:
          - id: t
            kind: transport
            signed: 2018-07-07
            communes: ["93066", "93001"]
            approved_by: [prefet]

    Sources:
        transport.approved_by

    History:
        Since the decree of November 2016; in Paris and the three départements around it the prefect
        of police approves since July 2018. In the Bouches-du-Rhône theirs approves, until the
        office ended in July 2025; since then either is accepted.
    """
    if convention.kind is not ConventionKind.TRANSPORT:
        return _NOT_TRANSPORT
    day = case.concluded(convention)
    if case.value("transport.approved_by", day).value is None:
        return NO_TEXT
    departements = {
        one
        for one in map(commune_code.departement, case.need(convention, "communes"))
        if case.value("transport.approved_by", day, where=one).value
    }
    if not departements:
        return NO_TEXT
    approved = case.need(convention, "approved_by")
    fact = missing_fact(convention, "approved_by")
    absent = state_absent(approved, departements, day, case, fact, "transport.approved_by")
    if absent is None:
        return compliant()
    return breach(Text(fr=f"n'a pas approuvé : {absent.fr}", en=f"did not approve: {absent.en}"))
