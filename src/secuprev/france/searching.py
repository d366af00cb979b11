"""Finding a commune by its name, as people write it."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from attrs import frozen

from secuprev.france.naming import LONGEST, plain_name, plain_names, without_article
from secuprev.france.rows import ReferenceCommune
from secuprev.france.snapshot import Snapshot
from secuprev.france.store import reference
from secuprev.values import AnyDate, commune_code, departement_code
from secuprev.values.wanted import a_text

__all__ = ["Name", "names", "search"]


@frozen
class Name:
    """A name that leads to a commune.

    Attributes:
        name: the name, as the reference writes it.
        code: code of the commune.
        former: whether it is the name of one that is now part of that commune.
    """

    name: str
    code: str
    former: bool


def names(on: AnyDate | None = None) -> tuple[Name, ...]:
    """Return every name that leads to a commune: its own, then those of what it took in.

    >>> [one.code for one in names() if one.name == "Pierrefitte-sur-Seine"]
    ['93066']

    Args:
        on: the day asked about.

    Raises:
        OutsideEditions: no edition answers for that day.
    """
    snapshot = reference().at(on)
    table = snapshot.communes
    own = (Name(name, code, False) for name, code in zip(table["name"], table["code"], strict=True))
    taken = (Name(name, code, True) for code, name in snapshot.others.values() if name)
    return (*own, *dict.fromkeys(taken))


@frozen(eq=False)
class _Index:
    """The names of an edition, those of what a commune took in as well.

    Attributes:
        plain: the plain names.
        bare: the same without their articles.
        tight: the same without spaces.
        codes: the commune that each leads to.
        own: how many of them, at the beginning, are names of the communes themselves.
    """

    plain: Sequence[str]
    bare: Sequence[str]
    tight: Sequence[str]
    codes: Sequence[str]
    own: int


def search(
    text: str,
    on: AnyDate | None = None,
    departement: str | None = None,
    limit: int | None = 10,
) -> tuple[ReferenceCommune, ...]:
    """Return the communes that a name may stand for, the likeliest first.

    Accents, capitals, hyphens, articles and short forms play no part (see `plain_name`). The same
    name comes first, in whatever département: where several communes have it, all are returned.
    Then come those that bore it and are now part of another, which stands in their place; names
    that begin with it; names with all of its words; and, if there is none of these, names that
    are spelled nearly the same. Equals come the larger commune first. A code finds its commune.

    >>> [(one.code, one.name) for one in search("st germain les corbeil")]
    [('91553', 'Saint-Germain-lès-Corbeil')]
    >>> [one.name for one in search("Mans (le)", limit=1)]
    ['Le Mans']
    >>> [one.name for one in search("Pierrefitte sur Seine")]
    ['Saint-Denis']
    >>> [one.departement for one in search("Saint-Denis", limit=2)]
    ['974', '93']

    Args:
        text: the name, as somebody wrote it.
        on: the day asked about.
        departement: code of the département in which to look; everywhere when ``None``.
        limit: how many to return at most; all when ``None``.

    Raises:
        OutsideEditions: no edition answers for that day.
    """
    snapshot = reference().at(on)
    within = None if departement is None else departement_code.compact(departement)
    best: dict[int, int] = {}
    for place, rank in _ranked(a_text(text), snapshot):
        if within is None or snapshot.communes["departement"][place] == within:
            best[place] = min(rank, best.get(place, rank))
    inhabitants = snapshot.figures.municipal
    order = sorted(best, key=lambda place: (best[place], -(inhabitants[place] or 0), place))
    return tuple(map(snapshot.commune_at, order[:limit]))


def _ranked(text: str, snapshot: Snapshot) -> Iterator[tuple[int, int]]:
    """Give the places of the communes found, each with a rank: the lower, the likelier."""
    code = commune_code.compact(text)
    code = snapshot.others[code][0] if code in snapshot.others else code
    if code in snapshot.places:
        yield snapshot.places[code], 0
        return
    wanted = plain_name(text) if len(text) <= LONGEST else ""
    if not wanted:
        return
    index = _index(snapshot)
    found = False
    for number, rank in _matches(wanted, index):
        found = True
        yield snapshot.places[index.codes[number]], 2 * rank + (number >= index.own)
    if not found:
        for rank, name in enumerate(_near(wanted, index.plain)):
            for number, other in enumerate(index.plain):
                if other == name:
                    yield snapshot.places[index.codes[number]], rank


def _matches(wanted: str, index: _Index) -> Iterator[tuple[int, int]]:
    """Give the numbers of the names that have all the words, each with its rank."""
    bare = without_article(wanted)
    tight, words = wanted.replace(" ", ""), [f" {word}" for word in wanted.split()]
    for number, name in enumerate(index.plain):
        if name == wanted:
            yield number, 0
        elif index.bare[number] == bare:
            yield number, 1
        elif index.tight[number] == tight:
            yield number, 2
        elif f"{name} ".startswith(f"{wanted} ") or index.bare[number].startswith(f"{bare} "):
            yield number, 3
        elif all(word in f" {name}" for word in words):
            yield number, 4


def _near(wanted: str, names: Sequence[str]) -> list[str]:
    """Return up to five names spelled nearly the same, best first."""
    # Comparing with all takes a second: a slip leaves the beginning or the end of a name alone.
    alike = {
        name
        for name in names
        if abs(len(name) - len(wanted)) <= 3
        and (name[:3] == wanted[:3] or name[-4:] == wanted[-4:])
    }
    return get_close_matches(wanted, sorted(alike), n=5, cutoff=0.8)


@cache
def _index(snapshot: Snapshot) -> _Index:
    known = names(snapshot.edition.start)
    plain = plain_names("\n".join(one.name for one in known))
    return _Index(
        plain.split("\n"),
        without_article(plain).split("\n"),
        plain.replace(" ", "").split("\n"),
        [one.code for one in known],
        sum(not one.former for one in known),
    )
