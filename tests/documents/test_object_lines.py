"""Objects are found on the lines on which a reader finds them."""

import pytest

from secuprev import documents
from secuprev.model import Commune, Convention, DomainMention, Epci, Force, Waiver

YAML = """\
secuprev: 1
id: town
epci:
  siren: "247700057"
communes:
  - "77288"
  - code: "77152"
forces:
  - kind: police_municipale
    id: pm
conventions:
  - id: c
    domains:
      - holiday_watch
      - domain: dangerous_dogs
waivers:
  - {rule: missing-convention, subject: pm, reason: a, author: b, expires: 2030-01-01}
"""
TOML = """\
secuprev = 1
id = "town"
communes = ["77288",
  {code = "77152"}]

[epci]
siren = "247700057"

[[forces]]
kind = "police_municipale"
id = "pm"

[[conventions]]
id = "c"
domains = [
  "holiday_watch",
  {domain = "dangerous_dogs"},
]

[[waivers]]
rule = "missing-convention"
subject = "pm"
reason = "a"
author = "b"
expires = 2030-01-01
"""
JSON = """\
{"secuprev": 1, "id": "town",
 "epci": {"siren": "247700057"},
 "communes": ["77288",
              {"code": "77152"}],
 "forces": [
   {"kind": "police_municipale", "id": "pm"}],
 "conventions": [
   {"id": "c", "domains": [
      "holiday_watch",
      {"domain": "dangerous_dogs"}]}],
 "waivers": [
   {"rule": "missing-convention", "subject": "pm", "reason": "a", "author": "b",
    "expires": "2030-01-01"}]}
"""
KEYS = (
    (Epci, ""),
    (Commune, "77288"),
    (Commune, "77152"),
    (Force, "pm"),
    (Convention, "c"),
    (DomainMention, "c.domains[0]"),
    (DomainMention, "c.domains[1]"),
    (Waiver, "waivers[0]"),
)


@pytest.mark.parametrize(
    ("suffix", "text", "lines"),
    [
        ("yaml", YAML, (3, 6, 7, 9, 12, 14, 15, 17)),
        ("toml", TOML, (6, 3, 4, 9, 13, 16, 17, 20)),
        ("json", JSON, (2, 3, 4, 6, 8, 9, 10, 12)),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_object_is_on_its_line(tmp_path, suffix, text, lines, end):
    path = tmp_path / f"town.{suffix}"
    path.write_bytes(text.replace("\n", end).encode())
    documents.load(path)  # it is a document without faults
    assert documents.object_lines(path) == dict(zip(KEYS, lines, strict=True))


def test_a_file_that_cannot_be_read_is_told_as_ever(tmp_path):
    path = tmp_path / "town.yaml"
    path.write_text("secuprev: [1\n")
    with pytest.raises(documents.DocumentError, match=r"town\.yaml:\d+"):
        documents.object_lines(path)
    with pytest.raises(documents.DocumentError, match="no such file"):
        documents.object_lines(tmp_path / "nowhere.yaml")
