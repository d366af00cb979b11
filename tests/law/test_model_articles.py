"""The articles of the model conventions, from the annexes of the decrees that printed them."""

from datetime import date, timedelta

import pytest

from secuprev import law
from secuprev.law.model_articles import Chapter, article_codes, article_history, too_wide
from secuprev.law.model_editions import editions
from secuprev.law.store import read

KINDS = ("communal", "intercommunal")
# The first day of each edition of 22 articles.
SINCE_2012 = ("2012-01-05", "2014-01-01", "2017-11-05", "2020-01-01", "2024-02-01")

# Left: decree of 24 March 2000. Right: annexes since the decree of 2 January 2012.
NUMBERS = {
    "1": "10", "2": "11", "3": "12", "4": "13", "5": "14", "6": "2", "7": "3", "8": "4",
    "9": "5", "10": "6", "11": "7", "12": "9", "13": "19", "14": "20", "15": "21",
}  # fmt: skip
NEW_IN_2012 = {"1", "8", "15", "16", "17", "18", "22"}


def eve(day):
    return date.fromisoformat(day) - timedelta(days=1)


def article(day, number, kind="communal"):
    return next(one for one in law.model(day, kind).articles if one.number == number)


@pytest.mark.parametrize("day", ["2000-03-27", "2000-12-30", "2012-01-04"])
def test_the_model_of_2000_has_a_preamble_and_15_articles(day):
    numbers = [one.number for one in law.model(day).articles]
    assert numbers == [None, *(str(number) for number in range(1, 16))]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("day", [*SINCE_2012, "2013-12-31", "2017-11-04", "2026-04-03"])
def test_the_models_since_2012_have_a_preamble_and_22_articles(day, kind):
    numbers = [one.number for one in law.model(day, kind).articles]
    assert numbers == [None, *(str(number) for number in range(1, 23))]


def test_which_article_took_the_place_of_which():
    old = {one.code: one.number for one in law.model("2012-01-04").articles}
    new = {one.code: one.number for one in law.model("2012-01-05").articles}
    assert {old[code]: new[code] for code in old if old[code]} == NUMBERS
    assert {new[code] for code in new if code not in old} == NEW_IN_2012


def test_every_clause_stands_in_one_article_of_each_model():
    for kind in KINDS:
        for state in editions(kind):
            if state.value is None:
                continue
            model = law.model(state.period.start, kind)
            held = [clause for one in model.articles for clause in one.clauses]
            assert sorted(one.code for one in held) == sorted(one.code for one in model.clauses)
            for one in model.articles:
                for clause in one.clauses:
                    reference = model.article(clause.code)
                    assert reference.split("art. ")[1].split(",")[0].split()[0] == one.number


