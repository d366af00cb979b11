"""Fine points of the rules that a verdict alone does not tell: citations, names, doubts."""

import json
from datetime import date

import pytest

from secuprev import law
from secuprev.law.citation import cite
from secuprev.model import (
    Commune,
    Convention,
    Council,
    DomainMention,
    Epci,
    Force,
    Framework,
    JointUse,
    Member,
    Partner,
    Strategy,
    VideoSystem,
    WorkingGroup,
)
from secuprev.rules import (
    Case,
    FactMissing,
    Mention,
    Status,
    check,
    compliant,
    default_day,
    find,
    targets,
)
from secuprev.rules.case import missing_fact
from secuprev.rules.families.clspd import Duty, clspd_duty
from secuprev.testing.examples import read_small as read
from secuprev.values import PartialDate, Period

PM = Force(id="pm", kind="police_municipale")
PN = Force(id="pn", kind="police_nationale")


def judged(rule: str, on: str, given: str, about: str | None = None):
    results = check(read(given), on, rules=[find(rule)]).results
    (result,) = [one for one in results if about in (None, one.target.id)]
    return result


# --- what a verdict rests on ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "on", "given", "cited"),
    [
        (
            "force-lacks-competence",
            "2013-01-01",
            "{forces: [{id: pm, kind: police_municipale}], conventions: [{id: c, forces: [pm],"
            " signed: 2012-11-23, domains: [{domain: identity_checks, role: participate}]}]}",
            "CPP 78-2",
        ),
        (
            "domain-not-in-model",
            "2013-01-01",
            "{conventions: [{id: c, signed: 2012-11-23, domains: [holiday_watch]}]}",
            "CGCT annexe IV-I art. 16, 8°",
        ),
        (
            "pooling-not-allowed",
            "2022-01-01",
            "{epci: {name: CC, lends_agents: true, communes: ['77288']}, conventions: "
            "[{id: c, kind: pooling, communes: ['77288', '77152'], contiguous: true}]}",
            "CSI L512-1 al. 6",
        ),
        (
            "cispd-without-competence",
            "2015-06-01",
            "{epci: {name: x, kind: ca}, councils: [{id: k, kind: cispd, created: 2015-01-01}]}",
            "CGCT L5216-5 I 4°",
        ),
        (
            "strategy-signatories",
            "2016-01-01",
            "{strategies: [{id: s, kind: cls, signed: 2000-06-01, signatories: [prefet]}]}",
            "Circulaire du 28 octobre 1997",
        ),
        (
            "strategy-term",
            "2016-01-01",
            "{strategies: [{id: s, kind: stspd, signed: 2009-10-01}]}",
            "Plan national 2009",
        ),
        (
            "force-lacks-competence",
            "2022-01-01",
            "{forces: [{id: asvp, kind: asvp}], conventions: [{id: c, signed: 2021-11-23,"
            " forces: [asvp], domains: [{domain: public_order_maintenance}]}]}",
            "CSI L211-9",
        ),
        (
            "mission-before-basis",
            "2015-03-01",
            "{councils: [{id: k, kind: clspd, created: 2010-01-01,"
            " missions: [{mission: radicalisation_prevention}]}]}",
            "CSI D132-7 al. 6",
        ),
        (
            "council-chair",
            "2018-03-01",
            "{councils: [{id: k, kind: cdpd, created: 2006-09-01, chair: prefet}]}",
            "CSI D132-5",
        ),
        (
            "partner-outdated",
            "2024-06-01",
            "{partners: [{id: p, kind: ddsp}]}",
            "Décret 2023-1013",
        ),
        (
            "cispd-without-competence",
            "2012-11-23",
            "{epci: {name: x, kind: syndicat_communes},"
            " councils: [{id: k, kind: cispd, created: 2010-01-01}]}",
            "CGCT L5212-1",
        ),
        (
            "mission-before-basis",  # the council of Paris does the work of a CLSPD
            "2020-01-01",
            "{communes: [{code: '75056'}], councils: [{id: k, kind: clspd, communes: ['75056'],"
            " created: 2015-01-15, missions: [{mission: radicalisation_prevention}]}]}",
            "CSI D132-14 al. 1",
        ),
    ],
)
def test_a_verdict_cites_what_it_rests_on(rule, on, given, cited):
    shorts = [one.short for one in judged(rule, on, given).citations]
    assert any(short.startswith(cited) for short in shorts), shorts


