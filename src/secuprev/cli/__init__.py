"""The command line: thin, every command is a few lines over the library.

Inside: options, exit statuses, the language and the colours of a terminal. Not inside: any answer,
and any wording of one. click is loaded on use, so that its absence can be told in one sentence.
"""

import errno
import gc
import io
import sys
import traceback
from collections.abc import Sequence

from secuprev.cli.letters import NEAREST

__all__ = ["INTERRUPTED", "PIPE_CLOSED", "UNUSABLE", "main", "spare_the_collector"]

UNUSABLE = 2
"""Exit status when the input could not be used."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells count it (128 + SIGINT)."""

PIPE_CLOSED = 141
"""Exit status when the reader of the output went away (128 + SIGPIPE)."""

_NO_CLICK = (
    "secuprev: la ligne de commande a besoin de click ; the command line needs click:"
    ' pip install "secuprev[cli]"'
)
_FAULT = "secuprev: this is a fault of secuprev; please report it with the lines below."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what follows the name of the program, ``sys.argv[1:]`` when ``None``.

    Returns:
        The exit status: 0 nothing breached, 1 a breach, 2 the input could not be used.
    """
    if arguments is not None:
        return _ended(arguments)
    spare_the_collector()
    try:
        return _ended(None)
    finally:
        gc.freeze()  # all that is left goes with the process: nobody has to look through it


def spare_the_collector() -> None:
    """Look for unreachable objects less often, in a process that is the command's own.

    Classes, laws and verdicts are many, and in no cycle: a third of the time goes there otherwise.
    """
    gc.set_threshold(100_000, 50, 50)


def _ended(arguments: Sequence[str] | None) -> int:
    try:
        if sys.stdout is None:  # what is to be told would go nowhere
            raise OSError(errno.EBADF, "standard output is closed")
        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a letter shows the nearest one, not a traceback.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors=NEAREST)
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return PIPE_CLOSED
    except OSError as error:
        print(f"secuprev: {error}", file=sys.stderr)
        return UNUSABLE
    except Exception:  # a status of 1 would read as a breach
        print(_FAULT, file=sys.stderr)
        traceback.print_exc()
        return UNUSABLE


def _run(arguments: Sequence[str] | None) -> int:
    try:
        from secuprev.cli.app import app
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        print(_NO_CLICK, file=sys.stderr)
        return UNUSABLE
    try:
        app(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else UNUSABLE
    raise AssertionError("a click application ends with SystemExit")
