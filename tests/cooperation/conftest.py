"""What the tests of graphs share."""

import os
import subprocess
from collections.abc import Iterator

import pytest

from .readers import ABSENT, FOLDER, Readers, missing


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    reason = missing()
    if reason is not None:
        if os.environ.get("CI") and not ABSENT.exists():
            pytest.fail(f"the readers of graphs are wanted here: {reason}")
        pytest.skip(reason)
    with subprocess.Popen(
        ["node", "readers.mjs"],
        cwd=FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield Readers(process)
        assert process.stdin is not None
        process.stdin.close()
