"""Who signs: CGCT L2212-6, then CSI L512-4 and L512-5 (dossier, 1.2 and 4)."""

from datetime import timedelta
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from secuprev.model import (
    Convention,
    ConventionKind,
    Framework,
    Lender,
    Renewal,
    RenewalKind,
    Signature,
    Stage,
)
from secuprev.values import PartialDate

from .facts import (
    BREACH,
    COMPLIANT,
    DAMMARIE,
    FIRST_DAY,
    LAST_DAY,
    MANY,
    MELUN,
    NOT_APPLICABLE,
    NOT_COORDINATION,
    SENS,
    SOME,
    UNVERIFIABLE,
    agreed,
    as_of,
    day,
    days,
    maybe,
    partial_days,
    verdict,
    ways,
)

PARIS, MARSEILLE, SAINT_PIERRE = "75999", "13999", "97599"
MAMOUDZOU, GUSTAVIA, MARIGOT = "97699", "97799", "97899"
PAPEETE, NOUMEA = "98799", "98899"

COMMUNAL = [
    ("1999-04-16", {"maire", "prefet"}),
    ("2019-12-29", {"maire", "prefet", "procureur"}),
]
# "Le président de l'établissement [...] le cas échéant": of the body that lends agents. Since May
# 2021 L512-4 counts the syndicate of L512-1-2 among the bodies that do.
LENDERS_WHO_SIGN = [
    ("1999-04-16", set()),
    ("2009-05-14", {Lender.EPCI}),
    ("2021-05-27", {Lender.EPCI, Lender.SYNDICAT}),
]
PRESIDENT = {Lender.EPCI: "president_epci", Lender.SYNDICAT: "president_syndicat"}
# Before the act of May 2009 no intercommunal convention exists. Mayors and president: see below.
INTERCOMMUNAL = [
    ("1999-04-16", None),
    ("2009-05-14", {"prefet"}),
    ("2019-12-29", {"prefet", "procureur"}),
]
PRESIDENTS = [
    ("1999-04-16", None),
    ("2009-05-14", {"president_epci"}),
    ("2021-05-27", {"president_epci", "president_syndicat"}),
]
# Who represents the State, by département; what no row tells was not read.
STATE = {
    "75": [("2021-05-27", {"prefet_de_police"})],
    "13": [
        ("1999-04-16", {"prefet"}),
        # Décret 2012-1151: he represents the State too; for what, is told since December 2014.
        ("2012-10-17", {"prefet", "prefet_de_police"}),
        ("2014-12-01", {"prefet_de_police"}),
        ("2025-07-16", {"prefet", "prefet_de_police"}),
    ],
    "975": [("2012-05-01", {"prefet", "representant_etat"})],
    "976": [("2012-05-01", {"prefet", "representant_etat"})],
    "977": [("2012-05-01", {"prefet", "representant_etat"})],
    "978": [("2012-05-01", {"prefet", "representant_etat"})],
    "987": [("2012-05-01", {"prefet", "haut_commissaire"})],
    "988": [("2013-06-22", {"prefet", "haut_commissaire"})],
}
ELSEWHERE = [("1999-04-16", {"prefet"})]
DELEGATES = {
    "maire": "elu_delegue",
    "prefet": "sous_prefet",
    "president_epci": "vice_president_epci",
    "president_syndicat": "vice_president_epci",  # CGCT L5211-9 holds for either
}

CHANGES = (
    "1999-04-17",
    "2009-05-14",
    "2012-05-01",
    "2012-10-17",
    "2013-06-22",
    "2014-12-01",
    "2019-12-29",
    "2021-05-27",
    "2025-07-16",
)


def departement(code: str) -> str:
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def representatives(communes, signed) -> set[str] | None:
    """Return who may sign for the State; ``None`` when the law of that place was not read."""
    (found,) = {departement(code) for code in communes or ("77",)}
    table = STATE.get(found, ELSEWHERE)
    return as_of(table, signed) if day(table[0][0]) <= signed else None


