"""The page of a rule in a language: the sections of its docstring, or their French wording.

``pages_fr/`` holds the French of "Why" and "History", a file for each module of `families`. What
must hold, in one sentence, is the label of the rule itself.
"""

import tomllib
from functools import cache
from importlib.resources import files

from secuprev.rules.rule import Rule
from secuprev.values import Lang

__all__ = ["page"]


@cache
def _french() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in (files("secuprev.rules") / "pages_fr").iterdir():
        found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def page(rule: Rule, lang: Lang = "fr") -> dict[str, str]:
    """Return the sections of the page of a rule, by English heading.

    The examples and the sources read the same in both languages. A rule of somebody else's that
    has no French page is shown in English.

    >>> from secuprev.rules import find
    >>> list(page(find("missing-convention"), "fr"))
    ['Why', 'Breach', 'Compliant', 'Sources', 'History']
    """
    if lang == "en" or rule.name not in _french():
        return rule.sections
    french = _french()[rule.name]
    return rule.sections | {"Why": french["why"], "History": french["history"]}
