"""Forces by what people call them; the names of districts follow the day, as the model does."""

from datetime import timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secuprev import law
from secuprev.opendata.registers.parties import read_forces
from secuprev.vocabulary import find_force, find_partner
from tests.opendata.shared import DATA, real

STATE = ("police_nationale", "gendarmerie_nationale")


@pytest.mark.parametrize(
    ("text", "kind", "unit", "of"),
    [
        ("PM", "police_municipale", False, ""),
        ("la PN", "police_nationale", False, ""),
        ("GN", "gendarmerie_nationale", False, ""),
        ("commissariat de Melun", "police_nationale", True, "melun"),
        ("CPN Deauville", "police_nationale", True, "deauville"),
        ("COB de Perthes-en-Gâtinais", "gendarmerie_nationale", True, "perthes-en-gatinais"),
        ("BTA d'Avon", "gendarmerie_nationale", True, "avon"),
        ("la brigade de gendarmerie de Méru", "gendarmerie_nationale", True, "meru"),
        ("ASVP", "asvp", False, ""),
        ("gardes champêtres", "garde_champetre", False, ""),
        ("police municipale intercommunale", "police_intercommunale", False, ""),
    ],
)
def test_a_force_is_known_by_the_names_in_use(text, kind, unit, of):
    found = find_force(text)
    assert (found.kind, found.unit, found.of, found.candidates) == (kind, unit, of, ())
    assert found.sure


@pytest.mark.parametrize(
    "text", ["FSE", "les forces de sécurité de l'État", "forces de l’ordre", "les FSE"]
)
def test_the_forces_of_the_state_are_either_of_them_and_never_a_guess(text):
    found = find_force(text)
    assert found.ambiguous
    assert found.state
    assert found.kind is None
    assert found.candidates == STATE
    assert find_partner(text).ambiguous


def test_a_register_that_names_either_force_of_the_state_leaves_a_doubt_unless_it_says_which():
    assert [(one.kind, doubt) for one, doubt in read_forces("PM et FSE")] == [
        ("police_municipale", None),
        (None, "force-either"),
    ]
    ((party, doubt),) = read_forces("FSE (COB de Méru)")
    assert (party.kind, party.name, doubt) == ("gendarmerie_nationale", "COB de Méru", None)


def test_a_municipal_force_is_none_of_the_state():
    assert not find_force("police municipale").state


@pytest.mark.parametrize("find", [find_force, find_partner])
@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("CSP de Melun", ["2000-03-27", "2024-01-31"], ["2024-02-01", "2025-06", "2026-11-23"]),
        ("circonscription de sécurité publique", ["2012"], ["2025"]),
        ("CPN de Melun", ["2024-02-01", "2026-11-23"], ["2024-01-31", "2019", "1990-01-01"]),
        ("circonscription de police nationale", ["2025"], ["2012"]),
    ],
)
def test_a_name_out_of_its_time_is_known_with_a_doubt(find, name, right, wrong):
    sure = find(name)
    assert sure.kind in ("police_nationale", "csp")
    assert sure.doubt is None
    for day in [*right, "2024"]:  # the name changed in 2024, so either may be right
        assert find(name, on=day) == sure, day
    for day in wrong:
        late = find(name, on=day)
        assert late.kind == sure.kind, day
        assert name.split(" de ")[0] in late.doubt.fr


def test_the_names_of_the_districts_change_on_the_day_on_which_the_model_does():
    heads = law.parameter("model.state_heads").series
    day = next(state.period.start for state in heads if "chef_cpn" in (state.value or ()))
    assert find_force("CSP").official.period.end == day - timedelta(days=1)
    assert find_force("CPN").official.period.start == day


@pytest.mark.parametrize("text", ["", "la fanfare", "comité des fêtes", "12", "les pompiers"])
def test_who_is_no_force_is_none(text):
    assert find_force(text) is None


@given(st.sampled_from(law.forces()), st.sampled_from([str.upper, str.lower, str.title]))
def test_each_kind_is_known_by_its_label_whatever_the_capitals(kind, case):
    assert find_force(case(kind.label.fr)).kind == kind.code


@given(st.text(max_size=40), st.none() | st.dates())
def test_no_input_raises(text, on):
    find_force(text, on=on)
    find_partner(text, on=on)


@real
def test_every_state_unit_of_the_corpus_is_of_its_force():
    corpus = yaml.safe_load((DATA.parent / "corpus" / "corpus_dev.yaml").read_text("utf-8"))
    units = [row for row in corpus if row["state_unit"]]
    assert len(units) == 5
    for row in units:
        assert [find_force(row["state_unit"]).kind] == row["state_force"], row["id"]