@pytest.mark.parametrize(
    ("rule", "on", "given", "cited"),
    [
        (
            "wrong-authority",
            "2022-01-01",
            "{forces: [{id: pmp, kind: police_municipale_paris, authority: [prefet]}]}",
            ["CSI L511-1 al. 1", "CSI L533-1"],
        ),
        (
            "agents-not-approved",
            "2024-06-01",
            "{forces: [{id: pm, kind: police_municipale, communes: ['98735'], approved_by: []}]}",
            ["CSI L545-2"],
        ),
        (
            "joint-use-not-authorised",
            "2022-08-01",
            "{joint_uses: [{id: u, start: 2022-07-14, communes: ['77288'], authorised_by: []}]}",
            ["CSI L512-3 al. 3", "CSI L512-3 al. 4"],
        ),
        (
            "council-members",
            "2015-01-01",
            "{councils: [{id: k, kind: cispd, created: 2010-01-01, members: []}]}",
            ["CSI D132-12"],
        ),
        (
            "council-chair",  # L132-4 and L132-13 seat the State in councils of other kinds
            "2024-06-01",
            "{communes: [{code: '13055'}],"
            " councils: [{id: k, kind: cdpd, created: 2010-01-01, chair: prefet_de_police}]}",
            ["CSI D132-5", "CSI D132-6", "CSI D132-16"],
        ),
        (
            "council-colleges",
            "2008-06-01",
            "{councils: [{id: k, kind: cispd, created: 2003-01-01, colleges: [3, 3, 3]}]}",
            ["CGCT D5211-54"],
        ),
        (
            "lender-without-right",  # own-tax bodies lend by L512-2, syndicates by L512-1-2
            "2021-05-27",
            "{forces: [{id: pmi, kind: police_intercommunale, employer: ca}]}",
            ["CSI L512-2 I"],
        ),
        (
            "lender-without-right",
            "2021-05-27",
            "{forces: [{id: pmi, kind: police_intercommunale, employer: syndicat_communes}]}",
            ["CSI L512-1-2 I"],
        ),
        (
            "lender-without-right",  # on its eve nobody but own-tax bodies could
            "2021-05-26",
            "{forces: [{id: pmi, kind: police_intercommunale, employer: syndicat_communes}]}",
            ["CSI L512-2 I"],
        ),
        (
            "lender-without-right",  # neither article lets a mixed syndicate
            "2021-05-27",
            "{forces: [{id: pmi, kind: police_intercommunale, employer: syndicat_mixte_ferme}]}",
            ["CSI L512-2 I", "CSI L512-1-2 I"],
        ),
        (
            "mission-before-basis",  # D132-11 is about the intercommunal council
            "2015-03-01",
            "{councils: [{id: k, kind: clspd, created: 2010-01-01,"
            " missions: [{mission: one_off_actions}]}]}",
            ["CSI D132-7 al. 5", "CSI D132-7"],
        ),
        (
            "mission-before-basis",
            "2015-03-01",
            "{councils: [{id: k, kind: cispd, created: 2010-01-01,"
            " missions: [{mission: one_off_actions}]}]}",
            ["CSI D132-11", "CSI D132-7 al. 5", "CSI D132-7"],
        ),
        (
            "mission-before-basis",
            "2010-03-01",
            "{councils: [{id: k, kind: clspd, created: 2008-01-01,"
            " missions: [{mission: one_off_actions}]}]}",
            ["CGCT D2211-1 al. 5", "CGCT D2211-1"],
        ),
        (
            "mission-before-basis",  # that of Paris has its attributions from D132-14
            "2015-03-01",
            "{councils: [{id: k, kind: clspd, communes: ['75056'], created: 2010-01-01,"
            " missions: [{mission: one_off_actions}]}]}",
            ["CSI D132-14 al. 1", "CSI D132-7 al. 5", "CSI D132-7"],
        ),
        (
            "group-before-basis",
            "2013-01-01",
            "{councils: [{id: k, kind: clspd}], groups: [{id: g, kind: group_l132_5, council: k}]}",
            ["CSI L132-5"],
        ),
        (
            "group-council",
            "2025-01-01",
            "{councils: [{id: k, kind: cispd}], groups: [{id: g, kind: groupe_violences_elus,"
            " council: k, created: 2024-06-01}]}",
            ["CSI L132-13 III"],
        ),
        (
            "group-council",  # the metropolis of Lyon has its own article
            "2016-01-01",
            "{councils: [{id: k, kind: cmspd_lyon}], groups: [{id: g, kind: group_l132_5,"
            " council: k, created: 2015-06-01}]}",
            ["CGCT L3642-5"],
        ),
        (
            "group-before-basis",  # of which council is not told
            "2025-01-01",
            "{groups: [{id: g, kind: group_l132_5}]}",
            ["CSI L132-5", "CSI L132-13 III", "CGCT L3642-5"],
        ),
        (
            "strategy-signatories",  # no council there: the articles on councils say nothing of it
            "2010-06-01",
            "{communes: [{code: '13055'}], strategies: [{id: s, kind: cls, signed: 2009-06-01,"
            " signatories: [maire, procureur]}]}",
            ["Circulaire du 28 octobre 1997"],
        ),
        (
            "strategy-signatories",
            "2024-06-01",
            "{communes: [{code: '13055'}], strategies: [{id: s, kind: cls, signed: 2024-05-01,"
            " signatories: [maire, procureur, prefet_de_police]}]}",
            ["Circulaire du 28 octobre 1997", "CSI D132-16"],
        ),
        (
            "group-pilot",
            "2024-06-01",
            "{communes: [{code: '13055'}],"
            " groups: [{id: g, kind: cpraf, pilot_office: prefet_de_police}]}",
            ["Circulaire du 29 avril 2014", "CSI D132-16"],
        ),
        (
            "video-homes-in-sight",
            "2023-05-20",
            "{video: [{id: v, homes_hidden: true}]}",
            ["CSI L251-3 al. 1"],
        ),
        (
            "video-homes-in-sight",  # the act of May 2023 left one paragraph
            "2023-05-21",
            "{video: [{id: v, homes_hidden: true}]}",
            ["CSI L251-3"],
        ),
    ],
)
def test_a_verdict_cites_nothing_of_what_is_about_others(rule, on, given, cited):
    assert [one.short for one in judged(rule, on, given).citations] == cited


