"""Pictures are drawn with the settings that matplotlib comes with, where it is installed."""

from importlib.util import find_spec

import pytest

collect_ignore_glob = [] if find_spec("matplotlib") else ["test_*.py"]


@pytest.fixture(autouse=True)
def _a_clean_desk():
    import matplotlib.pyplot as plt

    plt.close("all")
    with plt.style.context("default"):
        yield
    plt.close("all")
