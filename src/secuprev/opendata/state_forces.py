"""Which force of the State is in charge in each commune: national police or gendarmerie."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from secuprev.opendata.columns import Column, Holds, Table
from secuprev.opendata.importing import imported, set_aside, unplaced
from secuprev.opendata.places import Places
from secuprev.opendata.report import Finding, Imported, Outcome
from secuprev.opendata.tables import AnyPath, Record
from secuprev.values import AnyDate, Text

__all__ = ["STATE_FORCES", "StateForce", "read_state_forces"]

STATE_FORCES = Table(
    Text(
        fr="Compétence territoriale de la police et de la gendarmerie nationales",
        en="Territorial competence of the national police and gendarmerie",
    ),
    (
        Column("code", Holds.COMMUNE, ("code insee", "code commune", "insee com"), required=True),
        Column("nom", Holds.TEXT, ("commune", "nom commune")),
        Column("institution", Holds.TEXT, ("police gendarmerie", "force"), required=True),
        Column("service", Holds.TEXT, ("unite", "nom du service")),
        Column("adresse", Holds.TEXT, ("address",)),
        Column("telephone", Holds.TEXT, ("tel",)),
        Column("horaires", Holds.TEXT),
    ),
)

_KINDS = {
    "pn": "police_nationale",
    "police": "police_nationale",
    "police nationale": "police_nationale",
    "gn": "gendarmerie_nationale",
    "gendarmerie": "gendarmerie_nationale",
    "gendarmerie nationale": "gendarmerie_nationale",
}


@frozen
class StateForce:
    """The force of the State in charge in a commune.

    Attributes:
        line: its line in the file.
        commune: code of the commune.
        kind: ``"police_nationale"`` or ``"gendarmerie_nationale"``.
        service: the police station or the brigade.
        address, phone, hours: how to reach it, as printed.
    """

    line: int
    commune: str
    kind: str
    service: str | None
    address: str | None
    phone: str | None
    hours: str | None

    @property
    def state_police(self) -> bool:
        """Whether the commune is under the State police regime: the national police serves it."""
        return self.kind == "police_nationale"


def read_state_forces(
    path: AnyPath,
    *,
    as_of: AnyDate | None = None,
    on: AnyDate | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported[StateForce]:
    """Read which force of the State is in charge in each commune.

    Args:
        path: the file: a table, or a JSON object whose keys are the codes of the communes.
        as_of: the day that the file is of.
        on: the day of the reference that its communes are matched to.
        columns: for a column, the header under which this file has it.

    Raises:
        DocumentError: the file cannot be read, or a column is missing.
    """
    return imported(
        path, STATE_FORCES, "state-forces", _matched, as_of=as_of, on=on, columns=columns
    )


def _matched(records: Sequence[Record], places: Places) -> Iterator[StateForce | Finding]:
    seen: dict[str, int] = {}
    for record in records:
        said = record["nom"] or record["code"]
        kind = _KINDS.get((record["institution"] or "").casefold())
        if record["code"] is None or kind is None:
            reason = Text(
                fr="la commune ou la force de l'État manque ou n'est pas reconnue",
                en="the commune or the State force is missing or not recognised",
            )
            yield set_aside(Outcome.UNMATCHED, record, said, reason, record["institution"])
            continue
        place = places.commune(record["code"])
        row = StateForce(
            record.line,
            place.code or record["code"],
            kind,
            record["service"],
            record["adresse"],
            record["telephone"],
            record["horaires"],
        )
        if place.doubt is not None:
            yield unplaced(place, record, said, row)
            continue
        first = seen.setdefault(row.commune, record.line)
        if first != record.line:
            reason = Text(fr=f"déjà à la ligne {first}", en=f"already on line {first}")
            yield set_aside(Outcome.DOUBTFUL, record, said, reason, row=row)
        else:
            yield row
