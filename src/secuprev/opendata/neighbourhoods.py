"""The priority neighbourhoods (quartiers prioritaires de la politique de la ville), by commune."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from secuprev.opendata.columns import Column, Holds, Table
from secuprev.opendata.importing import imported, set_aside, unplaced
from secuprev.opendata.places import Places
from secuprev.opendata.report import Finding, Imported, Outcome
from secuprev.opendata.tables import AnyPath, Record
from secuprev.values import AnyDate, Text

__all__ = ["NEIGHBOURHOODS", "Neighbourhood", "read_neighbourhoods"]

NEIGHBOURHOODS = Table(
    Text(
        fr="Quartiers prioritaires de la politique de la ville, par commune",
        en="Priority neighbourhoods, by commune",
    ),
    (
        Column("code_qpv", Holds.TEXT, ("code qp", "codqp"), required=True),
        Column("lib_qpv", Holds.TEXT, ("nom qpv", "nom qp", "lib qp", "libqp")),
        Column(
            "insee_com",
            Holds.COMMUNE,
            ("code insee", "code commune", "codgeo", "depcom", "insee"),
            required=True,
        ),
    ),
)


@frozen
class Neighbourhood:
    """A priority neighbourhood in one of its communes; it has a row for each.

    Attributes:
        line: its line in the file.
        code: its code, such as ``"QN00101M"``.
        name: its name.
        commune: code of the commune.
    """

    line: int
    code: str
    name: str | None
    commune: str


def read_neighbourhoods(
    path: AnyPath,
    *,
    as_of: AnyDate | None = None,
    on: AnyDate | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported[Neighbourhood]:
    """Read the list of priority neighbourhoods.

    Args:
        path: the file.
        as_of: the day from which the list holds.
        on: the day of the reference that its communes are matched to.
        columns: for a column, the header under which this file has it.

    Raises:
        DocumentError: the file cannot be read, or a column is missing.
    """
    return imported(path, NEIGHBOURHOODS, "qpv", _matched, as_of=as_of, on=on, columns=columns)


def _matched(records: Sequence[Record], places: Places) -> Iterator[Neighbourhood | Finding]:
    seen: dict[tuple[str, str], int] = {}
    for record in records:
        code, insee = record["code_qpv"], record["insee_com"]
        if code is None or insee is None:
            reason = Text(
                fr="le quartier ou la commune manque", en="neighbourhood or commune missing"
            )
            yield set_aside(Outcome.UNMATCHED, record, code or insee, reason)
            continue
        said = f"{code} {record['lib_qpv'] or ''}".strip()
        place = places.commune(insee)
        row = Neighbourhood(record.line, code, record["lib_qpv"], place.code or insee)
        if place.doubt is not None:
            yield unplaced(place, record, said, row)
            continue
        first = seen.setdefault((code, row.commune), record.line)
        if first != record.line:
            reason = Text(fr=f"déjà à la ligne {first}", en=f"already on line {first}")
            yield set_aside(Outcome.DOUBTFUL, record, said, reason, row=row)
        else:
            yield row
