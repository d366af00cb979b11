import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev.values import InvalidDate, PartialDate, Period, Text, as_partial

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PARTIAL = st.one_of(
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    DAYS.map(PartialDate.of),
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-02", date(2013, 2, 1), date(2013, 2, 28)),
        ("2012-11-23", date(2012, 11, 23), date(2012, 11, 23)),
    ],
)
def test_a_date_is_as_wide_as_its_precision(text, earliest, latest):
    moment = PartialDate.parse(text)
    assert (moment.earliest, moment.latest) == (earliest, latest)
    assert moment.is_exact is (earliest == latest)
    assert str(moment) == text


@pytest.mark.parametrize(
    "text",
    ["", "12", "2012-13", "2012-00", "2012-02-30", "2013-02-29", "0000", "2012-1-1", "23/11/2012",
     "2012-11-23T00:00", "２０１２", "-2012", "20121123"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_reason(text):
    with pytest.raises(InvalidDate) as error:
        PartialDate.parse(text)
    assert error.value.reason.fr
    assert error.value.reason.en
    assert pickle.loads(pickle.dumps(error.value)).value == error.value.value


@pytest.mark.parametrize("given_", [2021, 0, True, 2021.5, None, [], ("2021",), PartialDate])
def test_what_is_neither_a_text_nor_a_day_is_refused_and_named(given_):
    for asked in (
        lambda: as_partial(given_),
        lambda: PartialDate(2021).is_before(given_),
        lambda: PartialDate(2021, 1, 1).is_after(given_),
        lambda: PartialDate(2021).is_same_day(given_),
    ):
        with pytest.raises(InvalidDate) as error:
            asked()
        assert error.value.value == repr(given_)
        assert type(given_).__name__ in error.value.reason.fr
        assert type(given_).__name__ in error.value.reason.en
        assert error.value.suggestion is None


def test_a_refusal_whose_facts_are_given_by_name_is_the_same_after_a_journey():
    error = InvalidDate(value="hier", reason=Text("inconnu", "unknown"))
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)


def test_a_day_without_a_month_is_refused():
    with pytest.raises(InvalidDate):
        PartialDate(2012, None, 3)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2012", "2013", True),
        ("2012", "2012", None),
        ("2012", "2012-01-01", False),
        ("2012", "2012-12-31", None),
        ("2012-11", "2012-11-30", None),
        ("2012-10", "2012-11-01", True),
        ("2012-11-23", "2012-11-23", False),
        ("2012-11-23", "2012-11-24", True),
        ("2012-12-31", "2012", False),
    ],
)
def test_before_answers_yes_no_or_unknown(one, other, before):
    assert as_partial(one).is_before(other) is before
    assert as_partial(other).is_after(one) is before


@pytest.mark.parametrize(
    ("one", "day", "after"),
    [
        ("2012-11-23", date(2012, 11, 22), True),
        ("2012-11-23", date(2012, 11, 23), False),
        ("2012-11-23", date(2012, 11, 24), False),
        ("2012-11", date(2012, 10, 31), True),
        ("2012-11", date(2012, 11, 15), None),
        ("2012-11", date(2012, 11, 30), False),
        ("2012", date(2011, 12, 31), True),
        ("2012", date(2012, 6, 1), None),
        ("2012", date(2012, 12, 31), False),
    ],
)
def test_a_date_may_be_compared_with_a_plain_day(one, day, after):
    assert as_partial(one).is_after(day) is after


@given(PARTIAL, PARTIAL)
def test_a_comparison_is_right_for_all_the_days_the_dates_may_be(one, other):
    answers = {
        first < second
        for first in (one.earliest, one.latest)
        for second in (other.earliest, other.latest)
    }
    expected = answers.pop() if len(answers) == 1 else None
    assert one.is_before(other) is expected


@given(PARTIAL)
def test_writing_and_reading_give_the_same_date(moment):
    assert PartialDate.parse(str(moment)) == moment


@given(PARTIAL, PARTIAL)
def test_same_day_is_only_sure_for_exact_dates(one, other):
    answer = one.is_same_day(other)
    if answer:
        assert one == other
        assert one.is_exact
    if answer is False:
        assert one.latest < other.earliest or other.latest < one.earliest


def test_an_anniversary_of_29_february_falls_on_the_28th_in_a_common_year():
    leap = PartialDate(2012, 2, 29)
    assert leap.plus_years(3) == PartialDate(2015, 2, 28)
    assert leap.plus_years(4) == PartialDate(2016, 2, 29)
    assert PartialDate(2012).plus_years(3) == PartialDate(2015)
    assert PartialDate(9998, 6).plus_years(1) == PartialDate(9999, 6)
    assert PartialDate(9998, 6).plus_years(2) == PartialDate(9999, 12, 31)
    assert PartialDate(2012).plus_years(10**9) == PartialDate(9999, 12, 31)


@given(DAYS, DAYS, PARTIAL)
def test_a_period_contains_a_moment_when_it_contains_all_its_days(one, other, moment):
    period = Period(min(one, other), max(one, other))
    inside = [period.start <= day <= period.end for day in (moment.earliest, moment.latest)]
    answer = period.contains(moment)
    if answer is not None:
        assert inside == [answer, answer]
    else:
        assert not all(inside)
        assert period.overlaps(Period(moment.earliest, moment.latest))


