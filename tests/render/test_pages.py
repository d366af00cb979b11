import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secuprev import law, render, rules
from secuprev.documents import DocumentError, loads
from secuprev.render.law_pages import shorts
from secuprev.render.layout import width_of
from secuprev.render.rule_pages import fold
from tests.render.days import worded

LANGS = ("fr", "en")
LAST = law.record().end
ALL_RULES = rules.rules()


def flat(text):
    return " ".join(text.split())


def too_wide(text, width=80):
    return [line for line in text.splitlines() if width_of(line) > width]


# --- rules ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_of_rules_has_every_rule(lang):
    said = render.rule_list(ALL_RULES, lang)
    assert not too_wide(said)
    words = {"fr": ("obligation", "modèle", "usage"), "en": ("duty", "model", "practice")}[lang]
    for one in ALL_RULES:
        line = next(line for line in said.splitlines() if line.startswith(one.code))
        assert one.name in line
        assert line.split()[-1] in words
        assert one.label.in_(lang) in flat(said)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda one: one.name)
def test_the_page_of_a_rule_is_whole(rule, lang):
    said = render.rule_page(rule, lang)
    assert not too_wide(said)
    assert said.startswith(f"{rule.name} ({rule.code})\n")
    titles = {
        "fr": ("Pourquoi", "Exemple de manquement", "Exemple conforme", "Sources", "Histoire"),
        "en": ("Why", "Example of a breach", "Example that complies", "Sources", "History"),
    }[lang]
    lines = said.splitlines()
    assert [line for line in lines if line in titles] == list(titles)
    for name in ("Why", "History"):
        assert flat(rules.page(rule, lang)[name]) in flat(said)
    words = {"fr": "Aucun texte : la règle porte sur", "en": "No text: the rule is about"}[lang]
    assert (words in said) is (not rule.cites)
    for name in rule.cites:
        assert f"  {name}" in lines
        if name not in law.names():
            assert {"fr": "Le tableau des", "en": "The table of"}[lang] in said
            continue
        for state in law.parameter(name).series:
            for reference in (*state.references, *state.changed_by):
                assert shorts([reference]) in flat(said)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda one: one.name)
@pytest.mark.parametrize("width", [50, 80])
def test_the_examples_read_back_as_they_were_written(rule, width):
    lines = render.rule_page(rule, "en", width).splitlines()
    for title, section in (
        ("Example of a breach", "Breach"),
        ("Example that complies", "Compliant"),
    ):
        start = lines.index(title) + 1
        shown = "\n".join(lines[start : lines.index("", start)])
        assert yaml.safe_load(shown) == yaml.safe_load(rule.sections[section])


def test_french_readers_get_the_french_why():
    rule = rules.find("missing-convention")
    assert flat(rules.page(rule, "fr")["Why"]) in flat(render.rule_page(rule, "fr"))
    assert flat(rule.sections["Why"]) not in flat(render.rule_page(rule, "fr"))


FLOW = st.recursive(
    st.sampled_from(
        [
            "maire",
            "a, b",
            "a,  b",
            "x, ] y, z",
            "# a, b",
            "l'eau",
            'dit "oui"',
            "77288",
            "[x]",
            "c: d",
            "été",
        ]
    ),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from("abcd"), inner),
    max_leaves=20,
)


@given(FLOW, st.integers(20, 60))
def test_folding_changes_no_value(value, width):
    line = "    - " + yaml.safe_dump(value, default_flow_style=True, width=10**6).splitlines()[0]
    parts = fold(line, width)
    assert yaml.safe_load("\n".join(parts)) == yaml.safe_load(line)


def test_folding_breaks_after_the_last_comma_that_fits():
    line = 'signatories: [{office: maire, commune: "77288"}, president_epci, prefet, procureur]'
    assert fold(line, 60) == [
        'signatories: [{office: maire, commune: "77288"},',
        "    president_epci, prefet, procureur]",
    ]
    assert fold(line, 100) == [line]
    assert fold("communes: [77288, 77152, 77285, 77407, 77487, 77001]", 24) == [
        "communes: [77288, 77152,",
        "    77285, 77407, 77487,",
        "    77001]",
    ]
    assert fold("# a comment, with [one, two, three]", 20) == [
        "# a comment, with [one, two, three]"
    ]


# --- legal values ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_of_legal_values_has_every_name(lang):
    said = render.law_list(lang)
    assert not too_wide(said)
    for name in law.names():
        assert name in said.splitlines()
        assert law.parameter(name).label.in_(lang) in flat(said)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", law.names())
def test_a_life_has_every_state_and_the_text_that_brought_it(name, lang):
    parameter = law.parameter(name)
    said = render.law_life(name, lang)
    assert not too_wide(said)
    for series in (parameter.series, *parameter.elsewhere.values()):
        for state in series:
            if state.period.end is not None and state.period.end < series.span.start:
                continue
            assert state.period.start is None or worded(str(state.period.start), lang) in said
            for reference in (*state.references, *state.changed_by):
                assert shorts([reference]) in flat(said)
            assert state.note is None or flat(state.note.in_(lang)) in flat(said)
    for code in parameter.elsewhere:
        assert f"Département {code}" in said


def test_a_life_begins_with_the_days_that_were_read():
    said = render.law_life("clspd.chair")
    assert "du 16\u00a0avril 1999 au 17\u00a0juillet 2002 : pas de valeur dans les textes" in said
    assert "Droit lu du 16\u00a0avril 1999 au 30\u00a0juin 2026." in said
    assert "jusqu'au 15\u00a0avril 1999" not in render.law_life("convention.posts_threshold")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", law.names())
