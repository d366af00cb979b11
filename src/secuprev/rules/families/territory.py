"""Where the forces of the State, and those of Paris, act."""

from secuprev.model import Force
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.naming import called
from secuprev.rules.rule import rule
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text, commune_code

_BY_REGIME = {"police_nationale": True, "gendarmerie_nationale": False}
_ANYWHERE = not_applicable(
    Text(
        fr="ce type de force n'est pas propre à un département",
        en="this kind of force does not belong to one département",
    )
)
_NOT_OF_STATE = not_applicable(
    Text(
        fr="ni police ni gendarmerie nationales",
        en="neither national police nor gendarmerie",
    )
)


@rule(
    code="FOR-008",
    name="paris-force-elsewhere",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("forces",),
    fr="Les agents de la Ville de Paris n'agissent qu'à Paris",
    en="The agents of the City of Paris act in Paris alone",
)
def paris_force_elsewhere(force: Force, case: Case) -> Verdict:
    """The agents of the City of Paris act in Paris alone.

    Why:
        The municipal police of Paris and the City's surveillance agents have a title of their own
        in the code, written for Paris. The neighbours have municipal police like any commune.

    Breach:
        on: 2022-01-01
        forces: [{id: pmp, kind: police_municipale_paris, communes: ["75056", "94067"]}]

    Compliant:
        on: 2022-01-01
        forces: [{id: pmp, kind: police_municipale_paris, communes: ["75056"]}]

    Sources:
        forces

    History:
        The surveillance agents are older than the code; the municipal police is of May 2021.
    """
    kind = case.force_kind(force.kind)
    if kind.departement is None:
        return _ANYWHERE
    case.cite(*kind.cited(case.day))
    case.applies()
    served: tuple[str, ...] = case.need(force, "communes")
    outside = [one for one in served if commune_code.departement(one) != kind.departement]
    if not outside:
        return compliant()
    names = called(outside, case)
    return breach(Text(fr=f"hors de Paris : {names}", en=f"outside Paris: {names}"))


@rule(
    code="FOR-009",
    name="state-force-out-of-zone",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("territory.state_force",),
    fr="La force de l'État qui dessert une commune est celle de son régime de police",
    en="The State force that serves a commune is that of its police regime",
)
def state_force_out_of_zone(force: Force, case: Case) -> Verdict:
    """The State force that serves a commune is that of its police regime.

    Why:
        Public security belongs to the national police where the State police regime applies, to the
        gendarmerie everywhere else, and never to both. A force listed for the wrong commune makes
        every convention of that commune wrong.

    Breach:
        on: 2020-01-01
        communes: [{code: "77255", state_police: false}]
        forces: [{id: pn, kind: police_nationale, communes: ["77255"]}]

    Compliant:
        on: 2020-01-01
        communes: [{code: "77255", state_police: false}]
        forces: [{id: gn, kind: gendarmerie_nationale, communes: ["77255"]}]

    Sources:
        territory.state_force

    History:
        The rule is older than the record; the regulatory code says since 2014 that each force is
        alone in charge in its communes.
    """
    case.value("territory.state_force")
    if force.kind not in _BY_REGIME:
        return _NOT_OF_STATE
    case.applies()
    served = [case.commune(code) for code in case.need(force, "communes")]
    wanted = _BY_REGIME[force.kind]
    wrong = [one.code for one in served if one.state_police is (not wanted)]
    if wrong:
        names = called(wrong, case)
        return breach(
            Text(
                fr=f"{names} : l'autre force de l'État en est chargée",
                en=f"{names}: the other State force is in charge",
            )
        )
    unknown = [missing_fact(one, "state_police") for one in served if one.state_police is None]
    return unverifiable(*unknown) if unknown else compliant()
