"""What a waiver must be to be worth keeping: it names what is there, it runs, it covers a breach.

These rules rest on no text of law. They ask the engine about the one rule and the one object that a
waiver names, so that what they say does not depend on which other rules a run was asked for.
"""

from secuprev import law
from secuprev.model import Commune, Epci, Waiver
from secuprev.model.fields import label_of
from secuprev.rules.case import Case
from secuprev.rules.catalogue import UnknownRule, find
from secuprev.rules.engine import judge
from secuprev.rules.rule import Rule, rule
from secuprev.rules.targets import Target, kinds
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Status,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import PartialDate, Text, commune_code
from secuprev.values.nearness import near

_OVER = not_applicable(Text(fr="acceptation échue", en="the waiver is over"))
_NAMES_NOTHING = not_applicable(
    Text(
        fr="l'acceptation ne nomme pas une règle et un objet qu'elle regarde",
        en="the waiver does not name a rule and an object that it looks at",
    )
)
_NOT_WAIVED = breach(
    Text(
        fr="ce qui est reproché à une acceptation ne s'accepte pas",
        en="what is found wrong with a waiver is not waived",
    )
)
_NOT_TOLD = Text(
    fr="la règle ne peut rien dire encore : s'il y a un manquement à accepter n'est pas connu",
    en="it cannot be told yet: whether there is a breach to waive is not known",
)
_RULE_FAILED = Text(fr="la règle a échoué", en="the rule failed")
_NO_BREACH = {
    Status.COMPLIANT: Text(
        fr="rien à accepter : la règle est respectée", en="nothing to waive: it is complied with"
    ),
    Status.NOT_APPLICABLE: Text(
        fr="rien à accepter : la règle est sans objet", en="nothing to waive: it does not apply"
    ),
}


def _rule(waiver: Waiver, case: Case) -> Rule | None:
    """Return the rule that a waiver names, ``None`` when there is none that can be waived."""
    try:
        found = find(waiver.rule, case.own)
    except UnknownRule:
        return None
    return None if found.target is Waiver else found


def _found(waiver: Waiver, case: Case, looked_at: tuple[type, ...]) -> Target | None:
    """Return the object that a waiver names, among those of some classes."""
    for one in looked_at:
        for target in case.targets(one):
            if target.id == waiver.subject:
                return target
    members_known = case.body is None or case.body.communes is not None
    if Commune in looked_at and not members_known and commune_code.is_valid(waiver.subject):
        raise FactMissing(MissingFact("epci.communes", label_of(Epci, "communes")))
    return None


@rule(
    code="WAI-001",
    name="waiver-unknown-rule",
    target=Waiver,
    severity=Severity.PRACTICE,
    cites=(),
    fr="Une acceptation de manquement nomme une règle qui existe",
    en="A waiver names a rule that exists",
)
def waiver_unknown_rule(waiver: Waiver, case: Case) -> Verdict:
    """A waiver names a rule that exists.

    Why:
        A misspelled rule waives nothing, and nobody would notice. The rules about waivers are not
        waived: an expiry that can be waived would mean nothing.

    Breach:
        on: 2026-01-01
        forces: [{id: pm, kind: police_municipale, posts: 3}]
        waivers:
          - rule: mising-convention
            subject: pm
            reason: talks with the prefect are under way
            author: head of services
            expires: 2026-06-30

    Compliant:
        on: 2026-01-01
        forces: [{id: pm, kind: police_municipale, posts: 3}]
        waivers:
          - rule: missing-convention
            subject: pm
            reason: talks with the prefect are under way
            author: head of services
            expires: 2026-06-30

    Sources:
        none

    History:
        The law has no part in it: a waiver is a note that a reader leaves to the next ones.
    """
    if not waiver.runs(case.day):
        return _OVER
    try:
        found = find(waiver.rule, case.own)
    except UnknownRule as unknown:
        return breach(unknown.message)
    return _NOT_WAIVED if found.target is Waiver else compliant()


