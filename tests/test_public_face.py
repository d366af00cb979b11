"""What `import secuprev` gives, and what it leaves alone."""

import subprocess
import sys

import pytest

import secuprev


def loaded_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_secuprev_loads_nothing_heavy():
    heavy = {
        "networkx",
        "yaml",
        "click",
        "rich",
        "cattrs",
        "attrs",
        "tomllib",
        "lzma",
        "matplotlib",
    }
    assert not heavy & loaded_by("import secuprev")


def test_the_law_and_a_check_need_neither_yaml_nor_networkx_nor_click():
    check = "import secuprev; secuprev.check(secuprev.Framework(id='x'), '2020-01-01')"
    assert not {"networkx", "yaml", "click"} & loaded_by(check)


def test_open_data_needs_the_reader_of_spreadsheets_only_for_one():
    assert "python_calamine" not in loaded_by("from secuprev import opendata; opendata.frameworks")


def test_every_public_name_is_there():
    for name in secuprev.__all__:
        assert getattr(secuprev, name) is not None
    assert set(secuprev.__all__) <= set(dir(secuprev))


def test_every_room_keeps_the_names_of_its_door():
    for room in ("documents", "france", "law", "model", "opendata", "rules", "settings", "values"):
        module = getattr(secuprev, room)
        assert len((module.__doc__ or "").split("\n\n")) >= 2, room
        for name in module.__all__:
            assert hasattr(module, name), (room, name)


def test_an_unknown_name_is_refused_as_python_does():
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        secuprev.chek  # noqa: B018
