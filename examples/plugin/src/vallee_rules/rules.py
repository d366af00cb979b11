"""The rules of the valley; whatever is declared here is found."""

from secuprev.model import Convention
from secuprev.rules import (
    Case,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    rule,
)
from secuprev.values import Text

HOLIDAYS = "holiday_watch"


@rule(
    code="VAL-001",
    name="val-holiday-watch",
    target=Convention,
    severity=Severity.PRACTICE,
    cites=(),
    fr="Une convention de la vallée prévoit l'opération tranquillité vacances",
    en="A convention of the valley provides for the watch of empty homes",
)
def holiday_watch(convention: Convention, case: Case) -> Verdict:
    """A convention of the valley provides for the watch of empty homes.

    Why:
        The towns promised it to each other: half of the homes of the valley are empty in August.

    Breach:
        on: 2024-06-01
        conventions: [{id: c, signed: 2023-03-01, domains: [dangerous_dogs]}]

    Compliant:
        on: 2024-06-01
        conventions: [{id: c, signed: 2023-03-01, domains: [holiday_watch]}]

    Sources:
        none

    History:
        Promised in 2023; no text of law asks for it.
    """
    if not convention.is_coordination:
        return not_applicable(Text(fr="une autre convention", en="another kind of convention"))
    if HOLIDAYS in {one.domain for one in case.need(convention, "domains")}:
        return compliant()
    return breach(Text(fr="elle n'en dit rien", en="it says nothing of it"))