@rule(
    code="WAI-002",
    name="waiver-unknown-object",
    target=Waiver,
    severity=Severity.PRACTICE,
    cites=(),
    fr="Une acceptation de manquement nomme un objet que sa règle regarde",
    en="A waiver names an object that its rule looks at",
)
def waiver_unknown_object(waiver: Waiver, case: Case) -> Verdict:
    """A waiver names an object that its rule looks at.

    Why:
        An object that was renamed or removed leaves its waivers behind: the breach of the new one
        is told again, and the old decision stands for nothing.

    Breach:
        on: 2026-01-01
        forces: [{id: pm-melun, kind: police_municipale, posts: 3}]
        waivers:
          - rule: missing-convention
            subject: pm-mleun
            reason: talks with the prefect are under way
            author: head of services
            expires: 2026-06-30

    Compliant:
        on: 2026-01-01
        forces: [{id: pm-melun, kind: police_municipale, posts: 3}]
        waivers:
          - rule: missing-convention
            subject: pm-melun
            reason: talks with the prefect are under way
            author: head of services
            expires: 2026-06-30

    Sources:
        none

    History:
        The law has no part in it. Objects are those of the day asked about: a commune that joined
        the territory later is not one of them.
    """
    if not waiver.runs(case.day):
        return _OVER
    named = _rule(waiver, case)
    looked_at = kinds() if named is None else (named.target,)
    if _found(waiver, case, looked_at) is not None:
        return compliant()
    known = [target.id for one in kinds() for target in case.targets(one)]
    if named is not None and waiver.subject in known:
        return breach(
            Text(
                fr=f"la règle {named.name} ne regarde pas « {waiver.subject} »",
                en=f'the rule {named.name} does not look at "{waiver.subject}"',
            )
        )
    others = ", ".join(near(waiver.subject, known))
    return breach(
        Text(
            fr=f"objet inconnu : « {waiver.subject} »"
            + (f" ; proche : {others}" if others else ""),
            en=f'unknown object: "{waiver.subject}"' + (f"; near: {others}" if others else ""),
        )
    )


@rule(
    code="WAI-003",
    name="waiver-expired",
    target=Waiver,
    severity=Severity.PRACTICE,
    cites=(),
    fr="Une acceptation de manquement n'est pas échue",
    en="A waiver is not past its last day",
)
def waiver_expired(waiver: Waiver, case: Case) -> Verdict:
    """A waiver is not past its last day.

    Why:
        Whoever accepts a breach says until when. After that day the breach counts again, and the
        decision is to be taken anew or struck out.

    Breach:
        on: 2026-01-01
        forces: [{id: pm, kind: police_municipale, posts: 3}]
        conventions: []
        waivers:
          - rule: missing-convention
            subject: pm
            reason: talks with the prefect are under way
            author: head of services
            expires: 2025-12-31

    Compliant:
        on: 2025-12-31
        forces: [{id: pm, kind: police_municipale, posts: 3}]
        conventions: []
        waivers:
          - rule: missing-convention
            subject: pm
            reason: talks with the prefect are under way
            author: head of services
            expires: 2025-12-31

    Sources:
        none

    History:
        The law has no part in it. The last day is still covered.
    """
    if waiver.runs(case.day):
        return compliant()
    return breach(
        Text(
            fr=f"son dernier jour était le {waiver.expires} ({waiver.author} : {waiver.reason})",
            en=f"its last day was {waiver.expires} ({waiver.author}: {waiver.reason})",
        )
    )


@rule(
    code="WAI-004",
    name="waiver-unused",
    target=Waiver,
    severity=Severity.PRACTICE,
    cites=(),
    fr="Une acceptation de manquement couvre un manquement",
    en="A waiver covers a breach",
)
def waiver_unused(waiver: Waiver, case: Case) -> Verdict:
    """A waiver covers a breach.

    Why:
        What was accepted is put right, or turns out not to be asked for: the waiver would then
        silence the next breach, which nobody accepted. Where a fact is missing, whether it covers
        a breach cannot be told either.

    Breach:
        on: 2019-12-28
        forces:
          - id: pm
            kind: police_municipale
            posts: 4
            posts_lent_by_epci: 0
            posts_lent_by_syndicat: 0
        conventions: []
        waivers:
          - rule: missing-convention
            subject: pm
            reason: talks with the prefect are under way
            author: head of services
            expires: 2020-06-30

    Compliant:
        on: 2019-12-29
        forces: [{id: pm, kind: police_municipale, posts: 4}]
        conventions: []
        waivers:
          - rule: missing-convention
            subject: pm
            reason: talks with the prefect are under way
            author: head of services
            expires: 2020-06-30

    Sources:
        none

    History:
        The law has no part in it, but for what it asks of the object on the day: what is no breach
        on one day may be one on the next.
    """
    if not waiver.runs(case.day):
        return _OVER
    named = _rule(waiver, case)
    target = None if named is None else _found(waiver, case, (named.target,))
    if named is None or target is None:
        return _NAMES_NOTHING
    record, day = law.record(), PartialDate.of(case.day)
    if not record.contains(day):
        raise law.OutsideRecord(named.name, day, record, named.label)
    result = judge(named, target, case)  # it takes what it cites along; this rule cites nothing
    if result.status is Status.CRASHED:
        return unverifiable(message=_RULE_FAILED)
    if result.status is Status.UNVERIFIABLE:
        return unverifiable(*result.missing, message=_NOT_TOLD)
    if result.waiver is waiver:
        return compliant()
    if result.waiver is not None:
        return breach(
            Text(
                fr=f"une autre acceptation le couvre déjà, jusqu'au {result.waiver.expires}",
                en=f"another waiver covers it already, until {result.waiver.expires}",
            )
        )
    return breach(_NO_BREACH[result.status])
