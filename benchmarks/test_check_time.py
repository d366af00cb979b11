"""How long a check takes, beside reading the document that it checks."""

from pathlib import Path

import pytest

import secuprev

EXAMPLE = (Path(__file__).parents[1] / "examples" / "senart-2012.yaml").read_text(encoding="utf-8")


@pytest.mark.benchmark(group="senart-2012")
def test_reading_the_document(benchmark):
    benchmark(secuprev.loads, EXAMPLE, "yaml")


@pytest.mark.benchmark(group="senart-2012")
def test_checking_it(benchmark):
    framework = secuprev.loads(EXAMPLE, "yaml")
    benchmark(secuprev.check, framework, "2012-11-23")
