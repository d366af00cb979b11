"""When a service must have a convention: CGCT L2212-6, then CSI L512-4 (dossier, 1.1 and 3)."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev.model import Convention, Epci, Force, Framework, RenewalKind
from secuprev.values import PartialDate

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
    verdict,
    verdicts,
)

POSTS_FROM = [("1999-04-16", 5), ("2019-12-29", 3)]
COUNTED = [
    ("1999-04-16", {"posts"}),
    ("2009-05-14", {"posts", "posts_lent_by_epci"}),
    ("2021-05-27", {"posts", "posts_lent_by_epci", "posts_lent_by_syndicat"}),
]
# Whose posts are those of a municipal police agent: the agents that a body lends are municipal
# police agents too, and Paris has had some since the act of May 2021.
SERVICES = [
    ("1999-04-16", {"police_municipale"}),
    ("2009-05-14", {"police_municipale", "police_intercommunale"}),
    ("2021-05-27", {"police_municipale", "police_intercommunale", "police_municipale_paris"}),
]
# Act 99-291, art. 22: "dans un délai de six mois à compter de la publication du décret", for the
# services of five posts at the entry into force, and for those raised to five before that day.
MODEL_PUBLISHED, END_OF_DELAY = day("2000-03-26"), day("2000-09-26")
CHANGES = ("2000-09-28", "2009-05-14", "2012-05-01", "2019-12-29", "2021-05-27")
A_LOT = 99


def lends_none(kind: str, service: Force, body: Epci | None) -> bool:
    """Say whether it is told that no body lends a post of a kind to the communes of a service.

    L512-1-2 has the syndicate, L512-2 the own-tax body: one says nothing of the other. But
    beside an own-tax body that lends none, a document is not taken to keep silent on a syndicate.
    """
    if body is None or body.kind is None or body.lends_agents is not False:
        return False
    members = body.communes is not None and service.communes is not None
    if not members or not set(service.communes) <= set(body.communes):
        return False
    return kind == "posts_lent_by_syndicat" or body.kind == "ca"


def may_count(service: Force, on, body: Epci | None) -> set[int]:
    """Return the numbers of posts that there may be; what is not known may be 0 or a lot."""
    counted = as_of(COUNTED, on)
    if service.kind == "police_intercommunale":
        counted = {"posts"}  # those are the posts that it lends
    sums = {0}
    for kind in counted:
        known = getattr(service, kind)
        if known is not None:
            found = {known}
        elif kind == "posts" and service.headcount is not None:
            found = {service.headcount, A_LOT}  # who is there holds a post; more may be vacant
        elif kind != "posts" and lends_none(kind, service, body):
            found = {0}
        else:
            found = {0, A_LOT}
        sums = {one + other for one, other in product(sums, found)}
    return sums


def oracle(service: Force, held, body, on) -> str:
    if service.kind not in as_of(SERVICES, on):
        return NOT_APPLICABLE
    counts = may_count(service, on, body)
    bound = may_have_footing(held, service.communes, on)

    def answer(posts: int, convention: bool) -> str:
        if posts < as_of(POSTS_FROM, on):
            return NOT_APPLICABLE
        return COMPLIANT if convention else BREACH

    return agreed(answer(*world) for world in product(counts, bound))


few = st.integers(0, 7)
parties = st.sampled_from(((), ("service",)))

after_the_delay = days(*CHANGES, first=day("2000-09-27"))


@st.composite
def cases(draw):
    on = draw(after_the_delay)
    kinds = ("police_municipale",) * 4 + (
        "police_intercommunale",
        "police_municipale_paris",
        "garde_champetre",
        "asvp",
    )
    service = Force(
        id="service",
        kind=draw(st.sampled_from(kinds)),
        communes=draw(maybe(st.sampled_from(((MELUN,), (DAMMARIE,), (MELUN, DAMMARIE))))),
        posts=draw(maybe(few)),
        posts_lent_by_epci=draw(maybe(few)),
        posts_lent_by_syndicat=draw(maybe(few)),
        headcount=draw(maybe(few)),
    )
    one, two = (conventions(on, name, forces=parties) for name in ("one", "two"))
    held = draw(st.one_of(st.none(), st.just(()), st.tuples(one), st.tuples(one, two)))
    body = st.builds(
        Epci,
        kind=st.sampled_from((None, "ca", "ca", "syndicat_communes")),
        communes=maybe(st.sampled_from(((MELUN,), (MELUN, DAMMARIE), (MELUN, DAMMARIE)))),
        lends_agents=st.sampled_from((None, True, False, False)),
    )
    return service, held, draw(maybe(body)), on


def told(case) -> str:
    service, held, body, on = case
    framework = Framework(id="x", epci=body, forces=(service,), conventions=held)
    return verdict("missing-convention", framework, on)


@MANY
@given(cases())
def test_a_convention_is_asked_of_the_services_that_the_article_names(case):
    assert told(case) in (oracle(*case), UNVERIFIABLE)


@SOME
@given(cases())
def test_what_the_facts_tell_is_told(case):
    assert oracle(*case) in (told(case), UNVERIFIABLE)


def test_a_service_of_two_communes_may_have_a_convention_for_each():
    """L512-4 binds "the mayor of the commune": two communal conventions are as good as one."""
    service = Force(id="s", kind="police_intercommunale", posts=6, communes=(MELUN, DAMMARIE))
    held = tuple(
        Convention(id=f"c{code}", signed=PartialDate(2024, 5, 13), years=3, communes=(code,))
        for code in (MELUN, DAMMARIE)
    )
    framework = Framework(id="x", forces=(service,), conventions=held)
    assert oracle(service, held, None, day("2025-01-01")) == COMPLIANT
    assert verdict("missing-convention", framework, day("2025-01-01")) == COMPLIANT


def test_a_service_that_was_not_created_yet_owes_no_convention():
    service = Force(
        id="s", kind="police_municipale", posts=6, communes=(MELUN,), since=PartialDate(2015)
    )
    framework = Framework(id="x", forces=(service,), conventions=())
    assert verdict("missing-convention", framework, day("2010-01-01")) == NOT_APPLICABLE


def test_a_convention_renewed_by_silence_runs_on_whatever_its_term():
    service = Force(id="s", kind="police_municipale", posts=6, communes=(MELUN,))
    tacit = Convention(
        id="c", signed=PartialDate(2012, 3, 1), renewal=RenewalKind.TACIT, communes=(MELUN,)
    )
    framework = Framework(id="x", forces=(service,), conventions=(tacit,))
    assert verdict("missing-convention", framework, day("2020-01-01")) == COMPLIANT


def test_a_convention_that_another_has_replaced_serves_nobody_any_more():
    """The first went on by silence until the second took its place; the second has run out."""
    service = Force(id="s", kind="police_municipale", posts=6, communes=(MELUN,))
    first = Convention(
        id="first",
        signed=PartialDate(2005, 2, 1),
        years=5,
        renewal=RenewalKind.TACIT,
        communes=(MELUN,),
    )
    second = Convention(
        id="second",
        signed=PartialDate(2012, 11, 23),
        years=3,
        renewal=RenewalKind.EXPRESS,
        communes=(MELUN,),
        replaces="first",
    )
    framework = Framework(id="x", forces=(service,), conventions=(first, second))
    assert verdict("missing-convention", framework, day("2014-01-01")) == COMPLIANT
    assert verdict("missing-convention", framework, day("2016-01-01")) == BREACH


@pytest.mark.parametrize(
    "rule", ["missing-convention", "night-work-without-mention", "firearms-without-convention"]
)
def test_large_services_had_six_months_from_the_model_for_convention_nights_and_weapons(rule):
    """Act 99-291, art. 22, al. 1 to 3: the three duties begin when the delay has run out."""
    service = Force(
        id="s",
        kind="police_municipale",
        posts=6,
        communes=(MELUN,),
        since=PartialDate(1990),
        firearms=True,
        night=True,
        night_missions=("patrol",),
    )
    framework = Framework(id="x", forces=(service,), conventions=())
    for on, severity in (("1999-06-01", "practice"), ("2000-09-27", "obligation")):
        (found,) = verdicts(rule, framework, day(on))
        assert (found.status, found.severity) == (BREACH, severity), on


def test_a_small_service_had_no_delay_to_stop_working_at_night():
    service = Force(
        id="s", kind="police_municipale", posts=4, night=True, night_missions=("patrol",)
    )
    framework = Framework(id="x", forces=(service,), conventions=())
    (found,) = verdicts("night-work-without-mention", framework, day("1999-06-01"))
    assert (found.status, found.severity) == (BREACH, "obligation")


def test_posts_that_are_lent_to_a_commune_are_added_to_its_own():
    """L512-4: "y compris d'agent mis à disposition de la commune". Two and two may be four."""
    lent = Force(id="lent", kind="police_intercommunale", posts=2, communes=(MELUN, DAMMARIE))
    own = Force(id="own", kind="police_municipale", posts=2, communes=(MELUN,))
    framework = Framework(id="x", forces=(lent, own), conventions=())
    for service in ("lent", "own"):
        found = verdict("missing-convention", framework, day("2022-01-01"), service)
        assert found == UNVERIFIABLE, service
