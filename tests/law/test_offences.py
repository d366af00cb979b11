"""What local agents may record, offence by offence, from the articles that say so."""

import pytest

from secuprev import law
from secuprev.law import Power
from secuprev.law.store import read

LAST = law.record().end
FORCES = ("police_municipale", "garde_champetre", "asp_paris", "asvp", "agents_epci")

# PV by procès-verbal, r by report, N notice, X not at all, ? in doubt, · no power on record; a
# trailing * stands for a condition. Columns: municipal police, rural wardens, Paris agents, ASVP,
# staff of the intercommunal body.
GRID = """
municipal_orders         PV  PV  PV  X   ·
highway                  PV  PV* PV* PV* ·
highway_obstruction      PV  PV  ·   ·   ·
parking_fee              N   ·   N   N*  N*
insurance_certificate    PV* ·   ·   PV  ·
animals_penal            PV  PV  PV  ·   ·
noise_penal              PV  PV  PV  ·   ·
noise_env                PV  PV  ·   PV* ·
waste_penal              PV  PV  PV  PV* ·
waste_env                PV  PV  ·   PV* PV*
cleanliness_csp          ·   ·   ·   PV  PV
minor_damage             PV  PV  PV  ·   ·
not_in_list              r   r   ·   ·   ·
street_harassment        PV  ?   PV  ·   ·
hall_occupation          r   ·   ·   ·   ·
road_domain              PV  PV  ·   ·   ·
dogs                     PV  PV  ·   ·   ·
smoking                  PV  PV* PV  ·   ·
tobacco_minors           PV  PV  PV  ·   ·
gambling_minors          PV  PV  ·   ·   ·
transport                PV* ·   ·   PV* ·
forest                   PV  PV* ·   ·   ·
fishing                  PV  PV* ·   ·   ·
nature_vehicles          PV  PV  ·   ·   ·
protected_species        PV  PV  ·   ·   ·
advertising              PV  PV  ·   PV* PV*
planning                 PV* PV* ·   PV* PV*
hunting                  X   PV  ·   ·   ·
water_reserves_property  X   PV  ·   ·   ·
"""
SIGNS = {
    Power.RECORD: "PV",
    Power.REPORT: "r",
    Power.NOTICE: "N",
    Power.NONE: "X",
    Power.DOUBTFUL: "?",
    None: "·",
}
LINES = [tuple(line.split()) for line in GRID.strip().splitlines()]


def test_the_grid_has_every_family():
    assert [line[0] for line in LINES] == [one.code for one in law.offences()]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_powers_at_the_end_of_the_record(line):
    code, *signs = line
    for force, sign in zip(FORCES, signs, strict=True):
        answer = law.may_record(force, code, LAST)
        assert SIGNS[answer.power] + ("*" if answer.condition else "") == sign, force


@pytest.mark.parametrize(
    ("code", "eve", "first_day"),
    [
        ("parking_fee", "2016-09-30", "2016-10-01"),
        ("animals_penal", "2007-09-27", "2007-09-28"),
        ("waste_env", "2020-02-11", "2020-02-12"),
        ("street_harassment", "2018-08-05", "2018-08-06"),
        ("hall_occupation", "2003-03-18", "2003-03-19"),
        ("dogs", "2001-11-15", "2001-11-16"),
        ("tobacco_minors", "2016-01-27", "2016-01-28"),
        ("gambling_minors", "2019-12-31", "2020-01-01"),
        ("transport", "2016-03-22", "2016-03-23"),
        ("forest", "2012-06-30", "2012-07-01"),
        ("fishing", "2013-06-30", "2013-07-01"),
        ("cleanliness_csp", "2022-08-14", "2022-08-15"),
        ("not_in_list", "2023-03-01", "2023-03-02"),
        ("municipal_orders", "1999-04-15", "1999-04-16"),
        ("hunting", "2026-04-02", "2026-04-03"),  # its first day was not read
    ],
)
def test_before_the_first_day_that_was_read_nothing_is_answered(code, eve, first_day):
    with pytest.raises(law.OutsideRecord):
        law.may_record("police_municipale", code, eve)
    law.may_record("police_municipale", code, first_day)


