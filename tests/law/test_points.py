"""Each point of law that was read is carried by something, or named as not encoded."""

import os
from pathlib import Path

import pytest
import yaml

from secuprev import law, rules
from secuprev.law.model_editions import editions
from secuprev.law.store import read

# The research that the project was written from lies beside it where it is developed.
SHARED = Path(__file__).parents[3] / "shared" / "law"

# How an entry of a list is named, where it has no identifier of its own; a table is named by its
# keys. Lists that tell of sources, examples, figures and counts are no law; doubts have their page.
KEYS = {
    "conventions": {
        "rules": ("id",),
        "thresholds": ("from",),
        "signatories": ("period", "kind"),
        "model_versions": ("id",),
        "pooling_conditions": ("from",),
        "night_window": (),
        "domains": ("id",),
        "model_articles": ("number",),
    },
    "governance": {
        "rules": ("id",),
        "validation_rules": ("id",),
        "decision_table": (),
        "body_types": ("id",),
        "formations": ("id",),
        "group_types": ("id",),
        "contract_types": ("id",),
        "partner_types": ("id",),
        "epci_types": ("id",),
        "domains": ("code",),
    },
    "competences": {
        "forces": ("code",),
        "authorities": ("code",),
        "families": ("code",),
        "domains": ("code",),
        "means": ("code",),
        "matrix": ("subject", "force"),
        "pv_competences": ("id",),
        "prohibitions": ("id",),
        "convention_law": ("rule",),
        "model_convention": ("ref",),
        "timeline": ("date",),
        "validation_rules": ("id",),
    },
}


def name_of(row, keys):
    parts = (row[key] for key in keys)
    return "/".join(str(one[0] if isinstance(one, list) else one) for one in parts)


def entries():
    for dossier, lists in KEYS.items():
        text = (SHARED / f"{dossier}.yaml").read_text(encoding="utf-8")
        content = yaml.load(text, Loader=yaml.CSafeLoader)
        for name, keys in lists.items():
            for row in content[name]:
                yield f"{dossier}.{name}.{name_of(row, keys) if keys else row}"


CARRIED = {point.id: point.carriers for point in law.points()}
LEFT = {point.id: point for point in law.not_encoded()}


def _names():
    """Return, for each table that a carrier may name, the names it holds."""
    return {
        "rule": {one.name for one in rules.rules()},
        "parameter": {*law.names()},
        "domain": {*law.domains},
        "competence": {*law.domains},
        "force": {one.code for one in law.forces()},
        "council": {one.code for one in law.councils()},
        "group": {one.code for one in law.groups()},
        "formation": {one.code for one in law.formations()},
        "instrument": {one.code for one in law.instruments()},
        "partner": {one.code for one in law.partners()},
        "body": {one.code for one in law.intercommunal()},
        "office": {one.code for one in law.offices()},
        "mission": {one.code for one in law.missions()},
        "model": {one.value.id for one in editions("communal") if one.value},
        "model_article": {*law.article_codes()},
        "clause": {one.code for one in law.clauses()},
        "text": {*read("texts")},
        "mean": {one.code for one in law.means()},
        "offence": {one.code for one in law.offences()},
        "prohibition": {one.code for one in law.prohibitions()},
    }


@pytest.mark.parametrize("id", CARRIED)
def test_what_carries_a_point_exists(id):
    known = _names()
    assert CARRIED[id]
    for carrier in CARRIED[id]:
        table, _, name = carrier.partition(":")
        assert name in known[table] | {"*"}, carrier


def test_no_point_is_both_carried_and_left_out():
    assert set(CARRIED) & set(LEFT) == set()


@pytest.mark.parametrize("point", LEFT.values(), ids=lambda point: point.id)
def test_what_is_left_out_says_what_and_why_in_both_languages(point):
    assert point.subject.fr != point.subject.en
    assert point.reason.fr != point.reason.en


@pytest.mark.skipif(
    not SHARED.exists() and not os.environ.get("CI"), reason="the research is not at hand"
)
def test_every_entry_of_the_research_is_on_one_side():
    found = set(entries())
    named = set(CARRIED) | set(LEFT)
    # The competences of each force in each subject are too many to be named one by one: a test of
    # its own asks the library for each of them.
    matrix = {id for id in found if id.startswith("competences.matrix.")}
    assert sorted(found - named - matrix) == []
    assert named - found == {"competences.matrix.*"}
