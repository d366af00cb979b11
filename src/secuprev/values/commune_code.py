"""The INSEE code of a commune: five characters, the département first (code officiel géographique).

A well-formed code is not yet a commune that exists: that is asked of `secuprev.france`.
"""

import re
from functools import lru_cache

from secuprev.values import departement_code
from secuprev.values.identifier import InvalidIdentifier, is_valid_by, strip_separators
from secuprev.values.text import Text

__all__ = ["compact", "departement", "format", "is_valid", "validate"]

_OVERSEAS = ("97", "98")
_SHAPE = re.compile(r"[0-9][0-9AB][0-9]{3}", re.ASCII)


def compact(text: str) -> str:
    """Return the code without separators, in capitals.

    >>> compact("2a 004")
    '2A004'
    """
    return strip_separators(text)


def departement(text: str) -> str:
    """Return the code of the département that the first characters of a commune code name.

    >>> departement("77288"), departement("97411")
    ('77', '974')
    """
    return _begun_by(text[:3] if len(text) == 5 else compact(text)[:3])


# The rules ask it of each commune of a country: its code would push the others out.
@lru_cache(1_024)
def _begun_by(start: str) -> str:
    code = compact(start)
    return code if code.startswith(_OVERSEAS) else code[:2]


def validate(text: str) -> str:
    """Return the compact code, or raise `InvalidIdentifier`.

    >>> validate("2A004")
    '2A004'
    >>> validate("20004")
    Traceback (most recent call last):
    ...
    secuprev.values.identifier.InvalidIdentifier: '20004': no département has the code 20
    """
    code = compact(text)
    if not _SHAPE.fullmatch(code):
        reason = Text(
            fr="un code commune a cinq caractères, le département d'abord",
            en="a commune code has five characters, the département first",
        )
        raise InvalidIdentifier("commune_code", text, reason)
    dep = departement(code)
    if not departement_code.is_valid(dep):
        reason = Text(
            fr=f"aucun département n'a le code {dep}", en=f"no département has the code {dep}"
        )
        raise InvalidIdentifier("commune_code", text, reason)
    return code


def is_valid(text: str) -> bool:
    """Tell whether a text is a well-formed commune code.

    >>> is_valid("97411"), is_valid("99100")
    (True, False)
    """
    return is_valid_by(validate, text)


def format(text: str) -> str:
    """Return the code as it is printed: compact, letters in capitals.

    >>> format("2b033")
    '2B033'
    """
    return compact(text)
