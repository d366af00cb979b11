"""Duties as plain text: what the law of a day asks of each object, and how that changed."""

from collections.abc import Iterable, Sequence
from datetime import date

from secuprev.law import laid
from secuprev.render.law_pages import shorts
from secuprev.render.layout import Page, Paint, Tone, plain
from secuprev.render.not_law import put_not_law
from secuprev.rules import Duty, Standing, Step
from secuprev.values import Lang, Text

__all__ = ["duty_history", "duty_list"]

_TONES: dict[Standing, Tone] = {
    Standing.MET: "good",
    Standing.UNMET: "breach",
    Standing.UNKNOWN: "unknown",
}
_DAY = Text("Jour demandé : {}", "Day asked about: {}")
_NONE = Text("Aucune obligation connue ce jour-là.", "No duty known on that day.")
_SINCE = Text("depuis le {}", "since {}")
_UNTIL = Text("jusqu'au {}", "until {}")
_TEXTS = Text("Textes : {}", "Texts: {}")
_BY = Text("Par : {}", "By: {}")
_FIRST = Text("premier jour du droit lu", "first day of the law as read")
_FACTS = Text("les faits du document", "the facts of the document")
_BEGAN, _CHANGED, _ENDED = (
    Text("s'applique", "applies"),
    Text("change", "changes"),
    Text("ne s'applique plus", "applies no more"),
)


def duty_list(
    duties: Sequence[Duty],
    lang: Lang = "fr",
    width: int = 80,
    *,
    on: date | None = None,
    paint: Paint = plain,
) -> str:
    """Return duties grouped by object: the rule, its standing, since when, why, under what.

    Args:
        duties: what `secuprev.rules.obligations` returned.
        lang: the language.
        width: the number of columns.
        on: the day asked about, to be said at the top.
        paint: what puts colour on a line; nothing does by default.
    """
    page = Page(lang, width, paint)
    put_not_law(page, laid())
    if on is not None:
        page.put(_DAY.in_(lang).format(on))
    if not duties:
        page.put(_NONE)
    for id in dict.fromkeys(duty.target.id for duty in duties):
        held = [duty for duty in duties if duty.target.id == id]
        page.blank()
        name = page.said(held[0].target.label)
        page.put(f"{name} [{id}]" if name != id else id, tone="title")
        for duty in held:
            _duty(page, duty)
    return page.text()


def _duty(page: Page, duty: Duty) -> None:
    page.put(duty.rule.label, indent=2, hang=2, bullet="- ")
    said = [duty.standing.label.in_(page.lang), *_life(duty, page.lang)]
    page.put(", ".join(said), indent=4, tone=_TONES[duty.standing])
    if duty.message is not None:
        page.put(duty.message, indent=4)
    articles = dict.fromkeys(one.short for one in duty.citations)
    if articles:
        page.put(_TEXTS.in_(page.lang).format(", ".join(articles)), indent=4, hang=2, tone="faint")


def _life(duty: Duty, lang: Lang) -> list[str]:
    since = [_SINCE.in_(lang).format(duty.since)] if duty.since else []
    until = [_UNTIL.in_(lang).format(duty.until)] if duty.until else []
    return since + until


def duty_history(
    steps: Iterable[Step], lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return the days on which the law changed what it asks of an object, oldest first.

    Args:
        steps: what `secuprev.rules.history` returned.
        lang: the language.
        width: the number of columns.
        paint: what puts colour on a line; nothing does by default.
    """
    page = Page(lang, width, paint)
    put_not_law(page, laid())
    for rank, step in enumerate(steps):
        page.blank()
        page.put(step.on.isoformat(), tone="title")
        texts = shorts(step.texts)
        if rank == 0:
            page.put(_FIRST, indent=2)
        else:
            page.put(_BY.in_(lang).format(texts or _FACTS.in_(lang)), indent=2, hang=2)
        for words, duties in (
            (_BEGAN, step.began),
            (_CHANGED, step.changed),
            (_ENDED, step.ended),
        ):
            for label in dict.fromkeys(duty.rule.label for duty in duties):
                said = f"{words.in_(lang)} : {label.fr}" if lang == "fr" else ""
                page.put(said or f"{words.en}: {label.en}", indent=2, hang=2, bullet="- ")
    return page.text()
