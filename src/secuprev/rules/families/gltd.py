"""The local group against crime (GLTD): who leads it, where and how long, who takes part."""

from secuprev.law import LegalValue
from secuprev.model import WorkingGroup
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import departement_of, sits
from secuprev.rules.leading import is_gltd, lead, led_by
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import named
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

_OTHER_GROUP = not_applicable(
    Text(
        fr="pas un groupe local de traitement de la délinquance",
        en="not a local group against crime",
    )
)


def _severity(target: WorkingGroup, answer: LegalValue) -> Severity:
    """Return what the texts cited give, and less for a group that only bears a local name."""
    return Severity.of(answer.citations) if target.kind == "gltd" else Severity.PRACTICE


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
    if not is_gltd(target):
        return _OTHER_GROUP
    answer = case.value("group.gltd_pilot", where=departement_of(target, case))
    if answer.value is None:
        return NO_TEXT
    pilot = lead(target, case)
    if not pilot.isdisjoint(answer.value):
        return compliant()
    return breach(led_by([pilot]), _severity(target, answer))


_SETTLED = {
    "perimeter": Text(fr="son territoire", en="its area"),
    "duration": Text(fr="sa durée", en="its duration"),
}


@rule(
    code="GOV-036",
    name="gltd-area-duration",
    target=WorkingGroup,
    severity=Severity.OBLIGATION,
    cites=("group.gltd_settles",),
    fr="Le groupe local de traitement de la délinquance a un territoire et une durée",
    en="The local group against crime has an area and a duration",
)
def gltd_area_duration(target: WorkingGroup, case: Case) -> Verdict:
    """The local group against crime has an area and a duration.

    Why:
        It concentrates means on a place for a time. A group without either is a standing meeting,
        which is what the other groups of a council are there for.

    Breach:
        on: 2024-02-01
        groups:
          - {id: g, kind: gltd, created: 2023-11-06, perimeter: Quartier Alma, has_duration: false}

    Compliant:
        on: 2024-02-01
        groups:
          - {id: g, kind: gltd, created: 2023-11-06, perimeter: Quartier Alma, duration: un an}

    Sources:
        group.gltd_settles

    History:
        Described so by the circular of 2001; settled by the prosecutor, under the decree, for
        groups created since 10 July 2023.
    """
    if not is_gltd(target):
        return _OTHER_GROUP
    told = {one: bool(getattr(target, one)) or getattr(target, f"has_{one}") for one in _SETTLED}
    # Every text asked the same: where both are settled, it may be of any day.
    created = target.created if all(told.values()) else case.need(target, "created")
    where = departement_of(target, case)
    answer = case.value("group.gltd_settles", created, where)
    if answer.value is None:
        return NO_TEXT
    absent: list[Text] = []
    unknown: list[MissingFact] = []
    for name in answer.value:
        if told[name] is None:
            unknown.append(missing_fact(target, name))
        elif not told[name]:
            absent.append(_SETTLED[name])
    if absent:
        severity = _severity(target, answer)
        first = case.value("group.gltd_settles", created and created.earliest, where)
        if _severity(target, first) is not severity:  # the decree came while it may have been made
            raise FactMissing(missing_fact(target, "created"))
        return breach(
            Text(
                fr="n'a pas fixé : " + ", ".join(one.fr for one in absent),
                en="not settled: " + ", ".join(one.en for one in absent),
            ),
            severity,
        )
    if unknown:
        raise FactMissing(*unknown)
    return compliant()


@rule(
    code="GOV-039",
    name="gltd-make-up",
    target=WorkingGroup,
    severity=Severity.OBLIGATION,
    cites=("group.gltd_services", "group.gltd_secretariat"),
    fr="Le groupe local réunit la police judiciaire, et le parquet en tient le secrétariat",
    en="The local group brings judicial police services together, with the prosecutor as secretary",
)
def gltd_make_up(target: WorkingGroup, case: Case) -> Verdict:
    """The local group brings judicial police services together, with the prosecutor as secretary.

    Why:
        Others may be invited, but it is a tool of judicial action: services of the police or of
        the gendarmerie sit in it, and the prosecutor's office keeps its papers.

    Breach:
        on: 2024-02-01
        groups:
          - id: g
            kind: gltd
            created: 2023-11-06
            members: [{office: maire}, {office: bailleur}]
            secretariat: procureur

    Compliant:
        on: 2024-02-01
        groups:
          - id: g
            kind: gltd
            created: 2023-11-06
            members: [{office: commissaire}, {office: maire}]
            secretariat: procureur

    Sources:
        group.gltd_services, group.gltd_secretariat

    History:
        Settled by the decree of July 2023.
    """
    if not is_gltd(target):
        return _OTHER_GROUP
    where = departement_of(target, case)
    services = case.value("group.gltd_services", where=where)
    secretaries = case.value("group.gltd_secretariat", where=where)
    if services.value is None or secretaries.value is None:
        return NO_TEXT
    if target.members is not None and not sits(services.value, target.members, case):
        return breach(
            Text(fr="aucun service de police judiciaire", en="no service of judicial police"),
            _severity(target, services),
        )
    if target.secretariat is not None and target.secretariat not in secretaries.value:
        held_by = named([target.secretariat])
        return breach(
            Text(
                fr=f"secrétariat tenu par : {held_by.fr}", en=f"secretariat kept by: {held_by.en}"
            ),
            _severity(target, secretaries),
        )
    case.need(target, "members")
    case.need(target, "secretariat")
    return compliant()
