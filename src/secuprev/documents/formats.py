"""The formats, and which one the name of a file announces."""

from pathlib import Path
from typing import Literal, get_args

__all__ = ["FORMATS", "SUFFIXES", "Format", "checked", "format_of"]

Format = Literal["yaml", "toml", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

SUFFIXES: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml", ".json": "json"}


def format_of(path: Path) -> Format | None:
    """Return the format that the name of a file announces, ``None`` for any other name.

    >>> format_of(Path("melun.YML")), format_of(Path("melun.txt"))
    ('yaml', None)
    """
    return SUFFIXES.get(path.suffix.lower())


def checked(name: str) -> Format:
    """Return the name of a format; raise ``ValueError`` if it is none.

    >>> checked("xml")
    Traceback (most recent call last):
    ...
    ValueError: unknown format 'xml': yaml, toml, json
    """
    for one in FORMATS:
        if one == name:
            return one
    raise ValueError(f"unknown format {name!r}: {', '.join(FORMATS)}")
