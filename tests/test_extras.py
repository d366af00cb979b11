"""The tests that need an extra say so, and are skipped by its name where it is not installed."""

import subprocess
import sys

import pytest

from . import extras
from .extras import NEEDING, ROOT, absent, needs

# An interpreter that does not see the packages of an extra.
WITHOUT = """
import sys
from importlib import metadata
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "click":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Hidden())
known = metadata.distribution
def distribution(name):
    if name == "click":
        raise metadata.PackageNotFoundError(name)
    return known(name)
metadata.distribution = distribution
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


def test_what_needs_an_extra_is_there():
    assert [place for place in NEEDING if not (ROOT / place).exists()] == []
    assert [extra for extra in NEEDING.values() if not extras._packages(extra)] == []


def test_an_extra_that_nobody_knows_is_refused():
    with pytest.raises(KeyError, match="clii"):
        absent("clii")


def test_a_missing_package_skips_by_the_name_of_the_extra(monkeypatch):
    monkeypatch.setattr(extras, "absent", {"cli": ("click",), "plot": ()}.__getitem__)
    with pytest.raises(pytest.skip.Exception, match=r"needs the extra cli \(click\)"):
        needs("cli")
    needs("plot")


@pytest.mark.extra("cli")
def test_without_the_program_its_tests_are_skipped_and_the_others_run():
    asked = ["tests/cli/test_main.py", "README.md", "tests/values/test_codes.py", "-rs", "-q"]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *asked, "-p", "no:cacheprovider", "-p", "no:xdist"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "SKIPPED [2] tests/extras.py" in done.stdout  # the file, and the example of the page
    assert "needs the extra cli (click)" in done.stdout
    assert " passed, 2 skipped" in done.stdout
