"""The kinds of body, group, instrument, partner and office, against the facts of the dossier."""

import inspect
import pickle
import unicodedata
from collections import Counter
from datetime import date, timedelta

import attrs
import pytest

from secuprev.france import EPCI_KINDS
from secuprev.law import domains, texts
from secuprev.law.actors import office, offices, partner, partners
from secuprev.law.bodies import (
    Frequency,
    council,
    councils,
    formation,
    formations,
    group,
    groups,
    mission,
    missions,
)
from secuprev.law.citation import Confidence
from secuprev.law.dated import Series
from secuprev.law.errors import CannotBeTold, OutsideRecord, StraddlesChange, UnknownName
from secuprev.law.force_kinds import codes as force_codes
from secuprev.law.instrument_kinds import instrument, instruments
from secuprev.law.intercommunal_kinds import (
    Holding,
    Prevention,
    intercommunal,
    intercommunal_kind,
)
from secuprev.law.kinds import Kind
from secuprev.law.listed import content, weapon
from secuprev.law.offences import offence
from secuprev.law.parameters import parameter, value
from secuprev.law.prohibitions import prohibition
from secuprev.law.store import read
from secuprev.law.texts import Rank

REGISTRIES = (
    councils,
    formations,
    groups,
    missions,
    instruments,
    partners,
    intercommunal,
    offices,
)
KINDS = [(registry.noun, kind) for registry in REGISTRIES for kind in registry.all()]
IDS = [f"{noun}-{kind.code}" for noun, kind in KINDS]
TODAY = "2026-04-03"  # the last day of the record

EXPECTED_CODES = {
    "council": "ccpd clspd cispd clspd_paris cspd_arrondissement cdpd cmspd_mgp cmspd_lyon ems cddf"
    " cipdr",
    "formation": "pleniere restreinte",
    "group": "group_l132_5 gltd gitd gpo ccofsi ccop clir cpraf cellule_veille gto gicsr"
    " groupe_chefs_pm groupe_violences_elus groupe_execution_peines copil observatoire local",
    "mission": "dialogue_on_priorities exchange_information common_objectives"
    " local_contract_follow_up city_policy_consultation one_off_actions radicalisation_prevention",
    "instrument": "cls cls_ng cls_transport contrat_clspd csi contrat_ville convention_coordination"
    " convention_coordination_intercommunale convention_etat_maire convention_echange_judiciaire"
    " convention_departement convention_video_membres convention_video_etat participation_citoyenne"
    " stspd snpd pdpd padrsq plan_seniors pcs pics reglement_interieur charte_deontologie"
    " diagnostic_local rapport_fipd otv",
    "intercommunal body": "cc ca cu metropole metropole_lyon mgp ept san syndicat_communes"
    " syndicat_mixte_ferme syndicat_mixte_ouvert",
    "partner": "prefet prefet_de_police sous_prefet delegue_prefet ddsp ddpn csp ggd"
    " cie_gendarmerie cob_bta dasen ddcs ddets ddt drdfe douanes procureur juges pjj spip cdad"
    " maire epci conseil_departemental conseil_regional police_municipale police_intercommunale"
    " garde_champetre csu ccas epa_amenagement sdis ars caf mission_locale france_travail hopital"
    " bailleur_oph bailleur_esh transporteur commerce securite_privee asso_victimes asso_femmes"
    " prevention_specialisee mediation centre_social addicto intervenant_social"
    " citoyens_referents parlementaires",
}

FIELDS = {
    "council": "level chairs vice_chairs formations inside stands_for departements",
    "formation": "needs requesters",
    "group": "statutory_from specialises councils councils_by_practice needs_council level"
    " frequency force pilots requesters",
    "mission": "councils",
    "instrument": "family each may_sign needs specialises signatories where opinions years"
    " editions",
    "partner": "sector level office domains all",
    "intercommunal body": "own_taxation council prevention oldest where",
    "office": "covers acts_for",
}
COMMON = "fr en from to cite basis names confidence acronym aliases replaced_by note"
ROW = {"from", "value", "cite", "by", "confidence", "note"}
FILES = {
    "council": read("councils")["councils"],
    "formation": read("councils")["formations"],
    "intercommunal body": read("intercommunal"),
    **{noun: read(f"{noun}s") for noun in ("group", "mission", "instrument", "partner", "office")},
}


def series_of(kind):
    for field in attrs.fields(type(kind)):
        held = getattr(kind, field.name)
        yield from (each for each in [held] if isinstance(each, Series))
        yield from (held.values() if isinstance(held, dict) else ())


