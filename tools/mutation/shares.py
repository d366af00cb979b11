"""How far a share that was counted in a draw may be from that of all."""

from math import sqrt
from statistics import NormalDist

__all__ = ["interval"]


def interval(found: int, drawn: int, sure: float = 0.95) -> tuple[float, float]:
    """Return the interval of Wilson, in which the share of all lies with some confidence.

    Args:
        found: how many of those that were drawn.
        drawn: how many were drawn.
        sure: the confidence, of 1.
    """
    if not drawn:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + sure) / 2)
    share, whole = found / drawn, 1 + z * z / drawn
    middle = (share + z * z / (2 * drawn)) / whole
    reach = z * sqrt(share * (1 - share) / drawn + z * z / (4 * drawn * drawn)) / whole
    return middle - reach, middle + reach
