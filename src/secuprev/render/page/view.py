"""What every template of a page asks for: words in its language, what holds on the day shown."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, cached_property
from typing import Any

from attrs import define
from markupsafe import Markup

from secuprev.packaged import folder, toml
from secuprev.render.checked import Checked, not_law_said
from secuprev.render.days import in_words
from secuprev.render.labels import SEVERITY_COLUMN
from secuprev.render.layout import clean
from secuprev.render.page.dates import said_day, said_period
from secuprev.render.page.states import State, rank_of, spans, states
from secuprev.rules import Inquiry, Receipt
from secuprev.values import Lang, PartialDate, Period, Text
from secuprev.values.typography import number

__all__ = ["View", "shortened", "typed"]

_WIDE, _NARROW = "\u00a0", "\u202f"
_OPENS, _CLOSES = re.compile("(?<=«) | (?=[:»])"), re.compile(" (?=[;!?])")


@cache
def _words() -> dict[str, Text]:
    rows = toml(folder("secuprev.render.page") / "words.toml")
    return {key: Text(fr=row["fr"], en=row["en"]) for key, row in rows.items()}


def typed(words: str, lang: Lang) -> str:
    r"""Return words without what a page would obey, the spaces of French made unbreakable.

    >>> typed("Qui ? « Melun »", "fr").encode("unicode_escape")
    b'Qui\\u202f? \\xab\\xa0Melun\\xa0\\xbb'
    """
    said = clean(words)
    return said if lang == "en" else _CLOSES.sub(_NARROW, _OPENS.sub(_WIDE, said))


def shortened(words: str, most: int) -> str:
    """Return words with their middle left out where they are too long: names differ at the end.

    >>> shortened("Convention de coordination de Blennes", 24)
    'Convention d…de Blennes'
    """
    said = clean(words)
    if len(said) <= most:
        return said
    end = most // 2 - 1
    return f"{said[: most - end - 1].rstrip()}…{said[len(said) - end :].lstrip()}"


@define(slots=False)
class View:
    """A report on all its days, for one page.

    Attributes:
        checked: the report and its document.
        inquiry: what was asked, to be asked of the other days.
        lang: the language.
    """

    checked: Checked
    inquiry: Inquiry
    lang: Lang

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The runs of days that the page tells."""
        return states(self.checked.report, self.inquiry)

    @cached_property
    def rank(self) -> int:
        """The place of the state of the day asked about, which the page shows first."""
        return rank_of(self.checked.report.receipt.on, self.states)

    @property
    def state(self) -> State:
        """The state of the day asked about."""
        return self.states[self.rank]

    # --- words ------------------------------------------------------------------------------------

    def __getitem__(self, key: str) -> str:
        """Return words of the page by their name."""
        return _words()[key].in_(self.lang)

    def say(self, words: Text | str | None) -> str:
        """Return a text in the language of the page."""
        return words.in_(self.lang) if isinstance(words, Text) else words or ""

    def day(self, day: date | PartialDate) -> str:
        """Return a day as people write it."""
        return said_day(day, self.lang)

    def sentence(self, words: Text | None) -> str:
        """Return what a rule says, with its days as people write them."""
        return in_words(self.say(words), self.lang)

    def number(self, count: int) -> str:
        """Return a number with its thousands set apart."""
        return number(count, self.lang)

    def version(self, period: Period) -> str:
        """Return the days of the version of an article."""
        return said_period(period.start, period.end, self.lang)

    def run(self, state: State) -> str:
        """Return the days of a state as words."""
        words = self["from_to"] if state.first < state.last else self["only_day"]
        said = words.format(first=self.day(state.first), last=self.day(state.last))
        return said if state.report else f"{said} ({self['unread']})"

    # --- what holds on the day shown --------------------------------------------------------------

    def when(self, on: str) -> Markup:
        """Return the attributes of what is shown on some days only."""
        return Markup(f' data-on="{on}"') + self.unless(self.holds(on))

    def unless(self, shown: bool) -> Markup:
        """Return the attribute that hides what is not shown."""
        return Markup("" if shown else " hidden")

    def holds(self, on: str) -> bool:
        """Tell whether something holds on the day asked about."""
        ends = ([int(end) for end in run.split("-")] for run in on.split())
        return any(run[0] <= self.rank <= run[-1] for run in ends)

    def on(self, told: Callable[[State], Any]) -> str:
        """Return the places of the states of which something is true."""
        return spans(rank for rank, state in enumerate(self.states) if told(state))

    def dated(self, told: Callable[[State], Iterable[Any]]) -> list[tuple[Any, str]]:
        """Return things that are told of states, each once, with the places of its states."""
        found: dict[Any, list[int]] = {}
        for rank, state in enumerate(self.states):
            for one in told(state):
                found.setdefault(one, []).append(rank)
        return [(one, spans(ranks)) for one, ranks in found.items()]

    # --- the page as a whole ----------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The name of the territory."""
        return self.checked.report.name or self.checked.report.framework

    @property
    def receipt(self) -> Receipt:
        """What the report rests on."""
        return self.checked.report.receipt

    @property
    def supposed(self) -> str | None:
        """That the answers are not those of the law, where something is laid over it."""
        return not_law_said(self.checked.report, self.lang)

    @property
    def weights(self) -> list[str]:
        """The severities that were set, by rule."""
        return [f"{one} ({self.say(SEVERITY_COLUMN[to])})" for one, to in self.receipt.severities]

    @property
    def data(self) -> dict[str, Any]:
        """What the script needs to know: the days, and the words it writes itself."""
        return {
            "asked": self.rank,
            "day": self.receipt.on.isoformat(),
            "lang": self.lang,
            "states": [
                {
                    "first": one.first.isoformat(),
                    "last": one.last.isoformat(),
                    "said": self.run(one),
                    "told": one.report is not None,
                }
                for one in self.states
            ],
            "shown": self["shown"],
            "count": self["web_count"],
        }
