"""How the lines of a report name what they speak of: rules, objects, articles, sections."""

from collections.abc import Iterable, Sequence

from secuprev.law import Citation, Confidence
from secuprev.render.labels import label
from secuprev.render.layout import Page, Tone
from secuprev.rules import Rule, Target
from secuprev.values import Text

__all__ = ["TEXTS", "named", "put_citations", "put_heading", "put_rules", "target_name"]

TEXTS = Text("Textes :", "Texts:")
"""What stands before articles."""


def put_heading(page: Page, words: Text, count: int, tone: Tone) -> None:
    """Write the heading of a section, with how much it holds."""
    page.blank()
    page.put(f"{words.in_(page.lang).upper()} ({count})", tone=tone)


def put_rules(page: Page, rules: Sequence[Rule]) -> None:
    """Write rules: the name and the code of each, and what must hold."""
    for one in rules:
        page.put(f"{one.name} ({one.code})", indent=2, tone="name")
        page.put(one.label, indent=2)


def named(name: str | None, id: str) -> str:
    """Return a name with the identifier behind it, the identifier alone when it says as much."""
    return f"{name} [{id}]" if name and name != id else id


def target_name(page: Page, target: Target, under: str | None = None, short: bool = False) -> str:
    """Name an object: by its label and its identifier, or its place under what holds it."""
    name = page.said(target.label)
    if short:
        return name
    if under is not None:
        return f"{name} ({target.id.removeprefix(f'{under}.')})"
    return named(name, target.id)


def put_citations(page: Page, citations: Iterable[Citation], indent: int) -> None:
    """Write each article once, with the surest of its readings."""
    found: dict[tuple[str, str], Confidence] = {}
    order = list(Confidence)
    for one in citations:
        key = one.short, one.label(page.lang)
        found[key] = min(found.get(key, one.confidence), one.confidence, key=order.index)
    if found:
        page.put(TEXTS, indent, tone="faint")
    for (short, said), confidence in found.items():
        if confidence is not Confidence.HIGH:
            said += f" ({label(confidence).in_(page.lang)})"
        page.put(short, indent + 2, hang=2, tone="faint")
        page.put(said, indent + 4, hang=2, tone="faint")
