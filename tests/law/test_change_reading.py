"""Reading a change set: every fault is told in one go, with its place and what was meant."""

import errno
import os
from datetime import date, datetime

import pytest

from secuprev import law
from secuprev.law import ChangeSetError, changes
from secuprev.law.change_walk import shown

META = {"id": "what-if", "fr": "Hypothèse", "en": "What if"}
DAY = date(2020, 1, 1)


def faults(tables, **meta):
    with pytest.raises(ChangeSetError) as error:
        changes({"meta": META | meta, **tables})
    for one in error.value.faults:
        assert one.message.fr
        assert one.message.en
        assert one.in_("fr") != one.in_("en")
    return [(one.place, one.code, one.suggestion) for one in error.value.faults]


def threshold(*rows):
    return {"convention": {"posts_threshold": {"values": list(rows)}}}


PLACE = "convention.posts_threshold.values"


def test_a_set_is_read_from_a_text_a_file_or_plain_values(tmp_path):
    text = """
    [meta]
    id = "bill-x"
    fr = "Projet"
    en = "Bill"
    status = "bill"
    note = {fr = "Lu.", en = "Read."}
    sources = ["Sénat", "https://example.org/x"]
    [convention.posts_threshold]
    values = [
      {from = 2020-01-01, value = 2, cite = ["bill-x art. 1", "CSI L512-4"], by = "LOI-2021-646"},
      {from = 2021-01-01, confidence = "low", note = {fr = "a", en = "b"}},
    ]
    [convention.state_representatives.where]
    2A = [{value = ["prefet"]}]
    """
    path = tmp_path / "set.toml"
    path.write_text("\ufeff" + text, encoding="utf-8")
    plain = {
        "meta": {
            "id": "bill-x", "fr": "Projet", "en": "Bill", "status": "bill",
            "note": {"fr": "Lu.", "en": "Read."}, "sources": ["Sénat", "https://example.org/x"],
        },
        "convention": {
            "posts_threshold": {
                "values": [
                    {"from": DAY, "value": 2, "cite": ["bill-x art. 1", "CSI L512-4"],
                     "by": "LOI-2021-646"},
                    {"from": date(2021, 1, 1), "confidence": "low",
                     "note": {"fr": "a", "en": "b"}},
                ]
            },
            "state_representatives": {"where": {"2A": [{"value": ["prefet"]}]}},
        },
    }  # fmt: skip
    read = changes(text)
    assert read == changes(path) == changes(plain)
    assert changes(read) is read
    assert (read.id, read.status, read.undated) == ("bill-x", law.ChangeStatus.BILL, True)
    assert read.starts == (DAY,)
    assert read.text.url == "https://example.org/x"
    assert read.note.en == "Read."
    with law.amended(read, since=DAY):
        answer = law.value("convention.posts_threshold", "2021-05-01")
        assert (answer.value, answer.confidence, answer.note.en) == (None, law.Confidence.LOW, "b")


def test_the_text_may_not_be_toml():
    with pytest.raises(ChangeSetError) as error:
        changes("[meta]\nid = ]")
    (fault,) = error.value.faults
    assert (fault.code, fault.line, fault.column) == ("not-toml", 2, 6)
    assert "line 2" not in fault.message.en  # whoever shows the fault says where it is
    with pytest.raises(ChangeSetError) as error:
        changes("[meta]\nid =")
    (fault,) = error.value.faults
    assert (fault.code, fault.line, fault.column) == ("not-toml", None, None)
    assert "(at end of document)" in fault.message.en
    with pytest.raises(ChangeSetError) as error:
        changes("x = " + "[" * 5000)
    assert error.value.faults[0].code == "not-toml"


@pytest.mark.parametrize("name", ["bill-2025", "changes.toml", "a b"])
def test_a_name_in_place_of_a_text_is_told_with_what_to_write(name):
    with pytest.raises(ChangeSetError) as error:
        changes(name)
    (fault,) = error.value.faults
    assert fault.code == "only-a-name"
    assert 'law.draft("bill-2025")' in fault.message.en
    assert "pathlib.Path" in fault.message.fr
    assert law.draft("bill-2025").id == "bill-2025"


def test_a_file_may_not_be_readable(tmp_path):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ChangeSetError) as error:
            changes(path)
        assert [one.code for one in error.value.faults] == ["unreadable"]
        assert error.value.source == str(path)
    reason = os.strerror(errno.EISDIR)
    assert error.value.faults[0].message.en == f"the file cannot be read ({reason})"
    path = tmp_path / "latin.toml"
    path.write_bytes("# été".encode("latin-1"))
    with pytest.raises(ChangeSetError) as error:
        changes(path)
    assert [one.code for one in error.value.faults] == ["unreadable"]
    assert "no text in UTF-8" in error.value.faults[0].message.en


