"""A browser for the tests that use pages: Chromium without a screen, of the machine itself."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """Return where Chromium is on this machine, ``None`` when it is not installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Any]":
    """Start Chromium, with a folder of its own.

    As long as it is there an event loop runs in this thread, in the way of tests of other files.
    """
    path = chromium()
    if path is None:
        pytest.skip("Chromium is not installed: pages are not used, only read")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> "Iterator[Callable[..., Any]]":
    """Open pages from the disk; none may ask for anything, nor complain of anything."""
    contexts, heard = [], []

    def opens(html: str, *, width: int = 1440, scheme: str = "light", script: bool = True) -> Any:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            offline=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: heard.append(said.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.on("request", lambda asked: heard.append(asked.url))
        page.goto(file.as_uri())
        assert heard == [file.as_uri()], heard
        return page

    yield opens
    assert len(heard) == len(contexts), heard  # each page was asked for, and nothing else
    for context in contexts:
        context.close()
