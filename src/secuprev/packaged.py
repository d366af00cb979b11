"""The TOML files that come with the package, read by the quickest reader that is installed."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["toml"]


def toml(file: "Traversable") -> dict[str, Any]:
    """Return what a TOML file of the package says.

    >>> from importlib.resources import files
    >>> toml(files("secuprev.law") / "data" / "meta.toml")["read_from"].isoformat()
    '1999-04-16'
    """
    return _reader()(file.read_text(encoding="utf-8"))


@cache
def _reader() -> Callable[[str], dict[str, Any]]:
    # A check reads 400 kilobytes of law: the parser of Python takes a quarter of its time for that.
    # What users write is always read by that parser, for the faults that it tells.
    try:
        from rtoml import loads
    except ImportError:
        import tomllib

        return tomllib.loads
    return loads
