"""Duties counted over many places as plain text: which are asked, met, or wanting facts, where."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from secuprev import france, rules
from secuprev.law import laid
from secuprev.render.layout import Page, Paint, Tone, plain
from secuprev.render.not_law import put_not_law
from secuprev.rules import Answer, Count, Shift, Tally
from secuprev.values import Lang, Text
from secuprev.values.typography import colon, counted, number

__all__ = ["shifts_text", "tally_text"]

_COLUMN = 13
_SHOWN = 12  # names, facts or duties of a list that may have thousands
_TITLE = Text("Ce que le droit du {} demande", "What the law of {} asks")
_FRAMEWORKS = Text("territoire", "territory"), Text("territoires", "territories")
_COMMUNES = Text("commune", "commune"), Text("communes", "communes")
_FORCES = Text("service", "service"), Text("services", "services")
_NOTE = Text("À savoir : {}", "Note: {}")
_HEADS = {
    "asked": Text("demandée", "asked"),
    "met": Text("remplie", "met"),
    "unmet": Text("non remplie", "unmet"),
    "untold": Text("sans réponse", "not told"),
    "maybe": Text("peut-être", "perhaps"),
}
_LEGEND = Text(
    "demandée : à combien de communes, de services… ; sans réponse : demandée, sans qu'on puisse"
    " dire si elle est remplie ; peut-être : on ne peut dire si elle est demandée.",
    "asked: of how many communes, services…; not told: asked, and it cannot be told whether it is"
    " met; perhaps: it cannot be told whether it is asked.",
)
_BY_DUTY = Text("Par obligation", "By duty")
_NOTHING = Text("Rien dont on sache que ce soit demandé.", "Nothing that is known to be asked.")
_PERHAPS = Text(
    "{} autres obligations peuvent être demandées, on ne peut le dire.",
    "{} other duties may be asked, it cannot be told.",
)
_BY_PLACE = Text(
    "Par département : à combien chacune est demandée", "By département: of how many each is asked"
)
_MISSING = Text("Ce qui manque le plus pour le dire", "What is most wanting to tell")
_ANSWERS = Text("réponse", "answer"), Text("réponses", "answers")
_CRASHED = Text("Règles en échec", "Failed rules")
_SHIFT = Text("Du {} au {}", "From {} to {}")
_CAME = Text("désormais demandée à {}", "now asked of {}")
_WENT = Text("n'est plus demandée à {}", "no more asked of {}")
_KNOWN = Text("demandée, sans qu'on sache avant, à {}", "asked, not known before, of {}")
_DOUBTED = Text(
    "demandée avant, sans qu'on sache désormais, à {}", "asked before, not known now, of {}"
)
_UNSURE = Text(
    "{} obligations ne sont que peut-être demandées, l'un de ces jours et pas l'autre.",
    "{} duties are only perhaps asked, on one of these days and not on the other.",
)
_SAME = Text("Rien ne change.", "Nothing changes.")
_MORE = Text("et {} autres", "and {} others")
_SUBJECTS = Text("sujet", "subject"), Text("sujets", "subjects")


def tally_text(
    found: Tally,
    on: date,
    lang: Lang = "fr",
    width: int = 80,
    *,
    notes: Sequence[Text] = (),
    paint: Paint = plain,
) -> str:
    """Return a tally: the duties, most asked first, then the départements.

    Args:
        found: what was counted.
        on: the day asked about.
        lang: the language.
        width: the number of columns.
        notes: what the reader should know of the facts, such as the sources.
        paint: what puts colour on a line; nothing does by default.
    """
    page = Page(lang, width, paint)
    put_not_law(page, laid())
    page.put(_TITLE.in_(lang).format(on), tone="title")
    page.put(_looked_at(found, lang))
    for note in notes:
        page.put(_NOTE.in_(lang).format(note.in_(lang)), tone="faint")
    counts = found.by_rule
    asked = [code for code in counts if counts[code].asked]
    asked.sort(key=lambda code: (-counts[code].asked, code))
    _duties(page, counts, asked)
    _places(page, found.by_departement, asked)
    _wanting(page, _MISSING, found.missing, "unknown")
    _wanting(page, _CRASHED, Counter({Text.same(c): n for c, n in found.crashed.items()}), "crash")
    return page.text()


def _looked_at(found: Tally, lang: Lang) -> str:
    communes, forces = found.subjects["commune"], found.subjects["force"]
    numbers = ((found.frameworks, _FRAMEWORKS), (communes, _COMMUNES), (forces, _FORCES))
    # A rule that was not asked for looked at nothing: that is no number of communes.
    return ", ".join(counted(many, *words, lang) for many, words in numbers if many)


def _duties(page: Page, counts: Mapping[str, Count], asked: Sequence[str]) -> None:
    page.blank()
    page.put(_BY_DUTY, tone="heading")
    if not asked:
        page.put(_NOTHING, indent=2)
    else:
        page.put(_LEGEND, indent=2, tone="faint")
        heads = [(name, _HEADS[name]) for name in _HEADS]
        page.cells([("", 10), *((words, _COLUMN) for _, words in heads)], tone="faint")
    for code in asked:
        page.put(f"{code} {page.said(rules.find(code).label)}", hang=2, tone="name")
        numbers = counts[code].to_dict()
        page.cells([("", 10), *((number(numbers[name], page.lang), _COLUMN) for name in _HEADS)])
    others = len(counts) - len(asked)
    if others:
        page.put(_PERHAPS.in_(page.lang).format(others), tone="unknown")


def _places(page: Page, found: Mapping[str, Mapping[str, Count]], asked: Sequence[str]) -> None:
    shown = asked[: max((page.width - 30) // 10, 1)]
    if not shown or not found:
        return
    page.blank()
    page.put(_BY_PLACE, tone="heading")
    page.cells([("", 30), *((code, 10) for code in shown)], tone="faint")
    names = {one.code: one.name for one in france.departements()}
    for where, counts in found.items():
        name = f"{where} {names.get(where, '')}"[:29]
        cells = ((number(counts.get(code, Count()).asked, page.lang), 10) for code in shown)
        page.cells([(name, 30), *cells])


def _wanting(page: Page, title: Text, numbers: Counter[Text], tone: Tone) -> None:
    if not numbers:
        return
    page.blank()
    page.put(title, tone=tone)
    ranked = sorted(numbers.items(), key=lambda one: (-one[1], one[0].in_(page.lang)))
    for label, many in ranked[:_SHOWN]:
        said = page.said(label)
        answers = counted(many, *_ANSWERS, page.lang)
        page.put(colon(said, answers, page.lang), indent=2, hang=2, bullet="- ")
    if len(ranked) > _SHOWN:
        page.put(_MORE.in_(page.lang).format(len(ranked) - _SHOWN), indent=2)


def shifts_text(
    found: Sequence[Shift],
    before: date,
    after: date,
    lang: Lang = "fr",
    width: int = 80,
    *,
    paint: Paint = plain,
) -> str:
    """Return what came and went between two days, duty by duty, with whom it reached.

    Args:
        found: what `secuprev.rules.shifts` returned.
        before: the first day.
        after: the second.
        lang: the language.
        width: the number of columns.
        paint: what puts colour on a line; nothing does by default.
    """
    page = Page(lang, width, paint)
    page.put(_SHIFT.in_(lang).format(before, after), tone="heading")
    if not found:
        page.put(_SAME, indent=2)
    sure = [one for one in found if True in (one.before, one.after)]
    by_rule: dict[str, dict[Text, list[Answer]]] = {}
    for one in sure:
        held = by_rule.setdefault(one.answer.rule, {}).setdefault(_move(one), [])
        held.append(one.answer)
    for code in sorted(by_rule):
        page.put(f"{code} {page.said(rules.find(code).label)}", hang=2, tone="name")
        for words, answers in sorted(by_rule[code].items(), key=lambda one: -len(one[1])):
            many = counted(len(answers), *_SUBJECTS, lang)
            page.put(words.in_(lang).format(many), indent=2)
            names = [one.label for one in answers[:_SHOWN]]
            if len(answers) > _SHOWN:
                names.append(_MORE.in_(lang).format(number(len(answers) - _SHOWN, lang)))
            page.put(", ".join(names), indent=4, tone="faint")
    unsure = {one.answer.rule for one in found if True not in (one.before, one.after)}
    if unsure:
        page.put(_UNSURE.in_(lang).format(len(unsure)), tone="unknown")
    return page.text()


def _move(shift: Shift) -> Text:
    if shift.after is True:
        return _KNOWN if shift.before is None else _CAME
    return _DOUBTED if shift.after is None else _WENT