def seats_of(kind):
    names = ("_chairs", "_vice_chairs", "_pilots", "_requesters", "_signatories", "_opinions")
    for name in names:
        held = getattr(kind, name, {})
        for series in held.values() if isinstance(held, dict) else [held]:
            yield from (state.value for state in series if state.value is not None)


# --- The data as a whole --------------------------------------------------------------------------


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda each: each.noun)
def test_codes_are_those_of_the_plan(registry):
    codes = registry.codes()
    assert [*codes] == [kind.code for kind in registry.all()]
    if registry.noun in EXPECTED_CODES:
        assert sorted(codes) == sorted(EXPECTED_CODES[registry.noun].split())
    assert all(code == code.lower() and code.isidentifier() for code in codes)


@pytest.mark.parametrize(("noun", "kind"), KINDS, ids=IDS)
def test_every_kind_is_labelled_and_cited(noun, kind):
    assert kind.label.fr
    assert kind.label.en
    row = FILES[noun][kind.code]
    assert ("cite" in row) != ("basis" in row)
    if not kind.citations():
        assert row["cite"] == []
        assert kind.confidence is Confidence.LOW


@pytest.mark.parametrize(("noun", "kind"), KINDS, ids=IDS)
def test_every_key_of_the_data_is_read(noun, kind):
    row = FILES[noun][kind.code]
    assert row.keys() <= {*COMMON.split(), *FIELDS[noun].split()}
    for rows in row.values():
        if (
            isinstance(rows, list)
            and rows
            and isinstance(rows[0], dict)
            and rows != row.get("where")
        ):
            assert all(each.keys() <= ROW for each in rows)


@pytest.mark.parametrize(("noun", "kind"), KINDS, ids=IDS)
def test_every_text_cited_is_known_and_every_series_is_in_order(noun, kind):
    for series in series_of(kind):
        for state in series:
            assert all(citation.text.title for citation in state.citations())
            assert all(texts.text(by.split()[0]) for by in state.changed_by)
        starts = [state.period.start for state in series][1:]
        assert starts == sorted(starts)
        assert all(start.year <= 2031 for start in starts)


@pytest.mark.parametrize(("noun", "kind"), KINDS, ids=IDS)
def test_every_code_of_another_vocabulary_exists(noun, kind):
    named = {code for seats in seats_of(kind) for seat in seats for code in seat}
    named |= {
        *getattr(kind, "each", ()),
        *getattr(kind, "may_sign", ()),
        *getattr(kind, "covers", ()),
        *getattr(kind, "acts_for", ()),
    }
    named |= {getattr(kind, "office", None)} - {None}
    assert named <= {*offices.codes()}
    assert {*getattr(kind, "domains", ())} <= {*domains}
    assert {*getattr(kind, "needs", ())} <= {*instruments.codes()}
    assert {*getattr(kind, "formations", ())} <= {*formations.codes()}
    assert {*getattr(kind, "councils", ())} <= {*councils.codes()}
    assert {getattr(kind, "council", None), getattr(kind, "inside", None)} <= {
        None,
        *councils.codes(),
    }
    assert getattr(kind, "force", None) in {None, *force_codes()}
    own = next(registry for registry in REGISTRIES if registry.noun == noun)
    assert {kind.replaced_by, getattr(kind, "specialises", None)} <= {None, *own.codes()}
    assert kind.code not in {kind.replaced_by, getattr(kind, "specialises", None)}


def test_the_offices_of_the_parameters_are_known():
    names = [
        "convention.communal_signatories",
        "convention.communal_signatories_for_loan",
        "convention.communal_opinions",
        "convention.intercommunal_signatories",
        "convention.intercommunal_president",
        "clspd.chair",
        "clspd.members_by_right",
        "clspd.coordinator_named_by",
        "cispd.chair",
        "cispd.members_by_right",
        "group.gltd_pilot",
    ]
    found = {
        code for name in names for state in parameter(name).series for code in state.value or ()
    }
    for name in ("convention.state_representatives", "council.prefect_offices"):
        for series in parameter(name).elsewhere.values():
            found |= {code for state in series for code in state.value or ()}
    assert found <= {*offices.codes()}


def plain(words):
    letters = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_no_two_offices_share_a_name():
    names = Counter(
        name
        for each in offices.all()
        for name in {plain(word) for word in (each.label.fr, *each.aliases)}
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("prefet", "préfète"),
        ("sous_prefet", "sous-préfète"),
        ("procureur", "procureure de la République"),
        ("president_epci", "président de la communauté d'agglomération"),
        ("president_epci", "présidente de la communauté d'agglomération"),
        ("president_conseil_departemental", "présidente du conseil départemental"),
        ("president_conseil_departemental", "président du conseil général"),
        ("elu_delegue", "adjointe au maire"),
        ("directeur_police_municipale", "directrice de la police municipale"),
        ("coordonnateur", "coordonnatrice du CLSPD"),
        ("chef_groupement_gendarmerie", "colonel du groupement de gendarmerie"),
    ],
)
def test_offices_are_known_by_what_people_write(code, words):
    assert words in office(code).aliases


