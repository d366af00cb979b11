"""A page for each rule, and the list of them."""

from collections.abc import Iterator
from functools import partial

from catalogue.lives import put_life
from catalogue.sheet import Sheet, bilingual
from secuprev import law, rules
from secuprev.render.labels import SEVERITY_COLUMN, label
from secuprev.render.rule_pages import NO_SOURCE, RESTS_ON, TABLES, TITLES, fold
from secuprev.rules import Rule
from secuprev.values import Text

__all__ = ["pages"]

_WIDTH = 76
_LOOKS_AT = Text("Porte sur : `{}`", "Looks at: `{}`")
_BESIDE = Text("Règles voisines", "Beside it")
_HEAD = """# Rules

A rule says what must hold of one kind of object, and gives one of five verdicts for each object
it looks at. Its severity is that of the text that asks for it. Each page below tells why the
rule is there, shows a document that breaches it and one that complies, and lists the articles
that it rests on through time, in English and in French. `secuprev explain RULE` prints the same
in a terminal.
"""
_FAMILIES = {
    "CONV": "Conventions de coordination",
    "DEP": "What depends on a convention, and equipment",
    "DOM": "Domains of a convention",
    "FOR": "Forces and what they may do",
    "FUND": "Funds",
    "GOV": "Councils and groups",
    "ORG": "Agents: pooled, lent, shared",
    "PLAN": "Contracts, strategies and plans",
    "PRO": "Prohibitions",
    "VID": "Cameras",
    "WAI": "Waivers",
}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the Markdown of each page."""
    yield "index", _index()
    for one in rules.rules():
        title = f"{one.name} ({one.code})"
        yield one.name, bilingual(title, [("Rules", "index.md")], partial(_write, one))


def _index() -> str:
    sheet = Sheet("en")
    sheet.put(_HEAD)
    for prefix, title in _FAMILIES.items():
        sheet.head(title)
        sheet.table(
            ("Code", "Rule", "Severity", "What must hold"),
            [
                (
                    one.code,
                    f"[{one.name}]({one.name}.md)",
                    sheet.said(SEVERITY_COLUMN[one.severity]),
                    f"{sheet.said(one.label)}<br>*{sheet.said(one.label.fr)}*",
                )
                for one in rules.rules()
                if one.code.partition("-")[0] == prefix
            ],
        )
    return "\n\n".join(sheet.blocks) + "\n"


def _write(rule: Rule, sheet: Sheet) -> None:
    """Write the page of a rule in one language."""
    lang = sheet.lang
    sheet.put(f"**{sheet.said(rule.label)}.**")
    sheet.bullets(
        [
            sheet.said(RESTS_ON.in_(lang).format(label(rule.severity).in_(lang))),
            sheet.said(_LOOKS_AT.in_(lang).format(rule.target.__name__)),
        ]
    )
    sections = rules.page(rule, lang)
    for name, title in TITLES.items():
        sheet.head(title)
        if name == "Sources":
            _sources(rule, sheet)
        elif name in ("Breach", "Compliant"):
            lines = sections[name].splitlines()
            sheet.code([part for line in lines for part in fold(line, _WIDTH)], "yaml")
        else:
            sheet.put(sheet.said(sections[name]))
    beside = _beside(rule)
    if beside:
        sheet.head(_BESIDE)
        sheet.bullets(f"`{one.name}`: {sheet.said(one.label)}" for one in beside)


def _sources(rule: Rule, sheet: Sheet) -> None:
    if not rule.cites:
        sheet.put(sheet.said(NO_SOURCE))
    for name in rule.cites:
        if name in TABLES:
            sheet.put(sheet.said(TABLES[name]))
            continue
        parameter = law.parameter(name)
        sheet.put(f"`{name}`: {sheet.said(parameter.label)}")
        put_life(sheet, parameter)


def _beside(rule: Rule) -> list[Rule]:
    """Return the other rules that are declared beside a rule."""
    home = rule.check.__module__
    return [one for one in rules.rules() if one.check.__module__ == home and one is not rule]
