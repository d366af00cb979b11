"""Write the page of what carries each point of law: ``python tools/build_law_coverage.py``."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from secuprev import law, rules

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "law-coverage.md"

HEAD = """# What of the law is computed

This page is written by `python tools/build_law_coverage.py`; do not edit it.

The library was written from a research in three parts: conventions, governance, competences. Each
entry of that research is a point of law, and stands below either beside what carries it or, with a
reason, among what is not encoded. `secuprev.law.points()` and `secuprev.law.not_encoded()` give the
same to programs; `secuprev explain RULE` and `secuprev law NAME` show what is named here.
"""

DOSSIERS = {
    "conventions": "Conventions",
    "governance": "Councils, groups, contracts and plans",
    "competences": "Forces and what they may do",
}

# What a carrier is called beside its code, by the table it stands in.
LABELS: dict[str, Callable[[str], str]] = {
    "rule": lambda name: rules.find(name).label.en,
    "parameter": lambda name: law.parameter(name).label.en,
    "domain": lambda code: law.domains[code].label.en,
    "force": lambda code: law.force(code).label.en,
    "council": lambda code: law.council(code).label.en,
    "group": lambda code: law.group(code).label.en,
    "formation": lambda code: law.formation(code).label.en,
    "instrument": lambda code: law.instrument(code).label.en,
    "partner": lambda code: law.partner(code).label.en,
    "body": lambda code: law.intercommunal_kind(code).label.en,
    "office": lambda code: law.office(code).label.en,
    "mission": lambda code: law.mission(code).label.en,
    "clause": lambda code: law.clause(code).label.en,
    "model_article": lambda code: _article(code),
    "prohibition": lambda code: law.prohibition(code).label.en,
    "offence": lambda code: law.offence(code).label.en,
    "text": lambda id: law.text(id).title,
}


def _article(code: str) -> str:
    """Return the title of an article of the models, as it reads today."""
    held = (state.value for state in law.article_history(code))
    return [one.title.en for one in held if one is not None][-1]


def page() -> str:
    """Return the whole page."""
    carried: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for point in law.points():
        dossier, name, id = point.id.split(".", 2)
        carried[f"{dossier}.{name}"][id] = point.carriers
    left: dict[str, list[law.NotEncoded]] = defaultdict(list)
    for one in law.not_encoded():
        dossier, name, _ = one.id.split(".", 2)
        left[f"{dossier}.{name}"].append(one)
    parts = [HEAD, _totals(carried, left)]
    for dossier, title in DOSSIERS.items():
        parts.append(f"## {title}\n")
        for name in sorted({*carried, *left}):
            if name.startswith(f"{dossier}."):
                parts += _list(name, carried.get(name, {}), left.get(name, []))
    return "\n".join(parts)


def _totals(
    carried: dict[str, dict[str, tuple[str, ...]]], left: dict[str, list[law.NotEncoded]]
) -> str:
    rows = [
        (name, str(len(carried.get(name, ()))), str(len(left.get(name, ()))))
        for name in sorted({*carried, *left})
    ]
    return _table(("list", "carried", "not encoded"), rows)


def _list(
    name: str, carried: dict[str, tuple[str, ...]], left: list[law.NotEncoded]
) -> Iterable[str]:
    yield f"### {name}\n"
    if carried:
        rows = [(id, "<br>".join(map(_carrier, carriers))) for id, carriers in carried.items()]
        yield _table(("point", "carried by"), rows)
    if left:
        rows = [(one.id.split(".", 2)[2], one.subject.en, one.reason.en) for one in left]
        yield _table(("not encoded", "what it is about", "why"), rows)


def _carrier(carrier: str) -> str:
    table, _, name = carrier.partition(":")
    said = LABELS[table](name) if table in LABELS and name != "*" else ""
    return f"{table} `{name}`" + (f": {said}" if said else "")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    cells = (" | ".join(cell.replace("|", "\\|") for cell in row) for row in lines)
    return "".join(f"| {row} |\n" for row in cells)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
