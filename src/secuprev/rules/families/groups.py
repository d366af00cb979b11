"""How information is exchanged in a working group, and who may not have it."""

from secuprev import law
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
    not_applicable,
)
from secuprev.values import Text

_ANOTHER_GROUP = not_applicable(
    Text(
        fr="aucun article ne règle ce qui s'échange dans un tel groupe",
        en="no article settles what is exchanged in such a group",
    )
)
_OPEN = breach(
    Text(
        fr="informations confidentielles échangées dans un groupe ouvert aux tiers",
        en="confidential information exchanged in a group open to third parties",
    )
)


def _councils_of(target: WorkingGroup, case: Case) -> tuple[str, ...]:
    """Return the councils of which an article settles what is exchanged in a group of that kind."""
    kinds = case.value("group.confidential_kinds").value or ()
    code: str | None = target.kind
    while code is not None and code not in kinds:
        code = law.group(code).specialises
    return law.group(code).councils if code else ()


@rule(
    code="GOV-008",
    name="group-information-rules",
    target=WorkingGroup,
    severity=Severity.OBLIGATION,
    cites=("group.confidentiality_rules", "group.confidential_kinds"),
    fr="L'échange d'informations confidentielles dans un groupe suit un règlement intérieur",
    en="The exchange of confidential information in a group follows internal rules",
)
def group_information_rules(target: WorkingGroup, case: Case) -> Verdict:
    """The exchange of confidential information in a group follows internal rules.

    Why:
        Names are spoken in these groups. For a CLSPD the article asks that its internal rules say
        how; for a CISPD it does not, and rules or a charter are good practice. The groups of the
        prosecutor and those of the State forces are not the council's: its rules do not bind them.

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
        group.confidentiality_rules, group.confidential_kinds

    History:
        Asked for since March 2011, for the groups of a CLSPD only.
    """
    councils = _councils_of(target, case)
    if not councils:
        return _ANOTHER_GROUP
    if target.council is None:
        raise FactMissing(missing_fact(target, "council"))
    council = case.framework.of_kind(Council, target.council)
    where = departement(council, case)
    if law.value("group.confidentiality_rules", case.day, where).value is None:
        return NO_TEXT
    if not case.need(target, "exchanges_confidential"):
        return NOTHING_CONFIDENTIAL
    body = kind_of(council, case)
    kind = body.stands_for or body.code
    asked = case.value("group.confidentiality_rules", where=where, of=kind).value or ()
    duty = kind in asked and kind in councils
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
    cites=("group.confidential_closed", "group.confidential_kinds"),
    fr="Ce qui s'échange de confidentiel dans un groupe ne va pas à des tiers",
    en="What is exchanged in confidence in a group does not go to third parties",
)
def group_open_to_third_parties(target: WorkingGroup, case: Case) -> Verdict:
    """What is exchanged in confidence in a group does not go to third parties.

    Why:
        The partners speak of people there. The act lets them, on condition that nothing leaves
        the group: one that is open to third parties must keep to what is public. Other texts keep
        what is said in the groups of the prosecutor and of the State forces.

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
        group.confidential_closed, group.confidential_kinds

    History:
        For the groups of the CLSPD and of the CISPD since March 2007; for those of the departmental
        council since October 2014, of the Grand Paris council from that day to August 2015, of the
        council of Lyon since January 2015.
    """
    councils = _councils_of(target, case)
    if not councils:
        return _ANOTHER_GROUP
    if target.council is None:
        raise FactMissing(missing_fact(target, "council"))
    council = case.framework.of_kind(Council, target.council)
    body = kind_of(council, case)
    kind, where = body.stands_for or body.code, departement(council, case)
    closed = case.value("group.confidential_closed", where=where, of=kind).value or ()
    if kind not in closed or kind not in councils:
        return NO_TEXT
    if target.exchanges_confidential is False or target.open_to_third_parties is False:
        return compliant()
    case.need(target, "open_to_third_parties")
    case.need(target, "exchanges_confidential")
    return _OPEN
