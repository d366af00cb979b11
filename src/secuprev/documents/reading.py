"""Reading a document: from a file or a text to a `Framework`, or to all that is wrong with it."""

from os import PathLike
from pathlib import Path
from typing import BinaryIO

from secuprev.documents import quick
from secuprev.documents.faults import Collector
from secuprev.documents.formats import SUFFIXES, TABLES, Format, checked, format_of, format_of_text
from secuprev.documents.opening import MAX_BYTES, MAX_DEPTH, content, decoded, tree_of
from secuprev.documents.tree import Scalar
from secuprev.model import Framework
from secuprev.values import Text
from secuprev.values.nearness import near
from secuprev.values.wanted import Wanted, a_path

__all__ = ["MAX_BYTES", "MAX_DEPTH", "format_of_file", "load", "load_stream", "loads"]

_BOM = "\ufeff"
_IMPORT = Text(
    fr=" ; d'un registre en table, « secuprev import » fait un document",
    en="; `secuprev import` makes a document of a register that is a table",
)
_a_document = Wanted[str](
    str,
    Text("le texte d'un document", "text of a document"),
    Text('secuprev.load("a.yaml") lit un fichier', 'secuprev.load("a.yaml") reads a file'),
)


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
    where = Path(a_path(path))
    faults = Collector(str(where))
    raw = content(where, faults, max_bytes)
    faults.check()
    format = format_of_file(where, faults)
    return _read(decoded(raw, faults), format, faults, max_depth)


def load_stream(
    stream: BinaryIO,
    *,
    name: str = "<stdin>",
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
) -> Framework:
    r"""Read a document from a stream of bytes in UTF-8, whose beginning tells its format.

    >>> import io
    >>> load_stream(io.BytesIO(b'secuprev = 1\nid = "melun"')).id
    'melun'

    Args:
        stream: where the bytes come from.
        name: what messages call it.
        max_bytes: how large the document may be; of a larger one the rest is not read.
        max_depth: how many levels of nesting it may have.

    Raises:
        DocumentError: the document cannot be used; every fault that was found is in it.
    """
    faults = Collector(name)
    raw = stream.read(max_bytes + 1)
    if len(raw) > max_bytes:
        faults.add("too-large", limit=max_bytes)
    faults.check()
    text = decoded(raw, faults)
    return _read(text, format_of_text(text), faults, max_depth)


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
    _a_document(text)
    faults = Collector(name)
    if _is_too_large(text, max_bytes):
        faults.add("too-large", limit=max_bytes)
    faults.check()
    return _read(text.removeprefix(_BOM), known, faults, max_depth)


def _is_too_large(text: str, max_bytes: int) -> bool:
    # A character takes one to four bytes: few texts have to be encoded to be told.
    if len(text) * 4 <= max_bytes:
        return False
    return len(text) > max_bytes or len(text.encode(errors="surrogatepass")) > max_bytes


def format_of_file(path: Path, faults: Collector) -> Format:
    """Return the format that the name of a file announces; raise `DocumentError` for any other."""
    format = format_of(path)
    if format is None:
        close = near(path.suffix, SUFFIXES, 1)
        instead = _IMPORT if path.suffix.lower() in TABLES else Text.same("")
        faults.add(
            "unsupported-suffix", (), None, path.suffix, next(iter(close), None), instead=instead
        )
    faults.check()
    assert format is not None
    return format


def _read(text: str, format: Format, faults: Collector, max_depth: int) -> Framework:
    if format == "json" and (at_once := quick.read(text, max_depth)) is not None:
        return at_once
    root = tree_of(text, format, faults, max_depth)
    if root is None or (isinstance(root, Scalar) and root.kind == "null") or root == {}:
        if not faults.faults:
            faults.add("empty-document")
        root = None
    if root is not None and not faults.faults and (sound := quick.of_tree(root)) is not None:
        return sound
    # What gathers the faults takes long to load: it is for documents that have some.
    from secuprev.documents.structure import build

    framework = None if root is None else build(root, faults)
    faults.check()
    assert framework is not None
    return framework
