"""What the tests of reports share with those of graphs."""

from tests.cooperation.conftest import readers

__all__ = ["readers"]