@pytest.mark.parametrize(
    ("rule", "on", "given", "passed_over"),
    [
        (
            "plan-opinion-missing",  # the local council is heard on the local security contract
            "2016-01-01",
            "{strategies: [{id: s, kind: pdpd, signed: 2015-06-01, opinions: [procureur]}]}",
            "CSI D132-7",
        ),
        (
            "clspd-coordinator-missing",  # the mayor named him: who stands for the prefect is moot
            "2024-06-01",
            "{communes: [{code: '13055', population: 15001}], councils: [{id: k, kind: clspd,"
            " communes: ['13055'], created: 2010, coordinator: {named_by: maire}}]}",
            "CSI D132-16",
        ),
        (
            "several-communes-without-scheme",  # the metropolis of Lyon has an article of its own
            "2022-01-01",
            "{epci: {name: x, kind: metropole_lyon, lends_agents: true, communes: ['69123']},"
            " forces: [{id: pmi, kind: police_intercommunale, communes: ['69123']}]}",
            "CSI L512-2 I",
        ),
    ],
)
def test_a_verdict_cites_nothing_that_it_does_not_rest_on(rule, on, given, passed_over):
    shorts = [one.short for one in judged(rule, on, given).citations]
    assert shorts
    assert not any(short.startswith(passed_over) for short in shorts), shorts


@pytest.mark.parametrize(
    ("rule", "facts", "missing"),
    [
        ("dog-support-not-provided", "dog_unit: true, dogs: {supports_state: true}", "dog_support"),
        ("night-work-without-mention", "night: true", "night"),
    ],
)
@pytest.mark.parametrize(
    ("named", "of"), [("name: Accord de Melun", "Accord de Melun"), ("batch: false", "c")]
)
def test_a_clause_that_is_not_told_is_said_to_be_of_its_convention(rule, facts, missing, named, of):
    result = judged(
        rule,
        "2022-06-01",
        f"{{forces: [{{id: pm, kind: police_municipale, {facts}}}], conventions:"
        f" [{{id: c, {named}, signed: 2021-09-15, years: 3, forces: [pm]}}]}}",
    )
    assert [(one.path, one.of) for one in result.missing] == [(f"c.clauses.{missing}", of)]


# --- whom a message names -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed", "required"),
    [("2021-10-13", "préfet de police"), ("2025-07-16", "préfet de département")],
)
def test_of_the_offices_that_may_sign_the_first_is_named(signed, required):
    given = (
        f"{{communes: [{{code: '13001'}}], conventions: [{{id: c, signed: {signed}, lender: none,"
        " communes: ['13001'], signatories: [maire, procureur]}]}"
    )
    result = judged("missing-signatory", "2026-01-01", given)
    assert result.status is Status.BREACH
    assert result.message.fr == f"n'a pas signé : {required}"


def test_a_delegation_is_asked_about_for_the_first_of_the_offices_that_may_sign():
    given = (
        "{communes: [{code: '13001'}], conventions: [{id: c, signed: 2025-07-16, lender: none,"
        " communes: ['13001'], signatories: [maire, sous_prefet, procureur]}]}"
    )
    (fact,) = judged("missing-signatory", "2026-01-01", given).missing
    assert fact.path == "c.signatories"
    assert fact.label.fr.startswith("délégation de signature (préfet de département, par ")


def test_each_delegation_that_may_count_is_asked_about():
    given = (
        "{strategies: [{id: s, kind: cls, signed: 2015-06-01,"
        " signatories: [sous_prefet, procureur, elu_delegue]}]}"
    )
    missing = judged("strategy-signatories", "2016-01-01", given).missing
    assert [(one.path, one.label.en.partition(", ")[0]) for one in missing] == [
        ("s.signatories", "delegation of signature (mayor"),
        ("s.signatories", "delegation of signature (prefect of the département"),
    ]


