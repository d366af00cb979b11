"""What a function wants of an argument, and the one error that says what it was given instead."""

from os import PathLike
from reprlib import Repr
from typing import Any, Generic, TypeVar, cast

from attrs import frozen

from secuprev.values.text import Text

__all__ = ["Wanted", "WrongKind", "a_path", "a_text"]

T = TypeVar("T")

_LONGEST = 60
_short = Repr()
_short.maxstring = _short.maxother = _LONGEST


class WrongKind(TypeError):
    """An argument of another kind than the one that is asked for.

    Attributes:
        value: what was given, as it is written, its middle left out when it is long.
        message: what was given, what is wanted and how to come by it, in both languages.
    """

    def __init__(self, value: str, message: Text) -> None:
        super().__init__(value, message)  # it travels between processes
        self.value = value
        self.message = message

    def __str__(self) -> str:
        return self.message.en


@frozen
class Wanted(Generic[T]):
    """A kind of argument; it is called with what was given, and hands it back or refuses it.

    What checkers of types tell those who use them, it tells all others, before they are told of
    an attribute of which they never heard.

    >>> a_count = Wanted[int](int, Text("un nombre", "number"), Text("écrire 3", "write 3"))
    >>> a_count(3)
    3
    >>> a_count("3")
    Traceback (most recent call last):
    ...
    secuprev.values.wanted.WrongKind: '3' (str) is no number: write 3

    Attributes:
        kind: the class, or several.
        words: what it is called: with its article in French, without one in English.
        how: how to come by it.
        unless: what is of that kind and still not meant: a text is a list of letters.
    """

    kind: Any
    words: Text
    how: Text
    unless: tuple[type, ...] = ()

    def __call__(self, given: object) -> T:
        """Return what was given; raise `WrongKind` if it is of another kind."""
        if isinstance(given, self.kind) and not (self.unless and isinstance(given, self.unless)):
            return cast("T", given)
        raise self._refusal(given)

    def _refusal(self, given: object) -> WrongKind:
        value = _short.repr(given)
        what = value if given is None else f"{value} ({type(given).__name__})"
        message = Text(
            fr=f"{what} n'est pas {self.words.fr} : {self.how.fr}",
            en=f"{what} is no {self.words.en}: {self.how.en}",
        )
        return WrongKind(value, message)


a_text: Wanted[str] = Wanted(
    str,
    Text("un texte", "text"),
    Text('un nom ou un code s\'écrit entre guillemets, comme "01001"',
         'a name or a code stands between quotes, as "01001"'),
)  # fmt: skip
a_path: Wanted[str | PathLike[str]] = Wanted(
    str | PathLike,
    Text("le nom d'un fichier", "name of a file"),
    Text('un texte comme "a.yaml", ou un pathlib.Path', 'a text such as "a.yaml", or pathlib.Path'),
)
