"""What is built once for the tests of what is delivered."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
COMMITTED_AT = "1767225600"  # any moment will do, when it is the same


def build(tree: Path, into: Path) -> tuple[Path, Path]:
    """Build a tree, and return its wheel and its source archive."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(into)],
        cwd=tree,
        env={**os.environ, "SOURCE_DATE_EPOCH": COMMITTED_AT},
        capture_output=True,
        check=True,
    )
    (wheel,) = into.glob("*.whl")
    (source,) = into.glob("*.tar.gz")
    return wheel, source


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    if not (ROOT / "src").is_dir():
        pytest.skip("the sources are not here: it is what was built from them that is tested")
    return build(ROOT, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def unpacked(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sources as they are delivered."""
    folder = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(built[1], folder, filter="data")
    (tree,) = folder.iterdir()
    return tree


@pytest.fixture(scope="session")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what an installation of the wheel puts among the packages."""
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(built[0]) as wheel:
        wheel.extractall(folder)
    return folder
