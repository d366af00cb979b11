"""The drawing of the rooms is that of the contract which the checks keep."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


def drawn():
    """Return the rooms of each floor, from the top to the bottom, by where they stand."""
    tree = ElementTree.parse(ROOT / "docs" / "images" / "architecture.svg")
    floors = {}
    for group in tree.iter(f"{SVG}g"):
        box, name, _ = group
        assert "room" in group.get("class").split()
        inside = float(box.get("y")) < float(name.get("y")) < float(box.get("y")) + 54
        assert inside, name.text
        floors.setdefault(float(box.get("y")), set()).add(name.text)
    return [floors[height] for height in sorted(floors)]


def test_the_rooms_of_the_drawing_are_those_of_the_contract():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    floors = [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]
    assert drawn() == floors


def test_the_page_shows_it_and_tells_the_same_floors():
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    assert "](../images/architecture.svg)" in page
    (block,) = re.findall(r"^    cli .*\n(?:    .+\n)+", page, re.MULTILINE)
    told = [set(line.split()) for line in block.splitlines()]
    assert told == drawn()