def test_only_the_forces_that_lack_a_competence_are_named():
    given = (
        "{forces: [{id: gc, kind: garde_champetre}, {id: asvp, kind: asvp}], conventions: [{id: c,"
        " signed: 2012-11-23, forces: [gc, asvp],"
        " domains: [{domain: holiday_watch, role: participate}]}]}"
    )
    message = judged("force-lacks-competence", "2013-01-01", given).message
    assert message.fr.startswith("asvp : ")
    assert "gc" not in message.fr


def test_several_forces_that_lack_a_competence_are_told_apart():
    given = (
        "{forces: [{id: pm, kind: police_municipale}, {id: asvp, kind: asvp}], conventions: ["
        "{id: c, signed: 2021-11-23, forces: [pm, asvp],"
        " domains: [{domain: motorised_rodeos, role: lead}]}]}"
    )
    message = judged("force-lacks-competence", "2022-01-01", given).message
    assert message.fr.startswith("pm : peut participer (")
    assert ") ; asvp : n'est pas compétente (" in message.fr
    assert message.en.startswith("pm: may take part (")
    assert "); asvp: is not competent (" in message.en


def test_a_competence_without_a_condition_says_nothing():
    given = (
        "{forces: [{id: pn, kind: police_nationale}], conventions: [{id: c, signed: 2012-11-23,"
        " domains: [{domain: identity_checks, role: lead, by: [pn]}]}]}"
    )
    result = judged("force-lacks-competence", "2013-01-01", given)
    assert (result.status, result.message) == (Status.COMPLIANT, None)


def test_a_council_that_decides_nothing_is_told_nothing_of_dialogue():
    given = (
        "{councils: [{id: k, kind: cispd, created: 2015-01-15,"
        " missions: [{mission: exchange_information}]}]}"
    )
    result = judged("mission-before-basis", "2020-01-01", given)
    assert (result.status, result.message) == (Status.COMPLIANT, None)


def test_missions_of_another_council_and_those_to_come_are_each_named_once():
    given = (
        "{councils: [{id: k, kind: cdpd, created: 2006-09-01, missions:"
        " [{mission: radicalisation_prevention}, {mission: common_objectives}]}]}"
    )
    message = judged("mission-before-basis", "2015-03-01", given).message
    assert message.en == (
        "no text gives the council: prevention of radicalisation, defined with the State"
        " representative (since 2016-05-08); common objectives for public safety and peace"
    )


def test_only_the_councils_that_sit_for_a_commune_are_said_not_to_release_it():
    given = (
        "{epci: {name: CC, kind: cc, communes: ['77305']},"
        " communes: [{code: '77288', population: 12000, zus: false}], councils: ["
        "{id: departement, kind: cdpd, created: 2010, communes: ['77288']},"
        " {id: dissolved, kind: cispd, created: 2005, dissolved: 2010, communes: ['77288']},"
        " {id: elsewhere, kind: cispd, created: 2010, communes: ['77305']},"
        " {id: here, kind: cispd, created: 2010, communes: ['77288', '77305']}]}"
    )
    message = judged("clspd-missing", "2012-11-23", given, about="77288").message
    assert message.en == (
        'CLSPD compulsory and absent (12000 inhabitants); "here" does not release it'
    )


def test_what_is_known_of_the_law_alone_names_no_owner():
    result = judged("missing-convention", "2020-01-01", "{forces: [{id: pm, kind: "
        "police_municipale, posts: 10}]}")  # fmt: skip
    assert result.message.fr == "on ne peut le dire sans connaître : conventions"
    assert result.message.en == "cannot be told without knowing: conventions"


def test_the_convention_that_follows_is_named_by_its_identifier_if_it_has_no_name():
    given = (
        "{conventions: [{id: c, signed: 2012-11-23, years: 3}, {id: d, signed: 2015-12-01,"
        " replaces: c}]}"
    )
    result = judged("convention-expired", "2016-01-01", given, about="c")
    assert result.message.fr == "remplacée par « d »"
    assert result.message.en == 'replaced by "d"'


# --- doubts ---------------------------------------------------------------------------------------


def test_communes_of_bodies_that_are_not_known_may_have_the_tie():
    given = (
        "{epci: {name: CC, lends_agents: false}, communes: [{code: '77288'}, {code: '77152'}],"
        " conventions: [{id: c, kind: pooling, communes: ['77288', '77152'], contiguous: false,"
        " one_agglomeration: false}]}"
    )
    assert judged("pooling-not-allowed", "2021-05-27", given).status is Status.UNVERIFIABLE


