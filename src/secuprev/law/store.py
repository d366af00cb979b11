"""Reading the law's data files, each one once, and keeping what is built on them.

A look-up asks the corpus that holds where it runs: the law as it was read, or that law under the
layers that `secuprev.law.amending` lays over it. A corpus is never changed, and which one holds is
known to the thread or the task alone, so two of them may ask under different laws at once.
"""

import hashlib
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from secuprev.packaged import folder, toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["CURRENT", "Corpus", "Layer", "content", "digest", "per_law", "read", "toml_files"]

_DATA = folder("secuprev.law") / "data"

_MOST_KEPT = 16_384
"""How many answers of one look-up are kept: a country has too many days to keep them all."""

P = ParamSpec("P")
T = TypeVar("T")


class Layer(Protocol):
    """What is laid over the law's data."""

    @property
    def digest(self) -> str:
        """The SHA-256 of what it says."""
        ...

    def lay(self, name: str, content: dict[str, Any]) -> dict[str, Any]:
        """Return the content of a data file under this layer; the one given is left as it is."""
        ...


class _Built(dict[Callable[..., Any], Callable[..., Any]]):
    """What each function has built, behind the cache that `functools` makes of it."""

    def __missing__(self, build: Callable[..., Any]) -> Callable[..., Any]:
        return self.setdefault(build, lru_cache(_MOST_KEPT)(build))


class Corpus:
    """The law's data under some layers, and all that was built on them so far.

    Attributes:
        layers: what is laid over the data as they were read, in that order.
        built: what look-ups have built; it goes with the corpus.
    """

    def __init__(self, layers: tuple[Layer, ...] = ()) -> None:
        self.layers = layers
        self.built: dict[Callable[..., Any], Callable[..., Any]] = _Built()


CURRENT: ContextVar[Corpus] = ContextVar("secuprev_law", default=Corpus())  # noqa: B039
"""The corpus that holds here; without layers unless one was laid."""


def per_law(build: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function builds, as `functools.lru_cache` does, once for each corpus."""

    @wraps(build)
    def look_up(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            found: T = CURRENT.get().built[build](*args, **kwargs)
            return found
        except TypeError:  # nothing is kept under a list: `build` itself says what is wrong with it
            pass
        return build(*args, **kwargs)

    return look_up


@per_law
def read(name: str) -> dict[str, Any]:
    """Return what ``law/data/<name>.toml`` says, or all files of the folder ``<name>`` do."""
    found = content(name)
    for layer in CURRENT.get().layers:
        found = layer.lay(name, found)
    return found


@cache
def content(name: str) -> dict[str, Any]:
    """Return the same as it was read, whatever is laid over it."""
    file = _DATA / f"{name}.toml"
    parts = [file] if file.is_file() else toml_files(_DATA / name)
    found: dict[str, Any] = {}
    for part in parts:
        _merge(found, toml(part), part.name)
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


def toml_files(folder: "Traversable") -> list["Traversable"]:
    """Return the TOML files of a folder, those of its own folders after them, in order of names."""
    here = sorted(folder.iterdir(), key=lambda one: (one.is_dir(), one.name))
    return [
        file
        for one in here
        for file in (toml_files(one) if one.is_dir() else [one])
        if file.name.endswith(".toml")
    ]


@per_law
def digest() -> str:
    """Return the SHA-256 of all the law's data, to be quoted on receipts.

    Whatever is laid over them counts: another law never has the same digest.

    >>> len(digest())
    64
    """
    total = _digest()
    for layer in CURRENT.get().layers:
        total = hashlib.sha256(f"{total} {layer.digest}".encode()).hexdigest()
    return total


@cache
def _digest() -> str:
    total = hashlib.sha256()
    for file in toml_files(_DATA):
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()
