"""Coverage as plain text and as Markdown: what is covered, what is a gap, what cannot be told."""

from collections.abc import Iterable, Sequence

from secuprev.cooperation import UNTOLD, Cell, CellState, Coverage, ExpectedBy, Gap, Strength
from secuprev.law import domains
from secuprev.model import Commune
from secuprev.render.layout import Page, Paint, Tone, clean, plain
from secuprev.render.markdown_tables import markdown_table, markdown_words
from secuprev.values import Lang, Text
from secuprev.values.typography import colon, counted, number

__all__ = ["coverage_markdown", "coverage_text"]

_TITLE = Text("Couverture le {} : {}", "Coverage on {}: {}")
_STATES: dict[CellState, tuple[Text, Tone]] = {
    CellState.COVERED: (Text("Couvert", "Covered"), "good"),
    CellState.GAP: (
        Text("Lacunes : attendu, et couvert par rien", "Gaps: expected, and covered by nothing"),
        "breach",
    ),
    CellState.UNKNOWN: (Text("Ne peut être dit", "Cannot be told"), "unknown"),
}
_EVERYWHERE = Text("toutes les communes", "all communes")
_SOMEWHERE = Text("communes non précisées", "communes not named")
_COMMUNES = Text("commune", "commune"), Text("communes", "communes")
_PEOPLE = Text("habitant", "inhabitant"), Text("habitants", "inhabitants")
_OF = Text("{} sur {}", "{} of {}")
_NO_POPULATION = Text("population inconnue", "population unknown")
_AT_LEAST = Text("{} au moins", "at least {}")
_BY = Text("par : {}", "by: {}")
_EXPECTED = Text("attendu par : {}", "expected by: {}")
_MODEL = Text("modèle de convention {}", "model convention {}")
_UNREAD = Text("Mots qui ne sont pas reconnus", "Words that are not recognised")
_NOTHING = Text("Rien n'est couvert ni attendu.", "Nothing is covered or expected.")
_DOMAIN = Text("domaine", "domain")
_NEED = Text("ce qui est attendu", "what is expected")
_INSTRUMENTS = Text("par", "by")
_EXPECTED_BY = Text("attendu par", "expected by")
_NOTE = Text("À savoir : {}", "Note: {}")


def coverage_text(
    found: Coverage,
    lang: Lang = "fr",
    width: int = 80,
    *,
    domain: str | None = None,
    paint: Paint = plain,
) -> str:
    """Return coverage domain by domain, gaps ranked; commune by commune for one domain.

    Args:
        found: what `secuprev.coverage` returned.
        lang: the language.
        width: the number of columns.
        domain: code of the one domain to tell commune by commune.
        paint: what puts colour on a line; nothing does by default.
    """
    page = Page(lang, width, paint)
    page.put(_TITLE.in_(lang).format(found.on, found.name or found.framework), tone="title")
    for note in found.notes:
        page.put(_NOTE.in_(lang).format(note.in_(lang)), tone="unknown")
    if domain is not None:
        _by_commune(page, found, domain)
        return page.text()
    if not found.domains:
        page.put(_NOTHING)
    _covered(page, found)
    _gaps(page, found)
    _untold(page, found)
    if found.unread:
        page.blank()
        page.put(_UNREAD, tone="heading")
        for words in found.unread:
            page.put(f"« {words} »" if lang == "fr" else f'"{words}"', indent=2, hang=2)
    return page.text()


def _covered(page: Page, found: Coverage) -> None:
    rows = _held(found, CellState.COVERED)
    if rows:
        _head(page, CellState.COVERED)
    for code, communes in rows:
        cells = [found.cell(one.code, code) for one in communes]
        said = page.said(domains[code].label)
        page.put(
            colon(said, _where(communes, found, page.lang), page.lang),
            indent=2,
            hang=2,
            bullet="+ ",
        )
        by = _BY.in_(page.lang).format(_covers(cells, page.lang))
        page.put(by, indent=4, hang=2, tone="faint")


def _gaps(page: Page, found: Coverage) -> None:
    if found.gaps:
        _head(page, CellState.GAP)
    for gap in found.gaps:
        communes = tuple(one for one in found.communes if one.code in gap.communes)
        where = _where(communes, found, page.lang)
        said = colon(page.said(gap.label), where, page.lang)
        page.put(f"{said}, {_people(gap, page.lang)}", indent=2, hang=2, bullet="- ")
        expected = _EXPECTED.in_(page.lang).format(_sources(gap, page.lang))
        page.put(expected, indent=4, hang=2, tone="faint")


