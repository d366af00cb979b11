"""What the tests of graphs share."""

import subprocess
from collections.abc import Iterator

import pytest

from .readers import FOLDER, Readers, wanted


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    wanted()
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
