"""The rows of a register that are about a service, and the services in other rows."""

from typing import Any

from attrs import define, evolve

from secuprev.model import (
    Force,
)
from secuprev.opendata.registers.building import Builder, force_id
from secuprev.opendata.registers.communes import Named
from secuprev.opendata.registers.moments import (
    read_date,
)
from secuprev.opendata.registers.parties import (
    Party,
    parties_of,
)
from secuprev.opendata.registers.sheets import Row
from secuprev.opendata.registers.words import read_flag, read_weapons

__all__ = [
    "MUNICIPAL",
    "OF_FORCES",
    "OF_THE_STATE",
    "ForceRow",
    "add_others",
    "named_force",
    "no_service",
    "service_facts",
    "tell_left",
]

MUNICIPAL = "police_municipale"
OF_THE_STATE = ("police_nationale", "gendarmerie_nationale")
OF_FORCES = {
    "headcount": "headcount", "posts": "posts", "firearms": "firearms", "night": "night",
    "body_cameras": "body_cameras", "dog_unit": "dog_unit",
}  # fmt: skip


@define
class ForceRow:
    """A row that is about a service."""

    builder: Builder
    row: Row

    def take(self) -> None:
        """Add the service, and the wardens and guards that stand in the same row."""
        builder, row = self.builder, self.row
        departement = builder.departement(row, None)
        parties = [*parties_of(row, "forces" if row.cell("forces") else "kind")]
        zone, named_there = [*parties_of(row, "zone")], bool(parties)
        told = any(row.cell(name) for name in (*OF_FORCES, "has_service", "since"))
        if not parties and not zone and not told:
            # No word of a service of police: wardens and guards, at most.
            cell, named = builder.communes(row, departement)
            add_others(builder, row, named)
            tell_left(builder, row, "", _FORCE_COLUMNS | {"wardens", "guards"})
            return
        if not parties and told:
            parties = [(Party(MUNICIPAL, None, ""), None, row.whole)]
        # The commune of the row above is that of a service of the town, and of no State force.
        above = all(one.kind not in OF_THE_STATE for one, _, _ in parties)
        cell, named = builder.communes(row, departement, above=above)
        for party, doubt, said in zone:
            if party.kind is None or doubt is not None:
                builder.doubts.add(doubt or "force-unknown", said, party.kind)
            if party.kind is not None:
                builder.force(named_force(builder, party, named, everywhere=True))
        for party, doubt, said in parties:
            kind = party.kind
            if kind is None:
                builder.doubts.add(doubt or "force-unknown", said)
                continue
            force = named_force(builder, party, named, everywhere=True)
            facts = service_facts(builder, row, force.id)
            if not named_there and no_service(builder, row, facts):
                continue
            id = builder.force(evolve(force, name=row.words("title") or force.name))
            since = builder.read(row, "since", read_date, id, "since")
            more = {
                name: value
                for name, value in {**facts, "since": since}.items()
                if value is not None
            }
            source = builder.source_of(row)
            builder.forces[id] = evolve(builder.forces[id], source=source, **more)
            if doubt is not None:
                builder.doubts.add(doubt, said, kind, id, "kind")
            builder.tell_communes(cell, named, id)
            if builder.forces[id].communes is None and kind not in OF_THE_STATE:
                builder.doubts.add("no-place", row.whole, None, id)
            add_others(builder, row, named)
            tell_left(builder, row, id, _FORCE_COLUMNS)


def named_force(builder: Builder, party: Party, named: Named, *, everywhere: bool = False) -> Force:
    """Return the force that a cell names.

    Args:
        builder: where communes are looked for.
        party: what the cell says.
        named: the communes of the row.
        everywhere: whether they are those of a State force too: in a row about it, and not about a
            convention to which it is a party.
    """
    kind, name = party.kind or MUNICIPAL, party.name
    local = kind not in OF_THE_STATE
    codes = named.codes
    if local and party.of and name is None:
        own = builder.territory.read(party.of)
        codes, name = (own.codes, None) if own.codes and not own.doubts else (codes, party.words)
    if not (local or everywhere):
        codes = ()
    return Force(
        id=force_id(kind, name, builder.slug_of(codes)),
        kind=kind,
        name=name,
        communes=codes or None,
        source=builder.source.id,
    )


_FORCE_COLUMNS = frozenset(
    ("kind", "title", "communes", "insee", "departement", "forces", "zone", "has_service",
     "headcount", "posts", "wardens", "guards", "firearms", "night", "body_cameras", "dog_unit",
     "since", "url")
)  # fmt: skip
_TOLD = ("signed", "agreed")  # in a row about a service, the cell that says that there is no act
_SEVERAL = ("domains", "forces", "zone", "remarks", "amendments", "renewed")


def tell_left(builder: Builder, row: Row, about: str, used: frozenset[str]) -> None:
    """Note the cells that say something for which this kind of row has no place."""
    for name, cells in row.cells.items():
        for cell in (
            cells if name not in (*used, *_TOLD) else cells[1:] if name not in _SEVERAL else ()
        ):
            builder.doubts.add("column-unused", cell, None, about)


def service_facts(builder: Builder, row: Row, about: str) -> dict[str, Any]:
    """Return what a row tells of a municipal service, ``None`` where it does not."""
    facts: dict[str, Any] = {
        name: builder.count(row, column, about, name)
        for column, name in OF_FORCES.items()
        if column in ("headcount", "posts")
    }
    for column, name in OF_FORCES.items():
        if column not in facts:
            read = read_weapons if column == "firearms" else read_flag
            facts[name] = builder.read(row, column, read, about, name)
    return facts


def no_service(builder: Builder, row: Row, facts: dict[str, Any], *, act: bool = False) -> bool:
    """Tell whether a row says that there is no municipal service, and note where it does.

    Args:
        builder: where doubts go.
        row: the row.
        facts: what it tells of the service.
        act: whether the row is about an act: one is signed for a service though nobody be in it.
    """
    there = builder.read(row, "has_service", read_flag, "", "has_service")
    if there or any(facts.values()):
        return False
    counted = [name for name in ("headcount", "posts") if facts[name] is not None and not act]
    if there is None and not counted:
        return act and all(value is None for value in facts.values())
    builder.doubts.add("nobody", row.cell("has_service" if there is False else counted[0]))
    return True


def add_others(builder: Builder, row: Row, named: Named) -> None:
    """Add the wardens and the rural guards of which a row gives the number."""
    for column, kind in (("wardens", "asvp"), ("guards", "garde_champetre")):
        id = force_id(kind, None, builder.slug_of(named.codes))
        count = builder.count(row, column, id, "headcount")
        if count:
            builder.force(
                Force(
                    id=id,
                    kind=kind,
                    communes=named.codes or None,
                    headcount=count,
                    source=builder.source.id,
                )
            )
