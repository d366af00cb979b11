import pytest

from secuprev import law
from secuprev.law import Confidence
from secuprev.render.labels import (
    SEVERITY_COLUMN,
    answer,
    family,
    label,
    legal_value,
    part,
    status_count,
)
from secuprev.rules import Severity, Status
from secuprev.values import Text
from secuprev.values.typography import counted, number


def words_of_legal_values():
    for name in law.names():
        parameter = law.parameter(name)
        for series in (parameter.series, *parameter.elsewhere.values()):
            for state in series:
                values = state.value if isinstance(state.value, tuple) else (state.value,)
                yield from ((name, value) for value in values if isinstance(value, str))


@pytest.mark.parametrize("one", [*Status, *Severity, *Confidence])
def test_each_code_has_a_label_in_both_languages(one):
    said = label(one)
    assert said.fr
    assert said.en
    assert said.fr != said.en


def test_each_severity_has_a_word_for_the_table():
    assert set(SEVERITY_COLUMN) == set(Severity)


@pytest.mark.parametrize("value", [True, False, None])
def test_yes_no_and_unknown_are_three_different_words(value):
    others = {True, False, None} - {value}
    assert answer(value).fr not in {answer(other).fr for other in others}


@pytest.mark.parametrize("code", sorted({one.family for one in law.domains.values()}))
def test_each_family_of_domains_has_a_name(code):
    assert family(code).fr != code
    assert family(code).en != code


@pytest.mark.parametrize("code", sorted({one.part.value for one in law.clauses()}))
def test_each_part_of_the_models_has_a_name(code):
    assert part(code).fr != code


def test_no_legal_value_is_shown_as_a_bare_code():
    bare = {
        (name, word)
        for name, word in words_of_legal_values()
        if "_" in legal_value(word, None, "fr") or "_" in legal_value(word, None, "en")
    }
    assert not bare, "give these words a label in secuprev.render.labels"


def test_the_words_of_legal_values_are_in_french_for_a_french_reader():
    same = {word for _, word in words_of_legal_values() if legal_value(word, None, "fr") == word}
    assert same <= {"maire", "convention", "06:00", "23:00"}


@pytest.mark.parametrize("name", law.names())
def test_each_unit_is_named(name):
    parameter = law.parameter(name)
    if parameter.unit is not None:
        assert legal_value(2, parameter.unit, "fr") != "2"


@pytest.mark.parametrize(
    ("value", "unit", "fr", "en"),
    [
        (3, "posts", "3 emplois", "3 posts"),
        (1, "meetings", "1 réunion", "1 meeting"),
        (80000, "inhabitants", "80\u202f000 habitants", "80,000 inhabitants"),
        (True, None, "oui", "yes"),
        (False, None, "non", "no"),
        (None, "posts", "pas de valeur dans les textes", "no value in the texts"),
        ((), None, "aucun", "none"),
        (("06:00", "23:00"), None, "de 06:00 à 23:00", "from 06:00 to 23:00"),
        ("qpv", None, "quartier prioritaire (QPV)", "priority neighbourhood (QPV)"),
        (("procureur",), None, "procureur de la République", "public prosecutor"),
        ("something_new", None, "something_new", "something_new"),
    ],
)
def test_legal_values_read_well(value, unit, fr, en):
    assert legal_value(value, unit, "fr") == fr
    assert legal_value(value, unit, "en") == en


@pytest.mark.parametrize(
    ("count", "fr", "en"),
    [(0, "0 fait", "0 facts"), (1, "1 fait", "1 fact"), (2, "2 faits", "2 facts")],
)
def test_plurals_are_those_of_each_language(count, fr, en):
    nouns = Text("fait", "fact"), Text("faits", "facts")
    assert counted(count, *nouns, "fr") == fr
    assert counted(count, *nouns, "en") == en


def test_thousands_are_set_apart():
    assert number(1234567, "fr") == "1\u202f234\u202f567"
    assert number(1234567, "en") == "1,234,567"


def test_statuses_are_counted():
    assert [status_count(Status.BREACH, n, "fr") for n in (0, 1, 2)] == [
        "0 manquement",
        "1 manquement",
        "2 manquements",
    ]
