"""What a rule answers: one verdict for every object it looks at."""

from enum import StrEnum
from functools import cache
from typing import Any

from attrs import frozen

from secuprev.law import Citation, LegalValue, Rank
from secuprev.model.fields import label_of
from secuprev.values import Text
from secuprev.values.making import maker

__all__ = [
    "FactMissing",
    "LookedUp",
    "MissingFact",
    "Severity",
    "Status",
    "Verdict",
    "breach",
    "compliant",
    "missing_fact",
    "not_applicable",
    "unverifiable",
]


LookedUp = LegalValue | Citation
"""What a rule looks up in the law: a value with its citations, or a citation alone."""


class Status(StrEnum):
    """The five answers. ``crashed`` is the rule's own failure: never silence, never "OK"."""

    COMPLIANT = "compliant"
    BREACH = "breach"
    NOT_APPLICABLE = "not_applicable"
    UNVERIFIABLE = "unverifiable"
    CRASHED = "crashed"

    @property
    def label(self) -> Text:
        """What one result of that status is called."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.COMPLIANT: Text("conforme", "compliant"),
    Status.BREACH: Text("manquement", "breach"),
    Status.NOT_APPLICABLE: Text("sans objet", "not applicable"),
    Status.UNVERIFIABLE: Text("sans réponse", "cannot be told"),
    Status.CRASHED: Text("règle en échec", "failed rule"),
}


class Severity(StrEnum):
    """What kind of text asks for it, heaviest first."""

    OBLIGATION = "obligation"  # a duty set by an act or a decree
    MODEL = "model"  # a clause of a model convention, taken in all or in part
    PRACTICE = "practice"  # a circular, a guide, a usage

    @classmethod
    def of(cls, citations: tuple[Citation, ...]) -> "Severity":
        """Return the severity that follows from the heaviest of the texts cited."""
        ranks = {citation.text.rank for citation in citations}
        if Rank.STATUTE in ranks:
            return cls.OBLIGATION
        return cls.MODEL if Rank.MODEL in ranks else cls.PRACTICE


class _Owned:
    """Room in a fact for what it is a fact of, until somebody reads where that stands."""

    __slots__ = ("_owner",)
    _owner: tuple[Any, str, str | None, str | None]


@frozen
class MissingFact(_Owned):
    """A fact that would have to be known.

    Attributes:
        path: where it would stand in a document, such as ``"forces.pm-melun.posts"``.
        label: what it is, in both languages.
        of: name of the object that it is a fact of, ``None`` when it has none.
    """

    path: str
    label: Text
    of: str | None = None

    def __getattr__(self, field: str) -> str | None:
        """Work out where a fact of an object stands: of most, a summary reads the label alone."""
        if field not in ("path", "of"):
            raise AttributeError(field)
        owner, name, under, of = self._owner
        own = getattr(owner, "id", None) or getattr(owner, "code", None)
        if field == "of":
            return of or getattr(owner, "name", None) or own
        where = under or own or getattr(owner, "siren", None)
        return f"{where}.{name}" if where else name


_label_of = cache(label_of)  # as many as the model has facts
_blank: Any = object.__new__
_own, _label = (one.__set__ for one in (vars(_Owned)["_owner"], vars(MissingFact)["label"]))


def missing_fact(
    owner: Any, name: str, under: str | None = None, of: str | None = None
) -> MissingFact:
    """Name a fact of an object that is not known.

    >>> from secuprev.model import Force
    >>> missing_fact(Force(id="pm", kind="police_municipale"), "posts").path
    'pm.posts'

    Args:
        owner: the object.
        name: the field.
        under: where the object stands, when it has no identifier of its own.
        of: what the object belongs to, when it has no name of its own.
    """
    fact: MissingFact = _blank(MissingFact)
    cls: Any = type(owner)
    _own(fact, (owner, name, under, of))
    _label(fact, _label_of(cls, name))
    return fact


class FactMissing(Exception):
    """Raised inside a rule when it needs a fact that is not known; its arguments are the facts."""

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """The facts."""
        return self.args


@frozen
class Verdict:
    """The answer of a rule for one object.

    Attributes:
        status: one of the five answers.
        message: why; ``None`` for a compliance about which there is nothing to say.
        missing: the facts that would have to be known.
        severity: the kind of text that asks for it, when it is not the rule's own.
    """

    status: Status
    message: Text | None = None
    missing: tuple[MissingFact, ...] = ()
    severity: Severity | None = None


_verdict = maker(Verdict)

# Python 3.11 searches the members at each look.
_BREACH, _NOT_APPLICABLE, _UNVERIFIABLE = (
    Status.BREACH,
    Status.NOT_APPLICABLE,
    Status.UNVERIFIABLE,
)


def compliant(message: Text | None = None) -> Verdict:
    """What must hold holds; a message is an observation worth showing."""
    return _COMPLIANT if message is None else _verdict(Status.COMPLIANT, message)


_COMPLIANT = _verdict(Status.COMPLIANT)  # one for all: a country has tens of thousands


def breach(message: Text, severity: Severity | None = None) -> Verdict:
    """What must hold does not hold."""
    return _verdict(_BREACH, message, (), severity)


def not_applicable(message: Text) -> Verdict:
    """The rule asks nothing of this object on this day."""
    return _verdict(_NOT_APPLICABLE, message)


def unverifiable(*missing: MissingFact, message: Text | None = None) -> Verdict:
    """It cannot be told, for want of facts."""
    return _verdict(_UNVERIFIABLE, message, missing)
