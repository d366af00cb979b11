"""The approvals and the oath without which an agent records nothing."""

from itertools import chain

from secuprev import law
from secuprev.model import Force
from secuprev.rules.case import Case, missing_fact
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.signing import delegations, deputies
from secuprev.rules.verdict import (
    Severity,
    Verdict,
    breach,
    compliant,
    not_applicable,
    unverifiable,
)
from secuprev.values import Text, commune_code

_STATE = "prefet"
_REPRESENTATIVES = "approval.state_representatives"
_TRANSITION = "approval.transition"
_NO_APPROVAL = not_applicable(
    Text(fr="aucun agrément recensé pour cette force", en="no approval on record for it")
)
_NOT_SWORN_IN = breach(Text(fr="agents non assermentés", en="agents not sworn in"))


def _places(force: Force, case: Case) -> tuple[str | None, ...]:
    """Return the départements that a force serves, ``None`` alone when they are not known."""
    if force.communes:
        return tuple(dict.fromkeys(map(commune_code.departement, force.communes)))
    return (case.force_kind(force.kind).departement,)


def _offices(name: str, places: tuple[str | None, ...], case: Case) -> tuple[str, ...] | None:
    """Return the offices that a value names in some départements, ``None`` if no text gives it."""
    found = [case.value(name, where=one).value for one in places]
    return None if None in found else tuple(dict.fromkeys(chain(*found)))


def _weight(lacking: set[str], case: Case) -> Severity | None:
    """Return a lighter severity where the State alone has not approved those in post yet."""
    if lacking != {_STATE} or not law.value(_TRANSITION, case.day).value:
        return None
    case.value(_TRANSITION)
    return Severity.PRACTICE


@rule(
    code="PRO-005",
    name="agents-not-approved",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=(
        "approval.police_municipale",
        "approval.police_intercommunale",
        "approval.police_municipale_paris",
        "approval.garde_champetre",
        "approval.asvp",
        "approval.transition",
        "approval.state_representatives",
    ),
    fr="Les agents sont agréés par qui la loi le veut, puis assermentés",
    en="Agents are approved by whom the law says, then sworn in",
)
def agents_not_approved(force: Force, case: Case) -> Verdict:
    """Agents are approved by whom the law says, then sworn in.

    Why:
        Municipal police agents are approved twice, by the State's representative and by the
        prosecutor; rural wardens and public-highway wardens by the prosecutor alone. What an agent
        records before his oath is void.

    Breach:
        on: 2020-01-01
        forces: [{id: pm, kind: police_municipale, approved_by: [procureur], sworn: true}]

    Compliant:
        on: 2020-01-01
        forces: [{id: pm, kind: police_municipale, approved_by: [prefet, procureur], sworn: true}]

    Sources:
        approval.police_municipale, approval.police_intercommunale,
        approval.police_municipale_paris, approval.garde_champetre, approval.asvp,
        approval.transition, approval.state_representatives

    History:
        Before April 1999 the prosecutor alone approved municipal police agents. Those who served
        already had months to get the approval of the State. Since March 2011 their approvals hold
        wherever they go on as municipal police agents.
    """
    name = f"approval.{force.kind}"
    if name not in law.names():
        case.value("approval.police_municipale")  # whether the law of that day was read at all
        return _NO_APPROVAL
    places = _places(force, case)
    wanted = _offices(name, places, case)
    if wanted is None:
        return NO_TEXT
    case.applies()
    if force.sworn is False:
        return _NOT_SWORN_IN
    given = set(case.need(force, "approved_by"))
    seats = [
        (_offices(_REPRESENTATIVES, places, case) or (one,)) if one == _STATE else (one,)
        for one in wanted
    ]
    lacking = [seat for seat in seats if given.isdisjoint(seat)]
    acting = {seat: deputies(given, seat) for seat in lacking}
    labels = [law.office(seat[0]).label for seat in lacking if not acting[seat]]
    if labels:
        return breach(
            Text(
                fr="agrément manquant : " + ", ".join(one.fr for one in labels),
                en="approval missing: " + ", ".join(one.en for one in labels),
            ),
            _weight(set(wanted) - given, case),
        )
    if lacking:
        path = missing_fact(force, "approved_by").path
        return unverifiable(*delegations({one for seat in lacking for one in acting[seat]}, path))
    case.need(force, "sworn")
    return compliant()
