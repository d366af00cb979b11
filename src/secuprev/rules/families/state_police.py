"""Which communes are by right under the State police regime."""

from secuprev.model import Commune
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text

# The fact of a commune that puts it under the regime, with the legal value that says so.
_BY_RIGHT = (
    ("chief_town", "state_police.chief_towns"),
    ("former_state_police", "state_police.inherited"),
)

_NO_RIGHT = not_applicable(
    Text(
        fr="rien ne dit qu'elle soit de droit sous ce régime",
        en="nothing says that it is by right under that regime",
    )
)
_OUTSIDE = breach(
    Text(
        fr="hors du régime de la police d'État, alors qu'elle y est de droit",
        en="outside the State police regime, though it is under it by right",
    )
)


@rule(
    code="FOR-004",
    name="state-police-by-right",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites=("state_police.chief_towns", "state_police.inherited"),
    fr="Un chef-lieu de département, ou l'héritière d'une commune, a le régime de police d'État",
    en="A chief town, or the heir of a commune under it, has the State police regime",
)
def state_police_by_right(commune: Commune, case: Case) -> Verdict:
    """A chief town, or the heir of a commune under it, has the State police regime.

    Why:
        Everything else about the regime is decided commune by commune and is a fact to be stated.
        These two cases follow from the code: where a document says otherwise, one of its facts is
        wrong, and with it the State force that it names.

    Breach:
        on: 2013-01-01
        communes: [{code: "77288", chief_town: true, state_police: false}]

    Compliant:
        on: 2013-01-01
        communes: [{code: "77288", chief_town: true, state_police: true}]

    Sources:
        state_police.chief_towns, state_police.inherited

    History:
        Merged communes inherited the regime already; new communes do since December 2010.
    """
    told = (commune.chief_town, commune.former_state_police)
    if True not in told and (commune.state_police is None or None not in told):
        return _NO_RIGHT
    open_ways = {}
    for (fact, value), answer in zip(_BY_RIGHT, told, strict=True):
        if answer is not False and case.value(value).value:
            open_ways[fact] = answer
    if case.need(commune, "state_police"):
        return compliant()
    if True in open_ways.values():
        return _OUTSIDE
    return unverifiable(*[missing_fact(commune, fact) for fact in open_ways])
