"""The pictures that are kept: four that are compared with what is drawn, and that of the docs."""

from datetime import date
from io import BytesIO
from pathlib import Path

from matplotlib.axes import Axes
from PIL import Image

import secuprev
from secuprev.cooperation.pictures import timeline

from . import made_up

ROOT = Path(__file__).parents[3]
BASELINE = Path(__file__).parent / "baseline"
VALLEY = ROOT / "docs" / "how-to" / "pictures" / "vallee.yaml"
IMAGE = ROOT / "docs" / "images" / "cooperation.png"
DPI, COLOURS = 72, 255


def three() -> Axes:
    return secuprev.draw_cooperation(secuprev.cooperation_graph(made_up.three(), "2021-01-01"))


def thirty() -> Axes:
    graph = secuprev.cooperation_graph(made_up.partners(30), "2021-01-01")
    return secuprev.draw_cooperation(graph, lang="en")


def covered() -> Axes:
    coverage = secuprev.coverage(made_up.covered(), "2021-01-01")
    return secuprev.draw_coverage(coverage, lang="en")


def years() -> Axes:
    """Draw a town through the years, between changes of the law that stay what they are."""
    law_changes, timeline.changes_for = timeline.changes_for, lambda kinds: CHANGES
    try:
        return secuprev.draw_timeline(made_up.through_the_years(), end="2026-01-01")
    finally:
        timeline.changes_for = law_changes


# A new day in the data of the law must not change the picture.
CHANGES = {
    date(2012, 1, 5): ("Décret 2012-2",),
    date(2019, 12, 29): ("Loi 2019-1461",),
    date(2021, 5, 27): ("Loi 2021-646",),
}
PICTURES = {"three": three, "thirty": thirty, "covered": covered, "years": years}


def valley() -> Axes:
    """Draw the picture that the page shows."""
    graph = secuprev.cooperation_graph(secuprev.load(VALLEY), "2021-01-01")
    return secuprev.draw_cooperation(graph, lang="en")


def save(ax: Axes, path: Path, dpi: int = DPI) -> None:
    """Save a picture in few colours, so that it stays small."""
    with BytesIO() as drawn:
        ax.figure.savefig(drawn, dpi=dpi, format="png")
        with Image.open(drawn) as image:
            few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(path, optimize=True)
