import pytest

from secuprev import __version__, law, render, rules

LANGS = ("fr", "en")
LAST = law.record().end


def flat(text):
    return " ".join(text.split())


# --- rules, explain -------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_rules_lists_the_rules(run, lang):
    result = run("rules", "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout == render.rule_list(rules.rules(), lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "name", ["CONV-001", "missing-convention", "Missing-Convention", "conv-001"]
)
def test_explain_shows_the_page_of_a_rule(run, name, lang):
    result = run("explain", name, "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout == render.rule_page(rules.find("CONV-001"), lang)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Error: unknown rule: missing-conv; near: missing-convention"),
        ("fr", "Erreur : règle inconnue : missing-conv ; proche : missing-convention"),
    ],
)
def test_explain_names_the_rules_that_are_near(run, lang, words):
    result = run("explain", "missing-conv", "--lang", lang)
    assert result.exit_code == 2
    assert words in flat(result.stderr)
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["CONV-01", "conv1", "CONV 001"])
def test_a_code_with_other_zeros_leads_to_the_rule_of_that_number(run, name):
    for arguments in (["explain", name], ["check", "x.yaml", "--select", name]):
        assert flat(run(*arguments, "--lang", "en").stderr).count("near: CONV-001") == 1


def test_a_part_of_a_name_leads_to_all_the_legal_values_that_hold_it(run):
    told = flat(run("law", "signatories", "--lang", "fr").stderr)
    held = [name for name in law.names() if "signatories" in name]
    assert len(held) > 3
    assert all(name in told for name in held)


def test_explain_needs_a_rule(run):
    result = run("explain", "--lang", "fr")
    assert result.exit_code == 2
    assert "il manque RULE" in result.stderr


# --- domains --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_domains_lists_the_76_domains(run, lang):
    result = run("domains", "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout == render.domain_list(law.domains.values(), lang)
    codes = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert set(law.domains) <= set(codes)


@pytest.mark.parametrize(
    "label",
    [
        "holiday_watch",
        "Holiday Watch",
        "holiday-watch",
        "TRANQUILLITE VACANCES",
        "tranquillité-vacances",
        "Opérations tranquillité vacances",
        "opération tranquilité vacance",
        "OTV",
    ],
)
def test_domains_shows_the_card_of_the_only_one(run, label):
    result = run("domains", label, "--lang", "fr")
    assert result.exit_code == 0
    day = rules.default_day()
    assert result.stdout == render.domain_card(law.domains["holiday_watch"], day, "fr")


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_apostrophes_are_all_alike(run, apostrophe):
    label = next(one for one in law.domains.values() if "'" in one.label.fr)
    result = run("domains", label.label.fr.replace("'", apostrophe))
    assert result.exit_code == 0
    assert label.code in result.stdout


def listed(result):
    return [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "peut désigner plusieurs domaines"), ("en", "may mean several")]
)
def test_domains_lists_what_ambiguous_words_may_mean(run, lang, words):
    result = run("domains", "sécurité routière", "--lang", lang)
    assert result.exit_code == 0
    assert words in flat(result.stdout)
    wanted = {"road_safety_prevention", "road_traffic_enforcement"}
    assert wanted == set(law.domains) & set(listed(result))


def test_domains_lists_all_those_that_words_name(run):
    result = run("domains", "transports et milieu scolaire", "--lang", "fr")
    assert result.exit_code == 0
    assert "nomme plusieurs domaines" in flat(result.stdout)
    wanted = {"transport_security", "school_violence_prevention"}
    assert wanted == set(law.domains) & set(listed(result))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "aucun domaine n'est reconnu dans « conseil municipal »"),
        ("en", 'no domain is recognised in "conseil municipal"'),
    ],
)
def test_domains_without_a_match_is_a_status_1(run, lang, words):
    result = run("domains", "conseil municipal", "--lang", lang)
    assert result.exit_code == 1
    assert words in flat(result.stderr)
    assert result.stdout == ""


def test_domains_that_are_only_left_out_are_a_status_1(run):
    result = run("domains", "hors maintien de l'ordre", "--lang", "fr")
    assert result.exit_code == 1
    assert "pour l'exclure" in flat(result.stderr)
    assert result.stdout == ""


def test_domains_without_a_match_shows_what_is_near(run):
    assert "holiday_watch" in run("domains", "holliday_wach").stderr
    assert "Near:" not in run("domains", "zzzzzzzzzz").stderr


def test_the_card_is_that_of_the_day(run):
    result = run("domains", "vehicle_impoundment", "--on", "2001-01-01")
    assert "Who may act (on 2001-01-01)" in result.stdout
    leading = result.stdout.split("May lead:")[1].split("May take part:")
    assert "Municipal police" not in leading[0]
    assert "Municipal police" in leading[1]


def test_a_day_that_was_not_read_is_a_status_2(run):
    result = run("domains", "holiday_watch", "--on", "1990-01-01", "--lang", "fr")
    assert result.exit_code == 2
    assert "le droit a été lu du 1999-04-16" in flat(result.stderr)


@pytest.mark.parametrize("arguments", [["domains"], ["domains", "squats"], ["law"]])
def test_a_day_without_a_single_name_is_a_status_2(run, arguments):
    result = run(*arguments, "--on", "2012-01-01")
    assert result.exit_code == 2
    assert "--on" in result.stderr


