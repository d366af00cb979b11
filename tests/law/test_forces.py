"""The kinds of force of local security."""

from datetime import date

import pytest

from secuprev.law import force_kinds as forces
from secuprev.law.errors import UnknownName
from secuprev.law.force_kinds import Belonging, ForceKind, force
from secuprev.values import Text

STATE = {"police_nationale", "gendarmerie_nationale", "prefecture_police", "douanes"}
LOCAL = {
    "police_municipale",
    "police_intercommunale",
    "police_municipale_paris",
    "asp_paris",
    "garde_champetre",
    "asvp",
    "agents_epci",
    "video_operators",
}


def test_there_are_seventeen_kinds() -> None:
    assert len(forces.codes()) == len(set(forces.codes())) == 17
    assert tuple(kind.code for kind in forces.forces()) == forces.codes()


def test_of_a_force_no_more_is_needed_than_whose_it_is() -> None:
    guards = ForceKind("guards", Text("gardes", "guards"), Belonging.MUNICIPAL)
    assert (guards.local, guards.since, guards.hard_start) == (True, None, False)


def test_state_local_and_neither() -> None:
    assert {kind.code for kind in forces.forces() if kind.state} == STATE
    assert {kind.code for kind in forces.forces() if kind.local} == LOCAL
    assert not force("suge").state
    assert not force("suge").local
    assert force("private_security").kind is Belonging.PRIVATE


@pytest.mark.parametrize(
    ("code", "since", "hard_start"),
    [
        ("police_municipale", date(1999, 4, 16), False),  # loi 99-291: only the present statute
        ("police_intercommunale", date(2002, 2, 28), True),  # loi 2002-276
        ("police_municipale_paris", date(2021, 5, 27), True),  # loi 2021-646
        ("gendarmerie_nationale", None, False),
    ],
)
def test_since(code: str, since: date | None, hard_start: bool) -> None:
    assert (force(code).since, force(code).hard_start) == (since, hard_start)


def test_only_a_dated_force_may_have_a_hard_start() -> None:
    assert all(kind.since for kind in forces.forces() if kind.hard_start)


@pytest.mark.parametrize("code", forces.codes())
def test_every_kind_is_named_and_cited(code: str) -> None:
    kind = force(code)
    assert kind.label.fr.strip()
    assert kind.label.en.strip()
    assert kind.citations
    for citation in kind.citations:
        assert citation.label("fr").startswith(citation.text.title)


def test_a_citation_is_in_the_version_of_the_first_day() -> None:
    cited = force("police_municipale_paris").citations[0]
    assert cited.short == "CSI L533-1"
    assert cited.period.start == date(2021, 5, 27)


def test_abbreviations_do_not_clash() -> None:
    letters = [letters for kind in forces.forces() for letters in kind.abbreviations]
    assert len(letters) == len(set(letters))
    assert force("police_municipale").abbreviations[0] == "PM"
    assert force("gendarmerie_nationale").abbreviations[0] == "GN"


def test_unknown_code_suggests_what_is_near() -> None:
    with pytest.raises(UnknownName) as caught:
        force("gardes_champetres")
    assert caught.value.kind == "force"
    assert caught.value.suggestions[0] == "garde_champetre"
