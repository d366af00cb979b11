"""Commands under a law that is not in force: what they say, and that it is not law."""

import json

import pytest

LANGS = ("fr", "en")
NOT_LAW = {"fr": "CE N'EST PAS LE DROIT", "en": "THIS IS NOT LAW"}
ONE_POST = """
[meta]
id = "one-post"
fr = "Une convention dès le premier emploi"
en = "A convention from the first post on"
note = {fr = "Une question.", en = "A question."}

[convention.posts_threshold]
values = [{from = 2024-01-01, value = 1}]
"""
OPEN_DAY = ONE_POST.replace("from = 2024-01-01, ", "")
WRONG = """[meta]
id = "wrong"
fr = "Faux"

[convention.posts_treshold]
values = [{from = 2024-01-01, value = 1}]
[convention.posts_threshold]
values = [
  {from = 1990-01-01, value = 1},
  {value = "2"},
]
"""


@pytest.fixture
def one_post(write):
    return write("one-post.toml", ONE_POST)


@pytest.fixture
def open_day(write):
    return write("open.toml", OPEN_DAY)


@pytest.mark.parametrize("lang", LANGS)
def test_a_report_says_at_both_ends_that_it_is_not_law(run, complying, one_post, lang):
    result = run("check", complying, "--with-law", one_post, "--on", "2024-06-01", "--lang", lang)
    assert result.exit_code in (0, 1)
    said = result.stdout
    assert said.count(NOT_LAW[lang]) == 2
    assert said.splitlines()[1].startswith(NOT_LAW[lang])
    assert NOT_LAW[lang] in "".join(said.splitlines()[-2:])
    assert {"fr": "dès le premier emploi", "en": "from the first post on"}[lang] in said
    assert {"fr": "À partir du : 1er\u00a0janvier 2024", "en": "From: 2024-01-01"}[lang] in said
    assert {"fr": "Une question.", "en": "A question."}[lang] in said
    assert result.stderr == ""


def test_the_law_laid_decides(run, complying, one_post):
    asked = ["check", complying, "--select", "missing-convention"]
    assert run(*asked, "--on", "2024-06-01").exit_code == 0
    assert run(*asked, "--on", "2024-06-01", "--with-law", one_post).exit_code == 1
    assert run(*asked, "--on", "2023-12-31", "--with-law", one_post).exit_code == 0
    assert NOT_LAW["en"] not in run(*asked).stdout


def test_a_set_without_a_day_holds_from_the_day_asked_or_from_the_one_given(
    run, complying, open_day
):
    asked = ["check", complying, "--select", "CONV-001", "--with-law", open_day, "--lang", "en"]
    result = run(*asked, "--on", "2024-06-01")
    assert result.exit_code == 1
    assert "From: 2024-06-01" in result.stdout
    assert run(*asked, "--on", "2024-06-01", "--law-since", "2024-06-02").exit_code == 0
    assert "From: 2024-05-01" in run(*asked, "--law-since", "2024-05-01").stdout


def test_json_names_what_is_laid(run, complying, one_post):
    result = run("check", complying, "--with-law", one_post, "--format", "json", "--lang", "en")
    (said,) = json.loads(result.stdout)["not_law"]
    assert (said["id"], said["status"], said["from"]) == ("one-post", "what-if", ["2024-01-01"])
    assert said["warning"].startswith(NOT_LAW["en"])
    plain = run("check", complying, "--format", "json")
    assert json.loads(plain.stdout)["not_law"] == []
    digests = [json.loads(one.stdout)["receipt"]["law_digest"] for one in (result, plain)]
    assert digests[0] != digests[1]


def test_several_sets_are_laid_in_order(run, complying, one_post, write):
    other = write("six.toml", ONE_POST.replace("value = 1", "value = 6").replace("one-", "six-"))
    value = ["law", "convention.posts_threshold", "--on", "2024-06-01", "--lang", "en"]
    assert "6 posts" in run(*value, "--with-law", one_post, "--with-law", other).stdout
    assert "1 post\n" in run(*value, "--with-law", other, "--with-law", one_post).stdout


@pytest.mark.parametrize("lang", LANGS)
def test_the_bill_that_comes_with_the_library_is_named_and_marked(run, complying, lang):
    result = run(
        "check", complying, "--with-law", "bill-2025", "--on", "2026-01-01", "--lang", lang
    )
    assert result.stdout.count(NOT_LAW[lang]) == 2
    assert {"fr": "Déposé au Sénat", "en": "Tabled in the Senate"}[lang] in result.stdout


@pytest.mark.parametrize("lang", LANGS)
def test_duties_and_values_say_so_too(run, complying, one_post, lang):
    with_law = ["--with-law", one_post, "--lang", lang]
    for asked in (
        ["duties", complying, "--on", "2024-06-01"],
        ["duties", complying, "--history", "pm"],
        ["law", "convention.posts_threshold"],
        ["law", "convention.posts_threshold", "--on", "2024-06-01"],
        ["domains", "identity_checks"],
    ):
        result = run(*asked, *with_law)
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0].startswith(NOT_LAW[lang]), asked
        assert NOT_LAW[lang] not in run(*asked, "--lang", lang).stdout


