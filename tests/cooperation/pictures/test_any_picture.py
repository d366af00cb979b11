"""What holds for each picture: nothing clipped, nothing on top of another, never blank."""

import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import networkx as nx
import pytest
from attrs import evolve
from matplotlib import rc_context
from matplotlib.colors import to_rgb

import secuprev
from secuprev.cooperation import pictures
from secuprev.model import Commune, Convention, DomainMention, Force, Framework

from . import made_up
from .looking import boxes_of, clipped, ink, overlapping, words_of

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = "2021-01-01"
HOSTILE = {
    "mathematics": "$x^2$ & \\frac{1}{2} $",
    "right to left": "\u202eشرطة البلدية\u202c مقر",
    "emoji": "Police 👮🏽‍♀️ de la ville 🏙️",
    "no letter of the font": "警察署",
    "very long": "Communauté d'agglomération de " * 30,
    "one long word": "Llanfairpwllgwyngyll" * 20,
    "lines": "une\nautre\tligne\x00\x1b[31m",
    "combining": "e\u0301" * 30 + "\u0336" * 20,
    "blank": " ",
    "half a letter": "bad \ud800 letter",
}


def web(framework, lang="fr", ax=None):
    return secuprev.draw_cooperation(secuprev.cooperation_graph(framework, DAY), ax, lang=lang)


def matrix(framework, lang="fr", ax=None):
    return secuprev.draw_coverage(secuprev.coverage(framework, DAY), ax, lang=lang)


def timeline(framework, lang="fr", ax=None):
    return secuprev.draw_timeline(framework, ax, end=DAY, lang=lang)


DRAWINGS = {"web": web, "matrix": matrix, "timeline": timeline}
FRAMEWORKS = {
    "senart": secuprev.load(EXAMPLES / "senart-2012.yaml"),
    "melun": secuprev.load(EXAMPLES / "melun-val-de-seine.yaml"),
    "three": made_up.three(),
    "sixty": made_up.partners(60),
    "covered": made_up.covered(),
    "years": made_up.through_the_years(),
}
each_drawing = pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)


@each_drawing
@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=FRAMEWORKS)
def test_nothing_is_clipped_nor_on_top_of_another(draw, framework):
    figure = draw(framework, "en" if framework.id == "many" else "fr").figure
    assert overlapping(figure) == []
    assert ink(figure) > 0.01
    for dpi in (60, 150):
        figure.set_dpi(dpi)
        assert clipped(figure) == []


@each_drawing
def test_a_figure_of_given_axes_is_drawn_on_and_no_other_is_made(draw):
    figure, ax = plt.subplots(figsize=(9, 8))
    assert draw(made_up.covered(), ax=ax) is ax
    assert plt.get_fignums() == [figure.number]
    assert clipped(figure) == []
    assert overlapping(figure) == []


@each_drawing
def test_a_layout_engine_is_left_to_do_its_work(draw):
    figure, ax = plt.subplots(figsize=(9, 8), layout="constrained")
    draw(made_up.covered(), ax=ax)
    assert clipped(figure) == []


def test_axes_of_a_part_of_a_figure_are_drawn_on():
    figure = plt.figure(figsize=(16, 7))
    for part, draw in zip(figure.subfigures(1, 2), (web, timeline), strict=True):
        draw(made_up.three(), ax=part.subplots())
    assert clipped(figure) == []


def hostile() -> Framework:
    """Return a framework in which everything has a hostile name, all in a convention with all."""
    names = list(HOSTILE.values())
    forces = tuple(
        Force(id=f"f{rank}", kind="police_municipale", name=name) for rank, name in enumerate(names)
    )
    return Framework(
        id="hostile",
        name=names[0],
        communes=tuple(Commune(code=f"7728{rank}", name=name) for rank, name in enumerate(names)),
        forces=forces,
        conventions=tuple(
            Convention(
                id=f"c{rank}",
                name=name,
                forces=tuple(one.id for one in forces),
                communes=(f"7728{rank}",),
                domains=(DomainMention(domain="holiday_watch"),),
            )
            for rank, name in enumerate(names)
        ),
    )