def test_who_may_act_for_whom():
    acting = {each.code: each.acts_for for each in offices.all() if each.acts_for}
    assert acting == {
        "elu_delegue": ("maire",),
        "vice_president_epci": ("president_epci", "president_syndicat"),
        "sous_prefet": ("prefet",),
    }
    assert office("autorite_judiciaire").covers == ("procureur",)


def test_kinds_are_values():
    for _, kind in KINDS:
        assert pickle.loads(pickle.dumps(kind)) == kind
        assert len({kind, kind}) == 1


ONE_OF_EACH = (
    (council, "clspd"),
    (formation, "pleniere"),
    (group, "gltd"),
    (mission, "exchange_information"),
    (instrument, "stspd"),
    (partner, "procureur"),
    (office, "maire"),
    (intercommunal_kind, "cc"),
    (content, "payment"),
    (weapon, "stun_gun"),
    (offence, "dogs"),
    (prohibition, "no_drone"),
)


@pytest.mark.parametrize(("get", "code"), ONE_OF_EACH)
def test_a_kind_is_a_value_whose_facts_are_given_by_name(get, code):
    kind = get(code)
    assert len({kind, pickle.loads(pickle.dumps(kind))}) == 1
    given = {one.kind for one in inspect.signature(type(kind)).parameters.values()}
    assert given == {inspect.Parameter.KEYWORD_ONLY}


def test_there_are_no_other_kinds():
    assert {type(get(code)) for get, code in ONE_OF_EACH} == {Kind, *Kind.__subclasses__()}


# --- Lives ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("get", "code", "first", "last"),
    [
        (council, "ccpd", None, "2002-09-30"),
        (council, "clspd", "2002-07-18", None),
        (council, "cispd", "2002-07-18", None),
        (council, "clspd_paris", "2002-07-18", None),
        (council, "cdpd", None, None),
        (council, "cmspd_mgp", "2014-01-29", "2015-08-08"),
        (council, "cmspd_lyon", "2015-01-01", None),
        (council, "ems", "2014-10-01", None),
        (council, "cddf", "2007-03-07", None),
        (council, "cipdr", "2014-01-01", None),
        (group, "group_l132_5", "2007-03-07", None),
        (group, "gltd", "2001-05-09", None),
        (group, "gpo", "2019-04-15", None),
        (group, "ccofsi", "2012-07-30", None),
        (group, "clir", "2019-11-27", None),
        (group, "cpraf", "2014-04-29", None),
        (group, "groupe_execution_peines", "2014-10-01", None),
        (group, "groupe_violences_elus", "2024-03-23", None),
        (instrument, "cls_ng", "2006-12-04", "2009-10-01"),
        (instrument, "stspd", "2009-10-02", None),
        (instrument, "contrat_ville", "2014-02-23", None),
        (instrument, "pdpd", "2007-07-25", None),
        (instrument, "convention_coordination", "1999-04-16", None),
        (instrument, "convention_coordination_intercommunale", "2009-05-14", None),
        (instrument, "convention_etat_maire", "2002-01-01", None),
        (instrument, "convention_departement", "2007-03-07", None),
        (instrument, "convention_video_etat", "2021-05-27", None),
        (instrument, "plan_seniors", "2010-07-01", None),
        (instrument, "participation_citoyenne", "2011-06-22", None),
        (instrument, "pics", "2004-08-17", None),
        (instrument, "padrsq", "2024-11-19", None),
        (instrument, "rapport_fipd", "2019-12-01", None),
        (mission, "radicalisation_prevention", "2016-05-08", None),
        (mission, "city_policy_consultation", "2007-07-25", None),
        (partner, "ddsp", None, "2023-12-31"),
        (partner, "ddpn", "2024-01-01", None),
        (partner, "ddets", "2021-04-01", None),
        (partner, "parlementaires", "2014-10-01", None),
        (intercommunal_kind, "ca", "1999-07-13", None),
        (intercommunal_kind, "metropole", "2010-12-18", None),
        (intercommunal_kind, "metropole_lyon", "2015-01-01", None),
        (intercommunal_kind, "ept", "2016-01-01", None),
        (intercommunal_kind, "san", None, "2016-12-31"),
    ],
)
def test_life_on_the_day_before_the_days_of_and_the_day_after(get, code, first, last):
    kind = get(code)
    if first is not None:
        day = date.fromisoformat(first)
        assert kind.life.start == day
        assert kind.exists(day)
        if day > date(1999, 4, 16):
            assert not kind.exists(day - timedelta(days=1))
            assert kind.citations(day - timedelta(days=1)) == ()
    if last is not None:
        day = date.fromisoformat(last)
        assert kind.life.end == day
        assert kind.exists(day)
        assert not kind.exists(day + timedelta(days=1))
        assert kind.citations(day + timedelta(days=1)) == ()
    else:
        assert kind.exists(TODAY)


