"""What the tests of the formats for machines have in common: awkward names, and checked files."""

from hypothesis import strategies as st

from secuprev import documents
from secuprev.model import Force, Framework
from secuprev.render import Checked
from secuprev.rules import breach, check
from secuprev.values import Text
from tests.cooperation.hostile import texts

from .frameworks import DAY, always

MARKS = (
    "\u202egnp.exe",
    "\x9b31m",
    "%0A::error::x",
    "a\n::warning::b",
    "{0} {a}",
    "[a](1)",
    "a:b,c",
)
names = (st.sampled_from(MARKS) | texts).filter(str.strip)


def hostile(name, verdict=None):
    """Return a checked framework in which the name, the identifier and the words are awkward."""
    force = Force(id=name, kind="police_municipale", name=name)
    held = Framework(id=name, name=name, forces=(force,), conventions=())
    said = verdict or breach(Text.same(name))
    return Checked(check(held, DAY, rules=[always(said)]), "town.yaml", {(Force, name): 7})


def checked(file, on=DAY):
    return Checked(check(documents.load(file), on), str(file), documents.object_lines(file))
