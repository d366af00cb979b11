"""What is written reads back equal, whatever it holds."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from secuprev.documents import DocumentError, Format, dump, dumps, load, loads
from secuprev.documents.formats import FORMATS
from secuprev.model import (
    Commune,
    Contact,
    Convention,
    Coordinator,
    Council,
    DomainMention,
    Epci,
    Force,
    Framework,
    Remark,
    Renewal,
    Signature,
)
from secuprev.testing import AWKWARD, frameworks
from secuprev.values import PartialDate
from tests.documents.full import full_framework

formats = pytest.mark.parametrize("format", FORMATS)


@formats
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(framework=frameworks())
def test_any_framework_reads_back_equal(format: Format, framework: Framework) -> None:
    assert loads(dumps(framework, format), format) == framework


@formats
def test_every_field_of_every_class_reads_back(format: Format, tmp_path: Path) -> None:
    framework = full_framework()
    path = tmp_path / f"full.{format}"
    dump(framework, path)
    assert load(path) == framework
    assert path.read_bytes().endswith(b"\n")


def test_the_full_framework_is_full() -> None:
    def missing(value: Any, path: str) -> list[str]:
        if attrs.has(type(value)) and not isinstance(value, PartialDate):
            return [
                one
                for field in attrs.fields(type(value))
                for one in missing(getattr(value, field.name), f"{path}.{field.name}")
            ]
        if isinstance(value, tuple):
            return [one for item in value for one in missing(item, path)] if value else [path]
        return [path] if value is None else []

    assert missing(full_framework(), "") == []


@formats
@pytest.mark.parametrize("text", AWKWARD, ids=repr)
def test_hostile_texts_read_back(format: Format, text: str) -> None:
    framework = Framework(
        id=text or "x",
        name=text,
        epci=Epci(contact=Contact(address=(text, text))),
        forces=(Force(id=f"{text}!", kind="police_municipale", night_missions=(text,)),),
        councils=(Council(id="c", kind="clspd", coordinator=Coordinator(name=text)),),
        conventions=(
            Convention(
                id="k",
                domains=(DomainMention(label=text, places=(text,)),),
                remarks=(Remark(text=text),),
            ),
        ),
    )
    assert loads(dumps(framework, format), format) == framework


@pytest.mark.parametrize("text", AWKWARD, ids=repr)
def test_other_yaml_readers_see_the_same_texts(text: str) -> None:
    framework = Framework(id="x", name=text, epci=Epci(contact=Contact(address=(text, "on", text))))
    content = yaml.safe_load(dumps(framework))
    assert content["name"] == text
    assert content["epci"]["contact"]["address"] == [text, "on", text]


@formats
def test_known_to_be_empty_is_not_unknown(format: Format) -> None:
    empty = Framework(id="x", conventions=(), forces=(), epci=Epci(contact=Contact(), communes=()))
    again = loads(dumps(empty, format), format)
    assert again == empty
    assert again.conventions == ()
    assert again.councils is None
    assert again.epci is not None
    assert again.epci.contact == Contact()


@formats
@pytest.mark.parametrize(
    "day", [PartialDate(2015), PartialDate(2012, 11), PartialDate(2012, 11, 23), PartialDate(7)]
)
def test_dates_keep_their_precision(format: Format, day: PartialDate) -> None:
    convention = Convention(id="c", signed=day, renewals=(Renewal(on=day), Renewal()))
    framework = Framework(id="x", conventions=(convention,))
    assert loads(dumps(framework, format), format) == framework


def test_a_day_of_the_calendar_is_written_as_one() -> None:
    convention = Convention(id="c", signed=date(2012, 11, 23))  # type: ignore[arg-type]
    (again,) = loads(dumps(Framework(id="x", conventions=(convention,)))).conventions or ()
    assert again.signed == PartialDate(2012, 11, 23)


def test_a_document_is_written_as_people_write_it() -> None:
    framework = Framework(
        id="melun",
        name="Communauté d'agglomération",
        epci=Epci(siren="247700057"),
        communes=(Commune(code="77288"), Commune(code="01001", qpv=True)),
        conventions=(
            Convention(
                id="c",
                signed=PartialDate(2012, 11, 23),
                signatories=(Signature(office="maire"), Signature(office="prefet")),
                domains=(DomainMention(domain="holiday_watch", title=2),),
            ),
        ),
    )
    assert (
        dumps(framework)
        == """\
