"""Reading: what is accepted, the limits, the files that are none, and what importing costs."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from secuprev.documents import (
    MAX_BYTES,
    DocumentError,
    Format,
    dump,
    dumps,
    load,
    loads,
)
from secuprev.documents.formats import FORMATS
from secuprev.documents.vocabulary import codes
from secuprev.law import domains
from secuprev.model import (
    ConventionKind,
    DomainMention,
    Epci,
    Framework,
    Remark,
    Role,
    Signature,
    fields,
)
from secuprev.values import PartialDate

formats = pytest.mark.parametrize("format", FORMATS)

# The document of the design, with the codes that exist.
DESIGN = """\
secuprev: 1                      # format version
id: melun-val-de-seine
name: Communauté d'agglomération Melun Val de Seine
epci: "247700057"
communes:
  - {code: "77288", name: Melun, population: 43919, qpv: true, zus: true, state_police: true}
sources:
  - {id: camvs, title: "...", url: "...", read: 2026-11-22}
partners:
  - {id: procureur-melun, kind: procureur, name: Procureure de la République de Melun}
forces:
  - {id: pm-melun, kind: police_municipale, communes: ["77288"], posts: 40, firearms: true,
     night: true, source: camvs}
  - {id: csp-melun, kind: police_nationale, name: Commissariat de Melun, communes: ["77288"]}
conventions:
  - id: coordination-melun-2024
    kind: communal
    signed: 2024-05-13
    years: 3
    renewal: express
    notice_months: 6
    communes: ["77288"]
    forces: [pm-melun, csp-melun]
    signatories: [maire, prefet, procureur]
    opinions: []
    domains:
      - {domain: holiday_watch, title: 2, role: participate}
      - road_safety_prevention
    clauses: {diagnosis: true, doctrine: true, priority_missions: true, night: true}
    label: "the words of the document itself, where they matter"
    source: camvs
councils:
  - {id: cispd, kind: cispd, created: 2015, chair: president_epci, members: [maire],
     charter: true, rules_of_procedure: true}
groups:
  - {id: gitd, kind: gitd, council: cispd, pilot: procureur-melun, frequency: monthly}
  - {id: gicsr, kind: local, council: cispd, convened_by: csp-melun, trigger: urban_violence_risk}
strategies:
  - {id: stspd, kind: stspd, council: cispd, priorities: [burglary_prevention]}
"""


def codes_of(caught: pytest.ExceptionInfo[DocumentError]) -> list[str]:
    return [fault.code for fault in caught.value.faults]


def test_the_document_of_the_design() -> None:
    melun = loads(DESIGN)
    assert melun.epci == Epci(siren="247700057")
    assert melun.communes[0].population == 43919
    assert melun.conventions is not None
    (convention,) = melun.conventions
    assert convention.kind is ConventionKind.COMMUNAL
    assert convention.signed == PartialDate(2024, 5, 13)
    assert convention.signatories == tuple(
        Signature(office=one) for one in ("maire", "prefet", "procureur")
    )
    assert convention.opinions == ()
    assert convention.domains == (
        DomainMention(domain="holiday_watch", title=2, role=Role.PARTICIPATE),
        DomainMention(domain="road_safety_prevention"),
    )
    assert convention.clauses.night is True
    assert convention.clauses.evaluation is None
    assert melun.councils is not None
    assert melun.councils[0].created == PartialDate(2015)
    for format in FORMATS:
        assert loads(dumps(melun, format), format) == melun


# --- what is accepted -----------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["01001", "2A004", "2a 004", '"01001"', "75101", "97411"])
def test_codes_of_communes_that_are_or_were(code: str) -> None:
    found = loads(f"{{secuprev: 1, id: x, communes: [{code}]}}").communes[0].code
    assert found == code.strip('"').replace(" ", "").upper()


def test_words_stay_words() -> None:
    text = "{secuprev: 1, id: on, name: off, groups: [{id: 1e3, kind: local, trigger: no}]}"
    found = loads(text)
    assert (found.id, found.name) == ("on", "off")
    assert found.groups is not None
    assert (found.groups[0].id, found.groups[0].trigger) == ("1e3", "no")


def test_an_identifier_may_look_like_a_number_and_be_referred_to() -> None:
    text = '{"secuprev": 1, "id": 7, "sources": [{"id": 12}], "partners": [{"id": "p", \
"kind": "procureur", "source": 12}]}'
    assert loads(text, "json").partners[0].source == "12"


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null"])
def test_what_is_left_empty_is_not_known(nothing: str) -> None:
    found = loads(f"secuprev: 1\nid: x\nname: {nothing}\nforces: {nothing}\ncommunes: {nothing}\n")
    assert found == Framework(id="x")


def test_a_body_of_the_past_is_accepted() -> None:
    assert loads("{secuprev: 1, id: x, epci: 247800550}").epci == Epci(siren="247800550")


def test_bare_texts_stand_for_objects() -> None:
    text = """\
