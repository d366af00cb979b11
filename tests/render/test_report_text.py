import re
from datetime import date

import pytest
from attrs import evolve

from secuprev import law, render
from secuprev.model import Convention, Force, Framework, Waiver
from secuprev.render.layout import width_of
from secuprev.rules import (
    Mention,
    MissingFact,
    Severity,
    Status,
    breach,
    check,
    compliant,
    unverifiable,
)
from secuprev.values import Text
from tests.render.days import worded

from .frameworks import (
    BREACH,
    DAY,
    LONG,
    OBSERVED,
    SILENT,
    SIXTEEN,
    UNTOLD,
    WITHOUT,
    agglomeration,
    always,
    day,
    mentions,
    town,
)

LANGS = ("fr", "en")


def flat(text):
    """Return a text on one line, so that the place where it was cut does not matter."""
    return " ".join(text.split())


def report(*rules, framework=None, on=DAY):
    return check(framework or town(), on, rules=rules)


def block(text, title):
    """Return the section of a report under a heading, up to the next heading."""
    return re.split(r"(?m)^(?=[^\s].*\(\d+\)$|Bilan|Summary)", text.split(title, 1)[1])[0]


# --- nothing is left out --------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "on", ["1999-05-01", "2006-07-01", "2012-11-23", "2021-06-01", "2026-01-01"]
)
def test_every_breach_and_every_missing_fact_is_there(lang, on):
    found = check(agglomeration(), on)
    said = flat(render.text(found, lang))
    assert found.breaches or on == "1999-05-01"
    for one in found.breaches:
        assert f"{one.rule.name} ({one.rule.code})" in said
        assert one.rule.label.in_(lang) in said
        assert flat(worded(one.message.in_(lang), lang)) in said
        assert one.target.label.in_(lang) in said
        for citation in one.citations:
            assert citation.short in said
            assert flat(worded(citation.label(lang), lang)) in flat(said)
    for one in found.unverifiable:
        assert one.rule.name in said
        for fact in one.missing:
            assert flat(worded(fact.label.in_(lang), lang)) in said
            assert _placed(fact.path, said)


def _placed(path, said):
    """Whether a path is there, or the object and the field where several lack the same."""
    owner, _, field = path.partition(".")
    tight = said.replace(" ", "")
    return path in said or path in tight or (f"[{owner}]" in tight and f"*.{field}" in tight)


def test_objects_that_lack_the_same_facts_stand_together():
    services = tuple(
        Force(id=f"pm-{rank}", kind="police_municipale", name=f"Police {rank}", posts=2,
              posts_lent_by_epci=0, posts_lent_by_syndicat=0)
        for rank in range(3)
    )  # fmt: skip
    found = check(Framework(id="t", forces=services), "2026-01-01", select=["PRO-005"])
    said = flat(render.text(found, "en"))
    assert "Police 0 [pm-0], Police 1 [pm-1], Police 2 [pm-2]" in said
    assert said.count("*.approved_by") == 1


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("on", ["2006-07-01", "2026-01-01", "2027-01-01"])
def test_no_line_is_wider_than_asked(lang, width, on):
    waivers = tuple(
        Waiver(rule, "pm-dammarie", LONG, LONG, date(year, 6, 30))
        for rule in ("missing-convention", "dog-unit-without-convention", LONG)
        for year in (2005, 2030)
    )
    found = check(
        evolve(agglomeration(), waivers=waivers),
        on,
        ignore=["domain-not-in-model", "domain-before-its-time", "clspd-missing"],
        severities={"missing-convention": "practice", "firearms-without-convention": "model"},
    )
    path = "/srv" * 40 + "/secuprev.toml"  # which stays whole, to be copied
    said = render.text(found, lang, width, show_all=True, by_default=True, settings=path)
    assert LONG.split()[0] in said
    assert found.waived or on == "2027-01-01"
    wider = [line.strip() for line in said.splitlines() if width_of(line) > width]
    assert wider == [path]


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_identified_by_more_than_its_name_shows_both(lang):
    said = render.text(report(always(BREACH), framework=town("Police de Melun")), lang)
    assert "- Police de Melun [pm]" in said


