"""Whether a force may do what an instrument gives it to do."""

from attrs import evolve

from secuprev.law import CannotBeTold, Competence, Level, NoneKind, competence, domains, force
from secuprev.model import Convention, Force, Role
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_ROLE
from secuprev.rules.rule import rule
from secuprev.rules.targets import Mention
from secuprev.rules.verdict import (
    FactMissing,
    Severity,
    Status,
    Verdict,
    breach,
    compliant,
    not_applicable,
)
from secuprev.values import PartialDate, Text

_ROLES = {Role.LEAD: Level.LEAD, Role.PARTICIPATE: Level.ASSIST, Role.RELAY: Level.REPORT}
_NOT_RECORDED = not_applicable(
    Text(
        fr="les compétences dans ce domaine ne sont pas recensées",
        en="competences in this domain are not recorded",
    )
)
_COOPERATION = "cooperation"  # a family of means: who leads there may use them, no more
# Python 3.11 searches the members at each look.
_EXCLUDED, _THEME, _BARRED = Role.EXCLUDED, Role.THEME, NoneKind.EXCLUDED


def _too_early(actor: Force, day: PartialDate) -> bool:
    """Tell whether a kind of force is named before it could exist."""
    kind = force(actor.kind)
    return bool(kind.hard_start and kind.since and day.is_before(kind.since))


def _severity(held: Competence, wanted: Level) -> Severity:
    """Return how heavy it is that a force lacks a level (validation rules V01 to V04)."""
    aspect_enough = any(aspect.level.covers(wanted) for aspect in held.aspects)
    if held.level is Level.NONE:
        excluded = held.none_kind is NoneKind.EXCLUDED
        heavy = excluded or wanted is Level.LEAD
    else:
        heavy = wanted is Level.LEAD and not aspect_enough
    return Severity.OBLIGATION if heavy else Severity.PRACTICE


@rule(
    code="FOR-001",
    name="force-lacks-competence",
    target=Mention,
    severity=Severity.OBLIGATION,
    cites=("competences",),
    fr="Chaque force a la compétence que suppose le rôle qui lui est donné",
    en="Each force has the competence that the role given to it supposes",
)
def force_lacks_competence(target: Mention, case: Case) -> Verdict:
    """Each force has the competence that the role given to it supposes.

    Why:
        A convention shares out what each force may already do; it gives nobody a power that the
        law does not. Leading needs a force that may lead, or one beside it in the same act. A theme
        gives nobody a role: it is told, lightly, only when a text bars every force that it is put
        before. Words that may mean several domains are judged by the worst of them, lightly too.

    Breach:
        on: 2013-01-01
        forces: [{id: pm, kind: police_municipale}]
        conventions:
          - id: c
            signed: 2012-11-23
            forces: [pm]
            domains: [{domain: identity_checks, role: lead, by: [pm]}]

    Compliant:
        on: 2013-01-01
        forces: [{id: pm, kind: police_municipale}]
        conventions:
          - id: c
            signed: 2012-11-23
            forces: [pm]
            domains: [{domain: parking_and_traffic_surveillance, role: lead, by: [pm]}]

    Sources:
        competences

    History:
        Levels and their dates are told force by force and domain by domain.
    """
    mention = target.mention
    role = mention.role
    if role is _EXCLUDED:
        return NO_ROLE
    actors = case.actors(target)
    if role is _THEME and not actors:
        return NO_ROLE
    possible = (mention.domain,) if mention.domain else mention.candidates
    if not possible:
        raise FactMissing(missing_fact(mention, "domain", under=target.path))
    recorded = [code for code in possible if domains[code].competence]
    if not recorded:
        return _NOT_RECORDED
    day = case.concluded(target.holder) if isinstance(target.holder, Convention) else None
    moment = day or PartialDate.of(case.day)
    if role is _THEME:
        return _theme(target, actors, recorded, moment, case)
    if not actors:
        raise FactMissing(missing_fact(mention, "by", under=target.path))
    early = [actor for actor in actors if _too_early(actor, moment)]
    if early:
        names = ", ".join(actor.name or actor.id for actor in early)
        return breach(
            Text(
                fr=f"ce type de force n'existait pas encore : {names}",
                en=f"this kind of force did not exist yet: {names}",
            )
        )
    verdicts = {one: _judged(target, actors, one, moment, case) for one in recorded}
    return _worst(verdicts) if len(recorded) > 1 else next(iter(verdicts.values()))


