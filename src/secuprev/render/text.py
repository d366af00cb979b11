"""A report as plain text, for a reader at 80 columns: breaches first, heaviest first."""

from collections.abc import Sequence
from os import PathLike

from secuprev.law import NOT_LAW, record
from secuprev.render.breaches import put_breaches
from secuprev.render.grouping import Gap, alike, by_holder, by_rule, gaps
from secuprev.render.labels import SEVERITY_COLUMN, status_count
from secuprev.render.layout import Page, Paint, Tone, Words, plain, width_of
from secuprev.render.naming import TEXTS, named, put_heading, put_rules, target_name
from secuprev.render.not_law import put_not_law
from secuprev.rules import WAIVED, Receipt, Report, Result, Status
from secuprev.values import Lang, Text
from secuprev.values.typography import counted

__all__ = ["text"]

_DAY = Text("Jour demandé : {}", "Day asked about: {}")
_BY_DEFAULT = Text(" (par défaut)", " (the default)")
_LAST_READ = Text(
    " (par défaut, le dernier jour du droit lu)", " (by default, the last day of the law as read)"
)
_READ_UNTIL = Text("Droit lu jusqu'au {}", "Law read up to {}")
_TOO_EARLY = Text(
    "Droit lu à partir du {} : ce qui dépend du droit d'avant ne peut être dit.",
    "Law read from {} on: what rests on older law cannot be told.",
)
_TOO_LATE = Text(
    "Le jour demandé vient après : ce qui dépend du droit de ce jour ne peut être dit.",
    "The day asked about is later: what rests on the law of that day cannot be told.",
)
_SELECTED = Text("Règles demandées : {}", "Rules asked for: {}")
_IGNORED = Text("Règles laissées : {}", "Rules left out: {}")
_WEIGHED = Text("Gravités choisies : {}", "Severities set: {}")
_PLUGINS = Text("Règles d'autres paquets : {}", "Rules of other packages: {}")
_SETTINGS = Text("Réglages : {}", "Settings: {}")
_UNTOLD = Text("Ce qui ne peut être dit", "What cannot be told")
_UNTOLD_NOTE = Text("{answers} en attente de {facts}.", "{answers}, for want of {facts}.")
_OBJECTS = Text("Pour : {}", "For: {}")
_OBSERVATIONS = Text("Observations", "Observations")
_COMPLIANT = Text("Ce qui est respecté", "What is complied with")
_NOT_APPLICABLE = Text("Sans objet", "Not applicable")
_CRASHED = Text("Règles en échec", "Rules that failed")
_CRASHED_NOTE = Text(
    "Une faute de secuprev, et non du document : ces réponses manquent au rapport.",
    "A fault of secuprev, and not of the document: the report lacks these answers.",
)
_SUMMARY = Text("Bilan : {}.", "Summary: {}.")
_RECEIPT = Text(
    "secuprev {version} · droit {law} · données {input} · jour {on}",
    "secuprev {version} · law {law} · input {input} · day {on}",
)
_ANSWER = Text("réponse", "answer"), Text("réponses", "answers")
_FACT = Text("fait", "fact"), Text("faits", "facts")
_ORDER = (
    Status.BREACH,
    WAIVED,
    Status.UNVERIFIABLE,
    Status.COMPLIANT,
    Status.NOT_APPLICABLE,
    Status.CRASHED,
)


def text(
    report: Report,
    lang: Lang = "fr",
    width: int = 80,
    show_all: bool = False,
    *,
    by_default: bool = False,
    settings: str | PathLike[str] | None = None,
    paint: Paint = plain,
) -> str:
    """Return a report as text.

    Args:
        report: what `secuprev.rules.check` returned.
        lang: the language.
        width: the number of columns.
        show_all: whether to list also what does not apply.
        by_default: whether nobody chose the day, so that the head says where it comes from.
        settings: the file of settings that had a part in what was asked, to be named in the head.
        paint: what puts colour on a line; nothing does by default.
    """
    page = Page(lang, width, paint)
    _head(page, report, by_default)
    _asked(page, report.receipt, settings)
    for notice in report.notices:
        page.put(notice, hang=2, tone="unknown")
    put_breaches(page, report)
    _untold(page, report.unverifiable)
    _complied(page, [one for one in report.by_status[Status.COMPLIANT] if not one.message])
    _table(page, _OBSERVATIONS, report.observations)
    if show_all:
        _table(page, _NOT_APPLICABLE, report.by_status[Status.NOT_APPLICABLE])
    _crashed(page, report.crashed)
    _foot(page, report)
    return page.text()


def _head(page: Page, report: Report, by_default: bool) -> None:
    receipt, lang = report.receipt, page.lang
    page.put(named(report.name, report.framework), tone="title")
    put_not_law(page, report.not_law)
    day = _DAY.in_(lang).format(receipt.on)
    if by_default:
        is_last = receipt.on == receipt.law_read_until
        day += (_LAST_READ if is_last else _BY_DEFAULT).in_(lang)
    page.put(day)
    page.put(_READ_UNTIL.in_(lang).format(receipt.law_read_until))
    if receipt.on > receipt.law_read_until:
        page.put(_TOO_LATE, tone="unknown")
    start = record().start
    if start is not None and receipt.on < start:
        page.put(_TOO_EARLY.in_(lang).format(start), tone="unknown")