def test_whether_communes_are_one_agglomeration_may_not_be_known():
    given = (
        "{communes: [{code: '77288', epci: '247700057'}, {code: '77305', epci: '247700032'}],"
        " conventions: [{id: c, kind: pooling, communes: ['77288', '77305'], contiguous: false}]}"
    )
    assert judged("pooling-not-allowed", "2021-05-27", given).status is Status.UNVERIFIABLE


def test_a_body_that_lends_agents_to_communes_that_are_not_known_bars_nobody_for_sure():
    given = (
        "{epci: {name: CC, lends_agents: true}, conventions: [{id: c, kind: pooling,"
        " communes: ['77288', '77152'], contiguous: true}]}"
    )
    assert judged("pooling-not-allowed", "2022-01-01", given).status is Status.UNVERIFIABLE


def test_what_an_urban_community_holds_by_law_depends_on_its_age():
    given = (
        "{{epci: {{name: CU, kind: cu, created: {}}},"
        " councils: [{{id: k, kind: cispd, created: 2010-01-01}}]}}"
    )
    # Those of before the act of 12 July 1999 hold what their communes transferred to them.
    old, young = (
        judged("cispd-without-competence", "2012-11-23", given.format(day))
        for day in ("1999-07-12", "1999-07-13")
    )
    assert [fact.path for fact in old.missing] == ["epci.prevention"]
    assert young.status is Status.COMPLIANT


def test_where_no_cispd_releases_anybody_nobody_has_to_know_of_one():
    commune = Commune(code="98735", population=5001)
    case = Case(Framework(id="x", communes=(commune,)), date(2021, 5, 27))
    assert clspd_duty(commune, case, lambda: None) is Duty.MANDATORY


def test_the_council_of_paris_may_go_by_the_common_name():
    given = (
        "{communes: [{code: '75056'}],"
        " councils: [{id: k, kind: clspd, communes: ['75056'], created: 2014-01-01}]}"
    )
    assert judged("clspd-missing", "2020-06-01", given).status is Status.COMPLIANT


def test_one_convention_in_force_is_enough_whatever_is_not_known_of_another():
    given = (
        "{forces: [{id: pm, kind: police_municipale, posts: 10}], conventions: ["
        "{id: c, signed: 2018-05-01, years: 3, forces: [pm]}, {id: d, forces: [pm]}]}"
    )
    assert judged("missing-convention", "2020-01-01", given).status is Status.COMPLIANT


def test_all_that_is_not_known_of_several_conventions_is_named():
    given = (
        "{forces: [{id: pm, kind: police_municipale, posts: 10}], conventions: ["
        "{id: c, years: 3, forces: [pm]}, {id: d, signed: 2018-05-01, forces: [pm]}]}"
    )
    result = judged("missing-convention", "2020-01-01", given)
    assert [fact.path for fact in result.missing] == ["c.signed", "d.years"]


def test_a_renewal_tells_that_a_convention_began_and_not_how_long_it_runs():
    given = (
        "{forces: [{id: pm, kind: police_municipale, posts: 10}], conventions: ["
        "{id: c, forces: [pm], renewals: [{on: 2019-05-01}]}]}"
    )
    result = judged("missing-convention", "2020-01-01", given)
    assert [fact.path for fact in result.missing] == ["c.years"]


def test_of_a_convention_of_which_no_day_is_known_the_signature_is_wanting():
    given = (
        "{forces: [{id: pm, kind: police_municipale, posts: 10}], conventions: ["
        "{id: c, forces: [pm]}]}"
    )
    result = judged("missing-convention", "2020-01-01", given)
    assert [fact.path for fact in result.missing] == ["c.signed"]


# --- a value that another law takes away ----------------------------------------------------------

TOWN = "{communes: [{code: '77288', population: 12000, zus: false}], councils: []}"
COLLEGES = "{councils: [{id: k, kind: clspd, created: 2003-01-15, colleges: [11, 5, 4]}]}"
ARMED = (
    "{forces: [{id: pm, kind: police_municipale, firearms: true,"
    " arming: {holding_since: 2010-01-01}}]}"
)
GLTD = "{groups: [{id: g, kind: gltd, created: 2023-11-06, secretariat: procureur}]}"


@pytest.mark.parametrize(
    ("rule", "on", "given", "without"),
    [
        ("clspd-missing", "2012-11-23", TOWN, "clspd.population_above"),
        ("council-colleges", "2005-06-01", COLLEGES, "council.colleges"),
        ("council-colleges", "2005-06-01", COLLEGES, "council.college_percent"),
        ("gltd-make-up", "2024-02-01", GLTD, "group.gltd_services"),
        ("gltd-make-up", "2024-02-01", GLTD, "group.gltd_secretariat"),
        ("weapons-holding-expired", "2020-06-01", ARMED, "equipment.holding_years"),
        ("weapons-holding-expired", "2020-06-01", ARMED, "equipment.disposal_months"),
    ],
)
def test_nothing_is_asked_where_a_law_takes_one_of_the_values_away(rule, on, given, without):
    part, name = without.split(".")
    changes = {
        "meta": {"id": "without", "fr": "Sans la valeur", "en": "Without the value"},
        part: {name: {"values": [{}]}},
    }
    asked, not_asked = (
        check(read(given), on, select=[rule], law=one).results[0].asked for one in (None, changes)
    )
    assert asked is not False
    assert not_asked is False


