"""The answers of the rules over the years, in a form that a reviewer reads as a diff.

A file holds, for one framework, every answer with the first and the last of the days asked about
on which it was the same: one answer a line, by rule, by object, then by day. A rule that decides
nothing of an object on any day, for want of facts or because it does not apply, is left out.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path

import secuprev
from secuprev import law
from secuprev.law.model_editions import editions
from secuprev.model import Framework
from secuprev.values import as_partial

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"

# Between them the made-up ones break every rule on some day; a family of rules may have its own.
MADE_UP = {file.stem: file for file in sorted((HERE / "made_up").glob("*.yaml"))}
FRAMEWORKS = MADE_UP | {
    "melun-val-de-seine": EXAMPLES / "melun-val-de-seine.yaml",
    "senart-2006": EXAMPLES / "senart-2006.yaml",
    "senart-2012": EXAMPLES / "senart-2012.yaml",
}


def series() -> Iterator[law.Series]:
    """Yield all the parameters, territories with rules of their own included, and the models."""
    for name in law.names():
        parameter = law.parameter(name)
        yield parameter.series
        yield from parameter.elsewhere.values()
    yield editions("communal")
    yield editions("intercommunal")


def change_days() -> list[date]:
    """Return the days of the record on which the law began to say something else."""
    starts = {state.period.start for one in series() for state in one} - {None}
    return sorted(day for day in starts if law.record().contains(as_partial(day)))


def days() -> list[date]:
    """Return each day of change and its eve, and both ends of the record."""
    first, last = law.record().start, law.record().end
    around = {day - timedelta(days=shift) for day in change_days() for shift in (0, 1)}
    return sorted({day for day in around if first <= day <= last} | {first, last})


UNDECIDED = ("not_applicable", "unverifiable")
COLUMNS = ("rule", "target", "from", "to", "verdict", "severity", "message")


def answers(framework: Framework) -> Iterator[tuple[str | None, ...]]:
    """Yield the `COLUMNS` of each answer, with the days asked about from and to which it holds."""
    rows = []
    for rank, day in enumerate(days()):
        for one in secuprev.check(framework, day).results:
            message = one.message.fr if one.message else None
            key = (one.rule.code, one.rule.name, one.target.id)
            verdict = "waived" if one.waived else one.status.value
            answer = (verdict, one.severity.value, message)
            rows.append((key, rank, day.isoformat(), answer))
    rows.sort(key=lambda row: row[:2])
    for (_, name, target), same_object in groupby(rows, key=lambda row: row[0]):
        found = list(same_object)
        if all(row[3][0] in UNDECIDED for row in found):
            continue
        for run in _runs(found):
            status, severity, message = run[0][3]
            yield name, target, run[0][2], run[-1][2], status, severity, message


def _runs(rows: list[tuple]) -> Iterator[list[tuple]]:
    """Cut where the answer changes, and where the object was not there on a day in between."""
    run = [rows[0]]
    for before, after in pairwise(rows):
        if after[3] != before[3] or after[1] != before[1] + 1:
            yield run
            run = []
        run.append(after)
    yield run


def snapshot(name: str) -> str:
    """Return the text of the file of one framework."""
    framework = secuprev.load(FRAMEWORKS[name])
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in answers(framework))
    asked = json.dumps([day.isoformat() for day in days()])
    return (
        f'{{\n"framework": "{framework.id}",\n"days": {asked},\n'
        f'"columns": {json.dumps(COLUMNS)},\n"answers": [\n{lines}\n]\n}}\n'
    )


def read(name: str) -> list[dict[str, str | None]]:
    """Return the answers of a file, each by column."""
    kept = json.loads(path(name).read_text(encoding="utf-8"))
    return [dict(zip(kept["columns"], one, strict=True)) for one in kept["answers"]]


def path(name: str) -> Path:
    """Return where the file of one framework stands."""
    return HERE / f"{name}.json"


def rebuild() -> None:
    """Write all the files again."""
    for name in FRAMEWORKS:
        path(name).write_text(snapshot(name), encoding="utf-8")
