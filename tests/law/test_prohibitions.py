"""What local forces may not do: who, since when, on what, and the words that betray it."""

from datetime import date, timedelta

import pytest

from secuprev import law
from secuprev.law import texts

DAY = timedelta(days=1)
ALL = law.prohibitions()
POLICE = {"police_municipale", "police_intercommunale", "police_municipale_paris"}

# The first day of each prohibition that has one inside the record, from the text that it rests on.
STARTS = {
    "no_public_order": "2000-03-27",  # décret 2000-275
    "no_offence_against_person": "2006-04-02",  # loi 2006-396: L2212-5 did not say it before
    "no_delict_fine": "2021-05-20",  # decision of that day
    "no_own_screening": "2011-03-16",
    "no_drone": "2022-01-20",  # decision of that day
    "no_in_vehicle_camera": "2022-01-26",
    "no_body_cam_others": "2024-11-25",  # the trial of rural wardens ended on the eve
    "no_arms_without_convention": "2000-03-27",
    "no_night_without_mention": "2021-05-27",  # loi 2021-646
    "no_stolen_vehicle_impound": "2005-09-13",
    "no_asvp_extras": "2017-04-28",  # circular of that day
    "no_immigration": "2021-05-01",
    "no_paris_demo_bans": "2021-05-27",
    "no_epci_command": "2002-02-28",  # loi 2002-276
    "no_epci_without_own_tax": "2002-02-28",
    "no_double_scheme": "2007-03-07",  # loi 2007-297: L2212-10 bars pooling under a body that lends
}


def test_there_are_twenty_eight():
    assert len(ALL) == len({one.code for one in ALL}) == 28


@pytest.mark.parametrize(("code", "first_day"), STARTS.items())
def test_a_prohibition_begins_on_its_day(code, first_day):
    day = date.fromisoformat(first_day)
    answers = [law.prohibition(code).exists(on) for on in (day - DAY, day, day + DAY)]
    assert answers == [False, True, True]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_the_others_are_as_old_as_the_record_and_all_are_in_force_at_its_end(one):
    first, last = law.record().start, law.record().end
    assert one.exists(first) is (one.code not in STARTS)
    assert one.exists(last)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_each_is_said_in_both_languages_cited_and_about_known_forces(one):
    for words in (one.label, one.says, *one.exceptions):
        assert words.fr.strip()
        assert words.fr != words.en
    assert one.forces
    assert {*one.forces} <= {kind.code for kind in law.forces()}
    assert all(citation.text.title for citation in one.citations(law.record().end))
    assert one.citations(law.record().end)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_an_article_of_the_code_that_is_cited_is_in_force_while_it_is(one):
    for state in one.basis:
        for reference in state.references:
            code, _, article = reference.partition(" ")
            lives = texts.versions(code, article.split(" ")[0])
            held = any(life.contains(state.period.start) for life in lives)
            assert code != "CSI" or not lives or held, reference


def test_those_of_a_force_and_of_a_day():
    wardens = {one.code for one in law.prohibitions("garde_champetre", on="2024-11-24")}
    assert "no_body_cam_others" not in wardens
    later = {one.code for one in law.prohibitions("garde_champetre", on="2024-11-25")}
    assert later - wardens == {"no_body_cam_others"}
    assert law.prohibitions("police_nationale") == ()
    assert {*law.prohibition("no_epci_command").forces} == {"police_intercommunale"}
    assert {*law.prohibition("no_identity_check").forces} >= POLICE


def test_names_that_are_not_there():
    with pytest.raises(law.UnknownName):
        law.prohibition("no_dron")
    with pytest.raises(law.UnknownName):
        law.prohibitions("police_municipal")
    with pytest.raises(law.OutsideRecord):
        law.prohibitions(on="1999-04-15")
    with pytest.raises(law.StraddlesChange):
        law.prohibitions(on="2022-01")