secuprev: 1
id: melun
name: Communauté d'agglomération
epci: "247700057"
communes:
  - "77288"
  - code: "01001"
    qpv: true
conventions:
  - id: c
    signed: 2012-11-23
    signatories: [maire, prefet]
    domains:
      - domain: holiday_watch
        title: 2
"""
    )
    assert (
        dumps(framework, "toml")
        == """\
secuprev = 1
id = "melun"
name = "Communauté d'agglomération"
epci = "247700057"
communes = ["77288", {code = "01001", qpv = true}]

[[conventions]]
id = "c"
signed = 2012-11-23
signatories = ["maire", "prefet"]
domains = [{domain = "holiday_watch", title = 2}]
"""
    )
    assert tomllib.loads(dumps(framework, "toml"))["conventions"][0]["signed"] == date(2012, 11, 23)
    assert json.loads(dumps(framework, "json"))["conventions"][0]["signed"] == "2012-11-23"


# --- what is not written --------------------------------------------------------------------------


def faults_of_writing(framework: Framework) -> list[tuple[str, str, str | None]]:
    with pytest.raises(DocumentError) as caught:
        dumps(framework, name="x.yaml")
    assert {fault.file for fault in caught.value.faults} == {"x.yaml"}
    return [(fault.code, fault.path, fault.suggestion) for fault in caught.value.faults]


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    framework = Framework(
        id="x",
        communes=(Commune(code="77999"),),
        conventions=(Convention(id="c", forces=("nobody",), years=0),),
    )
    assert sorted(faults_of_writing(framework)) == [
        ("dangling-id", "conventions[0].forces[0]", None),
        ("out-of-range", "conventions[0].years", None),
        ("unknown-commune", "communes[0]", "77199"),
    ]
    path = tmp_path / "x.yaml"
    with pytest.raises(DocumentError):
        dump(framework, path)
    assert not path.exists()


def test_half_a_character_is_not_written() -> None:
    assert faults_of_writing(Framework(id="x", name="\ud83d")) == [
        ("forbidden-character", "name", None)
    ]


def test_what_would_read_back_differently_is_not_written() -> None:
    framework = Framework(id="x", epci=Epci(siren="247 700 057", name="Melun"))
    assert faults_of_writing(framework) == [("not-canonical", "epci.siren", "247700057")]


def test_a_value_of_another_class_is_not_written() -> None:
    framework = Framework(id="x", name=b"Melun", epci=Epci(name=1.5))  # type: ignore[arg-type]
    assert faults_of_writing(framework) == [
        ("unwritable-value", "name", None),
        ("unwritable-value", "epci.name", None),
    ]


def test_a_number_in_the_place_of_a_text_is_not_written() -> None:
    framework = Framework(id="x", name=12)  # type: ignore[arg-type]
    assert faults_of_writing(framework) == [("not-a-text", "name", '"12"')]


def test_a_file_of_another_format_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "melun.txt"
    with pytest.raises(DocumentError, match="ends in") as caught:
        dump(Framework(id="x"), path)
    assert [fault.code for fault in caught.value.faults] == ["unsupported-suffix"]
    assert not path.exists()


def test_who_reads_a_file_while_it_is_written_sees_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "melun.json"
    dump(Framework(id="old"), path)
    before = path.read_text(encoding="utf-8")
    with path.open(encoding="utf-8") as held:
        dump(full_framework(), path)
        assert held.read() == before
    assert load(path) == full_framework()
    assert list(tmp_path.iterdir()) == [path]


def test_there_are_three_formats() -> None:
    with pytest.raises(ValueError, match="unknown format 'xml': yaml, toml, json"):
        dumps(Framework(id="x"), "xml")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown format 'xml': yaml, toml, json"):
        loads("<a/>", "xml")  # type: ignore[arg-type]
