"""Packages that bring something, as they stand where they are installed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import secuprev
from secuprev import plugins

ROOT = Path(__file__).parents[2]
SOURCE = Path(secuprev.__file__).parents[1]


def pip_install(target: Path, *projects: Path) -> Path:
    """Build projects and install them into a folder, with what is at hand only."""
    asked = ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    command = [sys.executable, "-m", "pip", *asked, "--disable-pip-version-check"]
    subprocess.run([*command, "--target", target, *projects], check=True, capture_output=True)
    return target


def python(*arguments: str, path: list[Path], cwd: Path, **environment: str):
    """Run Python where only some folders stand before what is installed."""
    env = {name: value for name, value in os.environ.items() if name != plugins.OFF}
    env |= {"PYTHONPATH": os.pathsep.join(map(str, path)), "PYTHONUTF8": "1", "LANG": "en_US.UTF-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=env | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="package")
def installed(tmp_path_factory) -> Path:
    """Return the folder into which the example of the docs is built and installed."""
    return pip_install(tmp_path_factory.mktemp("installed"), ROOT / "examples" / "plugin")


@pytest.fixture
def distribution(tmp_path, monkeypatch) -> Callable[..., None]:
    """Return what puts a package beside those that are installed, until the end of the test."""
    plugins.forget()
    monkeypatch.delenv(plugins.OFF, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))

    def put(name: str, group: str, entries: dict[str, str], **modules: str) -> None:
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = [f"[{group}]", *(f"{one} = {where}" for one, where in entries.items()), ""]
        (folder / "entry_points.txt").write_text("\n".join(lines))
        for module, text in modules.items():
            (tmp_path / f"{module}.py").write_text(text, encoding="utf-8")
            monkeypatch.delitem(sys.modules, module, raising=False)
        plugins.forget()

    yield put
    plugins.forget()
