"""All that is known of the security arrangements of one territory."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar

import attrs
from attrs import define, evolve, field

from secuprev import france
from secuprev.france import OutsideEditions, ReferenceCommune
from secuprev.france.lookups import communes_among
from secuprev.model.conventions import Convention
from secuprev.model.coordination import Coordination
from secuprev.model.councils import Council, WorkingGroup
from secuprev.model.fields import CommuneCode, Id, fact, label_of, labelled
from secuprev.model.joint_uses import JointUse
from secuprev.model.parties import Force, Partner
from secuprev.model.sources import Publication, Source
from secuprev.model.strategies import Strategy
from secuprev.model.territory import Commune, Epci
from secuprev.model.video import VideoSystem
from secuprev.model.waivers import Waiver
from secuprev.values import PartialDate, Text
from secuprev.values.html import html_table
from secuprev.values.making import changer
from secuprev.values.wanted import Wanted

__all__ = ["Framework", "Identified", "a_framework"]

Identified = (
    Source
    | Partner
    | Force
    | Convention
    | Council
    | WorkingGroup
    | Strategy
    | JointUse
    | VideoSystem
    | Publication
)
T = TypeVar("T")
_complete = changer(Commune, "name", "population", "epci")
_DAYS_KEPT = 1_024  # of a whole country one day is asked, of a forecast some years of them
_SHOWN = 6  # names in a cell of a notebook


@define(frozen=True, slots=False)  # slots would leave no room for the indexes
class Framework:
    """The communes, forces, partners and instruments of one territory, as one knows them.

    A list that is ``None`` is not known; an empty list says that there is none; a list that is
    given is taken to be whole. This is what lets a rule tell "no convention" from "nobody said".

    Attributes:
        id: identifier.
        name: name of the territory.
        epci: its intercommunal body.
        communes: communes with the facts stated for them; the members that the bundled reference
            knows need not be repeated, see `members`.
        sources: where the facts come from.
        partners, forces: who acts.
        forces_known_in: the communes whose own forces are all among `forces`, where a source knows
            those of some communes only; ``None`` when the list of forces is whole.
        conventions, councils, groups, strategies: what binds them.
        joint_uses: services used together for a while.
        video: the systems of cameras on the public road.
        publications: what the bodies publish.
        waivers: the breaches that somebody accepts for a time.

    Example:
        >>> melun = Framework(id="melun", epci=Epci(siren="247700057"))
        >>> len(melun.members(date(2026, 1, 1)))
        20
        >>> melun.conventions is None  # nobody said whether there are any
        True
    """

    id: Id = field(metadata=labelled("identifiant", "identifier"))
    name: str | None = fact("nom", "name")
    epci: Epci | None = fact("EPCI", "intercommunal body")
    communes: tuple[Commune, ...] = fact("communes", "communes", default=())
    sources: tuple[Source, ...] = fact("sources", "sources", default=())
    partners: tuple[Partner, ...] = fact("partenaires", "partners", default=())
    forces: tuple[Force, ...] | None = fact("forces", "forces")
    forces_known_in: tuple[CommuneCode, ...] | None = fact(
        "communes dont les forces sont connues", "communes whose forces are known"
    )
    conventions: tuple[Convention, ...] | None = fact("conventions", "conventions")
    councils: tuple[Council, ...] | None = fact("conseils", "councils")
    groups: tuple[WorkingGroup, ...] | None = fact("groupes", "groups")
    strategies: tuple[Strategy, ...] | None = fact(
        "stratégies, contrats et plans", "strategies, contracts and plans"
    )
    joint_uses: tuple[JointUse, ...] | None = fact(
        "utilisations en commun temporaires", "temporary joint uses"
    )
    video: tuple[VideoSystem, ...] | None = fact("vidéoprotection", "video protection")
    publications: tuple[Publication, ...] = fact("publications", "publications", default=())
    waivers: tuple[Waiver, ...] = fact("manquements acceptés", "waivers", default=())

    # --- by identifier ----------------------------------------------------------------------------

    @cached_property
    def _by_id(self) -> dict[str, Identified]:
        lists: tuple[tuple[Identified, ...] | None, ...] = (
            self.sources,
            self.partners,
            self.forces,
            self.conventions,
            self.councils,
            self.groups,
            self.strategies,
            self.joint_uses,
            self.video,
            self.publications,
        )
        return {one.id: one for objects in lists for one in objects or ()}

    def __iter__(self) -> Iterator[Identified]:
        """Iterate over all the objects that have an identifier."""
        return iter(self._by_id.values())

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __getitem__(self, id: str) -> Identified:
        """Return the object that has an identifier; raise ``KeyError`` if there is none."""
        return self._by_id[id]

    def of_kind(self, cls: type[T], id: str) -> T:
        """Return the object that has an identifier, checked to be of a class.

        Raises:
            KeyError: there is no such object, or it is of another class.
        """
        found = self._by_id.get(id)
        if not isinstance(found, cls):
            raise KeyError(id)
        return found

    # --- by commune -------------------------------------------------------------------------------

    @cached_property
    def _stated(self) -> dict[str, Commune]:
        return {commune.code: commune for commune in self.communes}

    @cached_property
    def _forces_by_commune(self) -> dict[str, tuple[Force, ...]]:
        found: defaultdict[str, list[Force]] = defaultdict(list)
        for force in self.forces or ():
            for code in force.communes or ():
                found[code].append(force)
        return {code: tuple(forces) for code, forces in found.items()}

    def forces_of(self, code: str) -> tuple[Force, ...]:
        """Return the forces that are known to serve a commune."""
        return self._forces_by_commune.get(code, ())

    def local_forces_known(self, code: str) -> bool:
        """Tell whether all the own forces of a commune are known, be there any or none.

        >>> survey = Framework(id="x", forces=(), forces_known_in=("77288",))
        >>> survey.local_forces_known("77288"), survey.local_forces_known("77152")
        (True, False)
        """
        if self.forces is None:
            return False
        return self.forces_known_in is None or code in self._forces_known_in

    @cached_property
    def _forces_known_in(self) -> frozenset[str]:
        return frozenset(self.forces_known_in or ())

    def conventions_of(self, force: Force) -> tuple[tuple[Convention, bool | None], ...] | None:
        """Return the coordination conventions that may concern a force, and whether they do.

        ``None`` when the list of conventions is not known; see `Coordination.of`.
        """
        return None if self.conventions is None else self._coordination.of(force)

    def coordination_in(self, codes: Iterable[str]) -> tuple[Convention, ...]:
        """Return the coordination conventions that cover one of some communes at least.

        >>> one, other = (Convention(id=id, communes=(id,)) for id in ("77288", "77152"))
        >>> town = Framework(id="town", conventions=(one, other))
        >>> [each.id for each in town.coordination_in(["77152", "77407"])]
        ['77152']
        """
        return self._coordination.covering(codes)

    @cached_property
    def _coordination(self) -> Coordination:
        return Coordination(self.conventions or (), lambda id: self.of_kind(Force, id).kind)

    @cached_property
    def _councils_by_commune(self) -> dict[str | None, tuple[Council, ...]]:
        found: defaultdict[str | None, list[Council]] = defaultdict(list)
        for council in self.councils or ():
            for code in (None,) if council.communes is None else dict.fromkeys(council.communes):
                found[code].append(council)
        return {code: tuple(councils) for code, councils in found.items()}

    def councils_of(self, code: str | None) -> tuple[Council, ...]:
        """Return the councils that list a commune, or those that list none with ``None``.

        >>> town = Framework(id="town", councils=(Council(id="k", kind="clspd"),))
        >>> town.councils_of("77288"), [one.id for one in town.councils_of(None)]
        ((), ['k'])
        """
        return self._councils_by_commune.get(code, ())

    # --- on a date --------------------------------------------------------------------------------

    def commune(self, code: str, on: date) -> Commune:
        """Return a commune with what is stated of it, completed by the reference of the day.

        The reference gives name, population and intercommunal body for the years it covers; a
        fact that is stated is never replaced.
        """
        return self._completed((code,), on)[0]

    def _completed(self, codes: Collection[str], on: date) -> tuple[Commune, ...]:
        stated, known = self._stated, _known(codes, on)
        found = [stated.get(code) or Commune(code=code) for code in codes]
        if known:
            found = [_with(one, known[one.code]) if one.code in known else one for one in found]
        return tuple(found)

    def body(self, on: date) -> Epci | None:
        """Return the intercommunal body with what is stated of it, completed by the reference."""
        return self._on_day(on, self._body)

    def _body(self, on: date) -> Epci | None:
        if self.epci is None or self.epci.siren is None:
            return self.epci
        try:
            known = france.epci(self.epci.siren, on=on)
        except LookupError:
            return self.epci
        stated = self.epci
        return evolve(
            stated,
            name=stated.name or known.name,
            kind=stated.kind or known.kind,
            communes=stated.communes if stated.communes is not None else known.members,
        )

    def members(self, on: date) -> tuple[Commune, ...]:
        """Return the communes of the territory on a day, in order of their codes.

        They are the communes stated, and the members of the intercommunal body that are stated or
        that the reference of the day knows.
        """
        return self._on_day(on, self._members)

    def _members(self, on: date) -> tuple[Commune, ...]:
        body = self.body(on)
        codes = sorted({*self._stated, *(body.communes or () if body else ())})
        return self._completed(codes, on)

    def _on_day(self, on: date, find: Callable[[date], T]) -> T:
        """Return what is found on a day; that of the last day asked about is kept."""
        known: tuple[date, T] | None = self.kept.get(find.__name__)
        if known is None or known[0] != on:
            known = self.kept[find.__name__] = on, find(on)
        return known[1]

    # --- as a whole -------------------------------------------------------------------------------

    @cached_property
    def kept(self) -> "_Kept":
        """Room for what is worked out from it, so that a second question finds it there."""
        return _Kept()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all that it holds, to be quoted on receipts; order of keys plays no part.

        >>> len(Framework(id="x").digest)
        64
        """
        text = json.dumps(self, default=_plain, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def _repr_html_(self) -> str:
        lists = (
            "communes", "partners", "forces", "conventions", "councils", "groups", "strategies",
        )  # fmt: skip
        rows = []
        for name in lists:
            held = getattr(self, name)
            names = [str(one.name or getattr(one, "id", None) or one.code) for one in held or ()]
            shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
            count = "non connus" if held is None else len(names)
            rows.append((label_of(Framework, name).fr, count, shown))
        return html_table(self.name or self.id, ("", "nombre", "dont"), rows)


a_framework: Wanted[Framework] = Wanted(
    Framework,
    Text("un dispositif", "framework"),
    Text('secuprev.load("a.yaml") en lit un dans un fichier', 'secuprev.load("a.yaml") reads one'),
)


def _known(codes: Collection[str], on: date) -> Mapping[str, ReferenceCommune]:
    """Return what the reference of the day knows of some communes: nothing outside its years."""
    return communes_among(codes, on) if _is_known(on) else {}


@lru_cache(_DAYS_KEPT)
def _is_known(on: date) -> bool:
    """Tell whether the reference answers for a day."""
    try:
        return bool(france.edition(on))
    except OutsideEditions:
        return False


def _with(stated: Commune, found: ReferenceCommune) -> Commune:
    """Return a commune with what is stated of it, completed by what the reference knows."""
    # The thresholds of the law are read on the total population (CGCT R2151-2).
    population = stated.population if stated.population is not None else found.population_total
    return _complete(stated, stated.name or found.name, population, stated.epci or found.epci)


class _Kept(dict[str, Any]):
    """What is kept of a framework as long as it lives; copies and pickles start without it."""

    def __reduce__(self) -> tuple[type["_Kept"], tuple[()]]:
        return type(self), ()


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate | date):
        return str(value)
    cls: Any = type(value)
    return {name: getattr(value, name) for name in _names(cls)}


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))
