"""How many of the draws of a strategy Hypothesis had to throw away."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.statistics import collector


def thrown_away(strategy, examples: int = 100) -> float:
    """Return the share of draws that a filter refused.

    Those that Hypothesis itself breaks off, to see how small a draw can be, are none.
    """
    found: list[dict] = []

    @settings(
        max_examples=examples,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(one):
        pass

    with collector.with_value(found.append):
        draw()
    cases = [one["status"] for one in found[0]["generate-phase"]["test-cases"]]
    assert len(cases) >= min(examples, 20)
    return cases.count("invalid") / len(cases)
