"""When things are in force, from what is known of their dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev.model import Convention, Council, Renewal, RenewalKind, Stage, Strategy
from secuprev.model.lifetime import both, started, within_term
from secuprev.values import PartialDate

DAYS = st.dates(date(1999, 1, 1), date(2030, 12, 31))
DAY = timedelta(days=1)


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("answers", "all_of_them"),
    [
        ((True, True), True),
        ((True, None), None),
        ((None, False), False),
        ((False, True), False),
        ((), True),
    ],
)
def test_one_no_is_a_no_and_one_unknown_an_unknown(answers, all_of_them):
    assert both(*answers) is all_of_them


def test_something_has_started_from_its_first_day():
    first = on("2012-11-23")
    assert started(first, date(2012, 11, 22)) is False
    assert started(first, date(2012, 11, 23)) is True
    assert started(on("2012"), date(2012, 6, 1)) is None
    assert started(None, date(2012, 6, 1)) is None


@given(DAYS, st.integers(1, 12))
def test_a_term_ends_on_the_eve_of_its_anniversary(day, years):
    start = PartialDate.of(day)
    last = start.plus_years(years).earliest - DAY
    assert within_term(start, years, None, last) is True
    assert within_term(start, years, None, last + DAY) is False


@given(DAYS, st.integers(1, 3), st.integers(1, 12), DAYS)
def test_a_term_of_vague_start_is_over_once_its_anniversary_is_surely_past(day, told, years, on):
    start = PartialDate(*(day.year, day.month, day.day)[:told])
    still = start.plus_years(years).is_after(on)
    assert within_term(start, years, None, on) is still


def test_a_term_that_the_calendar_does_not_reach_runs_until_its_last_day():
    start = PartialDate(9998)
    assert within_term(start, 5, None, date.max - DAY) is True
    assert within_term(start, 5, None, date.max) is False


@given(DAYS, DAYS)
def test_without_a_term_only_the_first_day_is_sure(day, asked):
    answer = within_term(PartialDate.of(day), None, None, asked)
    assert answer is (True if day == asked else None)


@given(DAYS, st.integers(1, 12), DAYS)
def test_a_vaguer_day_of_signature_never_contradicts_the_exact_one(day, years, asked):
    """Turning a known day into its year may only turn yes or no into unknown."""
    exact = Convention(id="c", signed=PartialDate.of(day), years=years, renewal=RenewalKind.EXPRESS)
    vague = Convention(
        id="c", signed=PartialDate(day.year), years=years, renewal=RenewalKind.EXPRESS
    )
    assert vague.in_force(asked) in (exact.in_force(asked), None)


@given(DAYS, DAYS)
def test_losing_a_fact_never_contradicts_what_was_known(day, asked):
    full = Convention(id="c", signed=PartialDate.of(day), years=3, renewal=RenewalKind.EXPRESS)
    for less in (
        Convention(id="c", signed=PartialDate.of(day), years=3),
        Convention(id="c", signed=PartialDate.of(day), renewal=RenewalKind.EXPRESS),
        Convention(id="c", years=3, renewal=RenewalKind.EXPRESS),
    ):
        assert less.in_force(asked) in (full.in_force(asked), None)


@pytest.mark.parametrize(
    ("convention", "day", "answer"),
    [
        (Convention(id="c"), date(2013, 1, 1), None),
        (Convention(id="c", signed=on("2012-11-23"), stage=Stage.DRAFT), date(2013, 1, 1), False),
        (Convention(id="c", signed=on("2012-11-23")), date(2012, 11, 22), False),
        (Convention(id="c", signed=on("2012-11-23")), date(2012, 11, 23), True),
        (Convention(id="c", signed=on("2012-11-23")), date(2012, 11, 24), None),
        (
            Convention(id="c", signed=on("2012-11-23"), effective=on("2013-01-01"), years=3),
            date(2012, 12, 31),
            False,
        ),
        (
            Convention(id="c", signed=on("2012-11-23"), effective=on("2013-01-01"), years=3),
            date(2015, 12, 31),
            True,
        ),
        (
            Convention(id="c", signed=on("2012-11-23"), years=3, denounced=on("2014-01-01")),
            date(2014, 1, 1),
            False,
        ),
        (
            Convention(id="c", signed=on("2012-11-23"), years=3, denounced=on("2014")),
            date(2014, 5, 1),
            None,
        ),
        (
            Convention(
                id="c",
                signed=on("2012-11-23"),
                years=3,
                renewals=(Renewal(on=on("2015-11-23"), years=1),),
            ),
            date(2016, 11, 22),
            True,
        ),
        (
            Convention(
                id="c",
                signed=on("2012-11-23"),
                years=3,
                renewal=RenewalKind.EXPRESS,
                renewals=(Renewal(on=on("2015-11-23"), years=1),),
            ),
            date(2016, 11, 23),
            False,
        ),
        (
            Convention(id="c", years=3, renewals=(Renewal(on("2015-11-23")),)),
            date(2016, 1, 1),
            True,
        ),
        (
            Convention(id="c", signed=on("2006"), years=5, renewal=RenewalKind.TACIT),
            date(2013, 1, 1),
            True,
        ),
    ],
)
def test_conventions_in_force(convention, day, answer):
    assert convention.in_force(day) is answer


def test_content_is_judged_by_the_last_renewal():
    convention = Convention(
        id="c", signed=on("2012-11-23"), renewals=(Renewal(on("2015-11-23")), Renewal(None))
    )
    assert convention.last_concluded(date(2015, 11, 22)) == on("2012-11-23")
    assert convention.last_concluded(date(2015, 11, 23)) == on("2015-11-23")


def test_councils_exist_from_their_creation_to_their_end():
    council = Council(id="k", kind="clspd", created=on("2010-06-01"), dissolved=on("2014-03-30"))
    days = [date(2010, 5, 31), date(2010, 6, 1), date(2014, 3, 29), date(2014, 3, 30)]
    assert [council.exists(day) for day in days] == [False, True, True, False]
    assert Council(id="k", kind="clspd", created=on("2015")).exists(date(2015, 6, 1)) is None
    assert Council(id="k", kind="clspd").exists(date(2015, 6, 1)) is None


def test_strategies_run_over_their_period():
    strategy = Strategy(id="s", kind="stspd", start=on("2015"), end=on("2017"))
    assert strategy.in_force(date(2016, 6, 1)) is True
    assert strategy.in_force(date(2015, 6, 1)) is None
    assert strategy.in_force(date(2018, 1, 1)) is False
    assert Strategy(id="s", kind="stspd").in_force(date(2016, 6, 1)) is None


def test_nothing_runs_that_is_not_known_to_have_begun():
    assert within_term(None, 3, None, date(2013, 1, 1)) is None


def test_the_end_of_a_term_is_as_vague_as_its_beginning():
    days = [date(2014, 12, 31), date(2015, 6, 1), date(2015, 12, 31)]
    assert [within_term(on("2012"), 3, None, day) for day in days] == [True, None, False]


def test_a_last_day_that_the_act_says_comes_before_its_term_and_its_renewal():
    convention = Convention(id="c", signed=on("2012-11-23"), years=1, until=on("2015-12-31"))
    assert convention.in_force(date(2015, 12, 31)) is True
    assert convention.in_force(date(2016, 1, 1)) is False


@pytest.mark.parametrize(
    ("renewal", "after"), [(RenewalKind.TACIT, None), (RenewalKind.EXPRESS, False), (None, False)]
)
def test_past_its_last_day_a_convention_is_over_unless_silence_may_have_renewed_it(renewal, after):
    """The day may be that of its first term ("jusqu'au…, puis tacitement") or of all of them."""
    convention = Convention(
        id="c", signed=on("2013-01-01"), until=on("2015-12-31"), renewal=renewal
    )
    assert convention.in_force(date(2015, 12, 31)) is True
    assert convention.in_force(date(2016, 1, 1)) is after
    vague = Convention(id="c", signed=on("2013-01-01"), until=on("2015"), renewal=renewal)
    assert vague.in_force(date(2015, 6, 1)) is None


@pytest.mark.parametrize(
    ("renewal", "answer"),
    [(RenewalKind.TACIT, True), (RenewalKind.EXPRESS, False), (None, None)],
)
def test_past_its_term_a_convention_goes_on_only_by_silence(renewal, answer):
    convention = Convention(id="c", signed=on("2012-11-23"), years=3, renewal=renewal)
    assert convention.in_force(date(2015, 11, 22)) is True
    assert convention.in_force(date(2015, 11, 23)) is answer


def test_of_several_renewals_the_last_that_has_begun_counts():
    first, second = Renewal(on("2015-11-23"), years=1), Renewal(on("2016-11-23"), years=2)
    convention = Convention(id="c", signed=on("2012-11-23"), years=3, renewals=(second, first))
    days = [date(2015, 11, 22), date(2016, 11, 22), date(2016, 11, 23)]
    assert [convention.last_renewal(day) for day in days] == [None, first, second]
    assert convention.in_force(date(2018, 11, 22)) is True