def test_a_mention_is_placed_under_the_convention_that_holds_it():
    rule = always(BREACH, target=Mention)
    framework = Framework(
        id="x",
        conventions=(Convention(id="c", name="Coordination", domains=mentions(*SIXTEEN[:1])),),
    )
    said = render.text(report(rule, framework=framework))
    label = law.domains[SIXTEEN[0]].label.fr
    assert f"    Coordination [c]\n      - {label} (domains[0])\n" in said


# --- order and grouping ---------------------------------------------------------------------------


def test_breaches_come_heaviest_first_then_the_untold_then_observations_then_crashes():
    said = render.text(
        report(
            always(breach(Text.same("léger"), Severity.PRACTICE), "one", "TEST-001"),
            always(breach(Text.same("moyen"), Severity.MODEL), "two", "TEST-002"),
            always(breach(Text.same("lourd"), Severity.OBLIGATION), "three", "TEST-003"),
            always(UNTOLD, "four", "TEST-004"),
            always(OBSERVED, "five", "TEST-005"),
            always(ZeroDivisionError("division"), "six", "TEST-006"),
        )
    )
    places = [
        said.index(words)
        for words in (
            "MANQUEMENTS (3)",
            "Obligation d'une loi ou d'un décret (1)",
            "lourd",
            "Clause d'une convention type (1)",
            "moyen",
            "Circulaire, guide ou usage (1)",
            "léger",
            "CE QUI NE PEUT ÊTRE DIT (1)",
            "nombre d'emplois",
            "OBSERVATIONS (1)",
            "nommé par le modèle",
            "RÈGLES EN ÉCHEC (1)",
            "ZeroDivisionError: division",
            "Bilan : ",
            "secuprev ",
        )
    ]
    assert places == sorted(places)


def test_articles_that_all_the_breaches_of_a_rule_cite_are_given_once():
    two = Framework(
        id="x", forces=tuple(Force(id=id, kind="police_municipale") for id in ("pm1", "pm2"))
    )
    each = always(
        lambda force: breach(Text.same(f"la faute de {force.id}")),
        cites=("convention.posts_threshold",),
    )
    said = render.text(report(each, framework=two))
    assert (
        "    - pm1\n      la faute de pm1\n    - pm2\n      la faute de pm2\n  Textes :\n" in said
    )
    assert said.count("CSI L512-4 al. 1\n") == 1
    assert (
        said.count("Code de la sécurité intérieure, L512-4 al. 1 (depuis le 27\u00a0mai 2021)") == 1
    )


def test_articles_that_differ_stand_under_the_breach_that_cites_them():
    framework = Framework(
        id="x",
        conventions=tuple(
            Convention(id=f"c{year}", signed=day(f"{year}-06-01"), years=9) for year in (2013, 2020)
        ),
    )
    said = render.text(check(framework, DAY, select=["term-longer-than-model"]))
    order = ("c2013", "CGCT annexe IV-I art. 21", "c2020", "CSI annexe 1 art. 21")
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert said.count("Textes :") == 2


def test_an_article_cited_for_two_values_is_given_once_with_its_surest_reading():
    cites = ("convention.communal_signatories_for_loan", "convention.communal_signatories")
    said = flat(render.text(report(always(BREACH, cites=cites))))
    assert said.count("CSI L512-4 al. 1") == 1
    assert "L512-4 al. 1 (depuis le 27 mai 2021) CSI" in said
    assert "L512-1-2 I al. 3 (depuis le 27 mai 2021) (source indirecte)" in said


def test_rules_that_wait_for_the_same_facts_stand_together():
    said = render.text(
        report(always(UNTOLD, "first", "TEST-001"), always(UNTOLD, "second", "TEST-002"))
    )
    assert "2 réponses en attente de 1 fait." in said
    assert said.count("pm.posts") == 1
    assert "first (TEST-001)" in said
    assert "second (TEST-002)" in said


def test_the_objects_are_listed_when_the_facts_do_not_name_them():
    fact = MissingFact("conventions", Text("conventions", "conventions"))
    said = flat(render.text(report(always(unverifiable(fact)), framework=town("Melun"))))
    assert "Pour : Melun [pm] conventions conventions" in said
    assert "Pour :" not in render.text(report(always(UNTOLD), framework=town("Melun")))


def test_a_fact_without_an_owner_of_its_own_stands_under_the_object_that_it_is_in():
    fact = MissingFact("pm.clauses.night", Text("mention de nuit", "night mention"))
    said = render.text(report(always(unverifiable(fact)), framework=town("Melun")))
    assert "    Melun\n      mention de nuit  pm.clauses.night\n" in said


