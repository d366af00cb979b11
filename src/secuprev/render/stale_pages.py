"""Articles to read again as plain text, with what rests on them."""

from collections.abc import Mapping, Sequence

from secuprev import law
from secuprev.render.layout import Page, Paint, plain
from secuprev.values import Lang, Text

__all__ = ["stale_list"]

_FRESH = Text("Les versions lues sont celles de cet index.", "The versions read are those of it.")
_STALE = Text("À relire : {} articles", "To read again: {} articles")
_KNOWN = Text("lu : {}", "read: {}")
_FOUND = Text("dans l'index : {}", "in the index: {}")
_GONE = Text("absent", "absent")


def stale_list(
    stale: Sequence[law.Stale],
    rules_by_value: Mapping[str, Sequence[str]],
    lang: Lang = "fr",
    width: int = 80,
    *,
    paint: Paint = plain,
) -> str:
    """Return the articles to read again, with the values and the rules that rest on them.

    Args:
        stale: what `secuprev.law.compare_index` returned.
        rules_by_value: names of the rules that cite each legal value.
        lang: the language.
        width: the number of columns.
        paint: what puts colour on a line; nothing does by default.
    """
    page = Page(lang, width, paint)
    if not stale:
        page.put(_FRESH, tone="good")
        return page.text()
    page.put(_STALE.in_(lang).format(len(stale)), tone="breach")
    for one in stale:
        page.blank()
        page.put(f"CSI {one.article}", tone="name")
        page.put(_KNOWN.in_(lang).format(", ".join(map(str, one.known))), indent=2, hang=2)
        found = ", ".join(map(str, one.found)) or _GONE.in_(lang)
        page.put(_FOUND.in_(lang).format(found), indent=2, hang=2)
        for name in one.parameters:
            page.put(f"{name} ({', '.join(rules_by_value.get(name, ())) or '-'})", 4, hang=2)
    return page.text()
