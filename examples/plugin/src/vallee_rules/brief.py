"""A form of report: one line for each document."""

from secuprev.render import Checked
from secuprev.values import Lang, Text

_LINE = Text("{} : {} manquement(s)", "{}: {} breach(es)")


def brief(checked: list[Checked], lang: Lang, *, every: bool = False) -> str:
    """Return a line for each document, with how many breaches it has."""
    lines = (
        _LINE.in_(lang).format(one.report.framework, len(one.report.breaches)) for one in checked
    )
    return "".join(f"{line}\n" for line in lines)
