"""What rows of the survey are about, and what is not taken for granted."""

import pytest

from secuprev import france, opendata
from secuprev.opendata import Employer
from secuprev.opendata.places import Places
from secuprev.opendata.serving import serving
from secuprev.opendata.wording import worded
from tests.opendata.shared import write

PLACES = Places.at()
HEADER = ["dep", "commune", "pm", "asvp", "gardes_champetres", "mise_en_commun", "insee"]


def survey(tmp_path, *lines):
    full = [[*line, *[""] * (len(HEADER) - len(line))] for line in lines]
    return opendata.read_survey(write(tmp_path / "survey.csv", HEADER, full), as_of="2023-12")


def served(words, departement, code=None, siren=None):
    return serving(worded(words), departement, PLACES, code=code, siren=siren)


def test_each_commune_is_found_by_its_own_name_in_capitals():
    lost = []
    for one in france.communes():
        found = served(one.name.upper(), one.departement)
        if found.place.code != one.code or found.communes != (one.code,):
            lost.append(one)
    assert lost == []


@pytest.mark.parametrize(
    ("words", "departement", "codes"),
    [
        ("QUEUE LEZ YVELINES (LA)", "78", ("78513",)),
        ("LUC/MER", "14", ("14384",)),
        ("VITRY S/ SEINE", "94", ("94081",)),
        ("BELIGNEUX (COMPÉTENCE SUR BRESSOLLES)", "01", ("01032", "01062")),
        ("AMBÉRIEU EN BUGEY (COMPÉTENCE SUR CHATEAU GAILLARD ET DOUVRES)", "01",
         ("01004", "01089", "01149")),
        ("Cadaujac (pluricommunale avec Martillac)", "33", ("33080", "33274")),
        ("* ANDILLY / MARGENCY", "95", ("95014", "95369")),
        ("Ploumagoar-Graces-Plouisy-St Agathon", "22", ("22225", "22067", "22223", "22272")),
        ("POLICE MUNICIPALE MUTUALISÉE : VENDEMIAN, LE POUGET, BÉLARGA, CAMPAGNAN ET TRESSAN",
         "34", ("34328", "34210", "34029", "34047", "34313")),
        ("Police pluricommunale (Lugrin, Meillerie, Saint-Gingolph)", "74",
         ("74154", "74175", "74237")),
        # What is said in brackets of a commune alone is a remark, and makes no list.
        ("BAGE-DOMMARTIN (Fait partie de la Communauté de communes Bresse Saône)", "01",
         ("01025",)),
    ],
)  # fmt: skip
def test_what_a_name_says_is_found(words, departement, codes):
    found = served(words, departement)
    assert found.place.doubt is None
    assert found.communes == codes


def test_a_list_of_which_one_is_not_known_is_doubtful():
    found = served("COLLONGES (COMPÉTENCE SUR FARGES ET NULLEPART)", "01")
    assert found.place.code == "01109"
    assert "NULLEPART" in found.place.doubt.fr


def test_the_communes_that_a_lost_one_serves_do_not_stand_for_it():
    lost = "CHÂTILLON EN MICHAILLE (COMPÉTENCE SUR BILLIAT, INJOUX-GENISSIAT, VILLES)"
    found = served(lost, "01")
    assert (found.place.code, found.communes) == ("01033", ("01033",))
    assert "now part of it" in found.place.doubt.en


@pytest.mark.parametrize(
    ("words", "departement", "siren"),
    [
        ("Melun Val de Seine EPCI", "77", "247700057"),
        ("COM COMMUNES DU PONT DU GARD EPCI", "30", "243000684"),
        ("COMMUNAUTÉ D’AGGLOMÉRATION DE SAINT AVOLD ET SYNERGIE", "57", "200067502"),
        ("Communauté de commune du Sud Territoire (Beaucourt, Boron)", "90", "249000241"),
    ],
)
def test_a_body_is_found_whatever_kind_it_is_called(words, departement, siren):
    found = served(words, departement)
    assert (found.place.code, found.place.doubt) == (siren, None)
    assert found.place.code == siren


def test_a_code_of_the_file_counts_where_the_name_agrees(tmp_path):
    found = survey(
        tmp_path,
        ["42", "BOEN", 3, 0, 0, 0, "42001"],  # Aboën, says the file: 481 inhabitants, not 3,349
        ["77", "MELUN", 40, 0, 0, 0, "77152"],
        ["77", "DAMMARIE LES LYS", 8, 0, 0, 0, "77152"],
    )
    assert [row.communes for row in found.rows] == [("77152",)]
    boen, melun = found.report.doubtful
    assert "42001 Aboën" in boen.reason.fr
    assert "77152" in melun.reason.en
    assert "77288" in melun.reason.en


def test_a_lost_zero_is_restored_and_a_merged_commune_is_followed_with_a_doubt(tmp_path):
    found = survey(
        tmp_path,
        ["1", "AMBERIEU EN BUGEY", 8, 0, 0, 0, "1004"],
        ["93", "PIERREFITTE SUR SEINE", 19, 0, 0, 0, "93059"],
    )
    assert [row.communes for row in found.rows] == [("01004",)]
    (merged,) = found.report.doubtful
    assert merged.row.communes == ("93066",)


