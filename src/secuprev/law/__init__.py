"""What the law says on a day: dated values, each with the article it rests on.

Inside: the data files and the typed look-ups over them. Not inside: anything that knows of a
framework, and any verdict. A day outside the record says so; it never gets another day's law.
"""

from secuprev.law.citation import Citation, Confidence
from secuprev.law.dated import Series, State, record
from secuprev.law.domains import Domain, domains
from secuprev.law.errors import CannotBeTold, Change, OutsideRecord, StraddlesChange, UnknownName
from secuprev.law.models import Clause, ModelConvention, ModelKind, clause, clauses, model
from secuprev.law.parameters import LegalValue, Parameter, names, parameter, value
from secuprev.law.store import digest
from secuprev.law.texts import LegalText, Rank

__all__ = [
    "CannotBeTold",
    "Change",
    "Citation",
    "Clause",
    "Confidence",
    "Domain",
    "LegalText",
    "LegalValue",
    "ModelConvention",
    "ModelKind",
    "OutsideRecord",
    "Parameter",
    "Rank",
    "Series",
    "State",
    "StraddlesChange",
    "UnknownName",
    "clause",
    "clauses",
    "digest",
    "domains",
    "model",
    "names",
    "parameter",
    "record",
    "value",
]
