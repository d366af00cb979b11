"""Every example of the docstrings, of the README and of the docs is run as it is printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

from hypothesis import Phase, settings
from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

from tests import extras
from tests.extras import pytest_pycollect_makemodule, pytest_runtest_setup

__all__ = ["pytest_collect_file", "pytest_pycollect_makemodule", "pytest_runtest_setup"]

from secuprev.testing.registered import register

# A time limit on an example would make a test fail on a busy machine: speed is for the benchmarks.
# Explaining takes a hundred more runs, of each `find` in an example too.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
settings.register_profile("secuprev", deadline=None, phases=PHASES)
settings.load_profile("secuprev")
register()  # as the entry point does, which an installation of an older tree does not know yet

os.environ.setdefault("MPLBACKEND", "Agg")  # pictures are drawn without a screen
ROOT = Path(__file__).parent


def run_console(example: Example) -> str | None:
    """Run the commands of a console block; ``...`` on a line stands for any lines."""
    extras.needs("cli")
    commands = re.split(r"(?m)^\$ ", example.parsed)[1:]
    for block in commands:
        command, _, expected = block.partition("\n")
        bin_folder = Path(sys.executable).parent
        done = subprocess.run(
            command,
            shell=True,
            cwd=ROOT,
            env={**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "LANG": "fr_FR.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        printed = (done.stdout + done.stderr).rstrip()
        wanted = re.escape(expected.rstrip()).replace(r"\.\.\.", r"(?:.|\n)*?")
        if not re.fullmatch(wanted, printed):
            return f"$ {command}\nprinted:\n{printed}\nand not:\n{expected}"
    return None


page_parsers = [PythonCodeBlockParser(), CodeBlockParser("console", run_console)]
docstrings = Sybil(
    parsers=[DocTestParser()],
    path="src",
    patterns=["*.py"],
    document_types={".py": PythonDocStringDocument},
)
pages = Sybil(
    parsers=page_parsers,
    patterns=["*.md"],
    excludes=["CHANGELOG.md", "CONTRIBUTING.md", "docs/catalogue/*/*"],
)
pytest_collect_file = (docstrings + pages).pytest()