secuprev: 1
id: x
councils:
  - id: c
    kind: clspd
    coordinator: Mme Martin
    remarks: [seen in the press]
    members: [{name: somebody}, prefet]
conventions:
  - {id: k, renewals: [2015, {on: 2018-05, years: 3}]}
"""
    found = loads(text)
    assert found.councils is not None
    council = found.councils[0]
    assert council.coordinator is not None
    assert council.coordinator.name == "Mme Martin"
    assert council.remarks == (Remark(text="seen in the press"),)
    assert council.members is not None
    assert [one.office for one in council.members] == [None, "prefet"]
    assert found.conventions is not None
    assert [one.on for one in found.conventions[0].renewals] == [
        PartialDate(2015),
        PartialDate(2018, 5),
    ]


def test_toml_has_dates_of_its_own() -> None:
    text = 'secuprev = 1\nid = "x"\nconventions = [{id = "c", signed = 2012-11-23, until = 2015}]\n'
    found = loads(text, "toml").conventions
    assert found is not None
    assert (found[0].signed, found[0].until) == (PartialDate(2012, 11, 23), PartialDate(2015))


def test_aliases_are_unfolded() -> None:
    text = """\
secuprev: 1
id: x
forces:
  - {id: pm, kind: police_municipale, communes: &all [77288, 77285]}
  - {id: pn, kind: police_nationale, communes: *all}
