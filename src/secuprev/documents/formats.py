"""The formats, and which one the name of a file, or a text, announces."""

import re
from pathlib import Path
from typing import Literal, get_args

__all__ = [
    "FORMATS",
    "FORMAT_VERSION",
    "SUFFIXES",
    "TABLES",
    "VERSION_KEY",
    "Format",
    "checked",
    "format_of",
    "format_of_text",
]

VERSION_KEY = "secuprev"
FORMAT_VERSION = 1
"""What a document of today says under `VERSION_KEY`."""

Format = Literal["yaml", "toml", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

SUFFIXES: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml", ".json": "json"}


TABLES = {".csv", ".tsv", ".ods", ".xlsx", ".xlsm", ".xls", ".xlsb"}
"""How the names of tables end, which are no documents."""


def format_of(path: Path) -> Format | None:
    """Return the format that the name of a file announces, ``None`` for any other name.

    >>> format_of(Path("melun.YML")), format_of(Path("melun.txt"))
    ('yaml', None)
    """
    return SUFFIXES.get(path.suffix.lower())


_COMMENTS = re.compile(r"(?:\s|#[^\n]*)*")
_JSON = re.compile(r'\{\s*["}]')
_TOML = re.compile(r"""\[|(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')\s*=""")


def format_of_text(text: str) -> Format:
    r"""Return the format that a text seems to be in: YAML, unless it begins as another.

    >>> format_of_text("# ma ville\nid: melun"), format_of_text('{"id": "melun"}')
    ('yaml', 'json')
    >>> format_of_text('# my town\nid = "melun"'), format_of_text("{id: melun}")
    ('toml', 'yaml')
    """
    found = _COMMENTS.match(text)
    start = found.end() if found else 0
    if _JSON.match(text, start):
        return "json"
    return "toml" if _TOML.match(text, start) else "yaml"


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
