"""Rules as plain text: the table of them, and the page of one."""

import re
from collections.abc import Iterable

from secuprev import law, rules
from secuprev.render.labels import SEVERITY_COLUMN, label
from secuprev.render.law_pages import put_life
from secuprev.render.layout import Page, Paint, plain, width_of
from secuprev.rules import Rule
from secuprev.values import Lang, Text

__all__ = ["NO_SOURCE", "RESTS_ON", "TABLES", "TITLES", "fold", "rule_list", "rule_page"]

RESTS_ON = Text("Fondement : {}", "Rests on: {}")
TITLES = {
    "Why": Text("Pourquoi", "Why"),
    "Breach": Text("Exemple de manquement", "Example of a breach"),
    "Compliant": Text("Exemple conforme", "Example that complies"),
    "Sources": Text("Sources", "Sources"),
    "History": Text("Histoire", "History"),
}
NO_SOURCE = Text(
    "Aucun texte : la règle porte sur le document lui-même.",
    "No text: the rule is about the document itself.",
)
_EXAMPLES = ("Breach", "Compliant")
# The sources that are no single legal value.
TABLES = {
    "competences": Text(
        "Le tableau des compétences : « secuprev domains DOMAINE » le montre domaine par domaine.",
        'The table of competences: "secuprev domains DOMAIN" shows it domain by domain.',
    ),
    "councils": Text(
        "Le tableau des conseils : depuis quand chaque sorte existe, à quel échelon, qui la"
        " préside.",
        "The table of councils: since when each kind exists, at what level, who chairs it.",
    ),
    "groups": Text(
        "Le tableau des groupes : depuis quand un texte connaît chaque sorte, qui le pilote, qui"
        " peut le demander.",
        "The table of groups: since when a text knows each kind, who leads it, who may ask for it.",
    ),
    "instruments": Text(
        "Le tableau des stratégies, contrats et plans : depuis quand chaque type existe, combien"
        " de temps il dure, qui le signe.",
        "The table of strategies, contracts and plans: since when each kind exists, how long it"
        " runs, who signs it.",
    ),
    "intercommunal": Text(
        "Le tableau des intercommunalités : depuis quand chaque sorte existe, et comment elle"
        " exerce la compétence de prévention.",
        "The table of intercommunal bodies: since when each kind exists, and how it comes to hold"
        " the prevention competence.",
    ),
    "missions": Text(
        "Le tableau des missions des conseils, et depuis quand un texte leur donne chacune.",
        "The table of the missions of councils, and since when a text gives them each.",
    ),
    "models": Text(
        "Le tableau des conventions types et de leurs clauses : « secuprev domains DOMAINE » dit"
        " lesquelles le nomment, et depuis quand.",
        'The table of the model conventions and their clauses: "secuprev domains DOMAIN" tells'
        " which ones name it, and since when.",
    ),
    "partners": Text(
        "Le tableau des partenaires : depuis quand chaque service existe, et les noms qu'il a"
        " portés.",
        "The table of partners: since when each service exists, and the names that it bore.",
    ),
    "forces": Text(
        "Le tableau des types de force : à qui ils sont, depuis quand, sur quels articles.",
        "The table of kinds of force: whose they are, since when, on which articles.",
    ),
    "offences": Text(
        "Le tableau des infractions : quelle force les constate, comment, depuis quand.",
        "The table of offences: which force records them, how, since when.",
    ),
    "prohibitions": Text(
        "Le tableau des interdictions : quelles forces, depuis quand, avec quelles exceptions.",
        "The table of prohibitions: which forces, since when, with which exceptions.",
    ),
}


def rule_list(
    listed: Iterable[Rule], lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return rules as a table: code, name, severity, and below them what must hold."""
    page = Page(lang, width, paint)
    shown = tuple(listed)
    codes = max((width_of(one.code) for one in shown), default=0) + 2
    names = max((width_of(one.name) for one in shown), default=0) + 2
    for one in shown:
        severity = SEVERITY_COLUMN[one.severity].in_(lang)
        page.cells([(one.code, codes), (one.name, names), (severity, 0)], tone="name")
        page.put(one.label, indent=codes)
    return page.text()


def rule_page(rule: Rule, lang: Lang = "fr", width: int = 80, *, paint: Paint = plain) -> str:
    """Return the page of a rule: what must hold, why, two examples, its sources, its history."""
    page = Page(lang, width, paint)
    page.put(f"{rule.name} ({rule.code})", tone="title")
    page.put(rule.label)
    page.put(RESTS_ON.in_(lang).format(label(rule.severity).in_(lang)))
    sections = rules.page(rule, lang)
    for name, title in TITLES.items():
        page.blank()
        page.put(title, tone="heading")
        if name == "Sources":
            _sources(page, rule)
        elif name in _EXAMPLES:
            for line in sections.get(name, "").splitlines():
                for part in fold(line, width - 2):
                    page.verbatim(part, indent=2)
        else:
            for paragraph in sections.get(name, "").split("\n\n"):
                page.put(paragraph, indent=2)
    return page.text()


def _sources(page: Page, rule: Rule) -> None:
    if not rule.cites:
        page.put(NO_SOURCE, indent=2)
    for rank, name in enumerate(rule.cites):
        if rank:
            page.blank()
        page.put(name, indent=2, tone="name")
        if name in TABLES:
            page.put(TABLES[name], indent=4)
            continue
        try:
            parameter = law.parameter(name)
        except law.UnknownName as unknown:  # a rule of somebody else's may cite anything
            page.put(unknown.message, indent=4)
            continue
        page.put(parameter.label, indent=4)
        put_life(page, parameter, indent=4)


def fold(line: str, width: int) -> list[str]:
    """Cut a line of YAML that is too long, after the commas of its lists and mappings.

    The parts read back as the same value: YAML takes a break after such a comma for a space. A line
    with a comment is left whole.

    >>> fold("c: {kind: communal, signed: 2024-05-13}", 24)
    ['c: {kind: communal,', '    signed: 2024-05-13}']
    """
    margin = " " * (len(line) - len(line.lstrip(" -")) + 4)
    parts: list[str] = []
    while width_of(line) > width and "#" not in line:
        cut = _last_comma(line, width, inside=bool(parts))
        if cut is None:
            break
        parts.append(line[: cut + 1])
        line = margin + line[cut + 2 :]
    return [*parts, line]


def _last_comma(line: str, width: int, inside: bool) -> int | None:
    """Return the place of the last comma in brackets that stands before a column."""
    found, depth = None, int(inside)
    for place, one in enumerate(line[:width]):
        depth += (one in "[{") - (one in "]}")
        if one == "," and depth > 0 and re.match(r" [^ ]", line[place + 1 :]):
            found = place
    return found
