"""The pages that stand at the root of the project: what changed, and how to contribute."""

import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["inside", "pages"]

_ROOT = Path(__file__).parents[3]
_NAMES = ("CHANGELOG", "CONTRIBUTING", "SECURITY")
_LINK = re.compile(rf"\]\((?:\.\./)+({'|'.join(_NAMES)})\.md")


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the Markdown of each page."""
    for name in _NAMES:
        text = (_ROOT / f"{name}.md").read_text(encoding="utf-8")
        yield name.lower(), text.replace("](docs/", "](/")


def inside(markdown: str) -> str:
    """Return a page whose links to the pages of the root lead to their copies.

    >>> inside("see [what changed](../../CHANGELOG.md)")
    'see [what changed](/catalogue/project/changelog.md)'
    """
    return _LINK.sub(lambda found: f"](/catalogue/project/{found[1].lower()}.md", markdown)
