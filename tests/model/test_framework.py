"""A framework answers by identifier, by commune, by date."""

import pickle
from datetime import date

import attrs
import pytest

from secuprev import model
from secuprev.model import (
    Amendment,
    Commune,
    Convention,
    ConventionKind,
    DomainMention,
    Epci,
    Force,
    Framework,
    Partner,
)
from secuprev.model.fields import label_of
from secuprev.values import Text

PM = Force(id="pm", kind="police_municipale", communes=("77288",))
PN = Force(id="pn", kind="police_nationale")
FRAMEWORK = Framework(
    id="x",
    communes=(Commune(code="77288", population=1),),
    partners=(Partner(id="parquet", kind="procureur"),),
    forces=(PM, PN),
    conventions=(
        Convention(id="a", communes=("77288",)),
        Convention(id="b", communes=("77152",)),
        Convention(id="c", forces=("pn",)),
        Convention(id="d", forces=("pm",)),
        Convention(id="e", kind=ConventionKind.POOLING, communes=("77288",)),
        Convention(id="f", communes=("77152",), communes_complete=False),
        Convention(id="g"),
    ),
)


def test_objects_are_found_by_identifier():
    assert FRAMEWORK["pm"] is PM
    assert "parquet" in FRAMEWORK
    assert "nobody" not in FRAMEWORK
    assert FRAMEWORK.of_kind(Force, "pm") is PM
    assert [one.id for one in FRAMEWORK][:3] == ["parquet", "pm", "pn"]
    with pytest.raises(KeyError):
        FRAMEWORK["nobody"]
    with pytest.raises(KeyError):
        FRAMEWORK.of_kind(Partner, "pm")


def test_forces_are_found_by_commune():
    assert FRAMEWORK.forces_of("77288") == (PM,)
    assert FRAMEWORK.forces_of("77152") == ()


def test_conventions_are_found_by_force_with_their_doubts():
    concerned = {one.id: answer for one, answer in FRAMEWORK.conventions_of(PM)}
    # a covers its commune, d names it, f may cover it; c names a State force and no commune.
    assert concerned == {"a": True, "c": None, "d": True, "f": None, "g": None}
    other = Force(id="pm2", kind="police_municipale", communes=("77152",))
    concerned = {one.id: answer for one, answer in FRAMEWORK.conventions_of(other)}
    assert concerned == {"b": True, "c": None, "f": True, "g": None}
    assert Framework(id="x", forces=(PM,)).conventions_of(PM) is None


def test_a_convention_covers_the_communes_it_lists():
    convention = Convention(id="c", communes=("77288",))
    assert convention.covers("77288") is True
    assert convention.covers("77152") is False
    assert attrs.evolve(convention, communes_complete=False).covers("77152") is None
    assert Convention(id="c").covers("77288") is None


def test_amendments_add_to_what_a_convention_names():
    added = DomainMention(domain="video_protection")
    convention = Convention(
        id="c",
        aims=(DomainMention(domain="proximity_presence"),),
        amendments=(Amendment(domains=(added,)),),
    )
    assert [mention.domain for mention in convention.mentions] == [
        "proximity_presence",
        "video_protection",
    ]


def test_a_stated_fact_is_never_replaced_by_the_reference():
    commune = FRAMEWORK.commune("77288", date(2026, 1, 1))
    assert commune.population == 1
    assert commune.name == "Melun"
    assert commune.epci == "247700057"


def test_a_year_without_a_reference_completes_nothing():
    assert FRAMEWORK.commune("77288", date(2012, 1, 1)) == Commune(code="77288", population=1)
    melun = Framework(id="x", epci=Epci(siren="247700057"))
    assert melun.members(date(2012, 1, 1)) == ()
    assert melun.body(date(2012, 1, 1)) == Epci(siren="247700057")


def test_a_body_is_completed_by_the_reference_of_its_year():
    melun = Framework(id="x", epci=Epci(siren="247700057", name="CAMVS"))
    body = melun.body(date(2026, 6, 1))
    assert (body.name, body.kind) == ("CAMVS", "ca")
    assert [one.code for one in melun.members(date(2026, 6, 1))] == sorted(body.communes)


def test_communes_stated_join_those_of_the_body():
    framework = Framework(
        id="x", epci=Epci(name="x", communes=("77152",)), communes=(Commune(code="77288"),)
    )
    assert [one.code for one in framework.members(date(2012, 1, 1))] == ["77152", "77288"]


