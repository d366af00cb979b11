"""Reading the law's data files: each one once, on first use, and the digest of them all."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

__all__ = ["digest", "read"]

_DATA = files("secuprev.law") / "data"


@cache
def read(name: str) -> dict[str, Any]:
    """Return the content of ``law/data/<name>.toml``, or of all files of the folder ``<name>``."""
    file = _DATA / f"{name}.toml"
    parts = [file] if file.is_file() else _files(_DATA / name)
    found: dict[str, Any] = {}
    for part in parts:
        _merge(found, tomllib.loads(part.read_text(encoding="utf-8")), part.name)
    return found


def _merge(into: dict[str, Any], more: dict[str, Any], file: str) -> None:
    """Add the tables of a file; a key that two files give is a fault of the data."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value, file)
        elif key in into:
            raise ValueError(f"{file}: {key!r} stands in another file of the folder already")
        else:
            into[key] = value


def _files(folder: Traversable) -> list[Traversable]:
    """Return the TOML files of a folder, those of its own folders after them, in order of names."""
    here = sorted(folder.iterdir(), key=lambda one: (one.is_dir(), one.name))
    return [
        file
        for one in here
        for file in (_files(one) if one.is_dir() else [one])
        if file.name.endswith(".toml")
    ]


@cache
def digest() -> str:
    """Return the SHA-256 of all the law's data, to be quoted on receipts.

    >>> len(digest())
    64
    """
    total = hashlib.sha256()
    for file in _files(_DATA):
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()
