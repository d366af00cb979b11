"""The SIREN number of a legal person: nine digits, the last one a Luhn check digit (INSEE)."""

from secuprev.values.identifier import InvalidIdentifier, is_valid_by, strip_separators
from secuprev.values.text import Text

__all__ = ["compact", "format", "is_valid", "validate"]


def compact(text: str) -> str:
    """Return the nine digits without separators.

    >>> compact("247 700 057")
    '247700057'
    """
    return strip_separators(text)


def _luhn(digits: str) -> int:
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return sum(n // 10 + n % 10 for n in doubled) % 10


def validate(text: str) -> str:
    """Return the compact number, or raise `InvalidIdentifier`.

    >>> validate("247 700 057")
    '247700057'
    >>> validate("247700058")
    Traceback (most recent call last):
    ...
    secuprev.values.identifier.InvalidIdentifier: '247700058': the check digit is wrong
    """
    number = compact(text)
    if len(number) != 9 or not (number.isascii() and number.isdigit()):
        reason = Text(fr="un SIREN a neuf chiffres", en="a SIREN has nine digits")
        raise InvalidIdentifier("siren", text, reason)
    if _luhn(number):
        reason = Text(fr="la clé de contrôle est fausse", en="the check digit is wrong")
        raise InvalidIdentifier("siren", text, reason)
    return number


def is_valid(text: str) -> bool:
    """Tell whether a text is a SIREN number.

    >>> is_valid("200059228"), is_valid("200059229")
    (True, False)
    """
    return is_valid_by(validate, text)


def format(text: str) -> str:
    """Return the number in groups of three digits.

    >>> format("247700057")
    '247 700 057'
    """
    number = compact(text)
    return " ".join(number[i : i + 3] for i in range(0, len(number), 3))
