"""How information is exchanged in a working group, and who may not have it."""

from secuprev.model import Council, WorkingGroup
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import NOTHING_CONFIDENTIAL, departement, kind_of
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
)
from secuprev.values import Text

_OPEN = breach(
    Text(
        fr="informations confidentielles échangées dans un groupe ouvert aux tiers",
        en="confidential information exchanged in a group open to third parties",
    )
)


@rule(
    code="GOV-008",
    name="group-information-rules",
    target=WorkingGroup,
    severity=Severity.OBLIGATION,
    cites=("group.confidentiality_rules",),
    fr="L'échange d'informations confidentielles dans un groupe suit un règlement intérieur",
    en="The exchange of confidential information in a group follows internal rules",
)
def group_information_rules(target: WorkingGroup, case: Case) -> Verdict:
    """The exchange of confidential information in a group follows internal rules.

    Why:
        Names are spoken in these groups. For a CLSPD the article asks that its internal rules say
        how; for a CISPD it does not, and rules or a charter are good practice.

    Breach:
        on: 2012-11-23
        councils: [{id: k, kind: clspd}]
        groups:
          - {id: g, kind: local, council: k, exchanges_confidential: true, information_rules: false}

    Compliant:
        on: 2012-11-23
        councils: [{id: k, kind: clspd}]
        groups:
          - {id: g, kind: local, council: k, exchanges_confidential: true, information_rules: true}

    Sources:
        group.confidentiality_rules

    History:
        Asked for since March 2011, for the groups of a CLSPD only.
    """
    if target.council is None:
        raise FactMissing(missing_fact(target, "council"))
    council = case.framework.of_kind(Council, target.council)
    asked = case.value("group.confidentiality_rules", where=departement(council, case)).value
    if asked is None:
        return NO_TEXT
    if not case.need(target, "exchanges_confidential"):
        return NOTHING_CONFIDENTIAL
    body = kind_of(council, case)
    duty = not {body.code, body.stands_for}.isdisjoint(asked)
    rules = target.information_rules
    if rules is None and not duty and (council.rules_of_procedure or council.charter):
        return compliant()
    if rules is None and duty and council.rules_of_procedure is False:
        rules = False  # those that the article wants are the council's
    if rules is None:
        raise FactMissing(missing_fact(target, "information_rules"))
    if rules:
        return compliant()
    return breach(
        Text(
            fr="informations confidentielles échangées sans règlement intérieur",
            en="confidential information exchanged without internal rules",
        ),
        Severity.OBLIGATION if duty else Severity.PRACTICE,
    )


@rule(
    code="GOV-038",
    name="group-open-to-third-parties",
    target=WorkingGroup,
    severity=Severity.OBLIGATION,
    cites=("group.confidential_closed",),
    fr="Ce qui s'échange de confidentiel dans un groupe ne va pas à des tiers",
    en="What is exchanged in confidence in a group does not go to third parties",
)
def group_open_to_third_parties(target: WorkingGroup, case: Case) -> Verdict:
    """What is exchanged in confidence in a group does not go to third parties.

    Why:
        The partners speak of people there. The act lets them, on condition that nothing leaves
        the group: one that is open to third parties must keep to what is public.

    Breach:
        on: 2019-10-01
        councils: [{id: k, kind: clspd, created: 2010-01-01}]
        groups:
          - id: g
            kind: cellule_veille
            council: k
            exchanges_confidential: true
            open_to_third_parties: true

    Compliant:
        on: 2019-10-01
        councils: [{id: k, kind: clspd, created: 2010-01-01}]
        groups:
          - id: g
            kind: cellule_veille
            council: k
            exchanges_confidential: true
            open_to_third_parties: false

    Sources:
        group.confidential_closed

    History:
        For the groups of the CLSPD and of the CISPD since March 2007; for those of the departmental
        council since October 2014, of the Grand Paris council from that day to August 2015, of the
        council of Lyon since January 2015.
    """
    if target.council is None:
        raise FactMissing(missing_fact(target, "council"))
    council = case.framework.of_kind(Council, target.council)
    body = kind_of(council, case)
    where = departement(council, case)
    closed = case.value("group.confidential_closed", where=where).value or ()
    if not {body.code, body.stands_for}.intersection(closed):
        return NO_TEXT
    if target.exchanges_confidential is False or target.open_to_third_parties is False:
        return compliant()
    case.need(target, "open_to_third_parties")
    case.need(target, "exchanges_confidential")
    return _OPEN
