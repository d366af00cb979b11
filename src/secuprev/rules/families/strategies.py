"""Who usually signs a strategy, a contract or a plan, and for how long."""

from secuprev.law import instrument, office
from secuprev.model import Strategy
from secuprev.rules.answering import seats_there
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import departement
from secuprev.rules.rule import rule
from secuprev.rules.seating import empty_seats, strangers
from secuprev.rules.signing import delegations, deputies
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import PartialDate, Text

_NO_SIGNATORY = not_applicable(Text(fr="aucun texte ne dit qui signe", en="no text says who signs"))
_NO_TERM = not_applicable(Text(fr="aucun texte ne fixe de durée", en="no text sets a term"))


def day_of(strategy: Strategy) -> PartialDate:
    """Return the day by the texts of which a strategy is judged."""
    day = strategy.signed or strategy.start
    if day is None:
        raise FactMissing(missing_fact(strategy, "signed"))
    return day


@rule(
    code="GOV-009",
    name="strategy-signatories",
    target=Strategy,
    severity=Severity.PRACTICE,
    cites=("instruments", "council.prefect_offices"),
    fr="La stratégie ou le contrat porte les signatures usuelles de son type",
    en="The strategy or contract bears the usual signatures of its kind",
)
def strategy_signatories(strategy: Strategy, case: Case) -> Verdict:
    """The strategy or contract bears the usual signatures of its kind.

    Why:
        These instruments rest on circulars and policy texts: who signs is usage, and a missing
        signature takes away a partner, not the validity. Where there is a prefect of police, he may
        sign in the place of the prefect; the plan of Paris is signed by both. Where a
        sub-prefect signed, whether he did for the prefect is left open.

    Breach:
        on: 2016-01-01
        strategies: [{id: s, kind: stspd, signed: 2015-06-01, signatories: [prefet, maire]}]

    Compliant:
        on: 2016-01-01
        strategies:
          - {id: s, kind: cls, signed: 2000-06-01, signatories: [prefet, maire, procureur]}

    Sources:
        instruments, council.prefect_offices

    History:
        Each kind of instrument has its own parties, told by the text that created it.
    """
    day, where = day_of(strategy), departement(strategy, case)
    state = instrument(strategy.kind).signatories(day, where)
    if not state.value:
        return _NO_SIGNATORY
    case.cite(*state.citations())
    if strategy.signatories is None:
        raise FactMissing(missing_fact(strategy, "signatories"))
    signed = [{one.office} for one in strategy.signatories]
    seats = seats_there(state.value, signed, where, case, day)
    absent = empty_seats(signed, seats, by_delegation=False)
    if not absent:
        # A signature fills one seat: of those that an office may fill, the last stay empty.
        each = [
            one
            for one in strategy.signatories
            if not strangers([{one.office}], seats, by_delegation=False)
        ]
        # Several are two at least, and no text has more seats that one office may fill.
        absent = list(seats[sum(one.count or 1 + one.several for one in each) :])
    if not absent:
        return compliant()
    offices = {code for one in signed for code in one}
    acting = {seat: deputies(offices, seat) for seat in absent}
    labels = [[office(code).label for code in seat] for seat in absent if not acting[seat]]
    if not labels:
        path = missing_fact(strategy, "signatories").path
        return unverifiable(*delegations(set().union(*acting.values()), path))
    return breach(
        Text(
            fr="n'a pas signé : " + ", ".join(" ou ".join(o.fr for o in seat) for seat in labels),
            en="did not sign: " + ", ".join(" or ".join(o.en for o in seat) for seat in labels),
        ),
        Severity.of(state.citations()),
    )


@rule(
    code="GOV-010",
    name="strategy-term",
    target=Strategy,
    severity=Severity.PRACTICE,
    cites=("instruments",),
    fr="La stratégie date d'un temps où son type existait, et ne dure pas plus que son modèle",
    en="The strategy dates from a time when its kind existed, and runs no longer than its model",
)
def strategy_term(strategy: Strategy, case: Case) -> Verdict:
    """The strategy dates from a time when its kind existed, and runs no longer than its model.

    Why:
        A strategy that outlives its diagnosis steers by an old map. Longer terms are seen; the
        text that sets one is a policy text.

    Breach:
        on: 2016-01-01
        strategies: [{id: s, kind: stspd, signed: 2009-10-01}]

    Compliant:
        on: 2016-01-01
        strategies: [{id: s, kind: stspd, signed: 2015-06-01, years: 3}]

    Sources:
        instruments

    History:
        The territorial strategy follows the national plan of October 2009, which put an end to
        the new-generation local security contracts.
    """
    kind = instrument(strategy.kind)
    day = day_of(strategy)
    case.cite(*kind.cited(day))
    if kind.life.start is not None and day.is_before(kind.life.start):
        return breach(
            Text(
                fr=f"datée du {day}, quand ce type n'existe que depuis le {kind.life.start}",
                en=f"dated {day}, when this kind exists only since {kind.life.start}",
            )
        )
    if kind.life.end is not None and day.is_after(kind.life.end):
        return breach(
            Text(
                fr=f"datée du {day}, quand ce type a pris fin le {kind.life.end}",
                en=f"dated {day}, when this kind ended on {kind.life.end}",
            )
        )
    longest = kind.years(day).value
    if longest is None:
        return _NO_TERM
    if not _exceeds(strategy, day, longest):
        return compliant()
    term = strategy.years or f"{strategy.start or day} – {strategy.end}"
    return breach(
        Text(
            fr=f"durée : {term}, pour {longest} ans selon le texte qui l'a créée",
            en=f"term: {term}, for {longest} years in the text that created it",
        )
    )


def _exceeds(strategy: Strategy, day: PartialDate, longest: int) -> bool:
    """Tell whether a strategy runs longer than a number of years."""
    if strategy.years is not None:
        return strategy.years > longest
    if strategy.end is None:
        raise FactMissing(missing_fact(strategy, "years"))
    over = strategy.end.is_after((strategy.start or day).plus_years(longest))
    if over is None:
        raise FactMissing(missing_fact(strategy, "end"))
    return over