def test_the_digest_changes_with_any_fact_and_with_nothing_else():
    assert Framework(id="x").digest == Framework(id="x").digest
    others = [
        Framework(id="y"),
        Framework(id="x", conventions=()),  # none, which is not unknown
        Framework(id="x", name="x"),
        Framework(id="x", forces=(PM,)),
    ]
    assert len({one.digest for one in [Framework(id="x"), *others]}) == 5


@pytest.mark.parametrize("name", model.__all__)
def test_every_class_is_documented_field_by_field_and_labelled(name):
    cls = getattr(model, name)
    if not attrs.has(cls):
        return
    for field in attrs.fields(cls):
        assert field.name in cls.__doc__, (name, field.name)
        label = label_of(cls, field.name)
        assert label != Text.same(field.name) or field.name in ("format", "pages", "population",
            "source", "sources", "missions", "clauses", "communes", "forces", "conventions",
            "mission", "office", "commune", "publications", "domains")  # fmt: skip


def test_classes_are_frozen_and_pickle():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        PM.posts = 3
    assert pickle.loads(pickle.dumps(FRAMEWORK)) == FRAMEWORK


def test_a_convention_names_domains_in_its_aims_its_list_and_its_amendments():
    aim, listed, added = (DomainMention(label=words) for words in ("but", "liste", "avenant"))
    convention = Convention(
        id="c", aims=(aim,), domains=(listed,), amendments=(Amendment(domains=(added,)),)
    )
    assert convention.mentions == (aim, listed, added)


def test_a_convention_stands_for_itself_unless_it_is_said_to_stand_for_several():
    assert Convention(id="c").batch is False


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (
            ConventionKind,
            [
                "communal",
                "intercommunal",
                "pluricommunal",
                "pooling",
                "transport",
                "loan",
                "disaster",
            ],
        ),
        (model.RenewalKind, ["express", "tacit"]),
        (model.Lender, ["epci", "syndicat", "none"]),
        (model.Stage, ["draft", "announced", "signed"]),
    ],
)
def test_the_words_that_documents_write_stay_the_same(words, values):
    assert [one.value for one in words] == values


def test_a_force_whose_communes_are_not_known_may_be_concerned():
    force = Force(id="pm3", kind="police_municipale")
    concerned = {one.id: answer for one, answer in FRAMEWORK.conventions_of(force)}
    assert concerned == {"a": None, "b": None, "c": None, "f": None, "g": None}


def test_forces_that_are_not_known_serve_no_known_commune():
    assert Framework(id="x").forces_of("77288") == ()


def test_each_fact_that_is_stated_of_a_commune_stays():
    stated = Commune(code="77288", name="Ville", population=0, epci="200059228")
    assert Framework(id="x", communes=(stated,)).commune("77288", date(2026, 1, 1)) == stated


def test_the_reference_gives_the_total_population():
    # CGCT R2151-2: the thresholds are read on the total population.
    assert Framework(id="x").commune("77288", date(2026, 1, 1)).population == 43919


def test_each_fact_that_is_stated_of_a_body_stays():
    stated = Epci(siren="247700057", name="CAMVS", kind="cc", communes=("77288",))
    framework = Framework(id="x", epci=stated)
    assert framework.body(date(2026, 6, 1)) == stated
    assert [one.code for one in framework.members(date(2026, 6, 1))] == ["77288"]


def test_the_reference_names_a_body_known_by_its_number():
    body = Framework(id="x", epci=Epci(siren="247700057")).body(date(2026, 6, 1))
    assert "Melun" in body.name


def test_a_body_without_a_number_is_as_it_is_stated_and_there_may_be_none():
    unnumbered = Epci(name="CC")
    assert Framework(id="x", epci=unnumbered).body(date(2026, 6, 1)) == unnumbered
    alone = Framework(id="x", communes=(Commune(code="77288"),))
    assert alone.body(date(2026, 6, 1)) is None
    assert [one.code for one in alone.members(date(2026, 6, 1))] == ["77288"]


def test_the_digest_tells_what_is_not_known_from_words_that_say_so():
    assert Framework(id="x").digest != Framework(id="x", name="None").digest


def test_the_communes_of_a_day_are_not_those_of_another():
    melun = Framework(id="melun", epci=Epci(siren="247700057"))
    before, after = date(2012, 1, 1), date(2026, 1, 1)  # the reference knows the second only
    assert [len(melun.members(on)) for on in (before, after, after, before)] == [0, 20, 20, 0]


def test_the_body_of_a_day_is_not_that_of_another():
    before, after = date(2012, 1, 1), date(2026, 6, 1)
    melun = Framework(id="x", epci=Epci(siren="247700057"))
    assert [melun.body(on).kind for on in (before, after, after, before)] == [
        None,
        "ca",
        "ca",
        None,
    ]
