"""The forces that rows of open data tell of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from secuprev import law
from secuprev.model import Force
from secuprev.opendata.state_forces import StateForce
from secuprev.opendata.surveyed import SurveyRow

__all__ = ["state_forces", "surveyed_forces"]

# The agents that a row counts, and the kind of force that they make.
_KINDS = (("pm", "police_municipale"), ("asvp", "asvp"), ("gardes_champetres", "garde_champetre"))
_PARIS = "75056"


def surveyed_forces(row: SurveyRow, source: str, employer: str | None = None) -> Iterator[Force]:
    """Return the forces that a row of the survey tells of: none where it counts nobody.

    The survey counts agents, and the law posts: the figures are people present.

    Args:
        row: the row.
        source: identifier of the file.
        employer: legal kind of the body that employs the agents, ``None`` for a commune.
    """
    for column, kind in _KINDS:
        agents = getattr(row, column)
        if not agents:
            continue
        if column == "pm" and row.body is not None:
            kind = "police_intercommunale"
        elif column == "pm" and _PARIS in row.communes:
            kind = "police_municipale_paris"
        yield Force(
            id=f"{kind.replace('_', '-')}-{row.body or row.communes[0]}",
            kind=kind,
            name=f"{law.force(kind).label.fr} ({row.name})",
            communes=row.communes or None,
            headcount=agents,
            dog_unit=row.dog_unit if column == "pm" else None,
            employer=employer,
            source=source,
        )


def state_forces(rows: Iterable[StateForce], source: str) -> Iterator[Force]:
    """Return the forces of the State: one for each station or brigade, with its communes."""
    served: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    for row in rows:
        served[row.kind, row.service].append(row.commune)
    for (kind, name), communes in sorted(served.items(), key=lambda one: one[1]):
        yield Force(
            id=f"{kind.replace('_', '-')}-{communes[0]}",
            kind=kind,
            name=name,
            communes=tuple(sorted(communes)),
            source=source,
        )
