"""The main job, on what is really known of Sénart (2006, 2012) and of Melun Val de Seine.

Run it as ``python examples/demo.py [fr|en]``.
"""

import sys
from pathlib import Path

import secuprev
from secuprev import render

EXAMPLES = Path(__file__).parent
CASES = [
    ("senart-2006.yaml", "2006-12-31"),
    ("senart-2012.yaml", "2012-11-23"),
    ("melun-val-de-seine.yaml", "2026-04-03"),
]


def main(lang: str = "fr") -> None:
    """Check each example on its day and print the report."""
    for name, day in CASES:
        print("=" * 80)
        report = secuprev.check(secuprev.load(EXAMPLES / name), on=day)
        print(render.text(report, "en" if lang == "en" else "fr"))


if __name__ == "__main__":
    main(*sys.argv[1:2])
