"""Which State force is the counterpart of a municipal police."""

from secuprev.model import Convention, Force
from secuprev.model.fields import label_of
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_MODEL
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import Text

_BY_REGIME = {True: "police_nationale", False: "gendarmerie_nationale"}
_NO_STATE_FORCE = not_applicable(
    Text(fr="aucune force de l'État n'y est partie", en="no State force is a party to it")
)


@rule(
    code="FOR-002",
    name="wrong-state-force",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("convention.state_force",),
    fr="La force de l'État partie est celle du régime de police de chaque commune",
    en="The State force that is a party is that of the police regime of each commune",
)
def wrong_state_force(convention: Convention, case: Case) -> Verdict:
    """The State force that is a party is that of the police regime of each commune.

    Why:
        The national police is in charge where the State police regime applies, the gendarmerie
        everywhere else. The regime is a fact of the commune: it is not guessed from population.

    Breach:
        on: 2013-01-01
        communes: [{code: "77288", state_police: true}]
        forces: [{id: gn, kind: gendarmerie_nationale}]
        conventions: [{id: c, signed: 2012-11-23, communes: ["77288"], forces: [gn]}]

    Compliant:
        on: 2013-01-01
        communes: [{code: "77288", state_police: true}]
        forces: [{id: pn, kind: police_nationale}]
        conventions: [{id: c, signed: 2012-11-23, communes: ["77288"], forces: [pn]}]

    Sources:
        convention.state_force

    History:
        The same in every model since 2000.
    """
    if not convention.is_coordination:
        return _NO_STATE_FORCE
    if case.value("convention.state_force", case.concluded(convention)).value is None:
        return NO_MODEL
    parties = {case.framework.of_kind(Force, id).kind for id in convention.forces}
    present = parties & set(_BY_REGIME.values())
    if not present:
        raise FactMissing(MissingFact(f"{convention.id}.forces", label_of(Convention, "forces")))
    wanted: dict[str, list[str]] = {}
    unknown = []
    for code in case.need(convention, "communes"):
        commune = case.commune(code)
        if commune.state_police is None:
            unknown.append(missing_fact(commune, "state_police"))
        else:
            wanted.setdefault(_BY_REGIME[commune.state_police], []).append(commune.name or code)
    absent = {kind: names for kind, names in wanted.items() if kind not in present}
    if absent:
        kind, names = next(iter(absent.items()))
        label = case.force_kind(kind).label
        where = ", ".join(names)
        return breach(
            Text(
                fr=f"{label.fr} compétente à {where}, et non partie",
                en=f"{label.en} in charge in {where}, and not a party",
            )
        )
    if unknown:
        raise FactMissing(*unknown)
    extra = present - wanted.keys()
    if extra:
        label = case.force_kind(extra.pop()).label
        return breach(
            Text(
                fr=f"{label.fr} partie, alors qu'aucune des communes n'est de sa compétence",
                en=f"{label.en} is a party, though none of the communes is in its charge",
            )
        )
    return compliant()
