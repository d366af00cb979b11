"""Partners by what people call them; words that do not say which of several are a doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secuprev import law
from secuprev.vocabulary import find_partner


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Procureure de la République près le TJ de Melun", "procureur"),
        ("M. le Préfet de Seine-et-Marne", "prefet"),
        ("la sous-préfète de Dieppe", "sous_prefet"),
        ("Parquet", "procureur"),
        ("SNCF", "transporteur"),
        ("Éducation nationale", "dasen"),
        ("commissariat de Melun", "csp"),
        ("CPN de Melun", "csp"),
        ("Brigade de gendarmerie de Méru", "cob_bta"),
        ("PJJ 77", "pjj"),
        ("SPIP", "spip"),
        ("Office public de l'habitat de Melun", "bailleur_oph"),
        ("Conseil départemental de Seine-et-Marne", "conseil_departemental"),
        ("Mission locale", "mission_locale"),
        ("CIDFF 77", "asso_femmes"),
        ("CSU intercommunal", "csu"),
    ],
)
def test_a_partner_is_known_by_the_names_in_use(text, kind):
    assert find_partner(text).kind == kind


@pytest.mark.parametrize("text", ["bailleurs sociaux", "les bailleurs", "FSE", "forces de l'ordre"])
def test_words_that_do_not_say_which_kind_give_all_of_them(text):
    found = find_partner(text)
    assert found.ambiguous
    assert len(found.candidates) == 2


@pytest.mark.parametrize("text", ["", "la fanfare", "comité des fêtes", "12"])
def test_who_is_no_partner_is_none(text):
    assert find_partner(text) is None


@given(st.sampled_from(law.partners()), st.sampled_from([str.upper, str.lower, str.title]))
def test_each_kind_is_known_by_its_label_whatever_the_capitals(kind, case):
    found = find_partner(case(kind.label.fr))
    assert kind.code in (found.kind, *found.candidates)


@given(st.text(max_size=40))
def test_no_input_raises(text):
    find_partner(text)
