"""A page as a test reads it: its elements, without a browser."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br"}


class Element:
    """An element, what it holds and what it stands in."""

    def __init__(self, tag: str, attributes: dict[str, str | None], parent: "Element | None"):
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.parts: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name] or ""

    def __contains__(self, name: str) -> bool:
        return name in self.attributes

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    @property
    def text(self) -> str:
        said = (one if isinstance(one, str) else one.text for one in self.parts)
        return "".join(said)

    def all(self, tag: str | None = None, **attributes: str) -> "list[Element]":
        """Return the elements inside of a tag, with attributes; `kind` is one of the classes."""
        return [one for one in self._inside() if one._is(tag, attributes)]

    def one(self, tag: str | None = None, **attributes: str) -> "Element":
        (found,) = self.all(tag, **attributes)
        return found

    def above(self, kind: str) -> "Element":
        """Return the nearest element around that has a class."""
        assert self.parent is not None, kind
        return self.parent if kind in self.parent.classes else self.parent.above(kind)

    @property
    def shown(self) -> bool:
        return "hidden" not in self and (self.parent is None or self.parent.shown)

    def holds(self, rank: int, name: str = "data-at") -> bool:
        """Tell whether it holds in a state; what tells no states holds in all."""
        if name not in self:
            return True
        ends = ([int(end) for end in run.split("-")] for run in self[name].split())
        return any(run[0] <= rank <= run[-1] for run in ends)

    def _inside(self) -> "Iterator[Element]":
        for one in self.parts:
            if isinstance(one, Element):
                yield one
                yield from one._inside()

    def _is(self, tag: str | None, attributes: dict[str, str]) -> bool:
        wanted = dict(attributes)
        kind = wanted.pop("kind", None)
        return (
            tag in (None, self.tag)
            and (kind is None or kind in self.classes)
            and all(self.attributes.get(name) == value for name, value in wanted.items())
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("root", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        one = Element(tag, dict(attrs), self.here)
        self.here.parts.append(one)
        if tag not in VOID:
            self.here = one

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.parts.append(Element(tag, dict(attrs), self.here))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.tag, (tag, self.here.tag, self.getpos())
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def read(html: str) -> Element:
    """Return what a page holds; every element must be closed where it was opened."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root, reader.here.tag
    return reader.root
