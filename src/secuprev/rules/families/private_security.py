"""Private guards, who keep to the places they guard."""

from secuprev.model import Force
from secuprev.rules.bans import ban_on
from secuprev.rules.case import Case
from secuprev.rules.reasons import NO_TEXT
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant, not_applicable
from secuprev.values import Text

_PRIVATE = "private_security"
_STREET = "no_private_public_space"
_NOT_PRIVATE = not_applicable(
    Text(fr="la règle vise la sécurité privée", en="the rule is about private security")
)


@rule(
    code="PRO-004",
    name="private-security-on-public-way",
    target=Force,
    severity=Severity.OBLIGATION,
    cites=("prohibitions",),
    fr="Des agents privés ne surveillent pas la voie publique sans l'autorisation du préfet",
    en="Private guards do not watch the public way without the prefect's leave",
)
def private_security_on_public_way(force: Force, case: Case) -> Verdict:
    """Private guards do not watch the public way without the prefect's leave.

    Why:
        Watching the street is police, and police is not delegated: neither patrols nor the viewing
        of street cameras. Guards keep to the places they guard; the prefect may let them stand
        outside, by exception, against what threatens those very goods.

    Breach:
        on: 2020-01-01
        forces:
          - id: aps
            kind: private_security
            on_public_way: true
            public_way_authorised: false

    Compliant:
        on: 2020-01-01
        forces: [{id: aps, kind: private_security, on_public_way: false}]

    Sources:
        prohibitions

    History:
        Said by the Conseil d'État in December 1997, and again by the Conseil constitutionnel in
        March 2011.
    """
    ban = ban_on(_STREET, case.day)
    if ban is None:
        return NO_TEXT
    if force.kind != _PRIVATE:
        return _NOT_PRIVATE
    case.cite(*ban.citations(case.day))
    if not case.need(force, "on_public_way"):
        return compliant()
    case.applies()
    if case.need(force, "public_way_authorised"):
        exception = ban.exceptions[0]
        return compliant(
            Text(fr=f"sous condition : {exception.fr}", en=f"on condition: {exception.en}")
        )
    return breach(ban.says)