def test_a_vague_moment_is_answered_only_when_the_life_does_not_change_in_it():
    assert instrument("stspd").exists("2010")
    assert not instrument("stspd").exists("2009-09")
    with pytest.raises(StraddlesChange) as caught:
        instrument("stspd").exists("2009")
    assert [change.on for change in caught.value.changes] == [date(2009, 10, 2)]


def test_a_day_outside_the_record_has_no_answer():
    for ask in (council("ccpd").exists, instrument("cls").signatories, instrument("cls").years):
        with pytest.raises(OutsideRecord):
            ask("1998-06-01")
    with pytest.raises(OutsideRecord):
        councils.alive("2027-01-01")


def test_the_kinds_of_a_day():
    assert [kind.code for kind in councils("2002-07-17")] == ["ccpd", "cdpd"]
    assert [kind.code for kind in councils("2002-10-01")] == [
        *("clspd", "cispd", "clspd_paris", "cspd_arrondissement", "cdpd")
    ]
    assert "stspd" not in [kind.code for kind in instruments("2009-10-01")]
    assert "stspd" in [kind.code for kind in instruments("2009-10-02")]
    assert len(councils()) == 11
    assert len(groups()) == 17
    assert len(intercommunal()) == 11


def test_an_unknown_code_says_what_is_near():
    with pytest.raises(UnknownName) as caught:
        instrument("stsdp")
    assert caught.value.kind == "instrument"
    assert caught.value.suggestions[0] == "stspd"
    with pytest.raises(UnknownName):
        formation("groupe")


# --- Names and citations --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "on", "words"),
    [
        (partner("conseil_departemental"), "2015-03-21", "conseil général"),
        (partner("conseil_departemental"), "2015-03-22", "conseil départemental"),
        (partner("csp"), "2024-01-31", "circonscription de sécurité publique"),
        (partner("csp"), "2024-02-01", "circonscription de police nationale"),
        (partner("france_travail"), "2023-12-31", "Pôle emploi"),
        (partner("france_travail"), "2024-01-01", "France Travail"),
        (office("president_conseil_departemental"), "2015-03-21", "président du conseil général"),
        (office("commandant_gendarmerie"), "2012-01-04", "commandant de brigade"),
        (council("cipdr"), "2016-05-07", "comité interministériel de prévention de la délinquance"),
        (council("clspd"), "2010", "conseil local de sécurité et de prévention de la délinquance"),
    ],
)
def test_the_name_of_the_day(kind, on, words):
    assert kind.name(on).fr == words


def test_the_name_of_the_departmental_council_followed_its_duties():
    cdpd = council("cdpd")
    assert "radicalisation" not in cdpd.name("2016-05-07").fr
    assert "radicalisation" in cdpd.name("2016-05-08").fr
    assert "aide aux victimes" in cdpd.name("2017-04-26").fr
    assert "aide aux victimes" not in cdpd.name("2017-04-27").fr
    with pytest.raises(StraddlesChange):
        cdpd.name("2016")


@pytest.mark.parametrize(
    ("kind", "on", "shorts"),
    [
        (council("clspd"), "2007-03-06", ["Décret 2002-999 art. 2 al. 1"]),
        (council("clspd"), "2007-03-07", ["CGCT L2211-4 al. 2"]),
        (council("clspd"), "2012-05-01", ["CSI L132-4 al. 2"]),
        (council("cispd"), "2012-05-01", ["CSI L132-13 al. 1"]),
        (group("gltd"), "2021-05-26", ["Circulaire CRIM 2001-04 annexe II"]),
        (group("gltd"), "2021-05-27", ["CSI L132-10-2"]),
        (group("gltd"), "2023-07-10", ["CSI L132-10-2", "Décret 2023-579"]),
        (instrument("stspd"), "2012", ["Plan national 2009"]),
        (instrument("otv"), "2005", []),
        (
            instrument("otv"),
            "2012-11",
            ["CGCT annexe IV-I art. 16, 8°", "CGCT annexe IV-II art. 16, 8°"],
        ),
    ],
)
def test_citations_of_the_day(kind, on, shorts):
    assert [citation.short for citation in kind.citations(on)] == shorts


