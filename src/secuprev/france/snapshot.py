"""The rows of one edition, ready to be looked up by code."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from secuprev.france.rows import (
    ReferenceCommune,
    ReferenceDepartement,
    ReferenceEpci,
    ReferenceRegion,
)
from secuprev.france.years import Edition

__all__ = ["Snapshot"]


@frozen(eq=False)
class Snapshot:
    """One edition of the reference.

    The 35,000 communes stay in columns until they are asked for: making an object of each takes
    longer than reading the file.

    Attributes:
        edition: which edition it is.
        communes: the columns of the communes by name, in the order of their codes.
        epcis: the columns of the bodies by name, in the order of their SIREN numbers.
        departements: the départements by code.
        regions: the regions by code.
        leads_to: where the codes that are no commune's lead: former communes, arrondissements.
        municipal: legal municipal population of each commune, in the order of `communes`.
        total: legal total population of each commune, in the order of `communes`.
    """

    edition: Edition
    communes: Mapping[str, Sequence[str]]
    epcis: Mapping[str, Sequence[str]]
    departements: Mapping[str, ReferenceDepartement]
    regions: Mapping[str, ReferenceRegion]
    leads_to: Mapping[str, tuple[str, ...]]
    municipal: Sequence[int | None]
    total: Sequence[int | None]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each commune in the columns, by code."""
        return {code: place for place, code in enumerate(self.communes["code"])}

    def commune_at(self, place: int) -> ReferenceCommune:
        """Return the commune at a place of the columns."""
        columns = self.communes
        departement = columns["departement"][place]
        return ReferenceCommune(
            code=columns["code"][place],
            name=columns["name"][place],
            departement=departement,
            # Stored once, with the département: the build checks that the communes agree.
            region=self.departements[departement].region,
            siren=columns["siren"][place] or None,
            epci=columns["epci"][place] or None,
            ept=columns["ept"][place] or None,
            population=self.municipal[place],
            population_total=self.total[place],
        )

    @cached_property
    def all_communes(self) -> tuple[ReferenceCommune, ...]:
        """The communes, sorted by code."""
        return tuple(map(self.commune_at, range(len(self.communes["code"]))))

    @cached_property
    def bodies(self) -> Mapping[str, ReferenceEpci]:
        """The bodies by SIREN, sorted: with their own taxation and without."""
        members: dict[str, list[int]] = {siren: [] for siren in self.epcis["siren"]}
        # Membership is stored once, on the side of the commune, so both sides always agree.
        for column in (self.communes["epci"], self.communes["ept"]):
            for place, siren in enumerate(column):
                if siren:
                    members[siren].append(place)
        columns = (self.epcis[name] for name in ("siren", "name", "kind", "fiscal_mode"))
        return {
            siren: self._body(siren, name, kind, fiscal_mode, members[siren])
            for siren, name, kind, fiscal_mode in zip(*columns, strict=True)
        }

    def _body(
        self, siren: str, name: str, kind: str, fiscal_mode: str, places: list[int]
    ) -> ReferenceEpci:
        return ReferenceEpci(
            siren=siren,
            name=name,
            kind=kind,
            fiscal_mode=fiscal_mode or None,
            members=tuple(map(self.communes["code"].__getitem__, places)),
            departements=tuple(sorted(set(map(self.communes["departement"].__getitem__, places)))),
            population=_sum(map(self.municipal.__getitem__, places)),
            population_total=_sum(map(self.total.__getitem__, places)),
        )


def _sum(figures: Iterable[int | None]) -> int | None:
    total = 0
    for figure in figures:
        if figure is None:
            return None
        total += figure
    return total
