"""Packages whose names are loaded when they are asked for."""

import subprocess
import sys
from importlib import import_module
from types import ModuleType

import pytest

import secuprev
from secuprev.on_use import loading

PACKAGES = ("secuprev", "secuprev.documents", "secuprev.render", "secuprev.testing")


@pytest.mark.parametrize("package", PACKAGES)
def test_each_name_has_a_home_and_is_not_taken_for_its_module(package):
    loaded = import_module(package)
    assert set(loaded._HOMES) <= set(loaded.__all__)
    for name, home in loaded._HOMES.items():
        found = getattr(loaded, name)
        assert not isinstance(found, ModuleType)
        assert found is getattr(import_module(f"{package}.{home}"), name)


def test_a_name_that_is_not_there_is_named_with_its_package():
    with pytest.raises(AttributeError, match="'secuprev' has no attribute 'chekc'"):
        loading("secuprev", {"check": "rules"}, ["rules"])("chekc")


def test_python_suggests_the_name_that_is_near():
    code = "import secuprev; secuprev.chek"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Did you mean: 'check'?" in done.stderr


def test_a_room_is_a_module():
    assert loading("secuprev", {}, ["rules"])("rules") is secuprev.rules
