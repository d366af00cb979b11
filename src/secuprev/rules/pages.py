"""The page of a rule in a language: the sections of its docstring, or their French wording.

``pages_fr/`` holds the French of "Why" and "History", a file for each module of `families`; a
plug-in may hold its own in a folder of that name. What must hold, in one sentence, is the label of
the rule itself.
"""

import tomllib
from functools import cache
from importlib.resources import files

from secuprev.rules.rule import Rule, a_rule
from secuprev.values import Lang

__all__ = ["page"]


@cache
def _french(module: str | None) -> dict[str, dict[str, str]]:
    """Return the French pages that stand in the packages around a module, by name of rule."""
    found: dict[str, dict[str, str]] = {}
    package = module or ""  # what is run as it is typed has none
    while package := package.rpartition(".")[0]:
        folder = files(package) / "pages_fr"
        for file in folder.iterdir() if folder.is_dir() else ():
            found = tomllib.loads(file.read_text(encoding="utf-8")) | found
    return found


def page(rule: Rule, lang: Lang = "fr") -> dict[str, str]:
    """Return the sections of the page of a rule, by English heading.

    The examples and the sources read the same in both languages. A rule of somebody else's that
    has no French page is shown in English.

    >>> from secuprev.rules import find
    >>> list(page(find("missing-convention"), "fr"))
    ['Why', 'Breach', 'Compliant', 'Sources', 'History']
    """
    a_rule(rule)
    french = {} if lang == "en" else _french(rule.check.__module__).get(rule.name, {})
    if not french:
        return rule.sections
    return rule.sections | {"Why": french["why"], "History": french["history"]}
