"""Who takes part: forces, partners, and the offices that no partner of the framework stands for."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from attrs import define, frozen

from secuprev import law
from secuprev.model import Commune, Force, Framework, Member, Partner, Signature
from secuprev.model.framework import a_framework
from secuprev.values import Text

__all__ = ["OFFICE", "Actor", "Directory"]

OFFICE = "office:"
"""How the identifier of an office begins that no partner stands for."""


@frozen(cache_hash=True)
class Actor:
    """Someone who takes part in an instrument.

    Attributes:
        id: the identifier in the framework; for an office, ``office:`` and its code, with the
            commune or the département where it is told: ``"office:maire/77288"``.
        code: the kind of force, the kind of partner, or the office.
        label: what a reader calls it.
        office: whether it is known by its office alone.
    """

    id: str
    code: str
    label: Text
    office: bool = False


@define(slots=False, eq=False)
class Directory:
    """The actors of a framework, by identifier and by office."""

    forces: tuple[Force, ...]
    partners: tuple[Partner, ...]
    communes: tuple[Commune, ...]

    @classmethod
    def of(cls, framework: Framework) -> "Directory":
        """Return the directory of a framework, with which it is kept; it does not hold it."""
        known: Directory | None = a_framework(framework).kept.get("directory")
        if known is None:
            known = cls(framework.forces or (), framework.partners, framework.communes)
            framework.kept["directory"] = known
        return known

    @cached_property
    def _by_office(self) -> dict[str, list[Partner]]:
        """The partners who hold each office, by its code."""
        found: defaultdict[str, list[Partner]] = defaultdict(list)
        for one in self.partners:
            held = law.partner(one.kind).office
            for code in {one.kind, held or one.kind}:
                found[code].append(one)
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.code: one.name for one in self.communes if one.name}

    @cached_property
    def _known(self) -> dict[str, Actor]:
        known: tuple[Force | Partner, ...] = (*self.forces, *self.partners)
        return {one.id: Actor(one.id, one.kind, Text.same(one.name or one.id)) for one in known}

    def everyone(self) -> Iterable[Actor]:
        """Return the forces, then the partners, those who take part in nothing included."""
        return self._known.values()

    def known(self, id: str) -> Actor:
        """Return the force or the partner that has an identifier."""
        return self._known[id]

    def signer(self, one: Signature) -> Actor:
        """Return who signed."""
        return self._holder(one.office, one.commune or one.departement, one.commune)

    def member(self, one: Member) -> Actor | None:
        """Return who sits, ``None`` when the source gives a name alone."""
        if one.partner is not None:
            return self.known(one.partner)
        return self._holder(one.office, one.commune, one.commune) if one.office else None

    def holder(self, office: str) -> Actor:
        """Return who holds an office."""
        return self._holder(office, None, None)

    def _holder(self, office: str, place: str | None, commune: str | None) -> Actor:
        """Return the only partner who may hold an office there, else the office itself."""
        held = [
            one
            for one in self._by_office.get(office, ())
            if commune is None or one.communes is None or commune in one.communes
        ]
        if len(held) == 1:
            return self.known(held.pop().id)
        said = law.office(office).label
        label = said + Text.same(f" ({self._names.get(place, place)})") if place else said
        id = f"{OFFICE}{office}/{place}" if place else f"{OFFICE}{office}"
        return Actor(id, office, label, office=True)
