"""Readers that are not ours: Graphviz, Mermaid and libxml2, in one process of node, and pyright.

They are installed by `make readers`. Where they are absent the tests that need them are skipped,
except under ``CI``, unless the installation said that it could not be.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "readers"
ABSENT = FOLDER / ".absent"  # why they could not be installed


class Readers:
    """A process that reads what it is given."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def read(self, reader: str, *contents: bytes, **asked: str) -> Any:
        """Return what a reader finds; fail when it cannot read."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        texts = [one.decode() for one in contents]
        line = json.dumps({"reader": reader, "texts": texts, **asked})
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"error": "no answer"}')
        assert "error" not in answer, (answer["error"], texts)
        return answer["found"]


def missing() -> str | None:
    """Return why the readers cannot be used, ``None`` when they can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if ABSENT.exists():
        return ABSENT.read_text(encoding="utf-8").strip()
    return None if (FOLDER / "node_modules" / "pyright").is_dir() else "run `make readers` first"


def wanted() -> None:
    """Skip a test that needs the readers where they cannot be used; fail it where they must be."""
    reason = missing()
    if reason is not None:
        if os.environ.get("CI") and not ABSENT.exists():
            pytest.fail(f"the readers are wanted here: {reason}")
        pytest.skip(reason)