def _judged(
    target: Mention, actors: tuple[Force, ...], domain: str, moment: PartialDate, case: Case
) -> Verdict:
    """Judge the role that is given to forces in one domain."""
    wanted = _ROLES[target.mention.role]
    if domains[domain].family == _COOPERATION and wanted is Level.LEAD:
        wanted = Level.ASSIST
    held = {one.id: _held(one, domain, target, moment) for one in actors}
    case.cite(*(citation for one in held.values() for citation in one.citations(moment.latest)))
    lacking = {id: one for id, one in held.items() if not one.level.covers(wanted)}
    co_led = any(one.level is Level.LEAD for one in held.values())
    if wanted is Level.LEAD and co_led:
        lacking = {id: one for id, one in lacking.items() if not one.level.covers(Level.ASSIST)}
    if lacking:
        return _lacking(lacking, wanted, case)
    conditions = dict.fromkeys(one.condition for one in held.values() if one.condition)
    if not conditions:
        return compliant()
    return compliant(
        Text(
            fr="condition : " + " ; ".join(one.fr for one in conditions),
            en="condition: " + "; ".join(one.en for one in conditions),
        )
    )


def _held(actor: Force, domain: str, target: Mention, moment: PartialDate) -> Competence:
    """Return the competence of a force, in the part of the domain that is named if one is."""
    return competence(actor.kind, domain, moment).narrowed(target.mention.aspect)


def _theme(
    target: Mention,
    actors: tuple[Force, ...],
    possible: list[str],
    moment: PartialDate,
    case: Case,
) -> Verdict:
    """Tell a theme that a text bars to every force it is put before; any other asks nothing."""
    held = []
    for domain in possible:
        for one in actors:
            try:
                held.append(_held(one, domain, target, moment))
            except CannotBeTold:
                return NO_ROLE
            if held[-1].none_kind is not _BARRED:
                return NO_ROLE
    case.cite(*(citation for one in held for citation in one.citations(moment.latest)))
    names = ", ".join(dict.fromkeys(one.name or one.id for one in actors))
    return breach(
        Text(
            fr=f"thème qu'un texte ferme à : {names} ; personne n'y reçoit de rôle",
            en=f"a theme that a text closes to: {names}; nobody is given a role in it",
        ),
        Severity.PRACTICE,
    )


def _worst(verdicts: dict[str, Verdict]) -> Verdict:
    """Return the worst answer among the domains that some words may mean, as a light finding."""
    faulty = {code: one for code, one in verdicts.items() if one.status is Status.BREACH}
    if not faulty:
        return next((one for one in verdicts.values() if one.message), compliant())
    order = list(Severity)
    code, worst = min(
        faulty.items(), key=lambda pair: order.index(pair[1].severity or Severity.OBLIGATION)
    )
    label, said = domains[code].label, worst.message or Text.same("")
    return evolve(
        worst,
        severity=Severity.PRACTICE,
        message=Text(
            fr=f"plusieurs domaines possibles ; si « {label.fr} » : {said.fr}",
            en=f'several domains possible; if "{label.en}": {said.en}',
        ),
    )


def _lacking(lacking: dict[str, Competence], wanted: Level, case: Case) -> Verdict:
    severity = min((_severity(one, wanted) for one in lacking.values()), key=list(Severity).index)
    parts = []
    for id, one in lacking.items():
        actor = case.framework.of_kind(Force, id)
        parts.append((actor.name or id, one))
    return breach(
        Text(
            fr=" ; ".join(
                f"{who} : {one.level.label.fr} ({one.basis or '-'})" for who, one in parts
            ),
            en="; ".join(f"{who}: {one.level.label.en} ({one.basis or '-'})" for who, one in parts),
        ),
        severity,
    )
