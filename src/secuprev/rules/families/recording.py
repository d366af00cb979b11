"""The offences that an instrument gives agents to record."""

from secuprev.law import Power, may_record, offence
from secuprev.law.offences import Answer
from secuprev.model import Convention, Force
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.rule import rule
from secuprev.rules.targets import Mention
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import PartialDate, Text

_ENOUGH = (Power.RECORD, Power.NOTICE)
_NO_OFFENCE = not_applicable(Text(fr="aucune infraction nommée", en="no offence is named"))
_THE_STATE_ALONE = not_applicable(
    Text(fr="confié aux seules forces de l'État", en="given to State forces alone")
)
_NO_POWER = Text(fr="aucune compétence recensée", en="no power on record")


@rule(
    code="PRO-003",
    name="offence-beyond-power",
    target=Mention,
    severity=Severity.OBLIGATION,
    cites=("offences",),
    fr="Les agents ne sont chargés de constater que des infractions que la loi leur ouvre",
    en="Agents are given only offences to record that the law opens to them",
)
def offence_beyond_power(target: Mention, case: Case) -> Verdict:
    """Agents are given only offences to record that the law opens to them.

    Why:
        A convention states the judicial missions of the service: it may only choose among those
        that the codes already give. A procès-verbal beyond them is void. What agents may only
        report, or what no text read gives them, is told lightly: the word is wrong, not the task.

    Breach:
        on: 2026-04-03
        forces: [{id: pm, kind: police_municipale}]
        conventions:
          - id: c
            signed: 2026-04-03
            forces: [pm]
            domains: [{domain: nature_and_rural_policing, offences: [forest, hunting]}]

    Compliant:
        on: 2022-01-01
        forces: [{id: pm, kind: police_municipale}]
        conventions:
          - id: c
            signed: 2021-11-23
            forces: [pm]
            domains: [{domain: dangerous_dogs, offences: [dogs, municipal_orders]}]

    Sources:
        offences

    History:
        The list of the penal code is of September 2007; tobacco, transport, waste and sexist
        outrage came one by one since.
    """
    mention = target.mention
    if not mention.offences:
        return _NO_OFFENCE
    actors = case.actors(target)
    if not actors:
        raise FactMissing(missing_fact(mention, "by", under=target.path))
    local = [one for one in actors if not case.force_kind(one.kind).state]
    if not local:
        return _THE_STATE_ALONE
    day = case.concluded(target.holder) if isinstance(target.holder, Convention) else None
    moment = day or PartialDate.of(case.day)
    found = [
        (one, may_record(one.kind, code, moment)) for one in local for code in mention.offences
    ]
    case.cite(*(each for _, answer in found for each in answer.citations))
    lacking = [(one, answer) for one, answer in found if answer.power not in _ENOUGH]
    if not lacking:
        return compliant(_conditions([answer for _, answer in found]))
    barred = any(answer.power is Power.NONE for _, answer in lacking)
    return breach(_said(lacking), Severity.OBLIGATION if barred else Severity.PRACTICE)


def _said(lacking: list[tuple[Force, Answer]]) -> Text:
    """Say who lacks the power to record what."""
    parts = [
        (one.name or one.id, offence(answer.offence).label, _power(answer))
        for one, answer in lacking
    ]
    return Text(
        fr=" ; ".join(f"{who}, {what.fr} : {power.fr}" for who, what, power in parts),
        en="; ".join(f"{who}, {what.en}: {power.en}" for who, what, power in parts),
    )


def _power(answer: Answer) -> Text:
    return answer.power.label if answer.power else _NO_POWER


def _conditions(answers: list[Answer]) -> Text | None:
    """Say on what conditions the offences are recorded, ``None`` when there is none."""
    held = dict.fromkeys(one.condition for one in answers if one.condition)
    if not held:
        return None
    return Text(
        fr="condition : " + " ; ".join(one.fr for one in held),
        en="condition: " + "; ".join(one.en for one in held),
    )
