"""What was asked in a run, but for the day: so that the same may be asked of another day."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from attrs import frozen

from secuprev.law import ChangeSet, amended, as_read
from secuprev.model import Framework
from secuprev.rules.rule import Rule
from secuprev.values import AnyDate

if TYPE_CHECKING:
    from secuprev.rules.report import Report

__all__ = ["Inquiry"]


@frozen(eq=False)
class Inquiry:
    """A framework, the rules that were run over it, and the law that they were run under.

    Attributes:
        framework: what was known.
        select, ignore: the names or codes of rules that were asked for and left out.
        severities: the severities that were set.
        rules: the rules that were given in place of those of the catalogue, ``None`` for none.
        not_law: the change sets that were laid over the law.

    Example:
        >>> from secuprev.model import Force
        >>> from secuprev.rules import check
        >>> service = Force(id="pm", kind="police_municipale", posts=4)
        >>> town = Framework(id="town", forces=(service,), conventions=())
        >>> report = check(town, "2019-12-29", select=["missing-convention"])
        >>> report.ok, report.inquiry.on("2019-12-28").ok
        (False, True)
    """

    framework: Framework
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] | None = None
    rules: tuple[Rule, ...] | None = None
    not_law: tuple[ChangeSet, ...] = ()

    def on(self, day: AnyDate) -> "Report":
        """Return what the same rules say of the same facts on another day."""
        from secuprev.rules.engine import check

        with self.law():
            return check(
                self.framework,
                day,
                select=self.select,
                ignore=self.ignore,
                severities=self.severities,
                rules=self.rules,
            )

    @contextmanager
    def law(self) -> Iterator[None]:
        """Answer under the law of the run inside a ``with`` block, whatever is laid around it."""
        with ExitStack() as stack:
            stack.enter_context(as_read())
            for one in self.not_law:
                stack.enter_context(amended(one))
            yield
