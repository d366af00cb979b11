"""How a body comes to employ municipal police agents and lends them: votes and agreements."""

from fractions import Fraction

from secuprev import law
from secuprev.model import Convention, ConventionKind, Epci, Lender
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.covering import each_covered
from secuprev.rules.reasons import NO_TEXT, yet_to_come
from secuprev.rules.rule import rule
from secuprev.rules.sharing import lender, recruiting
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import AnyDate, Text

_UNDER = "epci.lending"
_NO_LOAN = not_applicable(Text(fr="ne prête pas d'agents", en="lends no agents"))
_NOT_EPCI = not_applicable(
    Text(fr="pas un EPCI à fiscalité propre", en="not an own-tax intercommunal body")
)
_NOT_VOTED = breach(Text(fr="sans vote de l'établissement", en="without a vote of the body"))
_NO_MAJORITY = breach(
    Text(
        fr="la majorité qualifiée des conseils n'est pas atteinte",
        en="the qualified majority of the councils is not reached",
    )
)


def _share(text: str) -> tuple[Fraction, bool]:
    """Read a share, and whether more than it is needed: ``">1/2"``."""
    return Fraction(text.removeprefix(">")), text.startswith(">")


def _reached(part: int, whole: int, share: str) -> bool:
    limit, more = _share(share)
    return part > limit * whole if more else part >= limit * whole


def _majority(body: Epci, case: Case, on: AnyDate) -> bool:
    """Tell whether enough councils were in favour, for enough inhabitants.

    Raises:
        FactMissing: the councils, or populations on which it turns, are not known.
    """
    in_favour = set(case.need(body.lending, "in_favour", under=_UNDER))
    if case.value(recruiting("councils_counted", body.kind), on).value == "members":
        codes = set(case.need(body, "communes", under="epci"))
    else:
        codes = set(case.need(body.lending, "concerned", under=_UNDER))
    councils = case.value(recruiting("councils_share", body.kind), on).value
    inhabitants = case.value(recruiting("population_share", body.kind), on).value
    count = len(in_favour & codes)
    open_ways = [
        share
        for wanted, share in zip(councils, inhabitants, strict=True)
        if _reached(count, len(codes), wanted)
    ]
    if codes <= in_favour or not open_ways:  # all the councils, or too few, whoever they stand for
        return bool(open_ways)
    communes = [case.commune(code) for code in sorted(codes)]
    people = {one.code: one.population for one in communes if one.population is not None}
    part = sum(number for code, number in people.items() if code in in_favour)
    reached = any(_reached(part, sum(people.values()), share) for share in open_ways)
    # Whom an unknown population stands for, one side or the other, may be as many as one likes.
    unknown = [one for one in communes if one.code not in people]
    if any((one.code in in_favour) is not reached for one in unknown):
        raise FactMissing(*(missing_fact(one, "population") for one in unknown))
    return reached


