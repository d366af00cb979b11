"""Agents lent to communes: by which body, by one scheme only, and under whose orders."""

from secuprev import law
from secuprev.model import Epci, Force
from secuprev.model.fields import label_of
from secuprev.rules.bodies import may_lend_agents
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.sharing import lends_none, own_tax_body_lends
from secuprev.rules.verdict import (
    FactMissing,
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text

_INTERCOMMUNAL = "police_intercommunale"
_SYNDICATE = "syndicat_communes"
_MAYOR = "maire"
_PRESIDENT = "president_epci"
_DEPARTEMENT = "president_conseil_departemental"
_PRESIDENTS = (_PRESIDENT, "president_syndicat")
_NO_LOAN = not_applicable(Text(fr="aucun agent mis à disposition", en="no agent is lent"))
_DOMAIN = Text(
    fr="si les images sont du seul domaine public départemental",
    en="whether the images are of the public domain of the département alone",
)
_SHARE = Text(
    fr="le président, pour ses seuls pouvoirs de police transférés",
    en="the president, for his transferred police powers alone",
)
_OF_SYNDICATE = Text(
    fr="communes où servent les agents du syndicat",
    en="communes where the syndicate's agents serve",
)
_NO_POLICE_AGENTS = not_applicable(
    Text(fr="la règle vise les policiers municipaux", en="the rule is about police agents")
)
_NO_TEXT_ON_IT = not_applicable(
    Text(fr="aucun texte lu sur cette force ce jour-là", en="no text read on this force")
)


def _lenders(force: Force, case: Case) -> tuple[list[str], list[MissingFact]]:
    """Return the legal kinds of the bodies whose agents a force has, and what could add to them."""
    body = case.body
    lends = body and body.lends_agents
    kind = body.kind if body else None
    if force.kind == _INTERCOMMUNAL:
        employer = force.employer or (kind if lends else None)
        return ([employer], []) if employer else ([], [missing_fact(force, "employer")])
    found: list[str] = []
    doubts: list[MissingFact] = []
    for how in ("epci", "syndicat"):
        name = f"posts_lent_by_{how}"
        if getattr(force, name) is None and not lends_none(how, force, case):
            doubts.append(missing_fact(force, name))
    if force.posts_lent_by_epci:
        if kind is None or kind == _SYNDICATE:  # whose posts are counted apart
            doubts.append(MissingFact("epci.kind", label_of(Epci, "kind")))
        elif lends or law.intercommunal_kind(kind).own_taxation is not False:
            found.append(kind)
        else:  # the own-tax body of the communes may be the one that lends
            doubts.append(MissingFact("epci.lends_agents", label_of(Epci, "lends_agents")))
    if force.posts_lent_by_syndicat:
        found.append(_SYNDICATE)
    return found, doubts


@rule(
    code="FOR-013",
    name="lender-without-right",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "lending.bodies",
        "metropole_lyon.may_lend",
        "lending.disputed_bodies",
        "convention.forces_counted",
    ),
    fr="L'établissement qui met des policiers municipaux à disposition est de ceux qui le peuvent",
    en="The body that lends municipal police agents is one that may",
)
def lender_without_right(force: Force, case: Case) -> Verdict:
    """The body that lends municipal police agents is one that may.

    Why:
        An intercommunal police needs an employer: an intercommunal body with taxes of its own or,
        since May 2021, a syndicate of communes. A mixed syndicate may not lend police agents, and a
        council for security is a forum, not a force.

    Breach:
        on: 2021-05-26
        forces: [{id: pmi, kind: police_intercommunale, employer: syndicat_communes}]

    Compliant:
        on: 2021-05-27
        forces: [{id: pmi, kind: police_intercommunale, employer: syndicat_communes}]

    Sources:
        lending.bodies, metropole_lyon.may_lend, lending.disputed_bodies,
        convention.forces_counted

    History:
        Own-tax bodies since the act of 27 February 2002, at the request of mayors; on their own
        initiative too since the end of 2019.
    """
    police = {_INTERCOMMUNAL, *case.value("convention.forces_counted").value}
    if force.kind not in police:
        return _NO_POLICE_AGENTS
    lenders, doubts = _lenders(force, case)
    if not lenders:
        case.value("lending.bodies")  # cited where nobody lends, too
    for kind in lenders:
        try:
            if may_lend_agents(kind, case):
                continue
        except FactMissing as unknown:
            doubts += unknown.missing
            continue
        body = law.intercommunal_kind(kind)
        return breach(
            Text(
                fr=f"{body.label.fr} : aucun texte ne lui permettait ce jour-là de mettre des"
                " policiers municipaux à disposition",
                en=f"{body.label.en}: no text let it lend municipal police agents on that day",
            )
        )
    if doubts:
        return unverifiable(*doubts)
    return compliant() if lenders else _NO_LOAN