# --- the day and the objects ----------------------------------------------------------------------


def test_a_convention_is_replaced_from_the_day_on_which_the_next_takes_effect():
    given = (
        "{conventions: [{id: c, signed: 2012-11-23, years: 5}, {id: d, signed: 2015-12-01,"
        " effective: 2016-02-01, years: 3, replaces: c}]}"
    )
    eve = judged("convention-expired", "2016-01-31", given, about="c")
    day = judged("convention-expired", "2016-02-01", given, about="c")
    assert (eve.status, day.status) == (Status.COMPLIANT, Status.NOT_APPLICABLE)


def test_what_a_draft_names_is_not_judged_either():
    given = "{conventions: [{id: c, stage: draft, signed: 2012-11-23, domains: [dangerous_dogs]}]}"
    result = judged("domain-not-in-model", "2013-01-01", given)
    assert result.status is Status.NOT_APPLICABLE
    assert result.message.fr == "projet, pas encore signé"


def test_the_default_day_is_today_or_the_last_day_the_law_was_read():
    assert default_day() == min(date.today(), law.record().end)


def test_a_convention_whose_domains_are_not_known_names_none():
    framework = Framework(id="x", conventions=(Convention(id="c"),))
    assert list(targets(framework, date(2013, 1, 1), Mention)) == []


def test_a_mention_is_called_by_its_domain_or_its_words_or_is_not_told():
    mentions = (
        DomainMention(domain="dangerous_dogs", label="chiens"),
        DomainMention(domain="no_such_domain", label="autre chose"),
        DomainMention(label="îlotage"),
        DomainMention(),
    )
    framework = Framework(id="x", strategies=(Strategy(id="s", kind="cls", priorities=mentions),))
    found = list(targets(framework, date(2013, 1, 1), Mention))
    labels = ["Chiens dangereux", "autre chose", "îlotage", "?"]
    assert [one.label.fr for one in found] == labels
    assert [one.id for one in found] == [f"s.priorities[{rank}]" for rank in range(4)]
    assert {one.kind for one in found} == {"mention"}


@pytest.mark.parametrize(
    ("cls", "kind", "ids", "labels"),
    [
        (Commune, "commune", ["77152", "77288"], ["77152", "Ville"]),
        (Partner, "partner", ["p"], ["p"]),
        (Force, "force", ["pm", "gc"], ["pm", "Gardes"]),
        (Convention, "convention", ["c"], ["c"]),
        (Council, "council", ["k"], ["k"]),
        (WorkingGroup, "group", ["g"], ["g"]),
        (Strategy, "strategy", ["s"], ["s"]),
        (JointUse, "joint_use", ["u"], ["u"]),
        (VideoSystem, "video", ["v"], ["v"]),
        (Epci, "epci", ["epci"], ["Agglo"]),
    ],
)
def test_objects_are_called_by_their_name_or_else_by_their_identifier(cls, kind, ids, labels):
    framework = Framework(
        id="x",
        epci=Epci(name="Agglo"),
        communes=(Commune(code="77288", name="Ville"), Commune(code="77152")),
        partners=(Partner(id="p", kind="procureur"),),
        forces=(PM, Force(id="gc", kind="garde_champetre", name="Gardes")),
        conventions=(Convention(id="c"),),
        councils=(Council(id="k", kind="clspd"),),
        groups=(WorkingGroup(id="g", kind="local"),),
        strategies=(Strategy(id="s", kind="cls"),),
        joint_uses=(JointUse(id="u"),),
        video=(VideoSystem(id="v"),),
    )
    found = list(targets(framework, date(2012, 1, 1), cls))  # a year without a reference
    assert [one.kind for one in found] == [kind] * len(found)
    assert [one.id for one in found] == ids
    assert [one.label.fr for one in found] == labels


def test_a_body_is_called_by_its_number_where_it_has_one():
    for body, id in ((Epci(siren="247700057"), "247700057"), (None, None)):
        found = list(targets(Framework(id="x", epci=body), date(2012, 1, 1), Epci))
        assert [one.id for one in found] == [id] * (id is not None)


# --- the case -------------------------------------------------------------------------------------


def test_a_fact_of_a_body_stands_under_its_number():
    assert missing_fact(Epci(siren="247700057"), "prevention").path == "247700057.prevention"
    assert missing_fact(Epci(name="CC"), "prevention").path == "prevention"