def each_mayor(convention: Convention, delegation: bool, more: int, others: bool) -> bool:
    """L512-4: "le maire de la commune", and so that of each where one act stands for several.

    Args:
        convention: what is known of it.
        delegation: whether an elected delegate signed for his mayor.
        more: how many signed whom the source does not count.
        others: whether the mayors of the communes that are not listed signed.
    """
    offices = {"maire", "elu_delegue"} if delegation else {"maire"}
    signed = [one for one in convention.signatories or () if one.office in offices]
    one_each = convention.kind is ConventionKind.COMMUNAL
    if convention.communes is None:
        return bool(signed) and (one_each or others)
    named = {one.commune for one in signed} & set(convention.communes)
    unnamed = sum(one.count or 1 for one in signed if one.commune is None)
    found = len(named) + unnamed + (more if any(one.several for one in signed) else 0)
    return found >= len(convention.communes) and (
        others or convention.communes_complete is not False
    )


def missing_signatory(convention: Convention, on) -> str:
    if convention.kind in NOT_COORDINATION or convention.stage is Stage.DRAFT:
        return NOT_APPLICABLE
    signed = convention.signed
    if signed is None:
        return UNVERIFIABLE  # it may be older than any law that was read
    turns = [day(text) for text in CHANGES] + [on, on + timedelta(days=1)]
    worlds = {one for one in turns if signed.earliest <= one <= signed.latest}
    worlds |= {signed.earliest, signed.latest}

    def answer(signed, lender, extra: frozenset, delegation: bool, more: int, others: bool) -> str:
        if signed > on:
            return NOT_APPLICABLE
        if signed < FIRST_DAY:
            return UNVERIFIABLE
        state = representatives(convention.communes, signed)
        if convention.kind is ConventionKind.INTERCOMMUNAL:
            needed = as_of(INTERCOMMUNAL, signed)
            if needed is None:
                return NOT_APPLICABLE
        else:
            lends = lender in as_of(LENDERS_WHO_SIGN, signed)
            needed = as_of(COMMUNAL, signed) | ({PRESIDENT[lender]} if lends else set())
        if state is None:
            return UNVERIFIABLE
        offices = {one.office for one in convention.signatories or ()} | extra
        for office in needed:
            if office == "maire" and not extra:
                if not each_mayor(convention, delegation, more, others):
                    return BREACH
                continue
            accepted = {office}
            if office == "prefet":  # the article itself says « le représentant de l'Etat »
                accepted = state | ({"representant_etat"} if "prefet" in state else set())
            delegates = {DELEGATES.get(one) for one in accepted} if delegation else set()
            if not offices & (accepted | delegates):
                return BREACH
        return COMPLIANT

    anyone = frozenset({"maire", "prefet", "prefet_de_police", "procureur", *PRESIDENT.values()})
    whole = convention.signatories is not None and convention.signatories_complete is not False
    extras = (frozenset(),) if whole else (frozenset(), anyone)
    if "president_epci" in {one.office for one in convention.signatories or ()}:
        lenders = ways(convention.lender, Lender.EPCI)  # his signature tells who lends
    else:
        lenders = ways(convention.lender, *Lender)
    return agreed(
        answer(*world)
        for world in product(worlds, lenders, extras, (True, False), (0, 99), (True, False))
    )


OFFICES = (
    "maire",
    "prefet",
    "procureur",
    "president_epci",
    "prefet_de_police",
    "haut_commissaire",
    "representant_etat",
    "elu_delegue",
    "sous_prefet",
    "commissaire",
)
USUAL = ("maire", "prefet", "procureur")


@st.composite
def signatures(draw, lender: Lender | None):
    # Whom the signature of a syndicate's president binds when nobody says who lends: see below.
    offices = OFFICES if lender is None else (*OFFICES, "president_syndicat")
    chosen = draw(st.sets(st.sampled_from(offices), max_size=3))
    usual = draw(st.sampled_from((USUAL, USUAL, USUAL[:2], USUAL[1:], ())))
    signed = [Signature(office=one) for one in sorted({*chosen, *usual} - {"maire"})]
    if "maire" in {*chosen, *usual}:
        signed += draw(st.sampled_from(MAYORS))
    return tuple(signed)


