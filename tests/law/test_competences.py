"""What each kind of force may do, against the grid of the dossier and dated facts of the law."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from secuprev.law import competences
from secuprev.law import force_kinds as forces
from secuprev.law.competences import Level, NoneKind, competence, history, untold, who
from secuprev.law.dated import record
from secuprev.law.errors import OutsideRecord, StraddlesChange, UnknownName
from secuprev.law.store import read
from secuprev.values import Period

# The research that the table was written from lies beside the project where it is developed.
MATRIX = Path(__file__).parents[3] / "shared" / "law" / "competences.yaml"

FIRST_DAY = date(1999, 4, 16)
TODAY = date(2026, 4, 3)  # the last day of the record

# Rows in which the article says otherwise than the dossier.
ARTICLE_WINS = {
    ("vehicle_and_licence_files", "sapeurs_pompiers"),  # CR L330-2 I 20°
}

# The grid that the dossier prints, those rows apart, one sign per force, in the order of
# `forces.codes`:
# F lead, A take part, r report, X excluded, · no text found.
GRID = """
road_safety_prevention                FFFFFF·AA····AA··
road_traffic_enforcement              FFFFFFFFX···A··r·
impaired_driving_screening            FFFAAAAAXXXX·XXXX
parking_and_traffic_surveillance      FFFFFFFFF··A··Ar·
vehicle_impoundment                   FFFFFFFAr·····Ar·
motorised_rodeos                      FFFAAA·A·······r·
neighbourhood_noise                   FFAFFFFFA·····A··
hall_occupation                       FFFAAA·r········A
public_space_incivilities             FFFFFFFFr·····ArX
alcohol_tobacco_and_licensed_premises FFFAAAAA····A····
travellers_unlawful_parking           FFFAAA·A······A··
unlawful_building_occupation          FFFAAA·r·········
dangerous_dogs                        FFFFFF·Fr····A···
stray_animals                         FFFFFFFFr····AA··
illegal_dumping                       FFAFFFAFA···A·Ar·
pollution_and_nuisances               FFFAAA·FA···AAA··
nature_and_rural_policing             FFFAAA·F····AAA··
planning_enforcement                  FFAAAA·AA·····A··
public_domain_occupation              FFAFFFFFA·····A··
proximity_presence                    FFFFFFAAA·····A·X
school_surroundings                   FFFFFF·AA······r·
markets_and_ceremonies                FFAFFFAAA····A·rA
event_security                        FFFFFFAAr····A·rA
public_buildings_guard                FFFFFF·AA·····ArA
holiday_watch                         FFFFFF·Ar········
vulnerable_people_protection          FFFFFF·Ar····AA··
commerce_and_car_park_security        FFFAAA·AAAA····rA
transport_security                    FFFAAA·rAFFAA·ArA
burglary_prevention                   FFFAAA·Ar·····ArA
drug_addiction_prevention             FFFAAA·A······A··
drug_trafficking                      FFFAAA·rrrr·F··r·
weapons_offences                      FFFAAA·rrrr·F··rr
school_violence_prevention            FFFAAA·Ar·····A··
violence_against_women                FFFAAAAArAAA·rAr·
juvenile_delinquency_prevention       FFFAAA·A······A··
terrorism_and_radicalisation          FFFAAA·rrAA·AAArA
urban_violence_and_crisis             FFFAAA·rrrr··AArX
public_order_maintenance              FFFXXXXXXXXXXXXXX
identity_checks                       FFFXXXXXXXXXAXXXX
judicial_investigation                FFFXXXXAXXXXAXXXX
immigration_control                   FFFXXXXXXXXXAXXXX
contraband_and_illicit_trade          FFFAAArr·AA·F··r·
video_protection                      FFFFFFAAAAA·AAAFX
inter_force_communication             FFFAAA·ArAArAAArr
civil_protection                      AAFAAA·AAAA··FFrr
body_worn_cameras                     FFFFFF·XXFF··FX··
in_vehicle_cameras                    FFFXXXXXXXX·FFX·X
drones                                FFFXXXXXXXX·FFXXX
anpr                                  FFFAAAAXX···F·XXX
firearms                              FFFFFF·FXFF·F···A
dog_unit                              FFFFFF···AA·F···A
vehicle_and_licence_files             FFFAAAAAX···FAXXX
"""
LINES = [tuple(line.split()) for line in GRID.strip().splitlines()]
ROWS = [
    (subject, force, sign)
    for subject, signs in LINES
    for force, sign in zip(forces.codes(), signs, strict=True)
]
SIGNS = {
    "F": (Level.LEAD, None),
    "A": (Level.ASSIST, None),
    "r": (Level.REPORT, None),
    "X": (Level.NONE, NoneKind.EXCLUDED),
    "·": (Level.NONE, NoneKind.NO_BASIS),
}

# First day of a level, force, subject, level of the eve (None: not known), level of the day.
CHANGES = [
    ("2003-03-19", "police_municipale", "vehicle_impoundment", "assist", "lead"),  # loi 2003-239
    ("2003-03-19", "police_intercommunale", "vehicle_impoundment", "assist", "lead"),
    ("2007-03-06", "police_municipale", "unlawful_building_occupation", "report", "assist"),
    ("2007-03-06", "police_intercommunale", "unlawful_building_occupation", "report", "assist"),
    ("2013-07-01", "garde_champetre", "pollution_and_nuisances", "assist", "lead"),
    ("2017-11-05", "garde_champetre", "road_traffic_enforcement", "assist", "lead"),
    ("2018-06-04", "police_municipale", "body_worn_cameras", "lead", "none"),  # the trial is over
    ("2018-08-06", "police_municipale", "body_worn_cameras", "none", "lead"),  # CSI L241-2
    ("2018-08-06", "police_intercommunale", "body_worn_cameras", "none", "lead"),
    ("2024-11-25", "garde_champetre", "body_worn_cameras", "lead", "none"),  # loi 2021-646 art. 46
    ("2022-09-18", "garde_champetre", "body_worn_cameras", "none", "lead"),  # décret 2022-1235
    (
        "2018-08-06",
        "garde_champetre",
        "body_worn_cameras",
        None,
        "none",
    ),  # CSI L241-2: police alone
    ("2018-08-06", "asvp", "body_worn_cameras", None, "none"),
    ("2018-08-06", "agents_epci", "body_worn_cameras", None, "none"),
    ("2000-03-27", "police_municipale", "school_surroundings", None, "lead"),  # décret 2000-275
    ("2002-02-28", "police_intercommunale", "neighbourhood_noise", None, "lead"),
    ("2021-05-27", "police_municipale_paris", "neighbourhood_noise", None, "lead"),
    ("2021-05-27", "video_operators", "video_protection", None, "lead"),  # CSI L132-14-1
    ("2019-07-27", "video_operators", "illegal_dumping", None, "report"),  # CSI L251-2 11°
    ("2016-06-05", "prefecture_police", "body_worn_cameras", None, "lead"),  # CSI L241-1
    ("2021-11-27", "agents_epci", "civil_protection", None, "lead"),  # loi 2021-1520
    ("2021-11-27", "sapeurs_pompiers", "vehicle_and_licence_files", None, "assist"),  # CR L330-2
    ("2022-01-20", "police_municipale_paris", "drones", None, "none"),  # CC 2021-834 DC
]


def test_the_grid_has_every_force_in_every_subject() -> None:
    assert len(ROWS) == 17 * 52 == 884
    assert [subject for subject, force, _ in ROWS if force == "asvp"] == list(
        competences.subjects()
    )


@pytest.mark.parametrize(("subject", "signs"), LINES)
def test_levels_at_the_end_of_the_record(subject: str, signs: str) -> None:
    answers = [competence(force, subject, TODAY) for force in forces.codes()]
    assert [(each.level, each.none_kind) for each in answers] == [SIGNS[sign] for sign in signs]
    assert [(each.force, each.subject) for each in answers] == [
        (force, subject) for force in forces.codes()
    ]


def test_levels_counted_by_the_dossier() -> None:
    rows = [(force, subject) for subject, force, _ in ROWS if (subject, force) not in ARTICLE_WINS]
    counted = Counter(competence(force, subject, TODAY).level for force, subject in rows)
    assert counted == {Level.LEAD: 252, Level.ASSIST: 209, Level.REPORT: 56, Level.NONE: 366}


@pytest.mark.parametrize(("day", "force", "subject", "before", "after"), CHANGES)
def test_dated_change(day: str, force: str, subject: str, before: str | None, after: str) -> None:
    first = date.fromisoformat(day)
    eve, next_day = first - timedelta(days=1), first + timedelta(days=1)
    assert competence(force, subject, first).level == after
    assert competence(force, subject, next_day).level == after
    assert competence(force, subject, first).period.start == first
    if before is None:
        with pytest.raises(OutsideRecord, match=f"{subject} \\({force}\\)"):
            competence(force, subject, eve)
    else:
        assert competence(force, subject, eve).level == before
        assert competence(force, subject, eve).period.end == eve


def test_the_level_changes_in_nine_rows_only() -> None:
    changing = [
        (force, subject)
        for subject, force, _ in ROWS
        if len({step.level for step in history(force, subject)}) > 1
    ]
    assert set(changing) == {(f, s) for _, f, s, before, _ in CHANGES if before is not None}
    assert len(changing) == 9


@pytest.mark.parametrize("subject", competences.subjects())
def test_history_runs_without_gap_or_overlap(subject: str) -> None:
    for force in forces.codes():
        steps = history(force, subject)
        for one, following in pairwise(steps):
            assert one.period.end is not None
            assert following.period.start == one.period.end + timedelta(days=1)
        assert steps[-1].period.end is None
        for step in steps:
            found = competence(force, subject, step.period.start or FIRST_DAY)
            assert (found.level, found.period) == (step.level, step.period)


@pytest.mark.parametrize("day", ["1999-04-15", "2026-04-04", "1999", "2026-04"])
def test_a_day_outside_the_record_says_so(day: str) -> None:
    with pytest.raises(OutsideRecord):
        competence("police_nationale", "identity_checks", day)
    with pytest.raises(OutsideRecord):
        who("identity_checks", day)
    with pytest.raises(OutsideRecord):
        untold("identity_checks", day)


def test_first_and_last_day_of_the_record_are_told() -> None:
    assert record() == Period(FIRST_DAY, TODAY)
    assert competence("police_nationale", "identity_checks", FIRST_DAY).level is Level.LEAD
    assert competence("police_nationale", "identity_checks", TODAY).level is Level.LEAD


def test_a_vague_date_that_straddles_a_change_of_level() -> None:
    with pytest.raises(StraddlesChange) as caught:
        competence("police_municipale", "vehicle_impoundment", "2003-03")
    assert [change.on for change in caught.value.changes] == [date(2003, 3, 19)]
    assert competence("police_municipale", "vehicle_impoundment", "2003-02").level is Level.ASSIST
    assert competence("police_municipale", "vehicle_impoundment", "2003-04").level is Level.LEAD


def test_a_vague_date_that_straddles_two_changes() -> None:
    with pytest.raises(StraddlesChange) as caught:
        competence("police_municipale", "body_worn_cameras", "2018")
    assert [change.on for change in caught.value.changes] == [date(2018, 6, 4), date(2018, 8, 6)]


def test_a_vague_date_inside_which_only_the_detail_changed_is_answered() -> None:
    answer = competence("police_municipale", "event_security", "2017")
    assert answer.level is Level.LEAD
    assert answer.period == Period(date(2017, 10, 31), date(2021, 5, 26))


def test_a_vague_date_that_begins_before_the_first_day_is_not_told() -> None:
    with pytest.raises(OutsideRecord):
        competence("police_municipale", "vehicle_impoundment", "2000")


def test_public_order_is_excluded_by_the_model() -> None:
    answer = competence("police_municipale", "public_order_maintenance", "2015-06-01")
    assert (answer.level, answer.none_kind) == (Level.NONE, NoneKind.EXCLUDED)
    assert answer.basis == "CSI annexes 1 et 2, préambule"
    assert [aspect.level for aspect in answer.aspects] == [Level.ASSIST]


def test_parking_is_the_wardens_own_field() -> None:
    answer = competence("asvp", "parking_and_traffic_surveillance", TODAY)
    assert answer.level is Level.LEAD
    assert answer.basis == "CR L130-4 3°, R130-4"
    assert answer.condition is not None
    assert [(a.name.en, a.none_kind) for a in answer.aspects] == [
        ("directing traffic", NoneKind.EXCLUDED),
        ("dangerous parking (R417-9)", NoneKind.EXCLUDED),
    ]


def test_steps_of_event_security_follow_the_versions_of_l511_1() -> None:
    starts = [str(step.period.start) for step in history("police_municipale", "event_security")]
    assert starts == [
        "2000-03-27",
        "2012-05-01",
        "2016-03-23",
        "2017-03-02",
        "2017-10-31",
        "2021-05-27",
    ]


def test_a_copy_has_the_row_of_its_source_from_its_own_day() -> None:
    copied = history("police_intercommunale", "vehicle_impoundment")
    source = history("police_municipale", "vehicle_impoundment")
    assert copied[0].period == Period(date(2002, 2, 28), date(2003, 3, 18))
    assert [step.period for step in copied[1:]] == [step.period for step in source[1:]]
    assert [step.change for step in copied] == [step.change for step in source]
    assert copied[0].basis == f"{source[0].basis}; CSI L512-2 II"


def test_a_copy_may_differ_where_it_says_so() -> None:
    sites = competence("police_intercommunale", "travellers_unlawful_parking", TODAY)
    communal = competence("police_municipale", "travellers_unlawful_parking", TODAY)
    assert sites.aspects[:-1] == communal.aspects
    assert "président de l'EPCI" in sites.aspects[-1].name.fr
    paris = competence("prefecture_police", "neighbourhood_noise", TODAY)
    assert (paris.level, paris.confidence) == (Level.ASSIST, "low")
    assert paris.basis == "CP R623-2; CGCT L2214-3, L2214-4; CGCT L2512-13; CSI L122-1"


def test_a_copy_is_as_sure_as_it_says_and_has_its_own_condition() -> None:
    paris = competence("prefecture_police", "vehicle_impoundment", TODAY)
    assert paris.confidence == "medium"
    assert paris.condition is not None
    assert paris.condition.en.startswith("in Paris")


def test_a_copy_of_a_row_without_a_basis_rests_on_its_own_reference() -> None:
    assert competence("police_nationale", "dog_unit", TODAY).basis is None
    assert competence("prefecture_police", "dog_unit", TODAY).basis == "CGCT L2512-13; CSI L122-1"


def test_no_text_found_cites_nothing() -> None:
    answer = competence("douanes", "school_surroundings", TODAY)
    assert (answer.basis, answer.none_kind, answer.confidence) == (
        None,
        NoneKind.NO_BASIS,
        "medium",
    )


@pytest.mark.parametrize(
    ("day", "told"),
    [("2016-03-22", False), ("2016-03-23", True), ("2016-03-24", True), ("2016", False)],
)
def test_an_aspect_begins_on_its_own_day(day: str, told: bool) -> None:
    answer = competence("police_municipale", "transport_security", day)  # loi 2016-339
    assert any("L2241-1" in aspect.name.fr for aspect in answer.aspects) is told
    assert any("titres de transport" in aspect.name.fr for aspect in answer.aspects)


def test_an_aspect_that_begins_inside_a_state_is_in_its_history() -> None:
    (always,) = history("police_municipale", "judicial_investigation")
    named = [aspect for aspect in always.aspects if aspect.since == date(2019, 12, 29)]
    assert [aspect.level for aspect in named] == [Level.ASSIST]  # CSI L512-6, loi 2019-1461
    eve = competence("police_municipale", "judicial_investigation", "2019-12-28")
    assert named[0] not in eve.aspects
    day = competence("police_municipale", "judicial_investigation", "2019-12-29")
    assert named[0] in day.aspects


def test_who_may_lead_and_who_may_take_part() -> None:
    leading = {each.force for each in who("video_protection", TODAY, level=Level.LEAD)}
    assert leading == {
        "police_nationale",
        "gendarmerie_nationale",
        "prefecture_police",
        "police_municipale",
        "police_intercommunale",
        "police_municipale_paris",
        "video_operators",
    }
    taking_part = {each.force for each in who("video_protection", TODAY)}
    assert leading < taking_part
    assert "private_security" not in taking_part


def test_who_leaves_out_what_cannot_be_told_and_untold_names_it() -> None:
    assert {each.force for each in who("body_worn_cameras", "2016-06-04", Level.NONE)}.isdisjoint(
        untold("body_worn_cameras", "2016-06-04")
    )
    assert "police_municipale" in untold("body_worn_cameras", "2016-06-04")
    assert "police_municipale" in untold("body_worn_cameras", "2018")
    assert untold("body_worn_cameras", TODAY) == ()


@pytest.mark.parametrize("on", ["2001-01-01", "2015-06-01", "2024-01-01"])
def test_who_and_untold_account_for_every_force(on: str) -> None:
    for subject in competences.subjects():
        told = [each.force for each in who(subject, on, level=Level.NONE)]
        assert sorted([*told, *untold(subject, on)]) == sorted(forces.codes())


def test_unknown_names_suggest_what_is_near() -> None:
    with pytest.raises(UnknownName) as no_force:
        competence("police_municipal", "drones", TODAY)
    assert (no_force.value.kind, no_force.value.suggestions[0]) == ("force", "police_municipale")
    with pytest.raises(UnknownName) as no_subject:
        who("holiday_wach", TODAY)  # codespell:ignore
    assert no_subject.value.kind == "subject"
    with pytest.raises(UnknownName):
        history("asvp", "drone")


def test_levels_are_ordered() -> None:
    order = [Level.LEAD, Level.ASSIST, Level.REPORT, Level.NONE]
    for one, level in enumerate(order):
        assert [level.covers(other) for other in order] == [two >= one for two in range(4)]


@pytest.mark.parametrize("word", [*Level, *NoneKind])
def test_levels_have_words(word: Level | NoneKind) -> None:
    assert word.label.fr
    assert word.label.en


def test_means_are_the_last_subjects() -> None:
    codes = tuple(each.code for each in competences.means())
    assert len(codes) == 7
    assert competences.subjects()[-7:] == codes
    assert next(m for m in competences.means() if m.code == "anpr").aliases == ("LAPI",)


def test_every_wording_is_used_and_is_in_both_languages() -> None:
    data = read("competences")
    used: dict[str, set[str]] = {"conditions": set(), "aspects": set(), "changes": set()}
    for row in data["copies"].values():
        used["conditions"] |= {row["if"]} if "if" in row else set()
    for rows in data["rows"].values():
        for code, row in rows.items():
            if code == "no_text":
                continue
            used["conditions"] |= {row["if"]} if "if" in row else set()
            used["aspects"] |= set(row.get("aspects", ()))
            used["changes"] |= {
                s["change"] for s in [row, *row.get("history", ())] if "change" in s
            }
    for table, keys in used.items():
        assert set(data[table]) == keys
        for words in data[table].values():
            assert words["fr"].strip()
            assert words["en"].strip()


def test_every_force_is_in_a_subject_once() -> None:
    data = read("competences")
    for subject, rows in data["rows"].items():
        listed = rows.get("no_text", [])
        own = [code for code in rows if code != "no_text"]
        assert not set(listed) & set(own), subject
        assert {*listed, *own, *data["copies"]} == set(forces.codes()), subject


def test_every_basis_is_cited_from_texts_with_a_title():
    for force in forces.codes():
        for subject in competences.subjects():
            for step in history(force, subject):
                cited = step.citations()
                assert bool(cited) is bool(step.basis)
                assert all(one.text.title for one in cited)


def test_a_basis_of_the_code_is_cited_in_the_version_of_the_day():
    dog_unit = competence("police_municipale", "dog_unit", TODAY)
    articles = {one.article: one.period for one in dog_unit.citations(TODAY)}
    cited = next(period for article, period in articles.items() if article.startswith("L511-5-2"))
    assert cited.contains(TODAY)
    assert cited.start == date(2021, 5, 27)


@pytest.mark.skipif(not MATRIX.exists(), reason="the research is not at hand")
def test_every_row_of_the_matrix_is_answered_as_it_reads() -> None:
    rows = yaml.load(MATRIX.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["matrix"]
    assert len(rows) == len({(row["subject"], row["force"]) for row in rows}) == 884
    levels = {"FULL": Level.LEAD, "ASSIST": Level.ASSIST, "REPORT": Level.REPORT}
    for row in rows:
        if (row["subject"], row["force"]) in ARTICLE_WINS:
            continue
        answer = competence(row["force"], row["subject"], TODAY)
        assert answer.level is levels.get(row["level"], Level.NONE), (row["subject"], row["force"])
        if answer.level is Level.NONE:
            assert answer.none_kind == row["none_kind"], (row["subject"], row["force"])
