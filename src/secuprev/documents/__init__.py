"""Reading and writing a framework as YAML, TOML or JSON, with every fault told in one go.

Inside: the three formats, their JSON Schema, the checks on what is written, and what is said of a
fault. Not inside: any rule of law, and any table of open data. Reading is loaded at once, the rest
when it is asked for, and PyYAML when a YAML document is read.
"""

from typing import TYPE_CHECKING

from secuprev.documents.faults import DocumentError, Fault
from secuprev.documents.formats import Format
from secuprev.documents.reading import MAX_BYTES, MAX_DEPTH, load, load_stream, loads
from secuprev.on_use import loading

if TYPE_CHECKING:
    from secuprev.documents.places import ObjectLines, object_lines
    from secuprev.documents.schema import json_schema
    from secuprev.documents.toml_places import toml_place
    from secuprev.documents.writing import dump, dumps

# Where each of the other names lives.
_HOMES = {
    "ObjectLines": "places",
    "dump": "writing",
    "dumps": "writing",
    "json_schema": "schema",
    "object_lines": "places",
    "toml_place": "toml_places",
}

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "DocumentError",
    "Fault",
    "Format",
    "ObjectLines",
    "dump",
    "dumps",
    "json_schema",
    "load",
    "load_stream",
    "loads",
    "object_lines",
    "toml_place",
]


if not TYPE_CHECKING:
    __getattr__ = loading(__name__, _HOMES)
