"""What starting costs, each time in a fresh process."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.beside import children

EXAMPLE = Path(__file__).parents[1] / "examples" / "melun-val-de-seine.yaml"
ROUNDS = 15


def fresh(*arguments):
    """Return what runs Python with some arguments; a breach that is found is no failure."""
    command = [sys.executable, *arguments]
    # As it is installed: compiled once, and not each time.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run():
        done = subprocess.run(command, stdout=subprocess.DEVNULL, env=env)
        assert done.returncode in (0, 1)

    return run


def test_import(beside):
    work = ("import secuprev", fresh("-c", "import secuprev"))
    beside(work, ("import attrs", fresh("-c", "import attrs")), 1.3, ROUNDS, children)


def test_check_of_one_document(beside):
    work = ("secuprev check, one document", fresh("-m", "secuprev", "check", str(EXAMPLE)))
    base = "import yaml, attrs, cattrs"
    against = (base, fresh("-c", base))
    beside(work, against, 2.5, ROUNDS, children)
    # The least that a check can cost: its modules and those of its rules, with nothing read yet.
    loaded = "import secuprev.cli.checking; secuprev.rules.rules()"
    beside(("what a check loads", fresh("-c", loaded)), against, None, ROUNDS, children)
    libraries = "import yaml, attrs, cattrs, click, importlib.metadata"
    beside(("the libraries of it", fresh("-c", libraries)), against, None, ROUNDS, children)


def test_looking_for_plugins_when_there_are_none(beside):
    check = ("-m", "secuprev", "check", str(EXAMPLE))
    work = ("secuprev check, plug-ins looked for", fresh(*check))
    beside(work, ("with --no-plugins", fresh(*check, "--no-plugins")), None, ROUNDS, children)
