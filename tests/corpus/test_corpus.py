"""The real conventions of the corpus fit into a document, and none of their facts is lost."""

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve

from secuprev.documents import Format, dumps, loads
from secuprev.documents.formats import FORMATS
from secuprev.model import (
    Amendment,
    Convention,
    ConventionKind,
    Force,
    Framework,
    Renewal,
    RenewalKind,
    Stage,
)
from secuprev.rules import check
from secuprev.values import PartialDate
from tests.corpus.converter import NotConverted, convert
from tests.corpus.search import (
    EXPRESSED_OTHERWISE,
    PLACES,
    differences,
    only_convention,
    signatures,
    told,
)

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus_dev.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
BY_ID = {row["id"]: row for row in ROWS}
LAW_READ_UNTIL = "2026-04-03"
OWN_DAYS = [(row["id"], row["date_signed"]) for row in ROWS if row["date_signed"]]

rows = pytest.mark.parametrize("row", ROWS, ids=list(BY_ID))


def as_yaml(row: dict[str, Any]) -> str:
    return yaml.safe_dump(convert(row), allow_unicode=True, sort_keys=False)


@cache
def framework_of(id: str) -> Framework:
    return loads(as_yaml(BY_ID[id]), name=id)


def convention_of(id: str) -> Convention:
    return only_convention(framework_of(id))


def conventions() -> dict[str, Convention]:
    return {id: convention_of(id) for id in BY_ID}


def ids_where(question: Callable[[Convention], object]) -> list[str]:
    return [id for id, one in conventions().items() if question(one)]


def forces_of(id: str) -> dict[str, Force]:
    return {force.id: force for force in framework_of(id).forces or ()}


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


# --- all of them ----------------------------------------------------------------------------------


def test_the_corpus_holds_fifty_nine_conventions_and_tells_the_day_of_forty_two() -> None:
    assert (len(ROWS), len(BY_ID), len(OWN_DAYS)) == (59, 59, 42)


@rows
def test_a_row_reads_alike_from_yaml_and_from_json(row: dict[str, Any]) -> None:
    document = json.dumps(convert(row), ensure_ascii=False)
    assert loads(document, "json") == loads(as_yaml(row))


@rows
@pytest.mark.parametrize("format", FORMATS)
def test_a_row_is_written_and_reads_back_equal(row: dict[str, Any], format: Format) -> None:
    framework = loads(as_yaml(row))
    assert loads(dumps(framework, format), format) == framework


@rows
def test_every_value_of_a_row_is_found_again_and_none_is_added(row: dict[str, Any]) -> None:
    assert differences(row, loads(as_yaml(row))) == {}


@pytest.mark.parametrize(("id", "on"), [*((id, LAW_READ_UNTIL) for id in BY_ID), *OWN_DAYS])
def test_every_rule_gives_a_verdict(id: str, on: str) -> None:
    report = check(framework_of(id), on)
    assert report.results
    assert [(one.rule.name, one.target.id, str(one.message)) for one in report.crashed] == []


def test_the_converter_leaves_the_row_as_it_was() -> None:
    before = copy.deepcopy(ROWS)
    for row in ROWS:
        convert(row)
    assert before == ROWS


# --- the checks themselves can fail ---------------------------------------------------------------


