"""Frameworks in which partners, instruments and domains meet often."""

from hypothesis import strategies as st

from secuprev.model import (
    Commune,
    Convention,
    Council,
    DomainMention,
    Force,
    Framework,
    Member,
    Partner,
    RenewalKind,
    Role,
    Signature,
    Strategy,
    WorkingGroup,
)
from secuprev.values import PartialDate

DOMAINS = ("holiday_watch", "dangerous_dogs", "drug_addiction_prevention", "video_protection")
COMMUNES = ("77288", "77285", "77326")
FORCES = (
    Force(id="pm", kind="police_municipale", communes=COMMUNES[:2]),
    Force(id="pn", kind="police_nationale", name="Police nationale"),
    Force(id="gc", kind="garde_champetre"),
)
PARTNERS = (
    Partner(id="proc", kind="procureur"),
    Partner(id="bailleur", kind="bailleur_oph", name='OPH "<Sud>" & Cie'),
)
PARTIES = tuple(one.id for one in (*FORCES, *PARTNERS))

some_parties = st.lists(st.sampled_from(PARTIES), max_size=3, unique=True).map(tuple)
some_forces = st.lists(st.sampled_from(PARTIES[:3]), max_size=3, unique=True).map(tuple)
some_communes = st.none() | st.lists(st.sampled_from(COMMUNES), max_size=3, unique=True).map(tuple)
days = st.sampled_from(["2012-11-23", "2016", "2018-05", "2019-01-01", "2019-12-31", "2020-06-01"])
dates = st.none() | days.map(PartialDate.parse)
mentions = st.builds(
    DomainMention,
    domain=st.sampled_from(DOMAINS),
    role=st.sampled_from(Role),
    by=st.none() | some_parties,
    title=st.none() | st.sampled_from([1, 2]),
)
some_mentions = st.lists(mentions, max_size=4).map(tuple)
signatures = st.builds(
    Signature,
    office=st.sampled_from(["maire", "prefet", "procureur"]),
    commune=st.none() | st.sampled_from(COMMUNES),
)
members = st.builds(Member, partner=st.sampled_from(PARTIES)) | st.builds(
    Member, office=st.sampled_from(["maire", "prefet", "procureur"])
)


def conventions(id: str) -> st.SearchStrategy[Convention]:
    return st.builds(
        Convention,
        id=st.just(id),
        signed=dates,
        years=st.none() | st.integers(1, 6),
        renewal=st.none() | st.sampled_from(RenewalKind),
        communes=some_communes,
        communes_complete=st.none() | st.booleans(),
        forces=some_forces,
        signatories=st.none() | st.lists(signatures, max_size=3).map(tuple),
        domains=some_mentions,
    )


def groups(id: str) -> st.SearchStrategy[WorkingGroup]:
    return st.builds(
        WorkingGroup,
        id=st.just(id),
        kind=st.just("local"),
        council=st.none() | st.just("clspd"),
        pilot=st.none() | st.sampled_from(PARTIES),
        members=st.none() | st.lists(members, max_size=3).map(tuple),
        created=dates,
        domains=st.lists(st.sampled_from(DOMAINS), max_size=3).map(tuple),
    )


def strategies(id: str) -> st.SearchStrategy[Strategy]:
    return st.builds(
        Strategy,
        id=st.just(id),
        kind=st.sampled_from(["stspd", "cls", "diagnostic_local"]),
        council=st.none() | st.just("clspd"),
        communes=some_communes,
        signed=dates,
        years=st.none() | st.integers(1, 6),
        signatories=st.none() | st.lists(signatures, max_size=2).map(tuple),
        priorities=some_mentions,
    )


councils = st.builds(
    Council,
    id=st.just("clspd"),
    kind=st.just("clspd"),
    communes=some_communes,
    created=dates,
    members=st.none() | st.lists(members, max_size=3).map(tuple),
)
some_of_each = {
    "conventions": st.tuples(*(conventions(id) for id in ("c1", "c2", "c3"))),
    "groups": st.tuples(*(groups(id) for id in ("g1", "g2"))),
    "strategies": st.tuples(*(strategies(id) for id in ("s1", "s2"))),
}


def frameworks() -> st.SearchStrategy[Framework]:
    """Return a strategy for frameworks of a few instruments over three communes."""
    populated = st.lists(
        st.builds(
            Commune, code=st.sampled_from(COMMUNES), population=st.none() | st.integers(0, 9)
        ),
        unique_by=lambda one: one.code,
    ).map(tuple)
    return st.builds(
        Framework,
        id=st.just("town"),
        communes=populated,
        forces=st.just(FORCES),
        partners=st.just(PARTNERS),
        councils=st.tuples(councils),
        **some_of_each,
    )