# --- law ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_law_lists_the_names(run, lang):
    result = run("law", "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout == render.law_list(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_law_shows_a_life_or_a_day(run, lang):
    name = "convention.posts_threshold"
    life = run("law", name, "--lang", lang)
    assert (life.exit_code, life.stdout) == (0, render.law_life(name, lang))
    one = run("law", name, "--on", "2019-06-30", "--lang", lang)
    assert (one.exit_code, one.stdout) == (0, render.law_value(name, "2019-06-30", lang))


@pytest.mark.parametrize(
    ("arguments", "en", "fr"),
    [
        (["convention.post_threshold"], "near: convention.posts_threshold", "proche : convention"),
        (["nothing.like.it"], "unknown name: nothing.like.it", "nom inconnu"),
        (
            ["model.years", "--on", "1990-01-01"],
            "the law was read from 1999-04-16",
            "le droit a été lu du 1999-04-16",
        ),
        (["model.years", "--on", "2099-01-01"], "not on 2099-01-01", "pas au 2099-01-01"),
        (["model.years", "--on", "2012"], "too vague", "trop imprécis"),
        (["model.years", "--on", "demain"], "a date is written", "une date s'écrit"),
    ],
)
def test_what_law_cannot_answer_is_a_status_2(run, arguments, en, fr):
    for lang, words in (("en", en), ("fr", fr)):
        result = run("law", *arguments, "--lang", lang)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert words in flat(result.stderr)
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["rules", "explain", "domains", "law"])
def test_one_argument_too_many_is_a_status_2(run, command):
    arguments = {
        "rules": [],
        "explain": ["CONV-001"],
        "domains": ["police"],
        "law": ["model.years"],
    }
    result = run(command, *arguments[command], "intrus", "--lang", "fr")
    assert result.exit_code == 2
    assert "argument en trop : intrus" in result.stderr


# --- help, version, language ----------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", [["check"], ["rules"], ["explain"], ["domains"], ["law"]])
def test_each_command_has_a_help_with_an_example(run, command, lang):
    for arguments in ([*command, "--help", "--lang", lang], [*command, "--lang", lang, "--help"]):
        result = run(*arguments)
        assert result.exit_code == 0
        usage, examples = {"fr": ("Usage :", "Exemples :"), "en": ("Usage:", "Examples:")}[lang]
        assert result.stdout.startswith(f"{usage} secuprev")
        shown = result.stdout.split(examples)[1]
        assert " ".join(["secuprev", *command]) in shown
        assert [line for line in result.stdout.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("command", [[], ["check"], ["rules"], ["explain"], ["domains"], ["law"]])
def test_the_french_help_is_in_french(run, command):
    said = run(*command, "--help", "--lang", "fr").stdout
    for word in ("Show", "Options:", "Commands", "Examples", "Usage: ", "default"):
        assert word not in said


def test_the_examples_of_the_help_work(run, breaching, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # one of them writes a page
    commands = ["check", "rules", "explain", "domains", "law"]
    shown = {
        line.strip()
        for command in commands
        for line in run(*command.split(), "--help").stdout.split("Examples:")[1].splitlines()
        if line.strip()
    }
    assert len(shown) > 8
    for line in shown:
        words = [breaching if word.endswith(".yaml") else word for word in line.split()[1:]]
        assert run(*words).exit_code in (0, 1), line


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "unknown command: chek; near: check"),
        ("fr", "commande inconnue : chek ; proche : check"),
    ],
)
def test_an_unknown_command_is_a_status_2(run, lang, words):
    result = run("chek", LANG=lang)
    assert result.exit_code == 2
    assert words in result.stderr


def test_the_version_is_told(run):
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"secuprev {__version__}\n")


@pytest.mark.parametrize(
    ("env", "lang"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_CA"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "en_US", "LC_ALL": "fr_BE"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(run, env, lang):
    assert run("rules", **env).stdout == render.rule_list(rules.rules(), lang)


def test_the_language_asked_for_wins_over_the_locale(run):
    french, english = (render.rule_list(rules.rules(), lang) for lang in LANGS)
    assert run("rules", "--lang", "fr", LANG="en_GB").stdout == french
    assert run("rules", "--lang=en", LANG="fr_FR").stdout == english
    assert run("--lang", "fr", "rules").stdout == french


def test_law_timeline_is_the_life_of_a_value(run):
    whole = run("law", "convention.posts_threshold")
    assert run("law", "convention.posts_threshold", "--timeline").stdout == whole.stdout
    refused = run("law", "--timeline")
    assert refused.exit_code == 2
    assert "--timeline needs a name" in refused.stderr


def test_law_stale_names_what_to_read_again(run, tmp_path):
    path = tmp_path / "index.json"
    path.write_text('[{"article": "L512-4", "versions": [{"from": "2012-05-01"}]}]')
    done = run("law", "--stale", str(path), "--lang", "fr")
    assert done.exit_code == 1
    assert "CSI L512-4" in done.stdout
    assert "convention.posts_threshold (missing-convention)" in done.stdout
    assert "absent" in done.stdout  # the articles that this index does not hold
    refused = run("law", "--stale", str(tmp_path / "nowhere.json"))
    assert refused.exit_code == 2
    assert "cannot be read" in " ".join(refused.stderr.split())