MAYORS = (
    *[[Signature(office="maire")]] * 3,
    [Signature(office="maire", count=2)],
    [Signature(office="maire", several=True)],
    *([Signature(office="maire", commune=one)] for one in (MELUN, DAMMARIE, SENS)),
    [Signature(office="maire", commune=one) for one in (MELUN, DAMMARIE)],
)
TERRITORIES = (
    (MELUN,),
    (MELUN, DAMMARIE),
    (MARSEILLE,),
    (PARIS,),
    (SAINT_PIERRE,),
    (MAMOUDZOU,),
    (GUSTAVIA,),
    (MARIGOT,),
    (PAPEETE,),
    (NOUMEA,),
)


any_day = days(*CHANGES)
exact, vague = any_day.map(PartialDate.of), partial_days(any_day)


@st.composite
def signed_conventions(draw, signed=exact, on=any_day):
    lender = draw(maybe(st.sampled_from(Lender)))
    convention = Convention(
        id="c",
        kind=draw(st.sampled_from([*[ConventionKind.COMMUNAL] * 3, *ConventionKind])),
        stage=draw(st.sampled_from((*[Stage.SIGNED] * 5, *Stage))),
        signed=draw(maybe(signed)),
        communes=draw(maybe(st.sampled_from(TERRITORIES))),
        communes_complete=draw(st.sampled_from((None, None, True, False))),
        lender=lender,
        signatories=draw(maybe(signatures(lender))),
        signatories_complete=draw(st.sampled_from((None, True, False))),
    )
    return convention, draw(on)


def told(rule: str, convention: Convention, on) -> str:
    return verdict(rule, Framework(id="x", conventions=(convention,)), on)


@MANY
@given(signed_conventions())
def test_each_office_that_the_article_names_has_signed(case):
    assert told("missing-signatory", *case) in (missing_signatory(*case), UNVERIFIABLE)


@MANY
@given(signed_conventions(signed=vague, on=st.just(LAST_DAY)))
def test_a_vague_day_of_signature_is_not_taken_for_another(case):
    assert told("missing-signatory", *case) in (missing_signatory(*case), UNVERIFIABLE)


@SOME
@given(signed_conventions(signed=vague))
def test_a_convention_that_may_not_be_signed_yet_is_not_judged(case):
    assert told("missing-signatory", *case) in (missing_signatory(*case), UNVERIFIABLE)


@SOME
@given(signed_conventions())
def test_what_the_facts_tell_is_told(case):
    assert missing_signatory(*case) in (told("missing-signatory", *case), UNVERIFIABLE)


def test_a_convention_signed_some_day_of_the_year_may_not_be_signed_yet():
    signed = tuple(Signature(office=one) for one in ("maire", "prefet"))
    convention = Convention(
        id="c",
        signed=PartialDate(2015),
        communes=(MELUN,),
        lender=Lender.EPCI,
        signatories=signed,
    )
    assert told("missing-signatory", convention, day("2015-03-01")) == UNVERIFIABLE


def test_the_president_of_a_syndicate_signs_for_no_body_before_the_act_of_may_2021():
    """Who lends is not known: if an EPCI does, its president is a party and did not sign."""
    signed = tuple(Signature(office=one) for one in ("maire", "prefet", "president_syndicat"))
    convention = Convention(
        id="c", signed=PartialDate(2015, 3, 2), communes=(MELUN,), signatories=signed
    )
    assert told("missing-signatory", convention, day("2015-06-01")) == UNVERIFIABLE


# --- Several départements, several mayors ---------------------------------------------------------


