"""Whether a force may do what an instrument gives it to do."""

from secuprev.law import Competence, Level, NoneKind, competence, domains, force
from secuprev.model import Convention, Force, Role
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

_ROLES = {Role.LEAD: Level.LEAD, Role.PARTICIPATE: Level.ASSIST, Role.RELAY: Level.REPORT}


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
        law does not. Leading needs a force that may lead, or one beside it in the same act.

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
    wanted = _ROLES.get(mention.role)
    if wanted is None:
        return not_applicable(
            Text(fr="aucun rôle n'est donné à une force", en="no role is given to a force")
        )
    if mention.domain is None:
        raise FactMissing(missing_fact(mention, "domain", under=target.path))
    if not domains[mention.domain].competence:
        return not_applicable(
            Text(
                fr="les compétences dans ce domaine ne sont pas recensées",
                en="competences in this domain are not recorded",
            )
        )
    day = case.concluded(target.holder) if isinstance(target.holder, Convention) else None
    moment = day or PartialDate.of(case.day)
    actors = case.actors(target)
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
    held = {actor.id: competence(actor.kind, mention.domain, moment) for actor in actors}
    case.cite(*(citation for one in held.values() for citation in one.citations(moment.latest)))
    lacking = {id: one for id, one in held.items() if not one.level.covers(wanted)}
    co_led = any(one.level is Level.LEAD for one in held.values())
    if wanted is Level.LEAD and co_led:
        lacking = {id: one for id, one in lacking.items() if not one.level.covers(Level.ASSIST)}
    if lacking:
        return _lacking(lacking, wanted, case)
    conditions = [one.condition for one in held.values() if one.condition]
    if not conditions:
        return compliant()
    return compliant(
        Text(
            fr="condition : " + " ; ".join(one.fr for one in conditions),
            en="condition: " + "; ".join(one.en for one in conditions),
        )
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
