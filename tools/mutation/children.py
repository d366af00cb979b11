"""Work done in a copy of this process, which may hang, crash or spoil what it likes."""

import json
import os
import resource
import select
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any

__all__ = ["DIED", "OUT_OF_TIME", "in_child"]

OUT_OF_TIME = "out of time"
DIED = "died"
_MEMORY = 6 * 2**30  # bytes
_WAITING = 6  # a child that shares its processor may last so many times its processor time


def in_child(work: Callable[[], Any], seconds: float) -> Any:
    """Do something in a copy of this process and return its answer, which must be JSON.

    Args:
        work: what to do.
        seconds: the processor time that it may take.

    Returns:
        The answer, `OUT_OF_TIME`, or `DIED` when the process ended without one.

    Raises:
        RuntimeError: the work failed, with what Python says of it.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(work, writing, seconds)
    os.close(writing)
    said = b""
    until = time.monotonic() + seconds * _WAITING
    try:
        while (left := until - time.monotonic()) > 0 and select.select([reading], [], [], left)[0]:
            if not (more := os.read(reading, 1 << 16)):
                break
            said += more
            if said.endswith(b"\n"):
                break
    finally:
        os.close(reading)
        status = _end(child)
    if said.endswith(b"\n"):
        told = json.loads(said)
        if "fault" in told:
            raise RuntimeError(told["fault"])
        return told["answer"]
    late = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGPROF, signal.SIGKILL)
    return OUT_OF_TIME if late else DIED


def _end(child: int) -> int:
    """End a child that has nothing more to say, and what it may have started; return its status."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _work(work: Callable[[], Any], writing: int, seconds: float) -> None:
    """Be the child."""
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        for sign in (signal.SIGPROF, signal.SIGTERM):
            signal.signal(sign, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            said = json.dumps({"answer": work()})
        except BaseException:
            said = json.dumps({"fault": traceback.format_exc()})
        signal.setitimer(signal.ITIMER_PROF, 0)
        answer = said.encode() + b"\n"
        while answer:
            answer = answer[os.write(writing, answer) :]
    finally:
        os._exit(0)
