"""The keys of every shape that is given to JSON, one line for each, as runs give them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from secuprev import against_model, check, compare, coverage, law, load, opendata, rules, what_if
from secuprev.model import Source
from secuprev.values import Text
from tests.snapshots.answers import FRAMEWORKS

LISTED = Path(__file__).with_name("json_shapes.txt")
REGISTER = Path(__file__).parents[1] / "fixtures" / "registers" / "gazette.csv"

# Where keys are codes or words, and not names of ours: how many levels of them there are.
KEYED = {"crashed": 1, "departements": 2, "duties": 1, "missing": 1, "severities": 1, "subjects": 1}


def listing() -> str:
    """Return the whole list."""
    return "\n".join([*sorted({f"{name}: {key}" for name, one in told() for key in keys(one)}), ""])


def keys(value: Any, path: str = "", levels: int = 0) -> Iterator[str]:
    """Yield the path of every key of a plain value."""
    if isinstance(value, Mapping):
        for name, held in value.items():
            own = "*" if levels else name
            below = f"{path}.{own}".lstrip(".")
            yield below
            deeper = KEYED.get(name, 0) if isinstance(held, Mapping) else 0
            yield from keys(held, below, levels - 1 if levels else deeper)
    elif isinstance(value, list):
        for one in value:
            yield from keys(one, f"{path}[]")


def told() -> Iterator[tuple[str, Any]]:
    """Yield what each class says in plain values, of all that the snapshots are made from."""
    bill = law.draft("bill-2025")
    for path in FRAMEWORKS.values():
        framework = load(path)
        for day in ("2020-01-01", "2024-01-01"):  # waivers run on the first
            report = check(framework, day, severities={"CONV-001": "model"}, law=bill)
            yield "Report", report.to_dict()
            yield "Tally", rules.tally(report).to_dict()
        yield "Coverage", coverage(framework, "2024-01-01").to_dict()
        yield "Changes", compare(framework, on="2010-01-01", after_on="2024-01-01").to_dict()
        yield "WhatIf", what_if(framework, bill, "2026-04-03").to_dict()
        for convention in framework.conventions or ():
            yield "Comparison", against_model(convention, "2024-01-01").to_dict()
    for one in law.who("dangerous_dogs", "2024-01-01"):
        yield "Competence", one.to_dict()
    yield "ChangeSet", bill.to_dict()
    for doubt in opendata.read_register(REGISTER).doubts:
        yield "Doubt", doubt.to_dict()
    missed = opendata.Finding(2, "ATLANTIS", opendata.Outcome.UNMATCHED, Text("?", "?"))
    lost = opendata.ImportReport(Text("?", "?"), Source(id="survey"), 1, 0, (missed,))
    yield "ImportReport", lost.to_dict()
