"""When a commune must have a CLSPD."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from secuprev import france, law
from secuprev.law.store import per_law
from secuprev.model import Commune, Council, Epci
from secuprev.model.fields import label_of
from secuprev.model.lifetime import both
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.footing import council_of, rests_on_act
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text, commune_code

_BODY = Text(
    fr="CISPD de l'intercommunalité d'appartenance", en="CISPD of the intercommunal body it is in"
)


_ABSENT = Text(fr="CLSPD obligatoire et absent", en="CLSPD compulsory and absent")
_NOT_THERE = not_applicable(
    Text(fr="le CLSPD n'existe pas dans le droit de ce jour", en="there is no CLSPD then")
)
_OPTIONAL = not_applicable(Text(fr="CLSPD facultatif", en="CLSPD optional"))


class Duty(StrEnum):
    """What the law of a day says of the CLSPD of a commune."""

    NOT_EXISTING = "not_existing"
    OPTIONAL = "optional"
    MANDATORY = "mandatory"


NOT_EXISTING, OPTIONAL, MANDATORY = Duty  # Python 3.11 searches the members at each look

_WHATEVER_ITS_SIZE = {duty.value: duty for duty in Duty}


def clspd_duty(commune: Commune, case: Case, released: Callable[[], bool | None]) -> Duty:
    """Apply the decision table of the CLSPD to a commune.

    Args:
        commune: the commune, with the facts that the law of the day asks about.
        case: the day and the law.
        released: tells whether a CISPD of the act exists on its own-tax body, ``None`` if that is
            not known; asked only when the answer turns on it.

    Raises:
        FactMissing: the answer turns on a fact that is not known.
    """
    where = commune_code.departement(commune.code)
    status = case.value("clspd.status", where=where).value
    duty = _WHATEVER_ITS_SIZE.get(status)
    if duty is not None:
        if duty is MANDATORY:
            case.applies()
        return duty
    exempts = case.value("clspd.cispd_exempts", where=where).value
    try:
        reached = bound_by_size(commune, case, where)
    except FactMissing:
        if exempts and released():
            return OPTIONAL  # whatever its size
        raise
    if not reached:
        return OPTIONAL
    case.applies()
    if not exempts:
        return MANDATORY
    answer = released()
    if answer is None:
        raise FactMissing(MissingFact("councils", _BODY))
    return OPTIONAL if answer else MANDATORY


def bound_by_size(commune: Commune, case: Case, where: str) -> bool:
    """Tell whether the population or the zone of the day makes the council compulsory."""
    above = case.value("clspd.population_above", where=where).value
    zone = case.value("clspd.zone", where=where).value
    in_zone = getattr(commune, zone) if zone else False
    above_it = _more_than(commune.population, above)
    if in_zone or above_it:
        return True
    if in_zone is False and above_it is False:
        return False
    unknown = (("population", above_it), (zone, in_zone))
    raise FactMissing(*(missing_fact(commune, name) for name, told in unknown if told is None))


def _more_than(population: int | None, above: int | None) -> bool | None:
    """Tell whether a population is above a threshold; no text sets one when it is ``None``."""
    if above is None:
        return False
    return None if population is None else population > above


def _released(commune: Commune, case: Case) -> bool | None:
    """Tell whether a CISPD of the act exists on the own-tax body of the commune."""
    if case.framework.councils is None:
        return None
    answers: list[bool | None] = []
    doubts: list[MissingFact] = []
    for council in case.framework.councils:
        if council.kind != "cispd":
            continue
        try:
            answers.append(_releases(council, commune, case))
        except FactMissing as unknown:
            doubts += unknown.missing
    if True in answers:
        return True
    if doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    return None if None in answers else False


def _releases(council: Council, commune: Commune, case: Case) -> bool | None:
    """Tell whether a CISPD is one of the act, on the body of the commune."""
    conditions: tuple[Callable[[], bool | None], ...] = (
        lambda: _is_of(commune, case.body_of(council), case),
        lambda: case.exists(council),
        lambda: _of_the_act(council, case),
        lambda: rests_on_act(council, case),
    )
    doubts: list[MissingFact] = []
    answers: list[bool | None] = []
    for condition in conditions:
        try:
            answers.append(condition())
        except FactMissing as unknown:
            doubts += unknown.missing
        if False in answers:
            return False
    if doubts:
        raise FactMissing(*doubts)
    return both(*answers)


def _is_of(commune: Commune, body: Epci | None, case: Case) -> bool | None:
    """Tell whether a commune is in a body that may found a CISPD of the act.

    Where another body has the commune's taxes, the answer is no: an own-tax body would not be the
    commune's, and on another the act founds nothing. Only in Grand Paris do bodies without taxes
    of their own found one, for communes whose taxes go to the metropolis.
    """
    answer = case.is_member(commune, body)
    if answer is not None or body is None or body.siren is None or commune.epci is None:
        return answer
    return None if _in_grand_paris(commune.epci) else False


def _in_grand_paris(siren: str) -> bool:
    try:
        return france.epci(siren).kind == "mgp"
    except france.UnknownCode:
        return False


def _of_the_act(council: Council, case: Case) -> bool:
    """Tell whether a council is one of the act, and not of the decree of 2002 before it."""
    act = _act_since(case.day)
    return act is None or not case.need(council, "created").is_before(act)


@per_law
def _act_since(day: date) -> date | None:
    """Return the first day of the act that releases communes, as it is on a day."""
    return law.parameter("clspd.cispd_exempts").unchanged(day).start


@rule(
    code="GOV-001",
    name="clspd-missing",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites=(
        "clspd.population_above",
        "clspd.zone",
        "clspd.status",
        "clspd.cispd_exempts",
        "clspd.decree_awaited",
    ),
    fr="Une commune au-dessus du seuil, ou qui a un quartier prioritaire, a un CLSPD",
    en="A commune above the threshold, or with a priority neighbourhood, has a CLSPD",
)
def clspd_missing(commune: Commune, case: Case) -> Verdict:
    """A commune above the threshold, or with a priority neighbourhood, has a CLSPD.

    Why:
        It is the table around which mayor, prefect and prosecutor share what they see. Once a
        CISPD of the act is set up by the own-tax body, the communes are released; a council that
        rests on another text does not release them.

    Breach:
        on: 2021-05-27
        communes: [{code: "77288", population: 5001, qpv: false, epci: "247700057"}]
        councils: []

    Compliant:
        on: 2021-05-27
        communes: [{code: "77288", population: 5001, qpv: false, epci: "247700057"}]
        councils: [{id: clspd, kind: clspd, communes: ["77288"], created: 2021-01-01}]

    Sources:
        clspd.population_above, clspd.zone, clspd.status, clspd.cispd_exempts, clspd.decree_awaited

    History:
        Possible from 2002 (in Paris the decree itself set it up), compulsory for some communes from
        March 2007 (a duty open to dispute until the decree of July 2007), with priority
        neighbourhoods in place of sensitive zones since 2015 and a lower threshold since May 2021.
    """
    duty = clspd_duty(commune, case, lambda: _released(commune, case))
    if duty is NOT_EXISTING:
        return _NOT_THERE
    if duty is OPTIONAL:
        return _OPTIONAL
    if council_of(commune, "clspd", case):
        return compliant()
    where = commune_code.departement(commune.code)
    awaited = case.value("clspd.decree_awaited", where=where).value
    message = _ABSENT + _reason(commune, case)
    others = _councils_around(commune, case)
    for council in others:
        name = council.name or council.id
        message += Text(fr=f" ; « {name} » n'en dispense pas", en=f'; "{name}" does not release it')
    # Whether the council of a metropolis releases its communes is open: no text names it.
    doubtful = any(law.council(one.kind).level is law.BodyLevel.METROPOLE for one in others)
    return breach(message, Severity.PRACTICE if awaited or doubtful else None)


def _reason(commune: Commune, case: Case) -> Text:
    """Say what binds a commune: its size, or else its zone; nothing where it is bound anyway."""
    where = commune_code.departement(commune.code)
    if _WHATEVER_ITS_SIZE.get(case.value("clspd.status", where=where).value) is MANDATORY:
        return Text.same("")
    if _more_than(commune.population, case.value("clspd.population_above", where=where).value):
        return Text(
            fr=f" ({commune.population} habitants)", en=f" ({commune.population} inhabitants)"
        )
    zone = label_of(Commune, case.value("clspd.zone", where=where).value)
    return Text(fr=f" ({zone.fr})", en=f" ({zone.en})")


def _councils_around(commune: Commune, case: Case) -> list[Council]:
    """Return the councils of several communes that sit for a commune and do not release it."""
    levels = (law.BodyLevel.EPCI, law.BodyLevel.METROPOLE)
    found = []
    for council in case.framework.councils or ():
        if law.council(council.kind).level not in levels or not council.exists(case.day):
            continue
        named = council.communes is not None and commune.code in council.communes
        if named or case.is_member(commune, case.body_of(council)):
            found.append(council)
    return found
