"""Reading the law's data files: each one once, on first use, and the digest of them all."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["digest", "read"]

_DATA = files("secuprev.law") / "data"


@cache
def read(name: str) -> dict[str, Any]:
    """Return the content of ``law/data/<name>.toml``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def digest() -> str:
    """Return the SHA-256 of all the law's data, to be quoted on receipts.

    >>> len(digest())
    64
    """
    total = hashlib.sha256()
    for file in sorted(_DATA.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()
