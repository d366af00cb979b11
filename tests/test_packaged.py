"""The TOML files of the package say the same to each reader, and each is enough."""

import subprocess
import sys
import tomllib
from importlib.resources import files

import pytest

from secuprev.law.store import toml_files
from secuprev.packaged import toml

FILES = toml_files(files("secuprev"))
WITHOUT_RTOML = """
import sys
sys.modules["rtoml"] = None
from secuprev import law
print(law.value("convention.posts_threshold", on="2019-06-30").value, "tomllib" in sys.modules)
"""


def typed(value):
    """Return a value with the class of all that it holds: a day is no text, a number no truth."""
    if isinstance(value, dict):
        return type(value), [(key, typed(one)) for key, one in value.items()]
    if isinstance(value, list):
        return type(value), [typed(one) for one in value]
    return type(value), value


@pytest.mark.extra("cli")
def test_both_readers_read_the_same():
    from rtoml import loads  # what is compared below is not one reader with itself

    assert len(FILES) > 100
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert typed(toml(file)) == typed(loads(text)) == typed(tomllib.loads(text)), file.name


def test_the_library_of_python_is_enough():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_RTOML], capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == ["5", "True"]