def test_every_value_has_a_page_on_a_day(name, lang):
    said = render.law_value(name, LAST, lang)
    assert not too_wide(said)
    answer = law.value(name, LAST)
    for one in answer.citations:
        assert one.short in said
        assert flat(worded(one.label(lang), lang)) in flat(said)
        assert one.url is None or one.url in said.split()


def test_a_value_is_told_with_all_that_it_rests_on():
    said = render.law_value("convention.posts_threshold", "2019-06-30", "fr")
    for words in (
        "Le 30\u00a0juin 2019 : 5 emplois",
        "Période : du 1er\u00a0mai 2012 au 28\u00a0décembre 2019",
        "Code de la sécurité intérieure, L512-4 al. 1 (du 1er\u00a0mai 2012 au",
        "https://www.legifrance.gouv.fr/",
        "Apporté par : Ordonnance 2012-351",
        "Fiabilité : article lu",
    ):
        assert words in said
    assert "Note : Le procureur signe désormais" in flat(
        render.law_value("convention.communal_opinions", "2026-01-01")
    )


def test_territories_with_rules_of_their_own_are_told_apart():
    said = flat(render.law_value("clspd.status", "2026-01-01", "fr"))
    assert "Département 75 (Paris) : Le 1er janvier 2026 : obligatoire Période" in said
    early = flat(render.law_value("convention.state_representatives", "2012-01-01", "en"))
    label = "Offices that sign for the State in the département"
    assert f"Département 75 (Paris): {label} (75): the law was read" in early


def test_a_vague_moment_is_not_called_a_day():
    assert "En 2018 : 5 emplois" in render.law_value("convention.posts_threshold", "2018")


@pytest.mark.parametrize("page", [render.law_life, lambda name: render.law_value(name, LAST)])
def test_an_unknown_name_is_refused(page):
    with pytest.raises(law.UnknownName):
        page("convention.posts_treshold")


@pytest.mark.parametrize("moment", ["1990-01-01", "2019"])
def test_a_day_without_an_answer_is_refused(moment):
    with pytest.raises(law.CannotBeTold):
        render.law_value("convention.posts_threshold", moment)


# --- domains --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_of_domains_has_every_domain(lang):
    said = render.domain_list(law.domains.values(), lang)
    assert not too_wide(said)
    for one in law.domains.values():
        assert any(line.split()[:1] == [one.code] for line in said.splitlines())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", law.domains)
def test_each_domain_has_a_card(code, lang):
    domain = law.domains[code]
    said = render.domain_card(domain, LAST, lang)
    assert not too_wide(said)
    assert domain.label.fr in flat(said)
    assert domain.label.en in flat(said)
    for clause in domain.clauses:
        assert clause.label.in_(lang) in flat(said)
        assert all(article in flat(said) for article in clause.articles.values())
    if domain.competence:
        for one in law.who(code, LAST, law.Level.ASSIST):
            assert law.force(one.force).label.in_(lang) in flat(said)


def test_a_card_says_which_decree_opened_the_domain():
    said = flat(render.domain_card(law.domains["holiday_watch"], LAST, "fr"))
    assert "Convention type communale : le nomme depuis le 5 janvier 2012 (Décret 2012-2)" in said
    assert "modèles de 2000 : — ; modèles depuis 2012 : art. 16, 8°" in said
    assert "Qui peut agir (le 3 avril 2026)" in said


def test_a_card_tells_who_may_lead_from_who_may_take_part():
    said = flat(render.domain_card(law.domains["public_order_maintenance"], LAST, "en"))
    leading = said.split("May lead:")[1].split("May take part:")[0]
    assert "National police" in leading
    assert "Municipal police" not in leading


def test_a_card_says_what_cannot_be_told():
    said = flat(render.domain_card(law.domains["vehicle_impoundment"], "2015-01-01", "fr"))
    assert "Ne peut être dit ce jour-là : Police municipale de la Ville de Paris" in said


def test_a_domain_that_no_model_named_says_so():
    said = flat(render.domain_card(law.domains["dangerous_dogs"], LAST, "en"))
    assert said.count("never named it") == 2
    assert "The clauses" not in said


def test_a_card_of_a_day_that_was_not_read_is_refused():
    with pytest.raises(law.CannotBeTold):
        render.domain_card(law.domains["holiday_watch"], "1990-01-01")


# --- faults ---------------------------------------------------------------------------------------


def faults_of(*texts):
    found = []
    for rank, text in enumerate(texts):
        try:
            loads(text, name=f"{'dossier/' * 12}ville-{rank}.yaml")
        except DocumentError as error:
            found += error.faults
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_every_fault_of_every_document_is_there(lang):
    found = faults_of("{secuprev: 1, nom: x, id: a, forces: [{id: a}]}", "{secuprev: 9, id: b}")
    assert len(found) == 3
    said = render.fault_list(found, lang)
    lines = said.splitlines()
    for one in found:
        assert f"{one.file}:{one.line}:{one.column}" in lines
        assert one.message.in_(lang) in flat(said)
        assert one.suggestion is None or one.suggestion in said
    places = {f"{one.file}:{one.line}:{one.column}" for one in found}
    assert [line for line in too_wide(said) if line not in places] == []
    head = {"fr": f"{len(found)} fautes dans 2 fichiers", "en": f"{len(found)} faults in 2 files"}
    assert said.startswith(head[lang])


def test_a_hostile_file_name_is_written_out():
    try:
        loads("", name="a\x1b[2J\n.yaml")
    except DocumentError as error:
        said = render.fault_list(error.faults)
    assert "\x1b" not in said
    assert r"a\x1b[2J .yaml" in said
