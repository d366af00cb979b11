"""`secuprev import` makes a document that `secuprev check` takes, and says every doubt."""

import pytest

from secuprev import documents

REGISTER = "Commune;Signée le;Durée\nMelun;13/05/24;3 ans\nRubelles;21/03/2024;3 ans\n"


@pytest.fixture
def registre(write):
    return write("registre.csv", REGISTER)


def test_a_register_becomes_a_document_that_can_be_checked(run, registre, tmp_path):
    out = str(tmp_path / "agglo.yaml")
    result = run("import", registre, "-o", out, "--epci", "247700057")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 row(s) read, 2 convention(s)" in result.stderr
    assert '- B2: "13/05/24" taken for 2024-05-13: year of two figures\n' in result.stderr
    framework = documents.load(out)
    assert [one.communes for one in framework.conventions] == [("77288",), ("77394",)]
    assert run("check", out).exit_code in (0, 1)


def test_without_a_file_to_write_the_document_is_the_answer(run, registre):
    result = run("import", registre)
    assert result.exit_code == 0
    framework = documents.loads(result.stdout)
    assert framework.epci.siren == "247700057"
    assert "# à confirmer : B2: « 13/05/24 » pris pour 2024-05-13" in result.stdout


def test_a_header_can_be_given_by_hand(run, write):
    registre = write("registre.csv", "Commune;Durée;Passée le\nMelun;3 ans;21/03/2024\n")
    result = run("import", registre, "--column", "signed=Passée le")
    (convention,) = documents.loads(result.stdout).conventions
    assert str(convention.signed) == "2024-03-21"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--epci", "247700058"], "247700058"),
        (["--column", "fruits=Poire"], "no column fruits"),
        (["--column", "signed=Nope"], 'no header "Nope"'),
        (["--column", "signed"], "write COLUMN=HEADER"),
        (["-o", "agglo.docx"], "agglo.docx: the document is .yaml"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, registre, arguments, said):
    result = run("import", registre, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_is_no_register_is_told_and_nothing_is_written(run, write, tmp_path):
    out = tmp_path / "agglo.yaml"
    result = run("import", write("fruits.csv", "Pomme;Poire\n1;2\n"), "-o", str(out))
    assert result.exit_code == 2
    assert "no row has the headers of a register" in " ".join(result.stderr.split())
    assert not out.exists()


def test_many_doubts_are_not_all_listed_on_the_terminal(run, write):
    rows = "".join(f"Melun;jadis {rank}\n" for rank in range(40))
    registre = write("registre.csv", "Commune;Signée le\n" + rows)
    result = run("import", registre)
    assert result.stdout.count("# à confirmer") > 40
    assert "more: each is in the document" in result.stderr
    assert len(result.stderr.splitlines()) < 80


def test_what_a_cell_holds_cannot_command_the_terminal(run, write):
    registre = write("registre.csv", 'Commune;Signée le\nMelun;"\x1b[31m12/13/2024"\n')
    assert "\x1b" not in run("import", registre).stderr
