"""The dated look-ups on made-up rows, and the citations, texts and errors beside them."""

import pickle
from datetime import date

import pytest

from secuprev import law
from secuprev.law import texts
from secuprev.law.change_faults import ChangeSetError, fault
from secuprev.law.citation import Confidence, cite, cite_printed
from secuprev.law.dated import Series, over
from secuprev.law.errors import CannotBeTold, Change, StraddlesChange, UnknownName
from secuprev.law.staleness import IndexFault
from secuprev.values import PartialDate, Period, Text

ROWS = [
    {"from": date(2001, 1, 1), "value": 5, "cite": "CSI L512-4"},
    {"from": date(2005, 1, 1), "value": 5, "cite": ["CSI L512-4", "CSI L512-5"], "by": "LOI"},
    {
        "from": date(2010, 1, 1),
        "value": [1, 2],
        "confidence": "low",
        "note": {"fr": "inféré", "en": "inferred"},
    },
    {"from": date(2020, 1, 1)},
]


def test_each_state_ends_on_the_eve_of_the_next():
    assert [(str(state.period), state.value) for state in Series.from_rows("x", ROWS)] == [
        ("../2000-12-31", None),
        ("2001-01-01/2004-12-31", 5),
        ("2005-01-01/2009-12-31", 5),
        ("2010-01-01/2019-12-31", (1, 2)),
        ("2020-01-01/..", None),
    ]


def test_a_row_that_is_laid_on_the_day_of_another_takes_its_place():
    day = date(2019, 12, 29)
    rows = [{"value": 5}, {"from": day, "value": 3}]
    assert over(rows, [{"from": day, "value": 1}]) == [{"value": 5}, {"from": day, "value": 1}]
    later = {"from": date(2019, 12, 30), "value": 1}
    assert over(rows, [later]) == [*rows, later]


def test_a_first_row_without_a_first_day_reaches_back():
    first, second = Series.from_rows("x", [{"value": 1}, {"from": date(2001, 1, 1), "value": 2}])
    assert (str(first.period), first.value) == ("../2000-12-31", 1)
    assert (str(second.period), second.value) == ("2001-01-01/..", 2)


def test_a_state_keeps_what_its_row_says_of_it():
    _, first, second, third, last = Series.from_rows("x", ROWS)
    assert (first.references, first.changed_by) == (("CSI L512-4",), ())
    assert (second.references, second.changed_by) == (("CSI L512-4", "CSI L512-5"), ("LOI",))
    assert (first.confidence, first.note) == (Confidence.HIGH, None)
    assert (third.confidence, third.note) == (Confidence.LOW, Text(fr="inféré", en="inferred"))
    assert last.references == ()


def test_a_kind_is_told_its_own_articles_and_no_value_that_others_alone_have():
    rows = [
        {"from": date(2001, 1, 1), "value": 5, "cite": {"clspd": "CSI L132-5"}},
        {"from": date(2005, 1, 1), "value": 5, "cite": {"clspd": "CSI L132-5", "cispd": "CSI L1"}},
        {"from": date(2010, 1, 1), "value": 6, "cite": "CSI L2"},
    ]
    series = Series.from_rows("x", rows, Period())
    assert [state.references for state in series.of("cispd")] == [(), (), ("CSI L1",), ("CSI L2",)]
    assert [state.value for state in series.of("cispd")] == [None, None, 5, 6]
    assert [state.value for state in series.of("clspd")] == [None, 5, 5, 6]
    assert series.at("2006-01-01").references == ("CSI L132-5", "CSI L1")  # whoever asks
    rows[1]["from"] = date(2005, 3, 1)
    series = Series.from_rows("x", rows, Period())
    assert series.of("clspd").at("2005").value == series.at("2005").value == 5
    with pytest.raises(StraddlesChange):  # it had none at first
        series.of("cispd").at("2005")


def test_a_look_up_is_bounded_by_the_record_unless_a_span_is_given():
    assert Series.from_rows("x", ROWS).span == law.record()
    read = Series.from_rows("x", ROWS, Period(date(2000, 1, 1), date(2030, 1, 1)))
    assert read.at("2029-06").value is None
    with pytest.raises(law.OutsideRecord):
        read.at("2030")


