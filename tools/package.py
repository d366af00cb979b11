"""Build what is delivered, look at it, and test it as users have it: ``make package``.

Each step is told on a line of a table. What is delivered stands in ``dist`` afterwards: the wheel,
the source archive, and the list of all that comes with it (SBOM, CycloneDX). The licences of the
same go to ``docs/reference/licences.md``.

The tests of the source archive run against the wheel, never against the sources: with the core
dependencies alone, with the lowest versions that are declared, and with the newest there are.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
LICENCES = ROOT / "docs" / "reference" / "licences.md"
BIN = Path(sys.executable).parent

# What is installed beside the wheel, and what settles the versions.
SETTINGS = {"core": "tests", "lowest": "all,tests", "newest": "all,tests"}
COMMITTED_AT = "1767225600"  # any moment will do, when it is the same

_INTRODUCTION = """\
# Licences

What `secuprev[all]` installs, with the licence that each package declares. The core needs attrs,
cattrs, networkx and PyYAML, and what these need; all else comes with an extra. Written by `make
package`, from the versions of `constraints.txt`.

"""

# Never where the sources could be imported, and not as a server of integration: data may be absent.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CI")
} | {"SOURCE_DATE_EPOCH": COMMITTED_AT}


class Failed(Exception):
    """A step did not end as it should; its message is what it said."""


def run(*command: str | Path, within: Path = ROOT) -> str:
    """Run a program and return what it printed.

    Raises:
        Failed: its exit status is not 0.
    """
    done = subprocess.run(
        [str(one) for one in command],
        cwd=within,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"{' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout


class Packaging:
    """The steps, each of which returns what is told of it.

    Attributes:
        held: a folder for what is needed on the way.
    """

    def __init__(self, held: Path) -> None:
        self.held = held

    @property
    def wheel(self) -> Path:
        """The wheel that was built."""
        (wheel,) = DIST.glob("*.whl")
        return wheel

    @property
    def source(self) -> Path:
        """The source archive that was built."""
        (source,) = DIST.glob("*.tar.gz")
        return source

    def build(self) -> str:
        """Build both archives, and once more from the source archive."""
        shutil.rmtree(DIST, ignore_errors=True)
        run(BIN / "hatchling", "build", "-d", DIST)
        shutil.unpack_archive(self.source, self.held / "unpacked", filter="data")
        again = self.held / "again"
        run(BIN / "hatchling", "build", "-d", again, within=self.tree)
        for one in (self.wheel, self.source):
            if one.read_bytes() != (again / one.name).read_bytes():
                raise Failed(f"a second build gives another {one.name}")
        readers = ROOT / "tests" / "readers" / "node_modules"
        if readers.is_dir():
            (self.tree / readers.relative_to(ROOT)).symlink_to(readers)
        return ", ".join(f"{one.name} {one.stat().st_size // 1000} kB" for one in DIST.iterdir())

    @property
    def tree(self) -> Path:
        """The folder of the sources as they are delivered."""
        (tree,) = (self.held / "unpacked").iterdir()
        return tree

    def look(self) -> str:
        """Ask those who know archives whether these are in order."""
        run(BIN / "check-wheel-contents", self.wheel)
        run(BIN / "twine", "check", "--strict", self.wheel, self.source)
        return "check-wheel-contents, twine check --strict"

    def sbom(self) -> str:
        """List what comes with the wheel and its extras."""
        python = self._environment("delivered", "all", ROOT / "constraints.txt")
        version = run(python, "-I", "-c", "import secuprev; print(secuprev.__version__)").strip()
        project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        stated = self.held / "pyproject.toml"
        stated.write_text(
            project.replace('dynamic = ["version"]', f'version = "{version}"'), encoding="utf-8"
        )
        target = DIST / f"secuprev-{version}.cdx.json"
        run(
            BIN / "cyclonedx-py", "environment", "--pyproject", stated, "--mc-type", "library",
            "--output-reproducible", "-o", target, python,
        )  # fmt: skip
        found = json.loads(target.read_text(encoding="utf-8"))["components"]
        return f"{target.name}: {len(found)} packages"

    def licences(self) -> str:
        """List the licences of the same."""
        python = self.held / "delivered" / "bin" / "python"
        table = run(
            BIN / "pip-licenses", f"--python={python}", "--from=mixed", "--format=markdown",
            "--no-version", "--ignore-packages", "secuprev",
        )  # fmt: skip
        LICENCES.write_text(_INTRODUCTION + re.sub(" +", " ", table), encoding="utf-8")
        cells = [row.split("|")[2].strip() for row in table.splitlines()[2:] if row]
        if "UNKNOWN" in cells:
            raise Failed(f"a package declares no licence:\n{table}")
        return ", ".join(f"{name} {number}" for name, number in Counter(cells).most_common(4))

    def test(self, setting: str) -> str:
        """Run all the tests against the wheel."""
        python = self._environment(setting, SETTINGS[setting], self._versions(setting))
        # Tests install a plug-in as users do; what is delivered to them holds no pip of ours.
        run(BIN / "uv", "pip", "install", "--quiet", "--python", python, "pip")
        home = run(python, "-I", "-c", "import secuprev; print(secuprev.__file__)")
        if not home.startswith(str(self.held / setting)):
            raise Failed(f"not the installed wheel: {home}")
        said = run(python, "-m", "pytest", "-n", "auto", "--dist", "loadfile", within=self.tree)
        counts = said.strip().splitlines()[-1].strip("= ")
        extras = Counter(re.findall(r"^SKIPPED .*needs the extra (\w+)", said, re.MULTILINE))
        return f"{counts}; without {', '.join(sorted(extras))}" if extras else counts

    def _versions(self, setting: str) -> Path | None:
        """Return the file that settles the versions; without one the newest are taken."""
        if setting == "core":
            return ROOT / "constraints.txt"
        if setting == "newest":
            return None
        lowest = self.held / "lowest.txt"
        run(
            BIN / "uv", "pip", "compile", "--quiet", "--resolution", "lowest-direct",
            "--extra", "all", "--python", sys.executable, "-o", lowest, ROOT / "pyproject.toml",
        )  # fmt: skip
        return lowest

    def _environment(self, name: str, extras: str, versions: Path | None) -> Path:
        """Make an environment with the wheel, and return its Python."""
        uv, python = BIN / "uv", self.held / name / "bin" / "python"
        run(uv, "venv", "--quiet", "--python", sys.executable, self.held / name)
        settled = ["-c", versions] if versions else []
        asked = f"{self.wheel}[{extras}]"
        run(uv, "pip", "install", "--quiet", "--python", python, *settled, asked)
        return python


def steps(packaging: Packaging) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the name of each step, and what does it."""
    yield "build, twice the same bytes", packaging.build
    yield "contents", packaging.look
    yield "software bill of materials", packaging.sbom
    yield "licences", packaging.licences
    for setting in SETTINGS:
        yield f"tests, {setting}", lambda setting=setting: packaging.test(setting)


def main() -> int:
    """Take each step, and say on a line how it went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="without the runs of the tests")
    asked = parser.parse_args()
    failures = []
    with TemporaryDirectory(prefix="secuprev-package-") as held:
        for name, step in steps(Packaging(Path(held))):
            if asked.quick and name.startswith("tests"):
                continue
            begun = time.monotonic()
            try:
                said = step()
            except Failed as error:
                said = "FAILED"
                failures.append(f"\n== {name}\n{error}")
            print(f"{name:<28} {time.monotonic() - begun:5.0f} s  {said}", flush=True)
    print(*failures, sep="\n", end="\n" if failures else "")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
