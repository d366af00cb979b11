"""Where a fault is: line, column and path; and all faults told in one go."""

import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secuprev.documents import DocumentError, Fault, Format, dumps, loads
from secuprev.documents.faults import Collector
from secuprev.documents.formats import FORMATS
from secuprev.documents.json_reader import read as read_json
from secuprev.documents.toml_places import find
from secuprev.documents.tree import Lines, ListNode, MappingNode, Node, Scalar
from secuprev.documents.yaml_reader import kind_of
from secuprev.values import Text
from tests.documents.full import full_framework


def faults_of(text: str, format: Format = "yaml") -> tuple[Fault, ...]:
    with pytest.raises(DocumentError) as caught:
        loads(text, format, name="melun")
    return caught.value.faults


def places(text: str, format: Format) -> list[tuple[int | None, int | None, str, str]]:
    return [(one.line, one.column, one.path, one.code) for one in faults_of(text, format)]


# --- several faults in one go ---------------------------------------------------------------------

MANY = """\
secuprev: 1
id: melun
nom: Melun
forces:
  - {id: pm, kind: police_municipal, communes: [77288, 77999]}
  - id: pm
    kind: police_municipale
    posts: many
    posts: 3
conventions:
  - id: c
    signed: 2012-02-30
    years: 0
    forces: [pm, nobody]
    domains:
      - {domain: holiday_watch, title: 3, by: [pm]}
      - holiday_watsh
    clauses: {night: oui}
"""

ALL_OF_MANY = [
    (3, 1, "nom", "unknown-key"),
    (5, 20, "forces[0].kind", "unknown-code"),
    (5, 56, "forces[0].communes[1]", "unknown-commune"),
    (6, 9, "forces[1].id", "duplicate-id"),
    (8, 12, "forces[1].posts", "not-a-whole-number"),
    (9, 5, "forces[1].posts", "duplicate-key"),
    (12, 13, "conventions[0].signed", "invalid-date"),
    (13, 12, "conventions[0].years", "out-of-range"),
    (14, 18, "conventions[0].forces[1]", "dangling-id"),
    (16, 40, "conventions[0].domains[0].title", "out-of-range"),
    (17, 9, "conventions[0].domains[1]", "unknown-code"),
    (18, 22, "conventions[0].clauses.night", "not-a-boolean"),
]


def test_all_faults_of_a_document_are_told_in_one_go() -> None:
    assert places(MANY, "yaml") == ALL_OF_MANY


def test_the_error_says_one_line_for_each_fault() -> None:
    with pytest.raises(DocumentError) as caught:
        loads(MANY, name="melun.yaml")
    lines = str(caught.value).splitlines()
    assert len(lines) == len(ALL_OF_MANY)
    assert lines[0] == "melun.yaml:3:1: nom: the key 'nom' is unknown; did you mean name?"
    assert lines[6] == (
        "melun.yaml:12:13: conventions[0].signed: '2012-02-30': no such day in the calendar"
    )
    assert caught.value.in_("fr").splitlines()[0] == (
        "melun.yaml:3:1: nom: la clé 'nom' est inconnue ; vouliez-vous dire name ?"
    )


def test_the_error_pickles() -> None:
    with pytest.raises(DocumentError) as caught:
        loads(MANY)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.faults == caught.value.faults
    assert str(again) == str(caught.value)


def test_a_fault_holds_what_was_found() -> None:
    (fault,) = faults_of("secuprev: 1\nid: melun\nname: 2012\n")
    assert fault == Fault(
        file="melun",
        line=3,
        column=7,
        path="name",
        value="2012",
        code="not-a-text",
        message=Text(
            fr="un texte est attendu, pas le nombre '2012'",
            en="a text is expected, not the number '2012'",
        ),
        suggestion='"2012"',
    )


def test_a_fault_reads_as_a_line() -> None:
    (fault,) = faults_of("secuprev: 1\nid: melun\nname: 2012\n")
    assert str(fault) == fault.in_("en")
    assert str(fault).startswith("melun:3:7: name: a text is expected")


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("23/11/2012", "2012-11-23"),
        ("1.2.2012", "2012-02-01"),
        ("31/02/2012", None),
        ("soon", None),
    ],
)
def test_a_french_date_is_turned_when_it_is_one(value: str, suggestion: str | None) -> None:
    (fault,) = faults_of(f"{{secuprev: 1, id: x, conventions: [{{id: c, signed: {value}}}]}}")
    assert (fault.code, fault.suggestion) == ("invalid-date", suggestion)


