"""A register of conventions as a framework, with all that somebody should confirm."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from secuprev.france.naming import plain_name
from secuprev.model import Commune, Epci, Framework, Source
from secuprev.opendata.cells import Content, fault, opened
from secuprev.opendata.places import Places
from secuprev.opendata.registers.acts import ActRow
from secuprev.opendata.registers.building import Builder
from secuprev.opendata.registers.columns import REGISTER
from secuprev.opendata.registers.communes import Territory, names_in_title
from secuprev.opendata.registers.doubts import MOST, Cell, Doubt, Doubts, TooManyDoubts
from secuprev.opendata.registers.parties import read_forces
from secuprev.opendata.registers.services import ForceRow
from secuprev.opendata.registers.sheets import Row, read_sheets
from secuprev.opendata.registers.words import Kind, read_kind, says_none
from secuprev.opendata.tables import AnyPath
from secuprev.opendata.workbooks import Bounds
from secuprev.values import AnyDate, Text
from secuprev.values.wanted import a_path

__all__ = ["BOUNDS", "Register", "read_register"]

BOUNDS = Bounds(bytes=10_000_000, unpacked=200_000_000, cells=2_000_000, rows=20_000)
"""How much is read of a register. There are some 4,500 municipal police services in the country, so
a register of all their conventions and amendments has fewer rows; bytes and cells allow each row
five hundred characters and a hundred columns."""


# What only a row about an act has; a sheet without any of it is about services.
_OF_ACTS = frozenset(
    ("signed", "title", "term", "until", "renewal", "domains", "signatories", "published", "stage",
     "deliberated", "effective", "amendments", "renewed", "opinion", "notice", "agreed")
)  # fmt: skip


@frozen
class Register:
    """What a register says.

    Attributes:
        framework: all of it.
        doubts: what somebody should confirm.
        read: how many rows were read, blank rows and totals left out.
    """

    framework: Framework
    doubts: tuple[Doubt, ...] = field(repr=False)
    read: int

    def by_body(self) -> tuple[Framework, ...]:
        """Return a framework for each intercommunal body of which a convention has communes.

        A convention with communes of several bodies stands with each of them; what names no
        commune stands in a last framework, without a body.
        """
        groups: defaultdict[str | None, list[Any]] = defaultdict(list)
        for one in self.framework.conventions or ():
            places = Places.at()
            bodies = {
                places.communes[code].epci for code in one.communes or () if code in places.communes
            }
            for siren in bodies or {None}:
                groups[siren].append(one)
        return tuple(
            self._part(siren, conventions)
            for siren, conventions in sorted(groups.items(), key=lambda pair: pair[0] or "~")
        )

    def _part(self, siren: str | None, conventions: list[Any]) -> Framework:
        places = Places.at()
        body = places.bodies.get(siren or "")
        codes = tuple(dict.fromkeys(code for one in conventions for code in one.communes or ()))
        named = {id for one in conventions for id in one.forces}
        forces = self.framework.forces
        kept = forces and tuple(
            one
            for one in forces
            if one.id in named or (one.communes and set(one.communes) & set(codes))
        )
        quoted = {one.source for one in (*conventions, *(kept or ()))}
        return evolve(
            self.framework,
            id=f"{self.framework.id}-{siren or 'sans-epci'}",
            name=body.name if body else None,
            epci=Epci(siren=siren) if siren else None,
            communes=tuple(map(Commune, codes)) if siren is None else (),
            sources=tuple(one for one in self.framework.sources if one.id in quoted),
            forces=kept,
            conventions=tuple(conventions),
        )


def read_register(
    path: AnyPath,
    mapping: Mapping[str, str] | None = None,
    *,
    epci: str | None = None,
    on: AnyDate | None = None,
) -> Register:
    """Read a register of conventions: a row for each convention, amendment or force.

    Nothing is dropped in silence: each cell becomes a fact, a fact with a doubt, or a doubt alone.

    Args:
        path: the file: CSV, ODS or XLSX.
        mapping: for the name of a column, the header under which this file has it.
        epci: SIREN of the agglomeration; taken from the communes when left out.
        on: the day of the reference in which communes are looked for.

    Raises:
        DocumentError: the file cannot be read, or no sheet has headers that are known, or one that
            `mapping` names.
        UnknownCode: no body has that SIREN.
        UnknownColumn: ``mapping`` names a column that a register does not have.
    """
    a_path(path)
    for name in mapping or ():
        REGISTER.known(name)
    doubts = Doubts()
    content = opened(Path(path), BOUNDS)
    if content.workbook.macros:
        doubts.add("macros", Cell(None, "", Path(path).name))
    try:
        return _read(Path(path), content, mapping or {}, epci, on, doubts)
    except TooManyDoubts:
        said = Text(
            fr=f"plus de {MOST} cases douteuses : ce fichier n'est sans doute pas un registre",
            en=f"more than {MOST} doubtful cells: this file is hardly a register",
        )
        raise fault(content.file, "too-many-doubts", said) from None


def _read(
    path: Path,
    content: Content,
    mapping: Mapping[str, str],
    epci: str | None,
    on: AnyDate | None,
    doubts: Doubts,
) -> Register:
    sheets = read_sheets(content, mapping, doubts)
    rows = [row for sheet in sheets for row in sheet.rows]
    body = _body(epci, rows, Territory(Places.at(on)), doubts)
    title = " – ".join(dict.fromkeys(one.title for one in sheets if one.title))
    evidence = f"{path.name}, sha256 {content.digest}"
    builder = Builder(
        Territory(Places.at(on), body),
        doubts,
        Source(id="registre", title=title or None, evidence=evidence),
    )
    for row in rows:
        _take(builder, row)
    framework = _framework(builder, path, body)
    return Register(framework, tuple(_ending(builder, framework)), len(rows))


def _body(epci: str | None, rows: list[Row], territory: Territory, doubts: Doubts) -> str | None:
    if epci is not None:
        from secuprev import france

        return france.epci(epci, on=territory.places.on).siren
    texts = [row.words("communes") or names_in_title(row.words("title")) or "" for row in rows]
    siren = territory.likeliest_body([one for one in texts if one])
    if siren is not None:
        doubts.add("body-deduced", None, territory.places.called(siren), "", "epci")
    return siren


def _take(builder: Builder, row: Row) -> None:
    """Make of a row what it is about."""
    kind = read_kind(row.words("kind")) or read_kind(row.words("title"))
    cell = row.cell("kind")
    if kind is None and cell is not None:
        named = read_forces(cell.text)  # nothing where the cell holds a separator alone
        if named and named[0][0].kind is not None:
            kind = Kind("force")
        else:
            builder.doubts.add("kind-unknown", cell)
    number = builder.count(row, "amendment_number", "")
    if number:
        kind = Kind("amendment", kind.kind if kind else None, number)
    elif kind is None:
        kind = Kind(_kind_of(builder, row))
    if kind.what == "force":
        ForceRow(builder, row).take()
    else:
        ActRow(builder, row, kind).take()


def _kind_of(builder: Builder, row: Row) -> str:
    """Return what a row is about that does not say it."""
    if not row.sheet.columns & _OF_ACTS:
        return "force"
    signed, agreed = row.cell("signed"), row.cell("agreed")
    told = signed or agreed
    if told is not None and says_none(told.text):
        builder.doubts.add("no-act", told)
        return "force"
    if signed is not None and agreed is not None and says_none(agreed.text):
        builder.doubts.add("act-denied", agreed)
    if not any(name in _OF_ACTS for name in row.cells) and not row.domains:
        builder.doubts.add("no-act", row.whole)
        return "force"
    return "convention"


def _framework(builder: Builder, path: Path, body: str | None) -> Framework:
    known = builder.territory.places.bodies.get(body or "")
    codes = dict.fromkeys(
        code
        for communes in (
            *(one.communes for one in builder.conventions.values()),
            *(one.communes for one in builder.forces.values()),
        )
        for code in communes or ()
        if code not in builder.territory.members
    )
    name = known.name if known else None
    id = plain_name(name or path.stem).replace(" ", "-") or "registre"
    return Framework(
        id=id if id not in {"registre", *builder.forces} else f"{id}-1",
        name=name,
        epci=Epci(siren=body) if body else None,
        communes=tuple(map(Commune, codes)),
        sources=(builder.source, *builder.sources.values()),
        forces=tuple(builder.forces.values()) if builder.forces else None,
        # A register of conventions names forces, and never says that there are no others.
        forces_known_in=() if builder.forces else None,
        conventions=tuple(builder.conventions.values()) if builder.conventions else None,
    )


def _ending(builder: Builder, framework: Framework) -> list[Doubt]:
    if framework.conventions:
        builder.doubts.add("list-whole", None, None, "", "conventions")
    return list(builder.doubts)
