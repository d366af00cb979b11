"""Writing a file so that nobody ever finds half of it, and why one is not read or written."""

import errno
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from secuprev.values.text import Text

__all__ = ["reason_of", "replacing"]

# The system speaks one language.
_REASONS = {
    errno.EACCES: "droits insuffisants",
    errno.EPERM: "opération non permise",
    errno.ENOENT: "ce fichier ou ce dossier n'existe pas",
    errno.EISDIR: "c'est un dossier",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.ENAMETOOLONG: "nom trop long",
    errno.ELOOP: "liens qui tournent en rond",
    errno.EROFS: "le disque ne peut qu'être lu",
    errno.ENOSPC: "le disque est plein",
    errno.EBADF: "ce flux est fermé",
    errno.EIO: "le disque ou le réseau ne répond pas",
}


def reason_of(error: Exception) -> Text:
    """Return what the system says of a file that it does not let be read, or be written.

    >>> reason_of(PermissionError(errno.EACCES, "Permission denied")).fr
    'droits insuffisants'

    Args:
        error: what was raised: an `OSError`, or a ``ValueError`` about a name.
    """
    if isinstance(error, UnicodeDecodeError):
        return Text(fr="ce n'est pas un texte en UTF-8", en="it is no text in UTF-8")
    said = getattr(error, "strerror", None) or str(error)
    return Text(fr=_REASONS.get(getattr(error, "errno", None) or 0, said), en=said)


@contextmanager
def replacing(path: str | PathLike[str]) -> Iterator[BinaryIO]:
    """Write beside a file, and put the new one in its place once it is whole.

    When the block is left by an error or by Ctrl-C, the file is what it was before, and nothing is
    left beside it. A device or a pipe, in whose place nothing can be put, is written to as it is.

    Args:
        path: the file; what a link leads to is replaced, not the link.

    Raises:
        OSError: it cannot be written; the error names the file as it was given.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     target = Path(folder, "a.txt")
        ...     with replacing(target) as file:
        ...         _ = file.write(b"whole")
        ...     target.read_bytes(), len(list(Path(folder).iterdir()))
        (b'whole', 1)
    """
    where = Path(path).resolve()
    beside = where.parent / f".secuprev-{secrets.token_hex(8)}"
    try:
        if where.exists() and not where.is_file():
            with where.open("wb") as device:
                yield device
            return
        try:
            with beside.open("wb") as file:
                yield file
            if where.exists():
                shutil.copymode(where, beside)
            beside.replace(where)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        if error.filename not in (str(where), str(beside)):
            raise
        # Nobody who asked for a file has heard of the one beside it.
        raise OSError(error.errno, error.strerror, fspath(path)) from None
