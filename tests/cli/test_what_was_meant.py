"""What a newcomer types wrong is answered, in both languages, with what was perhaps meant."""

import pytest

from .test_look_ups import flat

DOCUMENT = """
secuprev: 1
id: town
forces: [{id: pm, kind: police_municipale, posts: 4}]
conventions:
- {id: coordination-2012, signed: 2012-11-23}
- {id: coordination-2016, signed: 2016-01-04}
"""


@pytest.fixture
def town(write):
    return write("town.yaml", DOCUMENT)


@pytest.mark.parametrize(
    ("arguments", "en", "fr"),
    [
        (["check", "{}", "--on", "2012/11/23"], "near: 2012-11-23", "proche : 2012-11-23"),
        (["check", "{}", "--on", "20121123"], "near: 2012-11-23", "proche : 2012-11-23"),
        (["check", "{}", "--on", "2012.1.5"], "near: 2012-01-05", "proche : 2012-01-05"),
        (["check", "{}", "--on", "23 11 2012"], "near: 2012-11-23", "proche : 2012-11-23"),
        (["check", "{}", "--severity", "CONV-01=practice"], "near: CONV-001", "proche : CONV-001"),
        (["coverage", "{}", "--domain", "dog"], "near: dangerous_dogs", "proche : dangerous_dogs"),
        (
            ["coverage", "{}", "--domain", "chiens dangereux"],
            "unknown domain: chiens dangereux; near: dangerous_dogs",
            "domaine inconnu : chiens dangereux ; proche : dangerous_dogs",
        ),
        (
            ["coverage", "{}", "--domain", "zzz"],
            "unknown domain: zzz; `secuprev domains` lists them",
            "domaine inconnu : zzz ; « secuprev domains » donne la liste",
        ),
        (
            ["against-model", "{}", "--convention", "x"],
            "there are: coordination-2012, coordination-2016",
            "il y a : coordination-2012, coordination-2016",
        ),
        (["graph", "{}", "-o", "x.graphlm"], "near: graphml", "proche : graphml"),
        (["explain", "zzzzz"], "`secuprev rules` lists them", "« secuprev rules » donne la liste"),
        (["law", "zz"], "`secuprev law` lists them", "« secuprev law » donne la liste"),
        (
            ["new", "Melun Val de Seine"],
            "near: 247700057 (CA Melun Val de Seine)",
            "proche : 247700057 (CA Melun Val de Seine)",
        ),
        (["new", "77288"], "near: 247700057 (CA Melun", "proche : 247700057 (CA Melun"),
        (["france", "--epci", "melun"], "near: 247700057 (CA", "proche : 247700057 (CA"),
        (["new", "24770057"], "near: 247700057", "proche : 247700057"),
    ],
)
def test_what_was_perhaps_meant_is_told(run, town, arguments, en, fr):
    given = [one.replace("{}", town) for one in arguments]
    for lang, words in (("en", en), ("fr", fr)):
        done = run(*given, "--lang", lang)
        assert (done.exit_code, done.stdout) == (2, "")
        assert words in flat(done.stderr)


@pytest.mark.parametrize(
    ("name", "en", "fr"),
    [
        ("table.csv", "`secuprev import` makes a document", "« secuprev import » fait un document"),
        ("TABLE.XLSX", "`secuprev import` makes a", "« secuprev import » fait un document"),
        ("folder", "but a folder; name the documents", "mais un dossier ; nommez les documents"),
    ],
)
def test_what_is_no_document_leads_to_what_to_do(run, tmp_path, name, en, fr):
    path = tmp_path / name
    path.mkdir() if name == "folder" else path.write_bytes(b"a;b\n1;2\n")
    for lang, words in (("en", en), ("fr", fr)):
        done = run("check", str(path), "--lang", lang)
        assert (done.exit_code, done.stdout) == (2, "")
        assert words in flat(done.stderr)


@pytest.mark.parametrize("command", [["import"], ["france", "--survey"]])
def test_a_document_is_no_table_for_any_command(run, town, command):
    done = run(*command, town, "--lang", "fr")
    assert done.exit_code == 2
    assert "n'est pas une table mais un document" in flat(done.stderr)
    assert "rien n'a été fait" in done.stderr


def test_the_name_of_a_body_in_place_of_its_number_leads_to_it_when_importing(run, write):
    table = write("table.csv", "Commune;Signée le\nMelun;2024-05-13\n")
    told = flat(run("import", table, "--epci", "Melun Val de Seine", "--lang", "fr").stderr)
    assert "proche : 247700057 (CA Melun Val de Seine)" in told


def test_an_empty_register_is_told_as_such(run, write):
    told = flat(run("import", write("table.csv", ""), "--lang", "fr").stderr)
    assert told.endswith("le fichier est vide")


def test_a_column_that_no_register_has_is_told_in_the_language_of_the_run(run, write):
    table = write("table.csv", "a;b\n1;2\n")
    near = flat(run("import", table, "--column", "signd=x", "--lang", "fr").stderr)
    assert "aucune colonne ne s'appelle « signd » ; proche : signed" in near
    none = flat(run("import", table, "--column", "zzzz=x", "--lang", "fr").stderr)
    assert "il y a : agreed, " in none
