"""The agreements and plans of which an act or a decree names the parties, one by one."""

from secuprev import law
from secuprev.law import instrument
from secuprev.model import Strategy
from secuprev.model.lifetime import started
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.families.safeguard import runs
from secuprev.rules.families.strategies import day_of
from secuprev.rules.footing import departement
from secuprev.rules.mayors import mayors_absent
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.seating import seated
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

_NO_MAYORS_WANTED = not_applicable(
    Text(
        fr="aucun texte ne veut la signature de chaque maire",
        en="no text wants the signature of each mayor",
    )
)
_COUNCIL = Text(fr="conseil de prévention de la délinquance", en="crime prevention council")
_NO_OPINION_ASKED = not_applicable(
    Text(fr="aucun avis n'est demandé", en="no opinion is asked for")
)
_OTHER_AGREEMENT = not_applicable(
    Text(
        fr="pas une convention entre l'État et le maire",
        en="not an agreement of the State and the mayor",
    )
)
_NO_EXCHANGE = not_applicable(
    Text(
        fr="ne règle pas l'échange avec le parquet",
        en="does not settle the exchange with the prosecutor",
    )
)


def whose_mayors_sign(
    strategy: Strategy, case: Case
) -> tuple[tuple[str, ...], tuple[str, ...], list[MissingFact]]:
    """Return the communes whose mayor signs, those whose mayor may have to, and why it is not told.

    All those covered sign, but for a safeguard plan that stands beside those of the communes: it is
    adopted by the mayors of the communes that had theirs on its day.
    """
    communes: tuple[str, ...] = case.need(strategy, "communes")
    day = day_of(strategy)
    if strategy.kind != "pics" or case.value("plan.pics_stands_for_pcs", day).value:
        return communes, (), []
    own: set[str] = set()
    perhaps: set[str] = set()
    doubts: list[MissingFact] = []
    for plan in case.need_list("strategies"):
        if plan.kind != "pcs":
            continue
        shared = set(communes).intersection(communes if plan.communes is None else plan.communes)
        if not shared or (ran := runs(plan, day)) is False:
            continue
        begun = started(plan.start or plan.signed, day)
        unsaid = ("communes", plan.communes), ("end" if begun else "signed", ran)
        unknown = [missing_fact(plan, name) for name, told in unsaid if told is None]
        (perhaps if unknown else own).update(shared)
        doubts += unknown
    return (
        tuple(code for code in communes if code in own),
        tuple(code for code in communes if code in perhaps - own),
        doubts,
    )


@rule(
    code="PLAN-004",
    name="plan-mayors-absent",
    target=Strategy,
    severity=Severity.OBLIGATION,
    cites=("instruments", "plan.pics_stands_for_pcs"),
    fr="Le maire de chaque commune concernée a signé le contrat ou le plan",
    en="The mayor of each commune concerned has signed the contract or the plan",
)
def plan_mayors_absent(strategy: Strategy, case: Case) -> Verdict:
    """The mayor of each commune concerned has signed the contract or the plan.

    Why:
        A contract of several communes binds those whose mayor signed it. An intercommunal
        safeguard plan is carried out by each mayor on his own ground: he adopts it with the
        president. A mayor whose commune adopts its plan later joins at a revision.

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
        instruments, plan.pics_stands_for_pcs

    History:
        By circular for the local security contracts, by the act of 2014 for the urban-policy
        contracts, by the code for the intercommunal safeguard plans: all the mayors concerned while
        such a plan stood for those of the communes, since the end of November 2021 those of the
        communes that have their own.
    """
    kind = instrument(strategy.kind)
    state = kind.signatories(day_of(strategy), departement(strategy, case))
    if "maire" not in kind.each or not state.value:
        return _NO_MAYORS_WANTED
    case.cite(*state.citations())
    signatories = case.need(strategy, "signatories")
    concerned, perhaps, doubts = whose_mayors_sign(strategy, case)
    unnamed = missing_fact(strategy, "signatories")
    absent = mayors_absent(signatories, concerned, case, unnamed)
    if absent is None:
        if perhaps and mayors_absent(signatories, concerned + perhaps, case, unnamed) is not None:
            raise FactMissing(*doubts)
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
    cites=("instruments", "plan.council_heard"),
    fr="Ceux que le texte veut entendre l'ont été avant le contrat ou le plan",
    en="Those whom the text wants heard were heard before the contract or the plan",
)
def plan_opinion_missing(strategy: Strategy, case: Case) -> Verdict:
    """Those whom the text wants heard were heard before the contract or the plan.

    Why:
        The prosecutor knows what comes before the court, and what does not. One who signed has
        been heard. The local council, which is to follow a local security contract, is heard on it,
        and that of the département on the departmental plan.

    Breach:
        on: 2016-01-01
        strategies: [{id: s, kind: pdpd, signed: 2015-06-01, signatories: [prefet], opinions: []}]

    Compliant:
        on: 2016-01-01
        strategies:
          - id: s
            kind: cls
            signed: 2015-06-01
            signatories: [maire, procureur]
            council_heard: true

    Sources:
        instruments, plan.council_heard

    History:
        For the departmental plan and the local security contract, the prosecutor and the council
        since July 2007. In Paris the plan is adopted after the opinion of the council of Paris,
        which the prosecutor chairs with others; he is not heard apart.
    """
    day = day_of(strategy)
    where = departement(strategy, case)
    state = instrument(strategy.kind).opinions(day, where)
    council = law.value("plan.council_heard", day, where, of=strategy.kind)
    council_asked = strategy.kind in (council.value or ())
    if not state.value and not council_asked:
        return _NO_OPINION_ASKED
    case.cite(*state.citations())
    if council_asked:
        case.cite(council)
    heard = {one.office for one in (*(strategy.opinions or ()), *(strategy.signatories or ()))}
    absent = [seat for seat in state.value or () if heard.isdisjoint(seat)]
    names, doubts = [], []
    if absent and strategy.opinions is not None:
        names.append(seated(absent))
    elif absent:
        doubts.append(missing_fact(strategy, "opinions"))
    if council_asked and strategy.council_heard is None:
        doubts.append(missing_fact(strategy, "council_heard"))
    elif council_asked and not strategy.council_heard:
        names.append(_COUNCIL)
    if names:
        return breach(
            Text(
                fr="avis non recueilli : " + ", ".join(one.fr for one in names),
                en="not heard: " + ", ".join(one.en for one in names),
            ),
            Severity.of(state.citations() + council.citations),
        )
    return unverifiable(*doubts) if doubts else compliant()


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
        return _OTHER_AGREEMENT
    signers = case.value("plan.exchange_signed_by", day_of(strategy)).value
    if not signers:
        return NO_TEXT
    if not case.need(strategy, "judicial_exchange"):
        return _NO_EXCHANGE
    signed = {one.office for one in case.need(strategy, "signatories")}
    if not signed.isdisjoint(signers):
        return compliant()
    names = seated([signers])
    return breach(Text(fr=f"n'a pas signé : {names.fr}", en=f"did not sign: {names.en}"))
