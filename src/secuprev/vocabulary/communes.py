"""Communes as people write them: "Valence d'Agen", "St-Fargeau", "Courseulles/Mer", "Culoz".

A name alone may be that of many places, so a département, or the communes of a body, says where to
look. Without one, only a name that leaves no doubt is answered.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

from attrs import frozen

from secuprev import france
from secuprev.france import plain_name, without_article
from secuprev.france.naming import LONGEST, plain_names
from secuprev.france.searching import Name
from secuprev.values import AnyDate, Text, commune_code, departement_code

__all__ = ["CommuneMatch", "CommuneReading", "Likeness", "find_commune", "read_commune"]

# fmt: off
_LINKS = frozenset([
    "de", "d", "du", "des", "la", "le", "les", "l", "sur", "sous", "en", "et", "a", "au", "aux",
])
# fmt: on
_SHORTEST = 6  # letters: below, one slip makes another name
_CLOSE = 0.88  # of two names that are spelled nearly the same, see `SequenceMatcher.ratio`
_APART = 0.03  # what parts the nearest from the next, for the nearest to be meant


class Likeness(StrEnum):
    """How a text is like the name of a commune, from the surest."""

    CODE = "code"
    NAME = "name"
    WORDS = "words"
    FORMER = "former"
    SHORT = "short"
    SPELLING = "spelling"
    LONG = "long"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _LABELS[self]


_LABELS = {
    Likeness.CODE: Text("son code", "its code"),
    Likeness.NAME: Text("son nom", "its name"),
    Likeness.WORDS: Text("son nom, aux mots de liaison près", "its name but for linking words"),
    Likeness.FORMER: Text(
        "le nom d'une commune qui en fait désormais partie",
        "the name of a commune that is now part of it",
    ),
    Likeness.SHORT: Text("le début de son nom", "the beginning of its name"),
    Likeness.SPELLING: Text("son nom, mal écrit", "its name, misspelled"),
    Likeness.LONG: Text("son nom, et d'autres mots", "its name and other words"),
}
# What is enough by itself, wherever the commune may be.
_SURE = (Likeness.CODE, Likeness.NAME, Likeness.WORDS, Likeness.FORMER)


@frozen
class CommuneMatch:
    """A commune that a text names.

    Attributes:
        code: its code.
        name: its name.
        likeness: how the text is like its name.
    """

    code: str
    name: str
    likeness: Likeness

    @property
    def sure(self) -> bool:
        """Whether it is named by its whole name, its own or that of what it took in."""
        return self.likeness in _SURE


@frozen
class CommuneReading:
    """What a text may name.

    Attributes:
        match: the commune, ``None`` when it is not certain.
        candidates: those that it may be, where there is no match.
    """

    match: CommuneMatch | None
    candidates: tuple[CommuneMatch, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether it may be several."""
        return len(self.candidates) > 1


def find_commune(
    text: str,
    departement: str | None = None,
    *,
    among: Iterable[str] | None = None,
    on: AnyDate | None = None,
) -> CommuneMatch | None:
    """Return the commune that a text names, ``None`` when that is not certain.

    >>> find_commune("Valence d'Agen", "82").name
    'Valence'
    >>> find_commune("Sotteville") is None
    True

    Args:
        text: what somebody wrote.
        departement: code of the département in which to look; everywhere when ``None``.
        among: codes of the communes to choose from, such as the members of a body.
        on: the day asked about.

    Raises:
        OutsideEditions: no edition of the reference answers for that day.
    """
    return read_commune(text, departement, among=among, on=on).match


def read_commune(
    text: str,
    departement: str | None = None,
    *,
    among: Iterable[str] | None = None,
    on: AnyDate | None = None,
) -> CommuneReading:
    """Return the commune that a text names, or those that it may name.

    >>> [one.name for one in read_commune("Sotteville", "76").candidates]
    ['Sotteville-lès-Rouen', 'Sotteville-sous-le-Val', 'Sotteville-sur-Mer']

    Args:
        text: what somebody wrote.
        departement: code of the département in which to look; everywhere when ``None``.
        among: codes of the communes to choose from, such as the members of a body.
        on: the day asked about.

    Raises:
        OutsideEditions: no edition of the reference answers for that day.
    """
    pool = _pool(departement, among, on)
    code = commune_code.compact(text)
    if code in pool.called:
        return CommuneReading(pool.match(code, Likeness.CODE))
    said = _Form.of(text) if len(text) <= LONGEST else None
    if said is None or not said.words:
        return CommuneReading(None)
    narrowed = departement is not None or among is not None
    for likeness, find in _STEPS.items():
        found = list(dict.fromkeys(find(said, pool)))
        if not found:
            continue
        matches = [pool.match(one, likeness) for one in found]
        enough = narrowed or (likeness in _SURE and not _dwarfed(said, found, pool))
        if len(found) == 1 and enough:
            return CommuneReading(matches[0])
        if not narrowed and len(found) == 1:
            namesakes = [one for one in _short(said, pool) if one not in found]
            matches += [pool.match(one, Likeness.SHORT) for one in namesakes]
        return CommuneReading(None, tuple(matches))
    return CommuneReading(None)


