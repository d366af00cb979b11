"""Pictures are drawn with the settings that matplotlib comes with."""

import pytest


@pytest.fixture(autouse=True)
def _a_clean_desk():
    import matplotlib.pyplot as plt

    plt.close("all")
    with plt.style.context("default"):
        yield
    plt.close("all")