def _untold(page: Page, found: Coverage) -> None:
    rows = _held(found, CellState.UNKNOWN)
    if rows:
        _head(page, CellState.UNKNOWN)
    for code, communes in rows:
        said = page.said(domains[code].label)
        page.put(
            colon(said, _where(communes, found, page.lang), page.lang),
            indent=2,
            hang=2,
            bullet="? ",
        )


def _head(page: Page, state: CellState) -> None:
    words, tone = _STATES[state]
    page.blank()
    page.put(words, tone=tone)


def _held(found: Coverage, state: CellState) -> list[tuple[str, tuple[Commune, ...]]]:
    held = ((code, found.states(code)[state]) for code in found.domains)
    return [(code, communes) for code, communes in held if communes]


def _where(communes: Sequence[Commune], found: Coverage, lang: Lang) -> str:
    if [one.code for one in communes] == [UNTOLD]:
        return _SOMEWHERE.in_(lang)
    if len(communes) == len(found.communes) > 1:
        return _EVERYWHERE.in_(lang)
    if len(communes) <= 3:
        return ", ".join(_name(one, lang) for one in communes)
    total = number(len(found.communes), lang)
    return _OF.in_(lang).format(counted(len(communes), *_COMMUNES, lang), total)


def _name(one: Commune, lang: Lang) -> str:
    return _SOMEWHERE.in_(lang) if one.code == UNTOLD else clean(one.name or one.code)


def _people(gap: Gap, lang: Lang) -> str:
    if gap.population_known:
        return counted(gap.population, *_PEOPLE, lang)
    if gap.population == 0:
        return _NO_POPULATION.in_(lang)
    return _AT_LEAST.in_(lang).format(counted(gap.population, *_PEOPLE, lang))


def _covers(cells: Iterable[Cell], lang: Lang) -> str:
    """Name the instruments that cover, each with the strongest of its ways to."""
    found: dict[str, Strength] = {}
    for one in (cover for cell in cells for cover in cell.covers if cover.certain):
        found[one.instrument] = max(one.strength, found.get(one.instrument, one.strength))
    return ", ".join(f"{id} ({how.label.in_(lang)})" for id, how in found.items())


def _sources(gap: Gap, lang: Lang) -> str:
    said = (
        _MODEL.in_(lang).format(one.source) if one.by is ExpectedBy.MODEL else one.source
        for one in gap.expected
    )
    return ", ".join(dict.fromkeys(said))


def _by_commune(page: Page, found: Coverage, domain: str) -> None:
    page.put(domains[domain].label, tone="heading")
    rows = []
    for one in found.communes:
        cell = found.cell(one.code, domain)
        said = cell.state.label.in_(page.lang)
        by = _covers([cell], page.lang)
        name = _name(one, page.lang)
        rows.append(([name], colon(said, by, page.lang) if by else said))
    page.rows(rows, indent=2)


def coverage_markdown(found: Coverage, lang: Lang = "fr") -> str:
    """Return coverage as two Markdown tables: the domains, then the gaps."""
    title = _TITLE.in_(lang).format(found.on, found.name or found.framework)
    parts = [f"# {markdown_words(title)}\n"]
    parts += [_NOTE.in_(lang).format(note.in_(lang)) + "\n" for note in found.notes]
    states = (CellState.COVERED, CellState.GAP, CellState.UNKNOWN)
    heads = (_DOMAIN, *(state.label for state in states), _INSTRUMENTS)
    names = [one.in_(lang) for one in heads]
    lines = [_line(found, code, states, lang) for code in found.domains]
    parts.append(markdown_table(names, lines))
    if found.gaps:
        parts.append(f"## {_STATES[CellState.GAP][0].in_(lang)}\n")
        gaps = [
            (
                gap.label.in_(lang),
                ", ".join(_name(one, lang) for one in found.communes if one.code in gap.communes),
                _people(gap, lang),
                _sources(gap, lang),
            )
            for gap in found.gaps
        ]
        heads = (_NEED, _COMMUNES[1], _PEOPLE[1], _EXPECTED_BY)
        parts.append(markdown_table([one.in_(lang) for one in heads], gaps))
    return "\n".join(parts)


def _line(found: Coverage, code: str, states: Iterable[CellState], lang: Lang) -> tuple[str, ...]:
    held = found.states(code)
    by = _covers([found.cell(one.code, code) for one in held[CellState.COVERED]], lang)
    counts = (number(len(held[state]), lang) for state in states)
    return (domains[code].label.in_(lang), *counts, by)
