"""A fault of a document, the error that carries all of them, and what gathers them on the way."""

from collections.abc import Iterable

from attrs import Factory, define, frozen

from secuprev.documents.messages import message, shown
from secuprev.documents.tree import Lines, Path, show_path
from secuprev.values import Lang, Text

__all__ = ["Collector", "DocumentError", "Fault"]


@frozen
class Fault:
    """One thing that is wrong with a document.

    Attributes:
        file: the file as it was named, or the name given to a text.
        line: its line, from 1; ``None`` when that is not known.
        column: its column, from 1; ``None`` when that is not known.
        path: where it is in the document, such as ``"conventions[2].signed"``.
        value: what was found there, ``None`` when it is no single value.
        code: stable code of what is wrong, such as ``"invalid-date"``.
        message: what is wrong, in both languages.
        suggestion: what was perhaps meant, ready to be put in its place.
    """

    file: str
    line: int | None
    column: int | None
    path: str
    value: str | None
    code: str
    message: Text
    suggestion: str | None = None

    def in_(self, lang: Lang) -> str:
        """Return the fault as one line, in the language asked for.

        >>> wrong = Text(fr="la clé 'nom' est inconnue", en="the key 'nom' is unknown")
        >>> fault = Fault("a.yaml", 3, 1, "nom", "nom", "unknown-key", wrong, "name")
        >>> print(fault.in_("fr"))
        a.yaml:3:1: nom: la clé 'nom' est inconnue ; vouliez-vous dire name ?
        """
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        said = self.message
        if self.suggestion is not None:
            meant = self.suggestion if self.suggestion.isprintable() else repr(self.suggestion)
            said += Text(fr=f" ; vouliez-vous dire {meant} ?", en=f"; did you mean {meant}?")
        return ": ".join(part for part in (where, self.path, said.in_(lang)) if part)

    def __str__(self) -> str:
        """English, the language of the code; a reader's language goes through :meth:`in_`."""
        return self.in_("en")


class DocumentError(Exception):
    """A document that cannot be used; carries every fault that was found.

    Attributes:
        faults: the faults, in the order of the document.

    Example:
        >>> from secuprev.documents import loads
        >>> try:
        ...     loads('{"secuprev": 1, "id": 1.5, "nom": "Melun"}', "json")
        ... except DocumentError as error:
        ...     print(error)
        <text>:1:28: nom: the key 'nom' is unknown; did you mean name?
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(self.faults)

    def in_(self, lang: Lang) -> str:
        """Return all the faults in the language asked for, one line each."""
        return "\n".join(fault.in_(lang) for fault in self.faults)

    def __str__(self) -> str:
        """English, the language of the code; a reader's language goes through :meth:`in_`."""
        return self.in_("en")


@define
class Collector:
    """Gathers the faults of one document, so that all of them are told in one go.

    Attributes:
        file: the name of the document.
        lines: its lines, ``None`` before they are read.
        faults: what was gathered so far.
    """

    file: str
    lines: Lines | None = None
    faults: list[Fault] = Factory(list)
    _places: set[tuple[Path, int | None]] = Factory(set)

    def add(
        self,
        code: str,
        path: Path = (),
        offset: int | None = None,
        value: str | None = None,
        suggestion: str | None = None,
        **details: Text | str | int,
    ) -> None:
        """Note a fault; ``details`` fill the blanks of its message.

        One place has one fault: what is found there afterwards follows from the first.
        """
        if (path, offset) in self._places and offset is not None:
            return
        self._places.add((path, offset))
        line = column = None
        if offset is not None and self.lines is not None:
            line, column = self.lines.at(offset)
        if value is not None:
            details.setdefault("value", shown(value))
        said = message(code, **details)
        fault = Fault(self.file, line, column, show_path(path), value, code, said, suggestion)
        self.faults.append(fault)

    def earlier(self, offset: int | None) -> Text:
        """Return the words for "on an earlier line", none when the line is not known."""
        if offset is None or self.lines is None:
            return Text.same("")
        line = self.lines.at(offset)[0]
        return Text(fr=f" à la ligne {line}", en=f" on line {line}")

    def check(self) -> None:
        """Raise `DocumentError` with all that was gathered, in the order of the document."""
        if self.faults:
            last = float("inf")
            raise DocumentError(
                sorted(self.faults, key=lambda one: (one.line or last, one.column or last))
            )
