"""The whole country as frameworks: one for each own-tax body, one for the communes in none.

Only what was matched becomes a fact. What a file does not hold stays unknown, except where the
file is said to be complete.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from secuprev.model import Framework
from secuprev.opendata.competences import HeldCompetence, read_competences
from secuprev.opendata.gathering import Gathered
from secuprev.opendata.neighbourhoods import Neighbourhood, read_neighbourhoods
from secuprev.opendata.report import Imported, ImportReport
from secuprev.opendata.state_forces import StateForce, read_state_forces
from secuprev.opendata.survey import read_survey
from secuprev.opendata.surveyed import SurveyRow
from secuprev.opendata.tables import AnyPath
from secuprev.values import AnyDate

__all__ = ["Country", "frameworks"]

T = TypeVar("T")


@frozen
class Country:
    """The frameworks of the whole country, and the account of the files they rest on.

    Attributes:
        frameworks: one for each own-tax body by SIREN, then that of the communes in none.
        reports: the account of each file, in the order survey, neighbourhoods, competences, State
            forces.
    """

    frameworks: tuple[Framework, ...] = field(repr=False)
    reports: tuple[ImportReport, ...]

    def __iter__(self) -> Iterator[Framework]:
        """Iterate over the frameworks."""
        return iter(self.frameworks)

    def __len__(self) -> int:
        return len(self.frameworks)

    def __getitem__(self, id: str) -> Framework:
        """Return the framework of a body by its SIREN; raise ``KeyError`` if there is none."""
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> Mapping[str, Framework]:
        return {one.id: one for one in self.frameworks}


def frameworks(
    survey: AnyPath | Imported[SurveyRow] | None = None,
    qpv: AnyPath | Imported[Neighbourhood] | None = None,
    competences: AnyPath | Imported[HeldCompetence] | None = None,
    police: AnyPath | Imported[StateForce] | None = None,
    *,
    on: AnyDate | None = None,
    qpv_complete: bool = True,
    competences_complete: bool = False,
) -> Country:
    """Return the whole country: a framework for each own-tax body, one for the communes in none.

    Each file is given by its name, or as it was already imported.

    Args:
        survey: the survey of municipal police. A commune that is not in it is unknown.
        qpv: the list of priority neighbourhoods.
        competences: the competences of bodies.
        police: which force of the State is in charge in each commune.
        on: the day of the reference; the latest edition when left out.
        qpv_complete: the list holds all neighbourhoods: a commune that is not in it has none.
        competences_complete: the list holds all competences: a body that is not in it has none.

    Example:
        >>> country = frameworks()
        >>> len(country), country["247700057"].name
        (1256, 'CA Melun Val de Seine')
        >>> country["247700057"].forces is None  # no file told of any
        True

    Raises:
        DocumentError: a file cannot be used.
    """
    gathered = Gathered(
        survey=_import(survey, read_survey, on),
        qpv=_import(qpv, read_neighbourhoods, on),
        competences=_import(competences, read_competences, on),
        police=_import(police, read_state_forces, on),
        qpv_complete=qpv_complete,
        competences_complete=competences_complete,
        on=on,
    )
    files = (gathered.survey, gathered.qpv, gathered.competences, gathered.police)
    return Country(
        tuple(gathered.frameworks()), tuple(one.report for one in files if one is not None)
    )


def _import(
    file: AnyPath | Imported[T] | None,
    read: Callable[..., Imported[T]],
    on: AnyDate | None,
) -> Imported[T] | None:
    return file if file is None or isinstance(file, Imported) else read(file, on=on)
