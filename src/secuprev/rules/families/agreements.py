"""The agreements and plans of which an act or a decree names the parties, one by one."""

from collections.abc import Callable

from secuprev.law import instrument, office
from secuprev.model import Commune, Epci, Strategy
from secuprev.rules.bodies import founds_cispd, one_departement
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.families.clspd import Duty, bound_by_size
from secuprev.rules.families.strategies import day_of
from secuprev.rules.held import held
from secuprev.rules.mayors import mayors_absent
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


def _whose_mayors_sign(strategy: Strategy, case: Case) -> tuple[str, ...]:
    """Return the communes whose mayor signs: those covered, or those that have their own plan.

    An intercommunal safeguard plan is adopted by the mayors of the communes with a communal one.
    """
    communes: tuple[str, ...] = case.need(strategy, "communes")
    if strategy.kind != "pics":
        return communes
    plans = [one for one in case.need_list("strategies") if one.kind == "pcs"]
    unsaid = [missing_fact(one, "communes") for one in plans if one.communes is None]
    if unsaid:
        raise FactMissing(*unsaid)
    own = {code for one in plans for code in one.communes or ()}
    return tuple(code for code in communes if code in own)


@rule(
    code="PLAN-004",
    name="plan-mayors-absent",
    target=Strategy,
    severity=Severity.OBLIGATION,
    cites=("instruments",),
    fr="Le maire de chaque commune concernée a signé le contrat ou le plan",
    en="The mayor of each commune concerned has signed the contract or the plan",
)
def plan_mayors_absent(strategy: Strategy, case: Case) -> Verdict:
    """The mayor of each commune concerned has signed the contract or the plan.

    Why:
        A contract of several communes binds those whose mayor signed it. An intercommunal
        safeguard plan is carried out by each mayor on his own ground: those who have a plan of
        their own adopt it with the president.

    Breach:
        on: 2016-01-01
        communes: [{code: "77288"}, {code: "77152"}]
        strategies:
          - id: s
            kind: contrat_ville
            communes: ["77288", "77152"]
            signed: 2015-06-01
            signatories: [prefet, president_epci, {office: maire, commune: "77288"}]

    Compliant:
        on: 2016-01-01
        communes: [{code: "77288"}, {code: "77152"}]
        strategies:
          - id: s
            kind: contrat_ville
            communes: ["77288", "77152"]
            signed: 2015-06-01
            signatories: [prefet, president_epci, {office: maire, count: 2}]

    Sources:
        instruments

    History:
        By circular for the local security contracts, by the act of 2014 for the urban-policy
        contracts, by the code for the intercommunal safeguard plans.
    """
    kind = instrument(strategy.kind)
    state = kind.signatories(day_of(strategy))
    if "maire" not in kind.each or not state.value:
        return not_applicable(
            Text(
                fr="aucun texte ne veut la signature de chaque maire",
                en="no text wants the signature of each mayor",
            )
        )
    case.cite(*state.citations())
    signatories = case.need(strategy, "signatories")
    concerned = _whose_mayors_sign(strategy, case)
    unnamed = missing_fact(strategy, "signatories")
    absent = mayors_absent(signatories, concerned, case, unnamed)
    if absent is None:
        return compliant()
    return breach(
        Text(fr=f"n'a pas signé : {absent.fr}", en=f"did not sign: {absent.en}"),
        Severity.of(state.citations()),
    )


@rule(
    code="PLAN-005",
    name="plan-opinion-missing",
    target=Strategy,
    severity=Severity.OBLIGATION,
    cites=("instruments",),
    fr="Ceux que le texte veut entendre l'ont été avant le contrat ou le plan",
    en="Those whom the text wants heard were heard before the contract or the plan",
)
def plan_opinion_missing(strategy: Strategy, case: Case) -> Verdict:
    """Those whom the text wants heard were heard before the contract or the plan.

    Why:
        The prosecutor knows what comes before the court, and what does not. One who signed has
        been heard.

    Breach:
        on: 2016-01-01
        strategies: [{id: s, kind: pdpd, signed: 2015-06-01, signatories: [prefet], opinions: []}]

    Compliant:
        on: 2016-01-01
        strategies: [{id: s, kind: cls, signed: 2015-06-01, signatories: [maire, procureur]}]

    Sources:
        instruments

    History:
        For the departmental plan and the local security contract, the prosecutor since July 2007.
    """
    state = instrument(strategy.kind).opinions(day_of(strategy))
    if not state.value:
        return not_applicable(Text(fr="aucun avis n'est demandé", en="no opinion is asked for"))
    case.cite(*state.citations())
    heard = {one.office for one in (*(strategy.opinions or ()), *(strategy.signatories or ()))}
    absent = [seat[0] for seat in state.value if heard.isdisjoint(seat)]
    if not absent:
        return compliant()
    case.need(strategy, "opinions")
    labels = [office(code).label for code in absent]
    return breach(
        Text(
            fr="avis non recueilli : " + ", ".join(one.fr for one in labels),
            en="not heard: " + ", ".join(one.en for one in labels),
        ),
        Severity.of(state.citations()),
    )