@pytest.mark.parametrize(
    ("name", "departement", "code", "sure"),
    [
        ("OISSEL", "76", "76484", True),  # Oissel-sur-Seine since: the same commune
        ("PIERRE-BÉNITE", "69", "69149", False),  # merged into Oullins in 2024
        ("OULLINS", "69", "69149", False),  # which kept its code, and is more than it was
    ],
)
def test_a_name_of_the_year_of_the_survey_is_known(tmp_path, name, departement, code, sure):
    found = survey(tmp_path, [departement, name, 4, 0, 0])
    placed = found.rows[0] if sure else found.report.doubtful[0].row
    assert placed.communes == (code,)
    assert bool(found.rows) is sure


def test_an_unknown_name_is_unmatched_with_the_nearest_one(tmp_path):
    (lost,) = survey(tmp_path, ["82", "Montach", 2, 0, 0]).report.unmatched
    assert lost.nearest == "82125 Montech"
    assert (lost.line, lost.said) == (2, "Montach")


def test_the_same_row_twice_counts_once_and_other_figures_count_not_at_all(tmp_path):
    found = survey(
        tmp_path,
        ["17", "SEMUSSAC", 1, 0, 0],
        ["17", "SEMUSSAC", 1, 0, 0],
        ["81", "RABASTENS", 0, 1, 0],
        ["81", "RABASTENS", 1, 1, 0],
    )
    assert [row.line for row in found.rows] == [2]
    assert [one.line for one in found.report.doubtful] == [3, 4, 5]


def test_agents_that_may_be_counted_on_several_rows_are_doubtful(tmp_path):
    shared = [
        ["57", "BERTRANGE", 4, 0, 0, 1],
        ["57", "BOUSSE", 4, 0, 0, 1],
        ["57", "GUENANGE", 4, 0, 0, 1],
    ]
    found = survey(tmp_path, *shared, ["57", "YUTZ", 4, 0, 0, 0])
    assert [row.name for row in found.rows] == ["YUTZ"]
    assert len(found.report.doubtful) == 3
    assert "qu'aux lignes 3, 4 :" in found.report.doubtful[0].reason.fr
    first, second = survey(tmp_path, *shared[:2]).report.doubtful
    assert "qu'à la ligne 3 :" in first.reason.fr
    assert "as on line 2:" in second.reason.en


def test_a_commune_that_several_services_list_is_doubtful(tmp_path):
    found = survey(
        tmp_path, ["48", "Langogne, MENDE", 0, 0, 1], ["48", "Marvejols, MENDE", 0, 0, 2]
    )
    assert found.rows == ()
    assert found.report.doubtful[0].reason.en == "the commune 48095 is also on line 3"


def test_a_syndicate_is_unmatched_and_the_commune_of_that_name_is_not(tmp_path):
    found = survey(tmp_path, ["62", "Gosnay (SIVOM)", 7, 0, 0], ["88", "LE SYNDICAT", 1, 0, 0])
    assert [(row.communes, row.employer) for row in found.rows] == [(("88462",), Employer.COMMUNE)]
    assert "syndicat" in found.report.unmatched[0].reason.fr


def test_the_day_of_the_figures_is_december_of_the_year(tmp_path):
    file = write(tmp_path / "y.csv", ["year", *HEADER[:3]], [[2018, "77", "Melun", 40]])
    assert str(opendata.read_survey(file).source.as_of) == "2018-12"
    assert str(opendata.read_survey(file, as_of="2019-06-30").source.as_of) == "2019-06-30"


def test_each_row_is_accounted_for_and_the_account_is_plain(tmp_path):
    report = survey(tmp_path, ["77", "MELUN", 40], ["77", "Nulle-Part", 1], ["", "X", 1]).report
    assert report.read == 3 == report.matched + len(report.unmatched) + len(report.doubtful)
    plain = report.to_dict()
    assert plain["read"] == 3
    assert [one["line"] for one in plain["findings"]] == [3, 4]
    assert "(2023-12) : 3 lignes lues" in report.in_("fr")
    assert "(2023-12): 3 rows read" in str(report)
    undated = opendata.read_survey(write(tmp_path / "u.csv", HEADER[:3], [])).report
    assert "(jour inconnu) : 0 ligne lue, 0 rattachée, " in undated.in_("fr")


@pytest.mark.parametrize("year", ["202023", "0", "23", "2023-12"])
def test_a_year_that_is_none_sets_the_row_aside(tmp_path, year):
    rows = [[year, "77", "MELUN", 30], [2023, "77", "RUBELLES", 1]]
    found = opendata.read_survey(write(tmp_path / "y.csv", ["year", *HEADER[:3]], rows))
    (aside,) = found.report.doubtful
    assert (aside.line, str(found.source.as_of)) == (2, "2023-12")
    assert year in aside.reason.en