def test_a_citation_shows_the_version_of_the_day():
    (citation,) = council("clspd").citations("2016-01-01")
    assert str(citation.period) == "2015-01-01/2021-05-26"
    assert [each.short for each in council("clspd").citations()] == [
        "Décret 2002-999 art. 2 al. 1",
        "CGCT L2211-4 al. 2",
        "CSI L132-4 al. 2",
    ]


def test_over_a_vague_moment_a_text_is_cited_as_it_read_while_the_kind_rested_on_it():
    before, after = council("cispd").citations("2024")  # L132-13 was recast on 23 March 2024
    assert (before.short, before.period.end) == ("CSI L132-13 al. 1", date(2024, 3, 22))
    assert (after.short, after.period.start) == ("CSI L132-13 I", date(2024, 3, 23))


# --- Councils, formations, groups -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "on", "seats"),
    [
        ("ccpd", "2002-09-30", (("maire",),)),
        ("clspd", "2007-03-06", (("maire",),)),
        ("clspd", "2007-03-07", (("maire", "elu_delegue"),)),
        ("cispd", "2007-03-06", (("maire_membre", "president_epci"),)),
        ("cispd", "2007-07-25", (("president_epci", "vice_president_epci"),)),
        ("clspd_paris", "2002-07-17", None),
        *(
            ("clspd_paris", on, (("prefet_de_police",), ("maire",), ("procureur",)))
            for on in ("2002-07-18", "2006-06-08", "2007-03-07", "2013-12-31", "2014-01-01")
        ),
        ("cdpd", "2010", (("prefet",),)),
        ("cmspd_lyon", "2015-01-01", (("president_metropole_lyon",),)),
        ("cmspd_mgp", "2015-01-01", None),
        ("ccpd", "2002-10-01", None),
        ("cipdr", "2020", (("premier_ministre", "ministre_interieur"),)),
    ],
)
def test_chairs(code, on, seats):
    assert council(code).chairs(on).value == seats


def test_chairs_in_the_parameters_are_not_told_twice():
    assert council("clspd").chairs("2012-11-23").value == (
        value("clspd.chair", "2012-11-23").value,
    )
    with pytest.raises(StraddlesChange):
        council("cispd").chairs("2007")


def test_formations():
    assert council("clspd").formations == council("cispd").formations == ("pleniere", "restreinte")
    assert formation("restreinte").needs == ("reglement_interieur",)
    assert formation("restreinte").requesters("2007-07-24").value is None
    assert formation("restreinte").requesters("2007-07-25").value == (("prefet",),)
    assert formation("pleniere").requesters("2003").value == (("prefet", "majorite_membres"),)


def test_missions_of_the_decree():
    assert [kind.code for kind in missions("2007-07-24")] == [
        "dialogue_on_priorities",
        "exchange_information",
        "common_objectives",
        "local_contract_follow_up",
    ]
    assert len(missions("2016-05-07")) == 6
    assert len(missions("2016-05-08")) == 7
    assert {"clspd", "cispd"} <= {*mission("city_policy_consultation").councils}
    found = mission("common_objectives").citations("2014-01-01")
    assert [one.short for one in found] == ["CSI D132-7 al. 2", "CSI D132-11", "CSI D132-14 al. 1"]


@pytest.mark.parametrize(
    ("of", "cited"),
    [
        ("clspd", ["CSI D132-7 al. 2"]),
        ("cispd", ["CSI D132-11", "CSI D132-7 al. 2"]),
        ("clspd_paris", ["CSI D132-14 al. 1", "CSI D132-7 al. 2"]),
        ("cdpd", ["CSI D132-7 al. 2", "CSI D132-11", "CSI D132-14 al. 1"]),  # it has none
    ],
)
def test_a_mission_rests_on_the_articles_of_the_council_that_has_it(of, cited):
    found = mission("common_objectives").citations("2014-01-01", of)
    assert [one.short for one in found] == cited


def test_statutory_groups():
    since = {kind.code: kind.statutory_from for kind in groups.all() if kind.statutory}
    assert since == {
        "group_l132_5": date(2007, 3, 7),
        "gltd": date(2021, 5, 27),
        "ccofsi": date(2014, 10, 1),
        "groupe_violences_elus": date(2024, 3, 23),
        "groupe_execution_peines": date(2014, 10, 1),
    }
    assert group("gitd").specialises == "gltd"
    assert group("gpo").force == "police_nationale"