def test_articles_with_several_clauses():
    assert len(article("2012-01-05", "1").clauses) == 6
    assert len(article("2012-01-05", "16").clauses) == 9
    assert [one.code for one in article("2012-01-05", "11").clauses] == [
        "t1.information_mutuelle",
        "t1.missions_communes",
    ]
    assert [one.code for one in article("2006-06-01", "1").clauses] == ["t1.reunions_periodiques"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("day", SINCE_2012)
def test_title_two_alone_is_optional(day, kind):
    articles = law.model(day, kind).articles
    assert [one.number for one in articles if one.optional] == ["15", "16", "17", "18"]
    assert [one.number for one in articles if one.in_title == 2] == ["15", "16", "17", "18"]
    assert {one.chapter for one in articles if one.optional} == {Chapter.REINFORCED}


def test_nothing_is_optional_and_there_are_no_titles_in_the_model_of_2000():
    articles = law.model("2011-06-01").articles
    assert not any(one.optional for one in articles)
    assert {one.in_title for one in articles} == {None}
    by_chapter = {
        chapter: [one.number for one in articles if one.chapter is chapter] for chapter in Chapter
    }
    assert by_chapter[Chapter.COORDINATION] == ["1", "2", "3", "4", "5"]
    assert by_chapter[Chapter.PLACES] == ["6", "7", "8", "9", "10", "11", "12"]
    assert by_chapter[Chapter.CLOSING] == ["13", "14", "15"]
    assert by_chapter[Chapter.NEEDS] == by_chapter[Chapter.REINFORCED] == []


def test_chapters_since_2012():
    articles = law.model("2024-02-01").articles
    by_chapter = {
        chapter: [one.number for one in articles if one.chapter is chapter] for chapter in Chapter
    }
    assert by_chapter[Chapter.PLACES] == ["2", "3", "4", "5", "6", "7", "8", "9"]
    assert by_chapter[Chapter.COORDINATION] == ["10", "11", "12", "13", "14"]
    assert by_chapter[Chapter.CLOSING] == ["19", "20", "21", "22"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("day", "changed"),
    [
        ("2014-01-01", {None, "1", "16"}),  # basis in the CSI; dashes become numbers
        ("2017-11-05", {"10", "13", "16"}),  # road safety
        ("2020-01-01", {None}),  # tribunal judiciaire
        ("2024-02-01", {None}),  # circonscription de police nationale
    ],
)
def test_which_articles_each_decree_changed(kind, day, changed):
    state = editions(kind).at(day)
    assert state.period.start.isoformat() == day
    before = {one.code: one for one in law.model(eve(day), kind).articles}
    after = {one.code: one for one in law.model(day, kind).articles}
    assert {after[code].number for code in after if after[code] != before[code]} == changed
    for one in after.values():
        assert (one.changed_by == state.changed_by) is (one.number in changed)
        assert (one.wording.start == state.period.start) is (one.number in changed)


@pytest.mark.parametrize(
    ("number", "day", "word_before", "word_after"),
    [
        ("10", "2017-11-05", None, "sécurité routière"),
        ("13", "2017-11-05", None, "sécurité routière"),
        ("16", "2017-11-05", "stratégie locale de contrôle", "publics vulnérables"),
        (None, "2020-01-01", "tribunal de grande instance", "tribunal judiciaire"),
        (None, "2024-02-01", "sécurité publique", "circonscription de police nationale"),
        (None, "2014-01-01", "L2212-6 du CGCT", "L512-4 du CSI"),
        ("16", "2014-01-01", "tiret", "numérotés"),
    ],
)
def test_words_on_each_side_of_a_change(number, day, word_before, word_after):
    before = article(eve(day), number).asks.fr
    after = article(day, number).asks.fr
    assert word_after in after
    assert word_after not in before
    if word_before:
        assert word_before in before


def test_the_term_is_that_of_the_legal_values():
    for day, fr in (("2012-01-04", ("Cinq ans", "tacite")), ("2012-01-05", ("Trois ans", "expr"))):
        last = next(one for one in law.model(day).articles if one.code == "term")
        assert all(word in last.asks.fr for word in fr)
        assert "six mois" in last.asks.fr
    assert law.value("model.years", "2012-01-04").citations[0].article == "art. 15"
    assert article("2012-01-04", "15").code == article("2012-01-05", "21").code == "term"


def test_what_the_parties_fill_in():
    blank = {one.number for one in law.model("2024-02-01").articles if one.blanks}
    # Fixed wholly: guard, other events, traffic, checks, change, information, files, evaluation,
    # term. The list of roads of article 6 is given at the meetings, not in the convention.
    assert {str(n) for n in range(1, 23)} - blank == {
        "2",
        "5",
        "6",
        "7",
        "9",
        "11",
        "12",
        "20",
        "21",
    }
    assert "sauf le 6°" in article("2014-01-01", "16").blanks.fr
    assert "force de l'État" in article("2014-01-01", None).blanks.fr  # « (à préciser) »
    assert "force de l'État" not in article("2011-06-01", None).blanks.fr


def test_differences_of_the_intercommunal_model():
    for day in SINCE_2012:
        assert not any(one.intercommunal for one in law.model(day, "communal").articles)
        same = {
            one.number for one in law.model(day, "intercommunal").articles if not one.intercommunal
        }
        assert same == {"18", "21"}
    assert "sous l'autorité" in article("2014-01-01", "6", "intercommunal").intercommunal.fr
    # Article 16, 7° lost its plural in 2017.
    before = article("2017-11-04", "16", "intercommunal").intercommunal.fr
    after = article("2017-11-05", "16", "intercommunal").intercommunal.fr
    assert "plusieurs préfets et procureurs au 7°" in before
    assert "le 7° n'a plus qu'un préfet" in after


def test_the_first_intercommunal_model_changed_nothing():
    assert not any(one.change for one in law.model("2012-01-05", "intercommunal").articles)
    assert article("2012-01-05", "8", "communal").change.fr == "Article nouveau."
    # Later decrees changed both models.
    for number, day in (("10", "2017-11-05"), (None, "2024-02-01")):
        changes = {article(day, number, kind).change for kind in KINDS}
        assert len(changes) == 1
        assert None not in changes


@pytest.mark.parametrize(
    ("day", "kind", "short"),
    [
        ("2000-12-29", "communal", "Convention type de 2000 art. 1"),
        ("2000-12-30", "communal", "CGCT annexe IV-I art. 1"),
        ("2013-12-31", "communal", "CGCT annexe IV-I art. 10"),
        ("2014-01-01", "communal", "CSI annexe 1 art. 10"),
        ("2013-12-31", "intercommunal", "CGCT annexe IV-II art. 10"),
        ("2014-01-01", "intercommunal", "CSI annexe 2 art. 10"),
    ],
)
def test_where_an_article_is_printed(day, kind, short):
    meetings = next(one for one in law.model(day, kind).articles if one.code == "meetings")
    assert meetings.citation.short == short
    assert meetings.citation.text.rank is law.Rank.MODEL
    assert article_history("meetings", kind).at(day).citations()[0].short == short


def test_an_article_through_time():
    needs = article_history("needs")
    assert needs.at("2012-01-04").value is None
    assert needs.at("2012-01-05").value.number == "1"
    assert article_history("needs", "intercommunal").at("2011-06-01").value is None
    # Article 2 did not change in 2017, article 10 did.
    assert article_history("static_guard").at("2017").value.number == "2"
    with pytest.raises(law.StraddlesChange):
        article_history("meetings").at("2017")
    with pytest.raises(law.UnknownName) as error:
        article_history("meeting")
    assert error.value.suggestions[0] == "meetings"


def test_the_decree_of_the_edition_of_2020_is_second_hand():
    assert article("2020-01-01", None).confidence == "medium"
    assert article("2024-02-01", None).confidence == "high"


def test_every_wording_is_told_in_both_languages_and_begins_with_an_edition():
    starts = {state.period.start for state in editions("communal")}
    for code in article_codes():
        rows = read("model_articles")["articles"][code]["wordings"]
        assert [row["from"] for row in rows] == sorted({row["from"] for row in rows})
        for row in rows:
            assert row["from"] in starts
            assert law.text(row["by"])
            for name in ("blanks", "intercommunal", "change"):
                if name in row:
                    assert set(row[name]) == {"fr", "en"}
            assert row["fr"] != row["en"]


def test_a_domain_that_many_articles_serve_is_marked_as_too_wide():
    for code, domain in law.domains.items():
        numbers = {one.articles[2012].split(",")[0].split(" I")[0] for one in domain.clauses}
        assert (len(numbers) > 3) is (code in too_wide())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", sorted(article_codes()))
def test_a_wording_ends_on_the_eve_of_the_next_and_the_last_one_runs(code, kind):
    told = [one.value.wording for one in article_history(code, kind) if one.value is not None]
    wordings = sorted(set(told), key=lambda one: one.start)
    eves = [one.start - timedelta(days=1) for one in wordings[1:]]
    assert [one.end for one in wordings[:-1]] == eves