@pytest.mark.parametrize(
    ("posts", "suggestion"),
    [("43 919", "43919"), ("1.500", "1500"), ("'12'", "12"), ("007", "7"), ("3.9", None)],
)
def test_a_number_as_people_write_it_is_suggested(posts: str, suggestion: str | None) -> None:
    text = f"{{secuprev: 1, id: x, forces: [{{id: f, kind: police_municipale, posts: {posts}}}]}}"
    (fault,) = faults_of(text)
    assert (fault.code, fault.suggestion) == ("not-a-whole-number", suggestion)


def test_a_number_far_too_long_is_not_looked_up() -> None:
    (fault,) = faults_of(f"{{secuprev: 1, id: x, epci: {'9' * 1000}}}")
    assert (fault.code, fault.suggestion) == ("invalid-siren", None)
    assert len(str(fault)) < 150


def test_no_other_error_hides_behind_the_error() -> None:
    with pytest.raises(DocumentError) as caught:
        loads(MANY)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


# --- lines and columns ----------------------------------------------------------------------------


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_newlines_of_any_system_count_once(newline: str) -> None:
    assert places(MANY.replace("\n", newline), "yaml") == ALL_OF_MANY


def test_columns_count_characters() -> None:
    text = 'secuprev: 1\nid: x\nepci: {name: "👮🏽é\u2028", siren: 1}\n'
    assert places(text, "yaml") == [(3, 29, "epci.siren", "invalid-siren")]


def test_a_strange_newline_inside_a_text_moves_nothing() -> None:
    # For YAML, U+0085 and U+2028 end a line; in an editor, where line 4 is looked for, not.
    text = 'secuprev: 1\nid: x\nname: "a\x85b\u2028c"\nepci: 1\n'
    assert places(text, "yaml") == [(4, 7, "epci", "invalid-siren")]


def test_a_byte_order_mark_moves_nothing() -> None:
    assert places("\ufeff{}x", "json") == [(1, 3, "", "invalid-syntax")]
    assert places("\ufeffsecuprev: 1\nid: x\nnom: x\n", "yaml")[0][:2] == (3, 1)


def test_json_places() -> None:
    text = """\
{"secuprev": 1,
 "id": "melun",
 "forces": [
   {"id": "pm", "kind": "police_municipale",
    "posts" :  "4", "pots": 4},
   7
 ],
 "a": {"b": 1, "b": 2}}
"""
    assert places(text, "json") == [
        (5, 16, "forces[0].posts", "not-a-whole-number"),
        (5, 21, "forces[0].pots", "unknown-key"),
        (6, 4, "forces[1]", "not-a-mapping"),
        (8, 2, "a", "unknown-key"),
        (8, 16, "a.b", "duplicate-key"),
    ]


def test_toml_places() -> None:
    text = """\
secuprev = 1   # [not] "a" = table
id = "melun"
epci.siren = "1"
name = \"\"\"
[[forces]]
id = "no table"
\"\"\"

[[forces]]
id = "pm" # ]
kind = "police_municipal"
communes = [
  "77288", # "01001"
  "77999",
]

[[ forces ]]
'id' = 'gn'
"kind" = "gendarmerie_nationale"
postes = 3

[[conventions]]
id = "c"
domains = ["holiday_watch",
  {domain = "holiday_watsh", title = 3}, { domain = "road_safety_prevention", "titre" = 1 } ]
clauses.night = 1

[[conventions.renewals]]
on = 2015-01-01
[[conventions.renewals]]
years = 0
signed = 2015-01-01
[conventions.clauses.more]
x = 1
"""
    assert places(text.replace("[conventions.clauses.more]\nx = 1\n", ""), "toml") == [
        (3, 14, "epci.siren", "invalid-siren"),
        (11, 8, "forces[0].kind", "unknown-code"),
        (14, 3, "forces[0].communes[1]", "unknown-commune"),
        (20, 1, "forces[1].postes", "unknown-key"),
        (25, 13, "conventions[0].domains[1].domain", "unknown-code"),
        (25, 38, "conventions[0].domains[1].title", "out-of-range"),
        (25, 79, "conventions[0].domains[2].titre", "unknown-key"),
        (26, 17, "conventions[0].clauses.night", "not-a-boolean"),
        (31, 9, "conventions[0].renewals[1].years", "out-of-range"),
        (32, 1, "conventions[0].renewals[1].signed", "unknown-key"),
    ]


