"""Documents to check, and ways to run the command line."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from click.testing import Result

BREACHING = """
secuprev: 1
id: ville
name: Ville-aux-Fées
forces: [{id: pm, kind: police_municipale, posts: 40, firearms: true}]
conventions: []
"""
COMPLYING = """
secuprev: 1
id: bourg
communes: [{code: "77288", population: 900, qpv: false}]
forces: [{id: pm, kind: police_municipale, posts: 1, firearms: false}]
conventions: []
"""
FAULTY = """
secuprev: 1
id: hameau
nom: Hameau
forces: [{id: pm, kind: police_municipal}]
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], str]:
    def written(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def interruptible() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start processes that hear Ctrl-C, even where the tests themselves run in the background."""
    with contextlib.ExitStack() as running:

        def started(*command: str) -> subprocess.Popen[str]:
            child = subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )
            running.enter_context(child)
            running.callback(child.kill)  # a test that fails leaves nothing behind
            return child

        yield started


@pytest.fixture
def breaching(write: Callable[[str, str], str]) -> str:
    return write("ville.yaml", BREACHING)


@pytest.fixture
def complying(write: Callable[[str, str], str]) -> str:
    return write("bourg.yaml", COMPLYING)


@pytest.fixture
def faulty(write: Callable[[str, str], str]) -> str:
    return write("hameau.yaml", FAULTY)


@pytest.fixture
def run() -> "Callable[..., Result]":
    """Run the application in this process, in an English locale unless one says otherwise."""
    # pytest reads this file even where the tests beside it are skipped for want of click.
    from click.testing import CliRunner

    from secuprev.cli.app import app

    def invoke(*arguments: str, **env: str) -> "Result":
        blank = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "en_GB.UTF-8", "NO_COLOR": ""}
        result = CliRunner().invoke(app, arguments, env={**blank, **env})
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def process() -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """Run the program in a process of its own."""

    def invoke(
        *arguments: str, code: str | None = None, stdin: IO[bytes] | None = None, **env: str
    ) -> "subprocess.CompletedProcess[bytes]":
        start = ["-m", "secuprev"] if code is None else ["-c", code]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
        return subprocess.run(
            [sys.executable, *start, *arguments],
            stdin=stdin,
            capture_output=True,
            check=False,
            timeout=60,
            env={**clean, "LANG": "en_GB.UTF-8", "PYTHONUTF8": "1", **env},
        )

    return invoke
