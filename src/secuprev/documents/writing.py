"""Writing a `Framework` as a document that reads back as the same one."""

import json
from os import PathLike
from pathlib import Path

from secuprev.documents import toml_writer, yaml_writer
from secuprev.documents.faults import Collector
from secuprev.documents.formats import Format, checked
from secuprev.documents.plain import plain
from secuprev.documents.reading import format_of_file
from secuprev.model import Framework
from secuprev.model.framework import a_framework
from secuprev.values.files import replacing
from secuprev.values.wanted import a_path

__all__ = ["dump", "dumps"]


def dump(framework: Framework, path: str | PathLike[str]) -> None:
    """Write a framework to a file: ``.yaml``, ``.yml``, ``.toml`` or ``.json``, in UTF-8.

    Args:
        framework: what is to be written.
        path: the file; what it holds is replaced once all is written.

    Raises:
        DocumentError: a document cannot hold the framework, or the name of the file announces no
            known format; nothing is written.
        OSError: the file cannot be written.
    """
    a_framework(framework)
    where = Path(a_path(path))
    faults = Collector(str(where))
    format = format_of_file(where, faults)
    text = dumps(framework, format, name=str(where))
    with replacing(where) as file:
        file.write(text.encode())


def dumps(framework: Framework, format: Format = "yaml", *, name: str = "<text>") -> str:
    """Return the document of a framework; `loads` makes an equal framework of it.

    What is not known is left out. A list that is empty and could be unknown is written: it says
    that there is none.

    >>> print(dumps(Framework(id="melun", name="Melun", conventions=())), end="")
    secuprev: 1
    id: melun
    name: Melun
    conventions: []

    Args:
        framework: what is to be written.
        format: ``"yaml"``, ``"toml"`` or ``"json"``.
        name: what messages call the document.

    Raises:
        DocumentError: a document cannot hold the framework: an identifier leads nowhere, a code is
            unknown, half a character… All the reasons are in it.
        ValueError: there is no such format.
    """
    known = checked(format)
    content = plain(a_framework(framework), name)
    if known == "yaml":
        return yaml_writer.write(content)
    if known == "toml":
        return toml_writer.write(content)
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"
