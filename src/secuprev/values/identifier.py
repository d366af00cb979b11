"""What the identifiers have in common: the error they raise and the cleaning they all do."""

from collections.abc import Callable

from secuprev.values.text import Text
from secuprev.values.wanted import a_text

__all__ = ["InvalidIdentifier", "is_valid_by", "strip_separators"]


class InvalidIdentifier(ValueError):
    """A text that is not the identifier it should be.

    Attributes:
        kind: what was expected: ``"commune_code"``, ``"siren"``, ``"departement_code"``.
        value: the text that was given.
        reason: why it was refused, in both languages.
    """

    def __init__(self, kind: str, value: str, reason: Text) -> None:
        super().__init__(kind, value, reason)
        self.kind = kind
        self.value = value
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.value!r}: {self.reason.en}"


def strip_separators(text: str, separators: str = " -.\u00a0\u202f") -> str:
    """Drop the separators that people put into codes, and put letters in capitals."""
    return a_text(text).translate(dict.fromkeys(map(ord, separators))).upper()


def is_valid_by(validate: Callable[[str], str], text: str) -> bool:
    """Tell whether ``validate`` accepts a text, without raising."""
    try:
        validate(text)
    except InvalidIdentifier:
        return False
    return True
