"""How long importing takes, each in a fresh process, beside what it is built on.

Read the ratios, not the seconds: ``make bench`` prints them side by side.
"""

import subprocess
import sys

import pytest

STATEMENTS = {
    "nothing": "pass",
    "attrs": "import attrs",
    "secuprev": "import secuprev",
    "secuprev.law": "from secuprev import law; law.value('model.years', '2020-01-01')",
    "secuprev.check": "import secuprev; secuprev.check",
    "yaml": "import yaml",
    "networkx": "import networkx",
}


@pytest.mark.benchmark(group="import")
@pytest.mark.parametrize("name", STATEMENTS)
def test_import(benchmark, name):
    command = [sys.executable, "-c", STATEMENTS[name]]
    benchmark.pedantic(subprocess.run, (command,), {"check": True}, rounds=7, warmup_rounds=1)
