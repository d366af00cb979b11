"""Draw the pictures that are kept again: ``python tools/rebuild_pictures.py``.

Look at each one before you keep it.
"""

import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.cooperation.pictures import published
from tests.render.page import picture

if __name__ == "__main__":
    for name, draw in published.PICTURES.items():
        published.save(draw(), published.BASELINE / f"{name}.png")
        print(published.BASELINE / f"{name}.png")
    published.save(published.valley(), published.IMAGE, dpi=100)
    print(published.IMAGE)
    picture.save()
    print(picture.IMAGE)