def test_what_an_answer_says_beside_its_missing_facts_is_kept():
    fact = MissingFact("pm.posts", Text("nombre d'emplois", "number of posts"))
    words = Text("les emplois d'été comptent-ils ?", "do summer posts count?")
    said = render.text(report(always(unverifiable(fact, message=words))))
    assert words.fr in said
    alone = render.text(report(always(unverifiable(message=words))))
    assert words.fr in alone


def test_a_message_that_names_only_some_of_the_missing_facts_is_kept():
    facts = [MissingFact(f"pm.{one}", Text.same(one)) for one in ("posts", "night")]
    known = report(always(unverifiable(*facts, message=Text.same("without posts nor night"))))
    assert "without" not in render.text(known)
    partly = report(always(unverifiable(*facts, message=Text.same("without posts"))))
    assert "without posts" in render.text(partly)


@pytest.mark.parametrize("width", [40, 80])
def test_a_fact_and_its_place_stand_side_by_side_or_one_below_the_other(width):
    said = render.text(report(always(UNTOLD)), width=width)
    assert "    Ville\n      nombre d'emplois  pm.posts\n" in said
    wide = MissingFact("x" * 30, Text.same("y" * 30))
    said = render.text(report(always(unverifiable(wide))), width=width)
    beside, below = f"{'y' * 30}  {'x' * 30}", f"{'y' * 30}\n      {'x' * 30}"
    assert (beside if width == 80 else below) in said


def test_sixteen_domains_read_as_a_short_table():
    framework = Framework(
        id="x",
        conventions=(Convention(id="c", signed=day("2024-01-01"), domains=mentions(*SIXTEEN)),),
    )
    rule = always(OBSERVED, target=Mention)
    said = block(render.text(report(rule, framework=framework)), "OBSERVATIONS (16)")
    for code in SIXTEEN:
        assert law.domains[code].label.fr.split()[0] in said
    assert said.count("nommé par le modèle") == 1
    assert len(said.splitlines()) < 2 * len(SIXTEEN) + 6


# --- what is shown and what is only counted -------------------------------------------------------


def test_what_does_not_apply_is_counted_and_shown_on_demand():
    found = report(always(WITHOUT, "without"))
    short, whole = render.text(found), render.text(found, show_all=True)
    assert "1 sans objet" in short
    assert "la règle vise autre chose" not in short
    assert "SANS OBJET (1)" in whole
    assert "la règle vise autre chose" in whole


def test_what_is_complied_with_is_listed_with_its_articles():
    said = render.text(report(always(SILENT, "silent", "TEST-002", cites=("night.hours",))))
    assert "CE QUI EST RESPECTÉ (1)" in said
    assert "silent (TEST-002)" in said
    assert "Textes : CSI L512-6 al. 3" in said
    assert "1 conforme" in said


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "Aucun manquement parmi ce qui a pu être vérifié."),
        ("en", "No breach among what could be checked."),
    ],
)
def test_no_breach_is_said_in_so_many_words(lang, words):
    assert words in render.text(report(always(SILENT)), lang)
    assert words not in render.text(report(always(BREACH)), lang)


def test_the_summary_counts_every_status():
    found = report(
        always(BREACH, "one", "TEST-001"),
        always(BREACH, "two", "TEST-002"),
        always(UNTOLD, "three", "TEST-003"),
        always(OBSERVED, "four", "TEST-004"),
        always(SILENT, "five", "TEST-005"),
        always(WITHOUT, "six", "TEST-006"),
        always(KeyError("x"), "seven", "TEST-007"),
    )
    assert (
        "Bilan : 2 manquements, 1 sans réponse, 2 conformes, 1 sans objet, 1 règle en échec."
        in flat(render.text(found))
    )
    assert (
        "Summary: 2 breaches, 1 cannot be told, 2 compliant, 1 not applicable, 1 failed rule."
        in flat(render.text(found, "en"))
    )
    assert found.counts[Status.CRASHED] == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_failed_rule_is_no_clean_bill(lang):
    said = render.text(report(always(RuntimeError("panne"))), lang)
    assert "RuntimeError: panne" in said
    assert {"fr": "Une faute de secuprev", "en": "A fault of secuprev"}[lang] in said


