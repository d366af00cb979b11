"""What the reference says of a commune, an intercommunal body, a département, a region.

The names begin with ``Reference`` so that nobody takes them for the communes and bodies of the
model: these say what the official lists hold, the model says what a territory's document holds.

Populations are the legal ones in force in the year of the edition, as far as its package knows:

* ``population`` is the municipal population. It comes from the list of intercommunal bodies of the
  DGCL where that is of the year and has it (2021 to 2025), else from the package's file of communes
  (2019, 2026). For 2020 the communes have none.
* ``population_total`` is the total population (municipal and counted apart), from the list of the
  DGCL (2021 on). It is missing for communes in no body. For a body it is told from 2019 on.

The edition of 2026 is the exception. Its package says that it holds the list of the DGCL of 2026;
that file is, to the byte, the one of 2025. So its members and its total populations are those of
2025, while its municipal populations are those in force in 2026: Melun has 45,995 municipal
inhabitants beside a total of 43,919. Never subtract one from the other there, and near a threshold
of the law look at both. `Edition.notes` tells this, and what each other edition lacks.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from secuprev.values import Text

__all__ = [
    "EPCI_KINDS",
    "ReferenceCommune",
    "ReferenceDepartement",
    "ReferenceEpci",
    "ReferenceRegion",
]

EPCI_KINDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "cc": Text(fr="communauté de communes", en="community of communes"),
        "ca": Text(fr="communauté d'agglomération", en="agglomeration community"),
        "cu": Text(fr="communauté urbaine", en="urban community"),
        "metropole": Text(fr="métropole", en="metropolis"),
        "metropole_lyon": Text(fr="métropole de Lyon", en="metropolis of Lyon"),
        "mgp": Text(fr="métropole du Grand Paris", en="metropolis of the Grand Paris"),
        "ept": Text(fr="établissement public territorial", en="public territorial body"),
    }
)
"""The kinds of intercommunal body, with what they are called."""


@frozen
class ReferenceCommune:
    """A commune of one edition.

    Attributes:
        code: INSEE code, five characters.
        name: name as the code officiel géographique writes it.
        departement: code of the département, or of the overseas collectivity in its place.
        region: code of the region, or of the overseas collectivity in its place.
        siren: SIREN number of the commune; ``None`` in the overseas collectivities, and before
            2022 in the communes of no body, where the package gives none.
        epci: SIREN of the body with its own taxation it belongs to; ``None`` when in none.
        ept: SIREN of its établissement public territorial (Grand Paris); ``None`` elsewhere, and
            in the editions that list no EPT (`Edition.has_epts`).
        population: legal municipal population; ``None`` when the package gives none.
        population_total: legal total population, in 2026 that of 2025 (see the module); ``None``
            when the package gives none.

    Example:
        >>> from secuprev import france
        >>> melun = france.commune("77288")
        >>> melun.name, melun.departement, melun.region, melun.epci
        ('Melun', '77', '11', '247700057')
    """

    code: str
    name: str
    departement: str
    region: str
    siren: str | None
    epci: str | None
    ept: str | None
    population: int | None
    population_total: int | None


@frozen
class ReferenceEpci:
    """An intercommunal body of one edition.

    The métropole de Lyon is a collectivity and no EPCI in law; the list of the DGCL holds it
    among the bodies with their own taxation, and so does this one, under a kind of its own. The
    métropole du Grand Paris, which that list counts among the métropoles, has one too: the law
    gives what métropoles do for prevention to its territories.

    Attributes:
        siren: SIREN number.
        name: name as the list of the DGCL writes it, the kind in front.
        kind: a code of `EPCI_KINDS`.
        fiscal_mode: ``"fpu"`` (single business tax) or ``"fa"`` (additional taxes), the two modes
            of own taxation; ``None`` for an établissement public territorial, which has none.
        members: INSEE codes of its communes, sorted.
        departements: codes of the départements its communes lie in, sorted: where there are
            several, several prefects and prosecutors have a say.
        population: sum of the municipal populations of its communes, so of the same year as
            theirs; where one of them is unknown, the figure of the list, if it has one.
        population_total: sum of the total populations of its communes, as above.

    Example:
        >>> from secuprev import france
        >>> body = france.epci("247700057")
        >>> body.name, body.kind, body.fiscal_mode, len(body.members), body.departements
        ('CA Melun Val de Seine', 'ca', 'fpu', 20, ('77',))
    """

    siren: str
    name: str
    kind: str
    fiscal_mode: str | None
    members: tuple[str, ...]
    departements: tuple[str, ...]
    population: int | None
    population_total: int | None

    @property
    def has_own_taxation(self) -> bool:
        """Whether it is one of the bodies "à fiscalité propre".

        >>> from secuprev import france
        >>> france.epci("200057867").has_own_taxation  # Plaine Commune, in Grand Paris
        False
        """
        return self.fiscal_mode is not None


@frozen
class ReferenceDepartement:
    """A département, or an overseas collectivity in its place.

    Attributes:
        code: ``01`` to ``95``, ``2A``, ``2B``, or three figures overseas.
        name: name as the code officiel géographique writes it.
        region: code of its region.
        chef_lieu: INSEE code of its seat; ``None`` when the package gives none that lies in it.
        zone: ``"metro"``, ``"drom"`` (overseas départements and regions) or ``"com"`` (overseas
            collectivities, which are no départements: the package lists them so that each
            commune has an entry above it).

    Example:
        >>> from secuprev import france
        >>> france.departement("2A").name, france.departement("987").zone
        ('Corse-du-Sud', 'com')
    """

    code: str
    name: str
    region: str
    chef_lieu: str | None
    zone: str


@frozen
class ReferenceRegion:
    """A region, or an overseas collectivity in its place.

    Attributes:
        code: two figures, or the three figures of the overseas collectivity.
        name: name as the code officiel géographique writes it.
        chef_lieu: INSEE code of its seat; ``None`` when the package gives none that lies in it.
        zone: ``"metro"``, ``"drom"`` or ``"com"``, as for a département.

    Example:
        >>> from secuprev import france
        >>> france.region("11").name
        'Île-de-France'
    """

    code: str
    name: str
    chef_lieu: str | None
    zone: str
