"""The yearly report on what the prevention fund of the State (FIPD) paid for."""

from collections.abc import Callable

from secuprev.model import Commune, Council, Epci, YearOfFund
from secuprev.rules.bodies import bears
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import council_of
from secuprev.rules.reasons import NO_TEXT, NO_TEXT_THAT_YEAR
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Status,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import PartialDate, Text

_DISPUTED = Text(
    fr="si le décret veut ce rapport de cette collectivité ou de ce syndicat",
    en="whether the decree wants this report of this authority or syndicate",
)
_NEVER_PAID = not_applicable(Text(fr="le FIPD n'a rien financé", en="the fund paid nothing"))


def _reported(
    owner: Commune | Epci, value: str, case: Case, council: Callable[[Case], Council | None]
) -> Verdict:
    """Judge the last year, of those of which the record is complete, in which the fund paid.

    Args:
        owner: whose report it is.
        value: the legal value that asks for it.
        case: the day and the law.
        council: returns the council to which it is to be presented, as it was on a day.
    """
    if not case.value(value).value:
        return NO_TEXT
    under = "epci" if isinstance(owner, Epci) else None
    known = case.need(owner, "prevention_fund", under=under)
    years = [one for one in known if one.complete and one.year < case.day.year]
    if not years:
        if known == ():
            return _NEVER_PAID
        raise FactMissing(missing_fact(owner, "prevention_fund", under=under))
    paid = [one for one in years if one.used is not False]
    last: YearOfFund = max(paid or years, key=lambda one: one.year)
    if not case.value(value, PartialDate(last.year)).value:
        return NO_TEXT_THAT_YEAR
    if not case.need(last, "used", under="prevention_fund"):
        return not_applicable(
            Text(fr=f"le FIPD n'a rien financé en {last.year}", en=f"nothing paid in {last.year}")
        )
    case.applies()
    # "Chaque année": the report on a year is one of the next year, and no day is set for it.
    weight = Severity.PRACTICE if case.day.year == last.year + 1 else None
    if not case.need(last, "report_sent", under="prevention_fund"):
        return breach(
            Text(
                fr=f"aucun rapport au préfet sur les actions de {last.year}",
                en=f"no report to the prefect on the actions of {last.year}",
            ),
            weight,
        )
    return _told(last, case, council, weight)


def _told(
    last: YearOfFund,
    case: Case,
    council: Callable[[Case], Council | None],
    weight: Severity | None,
) -> Verdict:
    """Judge whether the report was told where the decree wants it told.

    The report on a year is made in the next one: a council set up meanwhile may have come after it.
    """
    if last.presented:
        return compliant()
    year = PartialDate(last.year + 1)
    all_along = council(Case(case.framework, year.earliest))
    if not all_along and case.need(last, "given_to_assembly", under="prevention_fund"):
        return compliant()
    if all_along or council(Case(case.framework, min(case.day, year.latest))):
        case.need(last, "presented", under="prevention_fund")
        return breach(
            Text(
                fr=f"rapport de {last.year} non présenté au conseil de sécurité",
                en=f"report on {last.year} not presented to the security council",
            ),
            weight,
        )
    return breach(
        Text(
            fr=f"rapport de {last.year} non transmis à l'assemblée, faute de conseil de sécurité",
            en=f"report on {last.year} not sent to the assembly, there being no security council",
        ),
        weight,
    )


@rule(
    code="FUND-001",
    name="fund-report-of-commune",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites="fund.report_of_commune",
    fr="Le maire rend compte des actions que le fonds de prévention a payées",
    en="The mayor reports on the actions that the prevention fund paid for",
)
def fund_report_of_commune(commune: Commune, case: Case) -> Verdict:
    """The mayor reports on the actions that the prevention fund paid for.

    Why:
        The money of the State is asked for again each year. The prefect must know what became of
        it, and so must the CLSPD or, where there is none, the municipal council.

    Breach:
        on: 2022-02-01
        communes:
          - code: "77288"
            prevention_fund: [{year: 2021, used: true, report_sent: false, complete: true}]

    Compliant:
        on: 2022-02-01
        communes:
          - code: "77288"
            prevention_fund:
              - {year: 2021, used: true, report_sent: true, presented: true, complete: true}

    Sources:
        fund.report_of_commune

    History:
        Asked for since December 2019. Only whole years, fully recorded, are judged: the last one
        in which the fund paid for something. No day is set for its report, and until the end of
        the next year a missing one is told more lightly.
    """
    return _reported(
        commune, "fund.report_of_commune", case, lambda then: council_of(commune, "clspd", then)
    )


@rule(
    code="FUND-002",
    name="fund-report-of-body",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("fund.report_of_body", "fund.disputed_bodies"),
    fr="Le président de l'EPCI rend compte des actions que le fonds de prévention a payées",
    en="The president of the body reports on the actions that the prevention fund paid for",
)
def fund_report_of_body(body: Epci, case: Case) -> Verdict:
    """The president of the body reports on the actions that the prevention fund paid for.

    Why:
        The same as for a commune: the prefect must know, and so must the CISPD or, where there is
        none, the council of the body.

    Breach:
        on: 2022-02-01
        epci:
          kind: ca
          prevention_fund:
            - {year: 2021, used: true, report_sent: true, presented: false, complete: true}
        councils: [{id: k, kind: cispd, created: 2015-01-01}]

    Compliant:
        on: 2022-02-01
        epci:
          kind: ca
          prevention_fund:
            - {year: 2021, used: true, report_sent: true, given_to_assembly: true, complete: true}
        councils: []

    Sources:
        fund.report_of_body, fund.disputed_bodies

    History:
        Asked for since December 2019. Only whole years, fully recorded, are judged: the last one
        in which the fund paid for something. No day is set for its report, and until the end of
        the next year a missing one is told more lightly. The metropolis of Lyon and the mixed
        syndicates may not be what the decree calls bodies.
    """
    verdict = _reported(body, "fund.report_of_body", case, lambda then: _cispd_of(body, then))
    disputed = case.value("fund.disputed_bodies").value or ()
    if verdict.status is Status.BREACH and body.kind in disputed:
        raise FactMissing(MissingFact(f"law(fund.report_of_body, {case.day})", _DISPUTED))
    return verdict


def _cispd_of(body: Epci, case: Case) -> Council | None:
    """Return the CISPD of a body that exists on the day, ``None`` when there is none."""
    councils: tuple[Council, ...] = case.need_list("councils")
    doubts: list[MissingFact] = []
    for council in councils:
        if council.kind != "cispd" or not case.exists(council):
            continue
        try:
            if council.epci is None or bears(body, council.epci):
                return council
        except FactMissing as unknown:
            doubts += unknown.missing
    if doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    return None