def with_fact(row: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(row)
    inner: Any = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return changed


@pytest.mark.parametrize(
    "path", [("mood",), ("epci", "mood"), ("communes", 1, "mood"), ("communes", 0, "nom_2")]
)
def test_a_key_that_has_no_place_is_refused(path: tuple[Any, ...]) -> None:
    with pytest.raises(NotConverted, match=f"sud-roussillon: not taken: {path[-1]}$"):
        convert(with_fact(BY_ID["sud-roussillon"], path, None))


@pytest.mark.parametrize(
    ("id", "key", "value"),
    [
        ("vitre-2022", "year_signed", 2021),
        ("vitre-2022", "signatories", ["prefet", "bishop"]),
        ("vitre-2022", "signatories", ["prefet", "maire"]),  # procureur_role says that he signed
        ("vitre-2022", "doc_type", "letter"),
        ("roissy-2018", "state_unit", "brigade de Louvres"),  # of which of the two forces?
    ],
)
def test_what_has_no_clear_place_is_refused(id: str, key: str, value: Any) -> None:
    with pytest.raises(NotConverted):
        convert({**BY_ID[id], key: value})


def test_another_name_for_the_body_of_a_commune_is_refused() -> None:
    path = ("communes", 0, "member_of_epci", "nom")
    with pytest.raises(NotConverted, match="is 'CA Melun Val de Seine' and not 'Melun'"):
        convert(with_fact(BY_ID["melun-2024"], path, "Melun"))


@pytest.mark.parametrize("key", PLACES)
def test_a_value_that_the_row_tells_otherwise_is_seen(key: str) -> None:
    telling = [row for row in ROWS if key in told(row)]
    assert telling or key == "denunciation_notice_months"  # null in every row
    for row in telling:
        framework = framework_of(row["id"])
        assert key in differences(changed(row, key.split("."), lambda old: None), framework)
        assert key in differences(changed(row, key.split("."), another), framework)


def test_a_value_that_no_row_tells_is_seen() -> None:
    framework = framework_of("melun-2024")
    more = evolve(only_convention(framework), notice_months=6)
    found = differences(BY_ID["melun-2024"], evolve(framework, conventions=(more,)))
    assert found == {"denunciation_notice_months": ([], [6])}


def changed(value: Any, path: list[str], change: Callable[[Any], Any]) -> Any:
    """Return a row with the first value that stands under a key changed."""
    if isinstance(value, list):
        return [changed(value[0], path, change), *value[1:]]
    if not path:
        return change(value)
    return {**value, path[0]: changed(value[path[0]], path[1:], change)}


def another(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}?"


def test_no_key_is_said_to_be_expressed_otherwise_without_need() -> None:
    keys = {key for row in ROWS for key in told(row)}
    assert set(EXPRESSED_OTHERWISE) <= keys
    assert not set(EXPRESSED_OTHERWISE) & set(PLACES)


# --- facts read in the corpus ---------------------------------------------------------------------


def test_all_but_the_two_of_senart_name_their_communes() -> None:
    assert ids_where(lambda one: one.communes is None) == ["senart-2006", "senart-2012"]
    named = sum(len(one.communes or ()) for one in conventions().values())
    # 52 communal ones, pairs and threes (2 + 3 + 3), and the first fifteen of two long lists.
    assert named == 52 + 8 + 30


@rows
def test_a_convention_and_its_local_forces_cover_the_communes_of_the_row(
    row: dict[str, Any],
) -> None:
    listed = row["communes"] and tuple(one["insee"] for one in row["communes"])
    assert convention_of(row["id"]).communes == listed
    # Of a list that is cut, nobody can say that it is where a force works.
    served = None if row.get("communes_list_truncated") else listed
    for id, force in forces_of(row["id"]).items():
        assert force.communes == (served if id in ("police-municipale", "asvp") else None)


@rows
def test_everything_says_where_it_was_read(row: dict[str, Any]) -> None:
    framework = framework_of(row["id"])
    (source,) = framework.sources
    facts = (*(framework.forces or ()), *(framework.conventions or ()), framework.epci)
    assert {one.source for one in facts if one is not None} == {source.id}


def test_the_kinds_are_those_of_the_law_and_a_batch_is_communal() -> None:
    assert ids_where(lambda one: one.kind is ConventionKind.INTERCOMMUNAL) == [
        "cc-haut-languedoc-2025",
        "roissy-2018",
    ]
    assert ids_where(lambda one: one.kind is ConventionKind.PLURICOMMUNAL) == [
        "argences-moult-2025",
        "aube-3-2009",
        "sud-roussillon",
    ]
    assert ids_where(lambda one: one.kind is ConventionKind.COMMUNAL and one.batch) == [
        "senart-2006",
        "senart-2012",
    ]
    assert len(ids_where(lambda one: one.kind is ConventionKind.COMMUNAL)) == 54


def test_a_day_is_as_precise_as_its_source() -> None:
    assert convention_of("melun-2024").signed == day("2024-03-21")
    assert convention_of("vitre-2022").signed == day("2022-12")
    assert convention_of("amiens-2010").signed == day("2010-07")
    assert convention_of("senart-2006").signed == day("2006")
    assert convention_of("lucon-2018").signed == day("2018")
    assert ids_where(lambda one: one.signed is None) == [
        *("labege-2025-av1", "colomiers-2025-av1", "escalquens-2025"),  # the day of another act
        *("deauville-2025", "honfleur-2025", "dieudonne-2025", "laboissiere-2025"),
        *("amiens-after-2013", "saint-cyr-ecole", "saint-cyr-mer-2017", "brionne", "sucy-2000"),
        *("clermont-oise", "canet", "sud-roussillon", "allonnes"),
    ]


def test_of_an_amended_convention_only_the_amendment_is_known() -> None:
    for id, pages in {"labege-2025-av1": 4, "colomiers-2025-av1": 2}.items():
        convention = convention_of(id)
        assert convention.amendments == (
            Amendment(
                number=1,
                on=day("2025-08-01"),
                published=day("2025-08-05"),
                date_basis="raa_act_number",
                pages=pages,
            ),
        )
        own = (convention.signed, convention.published, convention.date_basis, convention.pages)
        assert own == (None, None, None, None)


def test_a_renewed_convention_was_signed_on_an_unknown_day() -> None:
    renewed = convention_of("escalquens-2025")
    assert renewed.renewals == (
        Renewal(
            on=day("2025-08-01"),
            published=day("2025-08-05"),
            date_basis="raa_act_number",
            pages=11,
        ),
    )
    assert (renewed.signed, renewed.published, renewed.pages) == (None, None, None)
    (renewal,) = convention_of("canet").renewals
    assert renewal.on is None
    assert [one.office for one in renewal.signatories or ()] == [
        "prefet",
        "maire",
        "procureur",
        "chef_groupement_gendarmerie",
    ]
    assert convention_of("canet").signatories is None


def test_what_a_newspaper_prints_does_not_publish_the_convention() -> None:
    (source,) = framework_of("lucon-2018").sources
    assert (source.published, source.evidence) == (day("2018-11-16"), "press")
    assert convention_of("lucon-2018").published is None
    assert convention_of("moissy-2024").published == day("2024-03-25")
    assert convention_of("moissy-2024").signed == day("2024-02-12")


def test_a_council_voted_and_nobody_says_that_it_was_signed() -> None:
    convention = convention_of("saint-cyr-mer-2017")
    assert (convention.deliberated, convention.signed) == (day("2017-03-28"), None)


def test_a_draft_and_an_announced_day_are_not_signatures() -> None:
    assert ids_where(lambda one: one.stage is Stage.DRAFT) == ["sucy-2000"]
    assert ids_where(lambda one: one.stage is Stage.ANNOUNCED) == ["senart-2012"]
    assert convention_of("senart-2012").signed == day("2012-11-23")


def test_terms_are_told_in_years_or_in_words() -> None:
    assert ids_where(lambda one: one.years == 3) == [
        *("vitre-2019", "vitre-2022", "marvejols-2014", "saint-chely-2014"),
        *("amiens-after-2013", "clermont-oise", "rouen-2012"),
    ]
    in_words = {id: one.term_label for id, one in conventions().items() if one.term_label}
    assert in_words == {
        "lacaune-2024": "2024/2027",
        "lisle-sur-tarn-2024": "2024/2027",
        "criel-2025": "2025-2028",
    }
    assert convention_of("criel-2025").years is None  # a label is no term
    assert ids_where(lambda one: one.renewal is RenewalKind.EXPRESS) == ["vitre-2019"]


def test_a_list_of_communes_that_is_cut_says_so() -> None:
    languedoc, roissy = convention_of("cc-haut-languedoc-2025"), convention_of("roissy-2018")
    assert languedoc.communes is not None
    assert (languedoc.communes[0], languedoc.communes[-1]) == ("81192", "34055")
    assert (languedoc.communes_complete, roissy.communes_complete) == (False, False)
    assert roissy.communes_count == 21
    assert roissy.covers("95019") is None  # Arnouville may be one of the six not listed
    assert convention_of("sud-roussillon").covers("66136") is False


def test_the_body_that_lends_is_known_by_number_kind_and_name() -> None:
    framework = framework_of("roissy-2018")
    assert framework.epci is not None
    told_of = (framework.epci.siren, framework.epci.kind, framework.epci.name)
    assert told_of == ("200055655", "ca", "CA Roissy Pays de France")
    assert {id: one.epci for id, one in conventions().items() if one.epci} == {
        "cc-haut-languedoc-2025": "200066553",
        "roissy-2018": "200055655",
        "sud-roussillon": "246600282",
    }
    assert convention_of("senart-2012").epci_label == "Communauté / San de Sénart"
    assert framework_of("melun-2024").epci is None  # a communal convention is no matter of the CA
    assert framework_of("melun-2024").communes[0].epci == "247700057"


def test_the_forces_are_told_for_twenty_two_conventions() -> None:
    assert len(ids_where(lambda one: one.forces)) == 22
    assert all(
        (framework_of(id).forces is None) == (not one.forces) for id, one in conventions().items()
    )
    assert framework_of("melun-2024").forces is None


def test_a_unit_is_the_name_of_its_force() -> None:
    state = forces_of("cessenon-2019")["gendarmerie-nationale"]
    assert state.kind == "gendarmerie_nationale"
    assert state.name == "groupement de gendarmerie de l'Hérault; brigade de Murviel-les-Béziers"


def test_agents_wardens_weapons_and_nights_are_facts_of_the_municipal_police() -> None:
    vitre, rouen = forces_of("vitre-2022"), forces_of("rouen-2012")
    assert (vitre["police-municipale"].headcount, vitre["asvp"].headcount) == (11, 3)
    assert vitre["police-municipale"].posts is None  # agents are counted, not posts
    assert "asvp" not in convention_of("vitre-2022").forces
    assert (rouen["police-municipale"].headcount, rouen["police-municipale"].night) == (54, False)
    assert rouen["police-municipale"].firearms is None
    assert forces_of("clermont-oise")["police-municipale"].firearms is True


def test_all_forces_are_parties_but_wardens_and_a_municipal_police_without_agents() -> None:
    aside = {
        id: set(forces_of(id)) - set(one.forces) for id, one in conventions().items() if one.forces
    }
    assert {id: forces for id, forces in aside.items() if forces} == {
        "cessenon-2019": {"police-municipale"},
        "vitre-2022": {"asvp"},
    }
    assert forces_of("cessenon-2019")["police-municipale"].headcount == 0
    assert convention_of("cessenon-2019").forces == ("gendarmerie-nationale",)
    assert convention_of("rouen-2012").forces == ("police-nationale", "police-municipale")


def test_the_police_of_a_body_is_intercommunal_and_those_of_several_communes_are_several() -> None:
    lent = forces_of("roissy-2018")["police-municipale"]
    assert (lent.kind, lent.several, lent.communes) == ("police_intercommunale", False, None)
    several = forces_of("aube-3-2009")["police-municipale"]
    assert (several.kind, several.several) == ("police_municipale", True)
    assert several.communes == ("10343", "10357", "10325")
    assert forces_of("senart-2006")["police-municipale"].several is True


# Each phrase of the corpus, and the offices that it means: (office, département, several).
PHRASES: dict[str, list[tuple[str, str | None, bool]]] = {
    "prefet": [("prefet", None, False)],
    "prefecture": [("prefet", None, False)],
    "prefet (Val-d'Oise)": [("prefet", "95", False)],
    "prefete (Seine-et-Marne, represented by the sous-préfet)": [("prefet", "77", False)],
    "prefets (Tarn, Hérault)": [("prefet", "81", False), ("prefet", "34", False)],
    "sous-prefet de Béziers": [("sous_prefet", None, False)],
    "sous-prefete (arrondissement de Dieppe)": [("sous_prefet", None, False)],
    "maire": [("maire", None, False)],
    "maires": [("maire", None, True)],
    "ville": [("maire", None, False)],
    "president EPCI (also maire)": [("president_epci", None, False)],
    "vice-president EPCI (in agreement with the president)": [("vice_president_epci", None, False)],
    "procureur": [("procureur", None, False)],
    "procureur (TJ Albi)": [("procureur", None, False)],
    "procureur (TJ Beauvais)": [("procureur", None, False)],
    "procureur (TJ Senlis)": [("procureur", None, False)],
    "procureure (TJ Dieppe)": [("procureur", None, False)],
    "parquet de Beauvais": [("procureur", None, False)],
    "colonel du groupement": [("chef_groupement_gendarmerie", None, False)],
    "colonel du groupement de gendarmerie": [("chef_groupement_gendarmerie", None, False)],
}


def test_every_phrase_is_the_signature_of_its_office() -> None:
    met: set[str] = set()
    for row in ROWS:
        signed = signatures(framework_of(row["id"]))
        phrases = row["signatories"] or []
        assert [(one.office, one.departement, one.several) for one in signed] == [
            office for phrase in phrases for office in PHRASES[phrase]
        ]
        met.update(phrases)
    assert met == set(PHRASES)


def test_who_signed_is_not_known_where_no_page_tells_it() -> None:
    told_of = ids_where(lambda one: one.signatories is not None or one.renewals)
    assert len(told_of) == 16 + 1  # and escalquens, whose renewal tells none
    assert convention_of("melun-2024").signatories is None


def test_a_prosecutor_who_was_only_heard_did_not_sign() -> None:
    heard = ids_where(lambda one: one.opinions)
    assert heard == ["vitre-2019", "saint-cyr-ecole"]
    assert [one.office for one in convention_of("saint-cyr-ecole").signatories or ()] == [
        "prefet",
        "maire",
    ]
    assert convention_of("rabastens-2025").opinions is None


def test_what_is_done_in_common_is_told_in_words_that_nobody_recognised_yet() -> None:
    assert {id: len(one.domains) for id, one in conventions().items() if one.domains} == {
        "senart-2006": 5,
        "senart-2012": 9,
        "vitre-2019": 6,
        "vitre-2022": 5,
        "clermont-oise": 6,
        "rouen-2012": 7,
        "allonnes": 10,
    }
    mentions = [one for convention in conventions().values() for one in convention.domains or ()]
    assert {one.domain for one in mentions} == {None}
    reinforced = convention_of("senart-2012").domains or ()
    assert {one.title for one in reinforced} == {2}
    assert reinforced[4].label == "opérations tranquillité vacances"
    assert {one.title for one in convention_of("rouen-2012").domains or ()} == {None}
    assert convention_of("melun-2024").domains is None


def test_whether_the_list_of_domains_is_whole_is_told_or_not_known() -> None:
    complete = {id: one.domains_complete for id, one in conventions().items() if one.domains}
    assert complete == {
        "senart-2006": None,
        "senart-2012": None,
        "vitre-2019": False,
        "vitre-2022": None,
        "clermont-oise": False,
        "rouen-2012": True,
        "allonnes": None,
    }


def test_clauses_are_known_to_be_there_and_never_to_be_missing() -> None:
    assert ids_where(lambda one: one.clauses.diagnosis) == [
        *("laboissiere-2025", "vitre-2022", "marvejols-2014", "saint-chely-2014"),
        *("amiens-after-2013", "canet"),
    ]
    assert ids_where(lambda one: one.clauses.reinforced) == ["senart-2012", "roissy-2018"]
    assert ids_where(lambda one: one.clauses.evaluation) == ["marvejols-2014", "saint-chely-2014"]
    told_of = {
        answer
        for one in conventions().values()
        for answer in (one.clauses.diagnosis, one.clauses.reinforced, one.clauses.evaluation)
    }
    assert told_of == {True, None}


def test_remarks_keep_their_kind() -> None:
    remarks = [(one.kind.value, one.text) for one in convention_of("sucy-2000").remarks]
    assert remarks == [
        (
            "unusual",
            "préfet refused two added clauses (periodic information of the maire by the"
            " commissaire)",
        ),
        ("deviation", "clauses added to the 2000 model, refused by the préfet"),
        ("note", "Draft under negotiation in autumn 2000."),
    ]
    marvejols = [(one.kind.value, one.text) for one in convention_of("marvejols-2014").remarks]
    assert marvejols == [
        ("unusual", "replaces a five-year convention"),
        ("note", "evaluation: annual evaluation"),
    ]
