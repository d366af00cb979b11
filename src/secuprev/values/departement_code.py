"""The code of a département or of a collectivity that stands in for one (INSEE code officiel).

``01`` to ``19``, ``2A``, ``2B``, ``21`` to ``95``, and three figures overseas.
"""

from secuprev.values.identifier import InvalidIdentifier, is_valid_by, strip_separators
from secuprev.values.text import Text

__all__ = ["compact", "format", "is_valid", "validate"]

_METROPOLE = {f"{n:02d}" for n in range(1, 96)} - {"20"} | {"2A", "2B"}
_OVERSEAS = {
    "971",
    "972",
    "973",
    "974",
    "975",
    "976",
    "977",
    "978",
    "984",
    "986",
    "987",
    "988",
    "989",
}


def compact(text: str) -> str:
    """Return the code without separators, in capitals.

    >>> compact(" 2a ")
    '2A'
    """
    return strip_separators(text)


def validate(text: str) -> str:
    """Return the compact code, or raise `InvalidIdentifier`.

    >>> validate("77")
    '77'
    >>> validate("20")
    Traceback (most recent call last):
    ...
    secuprev.values.identifier.InvalidIdentifier: '20': no département has this code
    """
    code = compact(text)
    if code not in _METROPOLE and code not in _OVERSEAS:
        reason = Text(fr="aucun département n'a ce code", en="no département has this code")
        raise InvalidIdentifier("departement_code", text, reason)
    return code


def is_valid(text: str) -> bool:
    """Tell whether a text is the code of a département.

    >>> is_valid("974"), is_valid("96")
    (True, False)
    """
    return is_valid_by(validate, text)


def format(text: str) -> str:
    """Return the code as it is printed: compact, letters in capitals.

    >>> format("2b")
    '2B'
    """
    return compact(text)
