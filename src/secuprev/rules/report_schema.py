"""The JSON Schema of a report, as ``report.schema.json`` holds it."""

import json
from importlib.resources import files
from typing import Any

__all__ = ["report_schema"]


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `Report.to_dict` gives, and of a list of such.

    >>> report_schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    text = (files("secuprev.rules") / "report.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
