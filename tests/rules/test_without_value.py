"""What rules answer when a text is taken away: no rule fails, and none asks for what is not asked.

A change set may leave a legal value without a value, as the law itself does before the first text.
"""

from datetime import date

import pytest

import secuprev
from secuprev import law
from secuprev.rules import Status
from tests.snapshots.answers import FRAMEWORKS

LOADED = [secuprev.load(path) for path in FRAMEWORKS.values()]
DAY = "2025-06-01"


def without(name):
    """Return a set under which no text gives a legal value any more."""
    group, key = name.split(".")
    words = {"id": "without", "fr": f"sans {name}", "en": f"without {name}"}
    return law.changes({"meta": words, group: {key: {"values": [{"from": date(2010, 1, 1)}]}}})


@pytest.mark.parametrize("name", law.names())
def test_no_rule_fails_when_a_value_is_taken_away(name):
    for framework in LOADED:
        results = secuprev.check(framework, DAY, law=without(name)).results
        failed = {one.rule.name: one.message for one in results if one.status is Status.CRASHED}
        assert not failed, f"no text may give {name}: say so (NO_TEXT), or read none as empty"


PM = "forces: [{id: pm, kind: police_municipale, posts: 40, night: true}]\nconventions: []"
TOWN = 'communes: [{code: "77288", population: 43000, qpv: false}]\ncouncils: []'
QPV = TOWN.replace("qpv: false", "qpv: true")
TWO_TOWNS = """
communes: [{code: "77288"}, {code: "77285"}]
conventions:
  - id: c
    kind: intercommunal
    signed: 2022-01-01
    communes: ["77288", "77285"]
    signatories:
      - {office: maire, commune: "77288"}
      - {office: maire, commune: "77285"}
      - {office: prefet}
      - {office: procureur}
"""
PREFECT = "councils: [{id: k, kind: clspd, created: 2010-01-01, members: [{office: procureur}]}]"
IMAGES = "video: [{id: v, owner: commune, retention_days: 40}]"


@pytest.mark.parametrize(
    ("rule", "name", "document", "held", "taken"),
    [
        # Forty posts breach a threshold of three; without a threshold nothing is asked.
        ("missing-convention", "convention.posts_threshold", PM, "breach", "not_applicable"),
        ("missing-convention", "convention.posts_counted", PM, "breach", "not_applicable"),
        ("night-work-without-mention", "night.footing", PM, "breach", "not_applicable"),
        ("night-work-without-mention", "night.hours", PM, "breach", "not_applicable"),
        ("night-work-without-mention", "night.exceptions", PM, "breach", "breach"),
        ("video-images-kept-too-long", "video.retention_days", IMAGES, "breach", "not_applicable"),
        # Population and priority neighbourhood ask each by itself.
        ("clspd-missing", "clspd.population_above", TOWN, "breach", "not_applicable"),
        ("clspd-missing", "clspd.population_above", QPV, "breach", "breach"),
        # The president has to sign only where some president may.
        (
            "intercommunal-signatures",
            "convention.intercommunal_president",
            TWO_TOWNS,
            "breach",
            "compliant",
        ),
        # The prefect sits by right, whoever may stand in.
        ("council-members", "council.prefect_offices", PREFECT, "breach", "breach"),
    ],
)
def test_what_is_no_longer_asked_is_no_breach(rule, name, document, held, taken):
    town = secuprev.loads(f"secuprev: 1\nid: town\n{document}")
    for change, wanted in ((None, held), (without(name), taken)):
        results = secuprev.check(town, DAY, select=[rule], law=change).results
        assert {one.status.value for one in results} == {wanted}, change
