"""What must hold of the built site: links lead somewhere, nothing is fetched from outside."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["faults"]

_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
_FETCHED = re.compile(r'<link\b(?![^>]*rel="canonical")[^>]*?\bhref="([^"]*)"|\bsrc="([^"]*)"')
_FETCHED_BY_CSS = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""")
_ANCHOR = re.compile(r'\b(?:id|name)="([^"]*)"')


def faults(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong in each file of a site."""
    for file in sorted(site.rglob("*.html")):
        page = file.read_text(encoding="utf-8")
        fetched = {one or other for one, other in _FETCHED.findall(page)}
        for address in sorted(fetched | set(_LINK.findall(page))):
            fault = _fault(file, unescape(address), address in fetched)
            if fault:
                yield file, fault
    for file in sorted(site.rglob("*.css")):
        for address in _FETCHED_BY_CSS.findall(file.read_text(encoding="utf-8")):
            yield file, f"fetched from outside: {address}"


def _fault(file: Path, address: str, fetched: bool) -> str | None:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        outside = fetched and parts.scheme != "data"
        return f"fetched from outside: {address}" if outside else None
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    if not target.is_file():
        return f"leads nowhere: {address}"
    if parts.fragment and target.suffix == ".html":
        anchor = unquote(parts.fragment)
        return None if anchor in _anchors(target) else f"no such place in the page: {address}"
    return None


@cache
def _anchors(file: Path) -> frozenset[str]:
    return frozenset(map(unescape, _ANCHOR.findall(file.read_text(encoding="utf-8"))))