@pytest.mark.parametrize(
    ("code", "on", "seats"),
    [
        ("gltd", "2010", (("procureur",),)),
        ("gltd", TODAY, (("procureur",),)),
        ("gitd", TODAY, (("procureur",),)),
        ("ccofsi", "2013", (("prefet",), ("procureur",))),
        ("gpo", "2020", (("commissaire", "commandant_police", "directeur_departemental_police"),)),
        ("clir", "2020", (("prefet",),)),
        ("group_l132_5", "2020", None),
        ("gicsr", "2020", None),
        ("local", "2020", None),
    ],
)
def test_pilots(code, on, seats):
    assert group(code).pilots(on).value == seats


def test_frequency_is_told_only_where_a_text_fixes_it():
    fixed = {kind.code: kind.frequency for kind in groups.all() if kind.frequency}
    assert fixed == {"ccofsi": Frequency.MONTHLY}


@pytest.mark.parametrize(
    ("code", "body", "on", "asked_by"),
    [
        ("groupe_execution_peines", "clspd", "2014-09-30", None),
        ("groupe_execution_peines", "clspd", "2014-10-01", ("autorite_judiciaire",)),
        ("groupe_execution_peines", "cispd", "2019-03-24", ("autorite_judiciaire",)),
        (
            "groupe_execution_peines",
            "clspd",
            "2019-03-25",
            ("autorite_judiciaire", "membre_conseil"),
        ),
        ("groupe_violences_elus", "clspd", "2024-03-22", None),
        (
            "groupe_violences_elus",
            "clspd",
            "2024-03-23",
            ("maire", "prefet", "autorite_judiciaire"),
        ),
        (
            "groupe_violences_elus",
            "cispd",
            "2024-03-23",
            ("president_epci", "maire_membre", "prefet", "autorite_judiciaire"),
        ),
        ("gltd", "clspd", TODAY, None),
    ],
)
def test_requesters(code, body, on, asked_by):
    expected = None if asked_by is None else (asked_by,)
    assert group(code).requesters(on, body).value == expected


# --- Instruments ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "on", "seats"),
    [
        ("cls", "2000-01-01", "prefet procureur maire"),
        ("cls_ng", "2008", "prefet procureur maire"),
        ("cls_ng", "2009-10-02", None),
        ("cls_transport", "2000-01-01", "prefet procureur transporteur"),
        ("contrat_clspd", "2001", "prefet procureur maire|president_epci"),
        ("stspd", "2009-10-01", None),
        ("stspd", "2012", "prefet maire|president_epci procureur president_conseil_departemental"),
        ("csi", "2021-04-15", None),
        ("csi", "2021-04-16", "maire prefet"),
        ("contrat_ville", "2016", "prefet president_epci maire"),
        ("pdpd", "2008", "prefet"),
        ("snpd", "2014", None),
        ("padrsq", "2025", "prefet"),
        ("convention_coordination", "2012-11-23", "maire prefet"),
        ("convention_coordination", "2019-12-28", "maire prefet"),
        ("convention_coordination", "2019-12-29", "maire prefet procureur"),
        ("convention_coordination_intercommunale", "2009-05-13", None),
        ("convention_coordination_intercommunale", "2009-05-14", "maire president_epci prefet"),
        ("convention_coordination_intercommunale", "2021", "maire president_epci prefet procureur"),
        ("convention_etat_maire", "2005", "maire prefet|prefet_de_police"),
        ("convention_echange_judiciaire", "2007-03-06", None),
        ("convention_echange_judiciaire", "2007-03-07", "maire prefet|prefet_de_police procureur"),
        ("convention_departement", "2010", "president_conseil_departemental maire|president_epci"),
        (
            "convention_video_membres",
            "2022",
            "president_epci|president_syndicat"
            " maire|president_epci|president_conseil_departemental",
        ),
        ("convention_video_etat", "2022", "president_epci|president_syndicat prefet"),
        ("plan_seniors", "2012", "prefet"),
        ("pcs", "2012", "maire|prefet_de_police"),
        ("pics", "2022", "president_epci maire"),
        ("rapport_fipd", "2020", "maire|president_epci"),
        ("reglement_interieur", "2020", None),
        ("charte_deontologie", "2020", None),
        ("diagnostic_local", "2020", None),
        ("otv", "2020", None),
    ],
)
def test_signatories(code, on, seats):
    expected = None if seats is None else tuple(tuple(seat.split("|")) for seat in seats.split())
    assert instrument(code).signatories(on).value == expected


def test_the_plan_of_paris_is_adopted_by_two_prefects():
    """D132-15: "arrêté par le préfet de Paris et le préfet de police"."""
    for on in ("2010", "2016"):
        assert instrument("pdpd").signatories(on, "75").value == (
            ("prefet",),
            ("prefet_de_police",),
        )
        assert instrument("pdpd").signatories(on, "77").value == (("prefet",),)