def test_a_vague_moment_gets_the_last_of_the_states_that_say_the_same():
    found = Series.from_rows("x", ROWS).at("2004-12")
    assert str(found.period) == "2001-01-01/2004-12-31"
    rows = [{"from": date(2001, 1, 1), "value": 5}, {"from": date(2005, 6, 1), "value": 5}]
    assert str(Series.from_rows("x", rows).at("2005").period) == "2005-06-01/.."


def test_every_change_inside_a_vague_moment_is_named():
    rows = [
        {"from": date(2001, 1, 1), "value": 1},
        {"from": date(2005, 2, 1), "value": 2},
        {"from": date(2005, 9, 1), "value": 1},  # back to what it was: the year straddles still
    ]
    with pytest.raises(StraddlesChange) as error:
        Series.from_rows("x", rows).at("2005")
    assert error.value.changes == (
        Change(date(2005, 2, 1), Text.same("2")),
        Change(date(2005, 9, 1), Text.same("1")),
    )
    assert "2005-02-01, 2005-09-01" in error.value.message.fr
    assert "2005-02-01, 2005-09-01" in error.value.message.en


def test_a_value_says_what_it_counts():
    assert law.parameter("convention.posts_threshold").unit == "posts"
    assert law.parameter("night.footing").unit is None


def test_a_vague_moment_quotes_the_article_in_force_on_its_last_day():
    # Moved from one code to the other on 1 May 2012, without a change.
    answer = law.value("convention.posts_threshold", "2012")
    assert str(answer.period) == "2012-05-01/2019-12-28"
    assert answer.citations[0].short == "CSI L512-4 al. 1"
    # A new version of the article in the course of the year, and the same threshold.
    (citation,) = law.value("convention.posts_threshold", "2021").citations
    assert str(citation.period) == "2021-05-27/.."


def test_a_law_that_cannot_be_told_says_so_after_a_journey():
    error = CannotBeTold("x", PartialDate(2012), Text(fr="inconnu", en="unknown"))
    again = pickle.loads(pickle.dumps(error))
    assert (again.name, again.on, again.message) == (error.name, error.on, error.message)
    assert str(again) == "unknown"


