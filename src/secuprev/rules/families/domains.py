"""The domains that a convention names, beside those that the model of its day names."""

from secuprev.law import ModelKind, State, clause, domains, texts
from secuprev.model import Convention, ConventionKind, Role
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_MODEL, NO_TEXT
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

_PUBLIC_ORDER = "public_order_maintenance"
_NOT_A_CONVENTION = Text(
    fr="le modèle ne porte que sur les conventions de coordination",
    en="the model is only about conventions de coordination",
)


def _domain(mention: Mention) -> str:
    """Return the code of the domain, or say that the words were not recognised."""
    code = mention.mention.domain
    if code is None:
        raise FactMissing(missing_fact(mention.mention, "domain", under=mention.path))
    return code


def _named(
    mention: Mention, convention: Convention, case: Case
) -> tuple[PartialDate, State[tuple[str, ...]], State[tuple[str, ...]] | None]:
    """Return the day of the convention, what its model says of the domain, and who opened it."""
    intercommunal = convention.kind is ConventionKind.INTERCOMMUNAL
    kind: ModelKind = "intercommunal" if intercommunal else "communal"
    day = case.concluded(convention)
    domain = domains[_domain(mention)]
    state = domain.in_model(kind).at(day)
    case.cite(*state.citations(day.latest))
    return day, state, domain.opened(kind)


def _clauses(state: State[tuple[str, ...]]) -> Text:
    """Name the clauses that name a domain, each with its article."""
    labels = [clause(code).label for code in state.value or ()]
    articles = [one.short for one in state.citations()]
    return Text(
        fr=" ; ".join(f"{a} « {one.fr} »" for a, one in zip(articles, labels, strict=True)),
        en="; ".join(f'{a} "{one.en}"' for a, one in zip(articles, labels, strict=True)),
    )


@rule(
    code="DOM-001",
    name="public-order-mission",
    target=Mention,
    severity=Severity.OBLIGATION,
    cites=("convention.public_order_excluded",),
    fr="Aucune mission de maintien de l'ordre ne va à une force locale",
    en="No public-order mission goes to a local force",
)
def public_order_mission(target: Mention, case: Case) -> Verdict:
    """No public-order mission goes to a local force.

    Why:
        Crowd control belongs to the State. A clause that says so is the model itself; watching
        over sports, leisure and cultural events is another thing, and is allowed.

    Breach:
        on: 2013-01-01
        forces: [{id: pm, kind: police_municipale}]
        conventions:
          - id: c
            signed: 2012-11-23
            forces: [pm]
            domains: [{domain: public_order_maintenance, role: participate}]

    Compliant:
        on: 2013-01-01
        conventions:
          - id: c
            signed: 2012-11-23
            domains: [{domain: public_order_maintenance, role: excluded}]

    Sources:
        convention.public_order_excluded

    History:
        Written in the preamble of every model since 2000.
    """
    if _domain(target) != _PUBLIC_ORDER:
        return not_applicable(Text(fr="autre domaine", en="another domain"))
    day = case.concluded(target.holder) if isinstance(target.holder, Convention) else case.day
    answer = case.value("convention.public_order_excluded", day)
    if not answer.value:
        return NO_TEXT
    role = target.mention.role
    if role is Role.EXCLUDED:
        return compliant()
    actors = case.actors(target)
    local = [force for force in actors if force.kind in case.local_forces]
    if role is Role.THEME and isinstance(target.holder, Convention):
        named = target.mention.by is not None
        if local or not named:
            unsaid = "role" if named else "by"
            raise FactMissing(missing_fact(target.mention, unsaid, under=target.path))
    if not local or role is Role.THEME:
        return compliant()
    names = ", ".join(force.name or force.id for force in local)
    return breach(
        Text(fr=f"maintien de l'ordre confié à : {names}", en=f"public order given to: {names}"),
        Severity.of(answer.citations),
    )


