"""What lets a local force act in several communes: agents pooled by these, or lent to them."""

from secuprev.law import prohibition
from secuprev.model import Convention, ConventionKind, Force, Lender
from secuprev.rules.bodies import may_lend_agents, non_members
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.naming import called
from secuprev.rules.reasons import NOT_COORDINATION
from secuprev.rules.rule import rule
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

_MUNICIPAL = "police_municipale"
_INTERCOMMUNAL = "police_intercommunale"
_SCHEMES = {Lender.EPCI: "lent_by_epci", Lender.SYNDICAT: "lent_by_syndicat"}
_POOLING = "pooling"
_SYNDICATE = "syndicat_communes"
_MEMBERS = Text(
    fr="communes membres de l'établissement qui met les agents à disposition",
    en="member communes of the body that lends the agents",
)
_NO_LOAN_THEN = not_applicable(
    Text(
        fr="aucun texte ne laissait ce jour-là son employeur mettre des agents à disposition",
        en="no text let its employer lend agents on that day",
    )
)
_OUTSIDE = "no_outside_territory"
_NOT_ONE_SERVICE = not_applicable(
    Text(
        fr="la règle vise un service de police municipale",
        en="the rule is about one municipal police service",
    )
)
_OTHER_BODY = not_applicable(
    Text(
        fr="l'établissement qui l'emploie n'est pas celui du document",
        en="the body that employs it is not that of the document",
    )
)
_NO_LOCAL_FORCE = not_applicable(
    Text(fr="aucune force locale n'y est partie", en="no local force is a party to it")
)


@rule(
    code="FOR-010",
    name="several-communes-without-scheme",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "territory.sharing",
        "lending.bodies",
        "metropole_lyon.may_lend",
        "lending.disputed_bodies",
    ),
    fr="Une police municipale dessert sa commune, ou plusieurs que la loi du jour permet de réunir",
    en="A municipal police serves its commune, or several that the law of the day lets join",
)
def several_communes_without_scheme(force: Force, case: Case) -> Verdict:
    """A municipal police serves its commune, or several that the law of the day lets join.

    Why:
        Agents act on the territory of the commune that employs them. Beyond it they need one of the
        schemes of the day: agents pooled by convention, or lent by an intercommunal body to its
        own members. Joint use at an event or in a disaster is short, and makes no service. Whether
        the body may lend at all is the matter of another rule.

    Breach:
        on: 2016-01-01
        forces: [{id: pm, kind: police_municipale, communes: ["77288", "77152"]}]
        conventions: []

    Compliant:
        on: 2016-01-01
        forces: [{id: pm, kind: police_municipale, communes: ["77288", "77152"]}]
        conventions:
          - id: p
            kind: pooling
            communes: ["77288", "77152"]
            signed: 2015-03-01
            years: 3

    Sources:
        territory.sharing, lending.bodies, metropole_lyon.may_lend, lending.disputed_bodies

    History:
        The commune alone in 1999; loans by own-tax bodies since 2002, pooling since 2007, loans by
        syndicates since 2021.
    """
    schemes: tuple[str, ...] = case.value("territory.sharing").value or ()
    if force.kind not in (_MUNICIPAL, _INTERCOMMUNAL) or force.several:
        return _NOT_ONE_SERVICE
    case.applies()
    served: tuple[str, ...] = case.need(force, "communes")
    if force.kind == _INTERCOMMUNAL:
        return _members_only(force, served, case)
    if len(set(served)) < 2:
        return compliant()
    if _POOLING in schemes and _pooled(set(served), case):
        return compliant()
    names = called(served, case)
    return breach(
        Text(
            fr=f"aucune mise en commun en vigueur entre : {names}",
            en=f"no pooling of agents in force between: {names}",
        )
    )


def _members_only(force: Force, served: tuple[str, ...], case: Case) -> Verdict:
    """Judge an intercommunal police: it serves the members of the body that employs it."""
    body = case.body
    if body is None or (force.employer is not None and force.employer != body.kind):
        return _OTHER_BODY
    kind = force.employer or body.kind
    may = may_lend_agents(kind, case) if kind else case.value("lending.bodies").value
    if not may:
        if case.value("lending.bodies").value and force.employer is None and not body.lends_agents:
            raise FactMissing(missing_fact(force, "employer"))
        return _NO_LOAN_THEN
    others = non_members(served, body, case)
    if others and not case.need(body, "lends_agents", under="epci"):
        raise FactMissing(missing_fact(force, "employer"))
    if others:
        names = called(others, case)
        return breach(
            Text(
                fr=f"hors de l'intercommunalité qui met les agents à disposition : {names}",
                en=f"outside the intercommunal body that lends the agents: {names}",
            )
        )
    return compliant() if kind else unverifiable(missing_fact(body, "kind", under="epci"))


