"""Since when there could be a force of a kind."""

from secuprev.model import Force
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.rule import rule
from secuprev.rules.verdict import FactMissing, Severity, Verdict, breach, compliant, not_applicable
from secuprev.values import Text

_OLDER = not_applicable(
    Text(
        fr="ce type de force est plus ancien que les textes lus",
        en="this kind of force is older than the texts that were read",
    )
)


@rule(
    code="FOR-007",
    name="force-before-its-time",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("forces",),
    fr="Une force n'est pas plus ancienne que la loi qui a créé son type",
    en="A force is not older than the act that created its kind",
)
def force_before_its_time(force: Force, case: Case) -> Verdict:
    """A force is not older than the act that created its kind.

    Why:
        Two kinds of force owe their existence to an act: the intercommunal police and that of
        Paris. A document of an earlier day that names one speaks of something else, or is misdated.

    Breach:
        on: 2013-01-01
        forces: [{id: pmi, kind: police_intercommunale}]
        conventions: [{id: c, signed: 2001-06-15, forces: [pmi]}]

    Compliant:
        on: 2013-01-01
        forces: [{id: pmi, kind: police_intercommunale, since: 2008-09-01}]
        conventions: [{id: c, signed: 2008-10-15, forces: [pmi]}]

    Sources:
        forces

    History:
        The act of 27 February 2002, then that of 25 May 2021.
    """
    kind = case.force_kind(force.kind)
    if not kind.hard_start or kind.since is None:
        return _OLDER
    days = {one.signed: one.name or one.id for one in case.framework.conventions or ()
            if one.signed is not None and force.id in one.forces}  # fmt: skip
    if force.since is not None:
        days[force.since] = force.name or force.id
    case.cite(*kind.cited(case.day))
    early = {name: day for day, name in days.items() if day.is_before(kind.since)}
    if early:
        said = ", ".join(f"{name} ({day})" for name, day in early.items())
        return breach(
            Text(
                fr=f"{said} : avant le {kind.since}, premier jour de ce type de force",
                en=f"{said}: before {kind.since}, the first day of this kind of force",
            )
        )
    if not days or any(day.is_before(kind.since) is None for day in days):
        raise FactMissing(missing_fact(force, "since"))
    return compliant()
