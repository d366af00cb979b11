"""What is breached, in the text of a report: heaviest first, what is waived apart."""

from collections.abc import Iterable, Sequence

from secuprev.render.grouping import alike, by_holder, by_rule
from secuprev.render.labels import label
from secuprev.render.layout import Page, Words
from secuprev.render.naming import named, put_citations, put_heading, put_rules, target_name
from secuprev.rules import Report, Result, Rule, Severity
from secuprev.values import Text

__all__ = ["put_breaches"]

_BREACHES = Text("Manquements", "Breaches")
_NO_BREACH = Text(
    "Aucun manquement parmi ce qui a pu être vérifié.", "No breach among what could be checked."
)
_NO_OTHER_BREACH = Text(
    "Aucun manquement parmi ce qui a pu être vérifié, hors ceux qui sont acceptés.",
    "No breach among what could be checked, but for those that are waived.",
)
_SEVERITY_SET = Text(
    "Gravité choisie ; selon les textes : {}.", "Severity set by the user; by the texts: {}."
)
_WAIVED = Text("Manquements acceptés", "Waived breaches")
_WAIVED_NOTE = Text(
    "Ce sont toujours des manquements : ils comptent de nouveau après le jour dit.",
    "They are breaches all the same, and count again after the day that is told.",
)
_WAIVER = Text("Accepté jusqu'au {} ({}) : {}", "Waived until {} ({}): {}")


def put_breaches(page: Page, report: Report) -> None:
    """Write what is breached, or that nothing is, then what is waived."""
    if report.breaches:
        put_heading(page, _BREACHES, len(report.breaches), "breach")
        _by_severity(page, report.breaches)
    else:
        page.blank()
        page.put(_NO_OTHER_BREACH if report.waived else _NO_BREACH, tone="good")
    if report.waived:
        put_heading(page, _WAIVED, len(report.waived), "heading")
        page.put(_WAIVED_NOTE)
        _by_severity(page, report.waived)


def _by_severity(page: Page, results: Sequence[Result]) -> None:
    for severity in Severity:
        held = [one for one in results if one.severity is severity]
        if held:
            page.blank()
            said = label(severity).in_(page.lang)
            page.put(f"{said[0].upper()}{said[1:]} ({len(held)})", tone="heading")
            for rule, group in by_rule(held):
                _rule_breached(page, rule, group)


def _rule_breached(page: Page, rule: Rule, results: Sequence[Result]) -> None:
    page.blank()
    put_rules(page, [rule])
    _severity_of_texts(page, results)
    shared = len({one.citations for one in results}) == 1
    for id, name, group in by_holder(results):
        indent = 4
        if id is not None:
            page.put(named(name, id), indent, hang=2)
            indent = 6
        for (said, citations), same in alike(group, lambda one: (_said(page, one), one.citations)):
            names = [target_name(page, one.target, under=id) for one in same]
            _said_of(page, said, names, indent)
            if not shared:
                put_citations(page, citations, indent + 2)
    if shared:
        put_citations(page, results[0].citations, indent=2)


def _severity_of_texts(page: Page, results: Sequence[Result]) -> None:
    """Say which severity the texts give, where the user has set another one."""
    changed = [one for one in results if one.severity is not one.severity_of_texts]
    found = dict.fromkeys(label(one.severity_of_texts).in_(page.lang) for one in changed)
    if found:
        page.put(_SEVERITY_SET.in_(page.lang).format(", ".join(found)), indent=2, tone="faint")


def _said(page: Page, result: Result) -> tuple[Words, ...]:
    """Return what is said of an object: why it is in breach, and who accepts that until when."""
    said: tuple[Words, ...] = (result.message or "",)
    if result.waiver is not None:
        one = result.waiver
        said += (_WAIVER.in_(page.lang).format(one.expires, one.author, one.reason),)
    return said


def _said_of(page: Page, said: Iterable[Words], names: Sequence[str], indent: int) -> None:
    """Write an object, then what is said of it; or what is said of several, then each of them."""
    if len(names) > 1:
        for words in said:
            page.put(words, indent, hang=2)
        indent += 2
    for name in names:
        page.put(name, indent, hang=2, bullet="- ")
    if len(names) == 1:
        for words in said:
            page.put(words, indent + 2)
