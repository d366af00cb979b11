"""Writing what a register says as a document, its doubts beside the values."""

from collections import defaultdict
from typing import Any

from secuprev.documents import yaml_writer
from secuprev.documents.plain import plain
from secuprev.opendata.registers.doubts import Doubt
from secuprev.opendata.registers.register import Register

__all__ = ["write"]

_LONGEST = 300  # characters of a comment: what stood in the cell is in the register anyway


def write(register: Register, name: str = "<text>") -> str:
    """Return the document of a register in YAML; read again it is the same framework.

    A line ``# à confirmer`` stands above each value that is not sure, with the cell it comes from.

    Args:
        register: what was read.
        name: what messages call the document.

    Raises:
        DocumentError: a document cannot hold the framework.
    """
    content = plain(register.framework, name)
    places = _places(content)
    comments: defaultdict[tuple[str | int, ...], list[str]] = defaultdict(list)
    for doubt in register.doubts:
        said = f"à confirmer : {doubt.in_('fr')}"
        if len(said) > _LONGEST:
            said = said[: _LONGEST - 1] + "…"
        comments[_path(doubt, content, places)].append(said)
    return yaml_writer.write(content, comments)


def _places(content: dict[str, Any]) -> dict[str, tuple[str | int, ...]]:
    """Return where the objects stand, by their identifiers."""
    return {
        item["id"]: (key, rank)
        for key, value in content.items()
        if isinstance(value, list)
        for rank, item in enumerate(value)
        if isinstance(item, dict) and "id" in item
    }


def _path(
    doubt: Doubt, content: dict[str, Any], places: dict[str, tuple[str | int, ...]]
) -> tuple[str | int, ...]:
    if doubt.about in places:
        path = places[doubt.about]
        item = content[str(path[0])][path[1]]
        return (*path, doubt.field) if doubt.field and doubt.field in item else path
    return (doubt.field,) if doubt.field and doubt.field in content else ()