def test_the_body_of_a_council_is_its_own_or_else_that_of_the_territory():
    stated = Epci(siren="247700057", kind="cc", communes=("77288",))
    case = Case(Framework(id="x", epci=stated), date(2026, 1, 1))
    own = Council(id="k", kind="cispd", epci="200059228")
    assert case.body_of(own).siren == "200059228"
    assert case.body_of(own).communes != stated.communes
    for same in (None, "247700057"):
        assert case.body_of(Council(id="k", kind="cispd", epci=same)).kind == "cc"


def test_a_role_given_to_nobody_by_name_is_given_to_the_local_forces_that_sign():
    convention = Convention(id="c", forces=("pm", "pn"))
    framework = Framework(
        id="x",
        partners=(Partner(id="parquet", kind="procureur"),),
        forces=(PM, PN),
        conventions=(convention,),
    )
    case = Case(framework, date(2013, 1, 1))
    assert case.actors(Mention("c.domains[0]", convention, DomainMention())) == (PM,)
    named = DomainMention(by=("pn", "parquet"))
    assert case.actors(Mention("c.domains[0]", convention, named)) == (PN,)
    strategy = Strategy(id="s", kind="cls")
    assert case.actors(Mention("s.priorities[0]", strategy, DomainMention())) == ()


def test_a_fact_that_is_known_to_be_no_is_known():
    case = Case(Framework(id="x", conventions=()), date(2013, 1, 1))
    assert case.need(Force(id="pm", kind="police_municipale", night=False), "night") is False
    assert case.need_list("conventions") == ()
    with pytest.raises(FactMissing):
        case.need(PM, "night")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("council-members", Status.BREACH), ("council-seats", Status.COMPLIANT)],
)
def test_a_member_who_is_not_in_the_framework_stands_for_nobody(rule, expected):
    council = Council(
        id="k",
        kind="clspd",
        created=PartialDate(2010),
        members=(Member(office="prefet"), Member(partner="nobody")),
    )
    (result,) = check(Framework(id="x", councils=(council,)), "2024-03-23", select=[rule]).results
    assert result.status is expected


def test_a_mayor_whose_body_is_not_in_the_framework_may_be_that_of_any_commune():
    offices = ("prefet", "procureur", "president_conseil_departemental")
    mayor = Member(office="maire", partner="nobody")
    council = Council(
        id="k",
        kind="cispd",
        created=PartialDate(2015),
        members=(*(Member(office=one) for one in offices), mayor),
    )
    body = Epci(name="CC", kind="cc", communes=("77288",))
    framework = Framework(id="x", epci=body, councils=(council,))
    (result,) = check(framework, "2018-01-01", select=["council-members"]).results
    assert result.status is Status.UNVERIFIABLE
    assert [one.path for one in result.missing] == ["councils.members"]


# --- the report -----------------------------------------------------------------------------------


def test_a_result_is_written_as_it_is_documented():
    def looks(force, case):
        case.cite(
            cite("CSI L512-4 al. 1", Period(), on=date(2012, 11, 23)),
            cite("CSI L512-4 al. 1", Period(), on=date(2021, 6, 1)),
            cite("CSI", Period()),
        )
        return case.need(force, "firearms") and compliant()

    looks.__doc__ = "A rule."
    declared = find("missing-convention")
    rule = type(declared)(
        "TST-001", "test-rule", Force, declared.severity, ("model.years",), declared.label, looks
    )
    framework = Framework(id="x", forces=(Force(id="pm", kind="police_municipale", name="PM"),))
    report = check(framework, "2013-01-01", rules=[rule])
    (written,) = report.to_dict("en")["results"]
    cited = [
        tuple(one[key] for key in ("article", "from", "to", "confidence"))
        for one in written["citations"]
    ]
    assert cited == [
        ("L512-4 al. 1", "2012-05-01", "2019-12-28", "high"),
        ("L512-4 al. 1", "2021-05-27", None, "high"),
        (None, None, None, "high"),
    ]
    assert {one["text"] for one in written["citations"]} == {"Code de la sécurité intérieure"}
    assert all(one["url"].startswith("https://") for one in written["citations"])
    label = "weapons carried, batons and sprays included"
    assert written["missing"] == [{"path": "pm.firearms", "label": label, "of": "PM"}]


def test_a_report_is_written_in_french_unless_another_language_is_asked_for():
    report = check(Framework(id="x", name="Été", forces=(PM,)), "2013-01-01", select=["CONV-001"])
    assert report.to_dict() == report.to_dict("fr") != report.to_dict("en")
    assert report.to_json() == report.to_json("fr")
    assert json.loads(report.to_json()) == json.loads(json.dumps(report.to_dict()))
    assert report.results[0].to_dict() == report.results[0].to_dict("fr")
    assert '"name": "Été"' in report.to_json()
    assert report.to_json().startswith('{\n  "framework": "x",\n')


