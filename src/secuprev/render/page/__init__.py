"""One page for people: a report, its coverage, partnerships and days, in one file of HTML.

Inside: what the page shows of each day, its templates, its style and its script. Not inside: any
answer; what is shown is what the verdicts, the coverage and the instruments of a day say. The file
asks for nothing: its style and its script are in it, and its policy forbids anything else. jinja2
is loaded when a page is made: it comes with the extra ``html``.
"""

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from secuprev.documents import object_lines
from secuprev.render.checked import Checked
from secuprev.rules import Report
from secuprev.values import Lang, Text

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["PageMissing", "html_page", "one_page", "report_page"]


class PageMissing(ImportError):
    """A page was asked for, and jinja2 is not installed; `message` says so."""

    def __init__(self) -> None:
        super().__init__(self.message.en, name="jinja2")

    @property
    def message(self) -> Text:
        """What to install, in both languages."""
        return Text(
            fr='le format html demande jinja2 : pip install "secuprev[html]"',
            en='the format html needs jinja2: pip install "secuprev[html]"',
        )


def html_page(checked: Checked, lang: Lang = "fr") -> str:
    """Return a report as a page of HTML, the same bytes for the same input.

    Args:
        checked: the report, with its document where there is one.
        lang: the language of the page.

    Raises:
        PageMissing: jinja2 is not installed.
        ValueError: the report was not made by `secuprev.check`, and cannot be asked of other days.
    """
    try:
        import jinja2  # noqa: F401
    except ModuleNotFoundError as error:
        if error.name != "jinja2":
            raise
        raise PageMissing from error
    from secuprev.render.page.drawn import Cover, Life, Net
    from secuprev.render.page.found import Found
    from secuprev.render.page.situation import Situation
    from secuprev.render.page.view import View

    inquiry = checked.report.inquiry
    if inquiry is None:
        raise ValueError("the report does not hold what was asked: secuprev.check makes one")
    with inquiry.law():
        view = View(checked, inquiry, lang)
        style, script = _part("style.css"), _part("script.js")
        return (
            _environment(lang)
            .get_template("page.html.j2")
            .render(
                v=view,
                situation=Situation(view),
                found=Found(view),
                cover=Cover(view),
                net=Net(view),
                life=Life(view),
                style=style,
                script=script,
                style_hash=_hash(style),
                script_hash=_hash(script),
            )
        )


def one_page(checked: Sequence[Checked], lang: Lang = "fr", *, every: bool = False) -> str:
    """Return the page of the one report that is given; it tells all there is to tell anyway."""
    (one,) = checked
    return html_page(one, lang)


def report_page(report: Report, lang: Lang = "fr", file: str | PathLike[str] | None = None) -> str:
    """Return a report as a page; the document it was made of lends it its lines.

    Raises:
        PageMissing: jinja2 is not installed.
        DocumentError: the document cannot be read.
    """
    lines = object_lines(file) if file is not None else {}
    return html_page(Checked(report, None if file is None else fspath(file), lines), lang)


def _environment(lang: Lang) -> "Environment":
    """Return what fills the templates in: every word is cleaned, then escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    from secuprev.render.page.view import shortened, typed

    def finalize(value: Any) -> Any:
        return (
            typed(value, lang)
            if isinstance(value, str) and not isinstance(value, Markup)
            else value
        )

    filling = Environment(
        loader=PackageLoader(__name__),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filling.filters["shortened"] = shortened
    return filling


def _part(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")


def _hash(part: str) -> str:
    """Return the hash by which the policy of the page knows a part of it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
