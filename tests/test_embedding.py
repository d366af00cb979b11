"""The examples of embedding: each is run as a stranger would run it."""

import asyncio
import csv
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from jsonschema import Draft202012Validator

import secuprev

EXAMPLES = Path(__file__).parents[1] / "examples"
TOWN = """
secuprev: 1
id: town
name: Town
forces: [{id: pm, kind: police_municipale, posts: 40}]
conventions: [{id: c, signed: 2024-03-01, years: 3, communes: ["77288"]}]
"""
WITHOUT = TOWN.replace("conventions:", "conventions: []\n#")
ON = "2026-01-01"


@pytest.fixture(scope="module")
def service():
    spec = importlib.util.spec_from_file_location("service", EXAMPLES / "embedding" / "service.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def asked(method, path, **sent):
        async def answer():
            transport = httpx.ASGITransport(app=module.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
                return await client.request(method, path, **sent)

        return asyncio.run(answer())

    return asked


@pytest.mark.parametrize("format", ["json", "yaml", "toml"])
def test_the_service_answers_what_the_library_does(service, format):
    town = secuprev.loads(TOWN)
    kind = {"content-type": f"application/{format}; charset=utf-8"}
    asked = {"on": ON, "lang": "en"}
    body = secuprev.dumps(town, format).encode()
    done = service("POST", "/check", content=body, headers=kind, params=asked)
    assert done.status_code == 200
    assert done.json() == json.loads(secuprev.check(town, ON).to_json("en"))


@pytest.mark.parametrize(
    ("content", "kind", "params", "status", "words"),
    [
        ("id: town", "yaml", {}, 422, "secuprev"),
        (TOWN.replace("posts", "post"), "yaml", {}, 422, "posts"),
        ("{", "json", {}, 422, "line"),
        (TOWN, "yaml", {"on": "soon"}, 422, '"on"'),
        (TOWN, "yaml", {"lang": "de"}, 422, "lang"),
        (TOWN, "xml", {}, 415, "application/yaml"),
        (b"\xff", "yaml", {}, 422, "UTF-8"),
        (b" " * 5_000_001, "yaml", {}, 413, "bytes"),
    ],
)
def test_the_service_refuses_what_it_cannot_use(service, content, kind, params, status, words):
    headers = {"content-type": f"application/{kind}"}
    done = service("POST", "/check", content=content, headers=headers, params=params)
    assert done.status_code == status
    assert words in done.text


def test_a_fault_is_told_with_its_line(service):
    text = TOWN.replace("posts", "post")
    headers = {"content-type": "application/yaml"}
    (fault,) = service("POST", "/check?lang=en", content=text, headers=headers).json()["detail"]
    assert (fault["line"], fault["path"]) == (5, "forces[0].post")
    assert fault["suggestion"] == "posts"


def test_the_description_of_the_service_holds_both_schemas(service):
    described = service("GET", "/openapi.json").json()
    post = described["paths"]["/check"]["post"]
    asked = post["requestBody"]["content"]["application/json"]["schema"]
    answered = post["responses"]["200"]["content"]["application/json"]["schema"]
    document = json.loads(secuprev.dumps(secuprev.loads(TOWN), "json"))
    report = secuprev.check(secuprev.loads(TOWN), ON).to_dict("en")
    for schema, one in ((asked, document), (answered, report)):
        valid = Draft202012Validator({**described, **schema})
        valid.validate(one)
        assert not valid.is_valid({})
    faulty = document | {"forces": [{"id": "pm", "kind": "police"}]}
    assert not Draft202012Validator({**described, **asked}).is_valid(faulty)
    assert "$defs" not in json.dumps(described)


def run(*arguments, cwd, **environment):
    env = os.environ | {"PYTHONUTF8": "1"} | environment
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_folder_becomes_a_table(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in {"a": WITHOUT, "b": WITHOUT, "c": "id: x"}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    script = EXAMPLES / "embedding" / "folder.py"
    done = run(script, "documents", ON, "breaches.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert "c.yaml" in done.stderr
    breaches = secuprev.check(secuprev.loads(WITHOUT), ON).breaches
    with (tmp_path / "breaches.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == 2 * len(breaches) > 0
    assert {row["rule"] for row in rows} == {one.rule.code for one in breaches}
    assert all(
        f"{one.rule.code} {one.rule.name}" in " ".join(done.stdout.split()) for one in breaches
    )


def guarded(tmp_path, text, on=ON):
    (tmp_path / "agglo.yaml").write_text(text, encoding="utf-8")
    guard = EXAMPLES / "embedding" / "test_agglomeration.py"
    asked = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path, guard)
    return run(*asked, cwd=tmp_path, FILE="agglo.yaml", ON=on, SECUPREV_NO_PLUGINS="1")


def test_the_guard_lets_a_sound_file_pass(tmp_path):
    done = guarded(tmp_path, "secuprev: 1\nid: agglo\nforces: []\nconventions: []\n")
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


@pytest.mark.parametrize(
    ("text", "on", "words"),
    [
        (WITHOUT, ON, "CONV-001"),
        (TOWN.replace("years", "year"), ON, "agglo.yaml:6"),
        (TOWN, "2026-12-01", "c ends on 2027-0"),
    ],
)
def test_the_guard_stops_a_file_that_went_wrong(tmp_path, text, on, words):
    done = guarded(tmp_path, text, on)
    assert done.returncode == 1
    assert words in done.stdout
