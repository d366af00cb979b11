"""Which conventions may concern a force is found in an index: none is missed, the order is kept."""

from secuprev.model import Convention, ConventionKind, Force, Framework

STATE = Force(id="etat", kind="gendarmerie_nationale")
PM = Force(id="pm", kind="police_municipale", communes=("77288",))
NEIGHBOUR = Force(id="pm2", kind="police_municipale", communes=("77152",))


def found(force, *conventions):
    framework = Framework(id="x", forces=(STATE, PM, NEIGHBOUR), conventions=conventions)
    return [(one.id, answer) for one, answer in framework.conventions_of(force)]


def test_those_found_by_party_by_commune_and_by_doubt_keep_their_order():
    conventions = (
        Convention(id="perhaps", communes=("77152",), communes_complete=False),
        Convention(id="party", forces=("etat", "pm")),
        Convention(id="elsewhere", communes=("77152",)),
        Convention(id="here", communes=("77288", "77152")),
        Convention(id="untold"),
        Convention(id="of-another", communes=("77288",), forces=("pm2",)),
    )
    assert found(PM, *conventions) == [
        ("perhaps", None),
        ("party", True),
        ("here", True),
        ("untold", None),
    ]


def test_a_force_of_several_communes_is_concerned_where_all_are_covered():
    force = Force(id="pm", kind="police_municipale", communes=("77152", "77288"))
    both = Convention(id="both", communes=("77288", "77152", "77407"))
    one = Convention(id="one", communes=("77288",))
    part = Convention(id="part", communes=("77288",), communes_complete=False)
    assert found(force, both, one, part) == [("both", True), ("part", None)]


def test_a_party_is_concerned_unless_it_is_known_to_serve_a_commune_that_is_not_covered():
    """L512-4 is concluded with the mayor of a commune; it binds no service in the next one."""
    party = {"forces": ("pm",)}
    conventions = (
        Convention(id="half", communes=("77288",), **party),
        Convention(id="whole", communes=("77288", "77152"), **party),
        Convention(id="listed-in-part", communes=("77288",), communes_complete=False, **party),
        Convention(id="not-listed", **party),
    )
    both = Force(id="pm", kind="police_municipale", communes=("77288", "77152"))
    concerned = [("whole", True), ("listed-in-part", True), ("not-listed", True)]
    assert found(both, *conventions) == concerned
    untold = Force(id="pm", kind="police_municipale")
    assert found(untold, *conventions) == [("half", True), *concerned]


def test_a_force_may_be_called_as_a_commune_is():
    force = Force(id="77152", kind="police_municipale", communes=("77288",))
    assert found(force, Convention(id="c", communes=("77152",))) == []


def test_agreements_on_agents_do_not_coordinate():
    pooling = Convention(id="p", kind=ConventionKind.POOLING, communes=("77288",), forces=("pm",))
    assert found(PM, pooling) == []
    framework = Framework(id="x", conventions=(pooling,))
    assert framework.coordination_in(("77288",)) == ()


def test_a_convention_is_given_once_for_all_the_communes_that_it_covers():
    wide = Convention(id="wide", communes=("77288", "77152"))
    near = Convention(id="near", communes=("77152",))
    framework = Framework(id="x", conventions=(near, wide))
    assert framework.coordination_in(("77288", "77152")) == (near, wide)
    assert Framework(id="x").coordination_in(("77288",)) == ()


def test_the_name_of_a_party_is_no_commune():
    named = Force(id="77152", kind="police_municipale", communes=("77288",))
    convention = Convention(id="c", communes=("77288",), forces=("77152",))
    town = Framework(id="x", forces=(named,), conventions=(convention,))
    assert town.coordination_in(["77152"]) == ()
    assert town.coordination_in(["77288"]) == (convention,)
