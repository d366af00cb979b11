"""How far a force may go in a subject, and why it may not."""

from enum import StrEnum

from secuprev.values import Text

__all__ = ["Level", "NoneKind"]


class Level(StrEnum):
    """How far a force may go in a subject, the furthest first.

    >>> Level.LEAD.covers(Level.ASSIST), Level.REPORT.covers(Level.ASSIST)
    (True, False)
    """

    LEAD = "lead"  # it may be in charge
    ASSIST = "assist"  # it may take part: convention, personal commission or order of an OPJ
    REPORT = "report"  # it may observe, relay, hand over somebody caught in the act
    NONE = "none"  # it is not competent

    def covers(self, other: "Level") -> bool:
        """Tell whether it goes at least as far as another level."""
        return _ORDER[self] <= _ORDER[other]

    @property
    def label(self) -> Text:
        """What it allows, in both languages."""
        return _LABELS[self]


_ORDER = {level: rank for rank, level in enumerate(Level)}


class NoneKind(StrEnum):
    """Why a force is not competent: the two are not the same to a reader."""

    EXCLUDED = "excluded"
    NO_BASIS = "no_basis"  # which is not a proven ban

    @property
    def label(self) -> Text:
        """Why, in both languages.

        >>> NoneKind.NO_BASIS.label.fr
        'aucun texte trouvé'
        """
        return _LABELS[self]


_LABELS: dict[StrEnum, Text] = {
    Level.LEAD: Text("peut mener", "may lead"),
    Level.ASSIST: Text("peut participer", "may take part"),
    Level.REPORT: Text("peut observer et signaler", "may observe and report"),
    Level.NONE: Text("n'est pas compétente", "is not competent"),
    NoneKind.EXCLUDED: Text("un texte ou une décision l'exclut", "a text or a decision bars it"),
    NoneKind.NO_BASIS: Text("aucun texte trouvé", "no text found"),
}
