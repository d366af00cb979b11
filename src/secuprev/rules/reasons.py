"""Why several rules ask nothing of an object.

What is answered of many objects in the same words is one verdict, made once.
"""

from datetime import date

from secuprev import law
from secuprev.model import Convention, ConventionKind
from secuprev.rules.verdict import Verdict, not_applicable
from secuprev.values import PartialDate, Period, Text

__all__ = [
    "NOT_COORDINATION",
    "NOT_MUNICIPAL",
    "NO_MODEL",
    "NO_MODEL_FOR_IT",
    "NO_ROLE",
    "NO_TEXT",
    "NO_TEXT_THAT_YEAR",
    "outside",
    "unsaid_by_model",
    "yet_to_come",
]

NO_TEXT = not_applicable(Text(fr="aucun texte ce jour-là", en="no text on that day"))
NO_TEXT_THAT_YEAR = not_applicable(Text(fr="aucun texte cette année-là", en="no text in that year"))
NO_ROLE = not_applicable(
    Text(fr="aucun rôle n'est donné à une force", en="no role is given to a force")
)
NO_MODEL = not_applicable(
    Text(fr="aucune convention type n'existait ce jour-là", en="there was no model on that day")
)
_MODEL_SILENT = not_applicable(
    Text(
        fr="le modèle du jour n'en disait rien",
        en="the model of the day said nothing of it",
    )
)
NOT_COORDINATION = not_applicable(
    Text(fr="ce n'est pas une convention de coordination", en="not a convention de coordination")
)
NO_MODEL_FOR_IT = not_applicable(
    Text(
        fr="la convention type ne porte que sur la coordination",
        en="the model is about coordination alone",
    )
)
NOT_MUNICIPAL = not_applicable(
    Text(fr="la règle vise la police municipale", en="the rule is about the municipal police")
)


def unsaid_by_model(convention: Convention, concluded: PartialDate) -> Verdict:
    """Say why the model of the day of a convention asks nothing: there was none, or it is mute."""
    intercommunal = convention.kind is ConventionKind.INTERCOMMUNAL
    found = law.model(concluded.latest, "intercommunal" if intercommunal else "communal")
    return NO_MODEL if found is None else _MODEL_SILENT


def outside(life: Period, day: date) -> Text:
    """Say that something is not there yet on a day, or no more.

    >>> outside(Period(start=date(2002, 7, 18)), date(2002, 7, 17)).en
    'not before 2002-07-18'
    >>> outside(Period(end=date(2002, 7, 17)), date(2002, 7, 18)).en
    'not after 2002-07-17'
    """
    if Period(life.start).contains(day):
        return Text(fr=f"plus après le {life.end}", en=f"not after {life.end}")
    return Text(fr=f"pas avant le {life.start}", en=f"not before {life.start}")


def yet_to_come(day: PartialDate | None, on: date) -> Text | None:
    """Say that something is still to come on a day, ``None`` when it is not, or may not be."""
    if day is None or not day.is_after(on):
        return None
    return Text(fr=f"pas avant le {day}", en=f"not before {day}")
