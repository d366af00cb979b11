"""What another law would change, as plain text."""

from collections.abc import Iterable

from secuprev import law
from secuprev.law import Competence
from secuprev.render.labels import label
from secuprev.render.layout import Page, Paint, Words, plain
from secuprev.render.not_law import put_not_law
from secuprev.rules import ChangedAnswer, ChangedCompetence, Result, WhatIf
from secuprev.values import Lang, Text
from secuprev.values.typography import number

__all__ = ["what_if"]

_DAY = Text("Jour demandé : {}", "Day asked about: {}")
_ANSWERS = Text("RÉPONSES QUI CHANGERAIENT ({})", "ANSWERS THAT WOULD CHANGE ({})")
_COMPETENCES = Text(
    "CE QUE SES FORCES POURRAIENT FAIRE AUTREMENT ({})", "WHAT ITS FORCES COULD DO OTHERWISE ({})"
)
_NO_ANSWER = Text(
    "Aucune réponse sur ce document ne changerait.", "No answer about this document would change."
)
_WANTING = Text(
    "RÉPONSES QUI EN DÉPENDENT ET NE PEUVENT ÊTRE DITES ({})",
    "ANSWERS THAT REST ON IT AND CANNOT BE TOLD ({})",
)
_FROM_TO = Text("{} → {}", "{} → {}")
_NOW = Text("aujourd'hui : {}", "now: {}")
_THEN = Text("alors : {}", "then: {}")
_LEVEL = Text("{} : {}", "{}: {}")
_UNTOLD = Text("ne peut être dit", "cannot be told")
_CONDITION = Text("condition : {}", "condition: {}")
_ASPECT = Text("pour « {} » : {}", 'for "{}": {}')


def what_if(found: WhatIf, lang: Lang = "fr", width: int = 80, *, paint: Paint = plain) -> str:
    """Return what change sets would change: the answers that differ, then what forces could do."""
    page = Page(lang, width, paint)
    page.put(found.name or found.framework, tone="title")
    put_not_law(page, found.not_law)
    page.put(_DAY.in_(lang).format(found.on))
    page.blank()
    if found.answers:
        count = number(len(found.answers), lang)
        page.put(_ANSWERS.in_(lang).format(count), tone="heading")
    else:
        page.put(_NO_ANSWER)
    for answer in found.answers:
        _answer(page, answer)
    if found.untold:
        page.blank()
        page.put(_WANTING.in_(lang).format(number(len(found.untold), lang)), tone="heading")
    for result in found.untold:
        page.blank()
        _name(page, result)
        if result.message is not None:
            page.put(result.message, indent=6, hang=2)
    if found.competences:
        page.blank()
        count = number(len(found.competences), lang)
        page.put(_COMPETENCES.in_(lang).format(count), tone="heading")
    subject = None
    for one in found.competences:
        if one.after.subject != subject:
            subject = one.after.subject
            page.blank()
            page.put(_subject(subject), indent=2, tone="name")
        _competence(page, one)
    return page.text()


def _answer(page: Page, one: ChangedAnswer) -> None:
    page.blank()
    _name(page, one.after)
    verdicts = (label(each.status).in_(page.lang) for each in (one.before, one.after))
    page.put(_FROM_TO.in_(page.lang).format(*verdicts), indent=6, tone="heading")
    for words, result in ((_NOW, one.before), (_THEN, one.after)):
        if result.message is not None:
            said = words.in_(page.lang).format(result.message.in_(page.lang))
            page.put(said, indent=6, hang=2)


def _name(page: Page, result: Result) -> None:
    rule, target = result.rule, result.target
    page.put(f"{rule.name} ({rule.code})", indent=2, tone="name")
    page.put(rule.label, indent=2)
    name = page.said(target.label)
    page.put(f"{name} [{target.id}]" if name != target.id else name, indent=4)


def _competence(page: Page, one: ChangedCompetence) -> None:
    lang = page.lang
    before = _level(one.before, lang) if one.before else _UNTOLD.in_(lang)
    after = _level(one.after, lang)
    said = after if before == after else _FROM_TO.in_(lang).format(before, after)
    force = law.force(one.after.force).label.in_(lang)
    page.put(_LEVEL.in_(lang).format(force, said), indent=4, hang=2, bullet="- ")
    for words in _brought(one, lang):
        page.put(words, indent=6, hang=2)


def _brought(one: ChangedCompetence, lang: Lang) -> Iterable[Words]:
    """Yield what is said after, and was not before."""
    before, after = one.before, one.after
    if after.condition and (before is None or before.condition != after.condition):
        yield _CONDITION.in_(lang).format(after.condition.in_(lang))
    if after.change and (before is None or before.change != after.change):
        yield after.change
    for aspect in after.aspects:
        if before is None or aspect not in before.aspects:
            yield _ASPECT.in_(lang).format(aspect.name.in_(lang), aspect.level.label.in_(lang))


def _level(one: Competence, lang: Lang) -> str:
    return one.level.label.in_(lang)


def _subject(code: str) -> Text:
    if code in law.domains:
        return law.domains[code].label
    return next(one.label for one in law.means() if one.code == code)
