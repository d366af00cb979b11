"""The pages that are written from the library before each build."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from catalogue import (
    api_sheets,
    command_sheets,
    domain_sheets,
    format_sheets,
    project_sheets,
    rule_sheets,
    value_sheets,
)
from secuprev import law, rules

__all__ = ["FOLDERS", "places", "write"]

FOLDERS: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "rules": rule_sheets.pages,
    "domains": domain_sheets.pages,
    "values": value_sheets.pages,
    "format": format_sheets.pages,
    "commands": command_sheets.pages,
    "api": api_sheets.pages,
    "project": project_sheets.pages,
}


def write(folder: Path) -> None:
    """Write all the pages into a folder; one that has not changed is left as it is."""
    for name, pages in FOLDERS.items():
        home = folder / name
        home.mkdir(parents=True, exist_ok=True)
        kept = set()
        for stem, text in pages():
            file = home / f"{stem}.md"
            kept.add(file)
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                file.write_text(text, encoding="utf-8")
        for file in set(home.iterdir()) - kept:
            file.unlink()


@cache
def places() -> dict[str, str]:
    """Return the page of each rule, legal value and domain, by name and by code."""
    found = {name: f"catalogue/values/{name}" for name in law.names()}
    for one in rules.rules():
        found[one.name] = found[one.code] = f"catalogue/rules/{one.name}"
    # A code of one word, such as "training", may mean anything.
    found |= {code: f"catalogue/domains/{code}" for code in law.domains if "_" in code}
    return found
