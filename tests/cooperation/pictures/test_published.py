"""The pictures that are kept are those that are drawn: ``tools/rebuild_pictures.py`` makes them."""

from importlib.metadata import version

import matplotlib.pyplot as plt
import pytest
from matplotlib.testing.compare import compare_images

from tests.extras import ROOT

from . import published

# Root mean square of the differences of colour, out of 255: another release of a font library
# blurs letters by about one; a missing line or name is three times that.
TOLERANCE = 2.0

SETTLED = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
same_letters = pytest.mark.skipif(
    f"matplotlib=={version('matplotlib')}" not in SETTLED,
    reason="another matplotlib than that of constraints.txt draws other letters",
)


@same_letters
@pytest.mark.parametrize("name", published.PICTURES)
def test_a_picture_is_the_one_that_was_looked_at(name, tmp_path):
    drawn = tmp_path / f"{name}.png"
    published.save(published.PICTURES[name](), drawn)
    said = compare_images(published.BASELINE / drawn.name, drawn, TOLERANCE)
    assert said is None, said


def test_a_picture_with_one_name_less_is_told_from_the_other(tmp_path):
    ax = published.three()
    ax.texts[0].remove()
    published.save(ax, tmp_path / "three.png")
    assert compare_images(published.BASELINE / "three.png", tmp_path / "three.png", TOLERANCE)


@same_letters
def test_the_picture_of_the_page_is_the_one_that_its_code_draws(tmp_path):
    published.save(published.valley(), tmp_path / "valley.png", dpi=100)
    assert compare_images(published.IMAGE, tmp_path / "valley.png", TOLERANCE) is None
    assert plt.get_fignums()


def test_kept_pictures_are_small():
    kept = [*published.BASELINE.iterdir(), published.IMAGE]
    assert len(kept) == len(published.PICTURES) + 1
    assert all(file.stat().st_size < 60_000 for file in kept)
