"""What is recognised, what is not, and what is said of it."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from secuprev import find_domain, find_domains, france, law, vocabulary
from secuprev.values import folded
from secuprev.vocabulary import Lexicon, read_domains, spelling
from secuprev.vocabulary.stems import stem

find_domain("")  # the aliases are read once, outside what is timed


def domain(text):
    match = find_domain(text)
    return match and match.domain


def domains(text):
    return [match.domain for match in find_domains(text)]


@pytest.mark.parametrize("code", list(law.domains))
def test_a_domain_is_found_by_its_code_and_its_labels(code):
    label = law.domains[code].label
    for words in (code, code.replace("_", " ").upper(), label.fr, label.en):
        assert domain(words) == code


def test_every_alias_names_a_domain_that_exists():
    for alias in vocabulary.aliases():
        assert set(alias.domains) <= set(law.domains), alias


def test_a_usual_wording_names_its_domain():
    for alias in vocabulary.aliases():
        if alias.origin == "reference" and alias.words != "ILS":  # "ils" is a pronoun
            match = find_domain(alias.words)
            assert alias.domains[0] in (match.domain, *match.candidates), alias


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("opération tranquilité vacance", "holiday_watch"),  # the issue's own
        ("OPERATIONS TRANQUILLITE VACANCES", "holiday_watch"),
        ("l’otv", "holiday_watch"),
        ("O.T.V.", "holiday_watch"),
        ("opérationtranquillitévacances", "holiday_watch"),
        ("opérations tranquil-\nlité vacances", "holiday_watch"),
        ("PCS", "civil_protection"),
        ("les VIF", "violence_against_women"),
        ("le CSU", "video_protection"),
        ("vidéo-protection", "video_protection"),
        ("vidéo protection", "video_protection"),
        ("squats de halls", "hall_occupation"),
        ("e\u0301paves", "vehicle_impoundment"),  # an accent that is a character of its own
        ("maintien du bon ordre", "general_public_safety"),
        ("maintien de l'ordre", "public_order_maintenance"),
        ("contrôle d’identité", "identity_checks"),
        ("contrôler les identités", "identity_checks"),
    ],
)
def test_what_people_write(text, code):
    assert domain(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?!",
        "relevé d'identité",
        "relevés d’identité",
        "hors maintien de l'ordre",
        "à l'exclusion de tout maintien de l'ordre",
        "à l'exception du contrôle d'identité",
        "sans maintien de l'ordre",
        "sauf le maintien de l'ordre et les contrôles d'identité",
        "la police municipale n'assure en aucun cas le maintien de l'ordre",
        "elle ne procède pas à des contrôles d'identité",
        "les contrôles d'identité sont exclus",
        "Melun",
        "conseil municipal",
        "marchés publics de travaux",
    ],
)
def test_what_names_no_domain(text):
    assert find_domain(text) is None
    assert find_domains(text) == ()


def test_what_is_left_out_is_told_apart():
    reading = read_domains("manifestations sportives hors maintien de l'ordre")
    assert [one.domain for one in reading.matches] == ["event_security"]
    assert [one.domain for one in reading.excluded] == ["public_order_maintenance"]


@pytest.mark.parametrize(
    "text",
    [
        "véhicules hors d'usage",
        "conduite sans permis",
        "occupation sans droit ni titre",
        "chiens dangereux qui ne sont pas tenus en laisse",
        "contrôler les vitesses pour ne pas voir d'accidents",
    ],
)
def test_words_of_negation_that_leave_nothing_out(text):
    assert find_domain(text) is not None
    assert read_domains(text).excluded == ()


def test_a_comma_ends_what_is_left_out():
    text = "hors maintien de l'ordre, surveillance des marchés"
    assert domains(text) == ["markets_and_ceremonies"]
    text = "surveillance des marchés, à l'exclusion du maintien de l'ordre, du contrôle d'identité"
    assert domains(text) == ["markets_and_ceremonies"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("transports et milieu scolaire", 2),
        ("OTV, PCS", ["holiday_watch", "civil_protection"]),
        (
            "prévention des violences dans les transports et en milieu scolaire",
            ["transport_security", "school_violence_prevention"],
        ),
        (
            "violences conjugales et urbaines",
            ["violence_against_women", "urban_violence_and_crisis"],
        ),
        (
            "La lutte contre les cambriolages. La vidéoprotection. Les violences faites aux femmes",
            ["burglary_prevention", "video_protection", "violence_against_women"],
        ),
        (
            "les opérations tranquillité vacances, la gestion des épaves et des mises en fourrière,"
            " le suivi des chiens dangereux",
            ["holiday_watch", "vehicle_impoundment", "dangerous_dogs"],
        ),
    ],
)
def test_an_enumeration_names_each_of_its_domains(text, codes):
    assert (len(domains(text)) if isinstance(codes, int) else domains(text)) == codes


def test_the_general_gives_way_to_the_particular():
    assert domain("lutter contre les incivilités et les cambriolages") == "burglary_prevention"


def test_words_beside_tell_which_of_several_is_meant():
    assert find_domain("vols").ambiguous
    match = find_domain("vols et cambriolages")
    assert (match.domain, match.ambiguous) == ("burglary_prevention", False)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("vols et violences dans le tramway", ["transport_security"]),
        ("fourrière et suivi des chiens dangereux", ["vehicle_impoundment", "dangerous_dogs"]),
        ("insécurité dans les gares", ["general_public_safety", "transport_security"]),
    ],
)
def test_what_is_shared_and_what_is_not(text, codes):
    assert domains(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "rénovation de la gare et du marché",
        "tarifs des transports",
        "rue de la Chasse",
        "création d'un service",  # not "crémation"
        "Bailleul",  # not "bailleur"
        "Commercy",
    ],
)
def test_what_only_looks_like_a_domain(text):
    assert find_domain(text) is None


def test_names_of_communes_are_seldom_read_as_domains():
    """Some are words of ours, as Les Halles and La Marche; none may be by a slip of the pen."""
    matches = [find_domain(one.name) for one in france.communes()[::4]]
    found = [one for one in matches if one is not None]
    assert len(found) < 0.005 * len(matches)
    assert {one.score for one in found} == {1.0}


def test_a_match_says_why_and_where():
    text = "Enfin, l'Opération Tranquillité Vacances."
    match = find_domain(text)
    assert text[match.start : match.end] == "Opération Tranquillité Vacances"
    assert folded("tranquillité vacances") in folded(match.alias)
    assert 0.6 <= match.score <= 1
    assert not match.ambiguous
    assert match.candidates == ()


def test_a_slip_of_the_pen_lowers_the_score():
    assert find_domain("cambriolage").score == 1
    assert find_domain("canbriolage").score < 1


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("sécurité routière", {"road_safety_prevention", "road_traffic_enforcement"}),
        ("manifestations", {"event_security", "public_order_maintenance"}),
        (
            "occupations illicites",
            {"hall_occupation", "travellers_unlawful_parking", "unlawful_building_occupation"},
        ),
        ("squats", {"hall_occupation", "unlawful_building_occupation"}),
    ],
)
def test_an_ambiguous_phrase_says_so_with_what_it_may_mean(text, codes):
    match = find_domain(text)
    assert match.ambiguous
    assert set(match.candidates) == codes
    assert match.domain == match.candidates[0]


def test_what_is_not_certain_has_candidates_on_request():
    reading = read_domains("les vacances")
    assert reading.main is None
    assert "holiday_watch" in reading.near
    assert read_domains("holliday_wach").near[0] == "holiday_watch"
    assert read_domains("zzzzzzzzzz").near == ()


def test_an_index_that_is_coarser_does_not_make_ambiguous():
    # It knew no domain for disputes between neighbours, nor for truancy.
    assert not find_domain("absentéisme").ambiguous


@pytest.mark.extra("fuzzy")
def test_without_rapidfuzz_fewer_slips_are_forgiven_and_nothing_is_read_otherwise(monkeypatch):
    slips = [f"{words[:-4]}x{words[-3:]}" for words in (one.words for one in vocabulary.aliases())]
    slips = [f"{words[:-8]}x{words[-7:]}" for words in slips[::5]]
    with_it = [domain(words) for words in slips]
    monkeypatch.setattr(spelling, "_rapidfuzz", lambda: None)
    alone = Lexicon.of(vocabulary.aliases())
    without = [(one := find_domain(words, among=alone)) and one.domain for words in slips]
    assert any(one != other for one, other in zip(with_it, without, strict=True))
    for words, one, other in zip(slips, with_it, without, strict=True):
        assert other in (None, one), words


def test_words_are_looked_for_among_the_aliases_that_are_given():
    few = Lexicon.of([vocabulary.Alias("zouzou", ("dangerous_dogs",), "thought")])
    assert find_domain("zouzou") is None
    assert find_domain("les zouzous", among=few).domain == "dangerous_dogs"
    assert find_domain("OTV", among=few) is None


# --- what holds of any text -----------------------------------------------------------------------

NAMING = st.sampled_from([one for one in vocabulary.aliases() if len(one.domains) == 1])
UNRELATED = st.sampled_from(
    [
        "Le conseil municipal approuve le compte administratif.",
        "La médiathèque ouvre à neuf heures.",
        "Monsieur Durand est élu secrétaire de séance.",
        "Melun, le 3 mai 2024.",
    ]
)


@given(st.text())
@example("\u0345")
@example("ſẞŒ\u0300")
@example("İSTANBUL")
def test_folding_what_is_folded_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet="abcdefghijlmnopqrstuvxyz0123456789", min_size=1))
def test_a_stem_is_its_own_stem(word):
    assert stem(stem(word)) == stem(word)


@given(st.text(max_size=300))
@example("l'" * 50)
@example("hors " * 50)
@example("ne pas " * 50)
@example("surveillance " * 50)
@example("x" * 10_000)
@example("\ud800")
def test_no_text_raises(text):
    reading = read_domains(text)
    for match in (*reading.matches, *reading.excluded):
        assert 0 <= match.start < match.end <= len(text)
        assert match.domain in law.domains


@given(NAMING)
def test_capitals_and_accents_do_not_matter(alias):
    plain = [one.domain for one in find_domains(alias.words)]
    assert [one.domain for one in find_domains(alias.words.upper())] == plain
    assert [one.domain for one in find_domains(folded(alias.words))] == plain


@given(NAMING, UNRELATED, st.booleans())
def test_an_unrelated_sentence_takes_nothing_away(alias, sentence, before):
    alone = domain(alias.words)
    assume(alone is not None)
    joined = f"{sentence} {alias.words}" if before else f"{alias.words}. {sentence}"
    assert alone in domains(joined)