@frozen
class _Form:
    """A name as it is compared.

    Attributes:
        plain: the plain name, less its leading article.
        tight: the same without spaces.
        words: its words, the linking ones left out.
    """

    plain: str
    tight: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> "_Form":
        """Return the form of a name."""
        return cls.of_plain(plain_name(name))

    @classmethod
    def of_plain(cls, name: str) -> "_Form":
        """Return the form of a name that is plain already."""
        plain = without_article(name)
        words = tuple(one for one in plain.split() if one not in _LINKS)
        return cls(plain, plain.replace(" ", ""), words)


@frozen(eq=False)
class _Entry:
    form: _Form
    code: str
    former: bool


@frozen(eq=False)
class _Pool:
    """The names to choose from."""

    entries: tuple[_Entry, ...]
    called: dict[str, str]
    on: AnyDate | None

    def match(self, code: str, likeness: Likeness) -> CommuneMatch:
        return CommuneMatch(code, self.called[code], likeness)

    def where(self, kept: Callable[[str], bool]) -> "_Pool":
        entries = tuple(one for one in self.entries if kept(one.code))
        called = {code: name for code, name in self.called.items() if kept(code)}
        return _Pool(entries, called, self.on)


def _pool(departement: str | None, among: Iterable[str] | None, on: AnyDate | None) -> _Pool:
    edition = france.edition(on).start
    if departement is not None:
        pool = _within(departement_code.compact(departement), edition)
    else:
        pool = _everywhere(edition)
    if among is None:
        return pool
    return pool.where(frozenset(map(commune_code.compact, among)).__contains__)


@cache
def _everywhere(on: AnyDate) -> _Pool:
    return _pool_of(france.names(on), on)


@cache
def _within(departement: str, on: AnyDate) -> _Pool:
    return _pool_of(_by_departement(on).get(departement, ()), on)


@cache
def _by_departement(on: AnyDate) -> Mapping[str, Sequence[Name]]:
    departements = {one.code: one.departement for one in france.communes(on)}
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for one in france.names(on):
        found[departements[one.code]].append(one)
    return found


def _pool_of(names: Sequence[Name], on: AnyDate) -> _Pool:
    plain = plain_names("\n".join(one.name for one in names)).split("\n") if names else []
    entries = tuple(
        _Entry(_Form.of_plain(name), one.code, one.former)
        for one, name in zip(names, plain, strict=True)
    )
    return _Pool(entries, {one.code: one.name for one in names if not one.former}, on)


# --- the steps, from the surest ---------------------------------------------------------------


def _name(said: _Form, pool: _Pool) -> Iterator[str]:
    for one in pool.entries:
        if not one.former and one.form.tight == said.tight:
            yield one.code


def _words(said: _Form, pool: _Pool) -> Iterator[str]:
    for one in pool.entries:
        if not one.former and one.form.words == said.words:
            yield one.code


def _former(said: _Form, pool: _Pool) -> Iterator[str]:
    for one in pool.entries:
        if one.former and (one.form.tight == said.tight or one.form.words == said.words):
            yield one.code


def _short(said: _Form, pool: _Pool) -> Iterator[str]:
    for one in pool.entries:
        if not one.former and one.form.plain.startswith(f"{said.plain} "):
            yield one.code


def _spelling(said: _Form, pool: _Pool) -> Iterator[str]:
    if len(said.tight) < _SHORTEST:
        return
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(said.tight)
    best: dict[str, float] = {}
    for one in pool.entries:
        matcher.set_seq1(one.form.tight)
        if matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE:
            best[one.code] = max(best.get(one.code, 0), matcher.ratio())
    highest = max(best.values(), default=0)
    if highest >= _CLOSE:
        yield from (code for code, ratio in best.items() if ratio >= highest - _APART)


def _long(said: _Form, pool: _Pool) -> Iterator[str]:
    """Give the communes with the longest name that the text begins with.

    What follows may be another commune, and then the text names both.
    """
    begun = [one for one in pool.entries if _begins(said.words, one.form.words)]
    most = max((len(one.form.words) for one in begun), default=0)
    for one in begun:
        if len(one.form.words) == most:
            yield one.code
            next_word = said.words[most]
            for other in pool.entries:
                if other.form.words[:1] == (next_word,):
                    yield other.code


def _begins(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return bool(name) and len(name) < len(words) and words[: len(name)] == name


_STEPS: dict[Likeness, Callable[[_Form, _Pool], Iterator[str]]] = {
    Likeness.NAME: _name,
    Likeness.WORDS: _words,
    Likeness.FORMER: _former,
    Likeness.SHORT: _short,
    Likeness.SPELLING: _spelling,
    Likeness.LONG: _long,
}


def _dwarfed(said: _Form, found: list[str], pool: _Pool) -> bool:
    """Tell whether a larger commune has a longer name that begins alike: it may be the one meant.

    "Sotteville" is a village of the Manche, and a town near Rouen for those who live there.
    """
    largest = max(_inhabitants(code, pool) for code in found)
    return any(_inhabitants(code, pool) > largest for code in _short(said, pool))


def _inhabitants(code: str, pool: _Pool) -> int:
    known = france.commune(code, pool.on)
    return known.population or known.population_total or 0
