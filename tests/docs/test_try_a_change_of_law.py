"""What the page prints of a change set is what stands in the file."""

import re
from pathlib import Path

from secuprev import law

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
PAGE = (HOW_TO / "try-a-change-of-law.md").read_text(encoding="utf-8")


def test_the_set_that_is_printed_is_that_of_the_file():
    kept = law.changes(HOW_TO / "other-law" / "one-post.toml")
    (printed,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (in_python,) = re.findall(r'law\.changes\("""\n(.*?)"""\)', PAGE, re.DOTALL)
    assert law.changes(printed) == law.changes(in_python) == kept
