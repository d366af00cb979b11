import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fr import siren as oracle

from secuprev.values import InvalidIdentifier, Text, commune_code, departement_code, siren

MODULES = [commune_code, departement_code, siren]


@pytest.mark.parametrize("code", ["01001", "77288", "2A004", "2B033", "97411", "98735", "13055"])
def test_communes_of_every_part_of_the_country_are_well_formed(code):
    assert commune_code.validate(code) == code
    assert commune_code.is_valid(code)


@pytest.mark.parametrize(
    "text", ["20004", "99100", "00001", "96001", "1001", "770288", "2C004", "97911", "", "7728８"]
)
def test_what_is_no_commune_code_is_refused(text):
    assert not commune_code.is_valid(text)
    with pytest.raises(InvalidIdentifier) as error:
        commune_code.validate(text)
    assert error.value.reason.fr
    assert error.value.value == text
    assert pickle.loads(pickle.dumps(error.value)).reason == error.value.reason


def test_a_refusal_whose_facts_are_given_by_name_is_the_same_after_a_journey():
    error = InvalidIdentifier(kind="siren", value="1", reason=Text("trop court", "too short"))
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)


@pytest.mark.parametrize(
    ("code", "departement"), [("77288", "77"), ("2A004", "2A"), ("97411", "974"), ("98735", "987")]
)
def test_the_departement_of_a_commune(code, departement):
    assert commune_code.departement(code) == departement


def test_departements():
    metropole = [f"{n:02d}" for n in range(1, 96) if n != 20] + ["2A", "2B"]
    assert len(metropole) == 96
    assert all(map(departement_code.is_valid, [*metropole, "971", "974", "976", "988"]))
    assert not any(map(departement_code.is_valid, ["00", "20", "96", "970", "979", "7", "2C", ""]))


@pytest.mark.parametrize("module", MODULES)
def test_each_number_has_the_four_functions_of_python_stdnum(module):
    assert {"compact", "validate", "is_valid", "format"} <= set(module.__all__)


@given(st.text(alphabet="0123456789 -.", max_size=12))
def test_siren_agrees_with_python_stdnum(text):
    cleaned = text.replace("-", " ").replace(".", " ")
    assert siren.is_valid(text) is oracle.is_valid(cleaned)


@given(st.integers(0, 99_999_999))
def test_every_number_has_one_right_check_digit(number):
    right = [digit for digit in range(10) if siren.is_valid(f"{number:08d}{digit}")]
    assert len(right) == 1


@given(st.text(max_size=12))
@pytest.mark.parametrize("module", MODULES)
def test_no_text_makes_a_check_crash(module, text):
    if module.is_valid(text):
        assert module.validate(module.format(text)) == module.validate(text)


@pytest.mark.parametrize("text", ["abcdefghi", "²²²²²²²²²", "２４７７０００５７", "24770005", ""])
def test_a_siren_is_nine_digits_as_they_are_typed(text):
    with pytest.raises(InvalidIdentifier) as error:
        siren.validate(text)
    assert error.value.reason.en == "a SIREN has nine digits"


def test_separators_of_print_are_dropped():
    assert siren.validate("247 700 057") == siren.validate("247 700.057") == "247700057"
    assert siren.format("247700057") == "247 700 057"
    assert commune_code.format("2a004") == "2A004"
    assert departement_code.format("2b") == "2B"


def test_a_text_reads_in_both_languages():
    text = Text(fr="oui", en="yes") + Text.same("!")
    assert (text.in_("fr"), text.in_("en"), str(text)) == ("oui!", "yes!", "yes!")


@pytest.mark.parametrize(
    "code",
    ["971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988", "989"],
)
def test_each_collectivity_overseas_has_its_code(code):
    # INSEE: the five départements, the collectivities, the southern lands and Clipperton.
    assert departement_code.validate(code) == code
    assert commune_code.departement(f"{code}01") == code
    assert commune_code.is_valid(f"{code}01")
