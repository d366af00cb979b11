"""The picture of what is covered where: the look of each cell."""

from itertools import pairwise

import pytest
from attrs import evolve
from matplotlib.collections import PatchCollection
from matplotlib.colors import rgb_to_hsv, to_rgb

import secuprev
from secuprev.cooperation import CellState, Strength
from secuprev.cooperation.pictures.matrix import _LOOKS
from secuprev.values import WrongKind

from . import made_up
from .looking import clipped, overlapping, words_of

DAY = "2021-01-01"
TOWN = secuprev.coverage(made_up.covered(), DAY)
ROWS = {code: rank for rank, code in enumerate(TOWN.domains)}
COLUMNS = {one.code: rank for rank, one in enumerate(TOWN.communes)}


def looks_of(ax):
    """Return the colour and the hatch of each cell, by column and row."""
    found = {}
    for one in ax.collections:
        if isinstance(one, PatchCollection):
            colour = tuple(round(float(part), 3) for part in one.get_facecolor()[0][:3])
            for path in one.get_paths():
                middle = path.get_extents()
                at = (round((middle.x0 + middle.x1) / 2), round((middle.y0 + middle.y1) / 2))
                assert at not in found
                found[at] = colour, one.get_hatch()
    return found


LOOKS = looks_of(secuprev.draw_coverage(TOWN))


def look(commune, domain):
    return LOOKS[COLUMNS[commune], ROWS[domain]]


def test_each_cell_has_one_look():
    assert len(LOOKS) == len(TOWN.communes) * len(TOWN.domains)


@pytest.mark.parametrize("commune", [one.code for one in TOWN.communes])
def test_a_hatch_tells_a_gap_and_another_what_cannot_be_told(commune):
    hatches = {"unknown": ".....", "gap": "////"}
    for domain in TOWN.domains:
        state = TOWN.cell(commune, domain).state.value
        assert look(commune, domain)[1] == hatches.get(state)


def test_the_stronger_the_darker():
    told = ("dangerous_dogs", "road_safety_prevention", "holiday_watch", "video_protection")
    strengths = [TOWN.cell("77288", domain).strength for domain in told]
    assert strengths == sorted(Strength)
    shades = [sum(look("77288", domain)[0]) for domain in told]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 4


def test_an_unsure_convention_is_not_drawn_as_one_that_covers():
    assert TOWN.cell("77285", "holiday_watch").state is CellState.UNKNOWN
    assert look("77285", "holiday_watch") != look("77288", "holiday_watch")


def test_looks_differ_without_colour():
    """Seen in grey, two looks differ by their hatch or by a fifth of the way to black."""
    greys = {
        name: (one.get("hatch"), 0.299 * r + 0.587 * g + 0.114 * b)
        for name, one in _LOOKS.items()
        for r, g, b in (to_rgb(one["facecolor"]),)
    }
    plain = sorted(grey for hatch, grey in greys.values() if hatch is None)
    assert all(b - a > 0.1 for a, b in pairwise(plain))
    hatches = [hatch for hatch, _ in greys.values() if hatch]
    assert len(hatches) == len(set(hatches)) == 2


def test_covered_cells_are_of_one_hue():
    hues = {round(float(rgb_to_hsv(to_rgb(_LOOKS[one]["facecolor"]))[0]), 1) for one in Strength}
    assert len(hues) == 1


def test_domains_and_communes_are_named():
    words = {text.replace("\n", " ") for text in words_of(secuprev.draw_coverage(TOWN, lang="en"))}
    assert {"Melun", "Le Mée-sur-Seine", "Saint-Fargeau-Ponthierry", "Dangerous dogs"} <= words


def test_communes_that_are_not_named_are_told():
    town = made_up.covered()
    vague = evolve(town, communes=(), conventions=(evolve(town.conventions[0], communes=None),))
    found = secuprev.coverage(vague, DAY)
    assert [one.code for one in found.communes] == [""]
    assert "communes not named" in words_of(secuprev.draw_coverage(found, lang="en"))


def test_the_whole_vocabulary_over_twelve_communes_is_legible():
    many = tuple(evolve(made_up.COMMUNES[0], code=f"77{rank:03}") for rank in range(12))
    convention = evolve(
        made_up.covered().conventions[0],
        communes=tuple(one.code for one in many),
        domains=tuple(
            evolve(made_up.covered().conventions[0].domains[0], domain=code)
            for code in secuprev.domains
        ),
    )
    framework = evolve(made_up.covered(), communes=many, conventions=(convention,))
    figure = secuprev.draw_coverage(secuprev.coverage(framework, DAY)).figure
    assert clipped(figure) == []
    assert overlapping(figure) == []


def test_a_framework_is_no_coverage_and_the_refusal_says_how_to_make_one():
    with pytest.raises(WrongKind, match=r"is no coverage: secuprev\.coverage\(framework\)"):
        secuprev.draw_coverage(secuprev.Framework(id="town"))
