"""Who may pool agents: CGCT L2212-10, then CSI L512-1 (dossier, 1.4)."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from secuprev.model import Commune, Convention, ConventionKind, Epci, Framework
from secuprev.values import PartialDate

from .facts import (
    BREACH,
    COMPLIANT,
    DAMMARIE,
    LAST_DAY,
    MANY,
    MELUN,
    NOT_APPLICABLE,
    SENS,
    SOME,
    UNVERIFIABLE,
    agreed,
    as_of,
    day,
    days,
    maybe,
    truths,
    verdict,
    ways,
)

# Each commune below, the set below; the tie; ``None`` where the article asks for nothing.
CONDITIONS = [
    ("1999-04-16", None),  # no article yet
    ("2007-03-07", (20_000, 50_000, {"contiguous"})),
    ("2017-03-02", (None, 80_000, {"contiguous"})),
    ("2021-05-27", (None, None, {"contiguous", "same agglomeration", "same epci"})),
]
CHANGES = ("2007-03-07", "2012-05-01", "2017-03-02", "2021-05-27")
SIREN, OTHER_SIREN = "247799990", "247799991"


def oracle(convention: Convention, communes: dict[str, Commune], body, on) -> str:
    if convention.kind is not ConventionKind.POOLING:
        return NOT_APPLICABLE
    conditions = as_of(CONDITIONS, on)
    if conditions is None:
        return BREACH
    each, whole, ties = conditions
    pooled = [communes[code] for code in convention.communes]
    one_departement = len({one.code[:2] for one in pooled}) == 1
    listed = {one.code for one in pooled if body and one.code in (body.communes or ())}

    def home(one: Commune, named: str) -> str:
        # What a body says of its members wins over what a commune says of its body.
        if one.code in listed:
            return SIREN
        return "another" if listed and named == SIREN else named

    def answer(contiguous, agglomeration, populations, bodies, lends) -> str:
        found = set()
        if contiguous:
            found.add("contiguous")
        if agglomeration and one_departement:
            found.add("same agglomeration")
        if len({home(one, named) for one, named in zip(pooled, bodies, strict=True)}) == 1:
            found.add("same epci")
        small = each is None or max(populations) < each
        few = whole is None or sum(populations) < whole
        # A member of an own-tax body that lends agents may not pool as well. What another body
        # lends is looked at below.
        members = body.communes if body and body.communes else ()
        barred = lends and any(one.code in members for one in pooled)
        return COMPLIANT if found & ties and small and few and not barred else BREACH

    worlds = product(
        ways(convention.contiguous, True, False),
        ways(convention.one_agglomeration, True, False),
        product(*(ways(one.population, 0, 99_999) for one in pooled)),
        product(*(ways(one.epci, SIREN, OTHER_SIREN) for one in pooled)),
        ways(body and body.lends_agents, True, False),
    )
    if body is None:  # nobody said whether there is a body that lends, nor of whom
        body = Epci(communes=convention.communes)
    return agreed(answer(*world) for world in worlds)


@st.composite
def cases(draw):
    on = draw(days(*CHANGES))
    pooled = draw(st.sampled_from(((MELUN, DAMMARIE), (MELUN, SENS), (MELUN, DAMMARIE, SENS))))
    sizes = st.sampled_from((0, 10_000, 19_999, 20_000, 29_999, 30_000, 49_999, 79_999))
    communes = {
        code: Commune(
            code=code,
            population=draw(maybe(sizes)),
            epci=draw(maybe(st.sampled_from((SIREN, SIREN, OTHER_SIREN)))),
        )
        for code in (MELUN, DAMMARIE, SENS)
    }
    convention = Convention(
        id="c",
        kind=draw(st.sampled_from([*[ConventionKind.POOLING] * 6, *ConventionKind])),
        communes=pooled,
        contiguous=draw(truths),
        one_agglomeration=draw(truths),
    )
    members = st.sampled_from(((MELUN, DAMMARIE), (DAMMARIE,), ("77903",)))
    body = st.builds(
        Epci, siren=st.just(SIREN), kind=st.just("ca"), communes=members, lends_agents=truths
    )
    return convention, communes, draw(maybe(body)), on


def told(convention: Convention, communes: dict[str, Commune], body, on) -> str:
    framework = Framework(
        id="x", epci=body, communes=tuple(communes.values()), conventions=(convention,)
    )
    return verdict("pooling-not-allowed", framework, on)


@MANY
@given(cases())
def test_the_communes_that_pool_agents_are_those_that_the_article_allows(case):
    assert told(*case) in (oracle(*case), UNVERIFIABLE)


@SOME
@given(cases())
def test_a_breach_that_the_facts_tell_is_told(case):
    assert told(*case) == BREACH or oracle(*case) != BREACH


def test_one_commune_that_is_too_large_is_enough():
    convention, communes = neighbours()
    communes[DAMMARIE] = Commune(code=DAMMARIE)
    communes[MELUN] = Commune(code=MELUN, population=20_000)
    assert told(convention, communes, None, day("2010-01-01")) == BREACH


def neighbours(**facts) -> tuple[Convention, dict[str, Commune]]:
    convention = Convention(
        id="c",
        kind=ConventionKind.POOLING,
        signed=PartialDate(2009),
        communes=(MELUN, DAMMARIE),
        contiguous=True,
    )
    return convention, {
        code: Commune(code=code, population=1_000, **facts) for code in (MELUN, DAMMARIE)
    }


def test_a_syndicate_bars_nobody_from_pooling_before_the_act_of_may_2021():
    """Until then L512-1 speaks of an own-tax body alone, and of no mixed syndicate ever."""
    bodies = [
        Epci(kind=kind, communes=(MELUN, DAMMARIE), lends_agents=True)
        for kind in ("syndicat_communes", "syndicat_mixte_ferme")
    ]
    apart = neighbours(served_by_epci=False)
    for on, answers in (("2015-01-01", [COMPLIANT] * 2), ("2022-01-01", [BREACH, COMPLIANT])):
        assert [told(*apart, body, day(on)) for body in bodies] == answers
    # Their own-tax body is another one, of which nobody said whether it lends agents.
    assert told(*neighbours(), bodies[0], day("2015-01-01")) == UNVERIFIABLE
    assert told(*neighbours(served_by_epci=True), bodies[0], day("2015-01-01")) == BREACH


def test_what_a_body_lends_bars_its_own_members_only():
    """The members of the body are not known, and those who pool may be no members."""
    body = Epci(siren=SIREN, kind="ca", lends_agents=True)
    assert told(*neighbours(), body, LAST_DAY) == UNVERIFIABLE
    assert told(*neighbours(epci=OTHER_SIREN), body, LAST_DAY) == UNVERIFIABLE
    assert told(*neighbours(epci=SIREN), body, LAST_DAY) == BREACH


def test_what_another_body_lends_may_bar_its_members():
    """Both communes belong to a body of which nobody said whether it lends agents."""
    body = Epci(siren=SIREN, kind="ca", lends_agents=False, communes=("77903",))
    assert told(*neighbours(epci=OTHER_SIREN), body, LAST_DAY) == UNVERIFIABLE
