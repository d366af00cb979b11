"""When communes may have municipal police agents in common."""

from collections.abc import Callable

from secuprev import law
from secuprev.model import Convention, ConventionKind, Epci
from secuprev.model.fields import label_of
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.covering import NO_CONVENTION, each_covered
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.sharing import lender
from secuprev.rules.ties import NO_TIE, tied
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text

_LENT = Text(
    fr="l'intercommunalité met déjà des agents à disposition",
    en="the intercommunal body already lends agents",
)
_LOAN = Text(
    fr="mise à disposition d'agents par l'intercommunalité",
    en="loan of agents by the intercommunal body",
)
_NOT_ALLOWED = breach(
    Text(
        fr="aucun texte ne permettait la mise en commun ce jour-là",
        en="no text allowed pooling on that day",
    )
)
_NO_POOLING = not_applicable(
    Text(fr="pas une mise en commun d'agents", en="not a pooling of agents")
)


def _too_many(codes: tuple[str, ...], case: Case) -> Text | None:
    """Say which limit of population is passed, ``None`` when none is.

    Raises:
        FactMissing: it turns on a population that is not known.
    """
    each = case.value("pooling.commune_population_below").value
    whole = case.value("pooling.set_population_below").value
    if each is None and whole is None:
        return None
    communes = [case.commune(code) for code in codes]
    known = {one.name or one.code: one.population or 0 for one in communes}
    large = [name for name, count in known.items() if each and count >= each]
    if large:
        names = ", ".join(large)
        return Text(
            fr=f"{names} : {each} habitants ou plus", en=f"{names}: {each} inhabitants or more"
        )
    total = sum(known.values())
    if whole is not None and total >= whole:
        return Text(
            fr=f"{total} habitants en tout, pour moins de {whole} permis",
            en=f"{total} inhabitants in all, where fewer than {whole} are allowed",
        )
    unknown = [missing_fact(one, "population") for one in communes if one.population is None]
    if unknown:
        raise FactMissing(*unknown)
    return None


def _barred(codes: tuple[str, ...], case: Case) -> bool:
    """Tell whether a body that lends agents bars the communes from pooling.

    Raises:
        FactMissing: that is not known.
    """
    lenders = case.value("pooling.barred_by_loan_from").value or ()
    communes = [case.commune(code) for code in codes]
    served = {one.served_by_epci for one in communes}
    if True in served:
        return "epci" in lenders
    body = case.body
    lends = body.lends_agents if body else None
    members = [one for one in communes if case.is_member(one, body)]
    if body and lends and members and lender(body) in lenders:
        return True
    # What is said of a syndicate tells nothing of the own-tax body of its communes.
    kind = body.kind if body else None
    own_tax = kind is None or law.intercommunal_kind(kind).own_taxation is not False
    spared = members if own_tax and lends is False else []
    unknown = [one for one in communes if one.served_by_epci is None and one not in spared]
    # Nor is a syndicate told of by its communes: by the body alone, where they are members of it.
    by_syndicate = "syndicat" in lenders and (lends is None or not members)
    doubts: list[MissingFact] = []
    if lends is not None or not own_tax:
        doubts += [missing_fact(one, "served_by_epci") for one in unknown]
    if lends is None and (by_syndicate or (own_tax and unknown)):
        doubts.append(MissingFact("epci.lends_agents", _LOAN))
    if not doubts and by_syndicate:
        doubts.append(MissingFact("epci.communes", label_of(Epci, "communes")))
    if doubts:
        raise FactMissing(*doubts)
    return False


@rule(
    code="ORG-001",
    name="pooling-not-allowed",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=(
        "pooling.ties",
        "pooling.commune_population_below",
        "pooling.set_population_below",
        "pooling.barred_by_loan_from",
    ),
    fr="Les communes qui mettent des agents en commun remplissent les conditions du jour",
    en="Communes that pool agents meet the conditions of the day",
)
def pooling_not_allowed(convention: Convention, case: Case) -> Verdict:
    """Communes that pool agents meet the conditions of the day.

    Why:
        Pooling is meant for neighbours. Where an intercommunal body already lends agents, a
        commune may not pool as well.

    Breach:
        on: 2016-01-01
        communes: [{code: "77288", population: 40000}, {code: "77152", population: 5000}]
        epci: {name: x, lends_agents: false, communes: ["77288", "77152"]}
        conventions: [{id: c, kind: pooling, communes: ["77288", "77152"], contiguous: true}]

    Compliant:
        on: 2017-03-02
        communes: [{code: "77288", population: 40000}, {code: "77152", population: 5000}]
        epci: {name: x, lends_agents: false, communes: ["77288", "77152"]}
        conventions: [{id: c, kind: pooling, communes: ["77288", "77152"], contiguous: true}]

    Sources:
        pooling.ties, pooling.commune_population_below, pooling.set_population_below,
        pooling.barred_by_loan_from

    History:
        Small communes only from 2007; a larger set and no limit for each commune from 2017; since
        May 2021 no limit of population, and any one of three ties.
    """
    if convention.kind is not ConventionKind.POOLING:
        return _NO_POOLING
    ties = case.value("pooling.ties").value
    if ties is None:
        return _NOT_ALLOWED
    codes: tuple[str, ...] = case.need(convention, "communes")
    doubts: list[MissingFact] = []
    conditions: tuple[Callable[[], Text | None], ...] = (
        lambda: None if tied(ties, convention, codes, case) else NO_TIE,
        lambda: _too_many(codes, case),
        lambda: _LENT if _barred(codes, case) else None,
    )
    for find in conditions:
        try:
            reason = find()
        except FactMissing as unknown:
            doubts += unknown.missing
        else:
            if reason is not None:
                return breach(reason)
    return unverifiable(*dict.fromkeys(doubts)) if doubts else compliant()


@rule(
    code="ORG-002",
    name="pooling-without-convention",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.required_of_pooled_communes",),
    fr="Chaque commune qui met des agents en commun a une convention de coordination en vigueur",
    en="Each commune that pools agents has a convention de coordination in force",
)
def pooling_without_convention(convention: Convention, case: Case) -> Verdict:
    """Each commune that pools agents has a convention de coordination in force.

    Why:
        Agents who serve several communes need to know, in each, who does what with the State
        forces; the number of posts plays no part.

    Breach:
        on: 2016-01-01
        conventions: [{id: p, kind: pooling, communes: ["77288", "77152"]}]

    Compliant:
        on: 2016-01-01
        conventions:
          - {id: p, kind: pooling, communes: ["77288", "77152"]}
          - {id: a, signed: 2015-03-01, years: 3, communes: ["77288"]}
          - {id: b, signed: 2015-03-01, years: 3, communes: ["77152"]}

    Sources:
        convention.required_of_pooled_communes

    History:
        Asked for since pooling exists, in March 2007. Whether one joint convention or one for each
        commune is meant is not settled: either is accepted.
    """
    if convention.kind is not ConventionKind.POOLING:
        return _NO_POOLING
    if not case.value("convention.required_of_pooled_communes").value:
        return NO_TEXT
    return each_covered(
        case.need(convention, "communes"), case, lambda one: one.is_coordination, NO_CONVENTION
    )