def prefects(*departements: str | None) -> tuple[Signature, ...]:
    return tuple(Signature(office="prefet", departement=one) for one in departements)


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        (prefects("77", "89"), COMPLIANT),
        (prefects("77"), BREACH),
        (prefects(None), BREACH),
        ((Signature(office="prefet", count=2),), COMPLIANT),
        ((Signature(office="prefet", several=True),), UNVERIFIABLE),
    ],
)
def test_the_prefect_of_each_departement_signs(signed, expected):
    """L512-5: "le ou les représentants de l'État dans le département"."""
    convention = Convention(
        id="c",
        kind=ConventionKind.INTERCOMMUNAL,
        signed=PartialDate(2022, 3, 1),
        communes=(MELUN, SENS),
        signatories=(
            Signature(office="maire", count=2),
            Signature(office="president_epci"),
            Signature(office="procureur", count=2),
            *signed,
        ),
    )
    assert told("missing-signatory", convention, day("2023-01-01")) == expected


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ((Signature(office="procureur", count=2),), COMPLIANT),
        ((Signature(office="procureur"),), UNVERIFIABLE),  # his court may be that of both
        ((Signature(office="procureur", several=True),), UNVERIFIABLE),
        ((), BREACH),
    ],
)
def test_the_prosecutors_are_those_of_the_courts(signed, expected):
    """L512-5: "le ou les procureurs de la République territorialement compétents"."""
    others = (Signature(office="maire", count=2), *prefects("77", "89"))
    convention = Convention(
        id="c",
        kind=ConventionKind.INTERCOMMUNAL,
        signed=PartialDate(2022, 3, 1),
        communes=(MELUN, SENS),
        signatories=(*others, *signed),
        opinions=signed,
    )
    assert told("missing-signatory", convention, day("2023-01-01")) == expected
    # Until 2019-12-28: "après avis du ou des procureurs [...] territorialement compétents".
    older = evolve(convention, signed=PartialDate(2015, 3, 1))
    assert told("missing-opinion", older, day("2016-01-01")) == expected


@pytest.mark.parametrize(
    ("renewed", "renewal", "signatories", "expected"),
    [
        ("2019-12-28", RenewalKind.EXPRESS, None, COMPLIANT),
        ("2019-12-29", RenewalKind.EXPRESS, None, UNVERIFIABLE),
        ("2019-12-29", None, None, UNVERIFIABLE),
        ("2019-12-29", RenewalKind.TACIT, None, COMPLIANT),
        ("2019-12-29", RenewalKind.EXPRESS, ("maire", "prefet"), BREACH),
        ("2019-12-29", RenewalKind.EXPRESS, ("maire", "prefet", "procureur"), COMPLIANT),
    ],
)
def test_a_renewal_needs_those_whom_the_article_names_on_its_day(
    renewed, renewal, signatories, expected
):
    """L512-4: the prosecutor is a party since 2019-12-29; silence is no act that anybody signs."""
    named = None if signatories is None else tuple(Signature(office=one) for one in signatories)
    convention = Convention(
        id="c",
        signed=PartialDate(2017, 3, 1),
        communes=(MELUN,),
        lender=Lender.NONE,
        renewal=renewal,
        signatories=(Signature(office="maire"), Signature(office="prefet")),
        renewals=(Renewal(on=PartialDate.of(day(renewed)), signatories=named),),
    )
    assert told("missing-signatory", convention, day("2020-03-01")) == expected