@rule(
    code="PLAN-006",
    name="exchange-without-prosecutor",
    target=Strategy,
    severity=Severity.OBLIGATION,
    cites="plan.exchange_signed_by",
    fr="Le procureur signe aussi la convention qui règle ce que le parquet dit au maire",
    en="The prosecutor too signs the agreement that settles what he tells the mayor",
)
def exchange_without_prosecutor(strategy: Strategy, case: Case) -> Verdict:
    """The prosecutor too signs the agreement that settles what he tells the mayor.

    Why:
        The mayor and the State may agree on how the mayor is kept informed. What the court
        decides is the prosecutor's to tell: nobody can promise it for him.

    Breach:
        on: 2016-01-01
        strategies:
          - id: s
            kind: convention_etat_maire
            signed: 2015-06-01
            signatories: [maire, prefet]
            judicial_exchange: true

    Compliant:
        on: 2016-01-01
        strategies:
          - id: s
            kind: convention_etat_maire
            signed: 2015-06-01
            signatories: [maire, prefet, procureur]
            judicial_exchange: true

    Sources:
        plan.exchange_signed_by

    History:
        Such agreements exist since 2002; they may settle the exchange with the prosecutor, who
        then signs them, since March 2007.
    """
    if strategy.kind != "convention_etat_maire":
        return not_applicable(
            Text(
                fr="pas une convention entre l'État et le maire",
                en="not an agreement of the State and the mayor",
            )
        )
    signers = case.value("plan.exchange_signed_by", day_of(strategy)).value
    if not signers:
        return not_applicable(NO_TEXT)
    if not case.need(strategy, "judicial_exchange"):
        return not_applicable(
            Text(
                fr="ne règle pas l'échange avec le parquet",
                en="does not settle the exchange with the prosecutor",
            )
        )
    signed = {one.office for one in case.need(strategy, "signatories")}
    if not signed.isdisjoint(signers):
        return compliant()
    label = office(signers[0]).label
    return breach(Text(fr=f"n'a pas signé : {label.fr}", en=f"did not sign: {label.en}"))


@rule(
    code="PLAN-007",
    name="commune-departement-agreement",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites=("plan.departement_agreement", "clspd.population_above", "clspd.zone"),
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
        plan.departement_agreement, clspd.population_above, clspd.zone

    History:
        Since March 2007 for the communes that the threshold and the zones of the CLSPD designate,
        and so for more of them since May 2021.
    """
    where = commune_code.departement(commune.code)
    kind = case.value("plan.departement_agreement", where=where).value
    if not kind or case.value("clspd.status", where=where).value == Duty.NOT_EXISTING:
        return not_applicable(NO_TEXT)
    if not bound_by_size(commune, case, where):
        return not_applicable(
            Text(
                fr="sous le seuil du CLSPD et sans quartier prioritaire",
                en="below the threshold of the CLSPD, and without a priority neighbourhood",
            )
        )
    return _agreed(commune, kind, lambda one: _covers(one, commune, case), case)


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
    return breach(
        Text(
            fr="aucune convention avec le département sur la prévention",
            en="no agreement with the département on prevention",
        )
    )


def _covers(agreement: Strategy, commune: Commune, case: Case) -> bool | None:
    """Tell whether an agreement is that of a commune or of its body; ``None`` if not known."""
    if agreement.communes is not None:
        return commune.code in agreement.communes
    if agreement.epci is None:
        return None
    if commune.epci is not None:
        return commune.epci == agreement.epci
    own = case.body is not None and case.body.siren == agreement.epci
    return case.is_member(commune, case.body) if own else None


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
    where = one_departement(case.communes)
    kind = case.value("plan.departement_agreement", where=where).value
    if not kind:
        return not_applicable(NO_TEXT)
    if not founds_cispd(body, case, where):
        return not_applicable(
            Text(
                fr="pas un EPCI à fiscalité propre compétent en prévention",
                en="no own-tax body that holds the prevention competence",
            )
        )
    return _agreed(body, kind, lambda one: _is_of(one, body), case)


def _is_of(agreement: Strategy, body: Epci) -> bool | None:
    """Tell whether an agreement is that of a body; ``None`` when it names nobody."""
    if agreement.epci is not None:
        return None if body.siren is None else agreement.epci == body.siren
    return False if agreement.communes else None
