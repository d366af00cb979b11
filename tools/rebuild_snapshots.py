"""Write the answers of the rules over the years again: ``python tools/rebuild_snapshots.py``.

Read the diff before you keep it: each line that changed is an answer that changed.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.snapshots.answers import FRAMEWORKS, path, rebuild

if __name__ == "__main__":
    rebuild()
    for name in FRAMEWORKS:
        print(path(name))
