"""Write again what is kept to be reviewed: ``python tools/rebuild_snapshots.py``.

The answers of the rules over the years, the public names and the keys of JSON. Read the diff before
you keep it: each line that changed is an answer that changed, or a promise.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.api import codes, public, shapes
from tests.snapshots.answers import FRAMEWORKS, path, rebuild

if __name__ == "__main__":
    rebuild()
    for listed in (codes, public, shapes):
        listed.LISTED.write_text(listed.listing(), encoding="utf-8")
    for one in (*map(path, FRAMEWORKS), codes.LISTED, public.LISTED, shapes.LISTED):
        print(one)
