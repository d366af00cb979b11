"""Where things stand, in a few sentences: what is breached, what is wanting, what comes next."""

from collections import Counter
from datetime import date

from attrs import define, frozen

from secuprev.render.page.dates import said_day
from secuprev.render.page.states import State
from secuprev.render.page.view import View
from secuprev.rules import MissingFact, Severity
from secuprev.values import Text
from secuprev.values.typography import counted

__all__ = ["Situation", "Wanted"]

_MOST = 5  # facts that are named; the others stand with the findings

_BREACHES = Text("manquement", "breach"), Text("manquements", "breaches")
_DUTIES = Text("obligation légale", "legal duty"), Text("obligations légales", "legal duties")
_FOUND = Text("{breaches}, dont {duties}.", "{breaches}, of which {duties}.")
_FOUND_ONLY = Text("{breaches}.", "{breaches}.")
_NONE = Text(
    "Aucun manquement parmi ce qui a pu être vérifié.", "No breach among what could be checked."
)
_UNREAD = Text(
    "Le droit de ce jour n'a pas été lu : aucun verdict n'est donné. La couverture et les"
    " partenariats le sont.",
    "The law of that day was not read: no verdict is given. Coverage and partnerships are.",
)
_TERM = Text("{day} : {names}.", "{day}: {names}.")
_NO_TERM = Text("Aucun terme n'est connu après ce jour.", "No term is known after that day.")
_NO_END = (
    Text("instrument en vigueur n'a pas de terme connu", "instrument in force has no known term"),
    Text(
        "instruments en vigueur n'ont pas de terme connu", "instruments in force have no known term"
    ),
)
_GAPS = Text("lacune de couverture", "gap in coverage"), Text("lacunes", "gaps in coverage")
_NO_GAPS = Text("Aucune lacune de couverture établie.", "No gap in coverage is established.")


@frozen
class Wanted:
    """A fact that is wanting, and how many answers wait for it."""

    label: Text
    path: str
    of: str | None
    answers: int


@define
class Situation:
    """Where things stand on each day, in sentences; each with the places of its states."""

    view: View

    @property
    def headlines(self) -> list[tuple[str, str]]:
        """What is said of breaches."""
        return self.view.dated(lambda state: [self._headline(state)])

    def _headline(self, state: State) -> str:
        lang = self.view.lang
        if state.report is None:
            return _UNREAD.in_(lang)
        breaches = state.report.breaches
        if not breaches:
            return _NONE.in_(lang)
        duties = sum(one.severity is Severity.OBLIGATION for one in breaches)
        said = (_FOUND if duties else _FOUND_ONLY).in_(lang)
        return said.format(
            breaches=counted(len(breaches), *_BREACHES, lang),
            duties=counted(duties, *_DUTIES, lang),
        )

    @property
    def wanted(self) -> list[tuple[Wanted, str]]:
        """The facts that most answers wait for."""
        found = self.view.dated(_wanted)
        return sorted(found, key=lambda one: (-one[0].answers, one[0].path))

    @property
    def terms(self) -> list[tuple[str, str]]:
        """What reaches its term next."""
        return self.view.dated(self._terms)

    def _terms(self, state: State) -> list[str]:
        lang = self.view.lang
        ends: dict[date, list[str]] = {}
        open_ended = 0
        for one in state.instruments:
            if one.until is None:
                open_ended += one.certain
            elif one.until.latest >= state.first:
                ends.setdefault(one.until.latest, []).append(one.label.in_(lang))
        if ends:
            day = min(ends)
            names = ", ".join(f"« {name} »" if lang == "fr" else f'"{name}"' for name in ends[day])
            return [_TERM.in_(lang).format(day=said_day(day, lang), names=names)]
        said = [_NO_TERM.in_(lang)]
        if open_ended:
            said.append(f"{counted(open_ended, *_NO_END, lang)}.")
        return said

    @property
    def waivers(self) -> list[tuple[date, str]]:
        """The days until which breaches are waived."""
        found = self.view.dated(
            lambda state: (
                {one.waiver.expires for one in state.report.waived if one.waiver}
                if state.report
                else ()
            )
        )
        return sorted(found)

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """How many gaps of coverage there are."""
        return self.view.dated(self._gaps)

    def _gaps(self, state: State) -> list[str]:
        found, lang = len(state.coverage.gaps), self.view.lang
        return [counted(found, *_GAPS, lang) + "." if found else _NO_GAPS.in_(lang)]


def _wanted(state: State) -> list[Wanted]:
    held: Counter[MissingFact] = Counter()
    for one in state.report.unverifiable if state.report else ():
        held.update({fact for fact in one.missing if not fact.path.startswith("law(")})
    most = sorted(held.items(), key=lambda item: (-item[1], item[0].path))[:_MOST]
    return [Wanted(one.label, one.path, one.of, count) for one, count in most]