# --- what is waived, and how heavy ----------------------------------------------------------------

WAIVER = Waiver("always", "pm", "le conseil délibère", "la directrice", date(2026, 6, 30))


def waived(*rules, waivers=(WAIVER,), **asked):
    return check(evolve(town(), waivers=waivers), DAY, rules=rules, **asked)


@pytest.mark.parametrize(
    ("lang", "words", "title", "summary"),
    [
        (
            "fr",
            "Accepté jusqu'au 30 juin 2026 (la directrice) : le conseil délibère",
            "MANQUEMENTS ACCEPTÉS (1)",
            "0 manquement, 1 manquement accepté,",
        ),
        (
            "en",
            "Waived until 2026-06-30 (la directrice): le conseil délibère",
            "WAIVED BREACHES (1)",
            "0 breaches, 1 waived breach,",
        ),
    ],
)
def test_a_waived_breach_is_told_whole_under_a_heading_of_its_own(lang, words, title, summary):
    said = render.text(waived(always(BREACH, cites=("night.hours",))), lang)
    told = flat(said.split(title)[1])
    for part in (BREACH.message.in_(lang), words, "always (TEST-001)", "CSI L512-6 al. 3"):
        assert part in told
    assert summary in flat(said)


def test_nothing_is_said_of_waivers_where_nothing_is_waived():
    for lang, word in (("fr", "accepté"), ("en", "waived")):
        said = render.text(report(always(BREACH)), lang)
        assert word not in said.lower()


def test_no_breach_is_not_said_without_naming_what_is_waived():
    words = "Aucun manquement parmi ce qui a pu être vérifié, hors ceux qui sont acceptés."
    assert words in render.text(waived(always(BREACH)))
    both = waived(always(BREACH), always(BREACH, "other", "TEST-002"))
    assert "Aucun manquement" not in render.text(both)
    assert render.text(both).index("MANQUEMENTS (1)") < render.text(both).index("ACCEPTÉS (1)")


def test_breaches_that_one_decision_waives_are_told_together():
    two = Framework(
        id="x",
        forces=tuple(Force(id=id, kind="police_municipale") for id in ("pm1", "pm2")),
        waivers=tuple(evolve(WAIVER, subject=id) for id in ("pm1", "pm2")),
    )
    said = render.text(report(always(BREACH), framework=two))
    assert said.count("le conseil délibère") == 1
    assert "      - pm1\n      - pm2\n" in said


@pytest.mark.parametrize(
    ("lang", "words", "title"),
    [
        (
            "fr",
            "Gravité choisie ; selon les textes : obligation d'une loi ou d'un décret.",
            "Circulaire, guide ou usage (1)",
        ),
        (
            "en",
            "Severity set by the user; by the texts: duty of an act or a decree.",
            "Circular, guide or usage (1)",
        ),
    ],
)
def test_a_severity_set_by_the_user_is_told_as_such(lang, words, title):
    found = check(town(), DAY, rules=[always(BREACH)], severities={"always": "practice"})
    said = flat(render.text(found, lang))
    assert words in said
    assert title in said
    assert words not in flat(render.text(report(always(BREACH)), lang))


def test_a_severity_set_to_what_it_is_changes_nothing():
    found = check(town(), DAY, rules=[always(BREACH)], severities={"always": "obligation"})
    assert "Gravité choisie" not in render.text(found)


# --- head and foot --------------------------------------------------------------------------------


def test_the_head_says_the_day_and_whether_anybody_chose_it():
    last = law.record().end
    chosen = render.text(report(always(SILENT)))
    assert "Jour demandé : 1er\u00a0janvier 2026\n" in chosen
    assert f"Droit lu jusqu'au {worded(str(last))}\n" in chosen
    default = render.text(report(always(SILENT), on=last), by_default=True)
    assert (
        f"Jour demandé : {worded(str(last))} (par défaut, le dernier jour du droit lu)\n" in default
    )
    today = render.text(report(always(SILENT)), "en", by_default=True)
    assert "Day asked about: 2026-01-01 (the default)\n" in today


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2099-01-01", "Le jour demandé vient après"),
        ("1950-01-01", "ce qui dépend du droit d'avant ne peut être dit"),
    ],
)
def test_the_head_says_when_the_law_of_the_day_was_not_read(on, words):
    assert words in flat(render.text(report(always(SILENT), on=on)))
    assert words not in flat(render.text(report(always(SILENT))))


