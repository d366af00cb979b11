"""The part that Sphinx sees: the pages are written first, and the site is looked over last."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from catalogue.api_sheets import is_public
from catalogue.folded import FoldedSearch
from catalogue.project_sheets import inside
from catalogue.site import faults
from catalogue.writing import places, write

__all__ = ["setup"]


def _begin(app: Sphinx) -> None:
    write(Path(app.srcdir) / "catalogue")


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    source[0] = inside(source[0])


def _link_names(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make each code of a rule, a domain or a legal value a link to its page, but on that page.

    The pages stay plain Markdown that reads as well on a forge, where there is nothing to link to.
    """
    for literal in list(doctree.findall(nodes.literal)):
        target = places().get(literal.astext())
        inside = isinstance(literal.parent, (nodes.reference, nodes.title))
        if target and target != docname and not inside:
            address = app.builder.get_relative_uri(docname, target)
            link = nodes.reference("", "", internal=True, refuri=address)
            literal.replace_self(link)
            link += literal


def _plain_property(
    app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]
) -> None:
    """Keep napoleon from taking the words before a colon for the type of a property."""
    if what == "property":
        lines.insert(0, "")


def _name(
    app: Sphinx, env: BuildEnvironment, wanted: addnodes.pending_xref, words: nodes.TextElement
) -> nodes.TextElement | None:
    """Leave a name of Python without link and warning, unless it is a public one of ours.

    A build asks nothing of the network, so the names of other projects lead nowhere.
    """
    target = wanted.get("reftarget", "")
    matters = wanted.get("refdomain") != "py" or is_public(target)
    return None if matters else words


def _look_over(app: Sphinx, exception: Exception | None) -> None:
    """Warn of each fault of the site; warnings fail the build."""
    if exception is None and app.builder.name == "html":
        for file, fault in faults(Path(app.outdir)):
            logging.getLogger(__name__).warning("%s", fault, location=str(file))


def setup(app: Sphinx) -> dict[str, Any]:
    """Take part in a build."""
    app.add_search_language(FoldedSearch)
    app.connect("builder-inited", _begin)
    app.connect("autodoc-process-docstring", _plain_property, priority=100)  # before napoleon
    app.connect("source-read", _read)
    app.connect("doctree-resolved", _link_names)
    app.connect("missing-reference", _name)
    app.connect("build-finished", _look_over)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
