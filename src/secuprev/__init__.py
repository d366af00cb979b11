"""How French municipalities organise security together, and what the law of a day asks of it.

The names below are resolved on first use, so importing secuprev stays cheap:

>>> import secuprev
>>> secuprev.law.value("convention.posts_threshold", on="2019-06-30").value
5
>>> secuprev.domains["dangerous_dogs"].label.fr
'Chiens dangereux'
"""

from typing import TYPE_CHECKING

from secuprev.on_use import loading

__version__ = "0.1.0"

if TYPE_CHECKING:
    from secuprev import (
        cooperation,
        documents,
        france,
        law,
        model,
        opendata,
        plugins,
        rules,
        settings,
        values,
        vocabulary,
    )
    from secuprev.cooperation import (
        compare,
        cooperation_graph,
        coverage,
        export,
        forecast,
        incidence_graph,
        resilience,
        without,
    )
    from secuprev.cooperation.pictures import draw_cooperation, draw_coverage, draw_timeline
    from secuprev.documents import DocumentError, dump, dumps, load, loads
    from secuprev.law import domains
    from secuprev.model import Framework
    from secuprev.rules import (
        Report,
        against_model,
        check,
        check_many,
        history,
        obligations,
        what_if,
    )
    from secuprev.vocabulary import find_domain, find_domains

# Where each public name lives.
_HOMES = {
    "DocumentError": "documents",
    "Framework": "model",
    "Report": "rules",
    "against_model": "rules",
    "check": "rules",
    "check_many": "rules",
    "compare": "cooperation",
    "cooperation_graph": "cooperation",
    "coverage": "cooperation",
    "domains": "law",
    "draw_cooperation": "cooperation.pictures",
    "draw_coverage": "cooperation.pictures",
    "draw_timeline": "cooperation.pictures",
    "dump": "documents",
    "dumps": "documents",
    "export": "cooperation",
    "find_domain": "vocabulary",
    "find_domains": "vocabulary",
    "forecast": "cooperation",
    "history": "rules",
    "incidence_graph": "cooperation",
    "load": "documents",
    "loads": "documents",
    "obligations": "rules",
    "resilience": "cooperation",
    "what_if": "rules",
    "without": "cooperation",
}
_ROOMS = (
    "cooperation", "documents", "france", "law", "model", "opendata", "plugins", "rules",
    "settings", "values", "vocabulary",
)  # fmt: skip

__all__ = [
    "DocumentError",
    "Framework",
    "Report",
    "against_model",
    "check",
    "check_many",
    "compare",
    "cooperation",
    "cooperation_graph",
    "coverage",
    "documents",
    "domains",
    "draw_cooperation",
    "draw_coverage",
    "draw_timeline",
    "dump",
    "dumps",
    "export",
    "find_domain",
    "find_domains",
    "forecast",
    "france",
    "history",
    "incidence_graph",
    "law",
    "load",
    "loads",
    "model",
    "obligations",
    "opendata",
    "plugins",
    "resilience",
    "rules",
    "settings",
    "values",
    "vocabulary",
    "what_if",
    "without",
]


if not TYPE_CHECKING:
    __getattr__ = loading(__name__, _HOMES, _ROOMS)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