def test_what_a_set_is_must_be_said():
    with pytest.raises(ChangeSetError) as error:
        changes({"meta": {"status": "law", "sources": ["a", 1], "titre": "x", "note": {"fr": "a"}}})
    assert sorted((one.place, one.code) for one in error.value.faults) == [
        ("meta", "missing-key"),  # id
        ("meta", "missing-key"),  # fr
        ("meta", "missing-key"),  # en
        ("meta.note", "missing-key"),
        ("meta.sources[1]", "bad-type"),
        ("meta.status", "unknown-word"),
        ("meta.titre", "unknown-key"),
    ]
    for raw in ({}, {"meta": []}, {"meta": None}):
        with pytest.raises(ChangeSetError):
            changes(raw)


def test_a_title_is_one_text():
    assert faults({}, fr=["a"]) == [("meta.fr", "bad-type", None)]


def test_a_status_is_a_word():
    assert faults({}, status=3) == [("meta.status", "bad-type", None)]


@pytest.mark.parametrize("id", ["one post", "", "CSI", "a/b", 3, None])
def test_the_name_of_a_set_can_be_cited_and_is_no_text(id):
    found = faults({}, id=id)
    assert [place for place, _, _ in found] == ["meta.id"]


def test_names_that_nothing_bears_are_told_with_what_is_near():
    tables = {
        "conventions": {},
        "convention": {"posts_treshold": {}, "zzz": {}, "posts_threshold": {"value": 1}},
        "competences": {"row": {}},
    }
    assert faults(tables) == [
        ("competences.row", "unknown-key", "rows"),
        ("conventions", "unknown-key", "convention"),
        ("convention.posts_treshold", "unknown-parameter", "posts_threshold"),
        ("convention.zzz", "unknown-parameter", None),
        ("convention.posts_threshold.value", "unknown-key", "values"),
        ("convention.posts_threshold", "missing-key", None),
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([{"from": date(1999, 4, 15), "value": 1}], [("[0].from", "before-record")]),
        ([{"from": "2020-01-01", "value": 1}], [("[0].from", "bad-type")]),
        ([{"from": datetime(2020, 1, 1), "value": 1}], [("[0].from", "bad-type")]),
        ([{"value": 1}, {"value": 2}], [("[1]", "missing-from")]),
        ([{"from": DAY, "value": 1}, {"from": DAY, "value": 2}], [("[1].from", "overlap")]),
        (
            [{"from": DAY, "value": 1}, {"from": date(2019, 1, 1), "value": 2}],
            [("[1].from", "overlap")],
        ),
        ([], [("", "no-row")]),
        ({"from": DAY}, [("", "bad-type")]),
        ([1], [("[0]", "bad-type")]),
        ([{"from": DAY, "valeur": 1}], [("[0].valeur", "unknown-key")]),
        ([{"value": "3"}], [("[0].value", "bad-type")]),
        ([{"value": True}], [("[0].value", "bad-type")]),
        ([{"value": 1.5}], [("[0].value", "bad-type")]),
        ([{"value": -1}], [("[0].value", "negative")]),
        ([{"value": 1, "cite": "CSX L512-4"}], [("[0].cite", "unknown-text")]),
        ([{"value": 1, "cite": ["CSI L512-4", 4]}], [("[0].cite[1]", "bad-type")]),
        ([{"value": 1, "by": "LOI-2050-1"}], [("[0].by", "unknown-text")]),
        ([{"value": 1, "confidence": "sure"}], [("[0].confidence", "unknown-word")]),
        ([{"value": 1, "note": "x"}], [("[0].note", "bad-type"), ("[0].note", "missing-key")]),
    ],
)
def test_what_is_wrong_with_a_row_is_told_at_its_place(rows, found):
    told = [(place.removeprefix(PLACE), code) for place, code, _ in faults(
        {"convention": {"posts_threshold": {"values": rows}}}
    )]  # fmt: skip
    assert list(dict.fromkeys(told)) == found


@pytest.mark.parametrize(
    ("name", "value", "good"),
    [
        ("convention.communal_signatories", ["maire", "president_conseil_departemental"], True),
        ("convention.communal_signatories", ["maire", "mair"], False),
        ("convention.communal_signatories", "maire", False),
        ("convention.communal_signatories", [["maire"]], False),
        ("convention.communal_opinions", [], True),
        ("equipment.dog_unit", "no_basis", True),  # a word of its group
        ("equipment.dog_unit", "tacit", False),
        ("convention.transition", False, True),
        ("convention.transition", 0, False),
        ("video.ended_if_given_before", date(2010, 1, 1), True),
        ("video.ended_if_given_before", datetime(2010, 1, 1), False),
        ("video.ended_if_given_before", "2010-01-01", False),
        ("night.hours", ["22:30", "05:00"], True),
        ("night.hours", ["22:30"], False),
        ("night.hours", ["24:00", "05:00"], False),
        ("night.hours", [22, 5], False),
    ],
)
def test_a_value_is_of_the_kind_that_the_law_gave_it(name, value, good):
    group, key = name.split(".")
    tables = {group: {key: {"values": [{"from": DAY, "value": value}]}}}
    if good:
        assert changes({"meta": META, **tables})
    else:
        assert {code for _, code, _ in faults(tables)} <= {"bad-type", "unknown-word"}


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("convention.communal_signatories", ["maire", "mair"], "[1]"),
        ("equipment.dog_unit", "tacit", ""),
        ("night.hours", ["22:30", "24:00"], "[1]"),
        ("night.hours", ["22:30"], ""),
    ],
)
def test_a_word_that_is_wrong_is_told_at_its_place(name, value, place):
    group, key = name.split(".")
    tables = {group: {key: {"values": [{"from": DAY, "value": value}]}}}
    assert [one[0] for one in faults(tables)] == [f"{name}.values[0].value{place}"]


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("convention.posts_threshold", "3", "a whole number is expected, not '3'"),
        ("convention.transition", 0, "true or false is expected, not 0"),
        ("video.ended_if_given_before", "2010", "a date is expected, not '2010'"),
        ("convention.communal_signatories", "maire", "a list of words is expected, not 'maire'"),
        ("equipment.dog_unit", ["tacit"], "a word is expected, not ['tacit']"),
        ("night.hours", ["22:30"], "a list of 2 hours is expected, not ['22:30']"),
    ],
)
def test_a_value_of_another_kind_is_told_what_is_expected(name, value, wanted):
    group, key = name.split(".")
    with pytest.raises(ChangeSetError) as error:
        changes({"meta": META, group: {key: {"values": [{"from": DAY, "value": value}]}}})
    assert [one.message.en for one in error.value.faults] == [wanted]


