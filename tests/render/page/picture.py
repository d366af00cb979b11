"""The picture of a page that the README shows, taken by the browser of the tests."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

import secuprev

from .conftest import FLAGS, chromium
from .documents import ROOT, VALLEY

IMAGE = ROOT / "docs" / "images" / "page.png"
ON = "2021-01-01"
WIDTH, HEIGHT, COLOURS = 1280, 860, 128


def save() -> None:
    """Take the picture of the top of a page, in few colours so that it stays small."""
    html = secuprev.check(secuprev.load(VALLEY), ON).to_html("en", file=VALLEY)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "page.html")
        file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(file.as_uri())
        shot = page.screenshot()
        browser.close()
    with Image.open(BytesIO(shot)) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(IMAGE, optimize=True)