@rule(
    code="FOR-005",
    name="two-lenders",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("lending.syndicate_barred_by_own_tax_loan", "convention.forces_counted"),
    fr="Un service ne reçoit pas d'agents d'un syndicat quand son intercommunalité en prête déjà",
    en="A service has no agents of a syndicate when its own-tax body lends any",
)
def two_lenders(force: Force, case: Case) -> Verdict:
    """A service has no agents of a syndicate when its own-tax body lends any.

    Why:
        One scheme of sharing for each commune: whoever asks who commands and who pays must find one
        answer. That the body lends agents is enough, be it to other communes. The commune may still
        keep agents of its own.

    Breach:
        on: 2022-01-01
        forces:
          - id: pm
            kind: police_municipale
            posts_lent_by_epci: 4
            posts_lent_by_syndicat: 2

    Compliant:
        on: 2022-01-01
        forces:
          - id: pm
            kind: police_municipale
            posts: 6
            posts_lent_by_epci: 4
            posts_lent_by_syndicat: 0

    Sources:
        lending.syndicate_barred_by_own_tax_loan, convention.forces_counted

    History:
        Since May 2021, when syndicates could lend agents at all.
    """
    if not case.value("lending.syndicate_barred_by_own_tax_loan").value:
        return NO_TEXT
    if (
        force.kind == _INTERCOMMUNAL
        or force.kind not in case.value("convention.forces_counted").value
    ):
        return _NO_LOAN
    if force.posts_lent_by_syndicat == 0:
        return _NO_LOAN if force.posts_lent_by_epci == 0 else compliant()
    try:
        lends = _own_tax_body_lends(force, case)
    except FactMissing:
        case.need(force, "posts_lent_by_syndicat")
        raise
    if not lends:
        return compliant()
    posts = case.need(force, "posts_lent_by_syndicat")
    return breach(
        Text(
            fr=f"{posts} emploi(s) prêté(s) par un syndicat, quand l'intercommunalité à fiscalité"
            " propre met déjà des agents à disposition",
            en=f"{posts} post(s) lent by a syndicate, where the own-tax body already lends agents",
        )
    )


def _own_tax_body_lends(force: Force, case: Case) -> bool:
    """Tell whether the own-tax body of the communes of a service lends agents, be it to others.

    Raises:
        FactMissing: that is not known, or holds for some of these communes alone.
    """
    if force.posts_lent_by_epci:
        return True
    communes = [case.commune(code) for code in case.need(force, "communes")]
    answers = {one.code: own_tax_body_lends(one, case) for one in communes}
    if set(answers.values()) in ({True}, {False}):
        return True in answers.values()
    unknown = [one for one in communes if answers[one.code] is None]
    doubts = [missing_fact(one, "served_by_epci") for one in unknown]
    raise FactMissing(*(doubts or [MissingFact(f"{force.id}.communes", _OF_SYNDICATE)]))


@rule(
    code="FOR-006",
    name="wrong-authority",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "command.police_municipale",
        "command.police_intercommunale",
        "command.police_municipale_paris",
        "command.garde_champetre",
        "command.video_operators",
        "command.by_president_besides",
        "command.by_departement",
    ),
    fr="Les agents obéissent au maire de la commune où ils agissent",
    en="Agents obey the mayor of the commune where they act",
)
def wrong_authority(force: Force, case: Case) -> Verdict:
    """Agents obey the mayor of the commune where they act.

    Why:
        Whoever employs them, agents who are lent or shared are under the mayor of the place, and
        so are those who watch the images of street cameras. The president of the intercommunal body
        recruits and equips; he directs agents for the special police transferred to him alone, and
        never in the mayor's stead. That of the departmental council directs whoever watches, for an
        open mixed syndicate, the images of the domain of the département.

    Breach:
        on: 2020-01-01
        forces: [{id: pmi, kind: police_intercommunale, authority: [president_epci]}]

    Compliant:
        on: 2020-01-01
        forces: [{id: pmi, kind: police_intercommunale, authority: [maire, president_epci]}]

    Sources:
        command.police_municipale, command.police_intercommunale, command.police_municipale_paris,
        command.garde_champetre, command.video_operators, command.by_president_besides,
        command.by_departement

    History:
        The same since 1999, and for lent agents and rural wardens since 2002. The president's own
        share came with the transfer of special police in December 2010, that of the département
        with the operators of the mixed syndicates in May 2021.
    """
    name = f"command.{force.kind}"
    if name not in law.names():
        case.value("command.police_municipale")  # whether the law of that day was read at all
        return _NO_TEXT_ON_IT
    if case.value(name).value != _MAYOR:
        return _NO_TEXT_ON_IT
    case.applies()
    given = [_held_by(one) for one in case.need(force, "authority")]
    presidents = [one for one in given if one in _PRESIDENTS]
    besides: tuple[str, ...] = ()
    if _PRESIDENT in presidents:
        besides = case.value("command.by_president_besides").value or ()
    apart = [one for one in presidents if one != _PRESIDENT or force.kind not in besides]
    if _MAYOR in given and not apart:
        return compliant(_SHARE if presidents else None)
    if not apart and _DEPARTEMENT in given:
        on_its_domain: tuple[str, ...] = case.value("command.by_departement").value or ()
        if force.kind in on_its_domain:
            raise FactMissing(MissingFact(f"{force.id}.authority", _DOMAIN))
    wrong = [law.office(one).label for one in (apart or given)]
    return breach(
        Text(
            fr="autorité d'emploi : " + (", ".join(one.fr for one in wrong) or "aucune"),
            en="authority obeyed: " + (", ".join(one.en for one in wrong) or "none"),
        )
    )


def _held_by(office: str) -> str:
    """Return the office for which its holder acts, or mayor where it counts as one; or itself."""
    held = law.office(office)
    return next(iter(held.acts_for), _MAYOR if _MAYOR in held.covers else office)
