"""Dates and terms mean what a French reader takes them for, and never say more than is written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev.opendata.registers.moments import SERIALS, act_number, read_date, read_term
from secuprev.values import PartialDate


@pytest.mark.parametrize(
    ("written", "meant", "doubt"),
    [
        ("13/05/2024", "2024-05-13", None),
        ("13.05.2024", "2024-05-13", None),
        ("13-5-2024", "2024-05-13", None),
        ("2024-05-13", "2024-05-13", None),
        ("2024-05-13T00:00:00", "2024-05-13", None),
        ("2024/05/13", "2024-05-13", None),
        ("1er mai 2024", "2024-05-01", None),
        ("le lundi 13 mai 2024", "2024-05-13", None),
        ("Signée le 13 mai 2024", "2024-05-13", None),
        ("mai 2024", "2024-05", None),
        ("Août 2024", "2024-08", None),
        ("déc. 2024", "2024-12", None),
        ("05/2024", "2024-05", None),
        ("2024-05", "2024-05", None),
        ("2024", "2024", None),
        ("04/05/2024", "2024-05-04", None),
        ("45425", "2024-05-13", "date-serial"),
        ("45425.5", "2024-05-13", "date-serial"),
        ("13/05/24", "2024-05-13", "date-century"),
        ("mai 24", "2024-05", "date-century"),
        ("05/13/2024", "2024-05-13", "date-month-first"),
        ("fin 2024", "2024", "date-vague"),
        ("2e trimestre 2024", "2024", "date-vague"),
        ("13/05/2024 (visa)", "2024-05-13", "date-words"),
        ("13/05/2024 et 21/05/2024", "2024-05-13", "date-several"),
        ("2024-2027", "2024", "term-years"),
        ("31/02/2024", None, "date-unreadable"),
        ("à venir", None, "date-unreadable"),
        ("12", None, "date-unreadable"),
        ("12345", None, "date-unreadable"),
        ("999999", None, "date-unreadable"),
    ],
)
def test_a_date_is_read_as_it_is_written(written, meant, doubt):
    reading = read_date(written)
    assert (None if reading.value is None else str(reading.value), reading.doubt) == (meant, doubt)


@given(st.integers(*SERIALS))
def test_a_number_of_a_spreadsheet_counts_days_from_the_end_of_1899(number):
    # 1900 was no leap year, though the spreadsheet counts its 29 February: day 61 is 1 March.
    assert read_date(str(number)).value == PartialDate.of(
        date(1900, 3, 1) + timedelta(days=number - 61)
    )


@given(st.text(max_size=40))
def test_any_words_are_read_or_doubtful(words):
    reading = read_date(words)
    assert reading.value is not None or reading.doubt is not None


@pytest.mark.parametrize(
    ("written", "years", "start", "until", "renewal", "notice", "doubt"),
    [
        ("3 ans", 3, None, None, None, None, None),
        ("trois ans", 3, None, None, None, None, None),
        ("trois (3) ans", 3, None, None, None, None, None),
        ("36 mois", 3, None, None, None, None, None),
        ("3", 3, None, None, None, None, None),
        ("un an", 1, None, None, None, None, None),
        ("3 ans, reconduction expresse", 3, None, None, "express", None, None),
        ("3 ans renouvelable par tacite reconduction", 3, None, None, "tacit", None, None),
        ("3 ans, préavis de 6 mois", 3, None, None, None, 6, None),
        ("2024/2027", 3, "2024", None, None, None, "term-years"),
        ("2024-2027", 3, "2024", None, None, None, "term-years"),
        ("jusqu'au 31/12/2026", None, None, "2026-12-31", None, None, None),
        ("du 13/05/2024 au 12/05/2027", None, "2024-05-13", "2027-05-12", None, None, None),
        ("18 mois", None, None, None, None, None, "term-unreadable"),
        ("durée du mandat", None, None, None, None, None, "term-unreadable"),
        ("3 ans sauf dénonciation", 3, None, None, None, None, "term-unreadable"),
        ("3 ans, ni expresse ni tacite", 3, None, None, None, None, "term-unreadable"),
    ],
)
def test_a_term_is_read_as_it_is_written(written, years, start, until, renewal, notice, doubt):
    reading = read_term(written)
    term = reading.value
    assert term.label == written
    assert (term.years, term.renewal and term.renewal.value) == (years, renewal)
    assert (term.start and str(term.start), term.until and str(term.until)) == (start, until)
    assert (term.notice_months, reading.doubt) == (notice, doubt)


def test_an_act_number_says_its_prefecture_and_its_day():
    act = act_number("n° 31-2025-08-01-00002 (RAA)").value
    assert (act.departement, str(act.day)) == ("31", "2025-08-01")
    undated = act_number("14----00002")
    assert (undated.value.departement, undated.value.day) == ("14", None)
    assert undated.doubt == "act-without-date"
    assert act_number("2024-017").value is None
