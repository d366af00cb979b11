"""The equipment of a municipal police that the law makes depend on a convention."""

from collections.abc import Callable

from secuprev.model import Force
from secuprev.rules.arming import weight
from secuprev.rules.case import Case
from secuprev.rules.equipped import armed, first_day, municipal
from secuprev.rules.reasons import NOT_MUNICIPAL, yet_to_come
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant, not_applicable
from secuprev.values import Text

_WHAT = {
    "firearms": Text(fr="service armé", en="armed service"),
    "body_cameras": Text(fr="caméras individuelles", en="body cameras"),
    "dog_unit": Text(fr="brigade cynophile", en="dog unit"),
}
_WITHOUT = {
    fact: not_applicable(Text(fr=f"sans {what.fr}", en=f"no {what.en}"))
    for fact, what in _WHAT.items()
}
# The forces that have a footing of their own for an equipment, beside the municipal police.
_FOOTINGS = {("garde_champetre", "firearms"): "equipment.rural_warden_firearms"}
_FREE = not_applicable(
    Text(
        fr="aucun texte n'en faisait dépendre l'existence d'une convention ce jour-là",
        en="no text made it depend on a convention on that day",
    )
)


def _depends_on_convention(
    force: Force, case: Case, fact: str, has: Callable[[Force, Case], bool] | None = None
) -> Verdict:
    """Judge an equipment that is allowed only under a convention in force."""
    own = _FOOTINGS.get((force.kind, fact))
    if own is None and not municipal(force, case):
        return NOT_MUNICIPAL
    footing = case.value(own or f"equipment.{fact}").value
    if footing in (None, "general_rules"):
        return _FREE
    if not (has(force, case) if has else case.need(force, fact)):
        return _WITHOUT[fact]
    coming = yet_to_come(first_day(force, fact), case.day)
    if coming:
        return not_applicable(coming)
    what = _WHAT[fact]
    if footing == "no_basis":
        return breach(
            Text(
                fr=f"{what.fr} : aucun fondement légal ce jour-là",
                en=f"{what.en}: no legal basis on that day",
            )
        )
    case.applies()
    if case.convention_for(force):
        return compliant()
    return breach(
        Text(
            fr=f"{what.fr} sans convention en vigueur",
            en=f"{what.en} without a convention in force",
        )
        + case.uncovered(force),
        weight(force, case) if fact == "firearms" else None,
    )


@rule(
    code="DEP-002",
    name="firearms-without-convention",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "equipment.firearms",
        "equipment.rural_warden_firearms",
        "equipment.weapons_not_yet",
        "police.municipal",
    ),
    fr="Une police municipale armée a une convention en vigueur",
    en="An armed municipal police has a convention in force",
)
def firearms_without_convention(force: Force, case: Case) -> Verdict:
    """An armed municipal police has a convention in force.

    Why:
        The prefect authorises each agent to carry a weapon, and may do so only where a convention
        exists, whatever the number of posts. Rural wardens carry weapons under general rules that
        ask for no convention.

    Breach:
        on: 2019-01-01
        forces: [{id: pm, kind: police_municipale, posts: 2, firearms: true}]
        conventions: []

    Compliant:
        on: 2019-01-01
        communes: [{code: "77288"}]
        forces: [{id: pm, kind: police_municipale, firearms: true, communes: ["77288"]}]
        conventions: [{id: c, signed: 2018-01-15, years: 3, communes: ["77288"]}]

    Sources:
        equipment.firearms, equipment.rural_warden_firearms, equipment.weapons_not_yet,
        police.municipal

    History:
        The same condition since 1999, binding since September 2000 at the latest; that the nature
        of the missions justify it was dropped in 2016.
    """
    return _depends_on_convention(force, case, "firearms", armed)


@rule(
    code="DEP-003",
    name="body-cameras-without-convention",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.body_cameras", "police.municipal"),
    fr="Une police municipale dotée de caméras individuelles a une convention en vigueur",
    en="A municipal police that wears body cameras has a convention in force",
)
def body_cameras_without_convention(force: Force, case: Case) -> Verdict:
    """A municipal police that wears body cameras has a convention in force.

    Why:
        The prefect authorises the cameras on the mayor's request, and only where a convention
        exists.

    Breach:
        on: 2018-06-10
        communes: [{code: "77288"}]
        forces: [{id: pm, kind: police_municipale, body_cameras: true, communes: ["77288"]}]
        conventions: [{id: c, signed: 2018-01-15, years: 3, communes: ["77288"]}]

    Compliant:
        on: 2018-08-06
        communes: [{code: "77288"}]
        forces: [{id: pm, kind: police_municipale, body_cameras: true, communes: ["77288"]}]
        conventions: [{id: c, signed: 2018-01-15, years: 3, communes: ["77288"]}]

    Sources:
        equipment.body_cameras, police.municipal

    History:
        An experiment from June 2016 to June 2018, then nothing for two months, then a permanent
        regime.
    """
    return _depends_on_convention(force, case, "body_cameras")


@rule(
    code="DEP-004",
    name="dog-unit-without-convention",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("equipment.dog_unit", "police.municipal"),
    fr="Une police municipale qui a une brigade cynophile a une convention en vigueur",
    en="A municipal police that has a dog unit has a convention in force",
)
def dog_unit_without_convention(force: Force, case: Case) -> Verdict:
    """A municipal police that has a dog unit has a convention in force.

    Why:
        The mayor creates the unit after a vote of the council, and only where a convention exists.

    Breach:
        on: 2021-05-27
        forces: [{id: pm, kind: police_municipale, dog_unit: true}]
        conventions: []

    Compliant:
        on: 2021-05-27
        communes: [{code: "77288"}]
        forces: [{id: pm, kind: police_municipale, dog_unit: true, communes: ["77288"]}]
        conventions: [{id: c, signed: 2020-01-15, years: 3, communes: ["77288"]}]

    Sources:
        equipment.dog_unit, police.municipal

    History:
        Dog units had no statute before May 2021, though the model of 2012 named them.
    """
    return _depends_on_convention(force, case, "dog_unit")
