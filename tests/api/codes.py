"""The codes that rules ever had: a line is added for each new rule, and none is ever taken away."""

from pathlib import Path

from secuprev.rules import Rule, rules

LISTED = Path(__file__).with_name("rule_codes.txt")


def line(rule: Rule) -> str:
    """Return what a code stands for: the name of its rule and what that looks at."""
    return f"{rule.code} {rule.name} {rule.target.__name__}"


def kept() -> list[str]:
    """Return the lines that are kept."""
    return LISTED.read_text(encoding="utf-8").splitlines() if LISTED.exists() else []


def listing() -> str:
    """Return the whole list: what is kept, and what is new."""
    return "\n".join([*sorted({*kept(), *map(line, rules())}), ""])