# Words of documents, and whether a prohibition is named there, left out, or not there at all.
@pytest.mark.parametrize(
    ("code", "words", "left_out"),
    [
        ("no_public_order", "Maintien de l'ordre lors des manifestations", False),
        ("no_public_order", "MAINTIEN DE L’ORDRE", False),
        ("no_public_order", "maintien et rétablissement de l'ordre", False),
        ("no_public_order", "Encadrement des manifestations, hors maintien de l'ordre", True),
        ("no_public_order", "surveillance, à l'exclusion du maintien de l'ordre", True),
        (
            "no_public_order",
            "En aucun cas il ne peut être confié de mission de maintien de l'ordre",
            True,
        ),
        ("no_public_order", "le maintien de l'ordre est exclu", True),
        ("no_public_order", "La police municipale n'assure pas le maintien de l'ordre", True),
        ("no_public_order", "maintien du bon ordre dans les transports", None),
        ("no_public_order", "Fêtes sans alcool ; maintien de l'ordre", False),
        ("no_identity_check", "controles d'identite aux abords des gares", False),
        ("no_identity_check", "relevé d'identité", None),
        ("no_identity_check", "relevés d'identité, contrôle d'identité", False),
        ("no_inquiry", "Enquêtes administratives", None),
        ("no_inquiry", "enquêtes administratives et auditions", False),
        ("no_inquiry", "perquisition", False),
        ("no_search", "fouille des véhicules", False),
        ("no_search", "fouille de bagages avec consentement", None),
        ("no_drone", "surveillance par drones", False),
        ("no_drone", "aucun drone", True),
        ("no_general_anpr", "LAPI", False),
        ("no_general_anpr", "le clapier municipal", None),
        ("no_general_anpr", "contrôle du stationnement payant par LAPI", None),
        ("no_drone", "détection des drones malveillants", None),
        ("no_search", "fouille des sacs, avec le consentement de leur propriétaire", None),
        ("no_search", "fouille de sacs avec le consentement ; fouille de véhicules", False),
        ("no_inquiry", "transmission des informations utiles aux enquêtes", None),
        ("no_inquiry", "aide aux victimes et prise de plaintes", False),
        ("no_inquiry", "aide aux enquêteurs ; enquêtes de flagrance", False),
        ("no_asvp_extras", "patrouilles mixtes avec la police nationale", None),
        ("no_asvp_extras", "équipages mixtes ASVP et police municipale", False),
        ("no_delict_fine", "AFD pour usage de stupéfiants", False),
        ("no_immigration", "lutte contre l'immigration irrégulière", False),
        ("no_in_vehicle_camera", "caméras embarquées", False),
        ("no_public_order", "Le maintien de l'ordre relève exclusivement de l'État", True),
        (
            "no_public_order",
            "Le maintien de l'ordre relève de la compétence exclusive de la police nationale",
            True,
        ),
        ("no_public_order", "Le maintien de l'ordre incombe aux seules forces de l'État", True),
        ("no_public_order", "Le maintien de l'ordre relève des forces de sécurité de l'État", True),
        (
            "no_public_order",
            "Maintien et rétablissement de l'ordre demeurent de la compétence de l'Etat",
            True,
        ),
        ("no_public_order", "Sont exclues les missions de maintien de l'ordre", True),
        (
            "no_public_order",
            "Il est exclu que la police municipale participe au maintien de l'ordre",
            True,
        ),
        ("no_public_order", "Le maintien de l'ordre incombe à la police municipale", False),
        ("no_public_order", "Le maintien de l'ordre relève de nos agents et de l'État", False),
        (
            "no_public_order",
            "Le maintien de l'ordre incombe à la gendarmerie et à la police municipale",
            False,
        ),
        (
            "no_identity_check",
            "Les contrôles d'identité restent réservés à la police nationale",
            True,
        ),
        ("no_identity_check", "Transmission à l'OPJ pour vérification d'identité", None),
        (
            "no_identity_check",
            "Mise à disposition de l'OPJ territorialement compétent pour vérification d'identité",
            None,
        ),
        ("no_identity_check", "Contrôles d'identité sur ordre de l'OPJ", False),
        (
            "no_identity_check",
            "Assistance à la police nationale lors des contrôles d'identité",
            None,
        ),
        ("no_inquiry", "Sécurisation d'une perquisition à la demande de la police nationale", None),
        ("no_inquiry", "Perquisition à la demande de la police nationale", False),
        ("no_inquiry", "Transport des plaignants au commissariat pour leur audition", None),
        ("no_inquiry", "Auditions à la demande de la gendarmerie", False),
    ],
)
def test_words_of_documents(code, words, left_out):
    found = law.prohibition(code).found_in(words)
    assert (found.left_out if found else None) is left_out


def test_one_clause_that_names_it_outweighs_another_that_leaves_it_out():
    words = "Hors maintien de l'ordre. Contrôles ; maintien de l'ordre en centre-ville"
    assert law.prohibition("no_public_order").found_in(words).left_out is False


@pytest.mark.parametrize("name", ["Police de l'environnement", "POLICIERS INTERCOMMUNAUX"])
def test_names_that_only_police_may_bear(name):
    assert law.prohibition("no_pm_by_non_civil_servant").named_in(name)
    assert not law.prohibition("no_pm_by_non_civil_servant").named_in("Brigade verte")


def test_only_one_prohibition_is_about_names():
    assert [one.code for one in ALL if one.titles] == ["no_pm_by_non_civil_servant"]


def test_words_made_to_take_long_do_not():
    words = "maintien de l'ordre relève " + "de la seule compétence " * 2000
    assert law.prohibition("no_public_order").found_in(words).left_out is False