# --- the readers against others -------------------------------------------------------------------

json_like = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=10,
)
scraps = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            '"',
            '"a"',
            "1",
            "-0.5e3",
            "01",
            "true",
            "nul",
            "null",
            " ",
            "\n",
            "\t",
            "\\",
            "\\u00e9",
            "\x0b",
            "é",
            "+1",
            "1.",
        ]
    ),
    max_size=8,
).map("".join)


def plain_of(node: Node) -> Any:
    match node:
        case MappingNode():
            return {key: plain_of(one) for key, one in node.items()}
        case ListNode():
            return [plain_of(one) for one in node]
        case Scalar(text, "text"):
            return text
        case Scalar(text, _):
            return json.loads(text)


def strictly(text: str) -> tuple[bool, Any]:
    def refuse(word: str) -> None:
        raise ValueError(word)

    try:
        return True, json.loads(text, parse_constant=refuse)
    except ValueError:
        return False, None


@settings(max_examples=150)
@given(text=json_like.map(json.dumps) | scraps)
def test_json_is_read_as_the_standard_library_reads_it(text: str) -> None:
    faults = Collector("x", Lines(text))
    root = read_json(text, faults, 100)
    valid, value = strictly(text)
    if any(fault.code == "duplicate-key" for fault in faults.faults):
        return
    assert (root is not None) == valid
    assert bool(faults.faults) != valid
    if root is not None:
        assert plain_of(root) == value


@settings(max_examples=150)
@given(
    text=st.lists(
        st.sampled_from(
            [
                "[",
                "[[",
                "]]",
                "]",
                "a",
                ".",
                "=",
                " ",
                "\n",
                '"',
                '"""',
                "'",
                "'''",
                "{",
                "}",
                ",",
                "#",
                "1",
                "\\",
                "é",
                "2012-01-01 10:00:00",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_text_can_be_scanned_for_places(text: str) -> None:
    for offset in find(text, 5).values.values():
        assert 0 <= offset <= len(text)


WHOLE = {format: dumps(full_framework(), format) for format in FORMATS}


@settings(max_examples=200)
@given(
    format=st.sampled_from(FORMATS),
    start=st.floats(0, 1),
    length=st.integers(0, 20),
    scrap=st.sampled_from(
        ["", "[", "{", "}", "\n", ": ", "- ", "&a ", "*a", "!!x ", '"', "'", "\x00", "é", "\\ud800"]
    ),
)
def test_a_damaged_document_ends_in_faults_and_nothing_else(
    format: Format, start: float, length: int, scrap: str
) -> None:
    whole = WHOLE[format]
    cut = int(start * len(whole))
    text = whole[:cut] + scrap + whole[cut + length :]
    faults: tuple[Fault, ...] | None = None
    try:
        loads(text, format)
    except DocumentError as error:
        faults = error.faults
    assert faults is None or (faults and all(fault.line for fault in faults))


@pytest.mark.parametrize(
    ("plain", "kind"),
    [
        ("on", "text"), ("No", "text"), ("y", "text"), ("12:30", "text"), ("1_000", "text"),
        ("2012-11-23", "text"), ("0b1", "text"), ("1e", "text"), ("-", "text"), (".", "text"),
        ("true", "boolean"), ("FALSE", "boolean"), ("tRUE", "text"),
        ("", "null"), ("~", "null"), ("Null", "null"), ("none", "text"),
        ("01001", "number"), ("-3", "number"), ("3.9", "number"), ("1e3", "number"),
        (".5", "number"), ("0x1F", "number"), ("0o17", "number"), (".inf", "number"),
        ("-.INF", "number"), (".nan", "number"), ("٣", "text"),
    ],
)  # fmt: skip
def test_words_are_told_from_numbers_as_yaml_1_2_does(plain: str, kind: str) -> None:
    assert kind_of(plain) == kind
