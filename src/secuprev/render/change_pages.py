"""What came, went and changed, and what falls away, as plain text."""

from collections import Counter
from collections.abc import Sequence

from secuprev.cooperation import UNTOLD, Change, Changes, Loss, Subject, Turn, Way
from secuprev.law import domains
from secuprev.render.layout import Page, Paint, Tone, plain
from secuprev.values import Lang, Text
from secuprev.values.typography import counted

__all__ = ["changes_text", "forecast_text", "losses_text"]

_HEADS = {
    Subject.PARTNER: Text("Partenaires", "Partners"),
    Subject.INSTRUMENT: Text("Instruments", "Instruments"),
    Subject.DOMAIN: Text("Domaines", "Domains"),
    Subject.DUTY: Text("Obligations", "Duties"),
    Subject.VERDICT: Text("Réponses des règles", "Answers of the rules"),
}
_WAYS: dict[Way, tuple[str, Text, Tone]] = {
    Way.CAME: ("+", Text("nouveau", "new"), "good"),
    Way.WENT: ("-", Text("disparu", "gone"), "breach"),
    Way.CHANGED: ("~", Text("changé", "changed"), "name"),
}
_FROM_TO = Text("De {} à {}", "From {} to {}")
_JUDGED = Text("Obligations et réponses au {}", "Duties and answers on {}")
_JUDGED_BOTH = Text("Obligations et réponses au {} puis au {}", "Duties and answers on {} then {}")
_SAME = Text("Rien n'a changé.", "Nothing changed.")
_OBJECTS = Text("objet", "object"), Text("objets", "objects")

_LOSES = Text("Couverture perdue si l'un s'en va", "Coverage lost if one of them leaves")
_NOTHING_LOST = Text("Aucun départ ne découvre rien.", "No leaving uncovers anything.")
_LAST = Text("plus rien ne couvre : {}", "nothing covers any more: {}")
_LESS = Text("moins couvert : {}", "less covered: {}")
_CUT_OFF = Text("n'ont plus de partenaire : {}", "left without a partner: {}")
_COMMUNES = Text("commune", "commune"), Text("communes", "communes")
_PEOPLE = Text("habitant", "inhabitant"), Text("habitants", "inhabitants")
_SOMEWHERE = Text("communes non précisées", "communes not named")
_AT_LEAST = Text("{} au moins", "at least {}")
_UNKNOWN_PEOPLE = Text("population inconnue", "population unknown")

_NO_TURN = Text("Rien ne change sur cette période.", "Nothing changes over that period.")
_OVER = Text("prend fin : {}", "ends: {}")
_DOUBT = Text("on ne sait plus s'il est en vigueur : {}", "no longer known to be in force: {}")
_BEGUN = Text("commence : {}", "begins: {}")
_FELL = Text("n'est plus couvert : {}", "no longer covered: {}")
_UNSURE = Text("on ne sait plus si c'est couvert : {}", "no longer known to be covered: {}")
_ROSE = Text("désormais couvert : {}", "now covered: {}")


