"""When a commune must have a CLSPD: CGCT L2211-4, then CSI L132-4 (dossier, decision table)."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev.model import Commune, Council, Epci, Framework
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
    verdicts,
    ways,
)

PARIS, SAINT_PIERRE, GUSTAVIA, MARIGOT = "75999", "97599", "97799", "97899"
SIGAVE, PAPEETE, NOUMEA = "98699", "98799", "98899"

NOT_EXISTING, OPTIONAL, MANDATORY = "not existing", "optional", "mandatory"
BY_FACTS, NOT_READ = "by population or zone", "not read"
STATUS = [("1999-04-16", NOT_EXISTING), ("2002-07-18", OPTIONAL), ("2007-03-07", BY_FACTS)]
STATUS_THERE = {
    # "Il est créé à Paris un Conseil parisien" (2002); "ils président le conseil local" (L132-11).
    PARIS: [("1999-04-16", NOT_EXISTING), ("2002-07-18", MANDATORY)],
    # The CLSPD is not extended there (L153-1, L157-1); older law was not read.
    **{
        code: [("1999-04-16", NOT_READ), ("2012-05-01", NOT_EXISTING)]
        for code in (GUSTAVIA, MARIGOT, SIGAVE)
    },
    # A wording of their own (L155-2, L156-2); older law was not read. L156-1 lists L132-4 later.
    PAPEETE: [("1999-04-16", NOT_READ), ("2012-05-01", BY_FACTS)],
    NOUMEA: [("1999-04-16", NOT_READ), ("2013-06-22", BY_FACTS)],
}
# "Plus de 10 000 habitants", "plus de 5 000": strictly.
MORE_THAN = [("2007-03-07", 10_000), ("2021-05-27", 5_000)]
ZONE = [("2007-03-07", "zus"), ("2015-01-01", "qpv")]
WITHOUT_ZONE = {PAPEETE, NOUMEA}
# Neither L155-2 nor L156-2 speaks of a CISPD; L132-13 is not extended to Saint-Pierre (L154-1).
WITHOUT_RELEASE = {PARIS, PAPEETE, NOUMEA, SAINT_PIERRE}
# The act sent the setting-up of the council to a decree, which came in July 2007.
DECREE_AWAITED = (day("2007-03-07"), day("2007-07-24"))
# How the body of a CISPD comes to hold the competence that L132-13 asks for.
BY_LAW, BY_TRANSFER, NEVER, DISPUTED = "by law", "by transfer", "never", "disputed"
COMPETENCE = [
    ("2007-03-07", {"ca": BY_LAW, "cc": BY_TRANSFER, "san": DISPUTED, "syndicat_communes": NEVER}),
    (
        "2014-02-23",
        {
            "ca": BY_LAW,
            "cc": BY_TRANSFER,
            "cu": BY_LAW,
            "metropole": BY_LAW,
            "san": DISPUTED,
            "syndicat_communes": NEVER,
        },
    ),
    (
        "2017-01-01",
        {
            "ca": BY_LAW,
            "cc": BY_TRANSFER,
            "cu": BY_LAW,
            "metropole": BY_LAW,
            "ept": BY_LAW,
            "syndicat_communes": NEVER,
        },
    ),
]
CHANGES = (
    "2002-07-18",
    "2007-03-07",
    "2007-07-25",
    "2012-05-01",
    "2013-06-22",
    "2014-02-23",
    "2015-01-01",
    "2021-05-27",
    "2024-03-23",
)


def duty(on: date, code: str, population: int, zones: set[str], released: bool) -> str:
    status = as_of(STATUS_THERE.get(code, STATUS), on)
    if status != BY_FACTS:
        return status
    if released and code not in WITHOUT_RELEASE:
        return OPTIONAL
    in_zone = code not in WITHOUT_ZONE and as_of(ZONE, on) in zones
    return MANDATORY if in_zone or population > as_of(MORE_THAN, on) else OPTIONAL


def may_exist(council: Council, on: date) -> set[bool]:
    return {True, False} if council.created is None else {council.created.earliest <= on}


def may_hold_competence(body: Epci | None, on: date) -> set[bool]:
    if body is None or body.kind is None:
        return {True, False}
    how = as_of(COMPETENCE, on)[body.kind] if on >= day("2007-03-07") else NEVER
    if how == BY_TRANSFER:
        return set(ways(body.prevention, True, False))
    if how == DISPUTED:
        return {False} if body.prevention is False else {True, False}
    return {how == BY_LAW}


def may_be_member(commune: Commune, body: Epci | None) -> set[bool]:
    if body is not None and body.communes is not None:
        return {commune.code in body.communes}
    if body is None or commune.epci is None:
        return {True, False}
    return {commune.epci == body.siren}


def oracle(commune: Commune, body: Epci | None, councils, on: date) -> tuple[str, str | None]:
    """Return the verdict, and how heavy a breach is."""
    if councils is None:
        own, released = {True, False}, {True, False}
    else:
        kinds = {"clspd", "clspd_paris"} if commune.code == PARIS else {"clspd"}
        own, released = {False}, {False}
        for council in councils:
            there = may_exist(council, on)
            if council.kind in kinds:
                here = ways(council.communes and commune.code in council.communes, True, False)
                holds = {one and other for one, other in product(there, here)}
                own = {one or other for one, other in product(own, holds)}
            if council.kind == "cispd":
                member, able = may_be_member(commune, body), may_hold_competence(body, on)
                frees = {all(world) for world in product(there, member, able)}
                released = {one or other for one, other in product(released, frees)}

    def answer(population: int, zus: bool, qpv: bool, has_own: bool, free: bool):
        zones = {name for name, is_in in (("zus", zus), ("qpv", qpv)) if is_in}
        found = duty(on, commune.code, population, zones, free)
        if found == NOT_READ:
            return UNVERIFIABLE
        if found != MANDATORY:
            return NOT_APPLICABLE
        return COMPLIANT if has_own else BREACH

    worlds = product(
        ways(commune.population, 0, 99_999),
        ways(commune.zus, True, False),
        ways(commune.qpv, True, False),
        own,
        released,
    )
    found = agreed(answer(*world) for world in worlds)
    # "mis en place dans des conditions fixées par décret" (L2512-13-1): in Paris there was one.
    awaited = DECREE_AWAITED[0] <= on <= DECREE_AWAITED[1] and commune.code != PARIS
    return found, ("practice" if awaited else "obligation") if found == BREACH else None


SIREN, OTHER_SIREN = "247799990", "247799991"
# A day of creation known to the day, and after the act: older councils are looked at below.
created = maybe(st.dates(day("2007-07-25"), LAST_DAY).map(PartialDate.of))


@st.composite
def bodies(draw, on: date, code: str) -> Epci:
    kinds = as_of(COMPETENCE, max(on, day("2007-03-07")))
    return Epci(
        siren=SIREN,
        kind=draw(maybe(st.sampled_from(sorted(kinds)))),
        communes=draw(maybe(st.sampled_from(((code, DAMMARIE), (DAMMARIE, SENS))))),
        prevention=draw(truths),
    )


@st.composite
def cases(draw, codes=(MELUN,)):
    on = draw(days(*CHANGES))
    commune = Commune(
        code=draw(st.sampled_from(codes)),
        population=draw(
            maybe(st.sampled_from((0, 4_999, 5_000, 5_001, 9_999, 10_000, 10_001, 15_001, 60_000)))
        ),
        zus=draw(truths),
        qpv=draw(truths),
        epci=draw(maybe(st.sampled_from((SIREN, OTHER_SIREN)))),
    )
    clspd = st.builds(
        Council,
        id=st.just("clspd"),
        kind=st.sampled_from(("clspd", "clspd", "clspd_paris")),
        communes=maybe(st.sampled_from(((commune.code,), (commune.code, SENS), (SENS,)))),
        created=created,
    )
    cispd = st.builds(Council, id=st.just("cispd"), kind=st.just("cispd"), created=created)
    councils = draw(
        st.one_of(
            st.none(),
            st.just(()),
            st.tuples(clspd),
            st.tuples(cispd),
            st.tuples(clspd, cispd),
        )
    )
    return commune, draw(maybe(bodies(on, commune.code))), councils, on


def told(case) -> tuple[str, str | None]:
    commune, body, councils, on = case
    framework = Framework(id="x", epci=body, communes=(commune,), councils=councils)
    (found,) = (
        one for one in verdicts("clspd-missing", framework, on) if one.target.id == commune.code
    )
    return found.status.value, found.severity.value if found.status == BREACH else None


UNTOLD = (UNVERIFIABLE, None)


@MANY
@given(cases())
def test_a_clspd_is_asked_of_the_communes_that_the_article_names(case):
    assert told(case) in (oracle(*case), UNTOLD)


@MANY
@given(cases(codes=(PARIS, PAPEETE, NOUMEA, GUSTAVIA, MARIGOT, SIGAVE)))
def test_the_territories_with_articles_of_their_own_have_their_own_duty(case):
    assert told(case) in (oracle(*case), UNTOLD)


def test_no_cispd_releases_a_commune_of_saint_pierre_et_miquelon():
    """L154-1 does not extend L132-13, so that no CISPD is created "in application" of it."""
    commune = Commune(code=SAINT_PIERRE, population=60_000, zus=False, qpv=False, epci=SIREN)
    body = Epci(siren=SIREN, kind="ca", communes=(SAINT_PIERRE,), prevention=True)
    council = Council(id="cispd", kind="cispd", created=PartialDate(2010))
    case = commune, body, (council,), day("2022-01-01")
    assert told(case) == (BREACH, "obligation")


@SOME
@given(cases(codes=(MELUN, MELUN, PARIS, PAPEETE)))
def test_what_the_facts_tell_is_told(case):
    assert oracle(*case) in (told(case), UNTOLD)


@pytest.mark.parametrize(
    ("commune", "body", "on", "expected"),
    [
        # Paris is bound whatever a CISPD may be.
        (Commune(code=PARIS), None, "2010-06-24", (BREACH, "obligation")),
        # Nothing was compulsory yet.
        (Commune(code=MELUN), None, "2003-07-28", (NOT_APPLICABLE, None)),
        # Too small, and without a zone: optional with or without a CISPD.
        (
            Commune(code=MELUN, population=900, zus=False, qpv=False),
            None,
            "2022-01-01",
            (NOT_APPLICABLE, None),
        ),
        # The CISPD is that of a body of which the commune is no member.
        (
            Commune(code=MELUN, population=15_001),
            Epci(siren=SIREN, communes=(DAMMARIE, SENS)),
            "2010-01-01",
            (BREACH, "obligation"),
        ),
    ],
)
def test_a_cispd_of_unknown_age_changes_nothing_where_no_cispd_would(commune, body, on, expected):
    council = Council(id="cispd", kind="cispd")
    assert told((commune, body, (council,), day(on))) == expected


@pytest.mark.parametrize("founded", ["2005-03-01", "2007-03-06"])
def test_a_council_of_the_decree_of_2002_releases_nobody(founded):
    """ "Lorsque, en application de L132-13, il est créé": it was created under another text."""
    commune = Commune(code=MELUN, population=40_000, zus=False, qpv=False)
    body = Epci(siren=SIREN, kind="ca", communes=(MELUN,))
    council = Council(id="cispd", kind="cispd", created=PartialDate.parse(founded))
    assert told((commune, body, (council,), day("2010-01-01"))) != (NOT_APPLICABLE, None)
