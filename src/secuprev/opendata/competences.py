"""The competences that intercommunal bodies hold, as BANATIC (DGCL) lists them."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from attrs import frozen

from secuprev.opendata.columns import Column, Holds, Table
from secuprev.opendata.importing import imported, set_aside, unplaced
from secuprev.opendata.places import Places
from secuprev.opendata.report import Finding, Imported, Outcome
from secuprev.opendata.tables import AnyPath, Record
from secuprev.values import AnyDate, Text

__all__ = ["COMPETENCES", "LABELS", "PREVENTION", "HeldCompetence", "read_competences"]

PREVENTION: Final = "3005"
LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        PREVENTION: "Contrat de ville et dispositifs locaux de prévention de la délinquance",
        "3010": "Contrat local de sécurité transports",
        "9915": "Gestion de personnel (policiers municipaux et gardes champêtres)",
    }
)
"""What the codes stand for, after the list of competences of BANATIC, the first one shortened."""

COMPETENCES = Table(
    Text(fr="Compétences des groupements (BANATIC)", en="Competences of bodies (BANATIC)"),
    (
        Column("siren", Holds.SIREN, ("n siren", "numero siren", "siren epci"), required=True),
        Column("name", Holds.TEXT, ("nom", "nom du groupement", "raison sociale")),
        Column("nature", Holds.TEXT, ("nature juridique",)),
        Column("departement", Holds.DEPARTEMENT, ("dep", "departement siege")),
        Column("population", Holds.COUNT),
        Column("competence_code", Holds.TEXT, ("code competence", "competence"), required=True),
    ),
)


@frozen
class HeldCompetence:
    """A competence that a body holds.

    Attributes:
        line: its line in the file.
        siren: SIREN of the body.
        name: its name in the file.
        nature: its legal kind, as the file writes it.
        competence: code of the competence, in the list of BANATIC; see `LABELS`.
    """

    line: int
    siren: str
    name: str | None
    nature: str | None
    competence: str

    @property
    def is_prevention(self) -> bool:
        """Whether it is the one that the local prevention of crime belongs to."""
        return self.competence == PREVENTION


def read_competences(
    path: AnyPath,
    *,
    as_of: AnyDate | None = None,
    on: AnyDate | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported[HeldCompetence]:
    """Read the competences of bodies; those of syndicates are unmatched: no reference holds them.

    Args:
        path: the file.
        as_of: the day that the file is of.
        on: the day of the reference that its bodies are matched to.
        columns: for a column, the header under which this file has it.

    Raises:
        DocumentError: the file cannot be read, or a column is missing.
    """
    return imported(path, COMPETENCES, "banatic", _matched, as_of=as_of, on=on, columns=columns)


def _matched(records: Sequence[Record], places: Places) -> Iterator[HeldCompetence | Finding]:
    for record in records:
        number, code = record["siren"], record["competence_code"]
        if number is None or code is None:
            reason = Text(fr="le SIREN ou la compétence manque", en="SIREN or competence missing")
            yield set_aside(Outcome.UNMATCHED, record, record["name"] or number, reason)
            continue
        row = HeldCompetence(
            record.line, number, record["name"], record["nature"], code.upper().removeprefix("C")
        )
        place = places.body(number)
        if place.doubt is None:
            yield row
        else:
            yield unplaced(place, record, row.name or number, row)
