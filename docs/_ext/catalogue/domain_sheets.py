"""A page for each domain of cooperation, and the list of them."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from catalogue.lives import brought
from catalogue.sheet import Sheet, bilingual
from catalogue.years import put_years
from secuprev import law
from secuprev.law import Competence, Domain, ModelKind, State
from secuprev.render.domain_pages import (
    ARTICLES,
    ASPECT,
    CLAUSES,
    CONDITION,
    FAMILY,
    KINDS,
    MODELS,
    NOT_RECORDED,
    NOTE_2000,
)
from secuprev.render.labels import family, label, part
from secuprev.render.law_pages import NOTE, SURE, said_period
from secuprev.values import Period, Text

__all__ = ["pages"]

_WHO = Text("Qui peut agir", "Who may act")
_YEARS = Text("D'année en année", "Year by year")
_DETAIL = Text("En détail", "In detail")
_MODEL = Text("Modèle", "Model")
_WHEN = Text("Période", "Period")
_SAYS = Text("Ce qu'il en dit", "What it says")
_BY = Text("Apporté par", "Brought by")
_FORCE = Text("Force", "Force")
_MAY = Text("Elle", "It")
_ON = Text("Fondement", "Rests on")
_NO_MODEL = Text("pas encore de modèle", "no such model yet")
_UNNAMED = Text("ne le nomme pas", "does not name it")
_HEAD = """# Domains

A domain is a field in which forces and partners may work together. There is one vocabulary of
them, and a document names them by their codes. Each page tells which model conventions named
the domain and when, and what each kind of force may do in it, year by year, in English and in
French. `secuprev domains DOMAIN` prints the same of one day; `secuprev domains "WORDS"`
recognises what people write.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the Markdown of each page."""
    yield "index", _index()
    for code, one in law.domains.items():
        yield code, bilingual(one.label.en, [("Domains", "index.md")], partial(_write, one))


def _index() -> str:
    sheet = Sheet("en")
    sheet.put(_HEAD)
    families: dict[str, list[Domain]] = {}
    for one in law.domains.values():
        families.setdefault(one.family, []).append(one)
    for code, held in families.items():
        sheet.head(family(code))
        sheet.table(
            ("Domain", "In French", "Code"),
            [
                (
                    f"[{sheet.said(one.label)}]({one.code}.md)",
                    sheet.said(one.label.fr),
                    f"`{one.code}`",
                )
                for one in held
            ],
        )
    return "\n\n".join(sheet.blocks) + "\n"


def _write(domain: Domain, sheet: Sheet) -> None:
    """Write the page of a domain in one language."""
    of = family(domain.family).in_(sheet.lang)
    sheet.put(f"**{sheet.said(domain.label.fr)}** / {sheet.said(domain.label.en)}")
    sheet.bullets([f"`{domain.code}`", sheet.said(FAMILY.in_(sheet.lang).format(of))])
    sheet.head(MODELS)
    rows = [row for kind in KINDS for row in _in_model(domain, kind, sheet)]
    sheet.table((_MODEL, _WHEN, _SAYS, _BY), rows)
    if domain.clauses:
        sheet.head(CLAUSES)
        sheet.bullets(_clause(clause, sheet) for clause in domain.clauses)
    sheet.head(_WHO)
    if not domain.competence:
        sheet.put(sheet.said(NOT_RECORDED))
        return
    sheet.head(_YEARS, down=1)
    put_years(sheet, domain.code)
    sheet.head(_DETAIL, down=1)
    held = [step for kind in law.forces() for step in law.history(kind.code, domain.code)]
    sheet.table((_FORCE, _WHEN, _MAY, _ON), [_row(step, sheet) for step in held])


def _in_model(domain: Domain, kind: ModelKind, sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """Yield a row for each run of editions of a model that say the same in the same place."""

    def same(state: State[tuple[str, ...]]) -> tuple[object, ...]:
        return state.value, state.references if state.value else ()

    for _, run in groupby(domain.in_model(kind), same):
        states = list(run)
        first, last = states[0], states[-1]
        if first.value is None:
            says = sheet.said(_NO_MODEL)
        else:
            says = sheet.cited(first.citations()) if first.value else sheet.said(_UNNAMED)
        period = Period(first.period.start, last.period.end)
        yield (
            sheet.said(KINDS[kind]),
            sheet.said(said_period(period, sheet.lang)),
            says,
            brought(sheet, first.changed_by),
        )


def _clause(clause: law.Clause, sheet: Sheet) -> str:
    articles = [clause.articles.get(generation, "—") for generation in (2000, 2012)]
    lines = [
        f"**{sheet.said(clause.label)}**, {sheet.said(part(clause.part.value))}",
        sheet.said(ARTICLES.in_(sheet.lang).format(*articles)),
    ]
    if clause.note_2000:
        lines.append(sheet.said(NOTE_2000.in_(sheet.lang).format(clause.note_2000.in_(sheet.lang))))
    return "<br>".join(lines)


def _row(step: Competence, sheet: Sheet) -> tuple[str, ...]:
    """Return what a force may do over a period, with its conditions and its exceptions."""
    lang = sheet.lang
    may = [step.level.label.in_(lang)]
    if step.none_kind:
        may[0] += f" ({step.none_kind.label.in_(lang)})"
    if step.condition:
        may.append(CONDITION.in_(lang).format(step.condition.in_(lang)))
    may += [
        ASPECT.in_(lang).format(one.name.in_(lang), one.level.label.in_(lang))
        for one in step.aspects
    ]
    if step.change:
        may.append(NOTE.in_(lang).format(step.change.in_(lang)))
    if step.confidence is not law.Confidence.HIGH:
        may.append(SURE.in_(lang).format(label(step.confidence).in_(lang)))
    return (
        sheet.said(law.force(step.force).label),
        sheet.said(said_period(step.period, lang)),
        "<br>".join(map(sheet.said, may)),
        sheet.cited(step.citations()),
    )
