"""How French municipalities organise security together, and what the law of a day asks of it.

The names below are resolved on first use, so importing secuprev stays cheap:

>>> import secuprev
>>> secuprev.law.value("convention.posts_threshold", on="2019-06-30").value
5
>>> secuprev.domains["dangerous_dogs"].label.fr
'Chiens dangereux'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from secuprev import documents, france, law, model, rules, settings, values
    from secuprev.documents import DocumentError, dump, dumps, load, loads
    from secuprev.law import domains
    from secuprev.model import Framework
    from secuprev.rules import Report, against_model, check, history, obligations, what_if

# Where each public name lives.
_HOMES = {
    "DocumentError": "documents",
    "Framework": "model",
    "Report": "rules",
    "against_model": "rules",
    "check": "rules",
    "domains": "law",
    "dump": "documents",
    "dumps": "documents",
    "history": "rules",
    "load": "documents",
    "loads": "documents",
    "obligations": "rules",
    "what_if": "rules",
}
_ROOMS = ("documents", "france", "law", "model", "rules", "settings", "values")

__all__ = [
    "DocumentError",
    "Framework",
    "Report",
    "against_model",
    "check",
    "documents",
    "domains",
    "dump",
    "dumps",
    "france",
    "history",
    "law",
    "load",
    "loads",
    "model",
    "obligations",
    "rules",
    "settings",
    "values",
    "what_if",
]


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f"secuprev.{name}")
    if name in _HOMES:
        return getattr(import_module(f"secuprev.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'secuprev' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
