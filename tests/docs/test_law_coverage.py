"""The page of what of the law is computed is the one that the data gives."""

import importlib.util
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "build_law_coverage.py"


def test_the_page_is_the_one_that_the_data_gives():
    spec = importlib.util.spec_from_file_location("build_law_coverage", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page(), (
        "run `python tools/build_law_coverage.py` and read the diff"
    )
