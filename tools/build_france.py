"""Build the bundled reference of communes and intercommunal bodies from its npm package.

Run from the root of the repository, in the development environment (``make test`` makes it)::

    .venv/bin/python tools/build_france.py                      # npm fetches the packages
    .venv/bin/python tools/build_france.py --package FILE.tgz   # a package is already here
    .venv/bin/python tools/build_france.py --check              # is the committed file this one?

It writes ``src/secuprev/france/data/france.bin``, the same bytes on each run: rows are sorted and
nothing in the file holds a time. ``secuprev.france.store`` describes the layout. To add a year, add
its package to `EDITIONS` in ``tools/reference/releases.py`` (the table "Millésimes" of the
package's README says which version holds which year) and run again. What the packages lack or
contradict is printed, and stands among the notes of the edition.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.reference.file import build, unpacked  # noqa: E402
from tools.reference.releases import gather  # noqa: E402

TARGET = ROOT / "src" / "secuprev" / "france" / "data" / "france.bin"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the file, or compare it with the one in place; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--package",
        type=Path,
        action="append",
        default=[],
        metavar="FILE.tgz",
        help="archive of the npm package, instead of fetching it; may be repeated",
    )
    parser.add_argument("--output", type=Path, default=TARGET, help="default: %(default)s")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 unless the bytes are the same"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        built = build(gather(options.package, Path(folder)))
    for edition in json.loads(built.partition(b"\n")[0])["editions"]:
        for note in edition["notes"]:
            print(f"{edition['name']}: {note['en']}", file=sys.stderr)
    if not options.check:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_bytes(built)
        print(f"{options.output}: {len(built):,} bytes")
        return 0
    found = options.output.read_bytes() if options.output.exists() else b""
    if found == built:
        print(f"{options.output}: the same {len(built):,} bytes")
        return 0
    same = bool(found) and unpacked(found) == unpacked(built)
    reason = "same content, compressed by another zlib" if same else "other content"
    print(f"{options.output}: not the bytes that are built ({reason})", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