def test_the_intercommunal_police_and_that_of_paris_have_the_powers_of_the_municipal_police():
    for code in ("hall_occupation", "hunting", "transport"):
        own = law.may_record("police_municipale", code, LAST)
        for force in ("police_intercommunale", "police_municipale_paris"):
            copied = law.may_record(force, code, LAST)
            assert (copied.power, copied.condition) == (own.power, own.condition)
    with pytest.raises(law.OutsideRecord):
        law.may_record("police_intercommunale", "municipal_orders", "2002-02-27")
    assert law.may_record("police_intercommunale", "municipal_orders", "2002-02-28").power
    with pytest.raises(law.OutsideRecord):
        law.may_record("police_municipale_paris", "municipal_orders", "2021-05-26")


def test_transport_services_record_in_transport():
    for force in ("suge", "gpsr", "transport_operator_agents"):
        assert law.may_record(force, "transport", LAST).power is Power.RECORD
        assert law.may_record(force, "street_harassment", LAST).condition.en == "in transport"


@pytest.mark.parametrize(
    ("on", "article"),
    [("2003-03-19", "CGCT L2212-5 al. 3"), ("2012-05-01", "CSI L511-1 al. 3"),
     ("2016-09-30", "CSI L511-1 al. 3"), ("2016-10-01", "CSI L511-1 al. 4")],
)  # fmt: skip
def test_the_article_on_halls_moved(on, article):
    answer = law.may_record("police_municipale", "hall_occupation", on)
    assert [one.short for one in answer.citations] == [article]


@pytest.mark.parametrize(
    ("force", "offence", "on", "articles"),
    [
        ("police_municipale", "municipal_orders", "2022-01-01",
         ["CSI L511-1 al. 2", "CSI R511-1", "CP R610-5"]),
        ("police_municipale_paris", "highway", "2022-01-01",
         ["CSI L511-1 al. 2", "C. route R130-2"]),
        ("garde_champetre", "municipal_orders", "2012-04-30", ["CGCT L2213-18"]),
        ("garde_champetre", "municipal_orders", "2012-05-01", ["CSI L521-1 al. 2 et 3"]),
        ("garde_champetre", "highway", "2022-01-01", ["CSI L521-1 al. 4", "C. route R130-3"]),
        ("asp_paris", "municipal_orders", "2022-01-01", ["CSI L531-1", "CSI L532-1"]),
        ("asp_paris", "highway", "2022-01-01", ["C. route R130-1-2"]),
        ("asvp", "highway", "2022-01-01", ["C. route R130-4"]),
    ],
)  # fmt: skip
def test_each_force_has_its_own_articles(force, offence, on, articles):
    assert [one.short for one in law.may_record(force, offence, on).citations] == articles


@pytest.mark.parametrize("one", law.offences(), ids=lambda one: one.code)
def test_each_is_said_in_both_languages_and_cited(one):
    assert one.what.fr != one.what.en
    assert one.citations(LAST)
    assert all(citation.text.title for citation in one.citations(LAST))
    assert {*one.powers} <= {kind.code for kind in law.forces()}


def test_every_condition_is_used_and_every_power_is_named():
    data = read("offences")
    used = {
        power["if"]
        for row in data["offences"].values()
        for power in row["powers"].values()
        if isinstance(power, dict) and "if" in power
    }
    assert used == set(data["conditions"])
    assert all(power.label.fr != power.label.en for power in Power)


def test_unknown_names():
    with pytest.raises(law.UnknownName):
        law.may_record("police_municipale", "noise", LAST)
    with pytest.raises(law.UnknownName):
        law.may_record("police", "highway", LAST)
    with pytest.raises(law.UnknownName):
        law.offence("nois_penal")