def changes_text(
    found: Changes, lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return what came, went and changed, by kind of thing.

    Duties and verdicts of the same rule are told on one line, with the number of objects.
    """
    page = Page(lang, width, paint)
    page.put(_FROM_TO.in_(lang).format(_named(found, 0), _named(found, 1)), tone="title")
    first, last = found.judged
    said = _JUDGED.in_(lang).format(first)
    page.put(said if first == last else _JUDGED_BOTH.in_(lang).format(first, last), tone="faint")
    if not found:
        page.put(_SAME)
    for subject in Subject:
        changes = found.of(subject)
        if changes:
            page.blank()
            page.put(_HEADS[subject], tone="heading")
        if subject in (Subject.DUTY, Subject.VERDICT):
            _by_rule(page, changes)
        else:
            _each(page, changes)
    return page.text()


def _named(found: Changes, rank: int) -> str:
    name = (found.before, found.after)[rank]
    day = found.days[rank]
    return f"{name} ({day})" if day else name


def _each(page: Page, changes: Sequence[Change]) -> None:
    for one in changes:
        mark, _, tone = _WAYS[one.way]
        name = page.said(one.label)
        held = one.subject is not Subject.DOMAIN and name != one.id
        said = f"{name} [{one.id}]" if held else name
        page.put(said, indent=2, hang=2, bullet=f"{mark} ", tone=tone)
        for detail in one.details:
            page.put(detail, indent=4, hang=2, tone="faint")


def _by_rule(page: Page, changes: Sequence[Change]) -> None:
    """Write a line for each rule, way and answer; name the object when there is one alone."""
    held: dict[tuple[str, Way, tuple[Text, ...]], list[Change]] = {}
    for one in changes:
        held.setdefault((one.id.split(" ", 1)[0], one.way, one.details), []).append(one)
    for (_, way, details), alike in held.items():
        mark, _, tone = _WAYS[way]
        first = alike[0]
        target = first.id.split(" ", 1)[1]
        objects = target if len(alike) == 1 else counted(len(alike), *_OBJECTS, page.lang)
        label = f"{page.said(first.rule_label or first.label)} [{objects}]"
        page.put(label, indent=2, hang=2, bullet=f"{mark} ", tone=tone)
        for detail in details:
            page.put(detail, indent=4, hang=2, tone="faint")


def losses_text(
    losses: Sequence[Loss], lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return what each leaving would cost, the heaviest first; those that cost nothing are left."""
    page = Page(lang, width, paint)
    page.put(_LOSES, tone="title")
    heavy = [one for one in losses if one.domains or one.cut_off]
    if not heavy:
        page.put(_NOTHING_LOST)
    for one in heavy:
        page.blank()
        name = page.said(one.label)
        page.put(f"{name} [{one.subject}]" if name != one.subject else name, tone="name")
        if one.communes:
            page.put(_weight(one, lang), indent=2)
        less = [code for code in one.domains if code not in one.last]
        _domains(page, _LAST, one.last, "breach")
        _domains(page, _LESS, less, "unknown")
        if one.cut_off:
            page.put(_CUT_OFF.in_(lang).format(", ".join(one.cut_off)), indent=2, hang=2)
    return page.text()


def _domains(page: Page, words: Text, codes: Sequence[str], tone: Tone) -> None:
    if codes:
        said = ", ".join(domains[code].label.in_(page.lang) for code in codes)
        page.put(words.in_(page.lang).format(said), indent=2, hang=2, tone=tone)


def _weight(one: Loss, lang: Lang) -> str:
    told = [code for code in one.communes if code != UNTOLD]
    communes = counted(len(told), *_COMMUNES, lang) if told else _SOMEWHERE.in_(lang)
    if not one.population_known and not one.population:
        return f"{communes}, {_UNKNOWN_PEOPLE.in_(lang)}"
    people = counted(one.population, *_PEOPLE, lang)
    people = people if one.population_known else _AT_LEAST.in_(lang).format(people)
    return f"{communes}, {people}"


def forecast_text(
    turns: Sequence[Turn], lang: Lang = "fr", width: int = 80, *, paint: Paint = plain
) -> str:
    """Return the days on which something falls away or comes, oldest first."""
    page = Page(lang, width, paint)
    if not turns:
        page.put(_NO_TURN)
    for turn in turns:
        page.blank()
        page.put(turn.on.isoformat(), tone="title")
        for words, ids in ((_OVER, turn.over), (_DOUBT, turn.doubtful), (_BEGUN, turn.begun)):
            if ids:
                page.put(words.in_(lang).format(", ".join(ids)), indent=2, hang=2)
        fell = tuple(one for one in turn.fell if one not in turn.unsure)
        for words, cells in ((_FELL, fell), (_UNSURE, turn.unsure), (_ROSE, turn.rose)):
            if cells:
                page.put(words.in_(lang).format(_cells(cells, lang)), indent=2, hang=2)
    return page.text()


def _cells(cells: Sequence[tuple[str, str]], lang: Lang) -> str:
    """Name the domains, each with the number of its communes when there are several."""
    counts = Counter(domain for _, domain in cells)
    untold = {domain for commune, domain in cells if commune == UNTOLD}
    return ", ".join(
        domains[code].label.in_(lang)
        + ("" if code in untold else f" ({counted(count, *_COMMUNES, lang)})")
        for code, count in counts.items()
    )
