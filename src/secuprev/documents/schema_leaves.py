"""The schemas of the leaves of a document: what `leaves` reads, as far as a schema can tell it.

A reader takes a scalar as it is written, so a code or a date may be a number to a schema: ``2015``
is one in YAML, and so is ``77288``. Patterns are those of ECMA-262, which editors run.
"""

from datetime import date
from typing import Any

from attrs import frozen

from secuprev.model.fields import Whole
from secuprev.values import PartialDate, Text

__all__ = [
    "DATES",
    "IDENTIFIER",
    "OFFICIAL",
    "PLAIN",
    "WORDS",
    "Leaf",
    "Schema",
    "reference",
    "whole",
]

Schema = dict[str, Any]

_ANY_SCALAR = ["string", "number", "boolean"]  # whatever a format takes a word for
_SEPARATOR = "[-. \\u00a0\\u202f]*"
_DAY = (
    "(((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01]))|((0[469]|11)-(0[1-9]|[12][0-9]|30))"
    "|(02-(0[1-9]|[12][0-9])))"
)
_YEAR = "(?!0000)[0-9]{4}"


@frozen
class Leaf:
    """A kind of leaf.

    Attributes:
        name: name of its definition.
        hint: how one writes it.
        schema: its schema.
    """

    name: str
    hint: Text
    schema: Schema


def _digits(count: int) -> str:
    return f"({_SEPARATOR}[0-9]){{{count}}}"


IDENTIFIER = Leaf(
    "identifier",
    Text("Un mot, le même nulle part ailleurs.", "A word, the same nowhere else."),
    {"type": _ANY_SCALAR, "minLength": 1},
)
WORDS = Leaf(
    "words",
    Text("Ne peut être laissé vide.", "Cannot be left empty."),
    {"type": "string", "pattern": "\\S"},
)
DATES: dict[type, Leaf] = {
    PartialDate: Leaf(
        "date",
        Text(
            "Une date, aussi précise que la source : 2015, 2012-11 ou 2012-11-23.",
            "A date, as precise as the source: 2015, 2012-11 or 2012-11-23.",
        ),
        {
            "type": ["string", "integer"],
            "pattern": f"^\\s*{_YEAR}(-(0[1-9]|1[0-2])|-{_DAY})?\\s*$",
            "minimum": 1,
            "maximum": 9999,
        },
    ),
    date: Leaf(
        "day",
        Text("Un jour précis, comme 2012-11-23.", "An exact day, such as 2012-11-23."),
        {"type": "string", "pattern": f"^\\s*{_YEAR}-{_DAY}\\s*$"},
    ),
}
OFFICIAL = {
    "commune_code": Leaf(
        "commune_code",
        Text("Code INSEE, cinq caractères.", "INSEE code, five characters."),
        {
            "type": ["string", "integer"],
            "pattern": f"^{_SEPARATOR}[0-9]{_SEPARATOR}[0-9ABab]{_digits(3)}{_SEPARATOR}$",
            "minimum": 1000,
            "maximum": 99999,
        },
    ),
    "departement_code": Leaf(
        "departement_code",
        Text("Code du département, comme 77, 2A ou 974.", "Its code, such as 77, 2A or 974."),
        {
            "type": ["string", "integer"],
            "pattern": f"^{_SEPARATOR}[0-9]{_SEPARATOR}[0-9ABab]({_SEPARATOR}[0-9])?{_SEPARATOR}$",
            "minimum": 1,
            "maximum": 999,
        },
    ),
    "siren": Leaf(
        "siren",
        Text("Neuf chiffres.", "Nine digits."),
        {
            "type": ["string", "integer"],
            "pattern": f"^{_digits(9)}{_SEPARATOR}$",
            "minimum": 1,
            "maximum": 999_999_999,
        },
    ),
}
PLAIN: dict[Any, Schema] = {str: {"type": "string"}, bool: {"type": "boolean"}}


def reference(lists: tuple[str, ...]) -> Leaf:
    """Return what leads to an object of some lists of the document.

    >>> reference(("partners", "forces")).hint.en
    'Identifier of an object of partners or forces.'
    """
    french = " ou ".join(f"« {one} »" for one in lists)
    english = " or ".join(lists)
    hint = Text(f"Identifiant d'un objet de {french}.", f"Identifier of an object of {english}.")
    return Leaf(f"reference.{'.'.join(lists)}", hint, IDENTIFIER.schema)


def whole(bounds: Whole) -> Schema:
    """Return the schema of a whole number.

    >>> whole(Whole(at_least=1))
    {'type': 'integer', 'minimum': 1}
    """
    largest = {} if bounds.at_most is None else {"maximum": bounds.at_most}
    return {"type": "integer", "minimum": bounds.at_least, **largest}
