"""The data file: its bytes, from the archives, and what it holds."""

import json
import string
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from secuprev.france.store import FORMAT, Reference
from tools.reference.communes import communes_of, leads_of, names_of
from tools.reference.package import read_package
from tools.reference.releases import LICENCE, PACKAGE
from tools.reference.year import Row, year_of

COLUMNS = {
    "regions": ("code", "name", "chef_lieu", "zone"),
    "departements": ("code", "name", "region", "chef_lieu", "zone"),
    "epcis": ("siren", "name", "kind", "fiscal_mode"),
    "communes": ("code", "name", "departement", "siren", "epci", "ept"),
    "other_codes": ("code", "commune", "name"),
}


def build(archives: Mapping[int, Path]) -> bytes:
    """Return the data file made from the archive of each year."""
    packages = {year: read_package(path) for year, path in sorted(archives.items())}
    communes = {year: communes_of(year, packages) for year in packages}
    leads, names = leads_of(communes, packages), names_of(packages)
    years = {year: year_of(year, packages, communes[year], leads[year], names) for year in packages}
    content = {
        table: columns(names, [one.tables[table] for one in years.values()])
        for table, names in COLUMNS.items()
    }
    content |= {str(year): one.figures for year, one in years.items()}
    blocks = {name: zlib.compress(as_json(one), 9) for name, one in content.items()}
    head = {
        "format": FORMAT,
        "editions": [
            {
                "name": str(year),
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "source": f"{PACKAGE} {', '.join(one.sources)}",
                "licence": LICENCE,
                "has_epts": one.has_epts,
                "notes": one.notes,
            }
            for year, one in years.items()
        ],
        "blocks": {name: len(block) for name, block in blocks.items()},
    }
    return b"".join([as_json(head), b"\n", *blocks.values()])


def columns(names: Row, years: Sequence[Sequence[Row]]) -> dict[str, Any]:
    """Return the columns of a table over the years, each row with a letter for its years."""
    spans: list[tuple[Row, int, int]] = []
    running: dict[Row, int] = {}
    for place, rows in enumerate([*years, ()]):
        present = set(rows)
        for row in [row for row in running if row not in present]:
            spans.append((row, running.pop(row), place - 1))
        for row in present:
            running.setdefault(row, place)
    spans.sort(key=lambda span: (span[0][0], span[1], span[0]))
    kinds = sorted({span[1:] for span in spans})
    letters = dict(zip(kinds, string.ascii_letters, strict=False))
    return {
        "holds": {letter: kind for kind, letter in letters.items()},
        "spans": "".join(letters[span[1:]] for span in spans),
        **{name: "\n".join(span[0][i] for span in spans) for i, name in enumerate(names)},
    }


def as_json(content: Any) -> bytes:
    """Return a value as JSON, on one line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(packed: bytes) -> list[Any]:
    """Return what a data file holds, however well it was compressed."""
    reference = Reference.from_bytes(packed)
    blocks = {name: zlib.decompress(block) for name, block in reference.blocks.items()}
    return [reference.editions, blocks]
