"""The glossary gives the articles that the library gives, and no other."""

import re
from pathlib import Path

import pytest

from secuprev import law

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "glossary.md"
TERMS = re.findall(
    r"^## (.+?)$\n(.*?)(?=^##|\Z)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
LAW = re.compile(r"^Law: (.+) \(`(\w+):([\w.]+)`\)$", re.MULTILINE)
LOOK_UPS = {
    "council": law.council,
    "group": law.group,
    "instrument": law.instrument,
    "intercommunal": law.intercommunal_kind,
    "force": law.force,
}


def citations(table, code):
    """Return what an entry of the law's data rests on, as it stood last."""
    if table == "force":
        return law.force(code).citations
    series = law.parameter(code).series if table == "parameter" else LOOK_UPS[table](code).basis
    return [state for state in series if state.references][-1].citations()


def test_the_terms_are_in_alphabetical_order_and_none_stands_twice():
    names = [name.casefold() for name, _ in TERMS]
    assert len(names) > 30
    assert names == sorted(set(names))


@pytest.mark.parametrize(("name", "text"), TERMS, ids=[name for name, _ in TERMS])
def test_a_term_is_told_in_a_sentence_and_its_articles_are_those_of_the_data(name, text):
    assert re.search(r"[a-z]{3}.*\.$", text, re.MULTILINE), name
    assert text.count("\nLaw: ") == len(LAW.findall(text))
    for articles, table, code in LAW.findall(text):
        wanted = [
            f"[{one.short}]({one.url})" if one.url else one.short for one in citations(table, code)
        ]
        assert articles == ", ".join(wanted)
