"""Where the keys and values of a TOML document are written, which `tomllib` does not say.

A light scan, run before `tomllib`: it checks nothing but the depth, and where it loses its way
the text is no TOML, which `tomllib` will say. Nothing here recurses, nothing takes quadratic time.
"""

import re
import tomllib
from contextlib import suppress

from attrs import Factory, define

from secuprev.documents.tree import Lines, Path

__all__ = ["Places", "find", "toml_place"]

_BLANK = re.compile(r"[ \t]*+")
_SPACE = re.compile(r"[ \t\r\n]*+(?:#[^\n]*+[ \t\r\n]*+)*+")
_REST = re.compile(r"[^\n]*+")
_KEY = re.compile(r"""([A-Za-z0-9_-]++)|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_VALUE = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'''
    r"""|'''(?:[^']|'(?!''))*+'{3,5}"""
    r'''|"(?:[^"\\\n]|\\.)*+"'''
    r"""|'[^'\n]*+'"""
    r"""|[^\s,\[\]{}#"'][^,\[\]{}#\n]*+""",
    re.DOTALL,
)

_DEEPEST = 100


@define
class Places:
    """The places that were found.

    Attributes:
        keys: offset of each key, or of the header of a table.
        values: offset of each value.
        written: every key that was met, in the order of the text.
        repeated: the keys that were met again, with the offset of each.
        too_deep: where the nesting passes the limit, and how far it was read.
    """

    keys: dict[Path, int] = Factory(dict)
    values: dict[Path, int] = Factory(dict)
    written: list[tuple[int, Path]] = Factory(list)
    repeated: list[tuple[int, Path]] = Factory(list)
    too_deep: tuple[int, Path] | None = None

    def around(self, offset: int) -> Path:
        """Return the last key that is written before an offset."""
        path: Path = ()
        for start, one in self.written:
            if start > offset:
                break
            path = one
        return path


class _Lost(Exception):
    """The text is no TOML, or it is too deep: what was found so far is what there is."""


@define
class _Frame:
    path: Path
    closing: str
    index: int = 0


def find(text: str, max_depth: int) -> Places:
    r"""Return the places of a document, up to where it stops to be TOML or passes the depth.

    >>> places = find('[[groups]]\nid = "a"\n', 100)
    >>> places.keys[("groups", 0, "id")], places.values[("groups", 0, "id")]
    (11, 16)
    """
    scan = _Scan(text, max_depth)
    with suppress(_Lost):
        scan.run()
    return scan.places


def toml_place(text: str, path: Path) -> tuple[int, int] | None:
    r"""Return the line and the column where a path is written, or what holds it if it is not.

    >>> toml_place('[meta]\nid = "a"\n', ("meta", "id")), toml_place("[meta]", ("meta", "fr"))
    ((2, 1), (1, 1))
    """
    places = find(text, _DEEPEST)
    for length in range(len(path), 0, -1):
        for where in (places.keys, places.values):
            if path[:length] in where:
                return Lines(text).at(where[path[:length]])
    return None


class _Scan:
    def __init__(self, text: str, max_depth: int) -> None:
        self.places = Places()
        self._text = text
        self._max_depth = max_depth
        self._explicit: set[Path] = set()
        self._tables: dict[Path, int] = {}  # how many tables an array of tables has so far

    def run(self) -> None:
        table: Path = ()
        at = self._skip(0)
        while at < len(self._text):
            if self._text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(table, at)
            at = self._skip(self._end(_REST, at))

    def _header(self, start: int) -> tuple[Path, int]:
        array = self._text.startswith("[[", start)
        parts, end = self._key((), start + 1 + array)
        path: Path = ()
        for number, part in enumerate(parts, 1):
            path = (*path, part)
            self._place(path, start, start)
            if array and number == len(parts):
                self._tables[path] = self._tables.get(path, 0) + 1
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        self._bound(len(path) + 1, start, path)
        self._place(path, start, start)
        self._write(path, start)
        return path, end

    def _pair(self, table: Path, start: int) -> int:
        """Read a key and its value, however deep; return what follows."""
        frames: list[_Frame] = []
        path, at = self._named(table, start)
        while True:
            self.places.values.setdefault(path, at)
            bracket = self._text[at : at + 1]
            opened = bracket in ("[", "{")
            if opened:
                self._bound(len(path) + 1, at, path)
                frames.append(_Frame(path, "]" if bracket == "[" else "}"))
                at += 1
            else:
                at = self._end(_VALUE, at)
            while frames:
                at = self._skip(at)
                if self._text.startswith(frames[-1].closing, at):
                    frames.pop()
                    at, opened = at + 1, False
                elif opened:
                    break
                elif self._text.startswith(",", at):
                    frames[-1].index += 1
                    at, opened = at + 1, True
                else:
                    raise _Lost
            if not frames:
                return at
            frame = frames[-1]
            if frame.closing == "]":
                path = (*frame.path, frame.index)
            else:
                path, at = self._named(frame.path, at)

    def _named(self, parent: Path, start: int) -> tuple[Path, int]:
        """Read a key and its equals sign; return its path and where its value starts."""
        parts, at = self._key(parent, start)
        if not self._text.startswith("=", at):
            raise _Lost
        at = self._end(_BLANK, at + 1)
        for length in range(1, len(parts)):
            self._place((*parent, *parts[:length]), start, start)
        path = (*parent, *parts)
        self._place(path, start, at)
        self._write(path, start)
        return path, at

    def _key(self, parent: Path, start: int) -> tuple[list[str], int]:
        parts: list[str] = []
        at = start
        while True:
            at = self._end(_BLANK, at)
            found = _KEY.match(self._text, at)
            if found is None:
                raise _Lost
            parts.append(found[1] or _unquoted(found[0]))
            self._bound(len(parent) + len(parts), start, parent)
            at = self._end(_BLANK, found.end())
            if not self._text.startswith(".", at):
                return parts, at
            at += 1

    def _place(self, path: Path, key: int, value: int) -> None:
        self.places.keys.setdefault(path, key)
        self.places.values.setdefault(path, value)

    def _write(self, path: Path, start: int) -> None:
        if path in self._explicit:
            self.places.repeated.append((start, path))
        self._explicit.add(path)
        self.places.written.append((start, path))

    def _bound(self, depth: int, offset: int, path: Path) -> None:
        if depth > self._max_depth:
            self.places.too_deep = offset, path
            raise _Lost

    def _skip(self, at: int) -> int:
        return self._end(_SPACE, at)

    def _end(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at)
        if found is None:
            raise _Lost
        return found.end()


def _unquoted(key: str) -> str:
    try:
        text: str = tomllib.loads(f"key = {key}")["key"]
    except tomllib.TOMLDecodeError:
        raise _Lost from None
    return text