def test_a_protocol_of_citizen_participation_is_signed_by_a_police_or_gendarmerie_officer():
    mayor, prefect, officer = instrument("participation_citoyenne").signatories("2020").value
    assert (mayor, prefect) == (("maire",), ("prefet", "sous_prefet"))
    assert {"commissaire", "commandant_gendarmerie"} <= {*officer}


def test_opinions():
    coordination = instrument("convention_coordination")
    assert coordination.opinions("2019-12-28").value == (("procureur",),)
    assert coordination.opinions("2019-12-29").value == ()
    assert instrument("pdpd").opinions("2010").value == (("procureur",),)
    assert instrument("pdpd").opinions("2016", "75").value == ()  # D132-15: the council alone
    assert instrument("pdpd").opinions("2016", "77").value == (("procureur",),)
    assert instrument("cls").opinions("2007-07-24").value is None
    assert instrument("cls").opinions("2007-07-25").value == (("procureur",),)
    with pytest.raises(StraddlesChange):
        coordination.opinions("2019")


@pytest.mark.parametrize(
    ("code", "on", "years"),
    [
        ("cls", "2005", None),
        ("cls_ng", "2008", 3),
        ("stspd", "2012", 3),
        ("csi", "2022", None),
        ("participation_citoyenne", "2019-04-29", None),
        ("participation_citoyenne", "2019-04-30", 3),
        ("convention_coordination", "2012-01-04", 5),
        ("convention_coordination", "2012-01-05", 3),
        ("convention_coordination_intercommunale", "2012-01-04", None),
        ("convention_coordination_intercommunale", "2012-01-05", 3),
    ],
)
def test_years(code, on, years):
    assert instrument(code).years(on).value == years


@pytest.mark.parametrize(
    ("code", "on", "edition"),
    [
        ("snpd", "2010", "2010-2012"),
        ("snpd", "2013-07-07", None),
        ("snpd", "2013-07-08", "2013-2017"),
        ("snpd", "2019", None),
        ("snpd", "2020-12-22", None),
        ("snpd", "2020-12-23", "2020-2024"),
        ("snpd", "2025", None),
        ("contrat_ville", "2023-12-31", "2015-2023"),
        ("contrat_ville", "2024-01-01", "2024-2030"),
        ("cls", "2005", None),
    ],
)
def test_editions(code, on, edition):
    assert instrument(code).edition(on).value == edition


@pytest.mark.parametrize(
    ("code", "edition", "life"),
    [
        ("snpd", "2010-2012", "2009-10-02/2012-12-31"),
        ("snpd", "2013-2017", "2013-07-08/2017-12-31"),
        ("snpd", "2020-2024", "2020-12-23/2024-12-31"),
        ("snpd", "2018-2020", "None"),
        ("contrat_ville", "2024-2030", "2024-01-01/2030-12-31"),
        ("cls", "2013-2017", "None"),
    ],
)
def test_the_life_of_an_edition(code, edition, life):
    assert str(instrument(code).life_of_edition(edition)) == life


def test_rank_of_the_texts_that_say_who_signs():
    soft = "cls cls_ng cls_transport contrat_clspd stspd csi padrsq participation_citoyenne"
    statute = (
        "convention_coordination convention_etat_maire convention_departement contrat_ville pdpd"
        " convention_video_membres convention_video_etat pcs pics convention_echange_judiciaire"
    )
    on = {"cls_ng": "2008"}
    assert {instrument(c).rank(on.get(c, TODAY)) for c in soft.split()} == {Rank.SOFT}
    assert {instrument(c).rank(on.get(c, TODAY)) for c in statute.split()} == {Rank.STATUTE}
    assert instrument("otv").rank(TODAY) is None


def test_a_diagnosis_comes_before_the_contract():
    needing = [kind.code for kind in instruments.all() if "diagnostic_local" in kind.needs]
    assert needing == ["cls", "cls_ng", "stspd"]
    assert instrument("cls").replaced_by == instrument("cls_ng").replaced_by == "stspd"


# --- Partners -------------------------------------------------------------------------------------


def test_domains_of_partners_are_canonical_and_kept_from_the_dossier():
    assert partner("csp").domains == (
        "burglary_prevention",
        "drug_trafficking",
        "weapons_offences",
        "urban_violence_and_crisis",
        "road_safety_prevention",
        "road_traffic_enforcement",
        "inter_force_communication",
    )
    everything = [kind.code for kind in partners.all() if kind.all_domains]
    assert everything == ["prefet", "prefet_de_police", "sous_prefet", "procureur", "maire", "epci"]
    assert all(bool(kind.domains) != kind.all_domains for kind in partners.all())
    assert partner("maire").works_in("dangerous_dogs")
    assert not partner("sdis").works_in("dangerous_dogs")


