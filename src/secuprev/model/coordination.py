"""Which conventions de coordination may concern a force, found without asking each of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from secuprev.model.conventions import Convention
from secuprev.model.parties import Force

__all__ = ["Coordination"]

_Key = tuple[str, str]
_PARTY, _PLACE = "party", "place"  # a force may have the code of a commune for its identifier
_ANY = (_PLACE, "")  # stands for the communes of a convention that does not name them all


class Coordination:
    """The coordination conventions of a framework, kept by their parties and their communes.

    Args:
        conventions: all conventions; those on other matters are left out.
        kind_of: returns the kind of the force that has an identifier.
    """

    def __init__(self, conventions: Iterable[Convention], kind_of: Callable[[str], str]) -> None:
        self._held = [one for one in conventions if one.is_coordination]
        self._kinds = [frozenset(map(kind_of, one.forces)) for one in self._held]
        self._ranks: defaultdict[_Key, list[int]] = defaultdict(list)
        for rank, one in enumerate(self._held):
            all_named = one.communes is not None and one.communes_complete is not False
            keys = {*_keys(_PARTY, one.forces), *_keys(_PLACE, one.communes or ())}
            for key in keys if all_named else {*keys, _ANY}:
                self._ranks[key].append(rank)

    def of(self, force: Force) -> tuple[tuple[Convention, bool | None], ...]:
        """Return those that may concern a force, in their order, and whether they do.

        A convention concerns a force that is a party to it, or whose kind none of its parties has
        (often it names the State's only), where it covers the communes that the force serves. A
        party is taken to be covered while not all of those communes are known.
        """
        found: list[tuple[Convention, bool | None]] = []
        for rank in self._where(force):
            one = self._held[rank]
            party = force.id in one.forces
            if party or force.kind not in self._kinds[rank]:
                concerned = _concerns(one, force)
                if concerned is not False:
                    found.append((one, party or concerned))
        return tuple(found)

    def covering(self, codes: Iterable[str]) -> tuple[Convention, ...]:
        """Return those that cover one of some communes at least, in their order."""
        return tuple(self._held[rank] for rank in self._among(_keys(_PLACE, codes)))

    def _where(self, force: Force) -> Iterable[int]:
        """Tell where those stand that name a force or its communes, or may cover any commune."""
        if force.communes is None:
            return range(len(self._held))
        return self._among([(_PARTY, force.id), _ANY, *_keys(_PLACE, force.communes)])

    def _among(self, keys: Iterable[_Key]) -> list[int]:
        ranks = {rank for key in keys for rank in self._ranks.get(key, ())}
        return sorted(ranks)


def _keys(what: str, names: Iterable[str]) -> list[_Key]:
    return [(what, name) for name in names]


def _concerns(convention: Convention, force: Force) -> bool | None:
    """Tell whether a convention covers the communes that a force serves."""
    if force.communes is None or convention.communes is None:
        return None
    answers = {convention.covers(code) for code in force.communes}
    return True if answers == {True} else (None if None in answers else False)
