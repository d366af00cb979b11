"""What the oracles share: days, facts that may be unknown, and how unknown facts are completed."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product

from hypothesis import Phase, settings
from hypothesis import strategies as st

from secuprev.model import Convention, ConventionKind, RenewalKind
from secuprev.rules import check
from secuprev.values import PartialDate

COMPLIANT, BREACH = "compliant", "breach"
NOT_APPLICABLE, UNVERIFIABLE = "not_applicable", "unverifiable"

FIRST_DAY, LAST_DAY = date(1999, 4, 16), date(2026, 4, 3)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
MANY = settings(max_examples=700, phases=PHASES)
SOME = settings(max_examples=250, phases=PHASES)

# Agreements on agents, which say nothing of the work with the State forces (L512-1 to L512-3).
NOT_COORDINATION = {
    ConventionKind.POOLING,
    ConventionKind.TRANSPORT,
    ConventionKind.LOAN,
    ConventionKind.DISASTER,
}

# Fictitious communes: the bundled reference knows nothing of them and can complete no fact.
MELUN, DAMMARIE, SENS = "77901", "77902", "89901"
BOTH_OR_ONE = ((MELUN, DAMMARIE), (MELUN,), (DAMMARIE,))
ANYWHERE = ("anywhere",)  # where a service works of which nobody said it


def day(text: str) -> date:
    return date.fromisoformat(text)


def as_of(table, on: date):
    """Return the row of a table of ``(first day, value)`` that holds on a day."""
    return next(value for start, value in reversed(table) if day(start) <= on)


def days(*changes: str, first: date = FIRST_DAY) -> st.SearchStrategy[date]:
    """Draw the eve, the day and the morrow of each change as often as any other day."""
    close = {day(text) + timedelta(days=shift) for text in changes for shift in (-1, 0, 1)}
    near = sorted(one for one in close if first <= one <= LAST_DAY)
    return st.one_of(st.sampled_from(near), st.dates(first, LAST_DAY))


def maybe(facts: st.SearchStrategy) -> st.SearchStrategy:
    """Draw a fact, or that it is not known, one time in four."""
    return st.one_of(st.none(), facts, facts, facts)


truths = maybe(st.booleans())


def ways(fact, *completions):
    """Return the one value of a fact that is known, or all those it may have."""
    return completions if fact is None else (fact,)


def agreed(answers: Iterable) -> object:
    """Return the answer that every way of completing the facts gives, if there is one."""
    found = set(answers)
    return found.pop() if len(found) == 1 else UNVERIFIABLE


def verdicts(rule: str, framework, on: date) -> list:
    return list(check(framework, on, select=[rule]).results)


def verdict(rule: str, framework, on: date, target: str | None = None) -> str:
    (found,) = (one for one in verdicts(rule, framework, on) if target in (None, one.target.id))
    return found.status.value


# --- Conventions, as far as their life goes -------------------------------------------------------


def anniversary(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February
        return start.replace(year=start.year + years, day=28)


def in_force(signed: date, years: int, renewal: RenewalKind, on: date) -> bool:
    """From its signature to the eve of its anniversary, and on if silence renews it."""
    running = on == signed or on < anniversary(signed, years)
    return signed <= on and (running or renewal is RenewalKind.TACIT)


def days_of_signature(signed: PartialDate | None, years: int, on: date) -> set[date]:
    """Return days that a vague date may be, among them those on which the answer turns."""
    if signed is None:
        signed_from, signed_to = date(1970, 1, 1), date(2090, 1, 1)
    else:
        signed_from, signed_to = signed.earliest, signed.latest
    turns = {on, on + timedelta(days=1), anniversary(on, -years)}
    turns.add(anniversary(on, -years) + timedelta(days=1))
    return {signed_from, signed_to} | {one for one in turns if signed_from <= one <= signed_to}


def may_be_in_force(convention: Convention, on: date) -> set[bool]:
    """Return what may be: in force, or not, or both when it cannot be told."""
    return {
        in_force(signed, years, renewal, on)
        for years in ways(convention.years, 0, 60)  # the shortest term may be of a day
        for renewal in ways(convention.renewal, RenewalKind.EXPRESS, RenewalKind.TACIT)
        for signed in days_of_signature(convention.signed, years, on)
    }


def may_be_covered(convention: Convention, communes: tuple[str, ...], on: date) -> set[frozenset]:
    """Return the sets of communes that a convention may bind on a day: all it may, or none."""
    if convention.kind in NOT_COORDINATION:
        return {frozenset()}  # it says how agents are shared, not how they work with the State's
    if convention.forces and (convention.communes is None or communes == ANYWHERE):
        running = may_be_in_force(convention, on)  # it names the service, wherever that works
        return {frozenset(communes) if runs else frozenset() for runs in running}
    known = frozenset(communes) if convention.communes is None else frozenset(convention.communes)
    running = may_be_in_force(convention, on)
    sets = {known if runs else frozenset() for runs in running}
    return sets | {frozenset()} if convention.communes is None else sets


def may_have_footing(
    held: tuple[Convention, ...] | None,
    communes: tuple[str, ...] | None,
    on: date,
    has_clause=lambda convention: {True},
) -> set[bool]:
    """Return what may be: each commune of a service has its convention in force, or one has not.

    The convention is concluded with the mayor *of the commune*: one for all communes will do, and
    so will one for each.
    """
    if held is None:
        return {True, False}
    served = communes or ANYWHERE
    found = set()
    for conventions_ in product(*(list(product([c], may_be_covered(c, served, on))) for c in held)):
        for clauses in product(*(has_clause(convention) for convention, _ in conventions_)):
            pairs = zip(conventions_, clauses, strict=True)
            covered = [codes for (_, codes), clause in pairs if clause]
            if communes is None and set(served) not in covered:
                found |= {any(covered), False}  # they may be among those covered, or not
            else:
                found.add(set(served) <= set().union(*covered))
    return found


@st.composite
def partial_days(draw, exact: st.SearchStrategy[date]) -> PartialDate:
    """Draw a date known to the day (mostly), to the month or to the year."""
    known = draw(exact)
    parts = (known.year, known.month, known.day)
    return PartialDate(*parts[: draw(st.sampled_from((3, 3, 3, 2, 1)))])


@st.composite
def conventions(draw, on: date, name: str, communes=BOTH_OR_ONE, **facts):
    """Draw a convention of which anything may be unknown, often one that runs on a day."""
    recent = st.dates(max(FIRST_DAY, on - timedelta(days=1500)), min(LAST_DAY, on))
    return Convention(
        id=name,
        kind=draw(st.sampled_from([*[ConventionKind.COMMUNAL] * 3, *ConventionKind])),
        signed=draw(maybe(partial_days(st.one_of(recent, st.dates(FIRST_DAY, LAST_DAY))))),
        years=draw(maybe(st.sampled_from((1, 3, 5)))),
        renewal=draw(maybe(st.sampled_from(RenewalKind))),
        communes=draw(maybe(st.sampled_from(communes))),
        **{key: draw(value) for key, value in facts.items()},
    )
