"""The agreement on prevention with the département: of larger communes, and of their bodies."""

from collections.abc import Callable

from secuprev.model import Commune, Epci, Strategy
from secuprev.rules.bodies import bears, covers, founds_cispd, one_departement
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.families.clspd import NOT_EXISTING, bound_by_size
from secuprev.rules.held import held
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
from secuprev.values import Text, commune_code

_SMALL = not_applicable(
    Text(
        fr="sous le seuil du CLSPD et sans quartier prioritaire",
        en="below the threshold of the CLSPD, and without a priority neighbourhood",
    )
)
_NO_COMPETENCE = not_applicable(
    Text(
        fr="pas un EPCI à fiscalité propre compétent en prévention",
        en="no own-tax body that holds the prevention competence",
    )
)
_NO_AGREEMENT = breach(
    Text(
        fr="aucune convention avec le département sur la prévention",
        en="no agreement with the département on prevention",
    )
)


@rule(
    code="PLAN-007",
    name="commune-departement-agreement",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites=(
        "plan.departement_agreement",
        "clspd.population_above",
        "clspd.zone",
        "clspd.status",
    ),
    fr="Une commune de la taille d'un CLSPD règle la prévention avec le département",
    en="A commune of the size of a CLSPD settles prevention with the département",
)
def commune_departement_agreement(commune: Commune, case: Case) -> Verdict:
    """A commune of the size of a CLSPD settles prevention with the département.

    Why:
        Social work is the département's, the street is the mayor's: which areas come first, who
        puts in what, who follows it up, is to be written down by both. The agreement of the body
        of the commune does as well.

    Breach:
        on: 2016-01-01
        communes:
          - {code: "77288", population: 42000, qpv: true, departement_agreement: false}

    Compliant:
        on: 2016-01-01
        communes: [{code: "77288", population: 42000, qpv: true}]
        strategies:
          - {id: s, kind: convention_departement, communes: ["77288"], signed: 2015-06-01, years: 3}

    Sources:
        plan.departement_agreement, clspd.population_above, clspd.zone, clspd.status

    History:
        Since March 2007 for the communes that the threshold and the zones of the CLSPD designate,
        and so for more of them since May 2021.
    """
    where = commune_code.departement(commune.code)
    kind = case.value("plan.departement_agreement", where=where).value
    if not kind or case.value("clspd.status", where=where).value == NOT_EXISTING:
        return NO_TEXT
    if not bound_by_size(commune, case, where):
        return _SMALL
    case.applies()
    return _agreed(commune, kind, lambda one: covers(one, commune, case), case)


def _agreed(
    owner: Commune | Epci, kind: str, covers: Callable[[Strategy], bool | None], case: Case
) -> Verdict:
    """Judge whether a commune or a body has its agreement.

    Such agreements are seldom published: that none is listed does not say that there is none.
    """
    stated = owner.departement_agreement
    of_body = isinstance(owner, Epci)
    naming = "epci" if of_body else "communes"
    listed = stated is None and case.framework.strategies is not None
    if stated or (listed and held(case, kind, covers, naming=naming)):
        return compliant()
    if stated is None:
        raise FactMissing(
            missing_fact(owner, "departement_agreement", under="epci" if of_body else None)
        )
    return _NO_AGREEMENT


@rule(
    code="PLAN-008",
    name="body-departement-agreement",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites="plan.departement_agreement",
    fr="Un EPCI compétent en prévention règle celle-ci avec le département",
    en="A body that holds the prevention competence settles it with the département",
)
def body_departement_agreement(body: Epci, case: Case) -> Verdict:
    """A body that holds the prevention competence settles it with the département.

    Why:
        The same as for a commune: the body brings prevention, the département social work. The
        article asks it of the own-tax bodies that may found a CISPD.

    Breach:
        on: 2016-01-01
        epci: {kind: ca, departement_agreement: false}

    Compliant:
        on: 2016-01-01
        epci: {kind: ca, siren: "247700057"}
        strategies:
          - {id: s, kind: convention_departement, epci: "247700057", signed: 2015-06-01, years: 3}

    Sources:
        plan.departement_agreement

    History:
        Since March 2007.
    """
    where = one_departement(body.communes or ())
    kind = case.value("plan.departement_agreement", where=where).value
    if not kind:
        return NO_TEXT
    if not founds_cispd(body, case, where):
        return _NO_COMPETENCE
    case.applies()
    return _agreed(body, kind, lambda one: _is_of(one, body), case)


def _is_of(agreement: Strategy, body: Epci) -> bool | None:
    """Tell whether an agreement is that of a body; ``None`` when it names nobody."""
    if agreement.epci is not None:
        return bears(body, agreement.epci)
    return False if agreement.communes else None
