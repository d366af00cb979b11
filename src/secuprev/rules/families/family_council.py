"""When a commune must have a council for the rights and duties of families (CDDF)."""

from secuprev.model import Commune
from secuprev.rules.case import Case
from secuprev.rules.footing import council_of, few_inhabitants
from secuprev.rules.rule import rule
from secuprev.rules.verdict import Severity, Verdict, breach, compliant, not_applicable
from secuprev.values import Text, commune_code

_NOT_COMPULSORY = not_applicable(
    Text(
        fr="ce conseil n'est pas obligatoire ce jour-là",
        en="that council is not compulsory on that day",
    )
)


@rule(
    code="GOV-028",
    name="family-council-missing",
    target=Commune,
    severity=Severity.OBLIGATION,
    cites=("cddf.population_above",),
    fr="Une commune au-dessus du seuil a un conseil pour les droits et devoirs des familles",
    en="A commune above the threshold has a council for the rights and duties of families",
)
def family_council_missing(commune: Commune, case: Case) -> Verdict:
    """A commune above the threshold has a council for the rights and duties of families.

    Why:
        The mayor hears there the parents of minors who trouble public peace, and offers them
        support. Few communes set one up, even while the largest had to.

    Breach:
        on: 2015-06-01
        communes: [{code: "77288", population: 50001}]
        councils: []

    Compliant:
        on: 2015-06-01
        communes: [{code: "77288", population: 50001}]
        councils: [{id: k, kind: cddf, communes: ["77288"], created: 2012-01-01}]

    Sources:
        cddf.population_above

    History:
        Possible since March 2007, compulsory for the largest communes from March 2011 to December
        2019; the end was not read in the code and rests on the debates of the act of 2019. The
        article is not extended to French Polynesia nor to New Caledonia.
    """
    above = case.value("cddf.population_above", where=commune_code.departement(commune.code)).value
    if above is None:
        return _NOT_COMPULSORY
    population = case.need(commune, "population")
    if population <= above:
        return few_inhabitants(above)
    case.applies()
    if council_of(commune, "cddf", case):
        return compliant()
    return breach(
        Text(
            fr=f"conseil pour les droits et devoirs des familles absent ({population} habitants)",
            en=f"no council for the rights and duties of families ({population} inhabitants)",
        )
    )
