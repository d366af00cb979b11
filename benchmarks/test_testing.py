"""What it costs to draw frameworks, for those who test with them."""

from datetime import date

from hypothesis import HealthCheck, Phase, given, settings

import secuprev
from secuprev.testing import frameworks

HOW_MANY = 1000
DAY = date(2025, 6, 1)


def drawn():
    """Draw a thousand frameworks of ten communes, as a test would."""
    found = []

    @settings(
        max_examples=HOW_MANY,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(frameworks(communes=10))
    def draw(framework):
        found.append(framework)

    draw()
    assert len(found) >= HOW_MANY
    return found


def test_drawing_a_thousand_frameworks_beside_checking_them(beside):
    held = drawn()

    def checked():
        for one in held:
            secuprev.check(one, DAY)

    beside(("draw 1,000 frameworks of ten communes", drawn), ("check them", checked), rounds=3)
