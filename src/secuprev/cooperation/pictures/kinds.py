"""What kind of partner each is drawn as: a colour and a shape, so that either alone tells."""

from functools import cache

from attrs import frozen

from secuprev import law
from secuprev.packaged import folder, toml
from secuprev.values import Text

__all__ = ["Kind", "kind_of", "kinds"]


@frozen
class Kind:
    """A kind of partner on a picture.

    Attributes:
        label: what a reader calls it.
        colour: the colour of its mark.
        shape: the shape of its mark, as matplotlib names it.
        forces: the forces it is made of: ``"state"``, ``"local"``, ``None`` for none.
        codes: codes of partners and of offices of that kind.
        sector: the world of partners of that kind, ``None`` when they are named one by one.
    """

    label: Text
    colour: str
    shape: str
    forces: str | None = None
    codes: tuple[str, ...] = ()
    sector: str | None = None


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds, in the order in which they stand around a picture.

    >>> [kind.label.en for kind in kinds()][:3]
    ['State forces', 'prefecture and State services', 'justice']
    """
    rows = toml(folder("secuprev.cooperation.pictures") / "kinds.toml")
    return tuple(
        Kind(
            label=Text(fr=row["fr"], en=row["en"]),
            colour=row["colour"],
            shape=row["shape"],
            forces=row.get("forces"),
            codes=tuple(row.get("codes", ())),
            sector=row.get("sector"),
        )
        for row in rows.values()
    )


@cache
def kind_of(code: str) -> Kind:
    """Return the kind of a force, of a partner or of an office, by its code.

    >>> [kind_of(code).label.en for code in ("gendarmerie_nationale", "csp", "prefet", "caf")]
    ['State forces', 'State forces', 'prefecture and State services', 'other partners']
    """
    named = next((kind for kind in kinds() if code in kind.codes), None)
    if named is not None:
        return named
    side, sector = _side(code), _sector(code)
    for kind in kinds():
        if (side and kind.forces == side) or (sector and kind.sector == sector):
            return kind
    return kinds()[-1]


def _side(code: str) -> str | None:
    force = next((one for one in law.forces() if one.code == code), None)
    if force is None:
        return None
    return "state" if force.state else "local" if force.local else None


def _sector(code: str) -> str | None:
    return law.partner(code).sector.value if code in law.partners else None
