"""The whole country: what files say becomes facts, what they do not say stays unknown."""

import pytest

import secuprev
from secuprev import france, opendata
from tests.opendata.shared import write

SURVEY = ["dep", "commune", "pm", "asvp", "gardes_champetres", "maitres_chiens", "mise_en_commun"]
MELUN = "247700057"


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    folder = tmp_path_factory.mktemp("country")
    survey = write(
        folder / "survey.csv",
        SURVEY,
        [
            ["77", "MELUN", 40, 12, 0, 2, 1],
            ["77", "VAUX LE PENIL", 0, 0, 0, 0, 0],
            ["77", "LIVRY-SUR-SEINE", 1, 0, 1, "", 0],
            ["77", "Melun Val de Seine EPCI", 14, 0, 0, 0, 0],
            ["29", "OUESSANT", 1, 0, 0, 0, 0],
            ["77", "LE MEE SUR SEINE", "", 0, 0, 0, 0],
        ],
    )
    qpv = write(
        folder / "qpv.csv",
        ["code_qpv", "lib_qpv", "insee_com"],
        [["QN07709M", "Almont", "77288"], ["QN09335M", "Centre Ville", "93059"]],
    )
    competences = write(
        folder / "banatic.csv",
        ["siren", "competence_code"],
        [[MELUN, "3005"], ["200071371", "9915"], ["200000891", "3005"]],
    )
    police = write(
        folder / "police.csv",
        ["code", "institution", "service"],
        [
            ["77288", "PN", "Commissariat de Melun"],
            ["77152", "PN", "Commissariat de Melun"],
            ["77296", "GN", "Brigade de Melun"],
        ],
    )
    return opendata.frameworks(
        opendata.read_survey(survey, as_of="2023-12"), qpv, competences, police
    )


def communes(country):
    return {one.code: one for framework in country for one in framework.communes}


def test_each_commune_of_france_is_in_one_framework(country):
    day = france.edition().start
    listed = [one.code for framework in country for one in framework.members(day)]
    assert sorted(listed) == [one.code for one in france.communes()]
    assert [one.id for one in country][:-1] == [one.siren for one in france.epcis()]
    assert country.frameworks[-1].id == opendata.OUTSIDE


def test_figures_become_people_present_never_posts(country):
    (melun,) = [f for f in country[MELUN].forces_of("77288") if f.kind == "police_municipale"]
    assert (melun.headcount, melun.posts, melun.dog_unit) == (40, None, True)
    source = country[MELUN].of_kind(secuprev.model.Source, melun.source)
    assert str(source.as_of) == "2023-12"
    assert source.evidence.startswith("survey.csv, sha256 ")
    kinds = {force.kind: force.headcount for force in country[MELUN].forces_of("77288")}
    assert kinds == {"police_municipale": 40, "asvp": 12, "police_nationale": None}


def test_a_row_of_zeros_is_known_and_absence_is_not(country):
    framework = country[MELUN]
    assert framework.local_forces_known("77487")  # Vaux-le-Pénil
    assert [f.kind for f in framework.forces_of("77487")] == []
    assert not framework.local_forces_known("77152")  # not in the survey
    assert not framework.local_forces_known("77285")  # an empty cell is no zero


def test_an_empty_column_of_dogs_says_nothing(country):
    (livry,) = [f for f in country[MELUN].forces_of("77255") if f.kind == "police_municipale"]
    assert livry.dog_unit is None
    wardens = [f.kind for f in country[MELUN].forces_of("77255")]
    assert wardens == ["police_municipale", "garde_champetre"]


def test_a_body_that_employs_police_lends_agents(country):
    body = country[MELUN].epci
    assert (body.lends_agents, body.prevention) == (True, True)
    (force,) = [f for f in country[MELUN].forces if f.kind == "police_intercommunale"]
    assert (force.headcount, force.employer, force.communes) == (14, "ca", None)
    other = country["200071371"].epci
    assert (other.lends_agents, other.prevention) == (None, None)


def test_the_communes_in_no_body_have_theirs(country):
    outside = country[opendata.OUTSIDE]
    assert [f.communes for f in outside.forces] == [("29155",)]
    assert outside.epci is None


def test_a_complete_list_says_no_of_the_others_and_a_doubt_stays_one(country):
    told = communes(country)
    assert told["77288"].qpv is True
    assert told["77152"].qpv is False
    assert "93066" not in told or told["93066"].qpv is None
    assert told["77288"].source == "qpv"


def test_a_list_that_is_not_complete_says_no_of_nobody(tmp_path):
    qpv = write(tmp_path / "qpv.csv", ["code_qpv", "insee_com"], [["QN07709M", "77288"]])
    told = communes(opendata.frameworks(qpv=qpv, qpv_complete=False))
    assert told["77288"].qpv is True
    assert "77152" not in told


