"""The findings of a page as its template asks for them."""

from collections.abc import Iterable
from functools import cached_property

from attrs import define

from secuprev import rules
from secuprev.law import Citation, LegalValue, parameter
from secuprev.model import Commune, Convention
from secuprev.render.labels import label, legal_value
from secuprev.render.page.findings import GROUPS, Card, Row, Variant, cards
from secuprev.render.page.matrix import communes_told
from secuprev.render.page.objects import KINDS, Objects
from secuprev.render.page.states import State, spans
from secuprev.render.page.view import View
from secuprev.rules import Mention, Rule, Severity, Target

__all__ = ["Found"]

Options = list[tuple[int | str, str]]


@define(slots=False)
class Found:
    """The findings of all the days, and the lists by which they are filtered."""

    view: View

    @cached_property
    def cards(self) -> list[Card]:
        """The findings, by group, then heaviest first."""
        return cards(self.view.states)

    @property
    def groups(self) -> list[tuple[str, list[tuple[int, Card]]]]:
        """The findings by group, numbered; groups that are empty are left out."""
        numbered = list(enumerate(self.cards))
        held = [(name, [(n, one) for n, one in numbered if one.group == name]) for name in GROUPS]
        return [(name, found) for name, found in held if found]

    @property
    def breaches(self) -> list[tuple[int, Card, str]]:
        """What is breached on some day, with the places of the states in which it is."""
        return [
            (number, card, spans(rank for row in card.rows for rank in row.ranks))
            for name, found in self.groups
            for number, card in found
            if name == "breach"
        ]

    @cached_property
    def objects(self) -> Objects:
        """What the document says of the objects."""
        return Objects(self.view.checked, self.view.inquiry.framework, self.view.lang)

    # --- how many ---------------------------------------------------------------------------------

    @cached_property
    def _here(self) -> list[tuple[str, Row]]:
        """The rows of the day asked about, each with its group."""
        rank = self.view.rank
        return [(one.group, row) for one in self.cards for row in one.rows if rank in row.ranks]

    def count(self, *groups: str, commune: str | None = None) -> str:
        """Return how many answers of some groups there are on the day asked about."""
        here = [row for group, row in self._here if group in groups]
        if commune is not None:
            here = [row for row in here if commune in (row.communes or ("",))]
        return self.view.number(len(here))

    def here(self, rows: Iterable[Row]) -> int:
        """Return how many of some rows there are on the day asked about."""
        return sum(self.view.rank in row.ranks for row in rows)

    # --- what is told of each ---------------------------------------------------------------------

    def why(self, rule: Rule) -> list[str]:
        """Return why a rule is there, in paragraphs."""
        said = rules.page(rule, self.view.lang).get("Why", "")
        return [" ".join(part.split()) for part in said.split("\n\n") if part.strip()]

    def value(self, one: LegalValue) -> tuple[str, str]:
        """Return the name of a legal value, and the value."""
        found = parameter(one.name)
        return self.view.say(found.label), legal_value(one.value, found.unit, self.view.lang)

    def confidence(self, one: Citation) -> str:
        """Return how sure the reading of an article is."""
        return self.view.say(label(one.confidence))

    # --- filters ----------------------------------------------------------------------------------

    @property
    def severities(self) -> Options:
        """The severities."""
        return [(one.value, self.view[one.value]) for one in Severity]

    @cached_property
    def communes(self) -> list[Commune]:
        """The communes of all the days; one of code ``""`` stands for those that are not named."""
        return [*(one for one in communes_told(self.view.states) if one.code), Commune(code="")]

    @cached_property
    def _inhabitants(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = {}
        for (code, number), on in self.view.dated(_populations):
            found.setdefault(code, []).append((number, on))
        return found

    def inhabitants(self, one: Commune) -> list[tuple[int, str]]:
        """Return how many inhabitants a commune has, and when."""
        return self._inhabitants.get(one.code, [])

    def commune(self, one: Commune) -> str:
        """Return the name of a commune."""
        return one.name or one.code or self.view["no_commune"]

    @property
    def commune_options(self) -> Options:
        """The communes, numbered."""
        return [(number, self.commune(one)) for number, one in enumerate(self.communes)]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.code: number for number, one in enumerate(self.communes)}

    def places(self, row: Row) -> str:
        """Return the communes that a finding concerns, as numbers."""
        held = (self._places.get(code) for code in row.communes or ("",))
        return " ".join(str(place) for place in held if place is not None)

    @cached_property
    def _subjects(self) -> dict[tuple[str, str], tuple[int, str]]:
        """The objects that findings are about, numbered, with their names."""
        names = {}
        for row in (row for card in self.cards for row in card.rows):
            names[_subject(row.target)] = self._name(row.target)
        order = list(KINDS)
        held = sorted(names, key=lambda one: (order.index(one[0]), one[1]))
        return {one: (number, names[one]) for number, one in enumerate(held)}

    def _name(self, target: Target) -> str:
        if isinstance(target.object, Mention):
            return target.object.holder.name or target.object.holder.id
        return self.view.say(target.label)

    def subject(self, target: Target) -> int:
        """Return the number of what a finding is about; a mention counts as its instrument."""
        return self._subjects[_subject(target)][0]

    @property
    def subjects(self) -> list[tuple[str, Options]]:
        """The objects that findings are about, by kind."""
        held = [
            (self.view.say(said), [one for (k, _), one in self._subjects.items() if k == kind])
            for kind, said in KINDS.items()
        ]
        return [(said, list(found)) for said, found in held if found]

    @cached_property
    def _texts(self) -> dict[str, int]:
        variants = (one for card in self.cards for one in card.variants.values())
        held = {cited.text.short for one in variants for cited in one.citations}
        return {name: number for number, name in enumerate(sorted(held))}

    @property
    def text_options(self) -> Options:
        """The texts that findings cite."""
        return [(number, name) for name, number in self._texts.items()]

    def texts(self, one: Variant) -> str:
        """Return the texts that a finding cites, as numbers."""
        held = {self._texts[cited.text.short] for cited in one.citations}
        return " ".join(str(number) for number in sorted(held))

    @cached_property
    def _rules(self) -> dict[str, tuple[int, str]]:
        held = {one.rule.name: self.view.say(one.rule.label) for one in self.cards}
        ordered = sorted(held.items(), key=lambda item: item[1])
        return {name: (number, said) for number, (name, said) in enumerate(ordered)}

    @property
    def rule_options(self) -> Options:
        """The rules that have something to say."""
        return list(self._rules.values())

    def rule(self, one: Rule) -> int:
        """Return the number of a rule."""
        return self._rules[one.name][0]


def _populations(state: State) -> list[tuple[str, int]]:
    communes = state.coverage.communes
    return [(one.code, one.population) for one in communes if one.population is not None]


def _subject(target: Target) -> tuple[str, str]:
    if isinstance(target.object, Mention):
        holder = target.object.holder
        return ("convention" if isinstance(holder, Convention) else "strategy"), holder.id
    return target.kind, target.id
