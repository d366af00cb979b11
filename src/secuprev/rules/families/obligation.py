"""When a convention de coordination is compulsory."""

from collections.abc import Collection

from secuprev.law.force_kinds import Belonging
from secuprev.model import Force
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.sharing import lends_none
from secuprev.rules.verdict import (
    MissingFact,
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text

# The field of a force that holds each kind of post the law may count.
_FIELDS = {
    "own": "posts",
    "lent_by_epci": "posts_lent_by_epci",
    "lent_by_syndicat": "posts_lent_by_syndicat",
}
_INTERCOMMUNAL = Belonging.INTERCOMMUNAL  # Python 3.11 searches the members at each look
_NOT_COUNTED = not_applicable(
    Text(
        fr="les emplois de ce service ne comptent pas pour le seuil",
        en="the posts of this service do not count towards the threshold",
    )
)


def _posts(force: Force, counted: tuple[str, ...], case: Case) -> tuple[int, list[MissingFact]]:
    """Return the posts known to count, and the facts that could add to them."""
    known, unknown = 0, []
    for kind in counted:
        posts = getattr(force, _FIELDS[kind])
        if posts is None and kind == "own" and force.headcount is not None:
            # Every agent present holds a post; vacant posts would only add to the number.
            known += force.headcount
        if posts is not None:
            known += posts
        elif kind == "own" or not lends_none(kind.removeprefix("lent_by_"), force, case):
            unknown.append(missing_fact(force, _FIELDS[kind]))
    return known, unknown


def _borrowing(lender: Force, kinds: Collection[str], case: Case) -> list[Force]:
    """Return the services to which an intercommunal police lends posts, or may lend some."""
    served = lender.communes
    return [
        one
        for one in case.framework.forces or ()
        if one.kind in kinds
        and case.force_kind(one.kind).kind is not _INTERCOMMUNAL
        and not one.posts_lent_by_epci == one.posts_lent_by_syndicat == 0
        and (served is None or one.communes is None or set(served) & set(one.communes))
    ]


def _reached_elsewhere(
    services: list[Force], threshold: int, counted: tuple[str, ...], case: Case
) -> Verdict | None:
    """Say that posts count in services that reach the threshold, ``None`` when in none they do."""
    reaching, unknown = [], []
    for one in services:
        posts, unsaid = _posts(one, counted, case)
        if posts >= threshold and (one.posts_lent_by_epci or one.posts_lent_by_syndicat):
            reaching.append(one.name or one.id)
        else:
            unknown += unsaid
    if unknown:
        return unverifiable(*unknown)
    if not reaching:
        return None
    names = ", ".join(reaching)
    return not_applicable(
        Text(
            fr=f"ses emplois comptent avec ceux d'un service tenu à une convention : {names}",
            en=f"its posts count with those of a service that must have a convention: {names}",
        )
    )


@rule(
    code="CONV-001",
    name="missing-convention",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "convention.posts_threshold",
        "convention.posts_counted",
        "convention.forces_counted",
        "convention.transition",
    ),
    fr="Un service de police municipale qui atteint le seuil d'emplois a une convention en vigueur",
    en="A municipal police service that reaches the threshold of posts has a convention in force",
)
def missing_convention(force: Force, case: Case) -> Verdict:
    """A municipal police service that reaches the threshold of posts has a convention in force.

    Why:
        Above a number of posts the law does not leave the choice: mayor and State must agree on
        who does what, and where. Posts that are lent to a commune count with its own. The
        convention of one commune serves in that commune alone: a service of several needs one for
        each, or one of all. Rural wardens and parking agents are not municipal police agents and do
        not count.

    Breach:
        on: 2019-12-29
        forces: [{id: pm, kind: police_municipale, posts: 3}]
        conventions: []

    Compliant:
        on: 2019-12-29
        communes: [{code: "77288"}]
        forces: [{id: pm, kind: police_municipale, posts: 3, communes: ["77288"]}]
        conventions: [{id: c, signed: 2018-05-01, years: 3, communes: ["77288"]}]

    Sources:
        convention.posts_threshold, convention.posts_counted, convention.forces_counted,
        convention.transition

    History:
        Services that existed in 1999 had until six months after the first model was published. The
        threshold fell once. Posts held by agents that an intercommunal body lends came to
        count in 2009, those lent by a syndicate of communes in 2021.
    """
    kinds = case.value("convention.forces_counted").value or ()
    if force.kind not in kinds:
        return _NOT_COUNTED
    threshold = case.value("convention.posts_threshold").value
    counted = case.value("convention.posts_counted").value or ()
    if threshold is None:
        return NO_TEXT
    lends = case.force_kind(force.kind).kind is _INTERCOMMUNAL
    # Its own posts are those that it lends.
    posts, unknown = _posts(force, ("own",) if lends else counted, case)
    if posts < threshold:
        if unknown:
            return unverifiable(*unknown)
        borrowing = _borrowing(force, kinds, case) if lends else []
        return _reached_elsewhere(borrowing, threshold, counted, case) or not_applicable(
            Text(
                fr=f"{posts} emploi(s), moins que le seuil de {threshold} : convention facultative",
                en=f"{posts} post(s), below the threshold of {threshold}: convention optional",
            )
        )
    case.applies()
    if case.convention_for(force):
        return compliant()
    return breach(
        Text(
            fr=f"{posts} emplois pour un seuil de {threshold}, et aucune convention en vigueur",
            en=f"{posts} posts for a threshold of {threshold}, and no convention in force",
        )
        + case.uncovered(force),
        Severity.PRACTICE if case.transition(force) else None,
    )