def test_the_receipt_lets_one_run_it_again():
    found = report(always(SILENT))
    said = render.text(found)
    assert found.receipt.version in said
    assert f"droit {found.receipt.law_digest[:12]} " in said
    assert f"données {found.receipt.input_digest[:12]} " in said
    assert said.endswith("jour 2026-01-01\n")


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "fr",
            [
                "Règles demandées : missing-convention, missing-opinion",
                "Règles laissées : missing-opinion",
                "Gravités choisies : missing-convention (usage)",
                "Réglages : /srv/ville/secuprev.toml",
            ],
        ),
        (
            "en",
            [
                "Rules asked for: missing-convention, missing-opinion",
                "Rules left out: missing-opinion",
                "Severities set: missing-convention (practice)",
                "Settings: /srv/ville/secuprev.toml",
            ],
        ),
    ],
)
def test_the_head_says_what_was_asked_otherwise_than_by_default(lang, lines):
    found = check(
        town(),
        DAY,
        select=["CONV-001", "missing-opinion"],
        ignore=["missing-opinion"],
        severities={"CONV-001": "practice"},
    )
    said = render.text(found, lang, settings="/srv/ville/secuprev.toml").splitlines()
    assert said[3:7] == lines
    plain = render.text(check(town(), DAY), lang).splitlines()
    assert plain[3] == ""


# --- languages, colours, hostile names ------------------------------------------------------------


def test_french_has_no_english_in_it_and_english_no_french():
    rules = [
        always(verdict, f"rule-{rank}", f"TEST-00{rank}")
        for rank, verdict in enumerate([BREACH, UNTOLD, OBSERVED, WITHOUT, SILENT, ValueError()])
    ]
    french = render.text(report(*rules), "fr", show_all=True)
    english = render.text(report(*rules), "en", show_all=True)
    for word in ("Breach", "BREACH", "cannot", "Summary", "law read", "Texts", "compliant"):
        assert word not in french
    for word in ("Manquement", "MANQUEMENT", "peut", "Bilan", "Droit", "conforme"):
        assert word not in english


def test_colour_changes_nothing_but_colour():
    found = check(agglomeration(), DAY)
    tones = set()

    def paint(words, tone):
        tones.add(tone)
        return f"\x1b[{len(tone)}m{words}\x1b[0m"

    painted = render.text(found, paint=paint)
    assert re.sub(r"\x1b\[\d+m", "", painted) == render.text(found)
    assert {"title", "breach", "heading", "name", "unknown", "faint"} <= tones


HOSTILE = "Melun\nBREACHES: 0\n\x1b[2J\x1b]0;titre\x07\x9b31m\u202eedart\u2066\u200f \x00\r\x08fin"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("show_all", [False, True])
def test_a_hostile_name_neither_moves_a_line_nor_reaches_the_terminal(lang, show_all):
    evil = Text.same(HOSTILE)
    framework = Framework(
        id="x\x1b[1m\n",
        name=HOSTILE,
        forces=(Force(id="pm\x1b\n", kind="police_municipale", name=HOSTILE),),
        conventions=(Convention(id="c\r\n", name=HOSTILE, domains=mentions(SIXTEEN[0])),),
        waivers=(Waiver("rule-0", "pm\x1b\n", HOSTILE, "DGS\x1b", date(2030, 1, 1)),),
    )
    rules = [
        always(verdict, f"rule-{rank}", f"TEST-00{rank}", target=target)
        for rank, (verdict, target) in enumerate(
            [
                (breach(evil), Force),
                (unverifiable(MissingFact(HOSTILE, evil, HOSTILE)), Force),
                (unverifiable(message=evil), Force),
                (compliant(evil), Mention),
                (SILENT, Mention),
                (RuntimeError(HOSTILE), Convention),
            ]
        )
    ]
    said = render.text(report(*rules, framework=framework), lang, show_all=show_all)
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", said
    )
    assert not [line for line in said.splitlines() if line.lstrip(" -").startswith("BREACHES: 0")]
    assert r"\x1b[2J" in said
    assert r"\u202e" in said
    assert all(width_of(line) <= 80 for line in said.splitlines())


def test_an_object_without_a_usable_name_is_called_by_its_identifier():
    said = render.text(report(always(BREACH), framework=town("")))
    assert "- pm\n" in said
