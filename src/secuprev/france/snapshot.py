"""The rows of one edition, ready to be looked up by code."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from secuprev.france.rows import (
    ReferenceCommune,
    ReferenceDepartement,
    ReferenceEpci,
    ReferenceRegion,
)
from secuprev.france.years import Edition
from secuprev.values.making import maker

__all__ = ["Figures", "Snapshot"]

Columns = Mapping[str, Sequence[str]]

_commune = maker(ReferenceCommune)


@frozen(eq=False)
class Figures:
    """The legal populations of one edition.

    Attributes:
        municipal: municipal population of each commune, in the order of their codes.
        total: total population of each commune, in the same order.
        bodies: both of each body, by SIREN, where they cannot be added up from the communes.
    """

    municipal: Sequence[int | None]
    total: Sequence[int | None]
    bodies: Mapping[str, tuple[int | None, int | None]]


@frozen(eq=False)
class Snapshot:
    """One edition of the reference.

    The 35,000 communes stay in columns until they are asked for: making an object of each takes
    longer than reading the file. What nobody asks for is not even unpacked.

    Attributes:
        edition: which edition it is.
        columns: gives the columns of a table by name, its rows in the order of their codes.
        read_figures: gives the legal populations.
    """

    edition: Edition
    columns: Callable[[str], Columns]
    read_figures: Callable[[], Figures]

    @cached_property
    def communes(self) -> Columns:
        """The columns of the communes by name, in the order of their codes."""
        return self.columns("communes")

    @cached_property
    def figures(self) -> Figures:
        """The legal populations of the communes, in the order of their codes."""
        return self.read_figures()

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each commune in the columns, by code."""
        codes = self.communes["code"]
        return dict(zip(codes, range(len(codes)), strict=True))

    @cached_property
    def departements(self) -> Mapping[str, ReferenceDepartement]:
        """The départements by code."""
        return {
            code: ReferenceDepartement(code, name, region, chef_lieu or None, zone)
            for code, name, region, chef_lieu, zone in self._rows("departements")
        }

    @cached_property
    def regions(self) -> Mapping[str, ReferenceRegion]:
        """The regions by code."""
        return {
            code: ReferenceRegion(code, name, chef_lieu or None, zone)
            for code, name, chef_lieu, zone in self._rows("regions")
        }

    @cached_property
    def others(self) -> Mapping[str, tuple[str, str]]:
        """The codes that are no commune's, with the commune each leads to and its own name.

        They are former communes and municipal arrondissements; a name may be empty.
        """
        return {code: (commune, name) for code, commune, name in self._rows("other_codes")}

    def commune_at(self, place: int) -> ReferenceCommune:
        """Return the commune at a place of the columns."""
        columns = self.communes
        departement = columns["departement"][place]
        return _commune(
            columns["code"][place],
            columns["name"][place],
            departement,
            # Stored once, with the département: the build checks that the communes agree.
            self.departements[departement].region,
            columns["siren"][place] or None,
            columns["epci"][place] or None,
            columns["ept"][place] or None,
            self.figures.municipal[place],
            self.figures.total[place],
        )

    @cached_property
    def all_communes(self) -> tuple[ReferenceCommune, ...]:
        """The communes, sorted by code."""
        return tuple(map(self.commune_at, range(len(self.communes["code"]))))

    @cached_property
    def bodies(self) -> Mapping[str, tuple[str, ...]]:
        """The rows of the bodies by SIREN, sorted: with their own taxation and without."""
        return {row[0]: row for row in self._rows("epcis")}

    @cached_property
    def all_bodies(self) -> tuple[ReferenceEpci, ...]:
        """The bodies, sorted by SIREN."""
        return tuple(map(self.body, self.bodies))

    @cached_property
    def _members(self) -> Mapping[str, Sequence[int]]:
        """The places of the communes of each body, by SIREN."""
        members: dict[str, list[int]] = {siren: [] for siren in ("", *self.bodies)}
        # Membership is stored once, on the side of the commune, so both sides always agree.
        for column in (self.communes["epci"], self.communes["ept"]):
            for place, siren in enumerate(column):
                members[siren].append(place)
        return members

    def body(self, siren: str) -> ReferenceEpci:
        """Return a body by its SIREN, which must be one of `bodies`."""
        _, name, kind, fiscal_mode = self.bodies[siren]
        places, figures = self._members[siren], self.figures
        listed = figures.bodies.get(siren)
        population, population_total = listed or (
            _sum(map(figures.municipal.__getitem__, places)),
            _sum(map(figures.total.__getitem__, places)),
        )
        return ReferenceEpci(
            siren=siren,
            name=name,
            kind=kind,
            fiscal_mode=fiscal_mode or None,
            members=tuple(map(self.communes["code"].__getitem__, places)),
            departements=tuple(sorted(set(map(self.communes["departement"].__getitem__, places)))),
            population=population,
            population_total=population_total,
        )

    def _rows(self, table: str) -> Iterable[tuple[str, ...]]:
        """Return the rows of a small table, their values in the order of the file's columns."""
        return zip(*self.columns(table).values(), strict=True)


def _sum(figures: Iterable[int | None]) -> int | None:
    total = 0
    for figure in figures:
        if figure is None:
            return None
        total += figure
    return total