def test_a_long_value_is_cut_where_it_is_quoted():
    assert shown("a" * 58) == f"'{'a' * 58}'"  # sixty letters with its quotes
    assert shown("a" * 59) == f"'{'a' * 59}…"


def test_a_departement_must_exist():
    tables = {"convention": {"state_representatives": {"where": {"98": [], "75": 1, "01": []}}}}
    place = "convention.state_representatives.where"
    assert [(place_, code) for place_, code, _ in faults(tables)] == [
        (f"{place}.98", "unknown-departement"),
        (f"{place}.98", "no-row"),
        (f"{place}.75", "bad-type"),
        (f"{place}.01", "no-row"),
    ]


def competence(row, **words):
    return {"competences": {"rows": {"drones": {"police_municipale": row}}, **words}}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({}, [("", "missing-key")]),
        ({"level": "full"}, [(".level", "unknown-word")]),
        ({"level": "none"}, [("", "missing-key")]),
        ({"level": "lead", "none": "excluded"}, [("", "unknown-key")]),
        ({"level": "none", "none": "never"}, [(".none", "unknown-word")]),
        ({"level": "lead", "if": "no_such_words"}, [(".if", "unknown-word")]),
        ({"level": "lead", "aspects": ["nothing"]}, [(".aspects", "unknown-word")]),
        ({"level": "lead", "change": 4}, [(".change", "bad-type")]),
        ({"level": "lead", "basis": ""}, [(".basis", "bad-type")]),
        ({"level": "lead", "levels": 1}, [(".levels", "unknown-key")]),
        ({"from": date(1990, 1, 1), "level": "lead"}, [("[0].from", "before-record")]),
        ([], [("", "bad-type"), ("", "missing-key")]),
        ({"level": "lead", "history": [{}, {}]}, [(".history[1]", "missing-from")]),
        ({"level": "lead", "history": []}, [(".history", "no-row")]),
        ({"level": "lead", "history": [{"levels": 1}]}, [(".history[0].levels", "unknown-key")]),
        ({"level": "lead", "confidence": "sure"}, [(".confidence", "unknown-word")]),
    ],
)
def test_what_is_wrong_with_a_competence_is_told_at_its_place(row, found):
    place = "competences.rows.drones.police_municipale"
    assert [(one.removeprefix(place), code) for one, code, _ in faults(competence(row))] == found


def test_subjects_forces_and_words_of_competences():
    drones = {"police_municipal": {}, "gendarmerie_national": {}}
    assert faults({"competences": {"rows": {"drone": {}, "drones": drones}}}) == [
        ("competences.rows.drone", "unknown-subject", "drones"),
        ("competences.rows.drones.police_municipal", "unknown-force", "police_municipale"),
        ("competences.rows.drones.gendarmerie_national", "unknown-force", "gendarmerie_nationale"),
    ]
    aspect = {"fr": "a", "en": "b"}
    words = {
        "conditions": {
            "r312_22_r312_25": {"fr": "a", "en": "b"},  # the law says it already
            "w": {"fr": "a"},
        },
        "aspects": {
            "x": aspect,
            "y": aspect | {"level": "lead", "basis": "z", "from": 3},
            "z": aspect | {"level": "lead", "basis": " "},
        },
        "changes": {"x": {"fr": "a", "en": "b", "level": "lead"}},
    }
    assert [(place, code) for place, code, _ in faults(competence({"level": "lead"}, **words))] == [
        ("competences.conditions.r312_22_r312_25", "known-word"),
        ("competences.conditions.w", "missing-key"),
        ("competences.changes.x.level", "unknown-key"),
        ("competences.aspects.x", "missing-key"),
        ("competences.aspects.x", "missing-key"),
        ("competences.aspects.y.from", "bad-type"),
        ("competences.aspects.z.basis", "bad-type"),
    ]


def test_a_key_that_is_no_text_is_no_key():
    assert faults({"convention": {1: {}}}) == [("convention", "bad-type", None)]
