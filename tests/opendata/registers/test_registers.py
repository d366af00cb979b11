"""A register becomes a framework; what is not sure is told, and nothing is dropped."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secuprev import documents, opendata
from secuprev.opendata.registers import read_register, write

MELUN = "247700057"


@pytest.fixture
def register(tmp_path):
    def read(*lines, mapping=None, **more):
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";").writerows(lines)
        path = tmp_path / "registre.csv"
        path.write_bytes(text.getvalue().encode("cp1252"))
        return read_register(path, mapping, **more)

    return read


def codes(found):
    return [one.code for one in found.doubts]


def the(found):
    (convention,) = found.framework.conventions
    return convention


def test_rows_become_conventions_below_a_title_and_above_a_total(register):
    found = register(
        ["Registre de la police municipale"],
        [],
        ["Commune", "Date de signature", "Durée", "Reconduction", "Domaines"],
        ["Melun", "21/03/2024", "3 ans", "Expresse", "OTV, chiens dangereux"],
        [],
        ["Vaux le Pénil", "mai 2022", "2022/2025", "", "zygomatiques"],
        ["Total", "2"],
        epci=MELUN,
    )
    melun, vaux = found.framework.conventions
    assert (melun.communes, str(melun.signed), melun.years) == (("77288",), "2024-03-21", 3)
    assert melun.renewal.value == "express"
    assert [one.domain for one in melun.domains] == ["holiday_watch", "dangerous_dogs"]
    assert (vaux.communes, str(vaux.signed)) == (("77487",), "2022-05")
    assert (vaux.years, vaux.term_label) == (3, "2022/2025")
    assert [(one.domain, one.label) for one in vaux.domains] == [(None, "zygomatiques")]
    assert found.framework.epci.siren == MELUN
    assert found.framework["registre"].title == "Registre de la police municipale"
    assert found.read == 2
    assert sorted(codes(found)) == ["domain-unknown", "list-whole", "term-years", "total"]


def test_a_doubt_says_where_it_is_what_was_read_and_what_it_became(register):
    found = register(["Commune", "Signée le"], ["Dammarie-les-Lis", "13/05/24"], epci=MELUN)
    name, day, _ = sorted(found.doubts, key=lambda one: one.code)
    assert (name.cell, name.read, name.taken) == (
        "A2",
        "Dammarie-les-Lis",
        "77152 Dammarie-les-Lys",
    )
    assert (name.code, name.field) == ("commune-near", "communes")
    assert (day.cell, day.read, day.taken, day.about) == (
        "B2", "13/05/24", "2024-05-13", "dammarie-les-lys-2024",
    )  # fmt: skip
    assert day.in_("fr") == "B2: « 13/05/24 » pris pour 2024-05-13: année à deux chiffres"


def test_a_column_under_another_name_is_given_by_hand(register):
    lines = (
        ["Commune", "Passée le", "Fruits", "Durée"],
        ["Melun", "21/03/2024", "poire", "3 ans"],
    )
    found = register(*lines, epci=MELUN)
    assert the(found).signed is None
    assert [one.read for one in found.doubts if one.code == "column-unused"] == [
        "Passée le", "Fruits",
    ]  # fmt: skip
    found = register(*lines, mapping={"signed": "Passée le", "domains": "Fruits"}, epci=MELUN)
    assert str(the(found).signed) == "2024-03-21"
    assert the(found).domains[0].label == "poire"
    with pytest.raises(documents.DocumentError) as refused:
        register(*lines, mapping={"signed": "Passé le", "domains": "Légumes"})
    one, other = refused.value.faults
    assert (one.value, one.suggestion) == ("Passé le", "Passée le")
    assert one.message.en == 'no header "Passé le"; read: Commune, Passée le, Fruits, Durée'
    assert other.value == "Légumes"
    with pytest.raises(ValueError, match="no column fruits"):
        register(*lines, mapping={"fruits": "Fruits"})


def test_several_communes_stand_in_one_cell_and_the_agglomeration_follows(register):
    found = register(
        ["Communes", "Date"],
        ["Melun, Vaux-le-Pénil et Dammarie-lès-Lys", "2024"],
        ["Le Mée s/ Seine\nRubelles", "2023"],
    )
    first, second = found.framework.conventions
    assert first.communes == ("77288", "77487", "77152")
    assert second.communes == ("77285", "77394")
    assert found.framework.epci.siren == MELUN
    assert codes(found).count("kind-deduced") == 2
    assert "body-deduced" in codes(found)


def test_a_name_that_several_communes_bear_is_not_guessed(register):
    found = register(["Commune", "Date"], ["Saint-Denis", "2024"])
    assert the(found).communes is None
    assert the(found).communes_label == "Saint-Denis"
    assert "commune-ambiguous" in codes(found)
    found = register(["Commune", "Dép.", "Date"], ["Saint-Denis", "974", "2024"])
    assert the(found).communes == ("97411",)


def test_an_amendment_goes_to_its_convention_and_a_renewal_too(register):
    found = register(
        ["Commune", "Nature", "Date", "Durée", "Domaines"],
        ["Melun", "Convention", "21/03/2021", "3 ans", "OTV"],
        ["Melun", "Avenant n° 1", "10/01/2023", "", "chiens dangereux"],
        ["Melun", "Renouvellement", "21/03/2024", "3 ans", ""],
        ["Rubelles", "Avenant 2", "2024", "", ""],
        epci=MELUN,
    )
    melun, rubelles = found.framework.conventions
    (amendment,) = melun.amendments
    assert (amendment.number, str(amendment.on)) == (1, "2023-01-10")
    assert [one.domain for one in amendment.domains] == ["dangerous_dogs"]
    (renewal,) = melun.renewals
    assert (str(renewal.on), renewal.years) == ("2024-03-21", 3)
    assert (rubelles.signed, rubelles.amendments[0].number) == (None, 2)
    assert codes(found) == ["original-unknown", "list-whole"]


def test_forces_are_named_and_a_list_of_them_is_never_taken_to_be_whole(register):
    found = register(
        ["Commune", "Date", "Force", "Effectif PM", "Armement"],
        ["Melun", "2024", "Commissariat de Melun", "40", "oui"],
        ["Rubelles", "2024", "Gendarmerie", "n.c.", "?"],
        epci=MELUN,
    )
    forces = {one.id: one for one in found.framework.forces}
    assert forces["commissariat-de-melun"].kind == "police_nationale"
    assert forces["gendarmerie-nationale"].kind == "gendarmerie_nationale"
    assert (forces["pm-melun"].headcount, forces["pm-melun"].firearms) == (40, True)
    assert forces["pm-melun"].communes == ("77288",)
    assert found.framework.conventions[0].forces == ("commissariat-de-melun", "pm-melun")
    assert found.framework.forces_known_in == ()
    assert found.framework.conventions[1].forces == ("gendarmerie-nationale",)


def test_who_signed_and_what_the_prosecutor_thought_is_read(register):
    found = register(
        ["Commune", "Date", "Signataires", "Avis du procureur"],
        ["Melun", "2024", "M. le Maire, le Préfet et le voisin", "favorable le 12/03/2024"],
        epci=MELUN,
    )
    convention = the(found)
    assert [one.office for one in convention.signatories] == ["maire", "prefet"]
    assert [(one.office, str(one.on)) for one in convention.opinions] == [
        ("procureur", "2024-03-12")
    ]
    assert [one.read for one in found.doubts if one.code == "office-unknown"] == ["le voisin"]


def test_the_document_says_what_to_confirm_beside_the_value_and_reads_back_the_same(register):
    found = register(
        ["Commune", "Signée le", "Domaines"],
        ["Melun", "13/05/24", "# -- fruits:\nété à l’étang"],
        epci=MELUN,
    )
    text = write(found)
    assert documents.loads(text) == found.framework
    lines = text.splitlines()
    place = lines.index("    signed: 2024-05-13")
    assert lines[place - 1] == (
        "    # à confirmer : B2: « 13/05/24 » pris pour 2024-05-13: année à deux chiffres"
    )


def test_a_framework_for_each_body_holds_its_own_conventions(register):
    found = register(
        ["Commune", "Dép.", "Date", "Force"],
        ["Melun", "77", "2024", "PN"],
        ["Vitré", "35", "2022", "GN"],
        ["Nulle part", "35", "2022", "GN"],
    )
    assert found.framework.epci is None
    assert [(one.epci and one.epci.siren, len(one.conventions)) for one in found.by_body()] == [
        ("200039022", 1), (MELUN, 1), (None, 1),
    ]  # fmt: skip
    for one in found.by_body():
        assert documents.loads(documents.dumps(one)) == one


CELLS = st.one_of(
    st.sampled_from(
        ["Melun", "Commune", "Date", "Durée", "Domaines", "Force", "Avenant n° 1", "2024", "oui",
         "x", "13/05/2024", "OTV", "PM", "Total", "45425", "=1+1", "14----00002", "Convention",
         "Nature"]
    ),
    st.text(max_size=12),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=8))
def test_any_table_is_refused_clearly_or_becomes_a_document(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("any") / "registre.csv"
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["Commune", "Date", "Domaines", "Nature"], *rows])
    path.write_bytes(text.getvalue().encode("utf-8", "replace"))
    try:
        found = read_register(path)
    except opendata.DocumentError:
        return
    assert documents.loads(write(found)) == found.framework


def test_a_kind_that_is_a_comma_alone_is_a_doubt_on_its_cell(register):
    found = register(["Commune", "Date", "Nature"], ["Melun", "21/03/2024", ","], epci=MELUN)
    assert the(found).communes == ("77288",)
    assert [(one.code, one.cell) for one in found.doubts if one.cell] == [("kind-unknown", "C2")]


def test_a_word_for_nothing_is_no_convention_and_no_service(register):
    found = register(
        ["Commune", "Signée le", "Effectif PM", "Nb ASVP"],
        ["Melun", "21/03/2024", "40 agents", "12"],
        ["Rubelles", "NÉANT", "2", ""],
        ["Seine-Port", "aucune", "", ""],
        ["Voisenon", "en cours de signature", "", ""],
        epci=MELUN,
    )
    melun, voisenon = found.framework.conventions
    assert melun.communes == ("77288",)
    assert (voisenon.signed, voisenon.stage.value) == (None, "announced")
    assert [(one.id, one.headcount) for one in found.framework.forces] == [
        ("asvp-melun", 12), ("pm-melun", 40), ("pm-rubelles", 2),
    ]  # fmt: skip
    assert codes(found) == ["no-act", "no-act", "list-whole"]


def test_a_short_name_is_that_of_a_member_and_a_postal_code_is_no_commune_code(register):
    found = register(
        ["Commune", "Date"], ["Le Mée", "2024"], ["Dammarie-lès-Lys (77190)", "2024"], epci=MELUN
    )
    assert [one.communes for one in found.framework.conventions] == [("77285",), ("77152",)]
    assert codes(found) == ["commune-near", "commune-code", "list-whole"]


def test_a_header_may_say_how_a_convention_goes_on(register):
    found = register(
        ["Commune", "Date", "Tacite reconduction", "N° avenant"],
        ["Melun", "2021", "oui", ""],
        ["Melun", "2022", "", "1"],
        epci=MELUN,
    )
    assert the(found).renewal.value == "tacit"
    assert [(one.number, str(one.on)) for one in the(found).amendments] == [(1, "2022")]


def test_a_cell_for_the_end_may_hold_a_term_or_how_the_act_goes_on(register):
    found = register(
        ["Commune", "Signée le", "Valable jusqu'au"],
        ["Melun", "13/05/2022", "12/05/2025"],
        ["Dammarie-les-Lys", "02/01/2023", "3 ans"],
        ["Vaux-le-Pénil", "01/10/2021", "tacite reconduction"],
        epci=MELUN,
    )
    melun, dammarie, vaux = found.framework.conventions
    assert (str(melun.until), melun.years) == ("2025-05-12", None)
    assert (dammarie.until, dammarie.years) == (None, 3)
    assert (vaux.until, vaux.renewal.value) == (None, "tacit")
    assert codes(found) == ["list-whole"]


def test_a_day_alone_in_a_cell_for_the_term_is_its_end_with_a_doubt(register):
    found = register(
        ["Commune", "Signée le", "Validité"],
        ["Melun", "13/05/2022", "12/05/2025"],
        epci=MELUN,
    )
    assert str(the(found).until) == "2025-05-12"
    assert "term-day" in codes(found)


@pytest.mark.parametrize(
    ("header", "said", "field"),
    [
        ("Valable jusqu'au", "12/05/2021", "until"),
        ("Durée", "du 13/05/2022 au 12/05/2021", "until"),
        ("Dénoncée le", "12/05/2021", "denounced"),
    ],
)
def test_an_end_that_comes_before_the_beginning_is_left_aside_with_a_doubt(
    register, header, said, field
):
    found = register(
        ["Commune", "Signée le", "Date d'effet", header],
        ["Melun", "13/05/2022", "13/05/2022", said],
        epci=MELUN,
    )
    assert getattr(the(found), field) is None
    (doubt,) = [one for one in found.doubts if one.code == "ends-before-start"]
    assert (doubt.read, doubt.taken, doubt.field) == (said, None, field)
    assert documents.loads(documents.dumps(found.framework)) == found.framework


@pytest.mark.parametrize("header", ["Convention (oui/non)", "Conv. coord. (O/N)", "Convention"])
def test_a_column_may_say_whether_there_is_a_convention(register, header):
    found = register(
        ["Commune", "Nb PM", header, "Obs."],
        ["Melun", "41", "Oui", ""],
        ["Dammarie-les-Lys", "22", "13/05/2022", ""],
        ["Vaux-le-Pénil", "6", "non", "en cours de rédaction"],
        ["Le Mée-sur-Seine", "18", "en cours de signature", ""],
        epci=MELUN,
    )
    melun, dammarie, le_mee = found.framework.conventions
    assert (melun.communes, melun.signed) == (("77288",), None)
    assert (dammarie.communes, str(dammarie.signed)) == (("77152",), "2022-05-13")
    assert (le_mee.communes, le_mee.stage.value) == (("77285",), "announced")
    assert [one.headcount for one in found.framework.forces] == [41, 22, 6, 18]
    assert "no-act" in codes(found)


def test_a_row_that_says_both_yes_and_no_is_for_a_person(register):
    found = register(
        ["Commune", "Convention", "Signée le"], ["Melun", "non", "13/05/2022"], epci=MELUN
    )
    assert str(the(found).signed) == "2022-05-13"
    assert "act-denied" in codes(found)


def test_a_service_in_which_nobody_is_counted_is_none(register):
    found = register(
        ["Commune", "Effectif PM", "Signée le"],
        ["Melun", "41", "13/05/2022"],
        ["Boissise-la-Bertrand", "0", "sans objet"],
        ["Rubelles", "0", "13/05/2022"],  # an act is signed for a service, though nobody be in it
        epci=MELUN,
    )
    assert [one.communes for one in found.framework.forces] == [("77288",), ("77394",)]
    assert codes(found).count("nobody") == 1


@pytest.mark.parametrize(
    ("said", "firearms"),
    [
        ("oui", True),
        ("non", False),
        ("pistolets 9 mm", True),
        ("cat. B et D", True),
        ("oui (cat. B et D)", True),
        ("catégorie D", True),
        ("bâton de défense, bombe lacrymogène", True),
        ("PIE", True),
        ("sans arme à feu", None),
        ("9 mm en projet", None),
        ("à voir", None),
    ],
)
def test_weapons_that_are_named_tell_whether_a_service_is_armed(register, said, firearms):
    """R511-12 lists batons, sprays and stun guns beside firearms: L511-5 asks the same of all."""
    found = register(["Commune", "Effectif PM", "Armement"], ["Melun", "41", said], epci=MELUN)
    (force,) = found.framework.forces
    assert force.firearms is firearms
    assert bool(set(codes(found)) & {"weapons", "flag"}) is (said not in ("oui", "non"))


def test_a_column_for_the_service_may_say_yes_or_no_beside_one_that_counts(register):
    found = register(
        ["Commune", "Police municipale", "Effectif PM", "Date convention"],
        ["Melun", "Oui", "45", "12/03/2013"],
        ["Dammarie-les-Lys", "Oui", "", "en attente"],
        ["Rubelles", "Non", "", ""],
        epci=MELUN,
    )
    services = [(one.communes, one.headcount) for one in found.framework.forces]
    assert services == [(("77288",), 45), (("77152",), None)]
    assert [one.stage.value for one in found.framework.conventions] == ["signed", "announced"]
    assert codes(found).count("nobody") == 1
    assert "column-twice" not in codes(found)


def test_a_column_headed_by_the_service_may_count_it(register):
    found = register(
        ["Commune", "Police municipale", "Signée le"], ["Melun", "45", "12/03/2013"], epci=MELUN
    )
    assert [one.headcount for one in found.framework.forces] == [45]


@pytest.mark.parametrize("kind", ["Convention + avenant 2021", "convention et son avenant de 2021"])
def test_an_amendment_may_be_named_after_its_convention(register, kind):
    found = register(
        ["Commune", "Type", "Date de signature"], ["Melun", kind, "01/09/2019"], epci=MELUN
    )
    convention = the(found)
    assert str(convention.signed) == "2019-09-01"
    assert [str(one.on) for one in convention.amendments] == ["2021"]


def test_a_body_may_be_called_by_the_beginning_of_its_name(register):
    found = register(
        ["EPCI de rattachement", "Communes", "Nature", "Date"],
        ["CA Grand Paris Sud", "Savigny-le-Temple", "Convention intercommunale", "23/11/2012"],
    )
    assert the(found).epci == "200059228"
    assert "body-unknown" not in codes(found)


@pytest.mark.parametrize(
    ("zone", "kind"),
    [
        ("Police", "police_nationale"),
        ("ZGN", None),
        ("Zone police", "police_nationale"),
        ("GN", "gendarmerie_nationale"),
    ],
)
def test_whose_zone_it_is_names_a_state_force_and_never_counts_it(register, zone, kind):
    found = register(
        ["Commune", "Zone de compétence", "Effectif PM"], ["Melun", zone, "45"], epci=MELUN
    )
    kinds = {one.kind: one.headcount for one in found.framework.forces}
    assert kinds == {"police_municipale": 45} | ({kind: None} if kind else {})