@given(DAYS)
def test_an_open_end_reaches_every_day(day):
    assert Period(None, day).contains(day - timedelta(days=1))
    assert Period(day, None).contains(day + timedelta(days=1))
    assert not Period(day, None).contains(day - timedelta(days=1))
    assert Period().contains(day)


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2012, 1, 2), date(2012, 1, 1))


def test_periods_that_share_one_day_overlap():
    first, second = Period(None, date(2012, 1, 4)), Period(date(2012, 1, 4), None)
    assert first.overlaps(second)
    assert second.overlaps(first)
    assert not first.overlaps(Period(date(2012, 1, 5), None))


@pytest.mark.parametrize("year", [0, -1, 10000])
def test_a_year_lies_between_1_and_9999(year):
    with pytest.raises(ValueError):  # noqa: PT011
        PartialDate(year)


def test_the_first_and_the_last_year_are_dates():
    assert str(PartialDate.parse("0001")) == "0001"
    assert PartialDate(9999).latest == date(9999, 12, 31)


def test_every_month_of_every_length_is_a_date():
    assert [PartialDate(2013, month).latest.day for month in range(1, 13)] == [
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2012-11-23", "2012-11-23", True),
        ("2012-11-23", "2012-11-24", False),
        ("2012-11-24", "2012-11-23", False),
        ("2012", "2013", False),
        ("2013", "2012", False),
        ("2012", "2012", None),
        ("2012-11", "2012-11-23", None),
        ("2012-11-23", "2012-11", None),
        ("2012", "2012-12-31", None),
        ("2012", "2012-01-01", None),
        ("2012", "2013-01-01", False),
        ("2013-01-01", "2012", False),
    ],
)
def test_the_same_day_is_a_yes_a_no_or_unknown(one, other, same):
    assert as_partial(one).is_same_day(other) is same


def test_a_date_of_any_kind_is_read():
    exact = PartialDate(2012, 11, 23)
    assert as_partial(exact) is exact
    assert as_partial(date(2012, 11, 23)) == exact == as_partial(" 2012-11-23 ")


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        ("2011", False),
        ("2012", None),  # partly before the first day
        ("2013", True),
        ("2014", None),  # partly after the last day
        ("2015", False),
        ("2012-04", False),
        ("2012-05", True),
        ("2014-06", True),
        ("2014-07", False),
        ("2012-05-01", True),
        ("2014-06-30", True),
    ],
)
def test_a_vague_moment_lies_inside_a_period_only_with_all_its_days(moment, inside):
    assert Period(date(2012, 5, 1), date(2014, 6, 30)).contains(moment) is inside


def test_a_moment_wider_than_a_period_may_lie_inside():
    assert Period(date(2012, 5, 1), date(2012, 6, 30)).contains("2012") is None


def test_a_moment_that_shares_one_day_with_a_period_may_lie_inside():
    assert Period(date(2012, 12, 31)).contains("2012") is None
    assert Period(None, date(2012, 1, 1)).contains("2012") is None


def test_a_period_of_one_day_is_one():
    day = date(2012, 5, 1)
    assert Period(day, day).contains(day) is True


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((None, None), (None, None), True),
        ((None, 2), (3, None), False),
        ((3, None), (None, 2), False),
        ((None, 2), (None, 9), True),
        ((5, None), (7, None), True),
        ((1, 3), (None, None), True),
        ((1, 3), (3, 5), True),
        ((1, 3), (4, 5), False),
        ((4, 5), (1, 3), False),
        ((1, 9), (4, 5), True),
        ((4, 5), (1, 9), True),
        ((4, 5), (None, 3), False),
        ((4, 5), (None, 4), True),
        ((None, 3), (4, 5), False),
        ((6, None), (4, 5), False),
        ((4, 5), (6, None), False),
    ],
)
def test_periods_overlap_when_they_have_a_day_in_common(one, other, overlap):
    first, second = (
        Period(*(None if day is None else date(2012, 1, day) for day in ends))
        for ends in (one, other)
    )
    assert first.overlaps(second) is overlap


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period(), "../.."),
        (Period(date(2012, 5, 1)), "2012-05-01/.."),
        (Period(None, date(2012, 5, 1)), "../2012-05-01"),
        (Period(date(2012, 5, 1), date(2014, 6, 30)), "2012-05-01/2014-06-30"),
    ],
)
def test_a_period_is_written_as_an_interval_with_open_ends(period, written):
    assert str(period) == written


def test_a_date_that_is_refused_says_what_was_given_and_why():
    with pytest.raises(InvalidDate) as error:
        PartialDate.parse("hier")
    assert str(error.value) == "'hier': a date is written 2015, 2012-11 or 2012-11-23"
    assert error.value.args == ("hier", error.value.reason)


@pytest.mark.parametrize("text", ["0000", "0000-01", "0000-01-01"])
def test_there_is_no_year_0(text):
    with pytest.raises(InvalidDate) as error:
        PartialDate.parse(text)
    assert "is written 2015" in error.value.reason.en  # no year at all, rather than no such day


def test_a_french_date_is_suggested_only_when_it_is_one():
    with pytest.raises(InvalidDate) as error:
        PartialDate.parse("29/02/2013")
    assert error.value.suggestion is None
    with pytest.raises(InvalidDate) as error:
        PartialDate.parse("29/02/2012")
    assert error.value.suggestion == "2012-02-29"


def test_a_date_prints_what_it_is_made_of():
    assert repr(PartialDate(2026, 1)) == "PartialDate(year=2026, month=1, day=None)"
