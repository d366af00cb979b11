"""The notebooks run as they are, without a network."""

import runpy
import socket
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "examples" / "notebooks").glob("*.py"))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a notebook asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_there_are_notebooks():
    assert {one.stem for one in NOTEBOOKS} >= {
        "first_look",
        "partnership_graph",
        "coverage_for_a_council",
    }


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda one: one.stem)
def test_a_notebook_runs(path, capsys):
    runpy.run_path(str(path))
    assert capsys.readouterr().out


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda one: one.stem)
def test_a_notebook_is_in_the_percent_format(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# ---"
    assert "#       format_name: percent" in lines
    cells = [line for line in lines if line.startswith("# %%")]
    assert cells[0] == "# %% [markdown]"
    assert any(cell == "# %%" for cell in cells)