def test_a_row_without_a_place_takes_the_completeness_away(tmp_path):
    qpv = write(
        tmp_path / "qpv.csv",
        ["code_qpv", "insee_com"],
        [["QN07709M", "77288"], ["QN07710M", "77999"]],
    )
    assert "77152" not in communes(opendata.frameworks(qpv=qpv))


def test_competences_say_no_where_they_are_said_to_be_complete(tmp_path):
    file = write(tmp_path / "b.csv", ["siren", "competence_code"], [[MELUN, "C3005"]])
    whole = opendata.frameworks(competences=file, competences_complete=True)
    assert whole[MELUN].epci.prevention is True
    assert whole["200071371"].epci.prevention is False


def test_the_force_of_the_state_makes_the_regime(country):
    told = communes(country)
    assert (told["77288"].state_police, told["77296"].state_police) == (True, False)
    (station,) = [f for f in country[MELUN].forces if f.name == "Commissariat de Melun"]
    assert station.communes == ("77152", "77288")


def test_frameworks_are_written_and_read_again(country):
    for id in (MELUN, opendata.OUTSIDE):
        text = secuprev.dumps(country[id], "yaml")
        assert secuprev.loads(text, "yaml") == country[id]


def test_the_same_files_give_the_same_country(country):
    again = opendata.frameworks()
    assert [one.digest for one in again] == [one.digest for one in opendata.frameworks()]
    with pytest.raises(KeyError):
        country["000000000"]


@pytest.mark.parametrize(("agents", "asked"), [(2, None), (3, True), (40, True)])
def test_from_three_agents_a_convention_is_asked_for_and_below_it_cannot_be_told(
    tmp_path, agents, asked
):
    """L512-4: three posts; agents present are a lower bound of them."""
    file = write(tmp_path / "s.csv", SURVEY, [["77", "MELUN", agents, 0, 0, 0, 0]])
    framework = opendata.frameworks(opendata.read_survey(file, as_of="2023-12"))[MELUN]
    report = secuprev.check(framework, "2026-01-01", select=["CONV-001"])
    (result,) = report.results
    assert result.status.value == "unverifiable"
    assert result.asked is asked
    named = {missing.path for missing in result.missing}
    assert ("conventions" in named) is (asked is True)


def test_what_somebody_accepts_becomes_a_fact(tmp_path):
    """Two communes that were merged: each row is doubtful, and both services are of one commune."""
    rows = [
        ["01", "BELLEGARDE SUR VALSERINE", 7, 2, 0, 0, 0, "01033"],
        ["01", "CHATILLON EN MICHAILLE", 1, 0, 0, 0, 0, "01033"],
        ["01", "BELLEY", "?", 0, 0, 0, 0, "01034"],
    ]
    survey = opendata.read_survey(write(tmp_path / "s.csv", [*SURVEY, "insee"], rows))
    assert survey.rows == ()
    accepted = survey.accepting(2, 3)
    report = accepted.report
    assert (report.read, report.matched, len(report.findings)) == (3, 2, 1)
    forces = opendata.frameworks(accepted)["240100891"].forces_of("01033")
    assert [(one.kind, one.headcount) for one in forces] == [
        ("police_municipale", 7), ("asvp", 2), ("police_municipale", 1),
    ]  # fmt: skip
    assert len({one.id for one in forces}) == 3
    for line in (4, 5):  # its cells cannot be read; it is not there
        with pytest.raises(ValueError, match=f"line {line}"):
            survey.accepting(line)


def test_a_commune_of_which_a_row_was_set_aside_is_not_wholly_known(tmp_path):
    rows = [["50", "CHERBOURG-EN-COTENTIN", 23, 3, 0, 0, 0, "50129"],
            ["50", "QUERQUEVILLE", 0, 1, 0, 0, 0, "50129"]]  # fmt: skip
    file = write(tmp_path / "s.csv", [*SURVEY, "insee"], rows)
    (framework,) = [one for one in opendata.frameworks(survey=file) if one.forces]
    assert [one.kind for one in framework.forces_of("50129")] == ["police_municipale", "asvp"]
    assert not framework.local_forces_known("50129")


def test_a_service_of_a_body_that_lists_its_communes_serves_them(tmp_path):
    name = "Communauté de commune du Sud Territoire (Beaucourt, Boron)"
    file = write(tmp_path / "s.csv", SURVEY, [["90", name, 8, 0, 0, 0, 1]])
    framework = opendata.frameworks(survey=file)["249000241"]
    (force,) = framework.forces
    assert force.communes == ("90009", "90014")
    assert {c.code for c in framework.communes if c.served_by_epci} == {"90009", "90014"}
