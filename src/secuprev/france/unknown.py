"""What a look-up says of a code that the reference does not hold, and which codes are near."""

from collections.abc import Callable, Collection
from difflib import get_close_matches
from operator import ne

from secuprev.values import Text

__all__ = ["UnknownCode", "near"]

_WHAT = {
    "commune": Text(fr="aucune commune n'a le code", en="no commune has the code"),
    "epci": Text(fr="aucun EPCI n'a le SIREN", en="no EPCI has the SIREN"),
    "departement": Text(fr="aucun département n'a le code", en="no département has the code"),
    "region": Text(fr="aucune région n'a le code", en="no region has the code"),
}


class UnknownCode(KeyError):
    """The edition holds nothing under this code.

    Attributes:
        kind: what was looked for: ``"commune"``, ``"epci"``, ``"departement"``, ``"region"``.
        code: the code that was given.
        edition: name of the edition looked into.
        leads_to: the communes that the official list itself puts in the place of the code: the
            one a former commune is now part of, or the city of a municipal arrondissement.
            Empty when the list knows nothing of the code. These are facts.
        suggestions: `leads_to`, or, where that is empty, codes spelled nearly the same, best
            first. The latter are guesses: show them, do not act on them.

    Example:
        >>> from secuprev import france
        >>> try:
        ...     france.commune("20004")
        ... except france.UnknownCode as error:
        ...     print(error.message.fr)
        aucune commune n'a le code '20004' en 2026 ; ce code mène à : 2A004
    """

    def __init__(
        self,
        kind: str,
        code: str,
        edition: str,
        leads_to: tuple[str, ...] = (),
        guesses: tuple[str, ...] | Callable[[], tuple[str, ...]] = (),
    ) -> None:
        super().__init__(kind, code, edition, leads_to)
        self.kind = kind
        self.code = code
        self.edition = edition
        self.leads_to = leads_to
        self._guesses = guesses

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The codes to try, sought when asked for: most callers only want to know it is unknown."""
        if callable(self._guesses):
            self._guesses = self._guesses()
        return self.leads_to or self._guesses

    def __reduce__(self) -> tuple[type["UnknownCode"], tuple[object, ...]]:
        guesses = () if self.leads_to else self.suggestions
        return type(self), (self.kind, self.code, self.edition, self.leads_to, guesses)

    @property
    def message(self) -> Text:
        """What was looked for and where to look instead, in both languages."""
        what = _WHAT[self.kind]
        text = Text(
            fr=f"{what.fr} {self.code!r} en {self.edition}",
            en=f"{what.en} {self.code!r} in {self.edition}",
        )
        others = ", ".join(self.suggestions)
        if self.leads_to:
            return text + Text(
                fr=f" ; ce code mène à : {others}", en=f"; this code leads to: {others}"
            )
        return text + Text(fr=f" ; proche : {others}", en=f"; near: {others}") if others else text

    def __str__(self) -> str:
        return self.message.en


def near(code: str, known: Collection[str]) -> tuple[str, ...]:
    """Return up to three known codes that a mistyped one may stand for, best first.

    >>> near("1001", ["01001", "10001", "77288"])  # a spreadsheet ate the zero
    ('01001', '10001')
    >>> near("20033", ["10033", "2B033", "20330"])  # Corsica before 1976
    ('2B033', '10033', '20330')

    Args:
        code: the code that nothing has.
        known: the codes that exist.
    """
    respelled = [f"0{code}"]
    if code.startswith("20"):
        respelled += [f"{part}{code[2:]}" for part in ("2A", "2B")]
    # Comparing with all 35,000 communes takes a second: a slip keeps one end of the code.
    candidates = [other for other in known if other[:2] == code[:2] or other[-3:] == code[-3:]]
    alike = get_close_matches(code, candidates, n=10, cutoff=0.6)
    # A figure that was left out shifts all those behind it.
    alike.sort(key=lambda other: (not _holds(other, code), sum(map(ne, code, other))))
    return tuple(dict.fromkeys([*(one for one in respelled if one in known), *alike]))[:3]


def _holds(other: str, code: str) -> bool:
    """Tell whether a code is another with some of its characters left out."""
    rest = iter(other)
    return all(one in rest for one in code)
