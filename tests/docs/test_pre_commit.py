"""The hook for pre-commit, judged and run by pre-commit itself.

It runs in the environment of the tests: one of its own would be fetched and built for each run.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
TOWN = ROOT / "docs/how-to/findings/town.yaml"
DAY = ["--on", "2026-03-31", "--lang", "en", "--no-settings"]


def hook():
    (found,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return found


def test_pre_commit_takes_the_manifest():
    (found,) = load_manifest(MANIFEST)
    assert found["id"] == "secuprev-check"
    assert found["entry"] == "secuprev check"
    assert found["files"] == "^$"


@pytest.fixture
def commit(tmp_path):
    """Return what runs the hook over documents that are about to be committed."""
    env = {
        **os.environ,
        "HOME": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
    }

    def run(documents, **more):
        folder = tmp_path / "repository"
        folder.mkdir()
        subprocess.run(["git", "init", "-q", str(folder)], check=True, env=env)
        held = hook() | {"language": "system", "args": DAY} | more
        del held["additional_dependencies"]
        config = {"repos": [{"repo": "local", "hooks": [held]}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        for name, text in documents.items():
            (folder / name).write_text(text, encoding="utf-8")
        subprocess.run(["git", "add", "."], cwd=folder, check=True, env=env)
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run"],
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return run


def test_a_breach_stops_a_commit(commit):
    town = TOWN.read_text(encoding="utf-8")
    done = commit({"town.yaml": town}, files=r"^town\.yaml$")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "firearms-without-convention" in done.stdout


def test_what_is_in_order_does_not(commit):
    done = commit({"town.yaml": "secuprev: 1\nid: town\n"}, files=r"^town\.yaml$")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_documents_that_nobody_named_are_left_alone(commit):
    done = commit({"town.yaml": TOWN.read_text(encoding="utf-8"), "other.yaml": "a: [1"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no files to check" in done.stdout