@rule(
    code="ORG-011",
    name="lending-without-majority",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=(
        "recruitment.councils_share",
        "recruitment.population_share",
        "recruitment.councils_counted",
        "recruitment.body_votes",
        "metropole_lyon.councils_share",
        "metropole_lyon.population_share",
        "metropole_lyon.councils_counted",
        "metropole_lyon.body_votes",
    ),
    fr="Le recrutement d'agents par un EPCI a la majorité qualifiée des conseils",
    en="The recruitment of agents by a body has the qualified majority of the councils",
)
def lending_without_majority(body: Epci, case: Case) -> Verdict:
    """The recruitment of agents by a body has the qualified majority of the councils.

    Why:
        Two thirds of the councils for more than half of the inhabitants, or half of them for two
        thirds: neither the small communes nor the large one decide alone.

    Breach:
        on: 2021-01-01
        communes:
          - {code: "77288", population: 40000}
          - {code: "77152", population: 20000}
          - {code: "77053", population: 20000}
        epci:
          name: x
          kind: ca
          lends_agents: true
          communes: ["77288", "77152", "77053"]
          lending: {decided: 2020-03-01, voted: true, in_favour: ["77152", "77053"]}

    Compliant:
        on: 2021-01-01
        communes:
          - {code: "77288", population: 40000}
          - {code: "77152", population: 20000}
          - {code: "77053", population: 20000}
        epci:
          name: x
          kind: ca
          lends_agents: true
          communes: ["77288", "77152", "77053"]
          lending: {decided: 2020-03-01, voted: true, in_favour: ["77288", "77152"]}

    Sources:
        recruitment.councils_share, recruitment.population_share, recruitment.councils_counted,
        recruitment.body_votes, metropole_lyon.councils_share, metropole_lyon.population_share,
        metropole_lyon.councils_counted, metropole_lyon.body_votes

    History:
        The communes concerned were counted until the end of 2019, all the members since; the body
        itself votes since then, and a council that stays silent for three months is in favour. The
        metropolis of Lyon counts the communes concerned, and has no vote.
    """
    if law.value("recruitment.councils_share", case.day).value is None:
        return NO_TEXT
    if not case.need(body, "lends_agents", under="epci"):
        return _NO_LOAN
    if lender(body) != "epci":
        return _NOT_EPCI
    on = case.need(body.lending, "decided", under=_UNDER)
    coming = yet_to_come(on, case.day)
    if coming:
        return not_applicable(coming)
    if case.value(recruiting("councils_share", body.kind), on).value is None:
        return NO_TEXT
    case.applies()
    if case.value(recruiting("body_votes", body.kind), on).value and not case.need(
        body.lending, "voted", under=_UNDER
    ):
        return _NOT_VOTED
    if _majority(body, case, on):
        return compliant()
    return _NO_MAJORITY


@rule(
    code="ORG-012",
    name="lending-without-agreement",
    target=Epci,
    severity=Severity.OBLIGATION,
    cites=("recruitment.agreement_with_each", "metropole_lyon.agreement_with_each"),
    fr="L'EPCI a une convention avec chaque commune à qui il prête des agents",
    en="The body has an agreement with each commune to which it lends agents",
)
def lending_without_agreement(body: Epci, case: Case) -> Verdict:
    """The body has an agreement with each commune to which it lends agents.

    Why:
        It settles how the loan is organised and paid for. It is not the convention de coordination,
        which settles the work with the State forces.

    Breach:
        on: 2021-01-01
        epci: {name: x, kind: ca, lends_agents: true, lending: {concerned: ["77288", "77152"]}}
        conventions: [{id: l, kind: loan, signed: 2020-03-01, years: 3, communes: ["77288"]}]

    Compliant:
        on: 2021-01-01
        epci: {name: x, kind: ca, lends_agents: true, lending: {concerned: ["77288", "77152"]}}
        conventions:
          - {id: l, kind: loan, signed: 2020-03-01, years: 3, communes: ["77288"]}
          - {id: m, kind: loan, signed: 2020-03-01, years: 3, communes: ["77152"]}

    Sources:
        recruitment.agreement_with_each, metropole_lyon.agreement_with_each

    History:
        Since the end of 2019; before, the act was silent on it, as the article of the metropolis of
        Lyon still is.
    """
    if not case.value(recruiting("agreement_with_each", body.kind)).value:
        return NO_TEXT
    if not case.need(body, "lends_agents", under="epci"):
        return _NO_LOAN
    if lender(body) != "epci":
        return _NOT_EPCI
    case.applies()
    codes = case.need(body.lending, "concerned", under=_UNDER)
    lacking = Text(fr="aucune convention de mise à disposition", en="no agreement on the loan")
    return each_covered(codes, case, _may_be_its_own, lacking)


def _may_be_its_own(convention: Convention) -> bool:
    """Tell whether an agreement may be on the agents of an own-tax body, and of no syndicate."""
    return convention.kind is ConventionKind.LOAN and convention.lender is not Lender.SYNDICAT
