"""The example files hold every fact of the two pages that they transcribe, and nothing else."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import secuprev
from secuprev.model import Convention, Council, Force, Partner, Strategy, WorkingGroup
from secuprev.rules import Status
from secuprev.values import PartialDate

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def senart_2006():
    return secuprev.load(EXAMPLES / "senart-2006.yaml")


@pytest.fixture(scope="module")
def senart():
    return secuprev.load(EXAMPLES / "senart-2012.yaml")


@pytest.fixture(scope="module")
def melun():
    return secuprev.load(EXAMPLES / "melun-val-de-seine.yaml")


# The page of 20 November 2012, field by field.
AIMS = [
    "proximity_presence",
    "inter_force_communication",
    "transport_security",
    "commerce_and_car_park_security",
    "video_protection",
]
FIELDS = [
    "road_safety_prevention",  # "la prévention et la sécurité routière" is one field
    "road_traffic_enforcement",
    "urban_violence_and_crisis",
    "holiday_watch",
    "vehicle_impoundment",
    "travellers_unlawful_parking",
    "hall_occupation",
    "dangerous_dogs",
]
ADDED = ["drug_addiction_prevention", "vulnerable_people_protection"]


def test_the_conventions_of_2006(senart_2006):
    (convention,) = senart_2006.conventions
    assert convention.signed == PartialDate(2006)
    assert convention.batch  # "les premières conventions", in the plural
    assert [mention.domain for mention in convention.aims] == AIMS
    assert convention.aims[3].places == ("centres commerciaux", "gares")
    assert [mention.domain for mention in convention.domains] == FIELDS
    assert len({mention.label for mention in convention.domains}) == 7
    assert senart_2006.of_kind(Partner, convention.sponsor).name == "San de Sénart"
    contract = senart_2006.of_kind(Strategy, convention.under[0])
    assert contract.kind == "cls"
    kinds = [senart_2006.of_kind(Force, id).kind for id in convention.forces]
    assert kinds == ["police_nationale", "police_municipale"]


def test_the_conventions_of_2012_add_two_fields(senart):
    new = senart.of_kind(Convention, "coordination-2012")
    assert new.signed == PartialDate(2012, 11, 23)
    assert new.stage.value == "announced"  # the page came out three days before
    assert new.place == "Hôtel de la Communauté de Sénart"
    assert [mention.domain for mention in new.domains] == FIELDS + ADDED
    assert len({mention.label for mention in new.domains}) == 9
    assert new.replaces == "coordination-2006"
    assert senart.of_kind(Strategy, new.under[0]).kind == "contrat_clspd"
    assert senart.of_kind(Strategy, "plan-senior").level == "departement"
    (source,) = senart.sources
    assert source.published == PartialDate(2012, 11, 20)


def test_the_first_conventions_are_the_same_in_both_files(senart_2006, senart):
    (old,) = senart_2006.conventions
    assert senart.of_kind(Convention, "coordination-2006") == old


def test_what_the_page_does_not_say_is_left_out(senart):
    for convention in senart.conventions:
        assert convention.communes is None
        assert convention.signatories is None
        assert convention.opinions is None
        assert convention.years is None
    assert senart.councils is None
    assert senart.communes == ()


def test_senart_on_the_day_shows_what_the_decree_opened(senart):
    report = secuprev.check(senart, "2012-11-23", select=["domain-before-its-time"])
    new = [one for one in report.results if one.target.id.startswith("coordination-2012")]
    said = {one.target.object.mention.domain: one.message.fr for one in new}
    opened_in_2012 = {code for code, words in said.items() if "Décret 2012-2" in words}
    # Needs 1° and 3° of article 1, and items 6° to 8° of article 16 of the model of 2012.
    assert opened_in_2012 == {
        "road_safety_prevention",
        "urban_violence_and_crisis",
        "holiday_watch",
        "hall_occupation",
        *ADDED,
    }
    before = {code for code, words in said.items() if "Décret 2000-275" in words}
    assert before == {"road_traffic_enforcement", "vehicle_impoundment"}


def test_senart_on_the_day_shows_which_fields_a_model_names(senart):
    report = secuprev.check(senart, "2012-11-23", select=["domain-not-in-model"])
    new = [one for one in report.observations if one.target.id.startswith("coordination-2012")]
    unnamed = {one.target.object.mention.domain for one in new if "aucun modèle" in one.message.fr}
    assert unnamed == {"travellers_unlawful_parking", "dangerous_dogs"}
    assert len(new) == len(FIELDS + ADDED)
    assert not report.breaches


def test_the_council_of_melun(melun):
    council = melun.of_kind(Council, "cispd")
    assert (council.kind, council.created) == ("cispd", PartialDate(2015))
    assert council.charter
    assert council.rules_of_procedure
    assert council.decides
    # Three missions; the first one both exchanges information and sets common aims.
    assert [one.mission for one in council.missions] == [
        "exchange_information",
        "common_objectives",
        "local_contract_follow_up",
        "city_policy_consultation",
    ]
    assert council.members is None  # the page names none


def test_the_seven_priorities_of_melun(melun):
    strategy = melun.of_kind(Strategy, "strategie")
    assert strategy.kind == "stspd"
    assert len({mention.label for mention in strategy.priorities}) == 7
    plan = melun.of_kind(Strategy, "plan-de-sauvegarde")
    assert (plan.kind, len(plan.hazards)) == ("pics", 3)


def test_the_groups_of_melun(melun):
    gitd = melun.of_kind(WorkingGroup, "gitd")
    assert melun.of_kind(Partner, gitd.pilot).kind == "procureur"
    assert (gitd.frequency, gitd.part_of) == ("monthly", "gto")
    gicsr = melun.of_kind(WorkingGroup, "gicsr")
    assert gicsr.trigger == "urban_violence_risk"
    assert melun.of_kind(Partner, gicsr.convened_by).name == "Commissaire de Melun"
    assert gicsr.pilot is None  # who leads it, the page does not say
    chiefs = melun.of_kind(WorkingGroup, "chefs-pm")
    assert [member.partner for member in chiefs.members] == ["polices-municipales"]


def test_the_forces_and_the_contact_of_melun(melun):
    local = melun.of_kind(Force, "polices-municipales")
    assert (local.several, local.services) == (True, 9)
    assert melun.of_kind(Force, "police-intercommunale").kind == "police_intercommunale"
    assert melun.epci.contact.phone == "01 64 79 25 25"
    assert "77198 Dammarie-lès-Lys Cedex" in melun.epci.contact.address
    assert "13h30 > 17h30" in melun.epci.contact.hours
    (guide,) = melun.publications
    assert (guide.format, guide.size) == ("PDF", "1,0 MB")
    assert melun.conventions is None  # the page speaks of none


def test_melun_has_its_members_from_the_reference(melun):
    members = melun.members(date(2026, 1, 1))
    assert "77288" in {one.code for one in members}
    assert melun.members(date(2015, 6, 1)) == ()  # the reference of that year is not there


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("senart-2006", "2006-12-31"),
        ("senart-2012", "2012-11-23"),
        ("melun-val-de-seine", "2015-12-31"),
        ("melun-val-de-seine", "2026-04-03"),
    ],
)
def test_no_rule_crashes_on_an_example_and_much_cannot_be_told(name, day):
    report = secuprev.check(secuprev.load(EXAMPLES / f"{name}.yaml"), day)
    assert report.crashed == ()
    assert report.unverifiable
    assert all(one.missing for one in report.unverifiable)


def test_an_example_dumped_loads_back_equal(senart_2006, senart, melun):
    for framework in (senart_2006, senart, melun):
        for format in ("yaml", "toml", "json"):
            written = secuprev.dumps(framework, format)
            assert secuprev.loads(written, format) == framework


def test_melun_is_released_from_clspd_by_its_council(melun):
    report = secuprev.check(melun, "2026-04-03", select=["clspd-missing"])
    assert {one.status for one in report.results} == {Status.NOT_APPLICABLE}


def run_the_coverage_script(*arguments):
    script = [sys.executable, EXAMPLES / "check_coverage.py", *arguments]
    return subprocess.run(script, capture_output=True, text=True, check=False)


def test_the_coverage_script():
    done = run_the_coverage_script(EXAMPLES / "senart-2012.yaml", "2012-11-23")
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert "  propre au territoire : Chiens dangereux" in lines
    assert "  non couvert : Vidéoprotection" in lines
    assert not any("toxicomanie" in line for line in lines)
    source = (EXAMPLES / "check_coverage.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 32


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "required: file, day"),
        ((EXAMPLES / "senart-2012.yaml", "2012-11-31"), "2012-11-31"),
        ((EXAMPLES / "senart-2012.yml", "2012-11-23"), "there is no such file"),
        ((EXAMPLES / "senart-2012.yaml", "1998-01-01"), "the law was read from 1999-04-16"),
    ],
)
def test_the_coverage_script_says_what_is_wrong(arguments, words):
    done = run_the_coverage_script(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