def test_the_life_of_a_value_tells_the_law_from_the_rest(run, one_post):
    said = run("law", "convention.posts_threshold", "--with-law", one_post, "--lang", "fr").stdout
    law, _, laid = said.partition("depuis le 1er\u00a0janvier 2024 : 1 emploi")
    assert "du 29\u00a0décembre 2019 au 31\u00a0décembre 2023 : 3 emplois" in law
    assert "Ce n'est pas le droit." in laid
    assert "Ce n'est pas le droit." not in law


def test_a_value_stated_for_days_that_were_not_read_is_shown(run, write):
    later = write("later.toml", ONE_POST.replace("2024-01-01", "2028-01-01"))
    shown = run("law", "convention.posts_threshold", "--with-law", later, "--lang", "en").stdout
    assert "since 2028-01-01: 1 post" in shown
    asked = ["law", "convention.posts_threshold", "--with-law", later, "--on"]
    assert run(*asked, "2028-05-01").exit_code == 0
    assert run(*asked, "2027-05-01").exit_code == 2


def test_every_fault_of_every_set_is_told_at_its_place(run, complying, write):
    wrong, absent = write("wrong.toml", WRONG), "absent.toml"
    result = run("check", complying, "--with-law", wrong, "--with-law", absent, "--lang", "en")
    assert result.exit_code == 2
    assert result.stdout == ""
    said = result.stderr
    for place in ("1:1", "5:1", "9:4", "10:3", "10:4"):
        assert f"{wrong}:{place}\n" in said
    assert "absent.toml\n" in said
    assert "did you mean posts_threshold?" in said
    assert said.startswith("6 faults in 2 ")
    broken = write("broken.toml", "[meta]\nid = ]")
    assert f"{broken}:2:6\n" in run("law", "--with-law", broken).stderr


@pytest.mark.parametrize("lang", LANGS)
def test_options_that_make_no_sense_are_refused(run, complying, one_post, lang):
    for options, word in (
        (["--with-law", "bil"], "bill-2025"),
        (["--law-since", "2024-01-01"], "--with-law"),
        (["--with-law", one_post, "--law-since", "2024"], "2024"),
        (["--with-law", one_post, "--law-since", "2024-01-01"], "one-post.toml"),
        (["--with-law", "bill-2025", "--on", "1998-01-01"], "1999-04-16"),
    ):
        result = run("check", complying, *options, "--lang", lang)
        assert result.exit_code == 2, options
        assert word in result.stderr
        assert result.stdout == ""


# --- what-if --------------------------------------------------------------------------------------

VILLAGE = """
secuprev: 1
id: village
name: Village
forces:
  - {id: pm, kind: police_municipale, posts: 1, posts_lent_by_epci: 0, posts_lent_by_syndicat: 0}
  - {id: gc, kind: garde_champetre, firearms: true}
conventions: []
"""


@pytest.fixture
def village(write):
    return write("village.yaml", VILLAGE)


@pytest.mark.parametrize("lang", LANGS)
def test_what_if_tells_what_differs_and_that_it_is_not_law(run, village, one_post, lang):
    result = run("what-if", village, "--with-law", one_post, "--on", "2024-06-01", "--lang", lang)
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    assert said.startswith(f"Village {NOT_LAW[lang]}")
    for words in {
        "fr": (
            "RÉPONSES QUI CHANGERAIENT (1)",
            "sans objet → manquement",
            "aujourd'hui : 1 emploi(s), moins que le seuil de 3",
            "alors : 1 emplois pour un seuil de 1",
        ),
        "en": (
            "ANSWERS THAT WOULD CHANGE (1)",
            "not applicable → breach",
            "now: 1 post(s), below the threshold of 3",
            "then: 1 posts for a threshold of 1",
        ),
    }[lang]:
        assert words in said
    eve = run("what-if", village, "--with-law", one_post, "--on", "2023-12-31", "--lang", lang)
    assert {"fr": "Aucune réponse", "en": "No answer"}[lang] in eve.stdout


@pytest.mark.parametrize("lang", LANGS)
def test_what_if_tells_what_forces_could_do(run, village, lang):
    result = run(
        "what-if", village, "--with-law", "bill-2025", "--on", "2026-01-01", "--lang", lang
    )
    said = " ".join(result.stdout.split())
    for words in {
        "fr": (
            "CE QUE SES FORCES POURRAIENT FAIRE AUTREMENT (5)",
            "Police municipale : n'est pas compétente → peut mener condition : essai de cinq ans",
            "Port d'armes - Gardes champêtres : peut mener condition : règles générales",
        ),
        "en": (
            "WHAT ITS FORCES COULD DO OTHERWISE (5)",
            "Municipal police: is not competent → may lead condition: five-year trial",
            "Weapons - Rural guards: may lead condition: general rules",
        ),
    }[lang]:
        assert words in said


def test_what_if_in_json_and_what_it_refuses(run, village, one_post, faulty):
    found = json.loads(run("what-if", village, "--with-law", one_post, "--format", "json").stdout)
    assert [one["id"] for one in found["not_law"]] == ["one-post"]
    assert [one["after"]["verdict"] for one in found["answers"]] == ["breach"]
    refused = run("what-if", village)
    assert refused.exit_code == 2
    assert "--with-law" in refused.stderr
    wrong = run("what-if", faulty, "--with-law", one_post)
    assert wrong.exit_code == 2
    assert f"{faulty}:4:1" in wrong.stderr