@rule(
    code="DOM-002",
    name="domain-not-in-model",
    target=Mention,
    severity=Severity.MODEL,
    cites=("model.list_is_open",),
    fr="Le domaine est de ceux que le modèle du jour nomme, ou la liste du modèle est ouverte",
    en="The domain is one that the model of the day names, or the list of the model is open",
)
def domain_not_in_model(target: Mention, case: Case) -> Verdict:
    """The domain is one that the model of the day names, or the list of the model is open.

    Why:
        Since 2012 the list of the model is to be completed and adapted locally: a domain of one's
        own is no fault, but it rests on the convention alone. Before, no text said that the model
        could be adapted. A domain that a later model opened is told by `domain-before-its-time`.

    Breach:
        on: 2006-07-01
        conventions: [{id: c, signed: 2006-06-01, domains: [dangerous_dogs]}]

    Compliant:
        on: 2012-11-23
        conventions: [{id: c, signed: 2012-11-23, domains: [dangerous_dogs]}]

    Sources:
        model.list_is_open

    History:
        The model of 2000 listed missions; the decree of 2 January 2012 added a list of needs and a
        title on reinforced cooperation, both open.
    """
    holder = target.holder
    if not isinstance(holder, Convention) or not holder.is_coordination:
        return not_applicable(_NOT_A_CONVENTION)
    if target.mention.domain == _PUBLIC_ORDER:
        return not_applicable(Text(fr="voir public-order-mission", en="see public-order-mission"))
    day, state, opened = _named(target, holder, case)
    if state.value is None:
        return NO_MODEL
    if state.value:
        named = _clauses(state)
        return compliant(
            Text(fr=f"nommé par le modèle : {named.fr}", en=f"named by the model: {named.en}")
        )
    is_open = case.value("model.list_is_open", day).value
    if is_open:
        return compliant(
            Text(
                fr="aucun modèle ne le nomme ; la liste est à compléter et à adapter localement",
                en="no model names it; the list is to be completed and adapted locally",
            )
        )
    if opened is not None:
        return not_applicable(
            Text(fr="voir domain-before-its-time", en="see domain-before-its-time")
        )
    return breach(
        Text(
            fr="aucun modèle ne le nomme, et rien ne disait alors que le modèle pût être complété",
            en="no model names it, and nothing said then that the model could be added to",
        )
    )


@rule(
    code="DOM-003",
    name="domain-before-its-time",
    target=Mention,
    severity=Severity.MODEL,
    cites=("models",),
    fr="Le domaine est connu du modèle du jour, et non d'un modèle postérieur seulement",
    en="The domain is known to the model of the day, and not only to a later one",
)
def domain_before_its_time(target: Mention, case: Case) -> Verdict:
    """The domain is known to the model of the day, and not only to a later one.

    Why:
        Towns were ahead of the model: what they agreed on by themselves, a later decree took in.
        Knowing which text opened a domain tells what a renewal can rest on.

    Breach:
        on: 2006-07-01
        conventions: [{id: c, signed: 2006-06-01, domains: [holiday_watch]}]

    Compliant:
        on: 2012-11-23
        conventions: [{id: c, signed: 2012-11-23, domains: [holiday_watch]}]

    Sources:
        models

    History:
        The decree of 2 January 2012 opened the list of needs and the reinforced cooperation.
    """
    holder = target.holder
    if not isinstance(holder, Convention) or not holder.is_coordination:
        return not_applicable(_NOT_A_CONVENTION)
    _, state, opened = _named(target, holder, case)
    if opened is None:
        return not_applicable(Text(fr="aucun modèle ne le nomme", en="no model ever named it"))
    if state.value is None:
        return NO_MODEL
    by, since = _opened_by(opened)
    if not state.value:
        return breach(
            Text(
                fr=f"inconnu du modèle du jour ; ouvert par {by} (modèle du {since})",
                en=f"unknown to the model of the day; opened by {by} (model of {since})",
            )
        )
    return compliant(
        Text(fr=f"ouvert par {by} (modèle du {since})", en=f"opened by {by} (model of {since})")
    )


def _opened_by(state: State[tuple[str, ...]]) -> tuple[str, str]:
    return ", ".join(texts.text(code).short for code in state.changed_by), str(state.period.start)
