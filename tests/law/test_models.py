"""The model conventions and the domains they name, from the articles of the models themselves."""

from datetime import date

import pytest

from secuprev import law
from secuprev.law import texts
from secuprev.law.model_clauses import Part
from secuprev.law.model_editions import editions

BEFORE_2012, SINCE_2012 = "2012-01-04", "2012-01-05"

# Article 1 of the models since 2012: six needs, in this order.
NEEDS = [
    "besoin.securite_routiere",
    "besoin.violence_transports",
    "besoin.toxicomanie",
    "besoin.violences_scolaires",
    "besoin.centres_commerciaux",
    "besoin.pollutions_nuisances",
]
# Article 16: nine fields of reinforced cooperation, in this order.
REINFORCED = [
    "t2.partage_moyens",
    "t2.information_quotidienne",
    "t2.communication_operationnelle",
    "t2.videoprotection",
    "t2.missions_communes",
    "t2.violences_urbaines_crise",
    "t2.securite_routiere",
    "t2.prevention",
    "t2.encadrement_manifestations",
]


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2000-03-26", None),
        ("2000-03-27", "2000"),
        ("2000-12-30", "2000-cgct"),
        (BEFORE_2012, "2000-cgct"),
        (SINCE_2012, "2012"),
        ("2014-01-01", "2014"),
        ("2017-11-04", "2014"),
        ("2017-11-05", "2017"),
        ("2020-01-01", "2020"),
        ("2024-02-01", "2024"),
    ],
)
def test_editions_of_the_communal_model(day, edition):
    model = law.model(day, "communal")
    assert (model and model.id) == edition


def test_there_is_no_intercommunal_model_before_2012():
    assert law.model(BEFORE_2012, "intercommunal") is None
    assert law.model(SINCE_2012, "intercommunal").citation.short == "CGCT annexe IV-II"
    assert law.model("2014-01-01", "intercommunal").citation.short == "CSI annexe 2"


def test_needs_and_reinforced_cooperation_are_those_of_articles_1_and_16():
    model = law.model(SINCE_2012, "communal")
    by_part = {part: [c.code for c in model.clauses if c.part is part] for part in Part}
    assert by_part[Part.NEEDS] == NEEDS
    assert by_part[Part.REINFORCED][:9] == REINFORCED
    for rank, code in enumerate(NEEDS, 1):
        assert model.article(code) == f"CGCT annexe IV-I art. 1, {rank}°"
    for rank, code in enumerate(REINFORCED, 1):
        assert model.article(code) == f"CGCT annexe IV-I art. 16, {rank}°"


def test_the_model_of_2000_has_neither_needs_nor_title_two():
    model = law.model("2006-06-01", "communal")
    assert {clause.part for clause in model.clauses} == {Part.PLACES, Part.COORDINATION}
    assert model.article("t1.foires_marches") == "CGCT annexe IV-I art. 8"
    with pytest.raises(law.UnknownName):
        model.article("t2.prevention")


@pytest.mark.parametrize(
    ("domain", "in_2000", "since_2012"),
    [
        ("drug_addiction_prevention", [], ["art. 1, 3°"]),
        ("transport_security", [], ["art. 1, 2°"]),
        ("holiday_watch", [], ["art. 16, 8°"]),
        ("vulnerable_people_protection", [], ["art. 16, 8°"]),
        ("video_protection", [], ["art. 16, 4°"]),
        ("urban_violence_and_crisis", [], ["art. 16, 6°"]),
        ("vehicle_impoundment", ["art. 10"], ["art. 6", "art. 16, 7°"]),
        ("public_buildings_guard", ["art. 6"], ["art. 2"]),
        ("school_surroundings", ["art. 7", "art. 7"], ["art. 3 I", "art. 3 II"]),
        ("event_security", ["art. 9"], ["art. 5", "art. 16, 9°"]),
        ("dangerous_dogs", [], []),
        ("travellers_unlawful_parking", [], []),
        ("public_order_maintenance", [], []),
    ],
)
def test_under_which_article_a_domain_is_named(domain, in_2000, since_2012):
    series = law.domains[domain].in_model("communal")
    for day, articles in ((BEFORE_2012, in_2000), (SINCE_2012, since_2012)):
        state = series.at(day)
        assert len(state.value) == len(articles)
        named = [reference.partition(" ")[2] for reference in state.references]
        assert [one for one in named if one] == articles


