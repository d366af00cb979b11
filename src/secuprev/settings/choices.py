"""What somebody settles once for all their checks."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from secuprev import rules
from secuprev.rules import Severity
from secuprev.rules.catalogue import several

__all__ = ["Settings"]


def _names(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rules.find(one).name for one in several(given)))


def _weights(given: Mapping[str, str]) -> dict[str, Severity]:
    return rules.weighed(given)


@frozen
class Settings:
    """The rules to run, those to leave out, and the severity of some: what `check` is asked.

    Attributes:
        select: names of the rules to run; all of them when empty.
        ignore: names of the rules to leave out.
        severity: the severity of rules, by name, in place of that of their texts.
        file: the file that they were read from, ``None`` when no file had a part in them.

    Raises:
        UnknownRule: a name or a code is no rule of the catalogue.
        UnknownSeverity: a severity is none.

    Example:
        >>> from secuprev.model import Framework
        >>> ours = Settings(ignore=["CONV-003"], severity={"CONV-001": "practice"})
        >>> report = rules.check(
        ...     Framework(id="town"), ignore=ours.ignore, severities=ours.severity
        ... )
        >>> report.receipt.ignore == ours.ignore
        True
    """

    select: tuple[str, ...] = field(default=(), converter=_names)
    ignore: tuple[str, ...] = field(default=(), converter=_names)
    severity: dict[str, Severity] = field(factory=dict, converter=_weights)
    file: Path | None = field(default=None, eq=False)

    def overridden(self, by: "Settings") -> "Settings":
        """Return these settings, save for what others say: they win.

        What the others select or ignore replaces what these do, and what they select is run
        whatever these ignore; severities are replaced rule by rule. The file is kept when it had a
        part in the outcome.

        >>> ours = Settings(ignore=["missing-opinion"], file=Path("secuprev.toml"))
        >>> ours.overridden(Settings(severity={"CONV-001": "model"})).file.name
        'secuprev.toml'
        >>> ours.overridden(Settings(ignore=["tacit-renewal"])).file is None
        True
        """
        kept = Settings(
            select=by.select or self.select,
            ignore=by.ignore or (() if by.select else self.ignore),
            severity=self.severity | by.severity,
        )
        return kept if kept == by else evolve(kept, file=self.file)