def test_partners_that_took_the_place_of_others():
    assert partner("ddsp").replaced_by == "ddpn"
    assert partner("ddcs").replaced_by == "ddets"
    assert partner("epci").office == "president_epci"


# --- Intercommunal bodies -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "on", "holding", "community_interest"),
    [
        ("cc", "2014-02-22", Holding.OPTIONAL, False),
        ("cc", "2014-02-23", Holding.OPTIONAL, False),
        ("ca", "1999-07-13", Holding.COMPULSORY, True),
        ("ca", "2014-02-22", Holding.COMPULSORY, True),
        ("ca", "2014-02-23", Holding.COMPULSORY, False),
        ("metropole", "2010-12-18", Holding.COMPULSORY, False),
        ("metropole_lyon", "2015-01-01", Holding.COMPULSORY, False),
        ("mgp", "2016-01-01", Holding.NONE, False),
        ("ept", "2016-01-01", Holding.COMPULSORY, False),
        ("san", "2012-11-23", Holding.OPTIONAL, False),
        ("syndicat_communes", "2012-11-23", Holding.OPTIONAL, False),
        ("syndicat_mixte_ferme", "2022", Holding.OPTIONAL, False),
        ("syndicat_mixte_ouvert", "2005", Holding.OPTIONAL, False),
    ],
)
def test_prevention(code, on, holding, community_interest):
    held = intercommunal_kind(code).prevention(on)
    assert held.value == Prevention(holding, community_interest)


@pytest.mark.parametrize(
    ("code", "on"),
    [("ca", "1999-07-12"), ("metropole", "2010-12-17"), ("san", "2017-01-01"), ("ept", "2015")],
)
def test_no_prevention_before_the_kind_or_after_it(code, on):
    assert intercommunal_kind(code).prevention(on).value is None


def test_prevention_of_an_urban_community_depends_on_its_age():
    cu = intercommunal_kind("cu")
    young, old = Prevention(Holding.COMPULSORY), Prevention(Holding.OPTIONAL)
    assert cu.prevention("2010", created="2001-01-01").value == young
    assert cu.prevention("2010", created="1999-07-13").value == young
    assert cu.prevention("2010", created="1999-07-12").value == old
    assert cu.prevention("2014-02-22", created="1968").value == old
    assert cu.prevention("2014-02-23", created="1968").value == young
    assert cu.prevention("2014-02-23").value == young
    for created in (None, "1999"):
        with pytest.raises(CannotBeTold) as caught:
            cu.prevention("2010", created=created)
        assert "1999-07-13" in caught.value.message.fr


def test_overseas_the_community_interest_stays():
    ca = intercommunal_kind("ca")
    assert ca.prevention("2016", where="974").value.community_interest
    assert not ca.prevention("2016", where="77").value.community_interest


def test_prevention_is_cited_and_strict_on_dates():
    ca = intercommunal_kind("ca")
    assert [each.short for each in ca.prevention("2012").citations()] == ["CGCT L5216-5 I 4°"]
    assert ca.prevention("2016").changed_by == ("LOI-2014-173",)
    with pytest.raises(StraddlesChange):
        ca.prevention("2014")
    with pytest.raises(OutsideRecord):
        ca.prevention("1998")


def test_own_taxation_and_the_council_that_goes_with_it():
    own = {kind.code: kind.own_taxation for kind in intercommunal.all()}
    assert [code for code, levies in own.items() if levies] == [
        "cc",
        "ca",
        "cu",
        "metropole",
        "metropole_lyon",
        "mgp",
    ]
    assert own["san"] is None
    hosts = {kind.code: kind.council for kind in intercommunal.all() if kind.council}
    assert hosts == {
        **dict.fromkeys(("cc", "ca", "cu", "metropole", "ept"), "cispd"),
        "metropole_lyon": "cmspd_lyon",
    }


def test_the_kinds_of_the_bundled_reference_are_known():
    assert {*EPCI_KINDS} <= {*intercommunal.codes()}
    assert all(intercommunal_kind(c).label.fr == text.fr for c, text in EPCI_KINDS.items())
    assert all(intercommunal_kind(c).label.en == text.en for c, text in EPCI_KINDS.items())


def test_what_a_kind_rests_on_is_told_by_its_code_too():
    told = [one.short for one in councils.citations("clspd", date(2005, 6, 30))]
    assert told == ["Décret 2002-999 art. 2 al. 1"]
    assert councils.citations("clspd") == council("clspd").citations()
    with pytest.raises(UnknownName):
        councils.citations("clspdd", date(2005, 6, 30))
