"""Who leads a working group, and how information is exchanged in it."""

from secuprev.law import group, office, offices
from secuprev.model import Council, Force, Partner, WorkingGroup
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
from secuprev.values import Text


def _pilot_kind(target: WorkingGroup, case: Case) -> str:
    """Return the office or the kind of the party that leads a group."""
    if target.pilot is not None:
        pilot = case.framework[target.pilot]
        if isinstance(pilot, Partner | Force):
            return pilot.kind
    if target.pilot_office is not None:
        return target.pilot_office
    raise FactMissing(missing_fact(target, "pilot"))


@rule(
    code="GOV-007",
    name="gltd-pilot",
    target=WorkingGroup,
    severity=Severity.OBLIGATION,
    cites=("group.gltd_pilot",),
    fr="Le groupe local de traitement de la délinquance est piloté par le procureur",
    en="The local group against crime is led by the prosecutor",
)
def gltd_pilot(target: WorkingGroup, case: Case) -> Verdict:
    """The local group against crime is led by the prosecutor.

    Why:
        It directs judicial action on an area; only the prosecutor, or a representative, may do
        so. A group that bears a local name but specialises this one is judged more lightly.

    Breach:
        on: 2021-05-27
        partners: [{id: mairie, kind: maire}]
        groups: [{id: g, kind: gltd, pilot: mairie}]

    Compliant:
        on: 2021-05-27
        partners: [{id: parquet, kind: procureur}]
        groups: [{id: g, kind: gltd, pilot: parquet}]

    Sources:
        group.gltd_pilot

    History:
        Described by a circular in 2001, written into the code in May 2021, with a decree since
        July 2023.
    """
    kind = group(target.kind)
    if target.kind != "gltd" and kind.specialises != "gltd":
        return not_applicable(
            Text(
                fr="pas un groupe local de traitement de la délinquance",
                en="not a local group against crime",
            )
        )
    answer = case.value("group.gltd_pilot")
    if answer.value is None:
        return not_applicable(NO_TEXT)
    pilot = _pilot_kind(target, case)
    if pilot in answer.value:
        return compliant()
    local_name = target.kind != "gltd"
    label = office(pilot).label if pilot in offices else Text.same(pilot)
    return breach(
        Text(fr=f"piloté par : {label.fr}", en=f"led by: {label.en}"),
        Severity.PRACTICE if local_name else Severity.of(answer.citations),
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
    asked = case.value("group.confidentiality_rules").value
    if asked is None:
        return not_applicable(NO_TEXT)
    if not case.need(target, "exchanges_confidential"):
        return not_applicable(
            Text(fr="aucun échange confidentiel", en="nothing confidential is exchanged")
        )
    duty = council.kind in asked
    rules = target.information_rules
    if rules is None and not duty and (council.rules_of_procedure or council.charter):
        return compliant()
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
