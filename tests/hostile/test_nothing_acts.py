"""What is read stays what it is: nothing is run, no path is opened, no address is asked."""

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import secuprev
from secuprev import opendata
from secuprev.documents import DocumentError

ROOT = Path(__file__).parents[2]
MELUN = ROOT / "examples" / "melun-val-de-seine.yaml"
BEFORE = ROOT / "examples" / "senart-2006.yaml"
AFTER = ROOT / "examples" / "senart-2012.yaml"

_WATCHED = """
import json, sys
from pathlib import Path
import secuprev
from secuprev import opendata, render

folder, bait = Path(sys.argv[1]), sys.argv[2]
seen = []

def watch(event, given):
    if event == "open" or event.startswith(("socket.", "subprocess.", "os.system", "os.exec",
                                            "os.posix_spawn", "pickle.", "ctypes.", "urllib.")):
        seen.append([event, *(str(one)[:300] for one in given)])

sys.addaudithook(watch)
framework = secuprev.load(folder / "town.yaml")
report = secuprev.check(framework, on="2024-01-01")
said = [render.text(report, "fr"), report.to_json(), secuprev.dumps(framework),
        secuprev.coverage(framework, on="2024-01-01").to_dict()]
secuprev.export(secuprev.cooperation_graph(framework, on="2024-01-01"), folder / "out.graphml")
opendata.read_register(folder / "register.csv")
print(json.dumps(seen))
"""


def test_no_path_is_opened_and_nothing_is_asked_or_run(tmp_path):
    bait = tmp_path / "bait.txt"
    bait.write_text("not for you", encoding="utf-8")
    source = {"id": "s", "title": str(bait), "url": bait.as_uri(), "evidence": str(bait)}
    force = {"id": "pm", "kind": "police_municipale", "communes": ["77288"], "name": str(bait)}
    runs = f"!!python/object/apply:os.system [cat {bait}]"
    act = {"id": "c", "communes": ["77288"], "forces": ["pm"], "source": "s",
           "label": "`id` $(id) ${IFS} {{ 7*7 }} %s {0.__class__}",
           "remarks": [runs, "http://127.0.0.1:9/"]}  # fmt: skip
    document = {"secuprev": 1, "id": "town", "sources": [source], "forces": [force],
                "conventions": [act]}  # fmt: skip
    (tmp_path / "town.yaml").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "register.csv").write_text(
        f"Commune;Date de signature;Lien\nMelun;2024;{bait}\n=cmd|'/C x'!A0;2024;{bait.as_uri()}\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(tmp_path), str(bait)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert {event for event, *_ in seen} == {"open"}
    assert not [one for one in seen if "bait" in one[1]]
    assert [one for one in seen if one[1].endswith("town.yaml")]  # it was watched


@pytest.mark.parametrize(
    "said",
    [
        "!!python/object/apply:os.system ['true']",
        "!!python/name:os.system",
        "!!python/object/new:type [x, [], {}]",
        "!<tag:yaml.org,2002:python/module:os> ''",
        "!own thing",
    ],
)
def test_a_tag_is_a_fault(said):
    with pytest.raises(DocumentError):
        secuprev.loads(f"secuprev: 1\nid: x\nname: {said}\n")


def _results():
    melun, before, after = map(secuprev.load, (MELUN, BEFORE, AFTER))
    report = secuprev.check(melun, on="2024-01-01")
    return {
        "framework": melun,
        "report": report,
        "result": report.results[0],
        "obligations": secuprev.obligations(melun, on="2024-01-01"),
        "coverage": secuprev.coverage(melun, on="2024-01-01"),
        "comparison": secuprev.compare(before, after),
        "forecast": secuprev.forecast(after, "2012-11-23", "2016-01-01"),
        "resilience": secuprev.resilience(melun, on="2024-01-01"),
        "against": secuprev.against_model(after.conventions[0]),
        "parameter": secuprev.law.value("convention.posts_threshold", on="2019-06-30"),
        "model": secuprev.law.model(on="2012-11-23", kind="communal"),
        "domain": secuprev.domains["holiday_watch"],
        "commune": secuprev.france.commune("77288"),
        "body": secuprev.france.epci("247700057"),
        "match": secuprev.find_domain("OTV"),
        "register": opendata.read_register(ROOT / "tests/fixtures/registers/ticks.csv"),
        "rule": secuprev.rules.find("CONV-001"),
    }


RESULTS = _results()


@pytest.mark.parametrize("name", RESULTS)
def test_what_is_given_back_can_be_copied_and_pickled(name):
    given = RESULTS[name]
    assert copy.copy(given) == given
    assert copy.deepcopy(given) == given
    assert pickle.loads(pickle.dumps(given)) == given


def test_what_is_wrong_with_a_document_can_be_pickled():
    with pytest.raises(DocumentError) as caught:
        secuprev.loads("secuprev: 1\nnme: x\n")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.faults, str(again)) == (caught.value.faults, str(caught.value))
    assert copy.deepcopy(caught.value).faults == caught.value.faults
