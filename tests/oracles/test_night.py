"""What allows work between 23:00 and 6:00: CGCT L2212-6, then CSI L512-6 (dossier, DEP-NIGHT)."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from secuprev.model import Clauses, Convention, Force, Framework

from .facts import (
    BREACH,
    COMPLIANT,
    DAMMARIE,
    MANY,
    MELUN,
    NOT_APPLICABLE,
    SOME,
    UNVERIFIABLE,
    agreed,
    as_of,
    conventions,
    day,
    days,
    may_have_footing,
    maybe,
    truths,
    verdict,
    ways,
)

# "À défaut de convention", then "à défaut de mention spécifique dans la convention".
MENTION_ASKED = [("1999-04-16", False), ("2021-05-27", True)]
# Static guard of communal buildings; ceremonies, feasts and rejoicings of the commune, and of the
# intercommunal body since the act of May 2009.
ALWAYS_ALLOWED = [
    ("1999-04-16", {"public_buildings_guard", "communal_ceremonies"}),
    (
        "2009-05-14",
        {"public_buildings_guard", "communal_ceremonies", "intercommunal_ceremonies"},
    ),
]
# Those whom a body recruits are municipal police agents (L2212-5, act of February 2002).
SERVICES = [
    ("1999-04-16", {"police_municipale"}),
    ("2002-02-28", {"police_municipale", "police_intercommunale"}),
    ("2021-05-27", {"police_municipale", "police_intercommunale", "police_municipale_paris"}),
]
CHANGES = ("2000-09-28", "2002-02-28", "2009-05-14", "2012-05-01", "2021-05-27")
MISSIONS = (
    ("public_buildings_guard",),
    ("communal_ceremonies", "public_buildings_guard"),
    ("intercommunal_ceremonies",),
    ("patrol",),
    ("communal_ceremonies", "patrol"),
)


def oracle(service: Force, held, on) -> str:
    if service.kind not in as_of(SERVICES, on):
        return NOT_APPLICABLE

    def has_clause(convention) -> tuple[bool, ...]:
        if not as_of(MENTION_ASKED, on):
            return (True,)
        return ways(convention.clauses.night, True, False)

    footings = may_have_footing(held, service.communes, on, has_clause)
    # Night work of which no more is said is taken to be the general service.
    missions = (service.night_missions or ("patrol",),)

    def answer(works: bool, done: tuple[str, ...], footing: bool) -> str:
        if not works:
            return NOT_APPLICABLE
        allowed = footing or set(done) <= as_of(ALWAYS_ALLOWED, on)
        return COMPLIANT if allowed else BREACH

    worlds = product(ways(service.night, True, False), missions, footings)
    return agreed(answer(*world) for world in worlds)


known_missions = maybe(st.sampled_from(MISSIONS))


@st.composite
def cases(draw):
    # Before that day the limit binds small services only: see the delay in `test_posts`.
    on = draw(days(*CHANGES, first=day("2000-09-27")))
    kinds = ("police_municipale",) * 4 + (
        "police_intercommunale",
        "police_municipale_paris",
        "garde_champetre",
    )
    service = Force(
        id="service",
        kind=draw(st.sampled_from(kinds)),
        communes=draw(maybe(st.sampled_from(((MELUN,), (DAMMARIE,), (MELUN, DAMMARIE))))),
        night=draw(st.sampled_from((True, True, True, False, None))),
        night_missions=draw(known_missions),
    )
    clauses = st.builds(Clauses, night=truths)
    parties = st.sampled_from(((), ("service",)))
    one, two = (conventions(on, each, clauses=clauses, forces=parties) for each in ("one", "two"))
    held = draw(st.one_of(st.none(), st.just(()), st.tuples(one), st.tuples(one, two)))
    return service, held, on


def told(case) -> str:
    service, held, on = case
    framework = Framework(id="x", forces=(service,), conventions=held)
    return verdict("night-work-without-mention", framework, on)


@MANY
@given(cases())
def test_night_work_has_the_footing_that_the_article_asks_for(case):
    assert told(case) in (oracle(*case), UNVERIFIABLE)


@SOME
@given(cases())
def test_what_the_facts_tell_is_told(case):
    assert oracle(*case) in (told(case), UNVERIFIABLE)


def test_a_convention_without_the_mention_is_no_footing_whatever_its_dates():
    service = Force(
        id="s", kind="police_municipale", communes=(MELUN,), night=True, night_missions=("patrol",)
    )
    silent = Convention(id="c", communes=(MELUN,), clauses=Clauses(night=False))
    assert told((service, (silent,), day("2025-05-10"))) == BREACH
