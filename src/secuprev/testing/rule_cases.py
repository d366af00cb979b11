"""Cases of rules: what is given, the day, and the verdict that the law asks for."""

from pathlib import Path
from typing import Any

import yaml
from attrs import field, frozen

from secuprev.rules import Result, Rule, check, find
from secuprev.testing.examples import read_small

__all__ = ["RuleCase", "read_cases"]


@frozen
class RuleCase:
    """One fine point of a rule.

    Attributes:
        rule: name or code of the rule.
        says: what the case shows, in words.
        given: the document, without its two first keys.
        on: the day.
        verdict: the verdict that is asked for.
        about: the object, where the rule looks at several.
        severity: the severity of the verdict, where it is another than the rule's.
        words: by language, words that the message holds.
        missing: for what cannot be told, the paths of the facts that are wanting.
    """

    rule: str
    says: str
    given: str
    on: str
    verdict: str
    about: str | None = None
    severity: str | None = None
    words: dict[str, str] = field(factory=dict)
    missing: tuple[str, ...] = field(default=(), converter=tuple)

    def results(self, rule: Rule | None = None) -> tuple[Result, ...]:
        """Return what the rule says of each object."""
        return check(read_small(self.given), self.on, rules=[rule or find(self.rule)]).results

    def fault(self, results: tuple[Result, ...]) -> str | None:
        """Return how results differ from what is asked for, ``None`` when they do not."""
        found = [one for one in results if self.about in (None, one.target.id)]
        if len(found) != 1:
            return f"it looks at {[one.target.id for one in results]}: say about which"
        (result,) = found
        asked: list[tuple[Any, Any]] = [(self.verdict, result.status.value)]
        if self.severity is not None:
            asked.append((self.severity, result.severity.value))
        if self.verdict == "unverifiable":
            asked.append((list(self.missing), [one.path for one in result.missing]))
        for wanted, got in asked:
            if wanted != got:
                said = result.message.en if result.message else "no message"
                return f"{wanted} is asked for, and it says {got} ({said})"
        for lang, words in self.words.items():
            said = "" if result.message is None else getattr(result.message, lang)
            if words not in said:
                return f'the message in {lang} does not hold "{words}": {said}'
        return None


def read_cases(file: str | Path) -> tuple[RuleCase, ...]:
    """Read the cases of a YAML file: a list of mappings with the keys of `RuleCase`.

    Args:
        file: the file.
    """
    # As plain text: YAML 1.1 would turn the key "on" into a boolean.
    rows = yaml.load(Path(file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return tuple(RuleCase(**row) for row in rows or ())