def test_which_text_opened_a_domain():
    opened = law.domains["holiday_watch"].opened()
    assert (opened.period.start, opened.changed_by) == (date(2012, 1, 5), ("D-2012-2",))
    assert texts.text(opened.changed_by[0]).title.startswith("Décret n° 2012-2 du 2 janvier 2012")
    assert law.domains["vehicle_impoundment"].opened().period.start == date(2000, 3, 27)
    assert law.domains["dangerous_dogs"].opened() is None


def test_a_vague_year_is_told_when_the_editions_agree_on_the_domain():
    """2017, 2020 and 2024 changed the models elsewhere."""
    series = law.domains["holiday_watch"].in_model("communal")
    assert series.at("2017").value == ("t2.prevention",)
    with pytest.raises(law.StraddlesChange):
        law.model("2017", "communal")
    with pytest.raises(law.StraddlesChange):
        series.at("2012")


def test_domains_of_a_model_are_those_that_say_so_themselves():
    for day in ("2006-06-01", "2012-11-23", "2026-04-03"):
        for kind in ("communal", "intercommunal"):
            model = law.model(day, kind)
            named = {
                code for code, domain in law.domains.items() if domain.in_model(kind).at(day).value
            }
            assert set(model.domains if model else ()) == named


def test_the_vocabulary_has_76_domains_in_both_languages():
    assert len(law.domains) == 76
    labels = [domain.label for domain in law.domains.values()]
    assert len({label.fr for label in labels}) == len({label.en for label in labels}) == 76
    assert sum(domain.competence for domain in law.domains.values()) == 45


def test_an_unknown_domain_or_clause_comes_with_near_ones():
    with pytest.raises(law.UnknownName) as error:
        law.domains["holiday_watches"]
    assert error.value.suggestions[0] == "holiday_watch"
    assert "holiday_watches" not in law.domains
    assert "holiday_watch" in law.domains
    with pytest.raises(law.UnknownName):
        law.clause("t2.prevensions")


def test_34_clauses_each_with_a_label_and_an_article():
    clauses = law.clauses()
    assert len(clauses) == 34
    for clause in clauses:
        assert clause.label.fr != clause.label.en
        assert 2012 in clause.articles  # the models since 2012 dropped none
    assert law.clause("t1.info_controles_routiers").note_2000.fr == (
        "seulement les contrôles de vitesse"
    )


def test_editions_cite_a_text_and_the_one_that_brought_them():
    for kind in ("communal", "intercommunal"):
        for state in editions(kind):
            if state.value is not None:
                assert state.citations()[0].text.rank is law.Rank.MODEL
                assert all(texts.text(code) for code in state.changed_by)


def test_texts_are_found_by_code():
    assert "CSI" in texts.codes()
    with pytest.raises(law.UnknownName):
        texts.text("CSII")
    assert texts.versions("CSI", "L999-1") == ()
    assert texts.version("CSI", "L512-4", date(2010, 1, 1)) is None


@pytest.mark.parametrize(
    ("reference", "fr", "en"),
    [
        ("CSI L512-4", "(depuis le 2021-05-27)", "(since 2021-05-27)"),
        ("CSI", "Code de la sécurité intérieure", "Code de la sécurité intérieure"),
    ],
)
def test_labels_of_citations(reference, fr, en):
    from secuprev.law.citation import cite
    from secuprev.values import Period

    period = Period(date(2021, 5, 27)) if " " in reference else Period()
    citation = cite(reference, period)
    assert citation.label("fr").endswith(fr)
    assert citation.label("en").endswith(en)
    ended = cite("D-83-459", Period(None, date(2002, 7, 17)))
    assert ended.label("fr").endswith("(jusqu’au 2002-07-17)")


def test_a_model_that_there_is_not_is_told_with_what_is_near():
    with pytest.raises(law.UnknownName) as refused:
        law.model("2012-11-23", kind="comunal")
    assert refused.value.suggestions[0] == "communal"
