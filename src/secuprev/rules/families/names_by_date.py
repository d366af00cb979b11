"""What a partner was called on a day, and whether its service existed."""

from secuprev import law
from secuprev.law import PartnerKind
from secuprev.model import Partner
from secuprev.rules.case import Case
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant, not_applicable
from secuprev.values import Period, Text

_LASTING_NAME = not_applicable(Text(fr="un nom de toujours", en="a name of all times"))


@rule(
    code="GOV-031",
    name="partner-outdated",
    target=Partner,
    severity=Severity.PRACTICE,
    cites=("partners",),
    fr="Un partenaire est nommé comme il l'était ce jour-là",
    en="A partner is called what it was called on that day",
)
def partner_outdated(partner: Partner, case: Case) -> Verdict:
    """A partner is called what it was called on that day.

    Why:
        The general council became the departmental council, the DDSP gave way to the DDPN. A name
        out of its time shows a document that was copied, or a date that is wrong.

    Breach:
        on: 2016-06-01
        partners: [{id: cd, kind: conseil_departemental, name: Conseil général de Seine-et-Marne}]

    Compliant:
        on: 2012-06-01
        partners: [{id: cd, kind: conseil_departemental, name: Conseil général de Seine-et-Marne}]

    Sources:
        partners

    History:
        Departmental councils since March 2015, directorates of the national police and France
        Travail since January 2024.
    """
    kind = law.partner(partner.kind)
    succeeds = [one for one in law.partners() if one.replaced_by == kind.code]
    if not kind.exists(case.day) and (succeeds or kind.replaced_by):
        case.cite(*kind.cited(case.day))
        return breach(_out_of_life(kind, succeeds, case))
    other = {state.value for state in kind.names if state.value} - {kind.name(case.day)}
    if not other and not succeeds and not kind.replaced_by:
        return _LASTING_NAME
    if not other:
        return compliant()
    written = case.need(partner, "name").casefold()
    now = kind.name(case.day)
    used = next((name.fr for name in other if name.fr.casefold() in written), None)
    if used is None or now.fr.casefold() in written:
        return compliant()
    case.cite(*(citation for state in kind.names for citation in state.citations(case.day)))
    return breach(
        Text(
            fr=f"« {used} » s'appelait ce jour-là : {now.fr}",
            en=f'"{used}" was called on that day: {now.fr}',
        )
    )


def _out_of_life(kind: PartnerKind, succeeds: list[PartnerKind], case: Case) -> Text:
    """Say since when, or until when, a service exists, and which other stood in its place."""
    name, life = _called([kind]), kind.life
    if Period(life.start).contains(case.day):
        other = _called([one for one in law.partners() if one.code == kind.replaced_by])
        return Text(
            fr=f"{name} jusqu'au {life.end} ; depuis : {other}",
            en=f"{name} until {life.end}; since then: {other}",
        )
    other = _called(succeeds)
    return Text(
        fr=f"{name} depuis le {life.start} ; avant : {other}",
        en=f"{name} since {life.start}; before: {other}",
    )


def _called(kinds: list[PartnerKind]) -> str:
    return ", ".join(one.acronym or one.label.fr for one in kinds)
