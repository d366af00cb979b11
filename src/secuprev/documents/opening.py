"""From a file to its text, and from a text to its tree: what reading any file has in common."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from secuprev.documents.builder import HALF_CHARACTER
from secuprev.documents.faults import Collector
from secuprev.documents.formats import Format, format_of
from secuprev.documents.tree import Lines, Node
from secuprev.values import Text
from secuprev.values.files import reason_of

__all__ = ["MAX_BYTES", "MAX_DEPTH", "content", "decoded", "tree_of"]

MAX_BYTES = 10_000_000
"""How large a document may be, unless one says otherwise."""

MAX_DEPTH = 100
"""How many levels of nesting a document may have, unless one says otherwise."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

_FOLDER = Text(
    fr=" mais un dossier ; nommez les documents qu'il contient, comme DOSSIER/*.yaml",
    en=" but a folder; name the documents that it holds, as in FOLDER/*.yaml",
)

Reader = Callable[[str, Collector, int], Node | None]


def content(path: Path, faults: Collector, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file; note why it cannot be read, or that it is too large."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            faults.add("not-a-file", instead=_FOLDER if path.is_dir() else Text.same(""))
            return b""
        raw = b""
        if size <= max_bytes:
            with path.open("rb") as file:
                raw = file.read(max_bytes + 1)
            size = len(raw)  # it may have grown since
    except FileNotFoundError:
        faults.add("missing-file", suggestion=_neighbour(path))
        return b""
    except (OSError, ValueError) as error:
        faults.add("unreadable-file", reason=reason_of(error))
        return b""
    if size > max_bytes:
        faults.add("too-large", limit=max_bytes)
        return b""
    return raw


def _neighbour(path: Path) -> str | None:
    """Return the name of a document beside a missing file that is spelled nearly as it is."""
    try:
        names = [one.name for one in path.parent.iterdir() if format_of(one) is not None]
    except OSError:
        return None
    close = get_close_matches(path.name, names, n=1, cutoff=0.8)
    return str(path.with_name(close[0])) if close else None


def decoded(raw: bytes, faults: Collector) -> str:
    """Return the text of a file in UTF-8; raise `DocumentError` when it is something else."""
    text = ""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        faults.lines = Lines(before)
        byte = f"0x{raw[error.start]:02X}"
        faults.add("not-utf-8", (), len(before), byte)
    faults.check()
    return text


def tree_of(
    text: str, format: Format, faults: Collector, max_depth: int = MAX_DEPTH
) -> Node | None:
    """Return the tree of a text, ``None`` when it holds nothing, or nothing of that format.

    Faults are noted; a character that has no place in a text is told at once and alone.
    """
    faults.lines = Lines(text)
    forbidden = _CONTROL.search(text) or HALF_CHARACTER.search(text)
    if forbidden is not None:
        faults.add("forbidden-character", (), forbidden.start(), forbidden[0])
    faults.check()
    return _reader(format)(text, faults, max_depth) if text.strip() else None


def _reader(format: Format) -> Reader:
    # PyYAML is loaded by those who read YAML, and by nobody else.
    if format == "yaml":
        from secuprev.documents.yaml_reader import read as read_yaml

        return read_yaml
    if format == "json":
        from secuprev.documents.json_reader import read as read_json

        return read_json
    from secuprev.documents.toml_reader import read as read_toml

    return read_toml
