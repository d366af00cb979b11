"""Objections to a CISPD, confidence in groups, restricted formations (dossier, G1, G2)."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from secuprev.model import Commune, Council, Epci, Framework, WorkingGroup, YearOfMeetings
from secuprev.values import PartialDate

from .facts import (
    BREACH,
    COMPLIANT,
    DAMMARIE,
    MANY,
    MELUN,
    NOT_APPLICABLE,
    SENS,
    SOME,
    agreed,
    as_of,
    day,
    days,
    maybe,
    truths,
    verdict,
    ways,
)

OLD = PartialDate(1999, 1, 1)

# --- Objections -----------------------------------------------------------------------------------

# "Sauf opposition d'une ou plusieurs communes représentant au moins la moitié de la population".
OBJECTION = [("1999-04-16", False), ("2007-03-07", True)]
MEMBERS = (MELUN, DAMMARIE, SENS)
populations = maybe(st.sampled_from((0, 1, 999, 1000, 1001, 2000)))


def objection(people: dict, objecting, on) -> str:
    """Judge an agglomeration, on which the act founds a council whatever is told of it."""
    if not as_of(OBJECTION, on):
        return NOT_APPLICABLE
    chosen = [objecting] if objecting is not None else [(), MEMBERS]

    def answer(against: tuple[str, ...], counts: tuple[int, ...]) -> str:
        if not against:
            return COMPLIANT
        held = sum(n for code, n in zip(MEMBERS, counts, strict=True) if code in against)
        return BREACH if held >= sum(counts) - held else COMPLIANT

    counted = product(*(ways(people[code], 0, 10**9) for code in MEMBERS))
    return agreed(answer(*world) for world in product(chosen, counted))


@MANY
@given(
    on=days("2007-03-07", "2012-05-01", "2024-03-23", first=day("2002-07-18")),
    counts=st.tuples(populations, populations, populations),
    objecting=maybe(st.sampled_from(((), (MELUN,), (DAMMARIE, SENS), MEMBERS))),
)
def test_objections_are_weighed_as_the_article_weighs_them(on, counts, objecting):
    people = dict(zip(MEMBERS, counts, strict=True))
    territory = Framework(
        id="x",
        epci=Epci(name="Agglomération", kind="ca", communes=MEMBERS),
        communes=tuple(Commune(code=code, population=people[code]) for code in MEMBERS),
        councils=(Council(id="k", kind="cispd", created=OLD, objections=objecting),),
    )
    assert verdict("council-objected", territory, on) == objection(people, objecting, on)


# --- Confidence -----------------------------------------------------------------------------------

# "Ne peuvent être communiqués à des tiers": the councils of which an article says so.
CLOSED = [
    ("1999-04-16", set()),
    ("2007-03-07", {"clspd", "cispd"}),
    ("2014-10-01", {"clspd", "cispd", "cdpd", "cmspd_mgp"}),
    ("2015-01-01", {"clspd", "cispd", "cdpd", "cmspd_mgp", "cmspd_lyon"}),
    ("2015-08-09", {"clspd", "cispd", "cdpd", "cmspd_lyon"}),
]
KINDS = ("clspd", "cispd", "cdpd", "cmspd_mgp", "cmspd_lyon", "cddf")


@MANY
@given(
    on=days("2007-03-07", "2014-01-29", "2014-10-01", "2015-01-01", "2015-08-09"),
    kind=st.sampled_from(KINDS),
    exchanges=truths,
    is_open=truths,
)
def test_what_is_said_in_confidence_stays_in_the_group(on, kind, exchanges, is_open):
    group = WorkingGroup(
        id="g",
        kind="local",
        council="k",
        exchanges_confidential=exchanges,
        open_to_third_parties=is_open,
    )
    territory = Framework(id="x", councils=(Council(id="k", kind=kind),), groups=(group,))
    expected = NOT_APPLICABLE
    if kind in as_of(CLOSED, on):
        worlds = product(ways(exchanges, True, False), ways(is_open, True, False))
        expected = agreed(BREACH if all(world) else COMPLIANT for world in worlds)
    assert verdict("group-open-to-third-parties", territory, on) == expected


# --- Restricted formations ------------------------------------------------------------------------


@SOME
@given(
    on=days("2002-07-18", "2007-07-25", "2014-01-01"),
    held=maybe(st.sampled_from((0, 1, 4))),
    rules=truths,
)
def test_a_restricted_formation_meets_under_internal_rules(on, held, rules):
    meetings = (YearOfMeetings(year=1999, restricted=held),)
    council = Council(
        id="k", kind="clspd", created=OLD, rules_of_procedure=rules, meetings=meetings
    )
    territory = Framework(id="x", councils=(council,))
    worlds = product(ways(held, 0, 1), ways(rules, True, False))
    expected = agreed(BREACH if n and not written else COMPLIANT for n, written in worlds)
    if on < day("2002-07-18"):
        expected = NOT_APPLICABLE
    assert verdict("restricted-formation-without-rules", territory, on) == expected
