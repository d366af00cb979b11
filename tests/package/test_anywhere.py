"""The package runs wherever it is put: in an archive, in isolation, without assertions."""

import shutil
import subprocess
import sys
import zipapp
from importlib.metadata import distribution
from pathlib import Path, PurePath

import pytest

from .conftest import ROOT

EXAMPLE = ROOT / "examples" / "melun-val-de-seine.yaml"
DAY = "2026-04-03"

# What `secuprev check` needs in an archive; what is compiled cannot be read from one.
NEEDED = ("attrs", "cattrs", "click", "networkx", "PyYAML", "typing_extensions")
LEFT_OUT = {".so", ".pyd", ".pyc", ".gz"}

CHECK = f"""
import secuprev
found = secuprev.check(secuprev.load({str(EXAMPLE)!r}), {DAY!r})
print(found.to_json(), end="")
"""


def run(*command: str | Path, status: int = 0) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == status, done.stderr
    return done.stdout


def put_in(folder: Path, name: str) -> None:
    """Copy the Python of an installed package, without its tests."""
    for file in distribution(name).files or ():
        path = PurePath(file)
        outside = ".." in path.parts or "tests" in path.parts or path.suffix in LEFT_OUT
        if not outside and not path.parts[0].endswith(".dist-info"):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(Path(file.locate()).read_bytes())


@pytest.fixture(scope="module")
def archive(installed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    tree = shutil.copytree(installed, folder / "tree")
    for name in NEEDED:
        put_in(tree, name)
    (tree / "__main__.py").write_text(
        "import sys\nfrom secuprev.cli import main\nsys.exit(main())\n", encoding="utf-8"
    )
    zipapp.create_archive(tree, folder / "secuprev.pyz", compressed=True)
    return folder / "secuprev.pyz"


@pytest.fixture(scope="module")
def expected():
    return run(sys.executable, "-c", CHECK)


def test_a_check_runs_from_one_archive_alone(archive, expected):
    asked = ["check", EXAMPLE, "--on", DAY, "--format", "json", "--lang", "fr"]
    # Isolated and without the packages that are installed: all comes from the archive.
    said = run(sys.executable, "-I", "-S", archive, *asked)
    assert said.rstrip("\n") == expected


def test_every_room_reads_its_data_from_an_archive(archive):
    asked = f"""
import sys
sys.path.insert(0, {str(archive)!r})
import secuprev
assert ".pyz" in secuprev.__file__, secuprev.__file__
assert secuprev.france.commune("77288").name == "Melun"
assert secuprev.find_domain("OTV").domain == "holiday_watch"
assert secuprev.law.drafts()
assert secuprev.rules.page(secuprev.rules.find("CONV-001"))
town = secuprev.load({str(EXAMPLE)!r})
assert secuprev.coverage(town, {DAY!r}).domains
"""
    run(sys.executable, "-I", "-S", "-c", asked)


@pytest.mark.parametrize("option", ["-O", "-I", "-OO"])
def test_an_interpreter_run_otherwise_answers_the_same(option, installed, expected):
    start = f"import sys; sys.path.insert(0, {str(installed)!r})\n"
    home = f"if {str(installed)!r} not in secuprev.__file__: sys.exit(secuprev.__file__)"
    assert run(sys.executable, option, "-c", start + CHECK + home) == expected
