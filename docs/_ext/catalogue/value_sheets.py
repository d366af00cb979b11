"""A page for each legal value that changes, and the list of them."""

from collections.abc import Iterator
from functools import partial

from catalogue.lives import put_life
from catalogue.sheet import Sheet, bilingual
from secuprev import law, rules
from secuprev.values import Text

__all__ = ["pages"]

_LIFE = Text("Au fil du temps", "Through time")
_RULES = Text("Les règles qui s'y fondent", "The rules that rest on it")
_HEAD = """# Legal values

The thresholds, terms, signatories and other values of the law that change with time. Each page
gives all the values since 1999 with the articles they rest on and the texts that brought them,
in English and in French. `secuprev law NAME --timeline` prints the same in a terminal, and
`secuprev.law.value(NAME, on=...)` gives one of them to a program.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the Markdown of each page."""
    yield "index", _index()
    for name in law.names():
        yield name, bilingual(name, [("Legal values", "index.md")], partial(_write, name))


def _index() -> str:
    sheet = Sheet("en")
    sheet.put(_HEAD)
    groups: dict[str, list[law.Parameter]] = {}
    for name in law.names():
        groups.setdefault(name.partition(".")[0], []).append(law.parameter(name))
    for group, held in groups.items():
        sheet.head(group)
        sheet.table(
            ("Name", "What it is"),
            [
                (
                    f"[{sheet.said(one.name)}]({one.name}.md)",
                    f"{sheet.said(one.label)}<br>*{sheet.said(one.label.fr)}*",
                )
                for one in held
            ],
        )
    return "\n\n".join(sheet.blocks) + "\n"


def _write(name: str, sheet: Sheet) -> None:
    """Write the page of a legal value in one language."""
    parameter = law.parameter(name)
    sheet.put(f"**{sheet.said(parameter.label)}**")
    sheet.head(_LIFE)
    put_life(sheet, parameter)
    resting = [one for one in rules.rules() if name in one.cites]
    if resting:
        sheet.head(_RULES)
        sheet.bullets(f"`{one.name}`: {sheet.said(one.label)}" for one in resting)
