"""Write ``law/data/articles.toml``: the days on which each version of an article began.

Facts only (numbers and dates), from an index of LEGI versions: a JSON list of
``{"article", "versions": [{"from", "to"}]}``, and from a folder of older articles, one Markdown
file each with ``## Version from DATE`` headings. Run it as::

    python tools/convert_articles.py --legi INDEX.json --cgct FOLDER > articles.toml
"""

import argparse
import datetime as dt
import itertools
import json
import re
import sys
from pathlib import Path

HEAD = """\
# The lives of the versions of the articles: `from` is the first day of each version, oldest first,
# each ending the day before the next; `to` is the last day of an article that was repealed.
# Facts from LEGI (DILA, Licence Ouverte 2.0): CSI read to 2026-04-03, CGCT read to April 2015.
"""


def csi(index: Path) -> dict[str, tuple[list[str], str | None]]:
    """Read the versions of the Code de la sécurité intérieure from the index."""
    found = {}
    for entry in json.loads(index.read_text(encoding="utf-8")):
        versions = entry["versions"]
        for one, following in itertools.pairwise(versions):
            eve = dt.date.fromisoformat(following["from"]) - dt.timedelta(days=1)
            if one["to"] != eve.isoformat():
                sys.exit(f"{entry['article']}: a gap after {one['to']}")
        found[entry["article"]] = ([v["from"] for v in versions], versions[-1]["to"])
    return found


def cgct(folder: Path) -> dict[str, tuple[list[str], str | None]]:
    """Read the first days of the versions of older articles from the headings of their files."""
    found = {}
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        starts = re.findall(r"(?m)^## Version from (\d{4}-\d\d-\d\d)(?: |$)", text)
        if starts:
            found[file.stem] = (sorted(set(starts)), None)
    return found


def rows(code: str, articles: dict[str, tuple[list[str], str | None]]) -> list[str]:
    """Write the rows of one code."""
    lines = [f"[{code}]"]
    for name, (starts, end) in sorted(articles.items()):
        last = f", to = {end}" if end else ""
        lines.append(f'"{name}" = {{from = [{", ".join(starts)}]{last}}}')
    return lines


def main() -> None:
    """Read the arguments and write the file to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--legi", type=Path, required=True, help="index of the CSI versions (JSON)")
    parser.add_argument("--cgct", type=Path, required=True, help="folder of CGCT articles")
    args = parser.parse_args()
    print("\n".join([HEAD, *rows("CSI", csi(args.legi)), "", *rows("CGCT", cgct(args.cgct))]))


if __name__ == "__main__":
    main()