"""
    found = loads(text).forces
    assert found is not None
    assert found[1].communes == found[0].communes == ("77288", "77285")


@formats
def test_a_byte_order_mark_is_no_fault(format: Format, tmp_path: Path) -> None:
    path = tmp_path / f"x.{format}"
    path.write_text(dumps(Framework(id="x"), format), encoding="utf-8-sig")
    assert load(path) == Framework(id="x")


@pytest.mark.parametrize("suffix", [".yml", ".YAML", ".Yml"])
def test_names_of_yaml_files(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    dump(Framework(id="x"), str(path))
    assert load(str(path)) == Framework(id="x")


# --- files that are none --------------------------------------------------------------------------


def test_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "melun.yaml").touch()
    with pytest.raises(DocumentError) as caught:
        load(tmp_path / "melum.yaml")
    (fault,) = caught.value.faults
    assert (fault.code, fault.line) == ("missing-file", None)
    assert fault.suggestion == str(tmp_path / "melun.yaml")
    with pytest.raises(DocumentError, match=r"nowhere/x\.yaml: there is no such file$"):
        load("nowhere/x.yaml")


def test_a_directory(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.mkdir()
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert codes_of(caught) == ["not-a-file"]


def test_a_device_is_not_read() -> None:
    with pytest.raises(DocumentError) as caught:
        load("/dev/zero")
    assert codes_of(caught) == ["not-a-file"]


@pytest.mark.parametrize("path", ["a\0b.yaml", "a" * 5000 + ".yaml"])
def test_a_name_that_no_file_can_have(path: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert codes_of(caught) == ["unreadable-file"]


# --- limits ---------------------------------------------------------------------------------------


@formats
def test_a_document_of_100_megabytes_is_not_even_opened(
    format: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"x.{format}"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.delattr(Path, "open")
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert codes_of(caught) == ["too-large"]
    assert str(MAX_BYTES) in str(caught.value)


def test_the_size_is_a_parameter(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("secuprev: 1\nid: é\n", encoding="utf-8")
    size = path.stat().st_size
    assert load(path, max_bytes=size).id == "é"
    assert loads(path.read_text("utf-8"), max_bytes=size).id == "é"
    with pytest.raises(DocumentError, match="over the limit of 18 bytes"):
        load(path, max_bytes=size - 1)
    with pytest.raises(DocumentError, match="over the limit of 18 bytes"):
        loads(path.read_text("utf-8"), max_bytes=size - 1)


DEEP = {
    "flow.yaml": "secuprev: 1\nid: x\na: " + "[" * 10_000 + "]" * 10_000,
    "maps.yaml": "secuprev: 1\nid: x\na: " + "{a: " * 10_000,
    "dashes.yaml": "- " * 10_000,
    "blocks.yaml": "".join(" " * n + "a:\n" for n in range(3_000)),
    "lists.json": "[" * 10_000 + "]" * 10_000,
    "maps.json": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "lists.toml": "a = " + "[" * 10_000 + "]" * 10_000,
    "maps.toml": "a = " + "{a = " * 10_000 + "1" + "}" * 10_000,
    "keys.toml": ".".join("a" * 10_000) + " = 1",
    "table.toml": "[" + ".".join("a" * 10_000) + "]",
    "tables.toml": "".join(f"[[{'.'.join('a' * n)}]]\n" for n in range(1, 100)),
    "aliases.yaml": "a0: &a0 []\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 200)),
}


@pytest.mark.parametrize("name", DEEP)
def test_a_nesting_too_deep(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(DEEP[name])
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert codes_of(caught) == ["too-deep"]
    assert caught.value.faults[0].line is not None


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("yaml", "a: [{b: [1]}]"),
        ("json", '{"a": [{"b": [1]}]}'),
        ("toml", "a = [{b = [1]}]"),
        ("toml", "[[a]]\nb = [1]"),
    ],
)
def test_the_depth_is_a_parameter(format: Format, text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(text, format, max_depth=4)
    assert "too-deep" not in codes_of(caught)
    with pytest.raises(DocumentError) as caught:
        loads(text, format, max_depth=3)
    assert codes_of(caught) == ["too-deep"]


def test_an_alias_bomb_is_refused() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 50)}]\n" for n in range(1, 60)
    )
    with pytest.raises(DocumentError) as caught:
        loads(bomb)
    assert codes_of(caught) == ["too-many-aliases"]


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\n" * 30_000,
        "a." * 40 + "b = 1\n" + "x = '\n" * 30_000,
        'a = "' + '\\"' * 100_000,
        "a = '''" + "'" * 100_000,
        "[" * 100_000,
    ],
)
def test_hostile_toml_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        loads(text, "toml")


def test_thousands_of_faults_are_told_soon() -> None:
    rows = "".join(f"  - {{id: f{n}, kind: nothing, source: s{n}}}\n" for n in range(3_000))
    with pytest.raises(DocumentError) as caught:
        loads(f"secuprev: 1\nid: x\nsources: [{{id: source}}]\nforces:\n{rows}")
    assert len(caught.value.faults) == 6_000


def test_suggestions_are_bounded() -> None:
    ids = [f"force-{n}" for n in range(1_000)]
    forces = [{"id": one, "kind": "police_municipale"} for one in ids]
    conventions = [{"id": "c", "forces": [f"{one}x" for one in ids]}]
    document = {"secuprev": 1, "id": "x", "forces": forces, "conventions": conventions}
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps(document), "json")
    faults = caught.value.faults
    assert [fault.code for fault in faults] == ["dangling-id"] * 1_000
    assert faults[0].suggestion == "force-0"  # the first ones have a suggestion, the last have not
    assert faults[-1].suggestion is None
    document = {"secuprev": 1, "id": "x", "communes": [f"{n}X{n}" for n in range(3_000)]}
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps(document), "json")
    assert codes_of(caught) == ["invalid-commune-code"] * 3_000


def test_no_recursion_even_when_any_depth_is_allowed() -> None:
    deep = "[" * 3_000 + "]" * 3_000
    for format, text in (("json", deep), ("yaml", f"a: {deep}")):
        with pytest.raises(DocumentError) as caught:
            loads(text, format, max_depth=10**6)
        assert "too-deep" not in codes_of(caught)
    with pytest.raises(DocumentError) as caught:  # the standard library has a limit of its own
        loads(f"a = {deep}", "toml", max_depth=10**6)
    assert codes_of(caught) == ["too-deep"]


def test_an_integer_of_thousands_of_figures() -> None:
    row = f'"id": "pm", "kind": "police_municipale", "posts": {"9" * 5_000}'
    with pytest.raises(DocumentError) as caught:
        loads(f'{{"secuprev": 1, "id": "x", "forces": [{{{row}}}]}}', "json")
    assert codes_of(caught) == ["not-a-whole-number"]
    assert len(str(caught.value)) < 300
    with pytest.raises(DocumentError) as caught:
        loads(f"secuprev = 1\nid = 'x'\na = {'9' * 5_000}", "toml")
    assert codes_of(caught) == ["invalid-syntax"]


# --- importing ------------------------------------------------------------------------------------


def test_importing_loads_neither_yaml_nor_networkx() -> None:
    code = (
        "import sys, secuprev.documents as d\n"
        'd.loads(\'{"secuprev": 1, "id": "x"}\', \'json\')\n'
        "d.loads(d.dumps(d.loads('secuprev = 1\\nid = \"x\"', 'toml'), 'toml'), 'toml')\n"
        "print(sorted({'yaml', 'networkx'} & set(sys.modules)))\n"
        "d.loads(d.dumps(d.loads('{secuprev: 1, id: x}')))\n"
        "print('yaml' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "True"]


# --- vocabularies ---------------------------------------------------------------------------------


def test_every_vocabulary_that_the_model_names_has_codes() -> None:
    named = {
        marker.by
        for annotation in vars(fields).values()
        for marker in getattr(annotation, "__metadata__", ())
        if isinstance(marker, fields.Coded)
    }
    assert len(named) == 14
    for name in named:
        assert len(codes(name)) > 5, name
        assert all(re.fullmatch(r"[a-z0-9_]+", code) for code in codes(name)), name
    assert set(codes("domains")) == set(domains)
    assert "clspd" in codes("councils")