@each_drawing
def test_hostile_names_are_drawn_as_names(draw):
    figure = draw(hostile()).figure
    assert clipped(figure) == []
    assert overlapping(figure) == []
    (dollars, *_) = [text for text in boxes_of(figure) if text.get_text().startswith("$x^2$")]
    assert not dollars.get_parse_math()
    figure.canvas.draw()  # a warning is an error


@each_drawing
def test_the_font_of_the_reader_is_used(draw):
    with rc_context({"font.family": ["monospace"]}):
        figure = draw(made_up.covered()).figure
        assert clipped(figure) == []
        assert overlapping(figure) == []


@each_drawing
def test_a_dark_style_leaves_dark_words_on_a_pale_page(draw):
    with plt.style.context("dark_background"):
        ax = draw(made_up.covered())
    assert to_rgb(ax.figure.get_facecolor()) == to_rgb(ax.get_facecolor()) == (1, 1, 1)
    assert all(sum(to_rgb(text.get_color())) < 1.5 for text in boxes_of(ax.figure))


NOTHING = {"fr": "rien à dessiner", "en": "nothing to draw"}


@each_drawing
@pytest.mark.parametrize("lang", NOTHING)
def test_where_there_is_nothing_it_says_so(draw, lang):
    ax = draw(Framework(id="empty"), lang)
    (words,) = words_of(ax)
    assert NOTHING[lang] in words.replace("\n", " ")
    assert clipped(ax.figure) == []


@each_drawing
@pytest.mark.parametrize("lang", NOTHING)
def test_words_are_in_the_language_asked_for(draw, lang):
    words = words_of(draw(made_up.covered(), lang))
    others = words_of(draw(made_up.covered(), "en" if lang == "fr" else "fr"))
    own = {"web": {"fr": "forces locales", "en": "local forces"},
           "matrix": {"fr": "Chiens dangereux", "en": "Dangerous dogs"},
           "timeline": {"fr": "le droit change", "en": "the law changes"}}  # fmt: skip
    (said,) = (own[name][lang] for name, one in DRAWINGS.items() if one is draw)
    assert said in words
    assert said not in others


@pytest.mark.parametrize("draw", [web, matrix], ids=["web", "matrix"])
@pytest.mark.parametrize("name", ["very long", "one long word"])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_day_is_seen_however_long_the_name_is(draw, name, narrow):
    long = evolve(made_up.covered(), id=HOSTILE[name], name=HOSTILE[name])
    ax = plt.figure(figsize=(4, 6)).add_subplot() if narrow else None
    said = draw(long, ax=ax).get_title("left")
    assert said.endswith(f"…, {DAY}")
    assert len(said.split("\n")) == 2


def test_a_title_of_ones_own_takes_the_place_of_the_other():
    graph = secuprev.cooperation_graph(made_up.three(), DAY)
    ax = secuprev.draw_cooperation(graph, title="Notre réseau")
    assert ax.get_title("left") == "Notre réseau"


def test_saving_twice_gives_the_same_file(tmp_path):
    for suffix in pictures.PICTURE_SUFFIXES:
        for rank in (1, 2):
            pictures.save_picture(web(made_up.three()), tmp_path / f"{rank}{suffix}")
        first, second = ((tmp_path / f"{rank}{suffix}").read_bytes() for rank in (1, 2))
        assert first == second
        assert len(first) > 1000


# --- without matplotlib ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "drawing",
    [
        lambda: secuprev.draw_cooperation(nx.MultiGraph()),
        lambda: secuprev.draw_coverage(secuprev.coverage(made_up.covered(), DAY)),
        lambda: secuprev.draw_timeline(made_up.covered()),
    ],
    ids=["web", "matrix", "timeline"],
)
def test_a_missing_matplotlib_names_the_extra(drawing, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"secuprev\[plot\]") as missing:
        drawing()
    assert isinstance(missing.value, pictures.PlotMissing)
    assert "pip install 'secuprev[plot]'" in missing.value.message.fr


def test_matplotlib_is_loaded_by_the_first_picture_alone():
    code = "import secuprev.cooperation.pictures, sys; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