def intercommunal_signatures(convention: Convention, on) -> str:
    """L512-5: "l'acte est signé par les maires, le président de l'établissement ou du syndicat"."""
    if convention.kind is not ConventionKind.INTERCOMMUNAL or convention.stage is Stage.DRAFT:
        return NOT_APPLICABLE
    if convention.signed is None:
        return UNVERIFIABLE
    signed = convention.signed.earliest
    presidents = as_of(PRESIDENTS, signed)
    if signed > on or presidents is None:
        return NOT_APPLICABLE
    signatures = convention.signatories or ()
    offices = {one.office for one in signatures}
    lender = convention.lender
    if lender is not None:  # that of the body that lends them, where it may
        presidents = presidents & {PRESIDENT.get(lender)}
    if offices & presidents:
        president = {True}
    elif not presidents or "vice_president_epci" in offices:
        president = {True, False}
    else:
        president = {False}
    if convention.communes is None:  # whichever they are, none of them signed where nobody did
        everyone = {True, False} if offices & {"maire", "elu_delegue"} else {False}
    else:
        everyone = set()
        for delegation, more in product((True, False), (0, 99)):
            accepted = {"maire", "elu_delegue"} if delegation else {"maire"}
            mayors = [one for one in signatures if one.office in accepted]
            named = {one.commune for one in mayors} - {None}
            unnamed = sum(one.count or 1 for one in mayors if one.commune is None)
            unnamed += more if any(one.several for one in mayors) else 0
            everyone.add(len(set(convention.communes) - named) <= unnamed)
        if convention.communes_complete is False:  # the others may have signed, or not
            everyone |= {False}
    if convention.signatories is None or convention.signatories_complete is False:
        president, everyone = president | {True}, everyone | {True}
        if convention.signatories is None:
            president, everyone = {True, False}, {True, False}
    worlds = product(president, everyone)
    return agreed(COMPLIANT if all(world) else BREACH for world in worlds)


@st.composite
def mayors(draw, communes):
    named = draw(st.sets(st.sampled_from(communes)))
    signatures = [Signature(office="maire", commune=one) for one in sorted(named)]
    left = len(communes) - len(named)
    if left and draw(st.booleans()):
        count = draw(st.integers(1, left))
        signatures.append(Signature(office="maire", count=count))
    elif left and draw(st.booleans()):
        signatures.append(Signature(office="maire", several=True))
    if draw(st.sampled_from((True, False, False))):
        commune = draw(st.sampled_from((None, *communes)))
        signatures.append(Signature(office="elu_delegue", commune=commune))
    presidents = ("president_epci", "president_syndicat", "vice_president_epci")
    presiding = draw(st.sampled_from(((), *((one,) for one in presidents), presidents[:2])))
    return (*signatures, *(Signature(office=one) for one in presiding))


@st.composite
def intercommunal_conventions(draw):
    communes = draw(st.sampled_from(((MELUN, DAMMARIE), (MELUN, DAMMARIE, SENS))))
    kinds = (*[ConventionKind.INTERCOMMUNAL] * 5, *ConventionKind)
    convention = Convention(
        id="c",
        kind=draw(st.sampled_from(kinds)),
        stage=draw(st.sampled_from((*[Stage.SIGNED] * 5, *Stage))),
        signed=draw(maybe(days(*CHANGES).map(PartialDate.of))),
        communes=draw(maybe(st.just(communes))),
        lender=draw(st.sampled_from((None, None, *Lender))),
        communes_complete=draw(st.sampled_from((None, True, False))),
        signatories=draw(maybe(mayors(communes))),
        signatories_complete=draw(st.sampled_from((None, True, False))),
    )
    return convention, draw(days(*CHANGES))


@MANY
@given(intercommunal_conventions())
def test_all_the_mayors_and_the_president_have_signed(case):
    assert told("intercommunal-signatures", *case) in (
        intercommunal_signatures(*case),
        UNVERIFIABLE,
    )


@SOME
@given(intercommunal_conventions())
def test_what_the_facts_tell_of_the_mayors_is_told(case):
    assert intercommunal_signatures(*case) in (
        told("intercommunal-signatures", *case),
        UNVERIFIABLE,
    )


def test_the_mayor_of_another_commune_does_not_sign_for_one_that_is_bound():
    convention = Convention(
        id="c",
        kind=ConventionKind.INTERCOMMUNAL,
        signed=PartialDate(2022, 3, 1),
        communes=(MELUN, DAMMARIE),
        signatories=(
            Signature(office="maire", commune=MELUN),
            Signature(office="maire", commune=SENS),
            Signature(office="president_epci"),
        ),
    )
    assert told("intercommunal-signatures", convention, day("2023-01-01")) == BREACH