@pytest.mark.parametrize(
    "error",
    [
        CannotBeTold(name="x", on=PartialDate(2012), message=Text("inconnu", "unknown")),
        ChangeSetError(source="x", faults=(fault("dated"),)),
        IndexFault(path="x", message=Text("inconnu", "unknown")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_whose_facts_are_given_by_name_is_the_same_after_a_journey(error):
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_near_names_are_three_at_most_and_best_first():
    known = ["posts", "posts_a", "posts_ab", "posts_abc", "night"]
    error = UnknownName("parameter", "pots", known)
    assert error.suggestions == ("posts", "posts_a", "posts_ab")
    assert error.message.fr.endswith("proche : posts, posts_a, posts_ab")
    assert error.message.en.endswith("near: posts, posts_a, posts_ab")
    assert error.args == ("parameter", "pots", error.suggestions)


def test_a_name_that_is_near_nothing_suggests_nothing():
    error = UnknownName("parameter", "zzz", ["posts"])
    assert error.suggestions == ()
    assert error.message.en == "unknown parameter: 'zzz'"
    assert "zzz" in error.message.fr
    assert "proche" not in error.message.fr


@pytest.mark.parametrize(
    ("period", "fr", "en"),
    [
        (Period(), "", ""),
        (Period(date(2012, 5, 1)), " (depuis le 2012-05-01)", " (since 2012-05-01)"),
        (Period(None, date(2012, 5, 1)), " (jusqu’au 2012-05-01)", " (until 2012-05-01)"),
        (
            Period(date(2012, 5, 1), date(2019, 12, 28)),
            " (du 2012-05-01 au 2019-12-28)",
            " (2012-05-01 to 2019-12-28)",
        ),
    ],
)
def test_a_citation_reads_with_the_life_of_its_version(period, fr, en):
    citation = cite("CGCT L9999-9", period)
    where = "Code général des collectivités territoriales, L9999-9"
    assert citation.label("fr") == citation.label() == where + fr
    assert citation.label("en") == where + en


def test_a_text_may_be_cited_as_a_whole():
    citation = cite("CGCT", Period())
    assert (citation.article, citation.short) == (None, "CGCT")
    assert citation.label() == "Code général des collectivités territoriales"


def test_the_version_quoted_is_that_of_the_day_or_else_of_the_first_day():
    value = Period(date(2012, 5, 1), date(2019, 12, 28))
    later = date(2020, 6, 1)
    assert str(cite("CSI L512-4 al. 1", value).period) == "2012-05-01/2019-12-28"
    assert str(cite("CSI L512-4 al. 1", value, on=later).period) == "2019-12-29/2021-05-26"
    since = Period(date(2019, 12, 29), date(2021, 12, 31))
    assert str(cite("CSI L512-4 al. 1", since).period) == "2019-12-29/2021-05-26"


def test_a_change_set_is_cited_by_its_own_name_and_the_other_texts_by_theirs():
    bill = texts.LegalText("bill", "bill", "Projet", texts.Rank.DRAFT)
    assert cite("bill art. 2", Period(), laid=bill).text is bill
    assert cite("CSI L512-4", Period(), laid=bill).text == texts.text("CSI")
    with pytest.raises(UnknownName):
        cite("bill art. 2", Period())


def test_without_a_day_or_a_version_the_days_of_the_value_are_quoted():
    assert cite("CSI L512-4 al. 1", Period()).period == Period()
    unrecorded = Period(date(2001, 1, 1), date(2002, 1, 1))
    assert cite("CSI L9999-9", unrecorded).period == unrecorded
    assert cite("CSI L512-4 al. 1", unrecorded).period == unrecorded  # not yet in force


def test_without_a_day_the_days_of_the_value_are_quoted_whatever_was_asked_before():
    (old,) = Series.from_rows("x", [{"value": 1, "cite": "CSI L512-4 al. 1"}])
    days = [None, date(2012, 5, 1), date(2019, 12, 29), date(2012, 4, 30), None]
    assert [str(old.citations(day)[0].period) for day in days] == [
        "../..",
        "2012-05-01/2019-12-28",
        "2019-12-29/2021-05-26",
        "../..",  # before its first version
        "../..",
    ]


def test_a_printed_basis_is_parted_by_semicolons():
    found = cite_printed("CSI L512-4 al. 1; CGCT annexe IV-I art. 21", Period(date(2012, 5, 1)))
    assert [one.short for one in found] == ["CSI L512-4 al. 1", "CGCT annexe IV-I art. 21"]
    assert str(found[0].period) == "2012-05-01/2019-12-28"
    assert {one.confidence for one in found} == {Confidence.HIGH}


@pytest.mark.parametrize(
    ("reference", "code", "article"),
    [
        ("CSI L512-4 al. 1", "CSI", "L512-4 al. 1"),
        ("CSI", "CSI", None),
        ("CE L541-44", "CENV", "L541-44"),  # an abbreviation of its own
        ("C. environnement L541-44", "CENV", "L541-44"),
        ("CGCT L2212-5", "CGCT", "L2212-5"),
        ("CGCT annexe IV-I art. 21", "MODEL-IV-I", "art. 21"),  # the longest name is meant
        ("CGCT annexe IV-I, art. 21", "CGCT", "annexe IV-I, art. 21"),
        ("CSI L512-4 al. 1,", "CSI", "L512-4 al. 1"),
    ],
)
def test_a_printed_reference_begins_with_the_name_of_its_text(reference, code, article):
    text, rest = texts.as_written(reference)
    assert (text, rest) == (texts.text(code), article)


@pytest.mark.parametrize(
    ("reference", "rank"),
    [
        ("Loi 2050-1 du 1 janvier 2050", law.Rank.STATUTE),
        ("loi Untel", law.Rank.STATUTE),
        ("Décret 2050-2", law.Rank.STATUTE),
        ("Ordonnance 2050-3", law.Rank.STATUTE),
        ("Statut de la fonction publique", law.Rank.STATUTE),
        ("Guide d'une loi", law.Rank.SOFT),
        ("CSIX L512-4", law.Rank.SOFT),  # no text begins with another one's letters
        ("Plan de la CSI", law.Rank.SOFT),
    ],
)
def test_a_text_that_is_not_listed_stands_for_itself(reference, rank):
    text, article = texts.as_written(reference)
    assert (text.code, text.short, text.title, text.rank) == (reference,) * 3 + (rank,)
    assert article is None


def test_a_version_of_an_article_is_found_by_a_day_of_its_life():
    assert texts.version("CSI", "L512-4", date(2012, 4, 30)) is None
    assert str(texts.version("CSI", "L512-4", date(2012, 5, 1))) == "2012-05-01/2019-12-28"
    assert texts.versions("CSI", "L9999-9") == ()
