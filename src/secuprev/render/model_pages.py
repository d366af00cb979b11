"""A convention beside the model of its day as plain text, article by article."""

from collections import Counter

from secuprev.law import domains, parameter
from secuprev.render.labels import legal_value
from secuprev.render.layout import Page, Paint, Tone, plain
from secuprev.rules import ArticleComparison, ClauseComparison, ClauseState, Comparison
from secuprev.values import Lang, Text

__all__ = ["model_comparison"]

_STATES: dict[ClauseState, tuple[str, Text, Tone]] = {
    ClauseState.PRESENT: ("=", Text("repris", "taken"), "good"),
    ClauseState.ADAPTED: ("~", Text("adapté", "adapted"), "name"),
    ClauseState.MISSING: ("-", Text("absent", "missing"), "breach"),
    ClauseState.UNKNOWN: ("?", Text("ne peut être dit", "cannot be told"), "unknown"),
}
_MODEL = Text("Conclusion : {} ; modèle {}, {}", "Concluded: {}; model {}, {}")
_NO_MODEL = Text("Sans modèle à lui comparer : {}", "No model to compare it with: {}")
_NATURE = Text(
    "Le modèle se reprend en tout ou partie : s'en écarter n'enfreint aucune loi.",
    "A model is taken in whole or in part: to depart from it breaks no act.",
)
_OPTIONAL = Text("facultatif", "optional")
_EXPECTED = Text("modèle : {} ; convention : {}", "model: {}; convention: {}")
_BY = Text("par : {}", "by: {}")
_ADDED = Text("Ajouté, sans clause du modèle", "Added, beside the clauses of the model")
_UNREAD = Text("Mots qui ne sont pas reconnus", "Words that are not recognised")


def model_comparison(
    found: Comparison, name: str, lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return a comparison with a model, article by article, with what was added.

    Args:
        found: what `secuprev.rules.against_model` returned.
        name: what a reader calls the convention.
        lang: the language.
        width: the number of columns.
        paint: what puts colour on a line; nothing does by default.
    """
    page = Page(lang, width, paint)
    page.put(f"{name} [{found.convention}]" if name != found.convention else name, tone="title")
    if found.model is None:
        page.put(_NO_MODEL.in_(lang).format(found.reason.in_(lang) if found.reason else ""))
        return page.text()
    page.put(_MODEL.in_(lang).format(found.concluded, found.model.id, found.model.kind))
    page.put(_NATURE, tone="faint")
    page.put(_legend(found, lang))
    for article in found.articles:
        _article(page, article)
    if found.added:
        page.blank()
        page.put(_ADDED, tone="heading")
        for code in found.added:
            page.put(domains[code].label, indent=2, hang=2, bullet="+ ")
    if found.unread:
        page.blank()
        page.put(_UNREAD, tone="heading")
        for words in found.unread:
            page.put(f"« {words} »" if lang == "fr" else f'"{words}"', indent=2, hang=2)
    return page.text()


def _legend(found: Comparison, lang: Lang) -> str:
    """Count the states, which says at once what their marks mean."""
    states = Counter(one.state for one in found.clauses)
    return ", ".join(
        f"{mark} {words.in_(lang)} {states[state]}" for state, (mark, words, _) in _STATES.items()
    )


def _article(page: Page, article: ArticleComparison) -> None:
    said = article.article
    mark, _, tone = _STATES[article.state]
    page.blank()
    title = f"{page.said(said.label)} - {page.said(said.title)}"
    if said.optional:
        title += f" ({page.said(_OPTIONAL)})"
    page.put(title, hang=2, bullet=f"{mark} ", tone=tone)
    for one in article.clauses:
        if one.clause is not None or one.fact is not None:
            _clause(page, one)


def _clause(page: Page, one: ClauseComparison) -> None:
    mark, _, tone = _STATES[one.state]
    page.put(one.label, indent=2, hang=2, bullet=f"{mark} ", tone=tone)
    if one.expected is not None and one.state is ClauseState.ADAPTED:
        unit = parameter(f"model.{one.fact}").unit
        both = (legal_value(value, unit, page.lang) for value in (one.expected, one.found))
        page.put(_EXPECTED.in_(page.lang).format(*both), indent=4, hang=2)
    if one.domains:
        labels = ", ".join(domains[code].label.in_(page.lang) for code in one.domains)
        page.put(_BY.in_(page.lang).format(labels), indent=4, hang=2, tone="faint")
