"""What the words of a document betray: prohibited tasks, and names that only police may bear."""

from secuprev import law
from secuprev.law import Prohibition, Wording
from secuprev.model import Convention, Force, Role
from secuprev.rules.bans import ban_on
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_ROLE, NO_TEXT
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
from secuprev.values import AnyDate, Text

_EXCLUDED = Role.EXCLUDED  # Python 3.11 searches the members at each look
_POLICE_ONLY = "no_pm_by_non_civil_servant"
_POLICE = not_applicable(
    Text(
        fr="la règle vise les services qui ne sont pas de police",
        en="the rule is about services that are no police",
    )
)
_NOT_QUOTED = not_applicable(
    Text(fr="les mots du document ne sont pas cités", en="the words are not quoted")
)
_NOTHING_NAMED = not_applicable(
    Text(fr="aucun mot n'y désigne une interdiction", en="no word names a prohibition")
)


def _named(words: str, on: AnyDate) -> list[tuple[Prohibition, Wording]]:
    """Return the prohibitions of a day that some words name, those left out among them."""
    # The words first: a vague day must not trip over the first day of what is not named.
    return [(one, wording) for one, wording in law.wordings(words) if one.exists(on)]


@rule(
    code="PRO-001",
    name="prohibited-wording",
    target=Mention,
    severity=Severity.OBLIGATION,
    cites=("prohibitions",),
    fr="Les mots du document ne donnent à aucune force ce que la loi lui interdit",
    en="The words of the document give no force what the law forbids it",
)
def prohibited_wording(target: Mention, case: Case) -> Verdict:
    """The words of the document give no force what the law forbids it.

    Why:
        A domain may be open to a force while the words that describe it are not: identity checks,
        searches, inquiries, drones. A clause that names such a task to leave it out, or to the
        State, is the model itself; so are good order (bon ordre) and taking down an offender's
        identity. A theme that gives nobody the task is told lightly: its words need care, not its
        content.

    Breach:
        on: 2022-01-01
        forces: [{id: pm, kind: police_municipale}]
        conventions:
          - id: c
            signed: 2021-11-23
            forces: [pm]
            domains:
              - {domain: proximity_presence, role: lead, label: Patrouilles et contrôles d'identité}

    Compliant:
        on: 2022-01-01
        forces: [{id: pm, kind: police_municipale}]
        conventions:
          - id: c
            signed: 2021-11-23
            forces: [pm]
            domains:
              - domain: event_security
                role: lead
                label: Manifestations sportives, hors maintien de l'ordre

    Sources:
        prohibitions

    History:
        The bar on public order was written in the model of 2000. Decisions of 2011, 2021 and 2022
        struck down acts that would have opened identity checks, fixed fines and drones.
    """
    mention = target.mention
    if mention.label is None:
        return _NOT_QUOTED
    if mention.role is _EXCLUDED:
        return NO_ROLE
    in_convention = isinstance(target.holder, Convention)
    day = case.concluded(target.holder) if isinstance(target.holder, Convention) else case.day
    named = _named(mention.label, day)
    if not named:
        return _NOTHING_NAMED
    given = [one for one, wording in named if not wording.left_out]
    case.cite(*(each for one, _ in named for each in one.citations_of_words(day)))
    if not given:
        said = " ; ".join(one.label.fr for one, _ in named)
        told = "; ".join(one.label.en for one, _ in named)
        return compliant(
            Text(fr=f"nommé pour être exclu : {said}", en=f"named as left out: {told}")
        )
    actors = case.actors(target)
    if not actors and mention.by is None:
        if mention.role is Role.THEME and not in_convention:
            return NO_ROLE
        raise FactMissing(missing_fact(mention, "by", under=target.path))
    barred = [(one, force) for one in given for force in actors if force.kind in one.forces]
    if not barred:
        return compliant()
    if mention.role is Role.THEME:
        severity = Severity.PRACTICE
    else:
        rest_on = (each for one, _ in barred for each in one.citations_of_words(day))
        severity = Severity.of(tuple(rest_on))
    return breach(
        Text(
            fr=" ; ".join(f"{force.name or force.id} : {one.says.fr}" for one, force in barred),
            en="; ".join(f"{force.name or force.id}: {one.says.en}" for one, force in barred),
        ),
        severity,
    )


@rule(
    code="PRO-002",
    name="named-as-police",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("prohibitions",),
    fr="Un service qui n'est pas de police ne porte pas le nom de police",
    en="A service that is no police does not bear the name of police",
)
def named_as_police(force: Force, case: Case) -> Verdict:
    """A service that is no police does not bear the name of police.

    Why:
        Only appointed, approved and sworn civil servants are municipal police agents. Wardens,
        camera operators, staff of an intercommunal body and private guards called "police" mislead
        those whom they meet, and whoever reads the convention. A name that also says what they are
        ("ASVP de la police municipale") misleads nobody.

    Breach:
        on: 2020-01-01
        forces: [{id: bri, kind: agents_epci, name: Police de l'environnement du Grand Melun}]

    Compliant:
        on: 2020-01-01
        forces: [{id: bri, kind: agents_epci, name: Brigade de l'environnement du Grand Melun}]

    Sources:
        prohibitions

    History:
        In the code of communes since the act of 1999, in the code of internal security since 2012.
    """
    ban = ban_on(_POLICE_ONLY, case.day)
    if ban is None:
        return NO_TEXT
    if force.kind not in ban.forces:
        return _POLICE
    case.applies()
    name: str = case.need(force, "name")
    case.cite(*ban.citations(case.day))
    kind = case.force_kind(force.kind)
    if not ban.named_in(name) or kind.named_in(name):
        return compliant()
    return breach(
        Text(
            fr=f"« {name} » : {kind.label.fr}, et non de la police",
            en=f'"{name}": {kind.label.en}, and no police',
        )
    )
