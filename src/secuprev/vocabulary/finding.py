"""The domains that words name, and what may be meant where they name none for certain."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from attrs import evolve, frozen

from secuprev.law import domains
from secuprev.values import folded
from secuprev.values.wanted import a_text
from secuprev.vocabulary.lexicon import WEIGHTS, Lexicon, lexicon
from secuprev.vocabulary.matching import Found, read
from secuprev.vocabulary.tokens import Token
from secuprev.vocabulary.words import Kind, the_words

__all__ = ["Match", "Reading", "find_domain", "find_domains", "read_domains"]


@frozen
class Match:
    """Words that name a domain.

    Attributes:
        domain: code of the domain; where the words are ambiguous, the one most often meant.
        candidates: codes of all the domains that the words may mean, where they are several.
        score: from 0.6 to 1, which is an alias just as it is written.
        alias: the alias that matched, as it stands in the data.
        origin: where the alias comes from.
        start: where the words begin in the text.
        end: where they end.
    """

    domain: str
    candidates: tuple[str, ...]
    score: float
    alias: str
    origin: str
    start: int
    end: int

    @property
    def ambiguous(self) -> bool:
        """Whether the words may mean several domains: then ask, and do not rely on one."""
        return bool(self.candidates)


@frozen
class Reading:
    """What a text names.

    Attributes:
        matches: a match for each domain that it names, in the order of the text.
        excluded: a match for each domain that it names to leave it out.
        near: where it names none, codes of domains that it may be about, best first.
    """

    matches: tuple[Match, ...]
    excluded: tuple[Match, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def main(self) -> Match | None:
        """The match that the text is about: the first that is not of a general kind.

        Words that may mean several domains give way to others that name one of these: "vols et
        cambriolages" is about burglary.
        """
        named = {one.domain for one in self.matches}
        wide = the_words().wide

        def gives_way(one: Match) -> bool:
            return one.domain in wide or any(
                code in named for code in one.candidates if code != one.domain
            )

        return min(self.matches, key=gives_way, default=None)

    @property
    def ambiguous(self) -> bool:
        """Whether it names one domain, by words that may mean several."""
        return len(self.matches) == 1 and self.matches[0].ambiguous

    @property
    def candidates(self) -> list[str]:
        """The codes of all the domains that it may name, each once."""
        codes = (code for one in self.matches for code in one.candidates or (one.domain,))
        return list(dict.fromkeys(codes))


def find_domain(text: str, *, among: Lexicon | None = None) -> Match | None:
    """Return the domain that a phrase names, ``None`` when that is not certain.

    Of an enumeration it is the first that is named; see `find_domains` for them all.

    >>> find_domain("opération tranquilité vacance").domain
    'holiday_watch'
    >>> find_domain("hors maintien de l'ordre") is None
    True

    Args:
        text: what somebody wrote: a label, a phrase, or the code itself.
        among: the aliases to look in, by default all.
    """
    return _read(text, among)[0].main


def find_domains(text: str, *, among: Lexicon | None = None) -> tuple[Match, ...]:
    """Return a match for each domain that a phrase or a paragraph names, in order.

    >>> [one.domain for one in find_domains("violences dans les transports et en milieu scolaire")]
    ['transport_security', 'school_violence_prevention']

    Args:
        text: what somebody wrote.
        among: the aliases to look in, by default all.
    """
    return _read(text, among)[0].matches


def read_domains(text: str, *, among: Lexicon | None = None) -> Reading:
    """Return all that is found in a text, with what comes near where it names no domain.

    Args:
        text: what somebody wrote.
        among: the aliases to look in, by default all.
    """
    reading, tokens = _read(text, among)
    if reading.matches or reading.excluded:
        return reading
    return evolve(reading, near=tuple(_near(text, tokens, among or lexicon())))


def _read(text: str, among: Lexicon | None) -> tuple[Reading, list[Token]]:
    called = _called().get(_plain(a_text(text)))
    if called:
        return Reading((Match(called, (), 1.0, called, "code", 0, len(text)),)), []
    tokens, named, excluded = read(text, among or lexicon())
    return Reading(_matches(named, tokens), _matches(excluded, tokens)), tokens


def _matches(found: Iterable[Found], tokens: list[Token]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for one in sorted(found, key=lambda one: one.opening):
        codes = one.entry.domains
        match = Match(
            domain=codes[0],
            candidates=codes if len(codes) > 1 else (),
            score=round(one.score, 2),
            alias=one.entry.alias.words,
            origin=one.entry.alias.origin,
            start=tokens[min(one.places)].start,
            end=tokens[max(one.places)].end,
        )
        known = best.get(match.domain)
        if known is None or (known.ambiguous and not match.ambiguous):
            best[match.domain] = match
    return tuple(best.values())


def _near(text: str, tokens: list[Token], held: Lexicon, most: int = 5) -> list[str]:
    """Return the domains that share the most with the words of a text."""
    said = {token.lemma for token in tokens if token.kind > Kind.NEUTRAL}
    scores: dict[str, float] = {}
    for entry in held.entries if said else ():
        shared = said.intersection(entry.lemmas)
        if shared:
            weight = sum(WEIGHTS[held.words.kind(one)] for one in shared)
            score = weight / (entry.weight + 0.2 * len(said - shared))
            for code in entry.domains:
                scores[code] = max(scores.get(code, 0.0), score)
    near = [code for code in sorted(scores, key=lambda one: -scores[one]) if scores[code] >= 0.4]
    close = get_close_matches(_plain(text)[:100], list(_called()), n=3, cutoff=0.6)
    return list(dict.fromkeys([*near, *(_called()[one] for one in close)]))[:most]


@cache
def _called() -> dict[str, str]:
    """Return the codes and the labels in plain form, each with its code."""
    return {
        _plain(name): one.code
        for one in domains.values()
        for name in (one.label.en, one.label.fr, one.code)
    }


def _plain(text: str) -> str:
    return " ".join(folded(text).replace("_", " ").replace("-", " ").replace("'", " ").split())
