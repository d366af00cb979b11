"""Small values that everyone uses: texts in two languages, dates, periods, official codes.

Inside: immutable values and the checks on their form. Not inside: anything that needs a file,
the law or a framework. Each identifier is a module with the four functions of python-stdnum.
"""

from secuprev.values import commune_code, departement_code, siren
from secuprev.values.folding import folded
from secuprev.values.identifier import InvalidIdentifier
from secuprev.values.partial_date import AnyDate, InvalidDate, PartialDate, as_partial
from secuprev.values.period import Period
from secuprev.values.spreadsheet import inert
from secuprev.values.text import Lang, Text
from secuprev.values.wanted import WrongKind

__all__ = [
    "AnyDate",
    "InvalidDate",
    "InvalidIdentifier",
    "Lang",
    "PartialDate",
    "Period",
    "Text",
    "WrongKind",
    "as_partial",
    "commune_code",
    "departement_code",
    "folded",
    "inert",
    "siren",
]
