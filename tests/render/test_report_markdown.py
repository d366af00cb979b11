"""Markdown, read by a parser: tables are tables, and what a document holds stays words."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from secuprev.render import Checked, markdown_report
from secuprev.render.layout import clean
from secuprev.rules import check

from .frameworks import BREACH, DAY, SILENT, UNTOLD, WITHOUT, agglomeration, always, town
from .machine import checked, hostile, names

TOWN = Path(__file__).parents[2] / "docs/how-to/findings/town.yaml"
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def words(token):
    """Return the words of an inline token, which must hold nothing but words."""
    assert {one.type for one in token.children} <= {"text", "text_special", "strong_open",
                                                    "strong_close"}  # fmt: skip
    return "".join(one.content for one in token.children)


def read(text):
    """Return the headings of a page, and its tables by the heading they stand under."""
    headings, tables = [], {}
    tokens = PARSER.parse(text)
    assert not {"html_block", "fence", "code_block", "hr"} & {one.type for one in tokens}
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            headings.append(words(token))
        elif before.type == "tr_open":
            tables.setdefault(headings[-1], []).append([])
        if before.type in ("th_open", "td_open"):
            tables[headings[-1]][-1].append(words(token))
    return headings, tables


@pytest.mark.parametrize("on", ["2006-07-01", "2012-11-23", "2026-01-01"])
def test_every_answer_is_a_row(on):
    found = check(agglomeration(), on)
    _, tables = read(markdown_report([Checked(found)], "en"))
    wanted = {
        "Breaches": found.breaches,
        "What cannot be told": found.unverifiable,
        "Observations": found.observations,
    }
    for title, results in wanted.items():
        heads, *rows = tables.get(title, [[]])
        assert len(rows) == len(results)
        for row, one in zip(rows, results, strict=True):
            said = dict(zip(heads, row, strict=True))
            assert one.rule.code in said["rule"]
            assert one.target.id in said["object"]
            assert said["why"] == clean(one.message.en)


def test_a_waived_breach_stands_apart_on_its_line_with_the_reason():
    _, tables = read(markdown_report([checked(TOWN, "2026-01-01")], "en"))
    heads, row = tables["Waived breaches"]
    said = dict(zip(heads, row, strict=True))
    assert "the prefect has the draft since November" in said["accepted"]
    assert "id: pm" in TOWN.read_text(encoding="utf-8").splitlines()[int(said["line"]) - 1]


def test_what_does_not_apply_is_told_when_asked_for():
    one = Checked(check(town(), DAY, rules=[always(WITHOUT)]))
    assert read(markdown_report([one], "en"))[1] == {}
    assert "Not applicable" in read(markdown_report([one], "en", every=True))[1]


@pytest.mark.parametrize(
    ("verdict", "titles"),
    [
        (SILENT, []),
        (UNTOLD, ["What cannot be told"]),
        (BREACH, ["Breaches"]),
        (ZeroDivisionError("by zero"), ["Rules that failed"]),
    ],
)
def test_a_table_is_there_when_there_is_something_to_tell(verdict, titles):
    one = Checked(check(town(), DAY, rules=[always(verdict)]))
    headings, tables = read(markdown_report([one], "en"))
    assert headings == ["Ville [town]", *titles]
    assert list(tables) == titles


@given(names)
def test_awkward_names_do_not_leave_their_cell(name):
    shown = clean(name).strip()  # the parser takes off a no-break space at an end
    headings, tables = read(markdown_report([hostile(name)], "en"))
    assert headings == [shown, "Breaches"]
    heads, row = tables["Breaches"]
    said = dict(zip(heads, row, strict=True))
    assert said["object"] == said["why"] == shown
    assert said["line"] == "7"
