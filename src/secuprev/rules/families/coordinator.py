"""The coordinator of a CLSPD: whether there is one, and who it may be."""

from secuprev.model import Commune, Coordinator, Council
from secuprev.rules.answering import answering
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import council_of, departement, few_inhabitants
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import fills, named
from secuprev.rules.signing import delegations
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text, commune_code

_NONE_ASKED = not_applicable(
    Text(fr="aucun coordonnateur n'était demandé", en="no coordinator was asked for")
)
_NO_COUNCIL = not_applicable(Text(fr="pas de CLSPD", en="no CLSPD"))
_NO_COORDINATOR = not_applicable(Text(fr="aucun coordonnateur", en="no coordinator"))
_MISSING = breach(Text(fr="aucun coordonnateur du CLSPD", en="no coordinator of the CLSPD"))
_WRONGLY_NAMED = breach(
    Text(
        fr="le coordonnateur n'a pas été désigné par qui la loi le veut",
        en="the coordinator was not named by whom the act wants",
    )
)


def _coordinated(commune: Commune, case: Case) -> Council | Verdict:
    """Return the CLSPD of a commune if the law asks for a coordinator of it, or say why not."""
    where = commune_code.departement(commune.code)
    above = case.value("clspd.coordinator_population_above", where=where).value
    if above is None:
        return _NONE_ASKED
    if commune.population is not None:
        if commune.population <= above:
            return few_inhabitants(above)
        case.applies()
    council = council_of(commune, "clspd", case)
    if council is None:
        return _NO_COUNCIL
    case.need(commune, "population")
    return council


@rule(
    code="GOV-002",
    name="clspd-coordinator-missing",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites=(
        "clspd.coordinator_population_above",
        "clspd.coordinator_named_by",
        "council.prefect_offices",
    ),
    fr="Au-dessus du seuil, le CLSPD a un coordonnateur",
    en="Above the threshold, the CLSPD has a coordinator",
)
def clspd_coordinator_missing(commune: Commune, case: Case) -> Verdict:
    """Above the threshold, the CLSPD has a coordinator.

    Why:
        A council that nobody follows between its meetings does not work. The mayor entrusts a
        councillor or a local agent; failing that, the State names one of its own.

    Breach:
        on: 2021-05-27
        communes: [{code: "77288", population: 15001}]
        councils:
          - {id: k, kind: clspd, communes: ["77288"], created: 2010-01-01, has_coordinator: false}

    Compliant:
        on: 2021-05-27
        communes: [{code: "77288", population: 15001}]
        councils:
          - {id: k, kind: clspd, communes: ["77288"], created: 2010-01-01, has_coordinator: true}

    Sources:
        clspd.coordinator_population_above, clspd.coordinator_named_by, council.prefect_offices

    History:
        A duty of the mayor since May 2021; since March 2024 an agent named by the State stands in.
    """
    council = _coordinated(commune, case)
    if isinstance(council, Verdict):
        return council
    if council.coordinator is not None:
        by, allowed = council.coordinator.named_by, case.value("clspd.coordinator_named_by").value
        if by is None or allowed is None or by in allowed:
            return compliant()
        where = commune_code.departement(commune.code)
        kind = council.kind
        offices = tuple(one for code in allowed for one in answering(code, where, case, of=kind))
        if fills({by}, offices, by_delegation=False):
            return compliant()
        if fills({by}, offices):
            raise FactMissing(*delegations([by], f"{council.id}.coordinator.named_by"))
        return _WRONGLY_NAMED
    if council.has_coordinator is None:
        return unverifiable(missing_fact(council, "coordinator"))
    if council.has_coordinator:
        return compliant()
    return _MISSING


_STATUSES = {
    "councillor": Text(fr="un élu municipal", en="a councillor"),
    "local_agent": Text(fr="un agent territorial", en="a local agent"),
    "state_agent": Text(fr="un agent de l'État", en="an agent of the State"),
    "other": Text(fr="ni élu, ni agent public", en="neither councillor nor public agent"),
}


@rule(
    code="GOV-019",
    name="clspd-coordinator-status",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites=(
        "clspd.coordinator_population_above",
        "clspd.coordinator_status",
        "clspd.coordinator_status_by_state",
        "council.prefect_offices",
    ),
    fr="Le coordonnateur du CLSPD est un élu municipal ou un agent territorial",
    en="The coordinator of the CLSPD is a councillor or an agent of a local authority",
)
def clspd_coordinator_status(commune: Commune, case: Case) -> Verdict:
    """The coordinator of the CLSPD is a councillor or an agent of a local authority.

    Why:
        The mayor entrusts somebody of the house; an agent of the State comes in only where the
        mayor named nobody, and is named by the prefect, who may name nobody else.

    Breach:
        on: 2022-03-01
        communes: [{code: "77288", population: 42000}]
        councils:
          - id: k
            kind: clspd
            communes: ["77288"]
            created: 2010-01-01
            coordinator: {name: Un cabinet de conseil, named_by: maire, status: other}

    Compliant:
        on: 2022-03-01
        communes: [{code: "77288", population: 42000}]
        councils:
          - id: k
            kind: clspd
            communes: ["77288"]
            created: 2010-01-01
            coordinator: {name: Chargée de mission, named_by: maire, status: local_agent}

    Sources:
        clspd.coordinator_population_above, clspd.coordinator_status,
        clspd.coordinator_status_by_state, council.prefect_offices

    History:
        A councillor or a local agent since May 2021; an agent of the State, named by the prefect,
        since March 2024.
    """
    council = _coordinated(commune, case)
    if isinstance(council, Verdict):
        return council
    coordinator = council.coordinator
    if coordinator is None and council.has_coordinator is False:
        return _NO_COORDINATOR
    if coordinator is None:
        return unverifiable(missing_fact(council, "coordinator"))
    return _fitting(coordinator, council, case)


def _fitting(coordinator: Coordinator, council: Council, case: Case) -> Verdict:
    status = case.need(coordinator, "status", under=f"{council.id}.coordinator")
    by_mayor = case.value("clspd.coordinator_status").value
    if by_mayor is None:
        return NO_TEXT
    by_state = case.value("clspd.coordinator_status_by_state").value or ()
    told = _STATUSES[status]
    message = Text(fr=f"coordonnateur : {told.fr}", en=f"coordinator: {told.en}")
    if status not in (*by_mayor, *by_state):
        return breach(message)
    if coordinator.named_by is None and status in by_mayor:
        return compliant()
    by = case.need(coordinator, "named_by", under=f"{council.id}.coordinator")
    where = departement(council, case)
    state = answering("prefet", where, case, of=council.kind) if by_state else ()
    fitting = status in (by_state if fills({by}, state) else by_mayor)
    if fitting or not fills({by}, (*state, "maire")):
        return compliant()
    if not fills({by}, (*state, "maire"), by_delegation=False):
        raise FactMissing(*delegations([by], f"{council.id}.coordinator.named_by"))
    who = named([by])
    return breach(message + Text(fr=f" (désigné par {who.fr})", en=f" (named by {who.en})"))
