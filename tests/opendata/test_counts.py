"""The duties of the country, beside a count in plain Python that asks no rule and no law data.

What the texts say is written again here, from the articles: CSI L512-4 (three posts since 28
December 2019, five before), L132-4 (more than 5,000 inhabitants or a priority neighbourhood; more
than 15,000 for a coordinator), L132-11 (Paris), L153-1 to L157-2 (overseas collectivities), CGCT
L5215-20, L5216-5, L5217-2 and L3641-1 (bodies that hold the prevention competence by law).
"""

import pytest

from secuprev import france, opendata, rules
from secuprev.rules import Tally
from tests.opendata.shared import DATA, real, rows

DAY = "2026-04-03"
NO_COUNCIL = {"975", "977", "978", "984", "986", "989"}  # the code gives these no CLSPD
NO_ZONE = {"987", "988"}  # nor does it make these read priority neighbourhoods and coordinators


def counted(frameworks, on, *names):
    total = Tally()
    for part in rules.check_many(frameworks, on, select=names, then=rules.tally):
        total.add(part)
    return total


@pytest.fixture(scope="module")
def country():
    return opendata.frameworks(
        survey=DATA / "pm_survey_2023.csv",
        qpv=DATA / "qpv_2024_communes.csv",
        competences=DATA / "banatic_security_competences.csv",
        on=DAY,
    )


def where(code):
    return code[:3] if code.startswith(("97", "98")) else code[:2]


@pytest.fixture(scope="module")
def neighbourhoods():
    """The communes of the list, by their code of today."""
    return {row["insee_com"] for row in rows("qpv_2024_communes.csv")}


@real
def test_as_many_communes_are_asked_for_a_clspd(country, neighbourhoods):
    expected = 0
    for commune in france.communes(DAY):
        place = where(commune.code)
        if place in NO_COUNCIL:
            continue
        large = commune.population_total is not None and commune.population_total > 5000
        zoned = commune.code in neighbourhoods and place not in NO_ZONE
        expected += large or zoned or place == "75"
    assert counted(country, DAY, "clspd-missing").by_rule["GOV-001"].asked == expected


@real
def test_as_many_communes_are_asked_for_a_coordinator(country):
    expected = sum(
        commune.population_total is not None
        and commune.population_total > 15_000
        and where(commune.code) not in NO_COUNCIL | NO_ZONE
        for commune in france.communes(DAY)
    )
    found = counted(country, DAY, "clspd-coordinator-missing")
    assert found.by_rule["GOV-002"].asked == expected


@real
def test_as_many_bodies_hold_the_prevention_competence_by_law_or_by_transfer(country):
    kinds = [one.kind for one in france.epcis(DAY)]
    by_law = sum(kind in {"ca", "cu", "metropole", "metropole_lyon"} for kind in kinds)
    communities = {one.siren for one in france.epcis(DAY) if one.kind == "cc"}
    transferred = {
        row["siren"]
        for row in rows("banatic_security_competences.csv")
        if row["competence_code"] == "3005"
    }
    found = counted(country, DAY, "prevention-competence").by_rule["GOV-030"]
    assert found.met == by_law + len(communities & transferred)
    assert found.maybe == len(communities - transferred)


@pytest.mark.parametrize(("on", "threshold"), [("2019-12-28", 5), ("2019-12-29", 3), (DAY, 3)])
@real
def test_as_many_services_reach_the_threshold(country, on, threshold):
    # A row that was set aside, or that tells of agents already counted, makes no service.
    report = country.reports[0]
    aside = {finding.line for finding in report.findings}
    expected = sum(
        int(row["pm"]) >= threshold
        for line, row in enumerate(rows("pm_survey_2023.csv"), start=2)
        # Paris could have no municipal police before the act of 25 May 2021.
        if line not in aside and (row["dep"] != "75" or on >= "2021-05-27")
    )
    assert counted(country, on, "missing-convention").by_rule["CONV-001"].asked == expected