def _asked(page: Page, receipt: Receipt, settings: str | PathLike[str] | None) -> None:
    """Say what was asked otherwise than by default: a report on some rules is no clean bill.

    So are the other packages whose rules took part.
    """
    lang = page.lang
    weights = [f"{one} ({SEVERITY_COLUMN[to].in_(lang)})" for one, to in receipt.severities]
    said = (
        (_SELECTED, receipt.select),
        (_IGNORED, receipt.ignore),
        (_WEIGHED, weights),
        (_PLUGINS, receipt.plugins),
    )
    for words, held in said:
        if held:
            page.put(words.in_(lang).format(", ".join(held)), hang=2)
    if settings is not None:
        page.put(_SETTINGS.in_(lang).format(settings), hang=2)


# --- what cannot be told --------------------------------------------------------------------------


def _untold(page: Page, results: Sequence[Result]) -> None:
    if not results:
        return
    put_heading(page, _UNTOLD, len(results), "unknown")
    facts = {fact for one in results for fact in one.missing}
    if facts:
        note = _UNTOLD_NOTE.in_(page.lang)
        answers = counted(len(results), *_ANSWER, page.lang)
        page.put(note.format(answers=answers, facts=counted(len(facts), *_FACT, page.lang)))
    for gap in gaps(results):
        page.blank()
        put_rules(page, gap.rules)
        _gap(page, gap)


def _gap(page: Page, gap: Gap) -> None:
    if not gap.tells_objects:
        objects = ", ".join(target_name(page, target) for target in gap.targets)
        page.put(_OBJECTS.in_(page.lang).format(objects), indent=4, hang=2)
    for message in gap.messages:
        page.put(message, indent=4, hang=2)
    for owners, facts in gap.by_owner:
        if len(owners) > 1:
            names = (named(page.said(label) if label else None, id) for id, label in owners)
            page.put(", ".join(names), indent=4, hang=2)
            within = [fact.path.partition(".")[2] for fact in facts]
            said = [(fact.label, f"*.{path}") for fact, path in zip(facts, within, strict=True)]
            _facts(page, said, indent=6)
            continue
        _, label = owners[0]
        if label is not None:
            page.put(label, indent=4, hang=2)
        said = [(fact.label, fact.path) for fact in facts]
        _facts(page, said, indent=4 if label is None else 6)


def _facts(page: Page, facts: Sequence[tuple[Text, str]], indent: int) -> None:
    """Write what each fact is and where it would stand: side by side if that fits."""
    said = [(page.said(label), page.said(path)) for label, path in facts]
    labels, paths = (max(map(width_of, column)) for column in zip(*said, strict=True))
    if indent + labels + 2 + paths <= page.width:
        page.rows([([what], path) for what, path in said], indent, left=labels)
        return
    for what, path in said:
        page.put(what, indent, hang=2)
        page.put(path, indent + 2, hang=2)


# --- what is complied with, what does not apply ---------------------------------------------------


def _table(page: Page, title: Text, results: Sequence[Result]) -> None:
    """Write what rules say of objects; those of which a rule says the same stand together."""
    if not results:
        return
    put_heading(page, title, len(results), "heading")
    for rule, group in by_rule(results):
        page.blank()
        put_rules(page, [rule])
        for id, name, held in by_holder(group):
            if id is not None:
                page.put(named(name, id), indent=4, hang=2)
            indent = 4 if id is None else 6
            rows: list[tuple[list[Words], Words]] = []
            for message, same in alike(held, lambda one: one.message):
                names = [target_name(page, one.target, short=id is not None) for one in same]
                if message is None:
                    page.put(", ".join(names), indent)
                else:
                    rows.append(([*names], message))
            page.rows(rows, indent, left=page.width * 2 // 5)


def _complied(page: Page, results: Sequence[Result]) -> None:
    """Write what is complied with: the rule, the objects, the articles in short."""
    if not results:
        return
    put_heading(page, _COMPLIANT, len(results), "good")
    for rule, group in by_rule(results):
        page.blank()
        put_rules(page, [rule])
        page.put(", ".join(target_name(page, one.target) for one in group), indent=4)
        articles = dict.fromkeys(cited.short for one in group for cited in one.citations)
        if articles:
            said = f"{TEXTS.in_(page.lang)} {', '.join(articles)}"
            page.put(said, indent=4, hang=2, tone="faint")


def _crashed(page: Page, results: Sequence[Result]) -> None:
    if not results:
        return
    put_heading(page, _CRASHED, len(results), "crash")
    page.put(_CRASHED_NOTE, tone="crash")
    for rule, group in by_rule(results):
        page.blank()
        put_rules(page, [rule])
        for one in group:
            page.put(target_name(page, one.target), indent=4, hang=2, bullet="- ")
            page.put(one.message or "", indent=6)


def _foot(page: Page, report: Report) -> None:
    page.blank()
    told = [one for one in _ORDER if one != WAIVED or report.waived]
    said = ", ".join(status_count(one, report.counts[one], page.lang) for one in told)
    tone: Tone = "crash" if report.crashed else "good" if report.ok else "breach"
    page.put(_SUMMARY.in_(page.lang).format(said), hang=2, tone=tone)
    receipt = report.receipt
    said = _RECEIPT.in_(page.lang).format(
        version=receipt.version,
        law=receipt.law_digest[:12],
        input=receipt.input_digest[:12],
        on=receipt.on,
    )
    page.copied = True  # the receipt lets one run it again
    page.put(said, tone="faint")
    if report.not_law:
        page.put(NOT_LAW, tone="breach")
