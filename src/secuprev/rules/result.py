"""One verdict of a run, with what a reader asks of it: the rule, the object, the articles."""

from typing import Any

from attrs import frozen

from secuprev.law import Citation, LegalValue
from secuprev.model import Waiver
from secuprev.rules.rule import Rule
from secuprev.rules.targets import Target
from secuprev.rules.verdict import LookedUp, MissingFact, Severity, Status
from secuprev.values import Lang, Text

__all__ = ["Result"]


@frozen
class Result:
    """The verdict of one rule on one object.

    Attributes:
        rule: the rule.
        target: the object.
        status: one of the five answers.
        severity: the kind of text that asks for it, or what was set in its place.
        severity_of_texts: the kind of text that asks for it, whatever was set.
        said: what the rule says, in both languages; ``None`` when it has nothing to say.
        missing: the facts that would have to be known.
        looked_up: what the rule looked up in the law, in that order.
        waiver: what accepts this breach on the day; the breach is still one.
        applies: whether the rule found what makes the duty before it answered; see `asked`.
    """

    rule: Rule
    target: Target
    status: Status
    severity: Severity
    severity_of_texts: Severity
    said: Text | None
    missing: tuple[MissingFact, ...]
    looked_up: tuple[LookedUp, ...] = ()
    waiver: Waiver | None = None
    applies: bool = False

    @property
    def values(self) -> tuple[LegalValue, ...]:
        """The legal values that were looked up."""
        return tuple(one for one in self.looked_up if isinstance(one, LegalValue))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles that were looked up, each once, in the version of their day.

        A value that only says whom the rule is about is not cited: it asks nothing by itself.
        """
        found: dict[Citation, None] = {}
        for one in self.looked_up:
            if isinstance(one, Citation):
                found[one] = None
            elif not one.scope:
                found.update(dict.fromkeys(one.citations))
        return tuple(found)

    @property
    def asked(self) -> bool | None:
        """Whether it is asked of the object at all, met or not; ``None`` if that cannot be told.

        Among the answers that cannot be told, this parts those that turn on what makes the duty
        (how many posts, how many inhabitants) from those that turn on how it is met.
        """
        if self.status is Status.NOT_APPLICABLE:
            return False
        if self.status in (Status.COMPLIANT, Status.BREACH):
            return True
        return True if self.applies else None

    @property
    def message(self) -> Text | None:
        """Why, in both languages: what the rule says, or else the facts that are wanting.

        Put into words when it is read: a country has hundreds of thousands that nobody reads.
        """
        return self.said or _named(self.missing, self.target)

    @property
    def waived(self) -> bool:
        """Whether it is a breach that somebody accepts on the day."""
        return self.waiver is not None

    def to_dict(self, lang: Lang = "fr") -> dict[str, Any]:
        """Return plain values; the shape is described in ``docs/reference/report.md``."""
        return {
            "rule": self.rule.code,
            "name": self.rule.name,
            "verdict": self.status.value,
            "severity": self.severity.value,
            "severity_of_texts": self.severity_of_texts.value,
            "asked": self.asked,
            "target": {
                "kind": self.target.kind,
                "id": self.target.id,
                "label": self.target.label.in_(lang),
            },
            "message": self.message.in_(lang) if self.message else None,
            "citations": [
                {
                    "text": one.text.title,
                    "article": one.article,
                    "from": one.period.start.isoformat() if one.period.start else None,
                    "to": one.period.end.isoformat() if one.period.end else None,
                    "rank": one.text.rank.value,
                    "confidence": one.confidence.value,
                    "url": one.url,
                    "legi": one.text.legi,
                    "nor": one.text.nor,
                }
                for one in self.citations
            ],
            "missing": [
                {"path": fact.path, "label": fact.label.in_(lang), "of": fact.of}
                for fact in self.missing
            ],
            "waiver": {
                "reason": self.waiver.reason,
                "author": self.waiver.author,
                "expires": self.waiver.expires.isoformat(),
                "source": self.waiver.source,
            }
            if self.waiver
            else None,
        }


def _named(missing: tuple[MissingFact, ...], target: Target) -> Text | None:
    """Name the facts that are wanting, each with its object when that is not the target."""
    if not missing:
        return None
    known = {target.label.fr, target.id}
    owners = [f" ({fact.of})" if fact.of and fact.of not in known else "" for fact in missing]
    labels = [fact.label for fact in missing]
    return Text(
        fr="on ne peut le dire sans connaître : "
        + " ; ".join(label.fr + of for label, of in zip(labels, owners, strict=True)),
        en="cannot be told without knowing: "
        + "; ".join(label.en + of for label, of in zip(labels, owners, strict=True)),
    )