def _pooled(codes: set[str], case: Case) -> bool:
    """Tell whether a pooling agreement in force holds all of some communes.

    Raises:
        FactMissing: that is not known.
    """
    doubts: list[MissingFact] = []
    for one in case.conventions_of_kind(ConventionKind.POOLING):
        covered = {one.covers(code) for code in codes}
        if False in covered:
            continue
        try:
            if case.in_force(one) and None not in covered:
                return True
            doubts += [missing_fact(one, "communes")] if None in covered else []
        except FactMissing as unknown:
            doubts += unknown.missing
    if doubts:
        raise FactMissing(*dict.fromkeys(doubts))
    return False


@rule(
    code="FOR-011",
    name="convention-beyond-territory",
    target=Convention,
    severity=Severity.OBLIGATION,
    cites=("territory.sharing",),
    fr="Une convention ne mène pas une force locale dans une commune qu'aucune ne dessert",
    en="A convention takes no local force into a commune that none of them serves",
)
def convention_beyond_territory(convention: Convention, case: Case) -> Verdict:
    """A convention takes no local force into a commune that none of them serves.

    Why:
        A convention shares out work; it gives no territory. A commune that it covers, and that no
        local force among its parties serves, would be policed by agents of elsewhere: that takes
        agents pooled by convention, or lent to one of its members by the body that the convention
        names. Which schemes there are is the law of the day of the act; whether one leads into a
        commune is asked of the day, for agents act where they are lent now.

    Breach:
        on: 2016-01-01
        forces: [{id: pm, kind: police_municipale, communes: ["77288"]}]
        conventions: [{id: c, signed: 2015-03-01, communes: ["77288", "77152"], forces: [pm]}]

    Compliant:
        on: 2016-01-01
        forces: [{id: pm, kind: police_municipale, communes: ["77288"]}]
        conventions: [{id: c, signed: 2015-03-01, communes: ["77288"], forces: [pm]}]

    Sources:
        territory.sharing

    History:
        The commune alone in 1999; loans by own-tax bodies since 2002, pooling since 2007, loans by
        syndicates since 2021.
    """
    if not convention.is_coordination:
        return NOT_COORDINATION
    parties = [case.framework.of_kind(Force, id) for id in convention.forces]
    local = [one for one in parties if one.kind in prohibition(_OUTSIDE).forces]
    if not local:
        return _NO_LOCAL_FORCE
    schemes: tuple[str, ...] = case.value("territory.sharing", case.concluded(convention)).value
    served = {code for one in local for code in one.communes or ()}
    outside = [code for code in case.need(convention, "communes") if code not in served]
    if not outside:
        return compliant()
    untold = [missing_fact(one, "communes") for one in local if one.communes is None]
    if untold:
        raise FactMissing(*untold)
    lent = _lent_to(outside, convention, schemes, case)
    outside = [code for code in outside if lent[code] is not True]
    if _POOLING in schemes:
        outside = [code for code in outside if not _reached(code, served, case)]
    if not outside:
        return compliant()
    outside = [code for code in outside if lent[code] is False]
    if not outside:
        raise FactMissing(MissingFact("epci.communes", _MEMBERS))
    names = called(outside, case)
    return breach(
        Text(
            fr=f"{names} : aucune force locale partie ne dessert, et aucun partage ne l'y mène",
            en=f"{names}: no local force that is a party serves, and no scheme takes one there",
        )
    )


def _lent_to(
    codes: list[str], convention: Convention, schemes: tuple[str, ...], case: Case
) -> dict[str, bool | None]:
    """Tell of communes whether the body that a convention names may lend agents to them.

    A body lends to its own members; ``None`` when it is not known whether they are.
    """
    if convention.lender is None or _SCHEMES.get(convention.lender) not in schemes:
        return dict.fromkeys(codes, False)
    body, by_syndicate = case.body_of(convention), convention.lender is Lender.SYNDICAT
    if body and body.kind and (body.kind == _SYNDICATE) is not by_syndicate:
        body = None  # that of the document is another one
    return {code: case.is_member(case.commune(code), body) for code in codes}


def _reached(code: str, served: set[str], case: Case) -> bool:
    """Tell whether a pooling agreement joins a commune to one that a party serves."""
    return any(_pooled({code, one}, case) for one in served)
