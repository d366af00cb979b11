"""Keeping what a mutant does to files inside one folder.

Code that says something else may write or remove what it was never meant to: a device, for one,
when it runs with the rights of root. So whatever would change a file outside is refused before it
is done, and the test that tried it fails. This holds for Python itself; a program that a test
starts is not held, and runs the code of the copy.
"""

import os
import stat
import sys
from pathlib import Path
from typing import Any

__all__ = ["confine"]

# Events by what they would change: the places of its paths among what is told of it.
_CHANGING = {
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.link": (0, 1),
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.utime": (0,),
    "shutil.rmtree": (0,),
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine(folder: Path) -> None:
    """Refuse from now on, in this process, to change any file outside a folder.

    A device may be written to, not replaced. There is no way back: do it in a child.
    """
    inside = folder.resolve()

    def watch(event: str, told: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = told
            if not flags & _WRITING or _is_device(path):
                return
            paths = [path if isinstance(path, int) else os.path.realpath(path)]
        elif event in _CHANGING:
            paths = [told[place] for place in _CHANGING[event]]
        else:
            return
        for path in paths:
            if not isinstance(path, int) and not _lies_in(path, inside):
                raise PermissionError(f"a mutant would change {os.fsdecode(path)}: {event}")

    sys.addaudithook(watch)


def _lies_in(path: Any, folder: Path) -> bool:
    """Tell whether an entry lies in a folder; where a link leads is not what is changed."""
    entry = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100
    return (entry.parent.resolve() / entry.name).is_relative_to(folder)


def _is_device(path: Any) -> bool:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
