"""The files that come with the package: where they are, and what the TOML among them says."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["folder", "toml"]


def folder(package: str) -> "Traversable":
    """Return the folder of secuprev, or of one of its packages.

    >>> (folder("secuprev.law") / "data" / "meta.toml").is_file()
    True
    """
    here = Path(__file__).parent.joinpath(*package.split(".")[1:])
    if here.is_dir():
        return here
    from importlib.resources import files  # it loads a lot, for a package that stands in an archive

    return files(package)


def toml(file: "Traversable") -> dict[str, Any]:
    """Return what a TOML file of the package says.

    >>> toml(folder("secuprev.law") / "data" / "meta.toml")["read_from"].isoformat()
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
