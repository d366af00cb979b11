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
        found |= tomllib.loads(part.read_text(encoding="utf-8"))
    return found


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
