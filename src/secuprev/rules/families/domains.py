"""The domains that a convention names, beside those that the model of its day names."""

from secuprev.law import Citation, ModelKind, Series, State, clause, domains, texts
from secuprev.law.store import per_law
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

# What a model says of a domain while it runs: the codes of the clauses that name it.
_Naming = State[tuple[str, ...]]
# The day of a convention, what its model says of a domain, and who opened the domain.
_Told = tuple[PartialDate, _Naming, _Naming | None]

_INTERCOMMUNAL = ConventionKind.INTERCOMMUNAL  # Python 3.11 searches the members at each look

_PUBLIC_ORDER = "public_order_maintenance"
_OTHER_DOMAIN = not_applicable(Text(fr="autre domaine", en="another domain"))
_OTHER_RULE = not_applicable(Text(fr="voir public-order-mission", en="see public-order-mission"))
_NOT_A_CONVENTION = not_applicable(
    Text(
        fr="le modèle ne porte que sur les conventions de coordination",
        en="the model is only about conventions de coordination",
    )
)
_NEVER_NAMED = not_applicable(Text(fr="aucun modèle ne le nomme", en="no model ever named it"))
_NAMED_LATER = not_applicable(
    Text(fr="voir domain-before-its-time", en="see domain-before-its-time")
)
_ADDED = compliant(
    Text(
        fr="aucun modèle ne le nomme ; la liste est à compléter et à adapter localement",
        en="no model names it; the list is to be completed and adapted locally",
    )
)
_BEYOND_THE_MODEL = breach(
    Text(
        fr="aucun modèle ne le nomme, et rien ne disait alors que le modèle pût être complété",
        en="no model names it, and nothing said then that the model could be added to",
    )
)


def _domain(mention: Mention) -> str:
    """Return the code of the domain, or say that the words were not recognised."""
    code = mention.mention.domain
    if code is None:
        raise FactMissing(missing_fact(mention.mention, "domain", under=mention.path))
    return code


def _named(mention: Mention, convention: Convention, case: Case) -> _Told:
    """Return the day of the convention, what its model says of the domain, and who opened it."""
    key = (_named, convention.id, mention.mention.domain)
    found: tuple[_Told, tuple[Citation, ...]] | None = case.kept.get(key)
    if found is None:
        day = case.concluded(convention)
        kind: ModelKind = "intercommunal" if convention.kind is _INTERCOMMUNAL else "communal"
        naming, opened = _through_time(_domain(mention), kind)
        state = naming.at(day)
        found = case.kept[key] = (day, state, opened), state.citations(day.latest)
    told, citations = found
    case.cite(*citations)
    return told


@per_law
def _through_time(code: str, kind: ModelKind) -> tuple[Series[tuple[str, ...]], _Naming | None]:
    """Return what the models of a kind say of a domain, and the first state in which one did."""
    domain = domains[code]
    return domain.in_model(kind), domain.opened(kind)


@per_law
def _named_by_model(state: _Naming) -> Verdict:
    """Name the clauses that name a domain, each with its article."""
    labels = [clause(code).label for code in state.value or ()]
    articles = [one.short for one in state.citations()]
    named = list(zip(articles, labels, strict=True))
    return compliant(
        Text(
            fr="nommé par le modèle : " + " ; ".join(f"{a} « {one.fr} »" for a, one in named),
            en="named by the model: " + "; ".join(f'{a} "{one.en}"' for a, one in named),
        )
    )


@rule(
    code="DOM-001",
    name="public-order-mission",
    target=Mention,
    severity=Severity.MODEL,
    cites=("convention.public_order_excluded",),
    fr="Aucune mission de maintien de l'ordre ne va à une force locale",
    en="No public-order mission goes to a local force",
)
def public_order_mission(target: Mention, case: Case) -> Verdict:
    """No public-order mission goes to a local force.

    Why:
        Crowd control belongs to the State. A clause that says so is the model itself; watching
        over sports, leisure and cultural events is another thing, and is allowed. The bar stands
        in the preamble of the model: no article that was read says it.

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
        return _OTHER_DOMAIN
    day = case.concluded(target.holder) if isinstance(target.holder, Convention) else case.day
    if not case.value("convention.public_order_excluded", day).value:
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
        Text(fr=f"maintien de l'ordre confié à : {names}", en=f"public order given to: {names}")
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
        return _NOT_A_CONVENTION
    if target.mention.domain == _PUBLIC_ORDER:
        return _OTHER_RULE
    day, state, opened = _named(target, holder, case)
    if state.value is None:
        return NO_MODEL
    if state.value:
        return _named_by_model(state)
    if case.value_for(holder, "model.list_is_open", day).value:
        return _ADDED
    return _BEYOND_THE_MODEL if opened is None else _NAMED_LATER


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
        return _NOT_A_CONVENTION
    _, state, opened = _named(target, holder, case)
    if opened is None:
        return _NEVER_NAMED
    if state.value is None:
        return NO_MODEL
    if state.value:
        return _known_to_model(opened)
    unknown = Text(fr="inconnu du modèle du jour ; ", en="unknown to the model of the day; ")
    return breach(unknown + _opened_by(opened))


@per_law
def _known_to_model(opened: _Naming) -> Verdict:
    return compliant(_opened_by(opened))


@per_law
def _opened_by(opened: _Naming) -> Text:
    """Say which text opened a domain, and since when a model names it."""
    by = ", ".join(texts.text(code).short for code in opened.changed_by)
    since = opened.period.start
    return Text(fr=f"ouvert par {by} (modèle du {since})", en=f"opened by {by} (model of {since})")
