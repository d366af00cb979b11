"""Domains of cooperation as plain text: the list of them, and the card of one."""

from collections.abc import Iterable, Sequence

from secuprev import law
from secuprev.law import Clause, Competence, Domain, Level, ModelKind
from secuprev.render.labels import family, part
from secuprev.render.law_pages import said_day, said_period, shorts
from secuprev.render.layout import Page, Paint, Words, plain
from secuprev.render.not_law import put_not_law
from secuprev.values import AnyDate, Lang, Period, Text

__all__ = [
    "ARTICLES",
    "ASPECT",
    "CLAUSES",
    "CONDITION",
    "FAMILY",
    "KINDS",
    "MODELS",
    "NEVER",
    "NOTE_2000",
    "NOT_RECORDED",
    "domain_card",
    "domain_list",
]

KINDS: dict[ModelKind, Text] = {
    "communal": Text("Convention type communale", "Communal model convention"),
    "intercommunal": Text("Convention type intercommunale", "Intercommunal model convention"),
}
ARTICLES = Text(
    "modèles de 2000 : {} ; modèles depuis 2012 : {}", "models of 2000: {}; models since 2012: {}"
)
_LABELLED = Text("{} : {}", "{}: {}")
FAMILY = Text("Famille : {}", "Family: {}")
MODELS = Text("Ce qu'en disent les conventions types", "What the model conventions say of it")
NEVER = Text("ne l'a jamais nommé", "never named it")
_NAMED = Text("le nomme {}", "names it {}")
NOTE_2000 = Text("en 2000 : {}", "in 2000: {}")
CLAUSES = Text("Les clauses qui le nomment", "The clauses that name it")
_WHO = Text("Qui peut agir ({})", "Who may act ({})")
_MAY = {
    Level.LEAD: Text("Peuvent mener :", "May lead:"),
    Level.ASSIST: Text("Peuvent participer :", "May take part:"),
    Level.REPORT: Text("Peuvent observer et signaler :", "May observe and report:"),
}
_NOBODY = Text("aucune force recensée", "no force on record")
CONDITION = Text("condition : {}", "condition: {}")
ASPECT = Text("pour « {} » : {}", 'for "{}": {}')
_UNTOLD = Text("Ne peut être dit ce jour-là : {}", "Cannot be told on that day: {}")
NOT_RECORDED = Text(
    "Les compétences des forces dans ce domaine ne sont pas recensées.",
    "The competences of the forces in this domain are not recorded.",
)


def domain_list(
    listed: Iterable[Domain], lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return domains as a table of codes and labels, family by family."""
    page = Page(lang, width, paint)
    families: dict[str, list[Domain]] = {}
    for one in listed:
        families.setdefault(one.family, []).append(one)
    for code, held in families.items():
        page.blank()
        page.put(family(code), tone="heading")
        page.rows([([one.code], one.label) for one in held], indent=2, left=width // 2)
    return page.text()


def domain_card(
    domain: Domain, on: AnyDate, lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return all that the law says of a domain: the models that name it, the forces that may act.

    Args:
        domain: the domain.
        on: the day on which the competences are told.
        lang: the language.
        width: the number of columns.
        paint: what puts colour on a line.

    Raises:
        CannotBeTold: the law of that day was not read.
    """
    page = Page(lang, width, paint)
    put_not_law(page, law.laid())
    page.put(domain.code, tone="title")
    page.put(f"{domain.label.fr} / {domain.label.en}")
    page.put(FAMILY.in_(lang).format(family(domain.family).in_(lang)))
    page.blank()
    page.put(MODELS, tone="heading")
    for kind, title in KINDS.items():
        said = title.in_(lang), _named(domain, kind, lang)
        page.put(_LABELLED.in_(lang).format(*said), indent=2, hang=2)
    if domain.clauses:
        page.blank()
        page.put(CLAUSES, tone="heading")
        for clause in domain.clauses:
            _clause(page, domain, clause)
    page.blank()
    page.put(_WHO.in_(lang).format(said_day(on, lang).lower()), tone="heading")
    if domain.competence:
        _forces(page, domain, on)
    else:
        page.put(NOT_RECORDED, indent=2)
    return page.text()


def _named(domain: Domain, kind: ModelKind, lang: Lang) -> str:
    """Say over which days a model names the domain, and which texts brought it."""
    spans: list[tuple[Period, tuple[str, ...]]] = []
    going_on = False
    for state in domain.in_model(kind):
        if state.value and going_on:
            spans[-1] = (Period(spans[-1][0].start, state.period.end), spans[-1][1])
        elif state.value:
            spans.append((state.period, state.changed_by))
        going_on = bool(state.value)
    if not spans:
        return NEVER.in_(lang)
    return ", ".join(
        _NAMED.in_(lang).format(said_period(period, lang)) + f" ({shorts(by)})"
        for period, by in spans
    )


def _clause(page: Page, domain: Domain, clause: Clause) -> None:
    lang = page.lang
    page.put(clause.label, indent=2, hang=2, tone="name")
    states = [state for kind in KINDS for state in domain.in_model(kind)]
    starts = [state.period.start for state in states if clause.code in (state.value or ())]
    since = said_period(Period(min(day for day in starts if day)), lang)
    page.put(f"{part(clause.part.value).in_(lang)}, {since}", indent=4, hang=2)
    articles = (clause.articles.get(generation, "—") for generation in (2000, 2012))
    page.put(ARTICLES.in_(lang).format(*articles), indent=4, hang=2)
    if clause.note_2000:
        page.put(NOTE_2000.in_(lang).format(clause.note_2000.in_(lang)), indent=4, hang=2)


def _forces(page: Page, domain: Domain, on: AnyDate) -> None:
    told = law.who(domain.code, on, Level.REPORT)
    for level, title in _MAY.items():
        held = [one for one in told if one.level is level]
        if held or level is not Level.REPORT:
            page.put(title, indent=2)
            _held(page, held)
    untold = law.untold(domain.code, on)
    if untold:
        names = ", ".join(law.force(code).label.in_(page.lang) for code in untold)
        page.put(_UNTOLD.in_(page.lang).format(names), indent=2, hang=2, tone="unknown")


def _held(page: Page, held: Sequence[Competence]) -> None:
    if not held:
        page.put(_NOBODY, indent=4)
    for one in held:
        name = law.force(one.force).label.in_(page.lang)
        page.put(f"{name} ({one.basis})" if one.basis else name, indent=4, hang=2, bullet="- ")
        if one.condition:
            page.put(CONDITION.in_(page.lang).format(one.condition.in_(page.lang)), 6, hang=2)
        for aspect in one.aspects:
            words: tuple[Words, Words] = aspect.name, aspect.level.label
            said = [page.said(word) for word in words]
            page.put(ASPECT.in_(page.lang).format(*said), indent=6, hang=2)
