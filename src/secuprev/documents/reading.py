"""Reading a document: from a file or a text to a `Framework`, or to all that is wrong with it."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from os import PathLike
from pathlib import Path

from secuprev.documents.builder import HALF_CHARACTER
from secuprev.documents.faults import Collector
from secuprev.documents.formats import SUFFIXES, Format, checked, format_of
from secuprev.documents.structure import build
from secuprev.documents.tree import Lines, Node, Scalar
from secuprev.model import Framework
from secuprev.values import Text

__all__ = ["MAX_BYTES", "MAX_DEPTH", "format_of_file", "load", "loads"]

MAX_BYTES = 10_000_000
"""How large a document may be, unless one says otherwise."""

MAX_DEPTH = 100
"""How many levels of nesting a document may have, unless one says otherwise."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BOM = "\ufeff"

Reader = Callable[[str, Collector, int], Node | None]


def load(
    path: str | PathLike[str], *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH
) -> Framework:
    """Read a document from a file: ``.yaml``, ``.yml``, ``.toml`` or ``.json``, in UTF-8.

    >>> load("nowhere.yaml")
    Traceback (most recent call last):
    ...
    secuprev.documents.faults.DocumentError: nowhere.yaml: there is no such file

    Args:
        path: the file.
        max_bytes: how large it may be; a larger one is not even read.
        max_depth: how many levels of nesting it may have.

    Raises:
        DocumentError: the document cannot be used; every fault that was found is in it.
    """
    where = Path(path)
    faults = Collector(str(where))
    raw = _content(where, faults, max_bytes)
    faults.check()
    format = format_of_file(where, faults)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        faults.lines = Lines(before)
        byte = f"0x{raw[error.start]:02X}"
        faults.add("not-utf-8", (), len(before), byte)
    faults.check()
    return _read(text, format, faults, max_depth)


def loads(
    text: str,
    format: Format = "yaml",
    *,
    name: str = "<text>",
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
) -> Framework:
    """Read a document from a text.

    >>> melun = loads("{secuprev: 1, id: melun, communes: [77288]}")
    >>> melun.communes[0].code
    '77288'

    Args:
        text: the document.
        format: ``"yaml"``, ``"toml"`` or ``"json"``.
        name: what messages call it.
        max_bytes: how large it may be, in UTF-8.
        max_depth: how many levels of nesting it may have.

    Raises:
        DocumentError: the document cannot be used; every fault that was found is in it.
        ValueError: there is no such format.
    """
    known = checked(format)
    faults = Collector(name)
    # A text has at least as many bytes as characters: one that is far too large is not encoded.
    if len(text) > max_bytes or len(text.encode(errors="surrogatepass")) > max_bytes:
        faults.add("too-large", limit=max_bytes)
    faults.check()
    return _read(text.removeprefix(_BOM), known, faults, max_depth)


def format_of_file(path: Path, faults: Collector) -> Format:
    """Return the format that the name of a file announces; raise `DocumentError` for any other."""
    format = format_of(path)
    if format is None:
        near = get_close_matches(path.suffix, list(SUFFIXES), n=1)
        faults.add("unsupported-suffix", value=path.suffix, suggestion=next(iter(near), None))
    faults.check()
    assert format is not None
    return format


def _content(path: Path, faults: Collector, max_bytes: int) -> bytes:
    """Return the bytes of a file, nothing when it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            faults.add("not-a-file")
            return b""
        if size <= max_bytes:
            with path.open("rb") as file:
                raw = file.read(max_bytes + 1)
            size = len(raw)  # it may have grown since
    except FileNotFoundError:
        faults.add("missing-file", suggestion=_neighbour(path))
        return b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        faults.add("unreadable-file", reason=Text.same(reason))
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
    near = get_close_matches(path.name, names, n=1, cutoff=0.8)
    return str(path.with_name(near[0])) if near else None


def _read(text: str, format: Format, faults: Collector, max_depth: int) -> Framework:
    faults.lines = Lines(text)
    forbidden = _CONTROL.search(text) or HALF_CHARACTER.search(text)
    if forbidden is not None:
        faults.add("forbidden-character", (), forbidden.start(), forbidden[0])
    elif not text.strip():
        faults.add("empty-document")
    faults.check()
    root = _reader(format)(text, faults, max_depth)
    if root is None or (isinstance(root, Scalar) and root.kind == "null") or root == {}:
        if not faults.faults:
            faults.add("empty-document")
        root = None
    framework = None if root is None else build(root, faults)
    faults.check()
    assert framework is not None
    return framework


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
