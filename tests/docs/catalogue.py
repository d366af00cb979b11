"""The modules that write pages of the documentation from the library."""

import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
sys.path.insert(0, str(DOCS / "_ext"))

from catalogue import api_sheets, site, writing  # noqa: E402
from catalogue.sheet import Sheet  # noqa: E402

__all__ = ["DOCS", "Sheet", "api_sheets", "site", "writing"]
