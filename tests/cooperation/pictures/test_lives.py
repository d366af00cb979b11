"""The lives of instruments, and their picture over the changes of the law."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.dates import date2num
from matplotlib.patches import Rectangle

import secuprev
from secuprev.cooperation import InstrumentKind, instruments
from secuprev.cooperation.pictures.changes import changes_for
from secuprev.cooperation.pictures.lives import Stretch, lives
from secuprev.cooperation.pictures.timeline import spread
from secuprev.model import Council, Framework
from secuprev.values import InvalidDate, PartialDate
from tests.cooperation.strategies import frameworks

from . import made_up
from .looking import words_of

START, END = date(1999, 1, 1), date(2026, 1, 1)
VILLE = made_up.through_the_years()


def life(name, framework=VILLE):
    (found,) = [one for one in lives(framework, START, END) if one.name == name]
    return found


def stretches(name):
    return [(str(one.first), str(one.last), one.certain) for one in life(name).stretches]


def test_a_tacit_convention_runs_until_it_is_ended():
    assert stretches("Convention de coordination de 2000") == [("2000-11-02", "2012-06-29", True)]


def test_a_vague_renewal_leaves_doubts_around_it():
    # The second term ends on 30 June 2018, and the renewal is of some day of July; its own term
    # ends three years later, on a day as vague.
    assert stretches("Convention de coordination") == [
        ("2012-07-01", "2018-06-30", True),
        ("2018-07-01", "2018-07-30", False),
        ("2018-07-31", "2021-06-30", True),
        ("2021-07-01", "2021-07-30", False),
    ]


def test_a_draft_never_is_in_force():
    assert stretches("Projet") == []


def test_a_council_goes_on():
    assert stretches("CLSPD") == [("2003-02-12", "2026-01-01", True)]


def test_a_group_of_no_known_day_may_exist_while_its_council_may():
    assert stretches("GLTD") == [("2003-02-12", "2026-01-01", False)]


def test_a_strategy_ends_with_its_term():
    assert stretches("Stratégie territoriale") == [("2014-01-15", "2018-01-14", True)]


def test_renewals_and_amendments_stand_in_the_middle_of_their_days():
    assert [(str(one.on), one.amendment) for one in life("Convention de coordination").moments] == [
        ("2015-07-01", False),
        ("2018-07-16", False),
    ]
    first = life("Convention de coordination de 2000").moments
    assert [(one.on.year, one.amendment) for one in first] == [(2004, True)]


@settings(max_examples=30)
@given(frameworks(), st.dates(date(2010, 1, 1), date(2027, 12, 31)))
def test_a_life_says_of_each_day_what_the_instruments_of_that_day_say(framework, day):
    framework = evolve(
        framework, conventions=tuple(evolve(c, name=c.id) for c in framework.conventions)
    )
    told = {one.id: one.certain for one in instruments(framework, day)}
    for one in lives(framework, date(2010, 1, 1), date(2027, 12, 31)):
        held = [part.certain for part in one.stretches if part.first <= day <= part.last]
        assert held == ([told[one.name]] if one.name in told else [])


@settings(max_examples=30)
@given(frameworks())
def test_stretches_follow_one_another_and_each_differs_from_the_next(framework):
    for one in lives(framework, date(2010, 1, 1), date(2027, 12, 31)):
        for part, following in pairwise(one.stretches):
            assert part.first <= part.last < following.first
            touching = part.last + timedelta(days=1) == following.first
            assert not (touching and part.certain == following.certain)


def test_the_end_of_the_calendar_is_no_trouble():
    framework = Framework(
        id="far",
        councils=(
            Council(id="c", kind="clspd", created=PartialDate(1), dissolved=PartialDate(9999)),
        ),
    )
    (found,) = lives(framework, date(1, 1, 1), date.max - timedelta(days=1))
    assert found.stretches[0] == Stretch(date(1, 1, 1), date(1, 12, 30), certain=False)
    secuprev.draw_timeline(framework)


# --- the law --------------------------------------------------------------------------------------


def test_the_days_are_those_on_which_a_value_changed():
    """Law no 2019-1461, article 61, in force on 29 December 2019, changed CSI L512-4.

    Ordinance no 2012-351, in force on 1 May 2012, moved the law into the CSI and changed nothing.
    """
    found = changes_for([InstrumentKind.CONVENTION])
    assert "Loi 2019-1461" in found[date(2019, 12, 29)]
    assert date(2012, 5, 1) not in found
    assert list(found) == sorted(found)


def test_each_kind_of_instrument_has_its_own_days():
    """The threshold of posts (CSI L512-4, 29 December 2019) is about conventions, not groups."""
    assert date(2019, 12, 29) not in changes_for([InstrumentKind.GROUP])
    assert date(2015, 1, 1) in changes_for([InstrumentKind.COUNCIL])  # ZUS became QPV
    assert changes_for([]) == {}


# --- the picture ----------------------------------------------------------------------------------


def bars(ax):
    found = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    return [
        (round(bar.get_y() + bar.get_height() / 2), bar.get_x(), bar.get_width(), bar.get_hatch())
        for bar in found
    ]


def test_a_bar_spans_its_days_both_included_and_is_hatched_in_doubt():
    ax = secuprev.draw_timeline(VILLE, start=START, end=END)
    drawn = bars(ax)
    expected = [
        (
            row,
            date2num(part.first),
            (part.last - part.first).days + 1,
            None if part.certain else "////",
        )
        for row, one in enumerate(lives(VILLE, START, END))
        for part in one.stretches
    ]
    assert drawn == expected


def arrows(ax):
    """Return the rows that an arrow leaves on the left, and on the right."""
    found = {"<": set(), ">": set()}
    for line in ax.lines:
        if line.get_marker() in found:
            found[line.get_marker()].add(line.get_ydata()[0])
    return found["<"], found[">"]


def test_arrows_say_what_goes_beyond():
    ax = secuprev.draw_timeline(VILLE, start="2001-01-01", end="2013-01-01")
    left, right = arrows(ax)
    assert left == {0}  # the convention of 2000
    assert right == {1, 3, 4}  # the second convention, the council, the group


def test_a_dotted_line_stands_on_each_day_on_which_the_law_changed_and_on_no_other():
    ax = secuprev.draw_timeline(VILLE, start="2019-01-01", end="2020-01-01")
    dotted = {line.get_xdata()[0] for line in ax.lines if line.get_linestyle() not in ("-", "None")}
    kinds = list(InstrumentKind)
    within = [day for day in changes_for(kinds) if date(2019, 1, 1) <= day <= date(2020, 1, 1)]
    assert dotted == {date2num(day) for day in within}
    assert date2num(date(2019, 12, 29)) in dotted
    assert any(text.startswith("2019-12-29 Loi 2019-1461") for text in words_of(ax))


def test_the_first_day_by_default_is_a_year_before_the_first_that_is_told():
    ax = secuprev.draw_timeline(evolve(VILLE, conventions=(), groups=(), strategies=()))
    assert ax.get_xlim()[0] == date2num(date(2002, 1, 1))


def test_the_last_day_by_default_is_that_of_check():
    from secuprev.rules import default_day

    assert secuprev.draw_timeline(VILLE).get_xlim()[1] == date2num(default_day())


def test_what_never_was_in_force_says_so():
    assert "jamais en vigueur sur ces années" in words_of(secuprev.draw_timeline(VILLE))


@pytest.mark.parametrize(
    ("start", "end"), [("2020-01-01", "2020-01-01"), ("2021", None), ("no date", None)]
)
def test_days_that_cannot_be_drawn_are_refused(start, end):
    with pytest.raises(InvalidDate):
        secuprev.draw_timeline(VILLE, start=start, end=end)


@given(st.lists(st.floats(0, 1000), max_size=30).map(sorted), st.floats(1, 50))
def test_places_spread_keep_their_order_and_their_distance(places, apart):
    moved = spread(places, apart)
    assert len(moved) == len(places)
    assert all(b - a >= apart * 0.999 for a, b in pairwise(moved))


@given(st.lists(st.integers(0, 50), max_size=10, unique=True).map(sorted))
def test_places_that_are_far_enough_do_not_move(ranks):
    places = [20.0 * rank for rank in ranks]
    assert spread(places, 19) == places