def test_a_result_without_a_message_writes_none():
    given = (
        "{forces: [{id: pm, kind: police_municipale, posts: 3}], conventions: [{id: c,"
        " signed: 2019-05-01, years: 3, forces: [pm]}]}"
    )
    result = judged("missing-convention", "2020-01-01", given)
    assert result.status is Status.COMPLIANT
    assert result.to_dict()["message"] is None


@pytest.mark.parametrize(
    ("kind", "cited"),
    [("communal", ["CSI annexe 1 art. 21"]), ("intercommunal", ["CSI annexe 2 art. 21"])],
)
def test_a_convention_is_told_the_model_of_its_own_kind(kind, cited):
    document = f"{{conventions: [{{id: c, kind: {kind}, signed: 2015-03-01, years: 5}}]}}"
    (found,) = check(read(document), "2016-01-01", select=["term-longer-than-model"]).results
    assert [one.short for one in found.citations] == cited


@pytest.mark.parametrize(
    ("commune", "cited"),
    [("75056", {"CSI D132-15"}), ("77288", {"CSI D132-13", "CSI D132-13 al. 3"})],
)
def test_a_departmental_plan_is_told_the_article_of_its_place(commune, cited):
    plan = "{id: s, kind: pdpd, signed: 2015-06-01}"
    document = f"{{communes: [{{code: '{commune}'}}], strategies: [{plan}]}}"
    (found,) = check(read(document), "2016-01-01", select=["plan-opinion-missing"]).results
    assert {one.short for one in found.citations} == cited


@pytest.mark.parametrize(
    ("rule", "day", "document", "cited"),
    [
        (
            "force-before-its-time",
            "2005-06-01",
            "{forces: [{id: pi, kind: police_intercommunale, since: 2003-01-01}]}",
            ["CGCT L2212-5"],
        ),
        (
            "force-before-its-time",
            "2015-06-01",
            "{forces: [{id: pi, kind: police_intercommunale, since: 2003-01-01}]}",
            ["CSI L512-1", "CSI L512-2", "CSI L512-5", "CGCT L5211-9-2 V"],
        ),
        (
            "paris-force-elsewhere",
            "2005-06-01",
            "{forces: [{id: a, kind: asp_paris, communes: ['75056', '92012']}]}",
            ["CGCT L2512-16-1"],
        ),
        (
            "national-edition-out-of-time",
            "2013-01-01",
            "{strategies: [{id: s, kind: stspd, signed: 2012-06-01,"
            " national_editions: ['2010-2012']}]}",
            ["Plan national 2009"],
        ),
        (
            "strategy-term",
            "2009-01-01",
            "{strategies: [{id: s, kind: cls, signed: 2008-06-01}]}",
            None,
        ),
    ],
)
def test_no_article_is_cited_on_a_day_on_which_it_did_not_exist(rule, day, document, cited):
    (found,) = check(read(document), day, select=[rule]).results
    shorts = [one.short for one in found.citations]
    assert cited is None or shorts == cited
    assert all(
        one.period.start is None or one.period.start <= date.fromisoformat(day)
        for one in found.citations
    )


@pytest.mark.parametrize(
    ("rule", "day", "kind", "cited"),
    [
        ("group-open-to-third-parties", "2016-01-01", "clspd", ["CSI L132-5"]),
        ("group-open-to-third-parties", "2016-01-01", "cispd", ["CSI L132-13"]),
        ("group-open-to-third-parties", "2016-01-01", "cmspd_lyon", ["CGCT L3642-5"]),
        ("group-information-rules", "2016-01-01", "clspd", ["CSI L132-5"]),
        ("group-information-rules", "2016-01-01", "cispd", []),
        ("council-meetings", "2016-01-01", "clspd", ["CSI D132-9"]),
        ("council-meetings", "2016-01-01", "cispd", ["CSI D132-11", "CSI D132-9"]),
        ("council-meetings", "2010-01-01", "clspd", ["CGCT D2211-3"]),
        ("requested-meeting-not-held", "2016-01-01", "clspd", ["CSI D132-9"]),
        ("restricted-formation-without-rules", "2016-01-01", "clspd", ["CSI D132-9"]),
    ],
)
def test_a_council_is_told_the_articles_of_its_own_kind(rule, day, kind, cited):
    year = int(day[:4]) - 1
    document = f"""
councils:
  - id: k
    kind: {kind}
    created: 2008-01-01
    rules_of_procedure: false
    meetings:
      - {{year: {year}, plenary: 0, restricted: 1, requests_unmet: 1, complete: true}}
groups:
  - id: g
    kind: local
    council: k
    exchanges_confidential: true
    information_rules: false
    open_to_third_parties: true
"""
    (found,) = check(read(document), day, select=[rule]).results
    assert found.status is Status.BREACH or kind == "cispd"
    assert list(dict.fromkeys(one.short for one in found.citations)) == cited
