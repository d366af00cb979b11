"""What somebody has decided to live with, and until when: it changes no law and no verdict."""

from datetime import date

from attrs import field, frozen

from secuprev.model.fields import SourceRef, Words, fact, labelled

__all__ = ["Waiver"]


@frozen
class Waiver:
    """A breach that somebody accepts until a day: it is still told, but counted apart.

    Attributes:
        rule: name or code of the rule.
        subject: the object, as reports name it: ``"pm-melun"``, ``"77288"``, ``"c.domains[2]"``…
        reason: why it is accepted.
        author: who accepts it.
        expires: the last day on which it is.
        source: where the decision was read.

    Example:
        >>> waiver = Waiver("missing-convention", "pm", "under talks", "DGS", date(2026, 6, 30))
        >>> waiver.runs(date(2026, 6, 30)), waiver.runs(date(2026, 7, 1))
        (True, False)
    """

    rule: Words = field(metadata=labelled("règle", "rule"))
    subject: Words = field(metadata=labelled("objet", "object"))
    reason: Words = field(metadata=labelled("motif", "reason"))
    author: Words = field(metadata=labelled("auteur", "author"))
    expires: date = field(metadata=labelled("dernier jour", "last day"))
    source: SourceRef | None = fact("source", "source")

    def runs(self, on: date) -> bool:
        """Tell whether it covers a day; it has no first day."""
        return on <= self.expires
