"""The list of forces that the valley keeps: a CSV with the columns ``commune`` and ``force``."""

import csv
from pathlib import Path

from secuprev.model import Force, Framework
from secuprev.opendata import Made
from secuprev.values import Text
from secuprev.vocabulary import find_commune, find_force


def read_list(file: str) -> Made:
    """Read the list; a force or a commune that is not certain is left out, and told."""
    forces, doubts = [], []
    with Path(file).open(encoding="utf-8", newline="") as table:
        for number, row in enumerate(csv.DictReader(table), start=1):
            commune = find_commune(row["commune"], "77")
            force = find_force(row["force"])
            if commune is None or force is None or force.kind is None:
                said = ", ".join(row.values())
                doubts.append(Text(f"ligne {number} : {said}", f"row {number}: {said}"))
                continue
            id = f"force-{number}"
            forces.append(Force(id=id, kind=force.kind, communes=(commune.code,)))
    return Made(Framework(id="vallee", forces=tuple(forces)), tuple(doubts))
