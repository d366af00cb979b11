"""What the pages print of a file is what stands in the file."""

import re
import tomllib
from pathlib import Path

import yaml

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
PAGE = (HOW_TO / "live-with-findings.md").read_text(encoding="utf-8")


def printed(language: str) -> str:
    (block,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return block


def test_the_settings_that_are_printed_are_those_of_the_file():
    kept = (HOW_TO / "findings" / "secuprev.toml").read_text(encoding="utf-8")
    assert tomllib.loads(printed("toml")) == tomllib.loads(kept)


def test_the_waiver_that_is_printed_is_that_of_the_town():
    kept = (HOW_TO / "findings" / "town.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(printed("yaml"))["waivers"] == yaml.safe_load(kept)["waivers"]
